"""Stage 7 of 7, two datasets side by side: the claims that one holds and the other does not.

A claim is an edge with what the event behind it says: status, date, place and level. Whatever of these changes, the
claim as it was is lost and the one as it is now is gained, and the two stand next to each other. Quotes and rules are
shown, never compared: better evidence for the same claim is no other claim. Ends are told apart by IRI, since two
persons may share a name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, TypeAlias

from pyoxigraph import NamedNode, Store

from vnus_graph.graph.iris import node
from vnus_graph.graph.lines import spelled
from vnus_graph.graph.network import network
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.vocabulary import edges, instances, is_a, is_symmetric, label

Format: TypeAlias = Literal["text", "json"]
FORMATS: tuple[Format, ...] = ("text", "json")

_DIRECTED = (("visitor", "destination"), ("inviter", "invitee"))
"""Roles that tell the two ends of an event which made no edge; encounters and upgrades have participants."""


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """An edge and what is said of it; dates as in XSD («2024-09», «--03-06»), «» for what is not known.

    `ends` are names as in an IRI («person/le-hoai-trung»): subject and object, in order of name where the edge is
    symmetric. What did not happen makes no edge and may have more than two ends or one.
    """

    ends: tuple[str, ...]
    predicate: str
    status: str = ""
    """Local name of a `vnus:Status`; empty for a delegation or an office, which have none."""
    start: str = ""
    end: str = ""
    place: str = ""
    """Label of the place."""
    level: str = ""
    """Label of the relationship level."""
    names: tuple[str, ...] = field(default=(), compare=False)
    """Labels of the ends."""
    quote: str = field(default="", compare=False)
    """The first piece of evidence."""
    article: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a dataset gained and lost against an earlier one, each sorted by the ends of the claims."""

    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    kept: int
    """Claims that both hold."""

    @property
    def same(self) -> bool:
        """Whether both hold the same claims."""
        return not self.gained and not self.lost


def compare(old: Store, new: Store) -> Comparison:
    """The claims of `new` that `old` lacks, and the other way round."""
    before, after = claims(old), claims(new)
    gained = tuple(after[claim] for claim in sorted(after.keys() - before.keys()))
    lost = tuple(before[claim] for claim in sorted(before.keys() - after.keys()))
    return Comparison(gained, lost, len(before.keys() & after.keys()))


def claims(store: Store) -> dict[Claim, Claim]:
    """All claims of a dataset's default graph; of those that are equal, the one whose evidence comes first."""
    reader = Reader(store)
    found: dict[Claim, Claim] = {}
    for claim in (*_made(store, reader), *_not_held(reader)):
        found[claim] = min(found.get(claim, claim), claim, key=lambda one: (not one.quote, one.article, one.quote))
    return found


def _made(store: Store, reader: Reader) -> Iterator[Claim]:
    """The edges of the graph, each once for every event, delegation or tenure behind it."""
    for subject, object_, data in network(store).edges(data=True):
        yield _claim(reader, (subject, object_), data["predicate"], node(data["event"]))


def _not_held(reader: Reader) -> Iterator[Claim]:
    """Events that are planned, proposed, cancelled or denied, under the edge that they would make."""
    for event in reader.instances("Event"):
        kind, status = reader.kind(event) or "Event", reader.node(event, "status")
        predicate = next((name for name, behind in edges().items() if is_a(kind, behind)), None)
        if predicate and status is not None and reader.name(status) != "Held":
            yield _claim(reader, _ends(reader, event), predicate, event)


def _ends(reader: Reader, event: NamedNode) -> tuple[str, ...]:
    for source, target in _DIRECTED:
        ends = (*reader.nodes(event, source), *reader.nodes(event, target))
        if ends:
            return tuple(map(reader.name, ends))
    return tuple(map(reader.name, reader.nodes(event, "participant")))


def _claim(reader: Reader, ends: tuple[str, ...], predicate: str, behind: NamedNode) -> Claim:
    if is_symmetric(predicate):
        ends = tuple(sorted(ends))
    status, place, level = (reader.node(behind, name) for name in ("status", "place", "level"))
    quote, article = min(_evidence(reader, behind), key=lambda found: found[:2], default=(("", 0), "", ""))[1:]
    return Claim(
        ends,
        predicate,
        reader.name(status) if status else "",
        reader.text(behind, "start") or "",
        reader.text(behind, "end") or "",
        (reader.label(place) or reader.name(place)) if place else "",
        (reader.label(level) or reader.name(level)) if level else "",
        tuple(reader.label(node(end)) or end for end in ends),
        quote,
        article,
    )


def _evidence(reader: Reader, behind: NamedNode) -> Iterator[tuple[tuple[str, int], str, str]]:
    """Where each piece stands, its words, and the name of its article."""
    for piece in reader.nodes(behind, "evidence"):
        article = reader.node(piece, "inArticle")
        name = reader.name(article) if article else ""
        yield (name, int(reader.text(piece, "startOffset") or 0)), reader.text(piece, "quote") or "", name


# --- how it is told --------------------------------------------------------------------------------------------------


def write(comparison: Comparison, form: Format = "text") -> str:
    """The comparison as text that ends in a newline: one line a claim with its quote below, or JSON.

    In text `-` marks a claim lost and `+` one gained; counts by predicate close it. In JSON `gained` and `lost` list
    the claims with all their fields, `kept` counts the rest. Raises ValueError for another format.
    """
    if form == "json":
        told = {
            "gained": [asdict(claim) for claim in comparison.gained],
            "lost": [asdict(claim) for claim in comparison.lost],
            "kept": comparison.kept,
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if form != "text":
        raise ValueError(f"no format «{form}»: {', '.join(FORMATS)}")
    return "\n".join(_text(comparison)) + "\n"


def _text(comparison: Comparison) -> Iterator[str]:
    marked = [("-", claim) for claim in comparison.lost] + [("+", claim) for claim in comparison.gained]
    ambiguous = _shared_names(claim for _, claim in marked)
    for mark, claim in sorted(marked, key=lambda pair: (pair[1].ends, pair[1].predicate, pair[0] == "+", pair[1])):
        yield f"{mark} {_ends_told(claim, ambiguous)}{_circumstances(claim)}"
        if claim.quote:
            yield f"    «{_plain(claim.quote)}» {claim.article}"
    gained, lost = (Counter(claim.predicate for claim in one) for one in (comparison.gained, comparison.lost))
    for predicate in sorted(gained | lost):
        yield f"{predicate}: +{gained[predicate]} -{lost[predicate]}"
    counts = (len(comparison.gained), len(comparison.lost), comparison.kept)
    yield "{} thêm, {} mất, {} giữ nguyên · {} gained, {} lost, {} kept".format(*counts, *counts)


def _shared_names(claims: Iterable[Claim]) -> set[str]:
    """Labels that more than one node bears, so that only the IRI tells them apart."""
    bearers: dict[str, set[str]] = {}
    for claim in claims:
        for end, name in zip(claim.ends, claim.names, strict=True):
            bearers.setdefault(_plain(name), set()).add(end)
    return {name for name, ends in bearers.items() if len(ends) > 1}


def _ends_told(claim: Claim, ambiguous: set[str]) -> str:
    named = zip(map(_plain, claim.names), claim.ends, strict=True)
    told = [f"{name} ({end})" if name in ambiguous else name for name, end in named]
    return f" —{claim.predicate}→ ".join(told) if len(told) == 2 else f"{', '.join(told)} —{claim.predicate}"


def _circumstances(claim: Claim) -> str:
    """«  [Held; 28/6/2023; Washington]», as far as known."""
    statuses: Mapping[str, str] = {name: f"{label(name)} · {name}" for name in instances("Status")}
    when = spelled(claim.start or None, claim.end or None)
    told = (statuses.get(claim.status, claim.status), when, claim.place, claim.level)
    known = [_plain(one) for one in told if one]
    return f"  [{'; '.join(known)}]" if known else ""


def _plain(text: str) -> str:
    """One line without control characters, which must not reach a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
