"""Two graphs side by side: what is the same, what counts as a change, and how it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from vnus_graph.graph.compare import Claim, claims, compare, write
from vnus_graph.graph.dataset import dataset
from vnus_graph.model import Actor, Event, PartialDate, Period, Place, Resolution

CALL, INVITATION, MEETING, UPGRADE, PLAN, VISIT = range(6)
"""Events of the fixture `resolution`, by index."""


def changed(resolution: Resolution, number: int, **fields: object) -> Store:
    """The graph of the resolution with one event told otherwise."""
    events = list(resolution.events)
    events[number] = replace(events[number], **fields)  # type: ignore[arg-type]
    return dataset(replace(resolution, events=tuple(events)))


def without(resolution: Resolution, number: int) -> Store:
    events = tuple(event for index, event in enumerate(resolution.events) if index != number)
    return dataset(replace(resolution, events=events))


def test_a_graph_holds_the_claims_of_itself(store: Store) -> None:
    found = compare(store, store)
    assert found.same
    assert found.kept == len(claims(store))
    assert write(found).splitlines() == [
        f"0 thêm, 0 mất, {found.kept} giữ nguyên · 0 gained, 0 lost, {found.kept} kept"
    ]


def test_every_edge_is_a_claim_with_what_its_event_says(store: Store) -> None:
    held = {
        (claim.predicate, *claim.ends): (claim.status, claim.start, claim.end, claim.place, claim.level)
        for claim in claims(store)
    }
    vu, oakfield, group = "person/pham-ha-vu", "person/ellen-oakfield", "delegation/bo-thuy-van-2024"
    assert held["metWith", oakfield, vu] == ("Held", "2024-03-05", "", "Washington", "")
    assert held["visited", vu, "country/us"] == ("Held", "2024-03-04", "2024-03-06", "", "")
    assert held["visited", vu, "country/ca"] == ("Planned", "", "", "", "")
    assert held["leadsDelegation", vu, group] == ("", "", "", "", "")
    assert held["delegationOf", group, "institution/bo-thuy-van"] == ("", "", "", "", "")
    assert held["holdsPosition", vu, "position/bo-truong-thuy-van"] == ("", "", "", "", "")
    assert held["upgradedRelationship", "country/us", "country/vn"] == (
        "Held", "--09-10", "", "", "Đối tác chiến lược toàn diện",
    )  # fmt: skip
    assert len(held) == 11


def test_a_claim_that_is_gone_is_lost_and_the_other_way_round(resolution: Resolution, store: Store) -> None:
    fewer = without(resolution, CALL)
    (lost,) = compare(store, fewer).lost
    assert (lost.predicate, lost.names) == ("spokeWith", ("Ellen Oakfield", "Phạm Hạ Vũ"))
    assert compare(fewer, store).gained == (lost,)
    assert compare(store, fewer).gained == compare(fewer, store).lost == ()


@pytest.mark.parametrize(
    ("fields", "before", "after"),
    [
        ({"when": Period(PartialDate(2024, 5))}, "4/2024", "5/2024"),
        ({"place": "place/washington"}, "4/2024]", "4/2024; Washington]"),
        ({"status": "Planned", "edges": ()}, "Đã diễn ra · Held", "Đã lên lịch · Planned"),
    ],
    ids=["date", "place", "status"],
)
def test_a_claim_told_otherwise_is_lost_and_gained(
    resolution: Resolution, store: Store, fields: dict[str, object], before: str, after: str
) -> None:
    found = compare(store, changed(resolution, CALL, **fields))
    assert (len(found.gained), len(found.lost)) == (1, 1)
    told = write(found).splitlines()
    quote = "    «ông Phạm Hạ Vũ điện đàm với bà Ellen Oakfield» article/"
    assert told[0].startswith("- Ellen Oakfield —spokeWith→ Phạm Hạ Vũ")
    assert told[2].startswith("+ Ellen Oakfield —spokeWith→ Phạm Hạ Vũ")
    assert before in told[0]
    assert after in told[2]
    assert told[1] == told[3]
    assert told[1].startswith(quote)
    assert told[4] == "spokeWith: +1 -1"


def test_evidence_alone_is_no_change(resolution: Resolution, store: Store) -> None:
    evidence = tuple(replace(one, rule="call.other") for one in resolution.events[CALL].evidence)
    assert compare(store, changed(resolution, CALL, evidence=evidence)).same


def test_the_first_sentence_stands_for_the_claim(resolution: Resolution) -> None:
    (one,) = resolution.events[MEETING].evidence
    later = replace(one, start=one.start + 5, quote=one.quote[5:], rule="meeting.again")
    twice = changed(resolution, MEETING, evidence=(later, one))
    assert {claim.quote for claim in claims(twice) if claim.predicate == "metWith"} == {one.quote}


def test_when_an_office_was_attested_is_no_claim(resolution: Resolution, store: Store) -> None:
    later = tuple(replace(document, published=date(2025, 1, 1)) for document in resolution.documents)
    assert compare(store, dataset(replace(resolution, documents=later))).same


def test_what_has_more_than_two_ends_and_did_not_happen_is_one_claim(resolution: Resolution, store: Store) -> None:
    ends = tuple(("participant", name) for name in ("country/ca", "country/us", "country/vn"))
    summit: Event = replace(resolution.events[PLAN], id="event/x", kind="Summit", participants=ends)
    found = compare(store, dataset(replace(resolution, events=(*resolution.events, summit))))
    assert [claim.names for claim in found.gained] == [("Canada", "Hoa Kỳ", "Việt Nam")]
    assert write(found).startswith("+ Canada, Hoa Kỳ, Việt Nam —metWith  [Đã lên lịch · Planned]")


def test_namesakes_are_told_apart(resolution: Resolution, store: Store) -> None:
    other: Actor = next(replace(one, id=f"{one.id}-2") for one in resolution.actors if one.id == "person/pham-ha-vu")
    event = resolution.events[CALL]
    (edge,) = event.edges
    moved = replace(
        event, participants=(("participant", edge.subject), ("participant", other.id)),
        edges=(replace(edge, object=other.id),),
    )  # fmt: skip
    events = (moved, *resolution.events[1:])
    told = write(compare(store, dataset(replace(resolution, actors=(*resolution.actors, other), events=events))))
    assert "- Ellen Oakfield —spokeWith→ Phạm Hạ Vũ (person/pham-ha-vu)" in told
    assert "+ Ellen Oakfield —spokeWith→ Phạm Hạ Vũ (person/pham-ha-vu-2)" in told


def test_nothing_reaches_the_terminal_that_moves_its_cursor(resolution: Resolution, store: Store) -> None:
    place = Place("place/washington", "Wash\x1b[2J\ningtơn")
    told = write(compare(store, dataset(replace(resolution, places=(place,)))))
    assert "Wash [2J ingtơn" in told
    assert "\x1b" not in told


def test_json_lists_every_field(resolution: Resolution, store: Store) -> None:
    found = compare(without(resolution, UPGRADE), store)
    told = json.loads(write(found, "json"))
    assert (told["lost"], told["kept"]) == ([], found.kept)
    (gained,) = told["gained"]
    assert gained["names"] == ["Hoa Kỳ", "Việt Nam"]
    assert gained["quote"] == "Việt Nam và Hoa Kỳ nâng cấp quan hệ"
    assert gained["article"].startswith("article/")


def test_an_unknown_format_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="text, json"):
        write(compare(store, store), "xml")  # type: ignore[arg-type]


@settings(deadline=None)
@given(kept=st.sets(st.integers(0, 5)), other=st.sets(st.integers(0, 5)))
def test_gains_and_losses_lead_from_one_graph_to_the_other(
    resolution: Resolution, kept: set[int], other: set[int]
) -> None:
    def graph(numbers: set[int]) -> Store:
        return dataset(replace(resolution, events=tuple(resolution.events[number] for number in sorted(numbers))))

    old, new = graph(kept), graph(other)
    found = compare(old, new)
    of: Callable[[Store], set[Claim]] = lambda store: set(claims(store))  # noqa: E731
    assert of(old) - set(found.lost) | set(found.gained) == of(new)
    assert found.kept == len(of(old) & of(new))
    assert found.same == (of(old) == of(new))
