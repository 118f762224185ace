"""Stage 4 of 7: Sentence → Mention. What lies ahead tells the year, too: an article is older than its plans.

Late in a year the press names the next one by its number («mời A thăm trong năm 2025»), its own one rather by «năm
nay». Goals are set for round years, so they only bound the year from above, and tell it where figures of years
that are over bound it from below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vnus_graph.grammar.calendar import ALONE, MONTH, YEAR
from vnus_graph.grammar.year_figures import figures_of, year_of
from vnus_graph.model import PartialDate

_LATE = 10
"""The month from which «trong năm 2025» is next year's."""
_WHERE = r"(?:[^\W\d_]+ ?){1,4}"
"""A place: «tổ chức phiên họp tại Bình Nhưỡng năm 2019»."""
_EARLY = 3
"""The month before which what is to come in a year told by its number may be of the year under way."""
_HALF = 7
"""The month from which a goal is not set for the year under way."""


@cache
def _planned() -> re.Pattern[str]:
    """«mời A thăm B vào năm 2025», «phối hợp tổ chức kỷ niệm … trong năm 2025», «ủng hộ vai trò Chủ tịch C 2025»."""
    kinds = (
        ("mời|dự kiến|mong|sẵn sàng đón|chờ đón|sẽ|đón", "thăm"),
        ("(?<!được )mời", "dự|tham dự"),
        ("hướng tới|hướng đến|tiến tới|chuẩn bị|phối hợp|tổ chức|sắp|nhân|dịp", "k[ỷỉ] niệm"),
        ("tổ chức|dự kiến|sẽ|chuẩn bị", "phiên họp|kỳ họp|khóa họp|khoá họp|vòng đối thoại"),
    )
    told = "|".join(rf"(?:{cues})(?!\w)[^.;]{{0,90}}?(?<!\w)(?:{what})(?!\w)" for cues, what in kinds)
    when = rf"(?:(?:vào|trong) (?:đầu |giữa |cuối )?|tại {_WHERE} )năm (?:bản lề )?(?P<year>{YEAR}){ALONE}"
    chair = (
        r"(?:ủng hộ|tin tưởng|cam kết|sẽ|đề nghị|chúc mừng|mong)(?!\w)[^.;]{0,90}?(?:vai trò|cương vị|trọng trách)"
        rf"[^.;,]{{0,40}}?(?<!\w)Chủ tịch(?!\w)[^.;,]{{0,60}}?(?:ASEAN|AIPA|APEC|G20|BRICS)\)? (?:năm )?"
        rf"(?P<chair>{YEAR}){ALONE}"
    )
    return re.compile(rf"(?<!\w)(?:(?:{told})[^.;]{{0,110}}?{when}|{chair})", re.I)


@cache
def _jubilee() -> re.Pattern[str]:
    return re.compile(
        rf"k[ỷỉ] niệm (?:\w+ ){{0,4}}?\d+ năm(?!\w)[^.;]{{0,110}}?(?:vào|trong) năm (?P<year>{YEAR}){ALONE}"
        rf"|(?<!\w)năm (?P<year2>{YEAR}),?[^.;]{{0,20}} sẽ k[ỷỉ] niệm(?!\w)",
        re.I,
    )


@cache
def _goal() -> re.Pattern[str]:
    """«phấn đấu đạt 10 tỷ USD vào năm 2025»."""
    cues = "mục tiêu|phấn đấu|hướng tới|hướng đến|tiến tới|dự kiến|sẽ|sớm|quyết tâm|nỗ lực|chuẩn bị|sắp|lên"
    return re.compile(
        rf"(?<!\w)(?:{cues})(?!\w)[^.;]{{0,160}}?(?<!\w)(?:đến|tới|vào|trong|trước) (?:cuối )?(?:năm )?"
        rf"(?P<year>{YEAR}){ALONE}"
        rf"|(?<!\w)(?:lên|đạt) \d[\d.,]* (?:triệu|tỷ|tỉ) (?:USD|đô ?la) năm (?P<worth>{YEAR}){ALONE}",
        re.I,
    )


@cache
def _month_ahead() -> re.Pattern[str]:
    """What is planned, with its month: a year only stands beside a month where it may be another."""
    cues = "dự kiến|sẽ|mời|sắp|mong đợi|chờ đón|chuẩn bị"
    return re.compile(
        rf"(?<!\w)(?:{cues})(?!\w)[^.;]{{0,120}}?(?<!từ )(?:tháng|[-–]) ?(?P<month>{MONTH})[/-](?P<year>{YEAR})",
        re.I,
    )


_TOLD = re.compile(r"(?<!\w)(?:hồi|đầu tiên|lần cuối|thì|vừa|trước đó|là nhằm)(?!\w)", re.I)
"""What is told of a month that is over."""
_NEAR = 60
"""Characters before the word of a plan in which what it is of may stand."""
_JOURNEY = re.compile(r"(?<!\w)(?:thăm|dự|sang|đến|đón|trở lại|có mặt)(?!\w)", re.I)
"""Journeys are planned less than a year ahead; races and works may be years away."""
_PAST = re.compile(r"(?<!\w)(?:đã|từng|kể từ|từ khi)(?!\w)", re.I)


def next_year(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """Late in a year: the year before the first that a visit, a feast or a session is planned for."""
    if lead is None or lead.month < _LATE:
        return
    planned = {
        int(match["year"] or match["chair"])
        for text in texts
        for match in _planned().finditer(text)
        if not _PAST.search(match[0])
    }
    if planned:
        yield min(planned) - 1


def jubilee_ahead(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """«phối hợp tổ chức kỷ niệm 45 năm … vào năm 2018», told from March on: of the year under way it would say so."""
    if lead is not None and lead.month >= _EARLY:
        planned = [year_of(match) for text in texts for match in _jubilee().finditer(text)]
        if planned:
            yield min(planned) - 1


def planned_month(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """«mời A dự hội nghị tổ chức vào tháng 3/2018», told in July: what has its month is less than a year away."""
    if lead is None:
        return
    months = {
        (int(match["year"]), int(match["month"]))
        for text in texts
        for match in _month_ahead().finditer(text)
        if _JOURNEY.search(text, max(0, match.start() - _NEAR), match.end())
        if not (_PAST.search(match[0]) or _TOLD.search(text))
    }
    if months:
        year, month = min(months)
        yield year - (month < lead.month)


def between(texts: Sequence[str], past: int, lead: PartialDate | None) -> Iterator[int]:
    """The year that is left between what is over (figures, the latest dated event, of `past`) and the first goal."""
    if lead is None:
        return
    over = [year + (1 < lead.month < _LATE) for year in figures_of(texts)]
    low = max([past, *over])
    goals = {
        int(match["year"] or match["worth"])
        for text in texts
        for match in _goal().finditer(text)
        if not (match["year"] and _PAST.search(match[0]))
    }
    ahead = [goal - (lead.month >= _HALF) for goal in goals if goal >= low]
    if low and ahead and min(ahead) == low:
        yield low
