"""Stage 4 of 7: Sentence → Mention. Statistics that tell in which year an article was written.

Trade and growth are quoted for the months that are over, and else for the last complete year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vnus_graph.grammar.calendar import ALONE, NUMBER_WORDS, YEAR, number
from vnus_graph.model import PartialDate

_COUNT = rf"\d+|{'|'.join(reversed(NUMBER_WORDS))}"
_PART_YEAR = re.compile(
    rf"(?<!\w)(?P<months>{_COUNT}) tháng (?:đầu |qua )?(?:của )?(?:năm )?(?P<year>{YEAR})"
    rf"|quý (?P<quarter>[1-4]|I{{1,3}}|IV)[/ -](?:năm )?(?P<year3>{YEAR})"
    rf"|tính (?:đến|tới) (?:hết |cuối |ngày \d+[/-])?(?:tháng )?(?P<until>\d+)[/-](?P<year2>{YEAR})",
    re.I,
)
_FULL_YEAR = re.compile(
    rf"(?:kim ngạch|thương mại|xuất khẩu|đầu tư|GDP|lượt khách)[^.;]{{0,60}}năm (?P<year>{YEAR}),? (?:\S+ ){{0,8}}?đạt"
    rf"|(?<!\w)năm (?P<year2>{YEAR}), [^.;]{{0,80}}?(?:đạt|xuất khẩu|nhập khẩu|tăng)(?!\w)",
    re.I,
)
_MONTHS_THIS_YEAR = re.compile(
    r"(?<!\w)(?:(?:\d+ tháng|quý \w+) (?:đầu )?năm nay"
    r"|(?<!trong )\d+ tháng đầu năm (?:đạt|tăng|giảm)"
    r"|trong \d+ tháng đầu năm, (?:kim ngạch|thương mại|tổng|trao đổi))(?!\w)",
    re.I,
)
_MONTHS = re.compile(r"(?<!\w)(?:\d+ tháng|quý \w+)(?: đầu)?(?: của)?(?: năm)?(?!\w)(?! (?:năm )?\d{4})", re.I)
_SAME_PERIOD = re.compile(rf"so với cùng kỳ (?:của )?(?:năm )?(?P<year>{YEAR})", re.I)
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "I": 1, "II": 2, "III": 3, "IV": 4}
_MONEY = r"\d[\d.,]*(?: (?:nghìn|ngàn|triệu|tỷ|tỉ))* (?:USD|đô ?la|euro|EUR)"
_SHARE = r"(?:tăng|giảm|bằng) (?:\w+ ){0,3}?\d[\d.,]*%"
_YEARLY = "GDP|FDI|doanh thu|doanh số|kiều hối|quy mô (?:nền )?kinh tế"
_YEAR_OVER = rf"(?<!\w)(?<!đến )(?<!tới )năm (?P<%s>{YEAR}){ALONE}"


@cache
def _figure() -> re.Pattern[str]:
    """«kim ngạch thương mại song phương năm 2017 đạt 4,6 tỷ USD», «năm 2023, tập đoàn đạt doanh thu 3 tỷ USD»."""
    return re.compile(
        rf"(?<!\w)(?:kim ngạch|thương mại|xuất khẩu|nhập khẩu|{_YEARLY})(?!\w)[^.;]{{0,120}}?"
        rf"(?:{_YEAR_OVER % 'year'}[^.;]{{0,40}}?{_MONEY}|{_MONEY} (?:trong |vào )?năm (?P<year2>{YEAR}){ALONE})"
        rf"|{_MONEY} (?:{_YEARLY}) (?:trong |vào )?năm (?P<year6>{YEAR}){ALONE}"
        rf"|{_YEAR_OVER % 'year3'},? [^.;]{{0,60}}?(?:kim ngạch|thương mại|{_YEARLY})"
        rf"[^.;]{{0,60}}?(?:{_MONEY}|{_SHARE})"
        rf"|(?:kim ngạch|thương mại|khách)[^.;]{{0,60}}?(?:{_SHARE} (?:trong )?năm (?P<year4>{YEAR}){ALONE}"
        rf"|{_YEAR_OVER % 'year5'} [^.;]{{0,30}}?{_SHARE})",
        re.I,
    )


@cache
def _risen() -> re.Pattern[str]:
    """«tăng từ 1,8 tỷ USD năm 2021 lên 6,8 tỷ USD năm 2023»."""
    return re.compile(
        rf"(?<!\w)(?:tăng|tăng trưởng|tăng vọt)(?!\w)[^.;]{{0,60}}?(?<!\w)từ (?:mức )?[^.;,]{{0,20}}?{_MONEY}"
        rf"[^.;]{{0,20}}? lên (?:đến |tới |mức |hơn |gần ){{0,2}}{_MONEY} (?:trong |vào )?năm (?P<year>{YEAR}){ALONE}",
        re.I,
    )


@cache
def _not_over() -> re.Pattern[str]:
    """A goal, a forecast, or a part of a year."""
    return re.compile(
        r"(?<!\w)(?:mục tiêu|phấn đấu|hướng (?:tới|đến)|tiến tới|(?:đến|tới|vào|trước) (?:cuối )?năm|dự kiến|sẽ|sớm"
        r"|mong|kỳ vọng|nỗ lực|ước|lên (?:mức|khoảng)|tháng|quý|nửa (?:đầu|cuối))(?!\w)",
        re.I,
    )


@cache
def _months_worth() -> re.Pattern[str]:
    """«1,37 tỷ USD trong 5 tháng đầu năm 2017», «8 tháng đầu năm 2019 đã đạt hơn 3 tỷ USD»."""
    months = rf"(?P<%s>\d+) tháng đầu (?:của )?(?:năm )?(?P<%s>{YEAR})"
    return re.compile(
        rf"{_MONEY} (?:trong )?{months % ('months', 'year')}"
        rf"|{months % ('months2', 'year2')},? (?:đã )?đạt [^.;,]{{0,20}}?{_MONEY}",
        re.I,
    )


@cache
def _estimate() -> re.Pattern[str]:
    """«GDP năm 2024 ước tăng 7%», «năm 2024 dự kiến đạt 60 tỷ USD», «480 tỷ USD năm 2024, nếu …»."""
    guess = "(?:ước|dự kiến|dự báo)"
    return re.compile(
        rf"(?<!\w)(?:GDP|kim ngạch|xuất khẩu|thương mại|tăng trưởng|đầu tư)(?!\w)[^.;]{{0,60}}{_YEAR_OVER % 'year'},?"
        rf" (?:\S+ ){{0,3}}?{guess}(?!\w)|{_YEAR_OVER % 'year2'},? [^.;,]{{0,40}}?{guess} (?:đạt|tăng)(?!\w)"
        rf"|{_MONEY} {_YEAR_OVER % 'year3'}, nếu(?!\w)"
        rf"|{guess} [^.;,]{{0,40}}?cả {_YEAR_OVER % 'year4'}",
        re.I,
    )


_AROUND = 40
"""Characters around a figure within which a word of goals or forecasts is of it."""
_GOAL = re.compile(r"(?<!\w)(?:sẽ|dự kiến|mục tiêu|phấn đấu)(?!\w)", re.I)
_BARE = re.compile(rf"(?<![\d/.-]){YEAR}(?!\d)")
_TERM = re.compile(rf"{YEAR} ?[-–—] ?{YEAR}")


def part_year(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """«9 tháng đầu 2024»: figures of a year under way, once those months are over by the day `lead` of the event."""
    latest: tuple[int, int] | None = None
    for text in texts:
        for match in _PART_YEAR.finditer(text):
            quarter = match["quarter"]
            months = 3 * _QUARTERS[quarter.upper()] if quarter else number(match["months"] or match["until"])
            latest = max(latest or (0, 0), (year_of(match), months))
    if latest and lead is not None and latest[1] <= lead.month:
        yield latest[0]
    elif lead is not None and lead.month < 12:
        yield from _of_last_year(texts, lead.month)


def year_of(match: re.Match[str]) -> int:
    """The one of the groups named «year…» that matched."""
    return int(next(year for name, year in match.groupdict().items() if name.startswith("year") and year))


def _of_last_year(texts: Sequence[str], month: int) -> Iterator[int]:
    """«2,7 tỷ USD năm 2016 và 1,37 tỷ USD trong 5 tháng đầu năm 2017», told in March: it must be 2018, or later."""
    told = {
        (year_of(match), int(match["months"] or match["months2"]))
        for text in texts
        for match in _months_worth().finditer(text)
        if not _GOAL.search(text)
    }
    over = named([text for text in texts if not _not_over().search(text)])
    if told and max(told)[1] > month and max(over, default=0) <= max(told)[0] + 1:
        yield max(told)[0] + 1


def full_year(texts: Sequence[str]) -> Iterator[int]:
    """«Năm 2023 … đạt», and then «4 tháng đầu năm nay»: the year after the last complete one."""
    counted = any(_MONTHS_THIS_YEAR.search(text) for text in texts)
    years = [year_of(match) for text in texts for match in _FULL_YEAR.finditer(text)] if counted else []
    if years:
        yield max(years) + 1
    for text in texts:
        if _MONTHS.search(text):
            yield from (int(match["year"]) + 1 for match in _SAME_PERIOD.finditer(text))


def estimates(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """Late in a year: what is reckoned of all of it. Early on it may as well be the year before."""
    if lead is not None and lead.month >= 9:
        for text in texts:
            yield from (year_of(m) for m in _estimate().finditer(text))


def latest_figures(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """The year after that of the latest trade figures, if the article speaks of no later year as one that is over.

    Early in a year the figures of the last one are not out yet, and at its end the press quotes those of the year under
    way; an event of January or December tells nothing.
    """
    if lead is None or not 1 < lead.month < 12:
        return
    figures = {
        year_of(match)
        for clause in _clauses(texts)
        for pattern in (_figure(), _risen())
        for match in pattern.finditer(clause)
        if not _not_over().search(clause, max(0, match.start() - _AROUND), match.end() + _AROUND)
    }
    if not figures:
        return
    year = max(figures) + 1
    over = named([text for text in texts if not _not_over().search(text)])
    if max(over, default=year) <= year:
        yield year


def figures_of(texts: Sequence[str]) -> Iterator[int]:
    """Years that trade figures are quoted of, be it as what a goal starts from («từ 8 tỷ USD năm 2018 lên …»)."""
    for clause in _clauses(texts):
        if not _not_over().search(clause):
            yield from (year_of(m) for m in _figure().finditer(clause))
        yield from (int(match["year"]) for match in _base().finditer(clause))


@cache
def _base() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)từ (?:mức |hơn |gần |khoảng )?{_MONEY} (?:trong |vào |của )?năm (?P<year>{YEAR}) lên(?!\w)", re.I
    )


def _clauses(texts: Sequence[str]) -> Iterator[str]:
    return (clause for text in texts for clause in text.split(";"))


def named(texts: Sequence[str]) -> frozenset[int]:
    """All years that stand alone in `texts`: not those of a term («giai đoạn 2021-2025»), a month or a day."""
    return frozenset(int(match[0]) for text in texts for match in _BARE.finditer(_TERM.sub("", text)))
