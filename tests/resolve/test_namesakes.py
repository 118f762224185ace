"""Ids of namesakes: readable, the same in any order, and not shifted by who comes later."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from readings import Named, reading

from vnus_graph.model import Reading
from vnus_graph.resolve.assemble import resolve
from vnus_graph.resolve.identity import clusters

MINISTER = Named("Nguyễn Văn Hùng", "vn", "Bộ trưởng Tư pháp")
HEADMASTER = Named("Nguyễn Văn Hùng", "vn", "Hiệu trưởng Trường Tiểu học Kim Mẫu")
FARMER = Named("Nguyễn Văn Hùng", "vn")


def ids(*readings: Reading) -> dict[str, str]:
    """By article, the id of the one person that it names."""
    found = resolve(readings).actors
    return {naming.article: actor.id for actor in found for naming in actor.named if actor.type == "Person"}


def test_the_minister_keeps_the_bare_slug_and_others_have_what_tells_them_apart() -> None:
    found = ids(reading("a1", HEADMASTER), reading("b2", FARMER), reading("c3", MINISTER))
    assert found == {
        "a1": "person/nguyen-van-hung-hieu-truong-truong-tieu-hoc-kim-mau",
        "b2": "person/nguyen-van-hung-b2",
        "c3": "person/nguyen-van-hung",
    }


def test_a_namesake_who_comes_later_changes_no_id() -> None:
    before = ids(reading("a1", HEADMASTER), reading("b2", FARMER), reading("c3", MINISTER))
    after = ids(reading("a1", HEADMASTER), reading("b2", FARMER), reading("c3", MINISTER), reading("b1", FARMER))
    assert {article: after[article] for article in before} == before
    assert after["b1"] == "person/nguyen-van-hung-b1"


def test_foreign_namesakes_go_by_their_states() -> None:
    found = ids(reading("a1", Named("John Smith", "us")), reading("b2", Named("John Smith", "gb")))
    assert found == {"a1": "person/john-smith", "b2": "person/john-smith-gb"}


def test_bodies_of_other_states_go_by_their_states() -> None:
    named = [Named("Bộ Ngoại giao", state, type="Institution") for state in ("la", "vn", "kh")]
    found = resolve([reading(f"a{number}", one) for number, one in enumerate(named)]).actors
    assert {actor.country: actor.id for actor in found if actor.type == "Institution"} == {
        "country/vn": "institution/bo-ngoai-giao",
        "country/la": "institution/bo-ngoai-giao-la",
        "country/kh": "institution/bo-ngoai-giao-kh",
    }


@given(st.lists(st.sampled_from([MINISTER, HEADMASTER, FARMER]), max_size=6), st.randoms(use_true_random=False))
def test_ids_are_one_for_each_actor_in_any_order(named: list[Named], order: random.Random) -> None:
    readings = [reading(f"a{number}", one) for number, one in enumerate(named)]
    shuffled = readings[:]
    order.shuffle(shuffled)
    assert ids(*shuffled) == ids(*readings)
    persons = {actor.id for actor in resolve(readings).actors if actor.type == "Person"}
    assert len(persons) == len(clusters(readings).clusters)
