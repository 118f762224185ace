"""Events: the invented examples in `tests/cases`, one table a family, and what must hold for all of them.

A row is a text of one or more sentences, printed below a neutral headline. `expected` lists every edge it may yield,
¦ between them, or «-» for none; the order of the two ends counts only where the property has a direction. Behind an
edge, brackets hold what its event must carry: a date («2024-03-05..2024-03-07», «--03-06», «-» for none), a place
(«@Hà Nội», «@-» for none), a level («=StrategicPartnership»). «Planned: A visited B» asks for an event that did not
happen and makes no edge. `rule` names the rule that must have fired, with «not » before it one that must not; behind
«~» stands how an office without a name was found to be somebody's. `status`
is «known» where the reader is known to go wrong. Offices («A holdsPosition Bộ trưởng in Bộ Ngoại giao») are compared in
the table of tenures only.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnus_graph.model import Article, Event, Evidence, PartialDate, Period, Reading, Resolution
from vnus_graph.pipeline import extract
from vnus_graph.resolve.assemble import resolve

CASES = Path(__file__).parents[1] / "cases"
TABLES = (
    "encounters",
    "calls",
    "visits",
    "invitations",
    "upgrades",
    "delegation_claims",
    "status",
    "coreference",
    "tenures",
    "offices",
)
HEADLINE = "Tin hoạt động đối ngoại trong tuần của tòa soạn"
SYMMETRIC = {"metWith", "spokeWith", "upgradedRelationship"}
PREDICATES = sorted(SYMMETRIC | {"leadsDelegation", "delegationOf", "visited", "invited", "holdsPosition"})
LINE = re.compile(rf"(?:(\w+): )?(.+?) ({'|'.join(PREDICATES)}) (.+?)(?: in ([^\[]+?))?(?: \[(.+)\])?$")
SOURCE = Path(__file__).parents[2] / "src" / "vnus_graph" / "events"
FAMILIES = "encounter|visit|invitation|upgrade|delegation|tenure"
FRAMES = ("object", "with", "inverse")
"""What `encounter.{frame}` stands for; joint encounters («pair») have a name of their own."""
UNREACHED = {"delegation.sender"}
"""Rules that name a body and never stand as evidence of an event."""

Row = dict[str, str]
Triple = tuple[str, str, str]


def rows(table: str) -> Iterator[Row]:
    """The rows of one table, comments left out."""
    lines = [line for line in (CASES / f"{table}.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield {"table": table, **{key: (value or "").strip() for key, value in row.items()}}


ROWS = [row for table in TABLES for row in rows(table)]
FIRM = [row for row in ROWS if row["status"] != "known"]


def article(row: Row, name: str = "mau") -> Article:
    """The row's text as the body of an article."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return Article(name, f"{HEADLINE}\n\n{row['text'].replace('⏎', chr(10) * 2)}\n", published=published)


@cache
def _reading(text: str, published: str) -> Reading:
    return extract(article({"text": text, "published": published}))


def resolution(row: Row) -> Resolution:
    """What the row's text says, on its own."""
    return resolve([_reading(row["text"], row["published"])])


def edges(found: Resolution) -> list[tuple[Triple, Event | None]]:
    """All edges with labels for ids, each with its event where it has one; offices are no edges here."""
    label = {actor.id: actor.label for actor in found.actors}
    made: list[tuple[Triple, Event | None]] = [
        ((label[edge.subject], edge.predicate, label[edge.object]), event)
        for event in found.events
        for edge in event.edges
    ]
    for record in found.delegations:
        made += [((label[one], "leadsDelegation", label[record.delegation]), None) for one in record.leaders]
        made += [((label[record.delegation], "delegationOf", label[one]), None) for one in record.senders]
    return [(_ordered(triple), event) for triple, event in made]


def _ordered(triple: Triple) -> Triple:
    left, predicate, right = triple
    return (min(left, right), predicate, max(left, right)) if predicate in SYMMETRIC else triple


def offices(found: Resolution) -> set[Triple]:
    """(holder, label, body): who holds which office."""
    label = {actor.id: actor.label for actor in found.actors}
    positions = {position.id: position for position in found.positions}
    return {
        (label[t.holder], positions[t.position].label, label.get(positions[t.position].body or "", ""))
        for t in found.tenures
    }


def written(day: PartialDate) -> str:
    """A date as the tables write it."""
    year = f"{day.year:04d}" if day.year else "-"
    return "-".join([year, *(f"{part:02d}" for part in (day.month, day.day) if part)])


def period(when: Period | None) -> str:
    """A period as the tables write it; «-» for none."""
    if when is None:
        return "-"
    return written(when.start) + (f"..{written(when.end)}" if when.end else "")


def details(found: Resolution, event: Event, asked: str) -> str:
    """Of date, place and level, those that the brackets ask for."""
    places = {place.id: place.label for place in found.places}
    shown = []
    for part in re.split(r"\s+(?=[@=])", asked):
        if part.startswith("@"):
            shown.append(f"@{places.get(event.place or '', '-')}")
        elif part.startswith("="):
            shown.append(f"={event.level or '-'}")
        else:
            shown.append(period(event.when))
    return " ".join(shown)


def unmet(found: Resolution) -> set[tuple[str, Triple]]:
    """(status, triple) of all that did not happen; every two parties of an encounter, since sides do not matter."""
    label = {actor.id: actor.label for actor in found.actors}
    stated: set[tuple[str, Triple]] = set()
    for event in found.events:
        if event.status == "Held":
            continue
        by_role = {role: [label[key] for r, key in event.participants if r == role] for role, _ in event.participants}
        for left, predicate, right in (
            ("visitor", "visited", "destination"),
            ("inviter", "invited", "invitee"),
            ("participant", _predicate(event.kind), "participant"),
        ):
            stated |= {
                (event.status, _ordered((one, predicate, other)))
                for one in by_role.get(left, [])
                for other in by_role.get(right, [])
                if one != other
            }
    return stated


def _predicate(kind: str) -> str:
    if kind == "RelationshipUpgrade":
        return "upgradedRelationship"
    return "spokeWith" if kind.endswith("Call") and kind != "CourtesyCall" else "metWith"


def compare(row: Row, found: Resolution) -> None:
    """Fail on a missing or extra edge, a wrong detail, or a wrong status."""
    made = edges(found)
    wanted, not_held = [], []
    for line in filter(None, row["expected"].split(" ¦ ")):
        if line == "-":
            continue
        match = LINE.fullmatch(line)
        assert match, f"cannot read «{line}»"
        status, left, predicate, right, body, asked = match.groups(default="")
        if predicate == "holdsPosition":
            continue
        assert not body
        triple = _ordered((left, predicate, right))
        if status:
            not_held.append((status, triple))
        else:
            wanted.append((triple, asked))
    assert sorted({triple for triple, _ in made}) == sorted({triple for triple, _ in wanted})
    told = [(triple, details(found, event, asked)) for triple, asked in wanted if asked for event in _of(made, triple)]
    assert set(told) == {(triple, asked) for triple, asked in wanted if asked}
    assert set(not_held) <= unmet(found)


def _of(made: list[tuple[Triple, Event | None]], triple: Triple) -> list[Event]:
    return [event for known, event in made if known == triple and event is not None]


def evidence(found: Resolution) -> list[Evidence]:
    """All evidence of a resolution."""
    told = [one for event in found.events for one in event.evidence]
    told += [one for record in found.delegations for one in record.evidence]
    told += [one for tenure in found.tenures for one in tenure.evidence]
    return told + [one for actor in found.actors for one in actor.evidence]


CASE = [
    pytest.param(
        row,
        id=f"{row['table']}: {row['text'][:80]}",
        marks=[pytest.mark.xfail(reason="known to be read wrongly", strict=True)] if row["status"] == "known" else [],
    )
    for row in ROWS
]


@pytest.mark.parametrize("row", CASE)
def test_case(row: Row) -> None:
    found = resolution(row)
    compare(row, found)
    if row["table"] == "tenures":
        wanted = {
            (m[2], m[4], m[5] or "")
            for m in map(LINE.fullmatch, row["expected"].split(" ¦ "))
            if m and m[3] == "holdsPosition"
        }
        assert offices(found) == wanted
    fired = {one.rule for one in evidence(found)}
    if row["rule"].startswith("not "):
        assert row["rule"].removeprefix("not ") not in fired
    elif row["rule"]:
        assert row["rule"] in fired


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['table']}: {row['text'][:80]}")
def test_evidence_is_verbatim(row: Row) -> None:
    text = article(row).text
    reading = _reading(row["text"], row["published"])
    told = [one for claim in reading.claims for one in claim.evidence]
    told += [one for entity in reading.entities for one in entity.evidence]
    for one in told:
        assert text[one.start : one.end] == one.quote


def rules() -> set[str]:
    """Every rule name that the stage writes into evidence, as its source spells them."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.glob("*.py")))
    named = set(re.findall(rf'"((?:{FAMILIES})\.[a-z-]+)"', source))
    named |= set(re.findall(rf'evidence\("((?:{FAMILIES}))"\)', source))
    return named | {f"encounter.{frame}" for frame in FRAMES}


@pytest.mark.parametrize("rule", sorted(rules() - UNREACHED))
def test_every_rule_has_an_example_and_a_near_miss(rule: str) -> None:
    assert any(row["rule"] == rule for row in FIRM)
    assert any(row["rule"] == f"not {rule}" for row in FIRM)


def test_no_case_for_a_rule_that_is_not() -> None:
    assert {row["rule"].removeprefix("not ").partition("~")[0] for row in ROWS} - {""} <= rules()


def test_no_text_is_told_twice() -> None:
    texts = [(row["text"], row["published"]) for row in ROWS]
    assert len(texts) == len(set(texts))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(range(len(FIRM))), min_size=2, max_size=6, unique=True), st.randoms())
def test_the_order_of_articles_does_not_matter(chosen: list[int], order: random.Random) -> None:
    readings = [extract(article(FIRM[index], f"mau-{index}")) for index in chosen]
    shuffled = list(readings)
    order.shuffle(shuffled)
    assert resolve(shuffled) == resolve(readings)
