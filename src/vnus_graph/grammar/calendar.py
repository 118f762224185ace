"""Stage 4 of 7: Sentence → Mention. Dates as written in figures and words, and arithmetic on dates partly known.

The patterns are fragments for `re.IGNORECASE`; `point` reads what they match.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from vnus_graph.model import PartialDate, Period

MONTH_WORDS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}

NUMBER_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một")

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
YEAR = r"(?:1[89]\d\d|20\d\d)(?!\d)"
ALONE = r"(?! ?[-–/]|\d)"
"""Behind a year: it does not begin a term («2021-2025»), nor is it part of a longer number."""
# «tháng Năm» is May and «7 tháng năm 2024» is not, so a month in words wants its capital.
MONTH_NAME = r"(?-i:Giêng|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười(?: [Mm]ột| [Hh]ai)?)(?!\w)"
POINT = (
    rf"{DAY}(?:\s?/\s?{MONTH}(?:\s?/\s?{YEAR}|-{YEAR}|,? năm {YEAR})?"
    rf"|-{MONTH}(?:-{YEAR}|/{YEAR}|,? năm {YEAR})?"
    rf"|\.{MONTH}(?:\.{YEAR})?"
    rf"| tháng (?:{MONTH}|{MONTH_NAME})(?:[/.-]{YEAR}|,? (?:năm )?{YEAR})?)(?!\d)"
)
"""A day of a month, with or without its year: «28/6/2023», «20-11», «12.5», «25 tháng 3 năm 2024»."""
MONTH_POINT = rf"tháng (?:{MONTH}(?:\s?[/.-]\s?{YEAR})?|{MONTH_NAME})(?:,? năm {YEAR}|, {YEAR})?"
"""A month, with or without its year: «tháng 9/2023», «tháng Ba năm 2024»."""
THIRD = r"(?:thượng|trung|hạ) tuần|những ngày|tuần(?: lễ)?|nửa|dịp"
"""Part of a month: «trung tuần», «những ngày đầu»."""
SEASON = r"(?:mùa )?(?:xuân|hè|hạ|thu|đông)"
"""Season of a year."""
# «(7/2001, 8/2012 và 5/2016)», «(1998, 2006)»: in brackets, one of several.
ITEM = r"(?:(?<=\()|(?<=\d{4}, )|(?<=\d{4}; )|(?<=\d{4} và ))"
NEXT = r"(?=\)|(?:, |; | và )(?:\d{1,2}/)?\d{4}(?:\)|, \d|; \d| và \d))"

_DAY_MONTH_YEAR = re.compile(
    rf"(?P<day>{DAY})(?:\s?[/.-]\s?| tháng )(?P<month>{MONTH}|{MONTH_NAME})(?:\D+(?P<year>{YEAR}))?", re.I
)
_MONTH_YEAR = re.compile(rf"tháng (?P<month>{MONTH}|{MONTH_NAME})(?:\D+(?P<year>{YEAR}))?", re.I)


def number(worded: str) -> int:
    """A count in figures, or in one of `NUMBER_WORDS`."""
    low = worded.lower()
    return NUMBER_WORDS.index(low) + 1 if low in NUMBER_WORDS else int(low)


def point(text: str) -> PartialDate | None:
    """Read what `POINT` or `MONTH_POINT` matched; None where the calendar has no such day."""
    found = _DAY_MONTH_YEAR.fullmatch(text) or _MONTH_YEAR.fullmatch(text)
    if not found:
        return None
    fields = found.groupdict()
    month = fields["month"].lower()
    read = PartialDate(
        int(fields["year"] or 0), int(month) if month.isdigit() else MONTH_WORDS[month], int(fields.get("day") or 0)
    )
    return read if exists(read) else None


def exists(partial: PartialDate) -> bool:
    """Whether the calendar has the date; 29 February counts where the year is not known."""
    if not partial.day:
        return True
    try:
        date(partial.year or 2024, partial.month, partial.day)
    except ValueError:
        return False
    return True


def spanning(start: PartialDate | None, end: PartialDate | None) -> Period | None:
    """The range from `start` to `end`, each taking the year it lacks from the other; None where it runs backwards."""
    if start is None or end is None:
        return None
    backwards = (start.month, start.day) > (end.month, end.day)
    if end.year and not start.year:
        start = replace(start, year=end.year - backwards)
    elif start.year and not end.year:
        end = replace(end, year=start.year + backwards)
    if not (exists(start) and exists(end)) or (start.year and start > end) or start == end:
        return None
    return Period(start, end)


def whole(day: date) -> PartialDate:
    """A date all of which is known."""
    return PartialDate(day.year, day.month, day.day)


_COMMON = 2023
"""A common year, to count days in where the year is not known."""


def shift_day(day: PartialDate, by: int) -> PartialDate | None:
    """The day `by` days after `day`; None where it hangs on a leap year that is not known, or no day is told."""
    if not day.day or not exists(day):
        return None
    try:
        shifted = date(day.year or _COMMON, day.month, day.day) + timedelta(days=by)
    except ValueError:  # 29 February of an unknown year
        return None
    if not day.year and {day.month, shifted.month} == {2, 3}:
        return None
    return PartialDate(day.year and shifted.year, shifted.month, shifted.day)


def shift_month(year: int, month: int, by: int) -> PartialDate:
    """The month that lies `by` months after `month` of `year`."""
    years, rest = divmod(month - 1 + by, 12)
    return PartialDate(year + years, rest + 1)
