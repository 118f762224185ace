"""Stage 6 of 7: Readings → Resolution. Which records are one delegation: one leader or sender, one occasion.

A delegation is sent for an occasion. The same leader with one of the same name half a year later leads another.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from vnus_graph.grammar.country_names import HOME
from vnus_graph.resolve.alike_words import in_common, one_text
from vnus_graph.resolve.journeys import Day
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.mission_doubts import recalled
from vnus_graph.resolve.mission_parties import Mission, mission, plain_name
from vnus_graph.resolve.pair import CLEAR, SAME, Pair, join, pair
from vnus_graph.resolve.personal_names import distance, plain
from vnus_graph.resolve.records import Record

_OCCASION = 5
"""Days that the articles about one occasion are apart at most."""
_AT_ONCE = 3
"""Days within which a state sends one high delegation of a name."""
_JOURNEY = 10
"""Days that the articles about one journey of several stops are apart at most."""
_FLIGHT = 2
"""Days between the stops of a journey."""
_STORY, _NAMELESS, _LEADERLESS = 1.5, 2.0, 3.5
"""What articles about one journey have in common at least: with one leader; where they share neither name nor
destination; without a leader. Those about journeys of other years have less (of 620 pairs read, and 292 joined)."""
_YEAR = 366
_ANY = frozenset({"đoàn", "phái", "đại", "biểu", "cấp", "cao", "công", "tác"})
"""Words that tell nothing of a delegation."""
_SLIP, _LETTERS = 2, 10


def join_missions(
    records: list[Record], numbers: Sequence[int], links: Links, index: Mapping[tuple[str, str], int]
) -> list[Pair]:
    """Join the delegations among `records` in `links`, after persons and bodies; the pairs that are doubtful.

    `index` gives the number of each record by article and entity key.
    """
    missions = {number: mission(records[number], links, index) for number in numbers}
    met: dict[tuple[str, object], list[int]] = defaultdict(list)
    for number, one in missions.items():
        for leader in one.along:
            met["along", leader].append(number)
        for name in one.names:
            met["name", (name, one.state)].append(number)
        for period in records[number].periods:
            met["period", (period, one.state)].append(number)
    chosen = {pair for group in met.values() for pair in _in_time(sorted(set(group)), records)}
    chosen |= {pair for group in met.values() for pair in _in_story(sorted(set(group)), records)}
    chosen |= _in_session(numbers, records, missions)
    for a, b in sorted(chosen):
        if _other_year(records[a], records[b]):
            links.keep_apart(f"mission {a} {b}", [a], [b])
    compared = [_compare(a, b, records, missions) for a, b in sorted(chosen)]
    unclear = _unclear([one for one in compared if one.score >= SAME], links)
    doubtful = join((one for one in compared if one.features and one not in unclear), links)
    return doubtful + sorted(unclear, key=lambda one: (one.left, one.right)) + recalled(records, missions)


def _unclear(fits: Sequence[Pair], links: Links) -> set[Pair]:
    """The pairs of a delegation of some year that fits those of two years equally well."""
    offers: dict[int, list[Pair]] = defaultdict(list)
    for one in fits:
        offers[one.left].append(one)
        offers[one.right].append(one)
    found: set[Pair] = set()
    for number, offered in offers.items():
        for one, other in combinations(offered, 2):
            ends = [pair.right if pair.left == number else pair.left for pair in (one, other)]
            if abs(one.score - other.score) < CLEAR and links.against(*ends):
                found |= {one, other}
    return found


def _other_year(one: Record, other: Record) -> bool:
    gap, known = _gap(one, other)
    return known and gap > _JOURNEY and not one.around.sessions & other.around.sessions


def _in_session(numbers: Sequence[int], records: list[Record], missions: Mapping[int, Mission]) -> set[tuple[int, int]]:
    """Pairs at one numbered session, whatever is known of days."""
    met: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in numbers:
        for session in records[number].around.sessions:
            met[session, missions[number].state].append(number)
    return {pair for group in met.values() for pair in combinations(sorted(group), 2)}


def _days(record: Record) -> tuple[Day, ...]:
    """The days of its events, else of the article."""
    if record.days or not record.day:
        return record.days
    published = datetime.date.fromordinal(record.day)
    return ((published.year, published.month, published.day),)


def _in_time(group: list[int], records: list[Record]) -> list[tuple[int, int]]:
    """Pairs of one journey as far as days are known, whatever the year where it is not."""
    dated = sorted((_ordinal((0, *day[1:])), number) for number in group for day in _days(records[number]))
    found = []
    for at, (day, number) in enumerate(dated):
        for other, candidate in dated[at + 1 :]:
            if other - day > _JOURNEY:
                break
            if candidate != number:
                found.append((min(number, candidate), max(number, candidate)))
    return found


def _in_story(group: list[int], records: list[Record]) -> list[tuple[int, int]]:
    """Pairs of which one tells no day, in articles that tell one story."""
    undated = {number for number in group if not _days(records[number])}
    return [
        (a, b)
        for a, b in combinations(group, 2)
        if (a in undated or b in undated) and in_common(records[a].story, records[b].story) >= _STORY
    ]


def _ordinal(day: Day) -> int:
    return datetime.date(day[0] or 2000, day[1], day[2]).toordinal()


def _gap(one: Record, other: Record) -> tuple[int, bool]:
    """Days apart at least, and whether the years are known."""
    found = []
    for left in _days(one):
        for right in _days(other):
            known = bool(left[0] and right[0])
            found.append((abs(_ordinal(left) - _ordinal(right)) if known else _apart(left, right), not known))
    gap, unknown = min(found, default=(_YEAR, True))
    return gap, not unknown


def _apart(left: Day, right: Day) -> int:
    return abs(_ordinal((0, *left[1:])) - _ordinal((0, *right[1:])))


def _compare(left: int, right: int, records: list[Record], missions: Mapping[int, Mission]) -> Pair:
    one, other = records[left], records[right]
    ours, theirs = missions[left], missions[right]
    nothing = Pair(left, right, ())
    if one.article == other.article or (ours.state and theirs.state and ours.state != theirs.state):
        return nothing
    if f"country:{ours.state}" in theirs.places or f"country:{theirs.state}" in ours.places:
        return nothing  # nobody is sent to the own state
    leader = bool(ours.along & theirs.along) or _spelt_alike(ours.along, theirs.along, records)
    gap, known = _gap(one, other)
    guests = HOME not in (ours.state, theirs.state)
    settled = leader and (known or guests)  # the own leaders travel each year, in one office and then another
    other_senders = not settled and _other_senders(ours, theirs, records)
    if (ours.leaders and theirs.leaders and not leader) or other_senders:
        return nothing
    session = one.around.sessions & other.around.sessions
    if _other_year(one, other):
        return nothing
    same_name = bool(ours.names & theirs.names)
    abroad = ours.places & theirs.places - {f"country:{HOME}"}
    like = same_name or ours.places & theirs.places
    enough = _LEADERLESS if not leader else _STORY if like else _NAMELESS
    return pair(
        left,
        right,
        [
            "mission.name" if same_name else "mission.part" if _within(ours.names, theirs.names) else "",
            "mission.leader" if leader else "",
            "mission.session" if session else "",
            "mission.story" if not known and _one_story(one, other, enough) else "",
            "mission.sender" if ours.senders & theirs.senders or (ours.state and ours.state == theirs.state) else "",
            _time(one, other, gap, known=known or leader, stop=bool(same_name and abroad)),
            "mission.next"
            if leader and _next_stop(one, other, ours, theirs, known=known)
            else _stop(
                one, other, ours, theirs, high=same_name and known and gap <= _AT_ONCE and _both_high(one, other)
            ),
        ],
    )


def _one_story(one: Record, other: Record, enough: float) -> bool:
    """Where one tells no day, not by the words alone in which the same two sides greet each other in any year."""
    dated = _days(one) and _days(other)
    return in_common(one.story, other.story) >= enough and bool(dated or one_text(one.story, other.story))


def _time(one: Record, other: Record, gap: int, *, known: bool, stop: bool) -> str:
    if set(one.periods) & set(other.periods):
        return "mission.period"
    if gap <= _OCCASION and known:
        return "mission.days"
    return "mission.journey" if gap <= _JOURNEY and known and stop and _both_high(one, other) else ""


def _stop(one: Record, other: Record, ours: Mission, theirs: Mission, *, high: bool) -> str:
    """A destination that goes untold is among the states that the article speaks of."""
    if ours.places & theirs.places:
        return "mission.place"
    here, there = (_where(*side) for side in ((one, ours), (other, theirs)))
    if here and there and not here & there:
        return "mission.elsewhere"
    return "mission.high" if high else ""


def _where(record: Record, mission: Mission) -> set[str]:
    abroad = record.states - {HOME} if mission.state == HOME else record.states & {HOME}
    return set(mission.places) or {f"country:{state}" for state in abroad}


def _next_stop(one: Record, other: Record, ours: Mission, theirs: Mission, *, known: bool) -> bool:
    """Two destinations of one journey: days apart by no more than a flight, and told of in both articles or dated."""
    stays = [[*_days(record), *(last for _, last in record.periods)] for record in (one, other)]
    gap = min((_apart(left, right) for left in stays[0] for right in stays[1]), default=_YEAR)
    if not ours.places or not theirs.places or ours.places & theirs.places or gap > _FLIGHT:
        return False
    ahead = any(key.removeprefix("country:") in one.states for key in theirs.places)
    behind = any(key.removeprefix("country:") in other.states for key in ours.places)
    return known or (ahead and behind)


def _both_high(one: Record, other: Record) -> bool:
    return all("cấp cao" in record.entity.name for record in (one, other))


def _spelt_alike(ours: frozenset[int], theirs: frozenset[int], records: list[Record]) -> bool:
    """Whether the leaders' names differ in a letter or two."""
    names = [["".join(plain(records[n].entity.name).split()) for n in side] for side in (ours, theirs)]
    return any(min(len(a), len(b)) >= _LETTERS and distance(a, b) <= _SLIP for a in names[0] for b in names[1])


def _other_senders(ours: Mission, theirs: Mission, records: list[Record]) -> bool:
    """Two bodies, or a body and a state that is not its own."""
    if not ours.senders or not theirs.senders or ours.senders & theirs.senders:
        return False
    states = [all(records[n].entity.type == "Country" for n in side) for side in (ours.senders, theirs.senders)]
    if any(states):
        return not (ours.state and ours.state == theirs.state)
    called = [{plain_name(records[n].entity.name)[0] for n in side} for side in (ours.senders, theirs.senders)]
    return not called[0] & called[1]


def _within(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a name of one holds a telling name of the other."""
    for a in ours:
        for b in theirs:
            short, long = sorted((a.split(), b.split()), key=len)
            if set(short) - _ANY and long[: len(short)] == short:
                return True
    return False
