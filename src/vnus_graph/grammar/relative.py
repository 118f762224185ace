"""Stage 4 of 7: Sentence → Mention. Words for time that count from today, or from what was just said.

`RULES` are alternatives of `dates`. A reading without a publication date is None: the mention stands, and names no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from vnus_graph.grammar.calendar import shift_month, whole
from vnus_graph.grammar.date_rule import Reading
from vnus_graph.model import PartialDate, Period

PART = (
    r"(?:sáng sớm|rạng sáng|(?:đầu |cuối )?giờ (?:sáng|chiều)|sáng|trưa|chiều(?: tối| muộn)?|tối(?: muộn)?|đêm|khuya)"
)
"""Part of a day."""
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
DAY = (
    rf"(?:(?:(?:{PART}|trong|ngày) ){{0,2}}(?:hôm nay|hôm qua|hôm kia|ngày mai|ngày kia)|{PART} (?:nay|qua|mai|kia)"
    rf"|(?:(?:{PART}|hôm|ngày) ){{0,2}}{WEEKDAY})"
)
"""Words for a day that count from today."""
_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}
_STEPS = {"này": 0, "nay": 0, "trước": -1, "ngoái": -1, "qua": -1, "rồi": -1, "tới": 1, "sau": 1}
_OPEN = r"(?<!\w)(?<!\d[/.,–—-])"
# «hai tháng trước», «những năm tới»: a length of time, not the month or year next to this one.
_NOT_COUNTED = (
    r"(?<!\d )(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )(?<!sáu )(?<!vài )(?<!mấy )(?<!các )(?<!những )(?<!nhiều )"
    r"(?<!chục )(?<!mười )(?<!lần )(?<!số )"
)
_EDGE = r"(?:(?:vào|trong|hồi|đầu|giữa|cuối) ){0,3}"


def _day(match: re.Match[str], published: date | None) -> Reading:
    word = match[0].lower().split()[-1]
    # «ngày kia» lies ahead, «hôm kia» behind.
    step = 2 if match[0].lower().endswith("ngày kia") else _DAYS[word]
    return Period(whole(published + timedelta(days=step))) if published else None


def _weekday(match: re.Match[str], published: date | None) -> Reading:
    if not published:
        return None
    name = match["weekday"].lower().split()[-1]
    weekday = 6 if name == "nhật" else int(name) - 2 if name.isdigit() else _WEEKDAYS[name]
    monday = published - timedelta(days=published.weekday())
    step = _STEPS.get((match["week"] or "").split(" ")[-1])
    if step is None:  # the latest such day
        return Period(whole(published - timedelta(days=(published.weekday() - weekday) % 7)))
    return Period(whole(monday + timedelta(weeks=step, days=weekday)))


def _week(match: re.Match[str], published: date | None) -> Reading:
    if not published:
        return None
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=_STEPS[match["step"].lower()])
    return Period(whole(monday), whole(monday + timedelta(days=6)))


def _month(match: re.Match[str], published: date | None) -> Reading:
    return Period(shift_month(published.year, published.month, _STEPS[match["step"].lower()])) if published else None


def _year(match: re.Match[str], published: date | None) -> Reading:
    return Period(PartialDate(published.year + _STEPS[match["step"].lower()])) if published else None


def _unknown(_match: re.Match[str], _published: date | None) -> Reading:
    return None


def step(rule: str, text: str) -> int | None:
    """How many months («date.relative-month») or years («date.relative-year») `text` lies from today, else None."""
    word = text.lower().split(" ")[-1]
    return _STEPS.get(word) if rule in {"date.relative-month", "date.relative-year"} else None


RULES: tuple[tuple[str, str, Callable[[re.Match[str], date | None], Reading], str], ...] = (
    (
        "date.relative-day",
        rf"{_OPEN}(?:(?:{PART}|trong|vào|ngày) ){{0,3}}(?:hôm nay|hôm qua|hôm kia|ngày mai|ngày kia)(?!\w)",
        _day,
        "hôm|ngày",
    ),
    ("date.relative-day", rf"{_OPEN}{PART} (?:nay|qua|mai)(?!\w)", _day, " (?:nay|qua|mai)"),
    (
        "date.weekday",
        rf"{_OPEN}(?:(?:(?:vào|{PART}|hôm) ){{1,3}}|(?:vào )?ngày (?=(?-i:Thứ|Chủ|thứ [A-ZĐ])))"
        rf"(?P<weekday>{WEEKDAY})(?: (?P<week>tuần (?:này|trước|rồi|qua|tới|sau)|vừa qua|vừa rồi))?(?! của)(?!\w)",
        _weekday,
        "thứ|chủ nhật",
    ),
    (
        "date.weekday",
        rf"{_OPEN}(?P<weekday>{WEEKDAY}) (?P<week>tuần (?:này|trước|rồi|qua|tới|sau))(?!\w)",
        _weekday,
        "thứ|chủ nhật",
    ),
    (
        "date.relative-week",
        rf"{_NOT_COUNTED}{_OPEN}{_EDGE}tuần (?P<step>này|trước|rồi|tới|sau)(?!\w)(?! đó)",
        _week,
        "tuần (?:này|trước|rồi|tới|sau)",
    ),
    (
        "date.relative-month",
        rf"{_NOT_COUNTED}{_OPEN}{_EDGE}tháng (?P<step>này|trước|rồi|tới|sau)(?!\w)(?! đó)",
        _month,
        "tháng (?:này|trước|rồi|tới|sau)",
    ),
    (
        "date.relative-year",
        rf"{_NOT_COUNTED}{_OPEN}{_EDGE}năm (?P<step>nay|ngoái|tới)(?!\w)",
        _year,
        "năm (?:nay|ngoái|tới)",
    ),
    ("date.same-day", rf"{_OPEN}(?:(?:vào|{PART}) ){{0,2}}cùng (?:ngày|hôm)(?!\w| \d)", _unknown, "cùng (?:ngày|hôm)"),
    ("date.same-day", rf"{_OPEN}(?:(?:vào|trong|{PART}) ){{0,2}}(?:ngày )?hôm (?:đó|ấy)(?!\w)", _unknown, "hôm"),
    ("date.same-day", rf"{_OPEN}trong (?:cùng )?ngày(?= ?[,.;:)]|$| (?-i:[A-ZĐ]))", _unknown, "trong (?:cùng )?ngày"),
    ("date.offset", rf"{_OPEN}(?:(?:vào|{PART}) ){{0,2}}(?:ngày )?hôm (?:sau|trước)(?!\w)", _unknown, "hôm"),
    (
        "date.offset",
        rf"{_OPEN}(?:\d+|nửa|một|hai|ba|bốn|năm|sáu|bảy|vài) (?:ngày|tuần|tháng|năm) (?:sau|trước)(?: đó)?(?!\w)",
        _unknown,
        "(?:ngày|tuần|tháng|năm) (?:sau|trước)",
    ),
    (
        "date.vague",
        rf"{_OPEN}(?:mới đây|gần đây|vừa qua|vừa rồi|sắp tới|thời gian (?:vừa qua|qua|gần đây|tới))(?!\w)",
        _unknown,
        "đây|vừa|tới|thời gian",
    ),
)
"""In order, to be compiled without regard to case: name, pattern, reading, what is found wherever the pattern is."""
