"""Stage 4 of 7: Sentence → Mention. Words for time that count from today, or from what was just said.

`RULES` are alternatives of `dates`. A reading without a publication date is None: the mention stands, and names no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from vnus_graph.grammar.calendar import shift_month, whole
from vnus_graph.grammar.date_rule import Reading
from vnus_graph.model import PartialDate, Period

PART = (
    r"(?:sáng sớm|rạng sáng|(?:đầu |cuối )?giờ (?:sáng|chiều)|sáng|trưa|chiều(?: tối| muộn)?|tối(?: muộn)?|đêm|khuya)"
)
"""Part of a day."""
CLOCK = r"(?:(?:vào|lúc|đúng|khoảng|hồi) ){0,2}\d{1,2} ?(?:h|g|:|giờ) ?(?:\d{1,2})?(?: ?phút)?,?"
"""Time of a day."""
_AT = rf"(?:{CLOCK} )?"
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
DAY = (
    rf"(?:(?:(?:{PART}|trong|ngày) ){{0,2}}(?:hôm nay|hôm qua|hôm kia|ngày mai|ngày kia)|{PART} (?:nay|qua|mai|kia)"
    rf"|(?:(?:{PART}|hôm|ngày) ){{0,2}}{WEEKDAY})"
)
"""Words for a day that count from today."""
_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}
_NUMBERS = {word: number for number, word in enumerate("một hai ba bốn năm sáu bảy tám chín".split(), 1)}
_FEW = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|\d{1,2})"
_STEPS = {"này": 0, "nay": 0, "trước": -1, "ngoái": -1, "qua": -1, "rồi": -1, "tới": 1, "sau": 1}
_OPEN = r"(?<!\w)(?<!\d[/.,–—-])"
# «hai tháng trước», «những năm tới»: a length of time, not the month or year next to this one.
_NOT_COUNTED = (
    r"(?<!\d )(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )(?<!sáu )(?<!vài )(?<!mấy )(?<!các )(?<!những )(?<!nhiều )"
    r"(?<!chục )(?<!mười )(?<!lần )(?<!số )"
)
# «chiều nay, theo giờ địa phương, tức tối nay theo giờ Việt Nam»: the same moment by another clock.
_CLOCKS = r"(?:,? \(?(?:theo )?giờ (?:địa phương|sở tại)\)?(?:,? \(?(?:tức|hay) [^,.;()]{0,30}? theo giờ \w+ \w+\)?)?)?"
_ZONE = r"(?:theo )?giờ (?!sáng|chiều)"
# «hồi đầu tháng», but not «hồi đầu tháng 5», «hồi đầu năm ngoái».
_ALONE = r"(?= ?(?:[,.;:)]|$|(?-i:[A-ZĐ])|(?:tại|ở|đã|của|với|và|khi|ông|bà)(?!\w)))"
_EDGE = r"(?:(?:vào|trong|hồi|đầu|giữa|cuối) ){0,3}"


def days_off(text: str) -> int | None:
    """How many days from today the word for a day that ends `text` lies («nay» 0, «hôm qua» -1); None for others."""
    words = re.split(rf",? \(?{_ZONE}", text.lower())[0]
    # «ngày kia» lies ahead, «hôm kia» behind.
    return 2 if words.endswith("ngày kia") else _DAYS.get(words.split(" ")[-1])


def _day(match: re.Match[str], published: date | None) -> Reading:
    steps = days_off(match["word"])
    return Period(whole(published + timedelta(days=steps))) if published and steps is not None else None


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


def _this_month(_match: re.Match[str], published: date | None) -> Reading:
    return Period(PartialDate(published.year, published.month)) if published else None


def _this_year(_match: re.Match[str], published: date | None) -> Reading:
    return Period(PartialDate(published.year)) if published else None


def _year(match: re.Match[str], published: date | None) -> Reading:
    return Period(PartialDate(published.year + _STEPS[match["step"].lower()])) if published else None


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{PART}|vào|trong|ngày) ){{0,3}}(?:hôm nay|hôm qua|hôm kia|ngày mai|{PART} (?:nay|qua|mai))(?=[ ,(])",
        re.I,
    )


def told_today(text: str) -> tuple[int, bool]:
    """For «hôm nay (11/3)», «tối qua 10/3»: (days from today, True); for other dates (0, False)."""
    worded = _worded().match(text)
    steps = days_off(worded[0]) if worded and not re.search(f" {_ZONE}", text, re.I) else None
    return (steps, True) if steps is not None else (0, False)


def _ago(match: re.Match[str], published: date | None) -> Reading:
    steps = step("date.ago", match[0])
    return Period(PartialDate(published.year + steps)) if published and steps else None


def _years_ago(text: str) -> int | None:
    count = text.lower().split(" ")[-2]
    years = _NUMBERS.get(count) or (int(count) if count.isdigit() else 0)
    return -years or None


COUNTED = "date.counted-day"
"""«ngày hôm sau», «hai ngày trước đó»: of a day counted from the one that was told before."""


def days_on(text: str) -> int | None:
    """«ngày hôm sau» 1, «hai ngày trước đó», «trước đó hai ngày» -2: how many days it is from that before."""
    words = text.lower().split(" ")
    forward = 1 if "sau" in words else -1
    if "hôm" in words:
        return forward
    return next((forward * count for word in words if (count := _NUMBERS.get(word) or _digits(word))), None)


def _digits(word: str) -> int:
    return int(word) if word.isdigit() else 0


def days_apart(text: str) -> int | None:
    """«một ngày sau» 1, «hai ngày trước» -2: how many days an offset goes; None for weeks, months and years."""
    words = text.lower().split(" ")
    if words[-1] not in {"sau", "trước"} or words[-2:-1] != ["ngày"]:
        return None
    return days_on(text)


def _unknown(_match: re.Match[str], _published: date | None) -> Reading:
    return None


def step(rule: str, text: str) -> int | None:
    """How many months («date.relative-month») or years (the others) `text` lies from today; None for other rules."""
    word = text.lower().split(" ")[-1]
    if rule == "date.ago":
        return _years_ago(text)
    return _STEPS.get(word) if rule in {"date.relative-month", "date.relative-year"} else None


RULES: tuple[tuple[str, str, Callable[[re.Match[str], date | None], Reading], str], ...] = (
    (
        "date.relative-day",
        rf"{_OPEN}{_AT}(?P<word>(?:(?:{PART}|trong|vào|ngày) ){{0,3}}"
        rf"(?:hôm nay|hôm qua|hôm kia|ngày mai|ngày kia))(?!\w){_CLOCKS}",
        _day,
        "hôm|ngày",
    ),
    ("date.relative-day", rf"{_OPEN}{_AT}(?P<word>{PART} (?:nay|qua|mai))(?!\w){_CLOCKS}", _day, " (?:nay|qua|mai)"),
    (
        "date.weekday",
        rf"{_OPEN}{_AT}(?:(?:(?:vào|{PART}|hôm) ){{1,3}}|(?:vào )?ngày (?=(?-i:Thứ|Chủ|thứ [A-ZĐ])))"
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
    ("date.relative-month", rf"{_OPEN}hồi (?:đầu|giữa) tháng{_ALONE}", _this_month, "tháng"),
    ("date.relative-year", rf"{_OPEN}hồi (?:đầu|giữa) năm{_ALONE}", _this_year, "năm"),
    (
        "date.relative-year",
        rf"{_NOT_COUNTED}{_OPEN}{_EDGE}năm (?P<step>nay|ngoái|tới)(?!\w)",
        _year,
        "năm (?:nay|ngoái|tới)",
    ),
    (
        "date.ago",  # of round numbers nobody knows how exact they are
        rf"{_OPEN}cách đây (?:đúng |tròn )?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|[1-9]|[1-9][1-9]) năm"
        r"(?! (?:rưỡi|rưởi|trước|\d))(?!\w)",
        _ago,
        "cách đây",
    ),
    ("date.same-day", rf"{_OPEN}{_AT}(?:(?:vào|{PART}) ){{0,2}}cùng (?:ngày|hôm)(?!\w| \d)", _unknown, "cùng "),
    (
        "date.same-day",
        rf"^(?:{CLOCK.removesuffix(',?')}(?: {PART})?|(?:vào )?buổi {PART})(?=,)",
        _unknown,
        "^[^,]*[hg:ổờ]",
    ),
    ("date.same-day", rf"{_OPEN}(?:(?:vào|trong|{PART}) ){{0,2}}(?:ngày )?hôm (?:đó|ấy)(?!\w)", _unknown, "hôm"),
    ("date.same-day", rf"{_OPEN}trong (?:cùng )?ngày(?= ?[,.;:)]|$| (?-i:[A-ZĐ]))", _unknown, "trong (?:cùng )?ngày"),
    (COUNTED, rf"{_OPEN}(?:(?:vào|{PART}) ){{0,2}}(?:ngày )?hôm sau(?!\w)", _unknown, "hôm sau"),
    (COUNTED, rf"{_OPEN}(?:vào )?(?:ngày|{PART}) hôm trước(?!\w)", _unknown, "hôm trước"),
    (COUNTED, rf"{_OPEN}(?:chỉ )?{_FEW} ngày (?:sau|trước) đó(?!\w)", _unknown, "ngày (?:sau|trước) đó"),
    (COUNTED, rf"{_OPEN}(?:sau|trước) đó (?:đúng |chỉ )?{_FEW} ngày(?!\w)", _unknown, "(?:sau|trước) đó"),
    ("date.offset", rf"{_OPEN}hôm trước(?!\w)", _unknown, "hôm trước"),
    (
        "date.offset",
        rf"{_OPEN}(?:\d+|nửa|một|hai|ba|bốn|năm|sáu|bảy|vài) (?:ngày|tuần|tháng|năm) (?:sau|trước)(?: đó)?(?!\w)",
        _unknown,
        " (?:sau|trước)",
    ),
    (
        "date.vague",
        rf"{_OPEN}(?:mới đây|gần đây|vừa qua|vừa rồi|sắp tới|thời gian (?:vừa qua|qua|gần đây|tới))(?!\w)",
        _unknown,
        "đây|vừa|tới|thời gian",
    ),
)
"""In order, to be compiled without regard to case: name, pattern, reading, what is found wherever the pattern is."""
