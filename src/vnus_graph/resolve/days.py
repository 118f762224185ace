"""Stage 6 of 7: Readings → Resolution. The days that a date, as far as it is known, can mean."""

from __future__ import annotations

from datetime import date, timedelta

from vnus_graph.model import PartialDate, Period

MONTH = 31
"""Days of any month, where those of a year are counted."""

Days = tuple[date, date]
"""First and last, both included."""


def days(when: Period | None) -> Days | None:
    """First and last day of a period, a month or year all of its own; None where its year is open."""
    if when is None:
        return None
    first = bounds(when.start)
    last = bounds(when.end) if when.end is not None and when.end.year else first
    return (first[0], max(first[0], last[1])) if first is not None and last is not None else None


def bounds(day: PartialDate) -> Days | None:
    """First and last day that a partial date leaves possible."""
    try:
        first = date(day.year, day.month or 1, day.day or 1)
    except ValueError:  # no year, or 29/2 of one that has none
        return None
    if day.day:
        return first, first
    year, month = (day.year, day.month + 1) if day.month % 12 else (day.year + 1, 1)
    return first, date(year, month, 1) - timedelta(days=1)


def day_of_year(day: PartialDate | None) -> int:
    """The number of a day within its year, in months of `MONTH` days; zero where it is open."""
    return day.month * MONTH + day.day if day is not None and day.day else 0


def gap(first: set[int], second: set[int]) -> int:
    """The fewest days between two sets of days, both in sorted order once."""
    ours, theirs = sorted(first), sorted(second)
    best, at = 10**6, 0
    for day in ours:
        while at + 1 < len(theirs) and theirs[at + 1] <= day:
            at += 1
        best = min([best, *(abs(day - other) for other in theirs[at : at + 2])])
    return best
