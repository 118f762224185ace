"""Stage 6 of 7: Readings → Resolution. A claim with its parties as nodes, and the days it can be about."""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass

from vnus_graph.events.families import family
from vnus_graph.model import Claim, PartialDate, Period

ENDS = {
    "Visit": ("visitor", "destination", "visited"),
    "Invitation": ("inviter", "invitee", "invited"),
    "RelationshipUpgrade": ("side", "counterpart", "upgradedRelationship"),
    "Call": ("side", "counterpart", "spokeWith"),
}
"""Roles at both ends of an edge and its property, by family; the other families are encounters in person."""
MET = ("side", "counterpart", "metWith")
_DIRECTED = frozenset({"Visit", "Invitation"})

Pair = tuple[str, str]
"""Ids of two actors."""
Days = tuple[datetime.date, datetime.date]
"""First and last, both included."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its parties as actor ids."""

    article: str
    published: datetime.date | None
    index: int
    claim: Claim
    roles: tuple[tuple[str, str], ...]

    @property
    def family(self) -> str:
        """Meeting, Call, Visit, or the kind itself."""
        return family(self.claim)

    @property
    def order(self) -> tuple[str, int]:
        """What sorts claims, whatever the order of the articles."""
        return self.article, self.index


def pairs(one: Told) -> tuple[Pair, ...]:
    """Who the claim joins to whom, sorted; directed for visits and invitations."""
    left, right, _ = ENDS.get(one.family, MET)
    ends = [(a, b) for role, a in one.roles if role == left for other, b in one.roles if other == right and a != b]
    return tuple(sorted({pair if one.family in _DIRECTED else (min(pair), max(pair)) for pair in ends}))


def days(when: Period | None) -> Days | None:
    """The days a date spans, a month or year all of its own; None where no year is known."""
    if when is None or not when.start.year:
        return None
    first = _first(when.start)
    last = _last(when.end if when.end is not None and when.end.year else when.start)
    return first, max(first, last)


def exact(when: Period | None) -> bool:
    """Whether the date tells a day of a year."""
    return when is not None and bool(when.start.year and when.start.day)


def _first(day: PartialDate) -> datetime.date:
    return datetime.date(day.year, day.month or 1, day.day or 1)


def _last(day: PartialDate) -> datetime.date:
    month = day.month or 12
    return datetime.date(day.year, month, day.day or monthrange(day.year, month)[1])
