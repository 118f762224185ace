"""Stage 6 of 7: Readings → Resolution. Which records are one delegation: one leader or sender, one occasion.

A delegation is sent for an occasion. The same leader with one of the same name half a year later leads another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from vnus_graph.events.spelling import body_key
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.pair import Pair, join, pair
from vnus_graph.resolve.records import Record

_OCCASION = 5
"""Days that the articles about one occasion are apart at most."""


def join_missions(
    records: list[Record], numbers: Sequence[int], links: Links, index: Mapping[tuple[str, str], int]
) -> list[Pair]:
    """Join the delegations among `records` in `links`, after persons and bodies; the pairs that are doubtful.

    `index` gives the number of each record by article and entity key.
    """
    met: dict[tuple[str, object], list[int]] = defaultdict(list)
    for number in numbers:
        one = records[number]
        for role, key in one.parties:
            if role == "leader":
                met["leader", links.root(index[one.article, key])].append(number)
        met["name", body_key(one.entity.name)].append(number)
    chosen = {pair for group in met.values() for pair in _in_time(group, records)}
    compared = (_compare(left, right, records, links, index) for left, right in sorted(chosen))
    return join((one for one in compared if one.features), links)


def _in_time(group: list[int], records: list[Record]) -> list[tuple[int, int]]:
    """Pairs of one occasion as far as days are known."""
    dated = sorted((min(_days(records[number])), number) for number in group if _days(records[number]))
    found = []
    for at, (day, number) in enumerate(dated):
        for other, candidate in dated[at + 1 :]:
            if other - day > 2 * _OCCASION:
                break
            found.append((min(number, candidate), max(number, candidate)))
    return found


def _days(record: Record) -> tuple[int, ...]:
    """The days of its events, else of the article."""
    return record.days or ((record.day,) if record.day else ())


def _compare(left: int, right: int, records: list[Record], links: Links, index: Mapping[tuple[str, str], int]) -> Pair:
    one, other = records[left], records[right]
    if one.article == other.article:
        return Pair(left, right, ())
    ours, theirs = (_parties(record, links, index) for record in (one, other))
    leaders = ours["leader"], theirs["leader"]
    if (all(leaders) and not leaders[0] & leaders[1]) or _senders_differ(ours["sender"], theirs["sender"]):
        return Pair(left, right, ())
    gap = min(abs(a - b) for a in _days(one) for b in _days(other))
    places = ours["destination"], theirs["destination"]
    return pair(
        left,
        right,
        [
            "mission.name" if body_key(one.entity.name) == body_key(other.entity.name) else "",
            "mission.leader" if leaders[0] & leaders[1] else "",
            "mission.sender" if ours["sender"] & theirs["sender"] else "",
            "mission.days" if gap <= _OCCASION else "",
            "mission.place" if places[0] & places[1] else "mission.elsewhere" if all(places) else "",
        ],
    )


def _parties(record: Record, links: Links, index: Mapping[tuple[str, str], int]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {"leader": set(), "sender": set(), "destination": set()}
    for role, key in record.parties:
        found[role].add(links.root(index[record.article, key]))
    return found


def _senders_differ(ours: set[int], theirs: set[int]) -> bool:
    return bool(ours and theirs and not ours & theirs)
