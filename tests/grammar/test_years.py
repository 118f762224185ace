"""Missing years over a document: from the publication date, else from what the body settles, else open."""

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
from vnus_graph.grammar.dates import dates
from vnus_graph.grammar.reference_year import RULES, WEAK, Reference, reference_year, votes
from vnus_graph.grammar.year_body import Body
from vnus_graph.grammar.years import complete
from vnus_graph.model import DateMention, PartialDate, Period, Sentence, Token

CASES = Path(__file__).parents[1] / "cases" / "dates.tsv"
ROWS = [
    row
    for row in csv.DictReader(
        (line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if row["rule"].startswith("year.")
]


def document(*texts: str) -> list[Sentence]:
    """Each text as one sentence, one behind the other."""
    sentences, offset = [], 0
    for text in texts:
        made = tuple(
            Token(offset + a, offset + b, unicodedata.normalize("NFC", text[a:b]), "N", True)
            for a, b in tokens.split(text)
        )
        sentences.append(Sentence(offset, offset + len(text), len(sentences), False, made))
        offset += len(text) + 1
    return sentences


def completed(published: date | None, *texts: str) -> list[DateMention]:
    sentences = document(*texts)
    return [m for found in complete([dates(s, published) for s in sentences], sentences, published) for m in found]


def body(*texts: str) -> Body:
    sentences = document(*texts)
    return Body(sentences, [dates(s, None) for s in sentences])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['text']}")
def test_case(row: dict[str, str]) -> None:
    texts = re.sub(r"[\[\]]", "", row["text"]).split(" | ")
    cast = votes(body(*texts))
    if row["expected"] == "-":
        assert row["rule"] not in [name for names in cast.values() for name in names]
        return
    year = int(row["expected"])
    assert row["rule"] in cast[year]
    marked = "".join(re.findall(r"\[(.*)\]", row["text"]))
    full = "\n".join(texts)
    (lead,) = [m for m in completed(None, *texts) if full[m.start : m.end] == marked]
    assert lead.when
    assert lead.when.start.year == year


@pytest.mark.parametrize("rule", dict.fromkeys(name for name, _ in RULES + WEAK))
def test_every_rule_has_an_example_and_a_near_miss(rule: str) -> None:
    expected = [row["expected"] for row in ROWS if row["rule"] == rule]
    assert "-" in expected
    assert set(expected) - {"-"}


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (date(2025, 1, 5), "Đoàn đến Huế ngày 28/12.", PartialDate(2024, 12, 28)),
        (date(2024, 12, 28), "Đoàn sẽ đến Huế ngày 5/1.", PartialDate(2025, 1, 5)),
        (date(2024, 10, 24), "Ông thăm Hà Nội hồi tháng 6.", PartialDate(2024, 6)),
        (date(2024, 3, 4), "Ông thăm Hà Nội hồi tháng 6.", PartialDate(2023, 6)),
        (date(2024, 10, 24), "Bà nhậm chức tháng 3.", PartialDate(2024, 3)),
        (date(2024, 10, 24), "Bà dự kiến nhậm chức vào tháng 3.", PartialDate(2025, 3)),
        (date(2016, 5, 21), "Họ muốn gặp nhau vào đầu tháng 6 tới.", PartialDate(2016, 6)),
        (date(2024, 10, 24), "Ông thăm Hà Nội tháng 12 năm ngoái.", PartialDate(2023, 12)),
        (date(2025, 6, 1), "Ông sinh hoạt tại đó ngày 29/2.", PartialDate(2024, 2, 29)),
    ],
)
def test_the_nearest_year_to_the_publication(published: date, text: str, expected: PartialDate) -> None:
    (mention,) = completed(published, text)
    assert mention.when == Period(expected)


def test_a_range_over_the_turn_of_the_year() -> None:
    (mention,) = completed(date(2025, 1, 3), "Đoàn thăm Lào từ ngày 30/12 đến ngày 2/1.")
    assert mention.when == Period(PartialDate(2024, 12, 30), PartialDate(2025, 1, 2))


def test_evidence_that_disagrees_settles_nothing() -> None:
    texts = (
        "Ngày 22/10, hai bên tổng kết kế hoạch giai đoạn 2020-2024 và ký kế hoạch giai đoạn 2025-2029.",
        "Kim ngạch 9 tháng đầu năm 2023 tăng mạnh.",
    )
    assert set(votes(body(*texts))) == {2023, 2024}
    assert reference_year(body(*texts)) is None
    assert completed(None, *texts)[0].when == Period(PartialDate(0, 10, 22))


def test_evidence_older_than_a_date_already_past_settles_nothing() -> None:
    texts = ("Ngày 22/10, hai bên họp.", "Kim ngạch 9 tháng đầu năm 2023 tăng mạnh.", "Họ ký hiệp định ngày 5/6/2024.")
    assert reference_year(body(*texts)) is None


def test_a_title_may_take_its_year_from_the_body() -> None:
    texts = ("Tổng thống thăm Việt Nam từ 8-10/9", "Chuyến thăm diễn ra từ ngày 8 đến ngày 10/9/2024.")
    assert [m.when for m in completed(None, *texts)] == [Period(PartialDate(2024, 9, 8), PartialDate(2024, 9, 10))] * 2


def test_words_counted_from_the_year_the_body_settles() -> None:
    texts = (
        "Ngày 25/5, ông mong muốn có thêm các chuyến thăm trong năm 2016.",
        "Năm ngoái, tàu đã cập cảng.",
        "Hôm qua, họ gặp nhau; cùng ngày, bà rời cảng.",
    )
    *_, year, yesterday, same = completed(None, *texts)
    assert year.when == Period(PartialDate(2015))
    assert (yesterday.when, same.when) == (None, None)  # the day of publication is not known


def test_an_open_day_leaves_months_open_too() -> None:
    texts = ("Hai nước kỷ niệm 45 năm thiết lập quan hệ ngoại giao với Nhật Bản.", "Ông thăm Tokyo hồi tháng 6.")
    assert reference_year(body(*texts)) == Reference(2018, ("year.anniversary",))
    assert completed(None, *texts)[0].when == Period(PartialDate(0, 6))


@given(st.dates(date(1998, 1, 1), date(2060, 12, 31)), st.integers(-30, 20), st.booleans())
def test_recent_days_come_back_whole(published: date, days: int, hyphen: bool) -> None:
    day = date.fromordinal(published.toordinal() + days)
    (mention,) = completed(published, f"Đoàn họp ngày {day.day}{'-' if hyphen else '/'}{day.month} tại Huế.")
    assert mention.when == Period(PartialDate(day.year, day.month, day.day))


@given(st.permutations(["Kim ngạch 9 tháng đầu 2024 tăng.", "Ngày 11/11, hai bên họp.", "Năm 2007, họ ký hiệp định."]))
def test_completing_keeps_spans_and_known_dates_and_is_done_once(texts: list[str]) -> None:
    sentences = document(*texts)
    found = [dates(s, None) for s in sentences]
    once = complete(found, sentences, None)
    assert [[(m.start, m.end, m.rule) for m in line] for line in once] == [
        [(m.start, m.end, m.rule) for m in line] for line in found
    ]
    assert {m.when for line in once for m in line} >= {Period(PartialDate(2024, 11, 11)), Period(PartialDate(2007))}
    assert complete(once, sentences, None) == once
