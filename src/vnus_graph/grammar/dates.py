"""Stage 4 of 7: Sentence → Mention. When: days, months, years and ranges of them, and words such as «chiều nay».

A rule is a name, a pattern over the sentence's wording (see `wording`) and a reading of what matched. The leftmost
match wins, then the longest, then the first in the list. Rules named «none.…» recognise what only looks like a date
(«giai đoạn 2021-2025») and yield nothing, so that no other rule reads a part of it. A part named `core` in a pattern is
what the mention spans; the rest is context.

A day and month without a year stay so here; `years` completes them over the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from vnus_graph.grammar import date_spans as spans
from vnus_graph.grammar import relative
from vnus_graph.grammar.calendar import (
    DAY,
    ITEM,
    MONTH,
    MONTH_POINT,
    NEXT,
    POINT,
    SEASON,
    THIRD,
    YEAR,
    point,
)
from vnus_graph.grammar.date_rule import Reading, Rule, rule
from vnus_graph.grammar.wording import Wording
from vnus_graph.model import DateMention, PartialDate, Period, Sentence

_Match: TypeAlias = tuple[int, int, int, str, Reading]
_Grouped: TypeAlias = tuple[tuple[re.Pattern[str], tuple[tuple[int, Rule], ...]], ...]
"""Rules in their order, by what they need."""
_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper() and not 0x250 < ord(c) < 0x1E00)
_NAME = rf"(?-i:[{_UPPER}])\w*"
_ZONE = rf"(?:theo )?giờ (?:địa phương|sở tại|{_NAME}(?: {_NAME}){{0,2}})"
# «(tức 9h sáng 20-11 giờ Việt Nam)»: the same moment by another clock, not another date.
_CONVERSION = rf"(?:,? ?\([^()]*?\b{_ZONE}[^()]*\)|,? (?:tức|hay)[^,.;()]{{0,40}}? {_ZONE})"
_CLOCK = relative.CLOCK
_PART = relative.PART
_LEAD = rf"(?:{_CLOCK} )?(?:{_ZONE},? )?(?:{_CONVERSION},? )?(?:(?:vào|trong|hồi|cùng) )?"
_CUE = rf"(?:(?:từ |kể từ )?(?:buổi )?(?:(?:{_PART}|ngày|hôm|mùng|mồng|các ngày|(?:hai|ba|bốn) ngày) ){{1,2}})"
_ZONES = rf"(?:{_CONVERSION}|,? {_ZONE})?(?:{_CONVERSION})?"
# «tới» and «này» may also open what follows («ngày 5/6 tới Hà Nội»), so they need an end or a preposition after them.
_DIRECTION = (
    r"(?: (?:vừa qua|vừa rồi|tới đây|sắp tới|năm (?:nay|ngoái|trước|sau|tới)(?! \d)"
    r"|(?:tới|này)(?= ?(?:[,.;)]|$|(?:để|tại|ở|nhằm|theo|của|và|sẽ|do|với|trên|trong) ))))?"
)
_TAIL = _ZONES + _DIRECTION
_OPEN = r"(?<!\w)(?<!\d[/.,–—-])"
_CLOSE = r"(?!\w)(?! ?[/%]| ?[.,–-]\d)(?! (?:dân số|số|diện tích|tổng số|thành viên|đại biểu|phiếu|quãng)\b)"
_TO = r"(?:đến|tới|và kéo dài (?:đến|tới))"
_JOIN = (
    rf"(?: ?[-–—] ?(?:đến )?|,? (?:cho )?(?:{_TO}|và)(?: hết)?(?: (?:{_PART}|ngày|hôm|mùng|mồng)){{0,2}} "
    rf"|, (?={DAY}(?: ?[/-]| tháng)))"
)


def dates(sentence: Sentence, published: date | None) -> tuple[DateMention, ...]:
    """All expressions of time in `sentence`, in order and apart; words relative to today count from `published`."""
    words = Wording(sentence)
    found = _found(_POSITIVE, words, published)
    if not found:
        return ()
    found += _found(_NONE, words, published)
    mentions, reached = [], 0
    for start, end, _, name, reading in sorted(found, key=lambda one: one[:3]):
        if start >= reached:
            reached = -end
            if not isinstance(reading, bool):
                mentions.append(DateMention(*words.offsets(start, -end), name, reading))
    return tuple(mentions)


def _found(rules: _Grouped, words: Wording, published: date | None) -> list[_Match]:
    """What the rules find whose words are there."""
    given = (group for needs, group in rules if needs.search(words.text))
    return [one for group in given for order, rule in group for one in _matches(order, rule, words, published)]


def _matches(order: int, rule: Rule, words: Wording, published: date | None) -> Iterator[_Match]:
    """(start, end below zero, order, name, reading) of each match that is a mention, or none by rule."""
    for match in rule.pattern.finditer(words.text):
        reading = rule.read(match, published) if rule.read else False
        if reading is not False or not rule.read:
            start, end = match.span("core" if "core" in rule.pattern.groupindex else 0)
            yield start, -end, order, rule.name, reading


def _day(match: re.Match[str], _published: date | None) -> Reading:
    # The local date told with the date by Vietnam's clock: the event has the date of the place it was in.
    local = re.search(rf"(?:\(|tức|hay)[^()]*?(?<![\d/-])({POINT})[^()]*giờ (?!việt nam|hà nội)", match[0], re.I)
    day = point(local[1] if local else match["point"])
    return Period(day) if day else False


def _month(match: re.Match[str], _published: date | None) -> Reading:
    month = point(match["point"])
    return Period(month) if month else False


def _month_of_year(match: re.Match[str], _published: date | None) -> Reading:
    return Period(PartialDate(int(match["year"]), int(match["month"])))


def _year(match: re.Match[str], _published: date | None) -> Reading:
    return Period(PartialDate(int(match["year"])))


_SPAN = rf"{YEAR} ?[-–—] ?{YEAR}"
RULES: tuple[Rule, ...] = (
    # --- what only looks like a date
    rule("none.term", rf"(?:giai đoạn|nhiệm k[ỳì]|niên khóa|năm học|mùa giải|thời k[ỳì])[^.,;()]{{0,20}}?{_SPAN}"),
    rule("none.term", rf"(?:giai đoạn|thời k[ỳì]) (?:từ )?(?:năm )?{YEAR} (?:đến|tới) (?:năm )?{YEAR}"),
    rule(
        "none.statistic",
        rf"(?<!\w)\d+ tháng (?:(?:đầu|cuối|qua) )?(?:của )?(?:năm )?(?:{YEAR}|nay|ngoái)"
        rf"|(?<!\w)\d+ tháng (?:đầu|cuối) năm",
    ),
    rule(
        "none.comparison",
        rf"(?:so với|cùng kỳ)(?: với)?(?: cùng kỳ)? (?:của )?"
        rf"(?:(?:quý|tháng|năm) (?:ngoái|trước|{YEAR})|{MONTH_POINT})",
    ),
    rule(
        "none.law",
        r"(?:Luật|Hiến pháp|Công ước|UNCLOS)"
        r"(?: (?!(?:ký|thông qua|phê chuẩn|gia nhập|ban hành|từ|vào) )[^\s.,;]+){0,12}?"
        rf"\)? (?P<core>(?:năm )?{YEAR})",
    ),
    rule("none.revolution", r"cách mạng (?:xã hội chủ nghĩa )?tháng (?:Tám|Mười|8|10)(?!\w| ?[/-]\d)"),
    rule("none.birth", rf"sinh (?:vào )?(?:ngày {POINT}|năm {YEAR})"),
    rule("none.target", rf"(?<=\w )(?-i:đến|tới) (?:hết )?(?:năm )?{YEAR}"),
    rule("none.decade", rf"(?:những|các|thập niên|thập kỷ|thập kỉ)(?: đầu| cuối)? (?:năm )?{YEAR}"),
    rule("none.lunar", rf"(?:{_CUE})?{POINT}(?: năm \w+ \w+)? \(?(?:âm lịch|AL\b)", needs=r"âm lịch|AL\b"),
    rule(
        "none.score",
        r"(?:t[ỷỉ] số|thắng|thua|(?<!cộng )(?:hòa|hoà)|dẫn)(?: (?!ngày|hôm|từ)\w+){0,3} \(?\d{1,3}-\d{1,3}(?![/\d])\)?",
    ),
    # --- ranges
    rule(
        "date.range-days",
        rf"{_OPEN}{_LEAD}(?:từ )?(?:{_CUE}|từ |(?<=\()|(?<=ngày, ))(?P<first>{DAY})(?P<more>(?:, {DAY})*)"
        rf"(?P<join>{_JOIN})(?P<last>{POINT}){_CLOSE}{_TAIL}",
        spans.days,
        POINT,
    ),
    rule(
        "date.range-days",
        rf"{_OPEN}(?P<first>{DAY})(?P<more>)(?P<join> ?[-–] ?)(?P<last>{DAY}/{MONTH}(?:/{YEAR})){_CLOSE}{_TAIL}",
        spans.days,
        POINT,
    ),
    rule(
        "date.range",
        rf"{_OPEN}{_LEAD}(?:từ )?(?:{_CUE}|từ |(?<=\())?(?P<first>{POINT})(?P<join>{_JOIN})"
        rf"(?P<last>{POINT}){_CLOSE}{_TAIL}",
        spans.points,
        POINT,
    ),
    rule(
        "date.range",
        rf"{_OPEN}từ (?:{_PART} |ngày )?(?:hôm nay|nay)(?:,? \(?(?:ngày )?(?P<first>{POINT})\)?)?,? {_TO}(?: hết)? "
        rf"(?:ngày )?(?P<last>{POINT}){_CLOSE}",
        spans.from_today,
        POINT,
    ),
    rule(
        "date.until",
        rf"{_OPEN}(?:kéo dài )?(?:cho )?(?:đến|tới) (?:hết )?(?P<core>(?:ngày )?(?P<point>{POINT}){_CLOSE}){_TAIL}",
        spans.until,
        POINT,
    ),
    rule(
        "date.range-months",
        rf"{_OPEN}(?:từ )?(?P<first>{MONTH_POINT})(?: ?[-–—] ?|,? (?:đến|tới)(?: hết)? )(?P<last>{MONTH_POINT}|"
        rf"{MONTH}[/-]{YEAR}){_CLOSE}",
        spans.months,
        MONTH_POINT,
    ),
    rule(
        "date.range-years",
        rf"{_OPEN}(?:từ )?năm (?P<first>{YEAR})(?: ?[-–—] ?|,? (?:đến|tới)(?: hết)? (?:năm )?)(?P<last>{YEAR}){_CLOSE}",
        spans.years,
        rf"năm {YEAR}",
    ),
    rule(
        "date.quarter",
        rf"{_OPEN}quý (?P<quarter>(?-i:IV|I{{1,3}})|[1-4](?=[/-]| năm))(?:(?:[/-]| năm |, )(?P<year>{YEAR}))?(?![\w/])",
        spans.quarter,
        "quý",
    ),
    # --- days, months, years
    rule("date.from", rf"{_OPEN}(?:kể )?từ (?:{_PART} )?ngày (?P<point>{POINT}){_CLOSE}{_TAIL}", _day, POINT),
    rule("date.from", rf"{_OPEN}từ (?P<point>{POINT})(?= ?(?:$|[,.;)])){_CLOSE}", _day, POINT),
    rule("date.from", rf"{_OPEN}(?:kể )?từ (?:đầu |giữa |cuối )?(?P<point>{MONTH_POINT}){_CLOSE}", _month, MONTH_POINT),
    rule("date.from", rf"{_OPEN}(?:kể )?từ (?:đầu |giữa |cuối )?năm (?P<year>{YEAR}){_CLOSE}", _year, rf"năm {YEAR}"),
    rule("date.day", rf"{_OPEN}{_LEAD}{_CUE}(?P<point>{POINT}){_CLOSE}{_TAIL}", _day, POINT),
    rule(
        "date.day",
        rf"{_OPEN}{_LEAD}{relative.DAY}(?:,? ?\(| |, )(?:ngày )?(?P<point>{POINT}){_CLOSE}\)?{_TAIL}",
        _day,
        POINT,
    ),
    rule("date.day", rf"(?<=, )(?P<point>{DAY}/{MONTH}(?:/{YEAR})?)(?=,){_CLOSE}", _day, POINT),
    rule("date.day", rf"{_OPEN}(?:vào|trước|sau|hết) (?P<core>(?P<point>{DAY}/{MONTH}){_CLOSE})", _day, POINT),
    rule("date.day", rf"{_OPEN}{_CLOCK} (?:{_ZONE} )?(?P<point>{DAY}/{MONTH}){_CLOSE}{_TAIL}", _day, POINT),
    rule("date.bracket", rf"\((?P<core>(?P<first>{MONTH}) ?[-–] ?(?P<last>{MONTH}/{YEAR}))\)", spans.months, "/"),
    rule("date.bracket", rf"\((?P<core>(?P<point>{POINT}))\)", _day, POINT),
    rule("date.bracket", rf"\((?P<core>(?P<month>{MONTH})[/-](?P<year>{YEAR}))\)", _month_of_year, "[/-]"),
    rule("date.bracket", rf"{ITEM}(?P<core>(?P<month>{MONTH})/(?P<year>{YEAR})){NEXT}", _month_of_year, "/"),
    rule("date.year-bracket", rf"{ITEM}(?P<core>(?P<year>{YEAR})){NEXT}", _year, YEAR),
    rule("date.full", rf"{_OPEN}(?P<point>{DAY}(?:/{MONTH}/|-{MONTH}-|\.{MONTH}\.){YEAR}){_CLOSE}{_TAIL}", _day, POINT),
    rule("date.year-bracket", rf"\((?P<core>(?P<year>{YEAR}))\)", _year, rf"\({YEAR}\)"),
    rule(
        "date.worded", rf"{_OPEN}(?P<point>{DAY} tháng {MONTH}(?:(?:/|,? năm |, ){YEAR})?)(?![\w/]){_TAIL}", _day, POINT
    ),
    rule(
        "date.month",
        rf"(?<!\d ){_OPEN}(?:(?:vào|trong|hồi|khoảng|đầu|giữa|cuối|{THIRD}) ){{0,3}}(?P<point>{MONTH_POINT})"
        rf"(?! (?:ngày|tuần) \d){_CLOSE}{_DIRECTION}",
        _month,
        MONTH_POINT,
    ),
    rule(
        "date.year",
        rf"{_OPEN}(?:(?:vào|trong|hồi|khoảng|đầu|giữa|cuối) ){{0,3}}(?:{SEASON} )?năm (?P<year>{YEAR}){_CLOSE}",
        _year,
        rf"năm {YEAR}",
    ),
    rule(
        "date.since",
        rf"{_OPEN}{_CUE}?(?P<point>(?P<same>{DAY}[/-]{MONTH}[/-]){YEAR}) ?[-–—] ?{_CUE}?(?P=same){YEAR}(?!\d)",
        _day,
        POINT,
    ),
    rule(
        "date.since",
        rf"(?:thiết lập|thành lập|k[ỷỉ] niệm|quan hệ|năm)[^.;()]{{0,80}}\((?P<core>(?P<year>{YEAR}) ?[-–—] ?{YEAR})\)",
        _year,
        YEAR,
    ),
    *(rule(*row) for row in relative.RULES),
)
"""In order; the first wins between matches of the same words."""


def _grouped(rules: Iterable[tuple[int, Rule]]) -> _Grouped:
    groups: dict[str, list[tuple[int, Rule]]] = {}
    for order, each in rules:
        groups.setdefault(each.needs.pattern, []).append((order, each))
    return tuple((group[0][1].needs, tuple(group)) for group in groups.values())


_POSITIVE = _grouped((order, rule) for order, rule in enumerate(RULES) if rule.read)
_NONE = _grouped((order, rule) for order, rule in enumerate(RULES) if not rule.read)
