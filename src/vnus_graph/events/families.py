"""Stage 5 of 7: Sentence + Mention → Claim. Which events are of one family, which dates of one event."""

from __future__ import annotations

from collections.abc import Iterable

from vnus_graph.grammar.calendar import spanning
from vnus_graph.model import Claim, Evidence, PartialDate, Period

ENCOUNTERS = frozenset({"Meeting", "Welcome", "Call"})
"""Families of events in which persons speak with each other."""
_FAMILY = {
    "Meeting": "Meeting",
    "Talks": "Meeting",
    "Dialogue": "Meeting",
    "CourtesyCall": "Meeting",
    "Reception": "Meeting",
    "WorkingSession": "Meeting",
    "Summit": "Meeting",
    "PhoneCall": "Call",
    "VideoCall": "Call",
    "StateVisit": "Visit",
    "OfficialVisit": "Visit",
    "WorkingVisit": "Visit",
}


def family(claim: Claim) -> str:
    """Meeting, Call, Visit, or the kind itself."""
    return family_of(claim.kind)


def family_of(kind: str) -> str:
    """The family of a kind of event."""
    return _FAMILY.get(kind, kind)


def compatible(left: Period | None, right: Period | None) -> bool:
    """Whether two dates can be of one event: one unknown, or one part of the other."""
    if left is None or right is None:
        return True
    a, b = left.start, right.start
    if any(x and y and x != y for x, y in ((a.year, b.year), (a.month, b.month))):
        return False
    if left.end is None and right.end is None:
        return not (a.day and b.day and a.day != b.day)
    return _overlap(left, right)


def single_day(when: Period | None) -> bool:
    """Whether a date is one day, with or without its year."""
    return when is not None and bool(when.start.day) and when.end is None


def evidence_of(claim: Claim, further: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of a claim and what is further said of the same event, each sentence once."""
    known = {(piece.start, piece.end) for piece in claim.evidence}
    return claim.evidence + tuple(piece for piece in further if (piece.start, piece.end) not in known)


def fuller(left: Period | None, right: Period | None) -> Period | None:
    """The more precise of two dates of one event; a first day and an end told apart are one range."""
    best = max((left, right), key=_precision)
    other = right if best is left else left
    if best is None or other is None or best.start.month or best.end is None or not other.start.day:
        return best
    return spanning(other.start, best.end) or other


def _precision(when: Period | None) -> tuple[int, int]:
    if when is None:
        return (-1, 0)
    return (1 if when.end else 0, sum(map(bool, (when.start.year, when.start.month, when.start.day))))


def _overlap(left: Period, right: Period) -> bool:
    def last(period: Period) -> PartialDate:
        return period.end or period.start

    def key(day: PartialDate) -> tuple[int, int]:
        return day.month, day.day

    return key(left.start) <= key(last(right)) and key(right.start) <= key(last(left))
