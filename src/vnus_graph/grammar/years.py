"""Stage 4 of 7: Sentence → Mention. The year of «ngày 25/3» and «năm ngoái», over a whole document.

The year is counted from the publication date where there is one; else from the year the body itself settles (see
`reference_year`); else it stays open. «cùng ngày» (rule «date.same-day») depends on what was told before, and is left
to whoever reads events.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from vnus_graph.grammar.calendar import exists, shift_day, shift_month, whole
from vnus_graph.grammar.reference_year import reference_year
from vnus_graph.grammar.relative import days_off, step, told_today
from vnus_graph.grammar.wording import Wording
from vnus_graph.grammar.year_body import Body
from vnus_graph.model import DateMention, PartialDate, Period, Sentence

_AHEAD = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị|dự định|kế hoạch)(?!\w)", re.I)
_TO_COME = re.compile(r"(?<!\w)(?:tới|tới đây|sắp tới)$", re.I)
_GONE_BY = re.compile(r"^(?:hồi|trước đó)(?!\w)|(?<!\w)(?:vừa qua|vừa rồi)$", re.I)
_YEAR_STEP = re.compile(r"năm (nay|ngoái|trước|tới|sau)$", re.I)
_STEPS = {"nay": 0, "ngoái": -1, "trước": -1, "tới": 1, "sau": 1}
_HORIZON = 200
"""Days ahead of the publication that an announced event («sẽ thăm … ngày 5/6») may lie."""


def complete(
    mentions: Sequence[Sequence[DateMention]], sentences: Sequence[Sentence], published: date | None
) -> tuple[tuple[DateMention, ...], ...]:
    """The same mentions, with the years filled in that the publication date or the body settles.

    `mentions[i]` are those of `sentences[i]`, as `dates` found them; spans, rules and order do not change. A year that
    nothing settles stays 0, and a `when` that nothing settles stays None.
    """
    mentions = mentions if published else _counted(mentions, sentences)
    now = whole(published) if published else _written(Body(sentences, mentions))
    if now is None:
        return tuple(tuple(found) for found in mentions)
    completed = []
    for sentence, found in zip(sentences, mentions, strict=True):
        completed.append(_all_completed(found, Wording(sentence), now) if found else ())
    return tuple(completed)


def _all_completed(found: Sequence[DateMention], words: Wording, now: PartialDate) -> tuple[DateMention, ...]:
    ahead = _AHEAD.search(words.text) is not None
    return tuple(_completed(mention, words, ahead, now) for mention in found)


def _counted(
    mentions: Sequence[Sequence[DateMention]], sentences: Sequence[Sentence]
) -> Sequence[Sequence[DateMention]]:
    """«hôm nay (11/3)» in an undated article: the other «hôm nay» and «hôm qua» count from the same day."""
    worded = [
        [(mention, Wording(sentence).between(mention.start, mention.end)) for mention in found]
        for sentence, found in zip(sentences, mentions, strict=True)
    ]
    told = {today for found in worded for mention, text in found if (today := _today(mention, text)) is not None}
    if len(told) != 1:
        return mentions
    (today,) = told
    return [[_from(today, mention, text) for mention, text in found] for found in worded]


def _today(mention: DateMention, text: str) -> PartialDate | None:
    """Month and day of today, if `mention` tells them."""
    steps, worded = told_today(text)
    if mention.rule != "date.day" or not worded or mention.when is None or mention.when.end:
        return None
    return shift_day(replace(mention.when.start, year=0), -steps)


def _from(today: PartialDate, mention: DateMention, text: str) -> DateMention:
    steps = days_off(text) if mention.rule == "date.relative-day" and mention.when is None else None
    day = shift_day(today, steps) if steps is not None else None
    return replace(mention, when=Period(day)) if day is not None else mention


def _written(body: Body) -> PartialDate | None:
    """About when an undated article was written: the day it opens with, in the year its body settles.

    Without such a day only the year is known.
    """
    reference = reference_year(body)
    if reference is None:
        return None
    day = replace(body.lead, year=reference.year) if body.lead else None
    return day if day and exists(day) else PartialDate(reference.year)


def _completed(mention: DateMention, words: Wording, ahead: bool, now: PartialDate) -> DateMention:
    text = words.between(mention.start, mention.end)
    when = mention.when
    if when is None:
        when = _relative(mention.rule, text, now)
    elif not when.start.year and now.day:
        year = _year(when, text, ahead, now)
        when = _dated(when, year)
    return replace(mention, when=when)


def _relative(rule: str, text: str, now: PartialDate) -> Period | None:
    """«năm ngoái» and «tháng trước» counted from `now`; days are not, since its day is only a guess."""
    steps = step(rule, text)
    if steps is None:
        return None
    if rule in {"date.relative-year", "date.ago"}:
        return Period(PartialDate(now.year + steps))
    return Period(shift_month(now.year, now.month, steps)) if now.month else None


def _year(when: Period, text: str, ahead: bool, now: PartialDate) -> int:
    """The year that puts `when` nearest to `now`, the past being twice as near as a future nobody announced."""
    worded = _YEAR_STEP.search(text)
    if worded:
        return now.year + _STEPS[worded[1].lower()]
    today = _first_day(now)

    def cost(year: int) -> tuple[float, int]:
        period = _dated(when, year)
        last = _last_day(period.end or period.start)
        first = _first_day(period.start) if period.start.year else last
        behind, before = max((today - last).days, 0), max((first - today).days, 0)
        if _TO_COME.search(text):
            return behind * 100 + before, year
        if _GONE_BY.search(text):
            return behind + before * 100, year
        announced = ahead and before <= _HORIZON
        return behind + before * (1 if announced else 2), year

    years = [year for year in (now.year - 1, now.year, now.year + 1) if _possible(_dated(when, year))]
    return min(years, key=cost) if years else 0


def _dated(when: Period, year: int) -> Period:
    """`when` with its start in `year` and its end in the same or the next."""
    if not year:
        return when
    if not when.start.month:  # only the end is told
        return Period(when.start, replace(when.end, year=year)) if when.end and not when.end.year else when
    start = replace(when.start, year=year)
    if when.end is None or when.end.year:
        return replace(when, start=start)
    backwards = (when.end.month, when.end.day) < (when.start.month, when.start.day)
    return Period(start, replace(when.end, year=year + backwards))


def _possible(period: Period) -> bool:
    return exists(period.start) and (period.end is None or exists(period.end))


def _first_day(partial: PartialDate) -> date:
    return date(partial.year, partial.month or 1, partial.day or 1)


def _last_day(partial: PartialDate) -> date:
    if partial.day:
        return date(partial.year, partial.month, partial.day)
    return _first_day(shift_month(partial.year, partial.month or 12, 1)) - timedelta(days=1)
