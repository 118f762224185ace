"""Dates in a sentence: the examples in `tests/cases/dates.tsv`, and what must hold for any text."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.annotate import tokens
from vnus_graph.grammar.calendar import exists, shift_month
from vnus_graph.grammar.dates import RULES, Rule, dates
from vnus_graph.model import PartialDate, Period, Sentence, Token

PUBLISHED = date(2024, 11, 20)
CASES = Path(__file__).parents[1] / "cases" / "dates.tsv"
ROWS = [
    row
    for row in csv.DictReader(
        (line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if not row["rule"].startswith("year.")
]


def sentence(text: str, spans: list[tuple[int, int]] | None = None) -> Sentence:
    """`text` as one sentence, its tokens as stage 3 cuts them unless told."""
    spans = spans or tokens.split(text)
    made = tuple(Token(a, b, unicodedata.normalize("NFC", text[a:b]), "N", True) for a, b in spans)
    return Sentence(0, len(text), 0, False, made)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_rule_needs_is_found_wherever_it_is(rule: Rule) -> None:
    texts = [re.sub(r"[\[\]]", "", row["text"]) for row in ROWS]
    assert all(rule.needs.search(text) for text in texts if rule.pattern.search(text))


def written(when: Period | None) -> str:
    """A period as the table of cases writes it."""
    if when is None:
        return "?"
    days = (when.start, when.end) if when.end else (when.start,)
    return "..".join(
        "-".join(filter(None, (str(d.year or "-"), d.month and f"{d.month:02}", d.day and f"{d.day:02}"))) for d in days
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['text']}")
def test_case(row: dict[str, str]) -> None:
    text = re.sub(r"[\[\]]", "", row["text"])
    found = dates(sentence(text), PUBLISHED)
    shown = [(mention.rule, text[mention.start : mention.end], written(mention.when)) for mention in found]
    marked = "".join(re.findall(r"\[(.*)\]", row["text"]))
    patterns = [rule.pattern for rule in RULES if rule.name == row["rule"]]
    if row["expected"] == "-" and row["rule"].startswith("none."):
        assert not any(pattern.search(text) for pattern in patterns)
    elif row["expected"] == "-":
        assert row["rule"] not in [rule for rule, _, _ in shown]
    elif row["expected"] == "none":
        start = text.index(marked)
        assert any(pattern.search(text) for pattern in patterns)
        assert not [m for m in found if m.start < start + len(marked) and start < m.end]
    else:
        assert (row["rule"], marked or shown[0][1], row["expected"]) in shown


@pytest.mark.parametrize("rule", sorted({rule.name for rule in RULES}))
def test_every_rule_has_an_example_and_a_near_miss(rule: str) -> None:
    expected = [row["expected"] for row in ROWS if row["rule"] == rule]
    assert "-" in expected
    assert set(expected) - {"-"}


def test_no_case_for_a_rule_that_is_not() -> None:
    assert {row["rule"] for row in ROWS} <= {rule.name for rule in RULES}


def test_today_without_a_publication_date_names_no_day() -> None:
    (mention,) = dates(sentence("Chiều nay, hai bên hội đàm."), None)
    assert (mention.rule, mention.when) == ("date.relative-day", None)


def test_offsets_index_a_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Đoàn họp sáng 6/3 ở Huế.")
    spans = [match.span() for match in re.finditer(r"[^\s.]+|\.", text)]
    (mention,) = dates(sentence(text, spans), None)
    assert unicodedata.normalize("NFC", text[mention.start : mention.end]) == "sáng 6/3"


UNITS = (
    "ngày từ đến sáng 28/6 8-10/9 7-6 (7-6) tháng 9/2023 năm 2023 - , và thứ Hai nay qua cùng 22h giờ địa phương trước "
    "hai 31/2 Luật đoàn % tuần"
)
SOME_TEXT = st.lists(st.sampled_from(UNITS.split()), min_size=1, max_size=12).map(" ".join)


@given(SOME_TEXT)
def test_mentions_are_apart_in_order_and_possible(text: str) -> None:
    found = dates(sentence(text), PUBLISHED)
    ends = 0
    for mention in found:
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end
        if mention.when:
            assert exists(mention.when.start)
            last = mention.when.end or mention.when.start
            assert not mention.when.start.year or mention.when.start <= last


@given(SOME_TEXT)
def test_tokenisation_does_not_matter(text: str) -> None:
    single = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    spaced = [match.span() for match in re.finditer(r"\S+", text)]
    assert dates(sentence(text, single), PUBLISHED) == dates(sentence(text, spaced), PUBLISHED)


@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.sampled_from(["{}/{}/{}", "{}-{}-{}", "{} tháng {} năm {}"]))
def test_every_full_date_is_read_back(day: date, form: str) -> None:
    text = "Đoàn họp ngày " + form.format(day.day, day.month, day.year) + " tại Huế."
    (mention,) = dates(sentence(text), None)
    assert mention.when == Period(PartialDate(day.year, day.month, day.day))


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(-40, 40))
def test_shifting_a_month_back_again(year: int, month: int, by: int) -> None:
    there = shift_month(year, month, by)
    assert shift_month(there.year, there.month, -by) == PartialDate(year, month)
