"""Who held an office on a day: by the table, and by what the articles attest where the table knows nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from vnus_graph.model import Article, Office, PartialDate, Period, Reading
from vnus_graph.pipeline import extract
from vnus_graph.resolve.days import bounds, days
from vnus_graph.resolve.holders import Holders, known_as

PRESIDENT = Office("Chủ tịch nước", "vn")
ACTING = Office("Chủ tịch nước", "vn", acting=True)
PERU = Office("Tổng thống", "pe")


def held(office: Office, first: str, last: str = "", readings: Sequence[Reading] = ()) -> str | None:
    """Name of who held an office from the first day to the last."""
    holder = Holders(readings).of(office, date.fromisoformat(first), date.fromisoformat(last or first))
    return holder.name if holder is not None else None


@pytest.mark.parametrize(
    ("first", "last", "holder"),
    [
        ("2024-05-21", "", None),  # the vice-president acts
        ("2024-05-22", "", None),  # the hand-over
        ("2024-05-23", "", "Tô Lâm"),
        ("2024-10-20", "", "Tô Lâm"),
        ("2024-10-21", "", None),
        ("2024-10-22", "", "Lương Cường"),
        ("2024-10-20", "2024-10-22", None),
        ("2024-06-01", "2024-06-30", "Tô Lâm"),
        ("2016-04-01", "", None),  # the office was vacant
        ("1945-09-02", "", None),  # older than the table
        ("2099-01-01", "", None),  # later than anything known
    ],
)
def test_the_table_decides(first: str, last: str, holder: str | None) -> None:
    assert held(PRESIDENT, first, last) == holder


def test_who_acts_is_worded_so() -> None:
    assert held(ACTING, "2024-04-10") == "Võ Thị Ánh Xuân"
    assert held(PRESIDENT, "2024-04-10") is None
    assert held(ACTING, "2024-06-10") is None


def test_a_date_known_to_the_month_settles_no_day_of_it() -> None:
    general = Office("Tổng Bí thư", "vn")
    assert held(general, "1997-11-30") == "Đỗ Mười"
    assert held(general, "1997-12-15") is None
    assert held(general, "1998-01-01") == "Lê Khả Phiêu"


def article(name: str, day: str, text: str) -> Reading:
    """What an article published on a day says."""
    return extract(Article(name, f"Tin hoạt động trong tuần\n\n{text}\n", published=date.fromisoformat(day)))


def seen(name: str, day: str, president: str, word: str = "Tổng thống") -> Reading:
    """An article that tells what the president of Peru did on the day of its publication."""
    told = date.fromisoformat(day)
    text = f"Ngày {told.day}/{told.month}, {word} Peru {president} đã gặp Ngoại trưởng Kenya Daniel Otieno tại Lima."
    return article(name, day, text)


BEFORE = seen("a", "2024-03-02", "Ana Quiroga")
AFTER = seen("b", "2024-09-20", "Ana Quiroga")


def test_seen_in_office_before_and_after() -> None:
    assert held(PERU, "2024-06-01", readings=[BEFORE, AFTER]) == "Ana Quiroga"
    assert held(PERU, "2024-03-02", readings=[BEFORE]) == "Ana Quiroga"


def test_seen_on_one_side_only() -> None:
    assert held(PERU, "2024-06-01", readings=[BEFORE]) is None
    assert held(PERU, "2024-06-01", readings=[AFTER]) is None
    assert held(PERU, "2024-06-01") is None


def test_somebody_else_seen_in_between() -> None:
    other = seen("c", "2024-07-01", "Bruno Salas")
    assert held(PERU, "2024-06-01", readings=[BEFORE, other, AFTER]) is None


def test_somebody_else_only_given_the_office() -> None:
    other = article("c", "2024-05-05", "Tổng thống Peru Bruno Salas nói về giá lúa mì.")
    assert held(PERU, "2024-06-01", readings=[BEFORE, other, AFTER]) is None


def test_a_former_holder_is_not_in_office() -> None:
    first = seen("a", "2024-03-02", "Ana Quiroga", "cựu Tổng thống")
    assert held(PERU, "2024-06-01", readings=[first, AFTER]) is None


def test_more_than_a_year_apart() -> None:
    assert held(PERU, "2024-06-01", readings=[seen("a", "2023-03-02", "Ana Quiroga"), AFTER]) is None


def test_articles_do_not_overrule_the_table() -> None:
    told = "Ngày {}, Chủ tịch nước Lưu Quang Thạch đã gặp Ngoại trưởng Kenya Daniel Otieno tại Hà Nội."
    readings = [article("a", "2024-06-02", told.format("1/6")), article("b", "2024-06-20", told.format("19/6"))]
    assert held(PRESIDENT, "2024-06-10", readings=readings) == "Tô Lâm"


def test_days_of_a_period() -> None:
    assert days(Period(PartialDate(2024, 2))) == (date(2024, 2, 1), date(2024, 2, 29))
    assert days(Period(PartialDate(2024, 12, 30), PartialDate(2025, 1, 2))) == (date(2024, 12, 30), date(2025, 1, 2))
    assert days(Period(PartialDate(2024))) == (date(2024, 1, 1), date(2024, 12, 31))
    assert days(Period(PartialDate(0, 3, 6))) is None
    assert bounds(PartialDate(2023, 2, 29)) is None


def test_a_name_is_known_in_any_order_and_without_its_accents() -> None:
    holder = Holders([]).of(Office("Thủ tướng", "jp"), date(2019, 5, 1), date(2019, 5, 1))
    assert holder is not None
    assert known_as(holder, "Shinzo Abe")
    assert known_as(holder, "ABE Shinzō")
    assert not known_as(holder, "Abe Shintaro")
