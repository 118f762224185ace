"""Every miss and false hit has the class whose criterion it meets, and the sentences to look at."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vnus_graph.evaluate import Gold, format_report, load, score
from vnus_graph.evaluate.classes import CLASSES
from vnus_graph.model import Actor, Edge, Event, Evidence, PartialDate, Period, Resolution, Tenure
from vnus_graph.model import Place as Spot
from vnus_graph.model import Position as Office

TEXT = """Bà Lan gặp các Bộ trưởng
Ngày 5/3/2024, tại Huế, Bộ trưởng Thủy văn Trần Mỹ Lan gặp Bộ trưởng Nông nghiệp Canada Ann Birch và ông Carl Dale.
Ông Dale mời bà Lan thăm Canada. Bà Lan sẽ điện đàm với bà Birch.
Tối cùng ngày có mưa. Đoàn của Viện Sông rời Huế.
"""
ANNOTATION = {
    "article": "mau",
    "actors": [
        {"id": "lan", "type": "Person", "names": ["Trần Mỹ Lan"], "positions": [{"title": "Bộ trưởng Thủy văn"}]},
        {"id": "ann", "type": "Person", "names": ["Ann Birch"], "positions": [{"title": "Bộ trưởng Nông nghiệp"}]},
        {"id": "carl", "type": "Person", "names": ["Carl Dale"]},
        {"id": "ca", "type": "Country", "names": ["Canada"]},
        {"id": "vien", "type": "Institution", "names": ["Viện Sông", "Viện Nghiên cứu Sông"]},
    ],
    "edges": [
        {"s": "lan", "p": "metWith", "o": "ann", "start": "2024-03-05", "place": "Huế"},
        {"s": "lan", "p": "metWith", "o": "carl", "start": "2024-03-05", "place": "Huế"},
        {"s": "carl", "p": "invited", "o": "lan"},
        {"s": "lan", "p": "metWith", "o": "vien"},
    ],
}


def quoted(words: str, rule: str = "rule.name") -> Evidence:
    start = TEXT.index(words)
    return Evidence("mau", start, start + len(words), words, rule)


def event(kind: str, *edges: tuple[str, str, str], words: str = "Trần Mỹ Lan gặp", status: str = "Held") -> Event:
    """An event with its edges; one that is not held keeps the ends as participants and loses the edges."""
    made = tuple(Edge(*edge) for edge in edges)
    ends = tuple(("participant", end) for edge in edges for end in (edge[0], edge[2]))
    held = made if status == "Held" else ()
    return Event(f"event/{kind}-{edges}", kind, status, "", ends, held, evidence=(quoted(words),))  # type: ignore[arg-type]


def met(one: str, other: str, day: int = 5) -> Event:
    made = event("Meeting", (f"person/{one}", "metWith", other))
    return Event(
        made.id, "Meeting", "Held", "", made.participants, made.edges, Period(PartialDate(2024, 3, day)), "place/hue",
        evidence=made.evidence,
    )  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    for name, content in {"articles/mau.txt": TEXT, "gold/mau.json": json.dumps(ANNOTATION)}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(content, encoding="utf-8")
    (annotation,) = load(tmp_path / "gold")
    return annotation


@pytest.fixture
def right() -> Resolution:
    return Resolution(
        actors=(
            Actor("country/ca", "Country", "Canada", evidence=(quoted("Canada"),)),
            Actor("institution/vien", "Institution", "Viện Sông", evidence=(quoted("Viện Sông"),)),
            Actor("person/ann", "Person", "Ann Birch", evidence=(quoted("Ann Birch"),)),
            Actor("person/carl", "Person", "Carl Dale", evidence=(quoted("Carl Dale"),)),
            Actor("person/lan", "Person", "Trần Mỹ Lan", evidence=(quoted("Trần Mỹ Lan"),)),
        ),
        places=(Spot("place/hue", "Huế"), Spot("place/other", "Đà Lạt")),
        positions=(Office("position/nong", "Bộ trưởng Nông nghiệp"), Office("position/thuy", "Bộ trưởng Thủy văn")),
        tenures=(
            Tenure("tenure/ann", "person/ann", "position/nong", (quoted("Bộ trưởng Nông nghiệp Canada Ann Birch"),)),
            Tenure("tenure/lan", "person/lan", "position/thuy", (quoted("Bộ trưởng Thủy văn Trần Mỹ Lan"),)),
        ),
        events=(
            met("lan", "person/ann"),
            met("lan", "person/carl"),
            event("Invitation", ("person/carl", "invited", "person/lan"), words="Ông Dale mời bà Lan thăm Canada"),
            event("Meeting", ("person/lan", "metWith", "institution/vien")),
        ),
    )


def kinds(resolution: Resolution, gold: Gold) -> list[tuple[str, str, str]]:
    """(what, verdict, class) of every slip."""
    return [(slip.what, slip.verdict, slip.kind) for slip in score(resolution, gold).slips]


def renamed(resolution: Resolution, node: str, **fields: object) -> Resolution:
    actors = (replace(one, **fields) if one.id == node else one for one in resolution.actors)  # type: ignore[arg-type]
    return replace(resolution, actors=tuple(actors))


def with_events(resolution: Resolution, *events: Event, without: int | None = None) -> Resolution:
    kept = (one for number, one in enumerate(resolution.events) if number != without)
    return replace(resolution, events=(*kept, *events))


def test_nothing_to_sort(right: Resolution, gold: Gold) -> None:
    assert score(right, gold).slips == ()


# --- actors ----------------------------------------------------------------------------------------------------------


def test_actor_under_another_name_takes_its_edges_and_offices_along(right: Resolution, gold: Gold) -> None:
    assert kinds(renamed(right, "person/ann", label="Birch"), gold) == [
        ("actor", "missed", "actor under another name"),
        ("actor", "wrong", "actor under another name"),
        ("edge", "wrong", "end not annotated"),
        ("edge", "missed", "end not found"),
        ("position", "missed", "holder not found"),
    ]


@pytest.mark.parametrize(
    ("fields", "missed", "false"),
    [
        ({"label": "Viện Hồ"}, "actor not found", "actor not annotated"),
        ({"label": "Viện Hồ", "aliases": ("viện Sông",)}, "actor under another name", "actor under another name"),
        ({"label": "Viện Sông Huế"}, "actor under another name", "actor under another name"),
        ({"type": "Person"}, "actor of another type", "actor of another type"),
    ],
    ids=["unlike", "alias", "longer", "type"],
)
def test_actors(right: Resolution, gold: Gold, fields: dict[str, object], missed: str, false: str) -> None:
    found = kinds(renamed(right, "institution/vien", **fields), gold)
    assert found[:2] == [("actor", "missed", missed), ("actor", "wrong", false)]


@pytest.mark.parametrize("label", ["Viện Sông", "Viện Nghiên cứu Sông", "Viện Sông Huế"])
def test_duplicate_actor(right: Resolution, gold: Gold, label: str) -> None:
    twin = Actor("institution/vien-2", "Institution", label)
    assert kinds(replace(right, actors=(*right.actors, twin)), gold) == [("actor", "duplicate", "duplicate actor")]


# --- edges -----------------------------------------------------------------------------------------------------------

LAN_ANN, LAN_CARL, CARL_LAN, LAN_VIEN = range(4)
"""Events of `right`, in the order of the annotation."""
INVITED_BACK = event("Invitation", ("person/lan", "invited", "person/carl"), words="Ông Dale mời bà Lan")
CALLED = event("Call", ("person/carl", "spokeWith", "person/lan"), words="Trần Mỹ Lan")
MET_CANADA = event("Meeting", ("person/carl", "metWith", "country/ca"))
COLLEAGUES = event("Meeting", ("person/ann", "metWith", "person/carl"))
PLANNED = event("Talks", ("person/lan", "metWith", "person/ann"), status="Planned")
PROMISED = event("Call", ("person/lan", "spokeWith", "person/ann"), words="Bà Lan sẽ điện đàm với bà Birch.")
MET_OTHER = event("Meeting", ("person/lan", "metWith", "country/ca"))


@pytest.mark.parametrize(
    ("without", "extra", "expected"),
    [
        (CARL_LAN, INVITED_BACK, [("wrong", "wrong direction"), ("missed", "wrong direction")]),
        (CARL_LAN, CALLED, [("wrong", "wrong kind of edge"), ("missed", "wrong kind of edge")]),
        (None, CALLED, [("wrong", "pair not annotated")]),
        (LAN_ANN, PLANNED, [("missed", "held told as not held")]),
        (None, PROMISED, [("wrong", "not held told as held")]),
        (None, COLLEAGUES, [("wrong", "one side taken for two")]),
        (LAN_VIEN, MET_OTHER, [("wrong", "wrong counterpart"), ("missed", "wrong counterpart")]),
        (None, MET_CANADA, [("wrong", "pair not annotated")]),
        (LAN_CARL, None, [("missed", "pair not read")]),
        (CARL_LAN, None, [("missed", "pair not read")]),
        (LAN_VIEN, None, [("missed", "pair never in one sentence")]),
    ],
)
def test_edges(
    right: Resolution, gold: Gold, without: int | None, extra: Event | None, expected: list[tuple[str, str]]
) -> None:
    resolution = with_events(right, *filter(None, [extra]), without=without)
    assert kinds(resolution, gold) == [("edge", *one) for one in expected]


def test_a_plan_of_another_kind_does_not_explain_a_miss(right: Resolution, gold: Gold) -> None:
    call = replace(PLANNED, kind="Call")
    assert kinds(with_events(right, call, without=LAN_ANN), gold) == [("edge", "missed", "pair not read")]


# --- offices and what events carry -----------------------------------------------------------------------------------


def tenures(resolution: Resolution, *held: tuple[str, str]) -> Resolution:
    """The graph with these offices only: (holder, label)."""
    offices = tuple(Office(f"position/{label}", label) for _, label in held)
    made = tuple(Tenure(f"tenure/{n}", who, f"position/{label}") for n, (who, label) in enumerate(held))
    return replace(resolution, positions=offices, tenures=made)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([("person/ann", "Bộ trưởng Nông nghiệp")], [("missed", "office not found")]),
        (
            [("person/ann", "Bộ trưởng Nông nghiệp"), ("person/lan", "Thứ trưởng")],
            [("missed", "office under another wording"), ("wrong", "office under another wording")],
        ),
        (
            [("person/ann", "Bộ trưởng Nông nghiệp"), ("person/carl", "Bộ trưởng Thủy văn")],
            [("wrong", "office given to another"), ("missed", "office given to another")],
        ),
        (
            [("person/ann", "Bộ trưởng Nông nghiệp"), ("person/carl", "Kỹ sư"), ("person/lan", "Bộ trưởng Thủy văn")],
            [("wrong", "office not annotated")],
        ),
    ],
    ids=["missing", "wording", "another", "strange"],
)
def test_offices(right: Resolution, gold: Gold, held: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    found = kinds(tenures(right, *held), gold)
    assert sorted(found) == sorted(("position", *one) for one in expected)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"when": None}, ("start", "missed", "date missing")),
        ({"when": Period(PartialDate(2024, 3, 6))}, ("start", "wrong", "date wrong")),
        ({"place": None}, ("place", "missed", "place missing")),
        ({"place": "place/other"}, ("place", "wrong", "place wrong")),
    ],
    ids=["no date", "other date", "no place", "other place"],
)
def test_dates_and_places(
    right: Resolution, gold: Gold, fields: dict[str, object], expected: tuple[str, str, str]
) -> None:
    told = replace(right.events[LAN_ANN], **fields)  # type: ignore[arg-type]
    assert kinds(with_events(right, told, without=LAN_ANN), gold) == [expected]


def test_a_date_not_asked_for(right: Resolution, gold: Gold) -> None:
    dated = replace(right.events[CARL_LAN], when=Period(PartialDate(2024, 3, 5)))
    assert kinds(with_events(right, dated, without=CARL_LAN), gold) == [("start", "extra", "date not asked for")]


# --- what is shown ---------------------------------------------------------------------------------------------------

FIRST, SECOND = (TEXT.splitlines()[1], "Ông Dale mời bà Lan thăm Canada.")


def test_a_miss_shows_the_sentences_that_name_both(right: Resolution, gold: Gold) -> None:
    (slip,) = score(with_events(right, without=CARL_LAN), gold).slips
    assert slip.sentences == (FIRST, SECOND)
    assert (slip.article, slip.term) == ("mau", "invited")
    assert {"Trần Mỹ Lan", "Carl Dale"} <= set(slip.names)


def test_a_miss_whose_ends_never_meet_shows_one_sentence_each(right: Resolution, gold: Gold) -> None:
    (slip,) = score(with_events(right, without=LAN_VIEN), gold).slips
    assert slip.sentences == ("Bà Lan gặp các Bộ trưởng", "Đoàn của Viện Sông rời Huế.")


def test_a_false_hit_shows_the_whole_sentence_and_its_rule(right: Resolution, gold: Gold) -> None:
    stranger = Actor("person/x", "Person", "Dale Canada", evidence=(quoted("mời bà", "person.bare"),))
    (slip,) = score(replace(right, actors=(*right.actors, stranger)), gold).slips
    assert (slip.quote, slip.rule, slip.sentences) == ("mời bà", "person.bare", (SECOND,))


def test_counts_stand_in_the_report(gold: Gold) -> None:
    told = format_report([score(Resolution(), gold)]).splitlines()
    assert [line.split() for line in told[-3:]] == [
        ["actor", "not", "found", "5"],
        ["end", "not", "found", "4"],
        ["holder", "not", "found", "2"],
    ]


def test_an_article_that_is_gone_is_still_scored(gold: Gold) -> None:
    gold.article.unlink()
    assert [slip.sentences for slip in score(Resolution(), gold).slips] == [()] * 11


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(data=st.data())
def test_every_slip_has_a_class_that_is_described(right: Resolution, gold: Gold, data: st.DataObject) -> None:
    pool = (*right.events, INVITED_BACK, CALLED, MET_CANADA, COLLEAGUES, PLANNED, PROMISED, MET_OTHER)
    resolution = replace(
        right,
        actors=tuple(data.draw(st.sets(st.sampled_from(right.actors)))),
        events=tuple(data.draw(st.lists(st.sampled_from(pool), unique=True))),
        tenures=tuple(data.draw(st.lists(st.sampled_from(right.tenures), unique=True))),
    )
    result = score(resolution, gold)
    assert {slip.kind for slip in result.slips} <= {one.name for one in CLASSES}
    assert sum(result.kinds.values()) == len(result.slips)
    counted = [slip for slip in result.slips if slip.what == "edge" and slip.verdict == "missed"]
    assert len(counted) == result.edge.gold - result.edge.found
    false = [slip for slip in result.slips if slip.what == "edge" and slip.verdict == "wrong"]
    assert len(false) == result.edge.wrong


def test_classes_have_names_of_their_own() -> None:
    for column in zip(*CLASSES, strict=True):
        assert all(column)
    assert len({one.name for one in CLASSES}) == len({one.vietnamese for one in CLASSES}) == len(CLASSES)


def test_the_documentation_describes_every_class() -> None:
    documented = (Path(__file__).resolve().parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
    for one in CLASSES:
        assert f"| {one.name} | {one.vietnamese} | {one.criterion} |" in documented
