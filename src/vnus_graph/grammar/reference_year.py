"""Stage 4 of 7: Sentence → Mention. In which year an article without a date was written, where its body settles that.

Each rule reads one kind of evidence and votes for years. They must agree, and must not contradict what the body says
about the past; otherwise the year stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vnus_graph.grammar.anniversaries import anniversaries, jubilees, jubilees_near
from vnus_graph.grammar.calendar import YEAR, number, shift_month
from vnus_graph.grammar.sixty_years import cycle_years
from vnus_graph.grammar.year_body import Body
from vnus_graph.grammar.year_events import event_years
from vnus_graph.grammar.year_figures import estimates, full_year, latest_figures, named, part_year
from vnus_graph.grammar.year_plans import between, jubilee_ahead, next_year, planned_month
from vnus_graph.grammar.year_settings import (
    age,
    coming,
    hand_over,
    opening_months,
    results,
    setting,
    stock_taking,
    years_since,
)
from vnus_graph.model import PartialDate


@dataclass(frozen=True, slots=True)
class Reference:
    """The year an article was written in, and the rules that say so."""

    year: int
    rules: tuple[str, ...]


_AHEAD = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|hướng tới|tiến tới|chuẩn bị|phấn đấu|mục tiêu|kế hoạch|đăng cai|ứng cử|sắp)"
    r"(?!\w)",
    re.I,
)
_HOPED = re.compile(
    r"(?<!\w)(?<!đã )(?:mong muốn|đề nghị|mời|tiếp tục(?! được)|thúc đẩy|tăng cường|phối hợp|khuyến khích|phấn đấu"
    r"|hy vọng)(?!\w)",
    re.I,
)
_WISHED = re.compile(
    r"(?<!\w)(?:mong|đề nghị|đề xuất|(?<!lời )mời|hy vọng|ủng hộ|sẵn sàng|tin tưởng|nhằm|để|nhất trí|thống nhất"
    r"|nỗ lực)(?!\w)",
    re.I,
)
"""What is wished for late in a year may be the next year's."""
_INVITED = re.compile(r"(?<!\w)(?<!lời )(?<!được )mời(?!\w)", re.I)
_BACK = re.compile(r"(?<!\w)(?:trước đó|trước đây|từng|năm ngoái|kể từ)(?!\w)", re.I)
_RECALLED = re.compile(
    r"(?<!\w)(?:thời gian qua|vừa qua|gần đây|đặc biệt là chuyến|(?:cảm ơn|cám ơn)(?!\w)[^.;]{0,80} đã)(?!\w)",
    re.I,
)
"""What is thanked for or looked back upon may be of the year before."""
_FOUNDING = re.compile(
    r"(?<!\w)(?:thiết lập|thành lập|k[ỷỉ] niệm|Quốc khánh|ngày sinh|nhậm chức|đắc cử|bổ nhiệm|tốt nghiệp)(?!\w)", re.I
)
_PAPER = re.compile(r"(?<!\w)(?:Nghị quyết|Quyết định|Nghị định|Thông tư|Chỉ thị|Luật|Công văn|số)(?!\w)")
_OCCASION = re.compile(
    r"(?<!\w)(?:dự|tham gia (?=Tuần lễ|Hội nghị|Diễn đàn)|nhân dịp|khuôn khổ|bên lề|hoàn thành tốt)\b[^.;]{0,110}?"
    r"(?:APEC|ASEAN|AIPA|BRICS|G20|G7|ASEM|AMM|Davos|P4G|ACMECS|GMS|CLV|CLMV|COP|Mekong)[\w -]{0,20}?"
    rf"[)”\"]? (?:năm )?(?P<year>{YEAR})",
    re.I,
)
_WITHIN = re.compile(
    rf"(?<!\w)(?<!USD )(?<!% )(?:trong (?:nửa )?(?:đầu )?năm|năm APEC(?: Việt Nam)?) (?P<year>{YEAR})(?! ?[-–]\d)"
    r"|(?:chúc mừng|thành công)(?: (?!sẽ )[^\s.;]+){1,9}? (?:World Cup|Olympic|SEA Games|APEC|G20)(?: năm)?"
    rf" (?P<held>{YEAR})(?!\d)",
    re.I,
)
_INTERVAL = re.compile(
    r"(?<!hơn )(?<!gần )(?<!khoảng )(?<!\w)(?P<count>nửa|một|\d+) (?P<unit>tháng|năm) (?:sau|kể từ|từ) (?:khi|ngày)?",
    re.I,
)
_RECENT = re.compile(r"(?<!\w)(?:mới đây|gần đây|vừa qua|mới nhất)(?!\w)", re.I)
_FIRST = 1997
"""No article from the web is older: Việt Nam went online in November 1997."""


def _occasion(body: Body) -> Iterator[int]:
    """«khi dự Hội nghị BRICS 2024»: the event reported takes place at one that is named with its year."""
    late = body.lead is None or body.lead.month >= 10  # then one that is wished for may be the next year's
    for text in body.of_years:
        for match in _OCCASION.finditer(text):
            wished = late and _WISHED.search(text, 0, match.start())
            chair = "Chủ tịch" in match[0] and late and "lời mời" not in text  # who takes the chair next year, perhaps
            if not (_AHEAD.search(text) or _BACK.search(text) or _RECALLED.search(text) or wished or chair):
                yield int(match["year"])


def _event(body: Body) -> Iterator[int]:
    """«Sáng 22/3, hai bên dự Diễn đàn Biển năm 2019»: an event named with its year, in the sentence of the day."""
    for text, found in zip(body.texts, body.mentions, strict=True):
        lead = any(m.when and m.when.start == body.lead for m in found) if body.lead else False
        if lead or any(mention.rule == "date.relative-day" for mention in found):
            yield from event_years(text)


def _anniversary(body: Body) -> Iterator[int]:
    """«kỷ niệm 80 năm Ngày thành lập …», with the founding year known."""
    yield from anniversaries(body.sentences, body.texts)


def _within(body: Body, texts: Iterable[str]) -> Iterator[int]:
    """«trong năm 2024»: the year under way, where it is spoken of as ahead early on, or as behind late in the year."""
    if body.lead is None:
        return
    early = body.lead.month <= 6
    for text in texts:
        hoped = bool(_HOPED.search(text))
        past = not (hoped or _WISHED.search(text) or _BACK.search(text))
        ahead = body.lead.month > 3 and _AHEAD.search(text)  # what is planned in a year's first months is of that year
        hoped = hoped and not _RECENT.search(text)
        if (hoped if early else past) and not (_FOUNDING.search(text) or ahead):
            for year in (int(match["year"] or match["held"]) for match in _WITHIN.finditer(text)):
                if not (early and year + 1 in named(body.of_years)):  # of two years hoped for, the first may be over
                    yield year


def _interval(body: Body) -> Iterator[int]:
    """«đúng nửa năm sau khi …»: a dated month, so much later, is the month of the event."""
    if body.lead is None:
        return
    for text in body.texts:
        for match in _INTERVAL.finditer(text):
            count = 0 if match["count"].lower() == "nửa" else number(match["count"])
            months = (count * 12 or 6) if match["unit"].lower() == "năm" else count
            for where, base in body.dated:
                target = shift_month(base.year, base.month, months)
                if count > 1 and where != text:
                    continue  # a long interval counts from a date in its own sentence
                if months and target.month == body.lead.month:
                    yield target.year


def _sibling(body: Body) -> Iterator[int]:
    """«18-19/6» beside «20-22/6/2017»: the latest dated event is of the same weeks."""
    if body.lead is None or not body.dated:
        return
    latest = max(day for _, day in body.dated)
    for text, day in body.dated:
        if day.day and day.year == latest.year >= _FIRST and not (_FOUNDING.search(text) or _PAPER.search(text)):
            for year in (day.year - 1, day.year, day.year + 1):
                if abs(_days(PartialDate(year, body.lead.month, body.lead.day)) - _days(day)) <= 14:
                    yield year


def _recent(body: Body) -> Iterator[int]:
    """«mới đây … (tháng 10/2024)»: the event follows within half a year."""
    if body.lead is None:
        return
    latest: dict[str, PartialDate] = {}
    for text, day in body.dated:
        latest[text] = max(day, latest.get(text, day))
    for text, base in latest.items():
        if _RECENT.search(text) and not _AHEAD.search(text):
            later = (body.lead.month - base.month) % 12
            if 1 <= later <= 6:  # of the same month a year may have passed
                yield base.year + (body.lead.month < base.month)


def _framed(body: Body) -> Iterator[int]:
    """«thương mại năm 2023 đạt 7 tỷ USD» and «mời A thăm trong năm 2025»: by what is over and by what is to come.

    Either alone leaves two years possible: figures are quoted for long, and visits are planned early.
    """
    over = {_latest(body), *latest_figures(body.of_years, body.lead)}
    plans = (next_year, jubilee_ahead, jubilees_near)
    ahead = {year for plan in plans for year in plan(body.of_years, body.lead)}
    yield from over & ahead if len(ahead) == 1 else ()


def _cycle(body: Body) -> Iterator[int]:
    """«Tết Mậu Tuất»: the year of the cycle, which the press tells of from the end of the one before."""
    for text in body.texts:
        for year in cycle_years(text, _FIRST):
            yield year - (body.lead is not None and body.lead.month > 10)


def _latest(body: Body) -> int:
    """The year from which the latest dated event lies back: its own, or the next if its month is still to come.

    A month of the lead's own number that is told with its year is that of a year before.
    """
    told = [day for text, day in body.dated if not (_AHEAD.search(text) or _FOUNDING.search(text))]
    if body.lead is None:
        return max((day.year for day in told), default=0)
    return max((day.year + (day.month > body.lead.month - (not day.day)) for day in told), default=0)


def _days(day: PartialDate) -> int:
    """Days since year 0, near enough to compare."""
    return day.year * 365 + day.month * 30 + day.day


RULES: tuple[tuple[str, Callable[[Body], Iterator[int]]], ...] = (
    ("year.part-year", lambda body: part_year(body.of_years, body.lead)),
    ("year.full-year", lambda body: full_year(body.texts)),
    ("year.occasion", _occasion),
    ("year.event", _event),
    ("year.anniversary", _anniversary),
    ("year.jubilee", lambda body: jubilees(body.of_years)),
    ("year.hand-over", lambda body: hand_over(body.of_years)),
    ("year.interval", _interval),
    ("year.sibling", _sibling),
    ("year.recent", _recent),
    ("year.cycle", _cycle),
    ("year.results", lambda body: results(body.of_years, body.lead)),
    ("year.setting", lambda body: setting(body.of_years, body.lead)),
    ("year.stock-taking", lambda body: stock_taking(body.of_years, body.lead)),
    ("year.coming", lambda body: coming(body.of_years)),
    ("year.opening-months", lambda body: opening_months(body.of_years)),
    ("year.years-since", lambda body: years_since(body.of_years)),
    ("year.age", lambda body: age(body.texts)),
)


WEAK: tuple[tuple[str, Callable[[Body], Iterator[int]]], ...] = (
    ("year.estimate", lambda body: estimates(body.of_years, body.lead)),
    ("year.planned-month", lambda body: planned_month(body.of_years, body.lead)),
    ("year.within", lambda body: _within(body, body.of_years)),
    ("year.within", lambda body: _within(body, (clause for text in body.of_years for clause in text.split(";")))),
    ("year.framed", _framed),
    ("year.between", lambda body: between(body.of_years, _latest(body), body.lead)),
)
"""Rules that speak only where none before them does."""


def votes(body: Body) -> dict[int, tuple[str, ...]]:
    """Year → the rules that speak for it."""
    cast: dict[int, dict[str, None]] = {}
    for name, rule in RULES:
        for year in rule(body):
            cast.setdefault(year, {})[name] = None
    for name, rule in WEAK:
        cast = cast or {year: {name: None} for year in rule(body)}
    return {year: tuple(names) for year, names in sorted(cast.items())}


def reference_year(body: Body) -> Reference | None:
    """The one year all evidence in the body speaks for; None where there is none, or it disagrees."""
    cast = votes(body)
    if len(cast) != 1:
        return None
    ((year, rules),) = cast.items()
    told = [
        day.year for text, day in (*body.dated, *body.bracketed) if not (_AHEAD.search(text) or _INVITED.search(text))
    ]
    return None if any(past > year for past in told) else Reference(year, rules)
