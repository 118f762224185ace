"""Offices without a name over several articles: one node for who held them, and what could not be told is reported."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from vnus_graph.explain import explain
from vnus_graph.model import Article, Reading, Resolution
from vnus_graph.pipeline import extract
from vnus_graph.resolve.assemble import resolve
from vnus_graph.resolve.offices import with_holders

TOLD = {
    "vo-danh": "Chiều 18/6, tại Hà Nội, Chủ tịch nước đã tiếp Bộ trưởng Ngoại giao Peru Ana Quiroga.",
    "co-ten": "Chiều 19/6, tại Hà Nội, Chủ tịch nước Tô Lâm đã tiếp Bộ trưởng Ngoại giao Kenya Daniel Otieno.",
    "khong-ro": "Chiều 18/6, Tổng thống Peru đã tiếp Bộ trưởng Ngoại giao Kenya Daniel Otieno tại Lima.",
    "ten-ngan": "Ngày 18/6, Tổng thống Mỹ nói trong cuộc điện đàm với Thủ tướng Peru rằng ông Biden sẽ thăm Lima.\n\n"
    "Cùng ngày, ông Biden điện đàm với Tổng thống Mỹ.",
    "cua-ai": "Ngày 18/6, Tổng thống Peru Macron đã gặp Tổng thống Pháp tại Lima.",
    "hai-lan": "Ngày 18/6, ông Tô Lâm đã gặp Ngoại trưởng Peru Ana Quiroga.\n\n"
    "Tại Hà Nội chiều 18/6, Chủ tịch nước đã tiếp Ngoại trưởng Peru Ana Quiroga.",
}


def reading(name: str) -> Reading:
    """What one of the articles says."""
    return extract(Article(name, f"Tin hoạt động trong tuần\n\n{TOLD[name]}\n", published=date(2024, 6, 20)))


def labels(found: Resolution) -> list[str]:
    """Names of all persons, sorted."""
    return sorted(actor.label for actor in found.actors if actor.type == "Person")


def test_he_is_the_one_named_elsewhere() -> None:
    found = resolve([reading("vo-danh"), reading("co-ten")])
    assert labels(found) == ["Ana Quiroga", "Daniel Otieno", "Tô Lâm"]
    assert [event.edges for event in found.events if "to-lam" not in str(event.edges)] == []
    assert [actor.country for actor in found.actors if actor.label == "Tô Lâm"] == ["country/vn"]


def test_the_rule_says_that_he_was_found_by_his_office() -> None:
    (event,) = resolve([reading("vo-danh")]).events
    assert [evidence.rule for evidence in event.evidence] == ["encounter.object~office-listed"]
    assert event.evidence[0].quote == TOLD["vo-danh"]


def test_explain_shows_who_it_was_and_how_that_is_known() -> None:
    told = explain(reading("vo-danh"))
    assert "Tô Lâm" in told
    assert "encounter.object~office-listed" in told
    assert "office.unresolved" in explain(reading("khong-ro"))


def test_what_could_not_be_told_is_reported() -> None:
    found = resolve([reading("khong-ro")])
    assert found.events == ()
    assert found.rejected == (("khong-ro", "office.unresolved", TOLD["khong-ro"]),)
    assert labels(found) == ["Daniel Otieno"]


def test_articles_that_see_him_in_office_tell_who_he_is() -> None:
    seen = "Ngày {}/6, tại Lima, Tổng thống Peru Bruno Salas đã gặp Ngoại trưởng Lào Phonesay Keovilay."
    others = [
        extract(Article(f"bao-{day}", f"Tin\n\n{seen.format(day)}\n", published=date(2024, 6, day))) for day in (12, 25)
    ]
    found = resolve([reading("khong-ro"), *others])
    assert [e.rule for event in found.events for e in event.evidence if "~" in e.rule] == [
        "encounter.object~office-attested"
    ]
    assert ("person/bruno-salas", "person/daniel-otieno") in {
        (edge.subject, edge.object) for event in found.events for edge in event.edges
    }


def test_what_is_told_again_by_name_is_told_once() -> None:
    (event,) = resolve([reading("hai-lan")]).events
    assert len(event.evidence) == 2
    assert sorted({key for _, key in event.participants}) == ["person/ana-quiroga", "person/to-lam"]


def test_nobody_meets_himself_under_a_shorter_name() -> None:
    assert resolve([reading("cua-ai")]).events == ()
    (named,) = with_holders([reading("ten-ngan")])
    people = [entity.name for entity in named.entities if entity.type == "Person"]
    assert people == ["Joe Biden"]
    assert all(len({key for _, key in claim.roles}) > 1 for claim in named.claims if claim.kind != "Tenure")
    assert [event for event in resolve([named]).events if event.edges] == []


def test_a_tenure_is_attested_only_where_he_is_named() -> None:
    found = resolve([reading("vo-danh")])
    assert {tenure.holder for tenure in found.tenures} == {"person/ana-quiroga"}


def test_readings_without_such_offices_are_left_as_they_are() -> None:
    told = [reading("co-ten")]
    assert with_holders(told) == tuple(told)


def test_naming_twice_is_naming_once() -> None:
    once = with_holders([reading(name) for name in sorted(TOLD)])
    assert with_holders(once) == once


@settings(max_examples=10, deadline=None)
@given(st.permutations(sorted(TOLD)))
def test_the_order_of_articles_does_not_matter(names: list[str]) -> None:
    assert resolve([reading(name) for name in names]) == resolve([reading(name) for name in sorted(TOLD)])
