"""Stage 6 of 7: Readings → Resolution. A claim with its parties as nodes, and the days it can be about."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vnus_graph.events.families import family
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.model import Claim, Period, Reading
from vnus_graph.resolve.days import days
from vnus_graph.resolve.setting import NOTHING, Setting, setting

ENDS = {
    "Visit": ("visitor", "destination", "visited"),
    "Invitation": ("inviter", "invitee", "invited"),
    "RelationshipUpgrade": ("side", "counterpart", "upgradedRelationship"),
    "Call": ("side", "counterpart", "spokeWith"),
}
"""Roles at both ends of an edge and its property, by family; the other families are encounters in person."""
MET = ("side", "counterpart", "metWith")
_DIRECTED = frozenset({"Visit", "Invitation"})

_NO_EVENTS = frozenset({"Tenure", "Delegation"})

Pair = tuple[str, str]
"""Ids of two actors."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its parties as actor ids."""

    article: str
    news: datetime.date | None
    """The day the article came out; where that is not known, the last day of which it tells."""
    index: int
    claim: Claim
    roles: tuple[tuple[str, str], ...]
    when: Period | None
    """The date of the claim; a visit without one lies where the events lie that are told as part of it."""
    setting: Setting = NOTHING
    """What else the article tells."""
    land: str | None = None
    """The state in which it was: where its place is, else of the visit that it is told as part of."""

    @property
    def family(self) -> str:
        """Meeting, Call, Visit, or the kind itself."""
        return family(self.claim)

    @property
    def order(self) -> tuple[str, int]:
        """What sorts claims, whatever the order of the articles."""
        return self.article, self.index


def told(reading: Reading, actors: Mapping[tuple[str, str], str]) -> list[Told]:
    """The claims of a reading; `actors` gives the id of each of its entities, by article and key."""
    article, claims = reading.document.article.id, reading.claims
    news = reading.document.published or _last_day(claims)
    around = setting(reading, actors)
    return [
        Told(
            article,
            news,
            index,
            claim,
            tuple((role, actors[article, key]) for role, key in claim.roles),
            claim.when or _of_parts(index, claims),
            around,
            _land(claim, claims, lambda key: actors[article, key]),
        )
        for index, claim in enumerate(claims)
    ]


def _land(claim: Claim, claims: Sequence[Claim], id_of: Callable[[str], str]) -> str | None:
    code = country_of(claim.place) if claim.place else None
    if code or claim.part_of is None:
        return f"country/{code}" if code else None
    return next((id_of(key) for role, key in claims[claim.part_of].roles if role == "destination"), None)


def _last_day(claims: Sequence[Claim]) -> datetime.date | None:
    """The last day on which something is told to have happened."""
    held = (one.when for one in claims if one.kind not in _NO_EVENTS and one.status == "Held" and exact(one.when))
    return max((span[1] for when in held if (span := days(when))), default=None)


def _of_parts(index: int, claims: Sequence[Claim]) -> Period | None:
    """From the first to the last day of the events that are part of the claim."""
    dates = [one.when for one in claims if one.part_of == index and one.when is not None and one.when.start.day]
    years = {when.start.year for when in dates}
    if not dates or len(years) > 1:
        return None
    first, last = min(when.start for when in dates), max((when.end or when.start) for when in dates)
    return Period(first, last if last != first else None)


def pairs(one: Told) -> tuple[Pair, ...]:
    """Who the claim joins to whom, sorted; directed for visits and invitations."""
    left, right, _ = ENDS.get(one.family, MET)
    ends = [(a, b) for role, a in one.roles if role == left for other, b in one.roles if other == right and a != b]
    return tuple(sorted({pair if one.family in _DIRECTED else (min(pair), max(pair)) for pair in ends}))


def exact(when: Period | None) -> bool:
    """Whether the date tells a day of a year."""
    return when is not None and bool(when.start.year and when.start.day)
