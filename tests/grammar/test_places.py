"""Places: the cases of `tests/cases/places.tsv`, and what the gazetteer is sure of."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from vnus_graph.annotate import annotate
from vnus_graph.grammar.countries import countries, is_country, name_of
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.places import country_of, places
from vnus_graph.model import Article, Block, Document, PlaceMention
from vnus_graph.resources import table

CASES = Path(__file__).parents[1] / "cases" / "places.tsv"
RULES = {"place.city", "place.division", "place.region", "place.fixed", "place.seat", "place.site"}
VENUES = {"place.fixed", "place.seat", "place.site"}


def cases() -> list[dict[str, str]]:
    lines = (line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text: str) -> list[PlaceMention]:
    document = Document(Article("mau", text), (Block(0, len(text), "body", "body.paragraph"),))
    return [
        mention
        for sentence in annotate(document)
        for mention in places(Line(sentence.tokens, countries(sentence.tokens)))
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_case(case: dict[str, str]) -> None:
    found = [mention for mention in read(case["text"]) if mention.rule == case["rule"]]
    assert (" ¦ ".join(f"{m.name} {m.country or '?'}" for m in found) or "-") == case["expected"]
    assert all(mention.venue == (mention.rule in VENUES) for mention in found)


def test_every_rule_has_an_example_and_a_near_miss() -> None:
    assert {case["rule"] for case in cases() if case["expected"] != "-"} == RULES
    assert {case["rule"] for case in cases() if case["expected"] == "-"} == RULES


def test_a_mention_holds_its_name_and_the_noun_before_it() -> None:
    text = "Hội đàm diễn ra tại thủ đô Santo Domingo."
    (mention,) = read(text)
    assert text[mention.start : mention.end] == "thủ đô Santo Domingo"
    assert mention.name == "Santo Domingo"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Hà Nội", "vn"), ("Bắc Kinh", "cn"), ("Hong Kong", "cn"), ("Ulan Bator", "mn"), ("Kazan", "ru"), ("Tampa", "us")],
)
def test_country_of(name: str, code: str) -> None:
    assert country_of(name) == code


def test_country_of_is_silent_where_two_states_have_a_city_of_that_name() -> None:
    assert country_of("San Juan") is None


def test_country_of_an_unknown_place() -> None:
    assert country_of("Nơi Nào Đó") is None


def test_cities_of_the_table_lie_in_known_states_and_name_none() -> None:
    for row in table("cities"):
        assert is_country(row["name"]) is None
        if row["country"]:
            assert name_of(row["country"])
