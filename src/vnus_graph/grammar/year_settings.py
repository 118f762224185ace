"""Stage 4 of 7: Sentence → Mention. What the body tells of its own time: its setting, terms that end, years since.

Each rule takes the wording of the sentences, and the day of the event where it asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vnus_graph.grammar.calendar import ALONE, YEAR, number
from vnus_graph.model import PartialDate

_AGE = re.compile(r"(?<!hơn )(?<!gần )(?<!khoảng )(?<!\w)(?P<age>\d{2,3}) năm qua(?!\w)", re.I)
_NEARING = 4
"""Years before an anniversary at which it is looked forward to."""
_AGREED = re.compile(r"(?<!\w)(?:ký|kế hoạch|chương trình|nghị định thư|thỏa thuận|thoả thuận|bản ghi nhớ)(?!\w)", re.I)
_TERM = re.compile(rf"giai đoạn (?:năm )?(?P<first>{YEAR}) ?[-–—] ?(?P<last>{YEAR})", re.I)
_RESULTS = re.compile(rf"(?:kết quả|thành tựu|thành công)(?: \S+){{0,4}} (?:của|trong) năm (?P<year>{YEAR})", re.I)
_OPENING_MONTHS = re.compile(
    rf"(?<!\w)(?:(?:những|các|mấy) tháng|(?<!trong )(?<!vào )nửa|từ) đầu năm (?P<year>{YEAR}){ALONE}", re.I
)
_AHEAD = re.compile(r"(?<!\w)(?:sẽ|sớm|có thể|dự kiến|phấn đấu|mục tiêu|kế hoạch|sắp)(?!\w)", re.I)
_COMING = re.compile(rf"(?<!\w)năm (?P<year>{YEAR}) (?:sắp tới|tới đây|tới(?= ?[,.;)]))", re.I)


@cache
def _years_since() -> re.Pattern[str]:
    count = r"(?P<%s>một|hai|ba|\d+) năm"
    return re.compile(
        rf"(?<!\w)(?:(?:sau|đúng|tròn) {count % 'count'} (?:kể từ|từ khi|xác lập|thiết lập|nâng cấp|ký)(?!\w)"
        rf"|(?<!hơn )(?<!gần )(?<!khoảng ){count % 'past'} qua,? kể từ(?!\w))"
        rf"[^.;]{{0,80}}?(?:năm |/)(?P<year>{YEAR})(?!\d)",
        re.I,
    )


@cache
def _to_be() -> re.Pattern[str]:
    """«kỷ niệm 70 năm thiết lập quan hệ vào năm 2020»: what is as old in that year."""
    return re.compile(
        rf"k[ỷỉ] niệm (?P<age>\d{{2,3}}) năm(?!\w)[^.;]{{0,90}}?(?:vào|trong) năm (?P<year>{YEAR}){ALONE}", re.I
    )


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:diễn ra (?:đúng )?(?:vào |trong )?bối cảnh|bối cảnh (?:hai|ba) nước)(?!\w)[^.;,]{0,90}?(?<!\w)"
        rf"(?:trong )?năm (?P<year>{YEAR}){ALONE}",
        re.I,
    )


@cache
def _apart() -> re.Pattern[str]:
    """What the setting tells of another time."""
    return re.compile(
        r"(?<!\w)(?:sẽ|dự kiến|hướng tới|tiến tới|chuẩn bị|phấn đấu|mục tiêu|kế hoạch|sắp|trước đó|trước đây|từng"
        r"|năm ngoái|kể từ|(?:thiết lập|xác lập|nâng cấp|ký|từ)(?: kết)?(?: trong)? năm \d+$)(?!\w)",
        re.I,
    )


@cache
def _half_chair() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)Chủ tịch(?!\w)[^.;,]{{0,40}}? (?:6|sáu) tháng (?P<half>đầu|cuối) năm (?P<year>{YEAR})", re.I
    )


@cache
def _stock() -> re.Pattern[str]:
    year = rf"[^.;]{{0,60}}? năm (?P<%s>{YEAR}){ALONE}"
    return re.compile(
        rf"(?<!\w)(?:kết quả|tình hình|hợp tác|thực hiện|tổng kết)(?!\w){year % 'year'}[^.;]{{0,40}}?"
        rf"(?<!\w)(?:định hướng|phương hướng|kế hoạch|nhiệm vụ)(?!\w){year % 'next'}",
        re.I,
    )


def hand_over(texts: Sequence[str]) -> Iterator[int]:
    """«giai đoạn 2020-2024» and «giai đoạn 2025-2029»: one ends, the next is agreed, in the last year of the first."""
    terms = {
        (int(match["first"]), int(match["last"]))
        for text in texts
        for match in _TERM.finditer(text)
        if _AGREED.search(text)
    }
    for _, last in terms:
        if any(first == last + 1 for first, _ in terms):
            yield last


def results(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """«những kết quả của năm 2024», said at the end of that year."""
    if lead is not None and lead.month >= 11:
        for text in texts:
            for match in _RESULTS.finditer(text):
                yield int(match["year"])


def coming(texts: Sequence[str]) -> Iterator[int]:
    """«năm 2025 sắp tới»: the year before."""
    yield from (int(match["year"]) - 1 for text in texts for match in _COMING.finditer(text))


def opening_months(texts: Sequence[str]) -> Iterator[int]:
    """«những tháng đầu năm 2017», «nửa đầu năm 2017», «kể từ đầu năm 2017»: the year under way."""
    for text in texts:
        if not _AHEAD.search(text):
            yield from (int(match["year"]) for match in _OPENING_MONTHS.finditer(text))


def years_since(texts: Sequence[str]) -> Iterator[int]:
    """«lần đầu tiên sau 15 năm kể từ chuyến thăm của A hồi năm 2009», «26 năm qua, kể từ khi … năm 1992»."""
    for text in texts:
        for match in _years_since().finditer(text):
            yield int(match["year"]) + number(match["count"] or match["past"])


def age(texts: Sequence[str]) -> Iterator[int]:
    """«68 năm qua», where 70 years are to be celebrated in 2020: two years before that. A round number tells less."""
    to_be = {(int(match["age"]), int(match["year"])) for text in texts for match in _to_be().finditer(text)}
    ages = {int(match["age"]) for text in texts for match in _AGE.finditer(text)} if to_be else set()
    for old, year in to_be:
        yield from (year - old + now for now in ages if now % 5 and 0 < old - now <= _NEARING)


def setting(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """«diễn ra trong bối cảnh năm 2019 hai nước …»; at a year's beginning it may be the one before.

    Likewise who holds a chair for half a year: «Chủ tịch Liên minh châu Âu 6 tháng đầu năm 2019».
    """
    if lead is None:
        return
    for text in texts:
        if lead.month > 2:
            yield from (int(match["year"]) for match in _setting().finditer(text) if not _apart().search(match[0]))
        for match in _half_chair().finditer(text):
            if (lead.month <= 6) == (match["half"].lower() == "đầu"):
                yield int(match["year"])


def stock_taking(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """«đánh giá kết quả năm 2017 và thống nhất định hướng năm 2018»: late in the first, or early in the second."""
    if lead is None:
        return
    for text in texts:
        for match in _stock().finditer(text):
            if int(match["year"]) + 1 == int(match["next"]):
                yield int(match["year"]) + (lead.month <= 6)
