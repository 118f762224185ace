"""Stage 6 of 7: Readings → Resolution. A delegation's journey as an article tells it: who, where and when."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vnus_graph.model import Claim, PartialDate

_ROLES = frozenset({"leader", "sender", "destination"})
_NO_EVENTS = frozenset({"Tenure", "Delegation", "Invitation", "RelationshipUpgrade"})
_AS_LONG = 10
"""Days before the last one told that still belong to the journey: earlier ones are remembered."""

Day = tuple[int, int, int]
"""Year (0 where unknown), month and day."""


@dataclass(frozen=True, slots=True)
class Journey:
    """What the claims of one article say of one delegation."""

    parties: tuple[tuple[str, str], ...] = ()
    """Roles and entity keys: leader, sender, destination, and `along` for persons who act together with it."""
    days: tuple[Day, ...] = ()
    periods: tuple[tuple[Day, Day], ...] = ()
    """First and last days of the visits of which both are told."""


def journeys(claims: Sequence[Claim]) -> dict[str, Journey]:
    """The journey of each delegation, by its entity key."""
    keys = sorted({key for claim in claims for _, key in claim.roles if key.startswith("delegation:")})
    return {key: _journey(key, claims) for key in keys}


def _journey(delegation: str, claims: Sequence[Claim]) -> Journey:
    own = [claim for claim in claims if any(key == delegation for _, key in claim.roles)]
    parties = {(role, key) for claim in own for role, key in claim.roles if role in _ROLES and key != delegation}
    along = {key for role, key in parties if role == "leader"} | _beside(delegation, own)
    along = along or _visitors(claims, {key for role, key in parties if role == "destination"})
    events = [
        claim
        for claim in claims
        if claim.kind not in _NO_EVENTS
        and claim.when
        and any(key == delegation or key in along for _, key in claim.roles)
    ]
    dates = {day for claim in events if claim.when and (day := _day(claim.when.start))}
    periods = {
        (first, last)
        for claim in events
        if claim.when and claim.when.end and (first := _day(claim.when.start)) and (last := _day(claim.when.end))
    }
    kept = _last_ones(dates)
    return Journey(
        tuple(sorted(parties | {("along", key) for key in along})),
        kept,
        tuple(sorted(period for period in periods if period[0] in kept)),
    )


def _beside(delegation: str, own: Sequence[Claim]) -> set[str]:
    """Persons in the same role of the same event."""
    found = set()
    for claim in own:
        if claim.kind == "Delegation":
            continue
        roles = {role for role, key in claim.roles if key == delegation}
        found |= {key for role, key in claim.roles if role in roles and key.startswith("person:")}
    return found


def _visitors(claims: Sequence[Claim], destinations: set[str]) -> set[str]:
    """The only person who is told to visit the same state."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        where = {key for role, key in claim.roles if role == "destination"}
        if where and where <= destinations:
            found["visitor"] |= {k for role, k in claim.roles if role == "visitor" and k.startswith("person:")}
    return found["visitor"] if len(found["visitor"]) == 1 else set()


def _day(date: PartialDate) -> Day | None:
    if not date.month or not date.day:
        return None
    try:
        datetime.date(date.year or 2000, date.month, date.day)
    except ValueError:  # the 30th of February
        return None
    return date.year, date.month, date.day


def _last_ones(dates: set[Day]) -> tuple[Day, ...]:
    known = [datetime.date(*day).toordinal() for day in dates if day[0]]
    last = max(known, default=0)
    return tuple(sorted(day for day in dates if not day[0] or last - datetime.date(*day).toordinal() <= _AS_LONG))
