"""Stage 6 of 7: Readings → Resolution. Delegations that may be one journey told again, where no day says which.

An article that recalls a visit, or tells of it without a date, has nothing but the leader, the name and the destination
to know it by. That is too little to join it with a journey of that leader, and enough to ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from vnus_graph.resolve.mission_parties import Mission
from vnus_graph.resolve.pair import SAME, Pair, pair
from vnus_graph.resolve.records import Record

_YEAR = 366
"""Days that articles about one journey are apart at most, where both are dated."""
_CROWDED = 40
"""Delegations of one leader beyond which the leader tells nothing of a journey."""


def recalled(records: Sequence[Record], missions: Mapping[int, Mission]) -> list[Pair]:
    """The doubtful pairs of one leader, one destination and names of which one may be short for the other."""
    led: dict[int, list[int]] = defaultdict(list)
    for number, one in missions.items():
        for leader in one.along:
            led[leader].append(number)
    pairs = {both for group in led.values() if len(group) <= _CROWDED for both in combinations(sorted(group), 2)}
    found = [_compared(a, b, missions) for a, b in sorted(pairs) if _undated(records[a], records[b])]
    return [one for one in found if one.features and one.score < SAME]


def _undated(one: Record, other: Record) -> bool:
    """Whether one of them tells no day, in articles of one year as far as they are dated."""
    if one.article == other.article or (one.days and other.days):
        return False
    return not one.day or not other.day or abs(one.day - other.day) <= _YEAR


def _compared(left: int, right: int, missions: Mapping[int, Mission]) -> Pair:
    ours, theirs = missions[left], missions[right]
    same_name = bool(ours.names & theirs.names)
    if ours.state != theirs.state or not ours.places & theirs.places or not (same_name or _short_for(ours, theirs)):
        return Pair(left, right, ())
    return pair(
        left,
        right,
        [
            "mission.name" if same_name else "mission.part",
            "mission.leader",
            "mission.sender",
            "mission.place",
            "mission.recalled",
        ],
    )


def _short_for(ours: Mission, theirs: Mission) -> bool:
    """Whether a name of one has all words of a name of the other."""
    return any({*a.split()} <= {*b.split()} or {*b.split()} <= {*a.split()} for a in ours.names for b in theirs.names)
