"""Stage 6 of 7: Readings → Resolution. What else an article tells, by which the events in it are known again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vnus_graph.events.families import family
from vnus_graph.model import Claim, Reading
from vnus_graph.resolve.days import day_of_year

_NO_EVENTS = frozenset({"Tenure", "Delegation"})
_NO_DAY = frozenset({"Visit", "Invitation", "RelationshipUpgrade"})
"""Families of which a day tells little of when the article was written."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What one article tells besides each claim."""

    story: bytes = b""
    """Its telling words, as in `vnus_graph.resolve.wording`."""
    season: frozenset[int] = frozenset()
    """The days of the year that it tells of, see `day_of_year`."""
    last: int = 0
    """The last of them on which it tells that somebody met; zero where there is none."""
    company: frozenset[str] = frozenset()
    """Ids of all, but for states, with whom it tells that something passed."""


NOTHING = Setting()
"""Where an article tells nothing else."""


def setting(reading: Reading, actors: Mapping[tuple[str, str], str]) -> Setting:
    """The setting of an article; `actors` gives the id of each of its entities, by article and key."""
    article = reading.document.article.id
    events = [one for one in reading.claims if one.kind not in _NO_EVENTS]
    days = {day_of_year(day) for one in events if one.when is not None for day in (one.when.start, one.when.end)}
    keys = {key for one in events for _, key in one.roles if not key.startswith("country:")}
    return Setting(
        reading.around.story if reading.around is not None else b"",
        frozenset(days - {0}),
        _last(events),
        frozenset(actors[article, key] for key in keys),
    )


def _last(events: list[Claim]) -> int:
    """Of the days told without their year, if there are any: a day of another year is told with it."""
    starts = [
        (one.when.start.year, day_of_year(one.when.start))
        for one in events
        if one.when is not None and one.when.start.day and one.status == "Held" and family(one) not in _NO_DAY
    ]
    bare = [day for year, day in starts if not year]
    return max(bare) if bare else max(starts, default=(0, 0))[1]
