"""Names of states: the cases of `tests/cases/countries.tsv`, and what holds for every code."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.annotate import annotate
from vnus_graph.grammar.countries import aliases_of, countries, english_of, is_country, name_of
from vnus_graph.grammar.country_names import NO_STATE
from vnus_graph.model import Article, Block, CountryMention, Document, Token
from vnus_graph.resources import table

CASES = Path(__file__).parents[1] / "cases" / "countries.tsv"
RULES = {"country.name", "country.full", "country.homograph", "country.compound"}
CODES = sorted({row["code"] for row in table("countries") if row["code"].isalpha()})
GONE = {"cs", "dd", "su", "yu"}


def cases() -> list[dict[str, str]]:
    lines = (line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text: str) -> list[CountryMention]:
    document = Document(Article("mau", text), (Block(0, len(text), "body", "body.paragraph"),))
    return [mention for sentence in annotate(document) for mention in countries(sentence.tokens)]


def shown(text: str, mention: CountryMention) -> str:
    return f"{text[mention.start : mention.end]} {mention.code}{'*' if mention.adjective else ''}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_case(case: dict[str, str]) -> None:
    text = case["text"]
    fired = " ¦ ".join(shown(text, mention) for mention in read(text) if mention.rule == case["rule"])
    assert (fired or "-") == case["expected"]


def test_every_rule_has_an_example_and_a_near_miss() -> None:
    assert {case["rule"] for case in cases() if case["expected"] != "-"} == RULES
    assert {case["rule"] for case in cases() if case["expected"] == "-"} == RULES


@pytest.mark.parametrize("code", CODES)
def test_names_of_a_code_lead_back_to_it(code: str) -> None:
    for name in (name_of(code), *aliases_of(code)):
        assert is_country(name) == code
    assert english_of(code)


def test_every_code_is_iso_or_of_a_state_that_is_no_more() -> None:
    territories = {str(code).lower() for code in Locale("vi").territories}
    assert set(CODES) - GONE <= territories
    assert len(set(CODES) - GONE) >= 193 + 2  # members and observers of the United Nations


def test_unknown_code() -> None:
    with pytest.raises(KeyError):
        name_of("zz")


def test_no_alias_stands_for_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for row in table("countries"):
        if row["code"] != NO_STATE and row["code"].isalpha():
            owners.setdefault(row["alias"].casefold(), set()).add(row["code"])
    assert [alias for alias, codes in owners.items() if len(codes) > 1] == []


WORDS = [
    "Anh",
    "anh",
    "Mỹ",
    "Việt",
    "Nam",
    "Lào",
    "-",
    ",",
    "nước",
    "Cộng",
    "hòa",
    "Nga",
    "Trung",
    "Quốc",
    "Đức",
    "và",
    "tiếng",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_mentions_are_ordered_apart_and_end_with_tokens(words: list[str]) -> None:
    tokens, start = [], 0
    for word in words:
        tokens.append(Token(start, start + len(word), word, "", True))
        start += len(word) + 1
    found = countries(tokens)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert {mention.start for mention in found} <= {token.start for token in tokens}
    assert {mention.end for mention in found} <= {token.end for token in tokens}
