"""The yardstick itself: hand-made graphs against a hand-made annotation."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from vnus_graph.evaluate import Gold, format_report, load, score, total
from vnus_graph.model import (
    Actor,
    DelegationRecord,
    Edge,
    Event,
    Evidence,
    PartialDate,
    Period,
    Place,
    Position,
    Resolution,
    Tenure,
)

ANNOTATION = {
    "article": "a",
    "actors": [
        {
            "id": "lan",
            "type": "Person",
            "names": ["Trần Thị Lan"],
            "positions": [{"title": "Bộ trưởng Ngoại giao", "also": ["Ngoại trưởng"]}, {"title": "Ủy viên"}],
        },
        {"id": "doe", "type": "Person", "names": ["John Doe"], "positions": [{"title": "Đại sứ", "tolerated": True}]},
        {"id": "party", "type": "Institution", "names": ["Đảng Hòa bình", "Đảng Hòa bình Hoa Kỳ"]},
        {"id": "us", "type": "Country", "names": ["Hoa Kỳ", "Mỹ"]},
        {"id": "vn", "type": "Country", "names": ["Việt Nam"]},
        {"id": "del", "type": "Delegation", "names": ["Đoàn đại biểu Bộ Ngoại giao"]},
        {"id": "press", "type": "Institution", "names": ["Báo Sớm"], "optional": True},
    ],
    "edges": [
        {"s": "lan", "p": "metWith", "o": "doe", "start": "2024-09-13", "place": "Phủ Chủ tịch"},
        {
            "s": "lan",
            "p": "visited",
            "o": "us",
            "start": "2024-09-10",
            "end": "2024-09-14",
            "alt": [["del", "visited", "us"]],
        },
        {"s": "lan", "p": "leadsDelegation", "o": "del"},
        {
            "s": "vn",
            "p": "upgradedRelationship",
            "o": "us",
            "start": "2023-09",
            "level": "Đối tác Chiến lược Toàn diện",
        },
        {"s": "lan", "p": "metWith", "o": "party", "optional": True},
    ],
}
SEEN = (Evidence("a", 0, 3, "gặp", "meeting"),)
ACTORS = {
    "person/lan": ("Person", "Trần Thị Lan"),
    "person/doe": ("Person", "John Doe"),
    "institution/party": ("Institution", "Đảng Hoà Bình"),
    "country/us": ("Country", "Mỹ"),
    "country/vn": ("Country", "Việt Nam"),
    "delegation/del": ("Delegation", "Đoàn Đại biểu Bộ Ngoại giao"),
}


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    for name, content in {"articles/a.txt": "Tin", "gold/a.json": json.dumps(ANNOTATION)}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(content, encoding="utf-8")
    (annotation,) = load(tmp_path / "gold")
    return annotation


def event(*edges: tuple[str, str, str], when: Period | None = None, place: str | None = None, level: str | None = None):
    made = tuple(Edge(*edge) for edge in edges)
    return Event(f"event/{made[0]}", "Meeting", "Held", "", (), made, when, place, level, evidence=SEEN)


MEETING = event(("person/doe", "metWith", "person/lan"), when=Period(PartialDate(2024, 9, 13)), place="place/phu")
VISIT = event(
    ("delegation/del", "visited", "country/us"),
    ("person/lan", "visited", "country/us"),
    when=Period(PartialDate(2024, 9, 10), PartialDate(2024, 9, 14)),
)
UPGRADE = event(
    ("country/us", "upgradedRelationship", "country/vn"),
    when=Period(PartialDate(2023, 9)),
    level="ComprehensiveStrategicPartnership",
)
PERFECT = Resolution(
    actors=tuple(Actor(id, type, label, evidence=SEEN) for id, (type, label) in ACTORS.items()),  # type: ignore[arg-type]
    places=(Place("place/phu", "Phủ Chủ tịch, Hà Nội"),),
    positions=(Position("position/bt", "Bộ trưởng Ngoại giao"), Position("position/uv", "Ủy viên Trung ương")),
    tenures=(Tenure("tenure/1", "person/lan", "position/bt"), Tenure("tenure/2", "person/lan", "position/uv")),
    delegations=(DelegationRecord("delegation/del", leaders=("person/lan",)),),
    events=(MEETING, VISIT, UPGRADE),
)


def test_all_right(gold: Gold) -> None:
    result = score(PERFECT, gold)
    assert result.slips == ()
    assert (result.actor.f1, result.edge.f1, result.positions.f1) == (1, 1, 1)
    assert {name: (tally.found, tally.gold) for name, tally in result.attributes.items()} == {
        "start": (3, 3),
        "end": (1, 1),
        "place": (1, 1),
        "level": (1, 1),
    }
    assert result.edges["visited"].right == 2, "both forms of the visit are right"
    assert result.edges["visited"].found == 1, "and it is found once"


def test_nothing_found(gold: Gold) -> None:
    result = score(Resolution(), gold)
    assert (result.actor.found, result.actor.gold, result.actor.f1) == (0, 6, 0)
    assert (result.edge.found, result.edge.gold) == (0, 4)
    assert (result.positions.found, result.positions.gold) == (0, 2), "a tolerated office is not required"
    assert {slip.verdict for slip in result.slips} == {"missed"}


def test_a_second_node_for_an_actor_is_wrong_with_its_edges(gold: Gold) -> None:
    twin = Actor("person/lan-z", "Person", "Trần Thị Lan")
    spoke = event(("person/doe", "spokeWith", "person/lan-z"))
    result = score(replace(PERFECT, actors=(*PERFECT.actors, twin), events=(*PERFECT.events, spoke)), gold)
    assert result.actors["Person"].wrong == 1
    assert [slip.verdict for slip in result.slips] == ["duplicate", "wrong"]
    assert result.edges["spokeWith"].wrong == 1
    assert result.edges["spokeWith"].precision == 0


def test_optional_neither_helps_nor_hurts_but_its_duplicate_does(gold: Gold) -> None:
    one = Actor("institution/bao", "Institution", "báo Sớm")
    optional_edge = event(("institution/party", "metWith", "person/lan"))
    once = score(replace(PERFECT, actors=(*PERFECT.actors, one), events=(*PERFECT.events, optional_edge)), gold)
    assert (once.actor, once.edge) == (score(PERFECT, gold).actor, score(PERFECT, gold).edge)
    twice = score(replace(PERFECT, actors=(*PERFECT.actors, one, replace(one, id="institution/bao-2"))), gold)
    assert twice.actor.wrong == 1


@pytest.mark.parametrize(
    ("type", "label"), [("Institution", "Trần Thị Lan"), ("Person", "Lan"), ("Person", "Bộ trưởng Trần Thị Lan")]
)
def test_type_and_whole_label_must_fit(gold: Gold, type: str, label: str) -> None:
    actors = (Actor("x/lan", type, label), *PERFECT.actors[1:])  # type: ignore[arg-type]
    result = score(replace(PERFECT, actors=actors), gold)
    assert (result.actor.wrong, result.actor.found) == (1, 5)


def test_directed_edges_are_not_turned(gold: Gold) -> None:
    turned = event(("country/us", "visited", "person/lan"))
    result = score(replace(PERFECT, events=(MEETING, turned, UPGRADE)), gold)
    assert (result.edges["visited"].found, result.edges["visited"].wrong) == (0, 1)


def test_attributes_wrong_missing_and_not_asked_for(gold: Gold) -> None:
    events = (
        replace(MEETING, when=Period(PartialDate(0, 9, 13)), place=None),
        VISIT,
        replace(UPGRADE, level="ComprehensivePartnership"),
    )
    result = score(replace(PERFECT, events=events), gold)
    assert {(slip.what, slip.verdict) for slip in result.slips} == {
        ("start", "wrong"),
        ("place", "missed"),
        ("level", "wrong"),
    }
    undated = replace(gold, edges=(replace(gold.edges[0], start=None), *gold.edges[1:]))
    assert score(PERFECT, undated).extra_dates == 1
    assert score(PERFECT, gold).extra_dates == 0


def test_ranks_are_not_offices_and_strange_offices_are_wrong(gold: Gold) -> None:
    positions = (Position("position/dt", "Đại tướng"), Position("position/x", "Giám đốc"))
    tenures = (Tenure("tenure/3", "person/lan", "position/dt"), Tenure("tenure/4", "person/lan", "position/x"))
    result = score(replace(PERFECT, positions=positions, tenures=tenures), gold)
    assert (result.positions.found, result.positions.wrong) == (0, 1)


def test_scores_add_up_item_by_item(gold: Gold) -> None:
    overall = total([score(PERFECT, gold), score(Resolution(), gold)])
    assert (overall.actor.found, overall.actor.gold) == (6, 12)
    assert overall.actor.recall == 0.5
    assert overall.actor.precision == 1


def test_report_names_each_slip_with_its_quote(gold: Gold) -> None:
    stranger = Actor("person/x", "Person", "Người Lạ", evidence=SEEN)
    result = score(replace(PERFECT, actors=(*PERFECT.actors, stranger)), gold)
    shown = format_report([result], details=True)
    assert "+ actor: Person Người Lạ   (actor not annotated)   [meeting] «gặp»" in shown
    assert "Người Lạ" not in format_report([result])
    assert format_report([result]).splitlines()[-1].split() == ["actor", "not", "annotated", "1"]
