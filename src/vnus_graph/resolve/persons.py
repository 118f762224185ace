"""Stage 6 of 7: Readings → Resolution. Which records are one person.

In three steps, each on what the one before has joined: records of one full name, name by name; persons whose names are
spellings of one another; short names, each with the only longer one that it may stand for. In each step the pairs with
the highest score are joined first, and a pair that speaks clearly against it keeps the two apart from then on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from vnus_graph.events.spelling import name_key
from vnus_graph.resolve.candidates import pairs
from vnus_graph.resolve.features import SHORT, compare, same_name
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.pair import DOUBTFUL, SAME, Pair, features, join, strongest_first
from vnus_graph.resolve.records import Person, Record, person

_CLEAR = 2.0
"""By how much the best of several candidates must lead to be the only one."""
_AGAINST = -1.0
"""Scores of one name from which two persons are kept apart whatever joins each of them with a third."""
_MOST = 200
"""Persons of one name beyond which each is compared with its neighbours in time and company only."""


def join_persons(records: list[Record], numbers: Sequence[int], links: Links) -> list[Pair]:
    """Join the persons among `records` in `links`; the pairs that are doubtful."""
    doubtful = _of_one_name(records, numbers, links)
    people = _people(records, numbers, links)
    compared = _compared(people)
    short = [pair for pair in compared if pair.features[0].name in SHORT]
    doubtful += join([pair for pair in compared if pair.features[0].name not in SHORT], links)
    return doubtful + _short_names(people, short, links)


def _people(records: list[Record], numbers: Iterable[int], links: Links) -> list[Person]:
    return [person(group, records) for group in links.groups(numbers)]


def _of_one_name(records: list[Record], numbers: Sequence[int], links: Links) -> list[Pair]:
    """Within each full name: first those with the same telling office, then pair by pair."""
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        by_name[name_key(records[number].entity.name)].append(number)
    doubtful = []
    for name in sorted(by_name):
        members = by_name[name]
        feature = same_name(records[members[0]].entity.name)
        _join_alike(records, members, feature, links)
        doubtful += _joined(_within(_people(records, members, links), feature), links)
    return doubtful


def _join_alike(records: list[Record], members: list[int], feature: str, links: Links) -> None:
    """Records that agree in all that is compared are one where the name or the office alone settles it."""
    settled = features()[feature].weight >= SAME
    first: dict[tuple[str, str | None], int] = {}
    for number in members:
        one = records[number]
        told = [office.key for _, office in one.offices if office.grade in {"sole", "telling"}]
        marks = [f"office {key}" for key in told] or ([""] if settled and not one.offices else [])
        for mark in marks:
            links.join(first.setdefault((mark, one.state), number), number)


def _within(people: list[Person], feature: str) -> list[Pair]:
    chosen: Iterable[tuple[Person, Person]] = combinations(people, 2)
    if len(people) > _MOST:
        chosen = _neighbours(people)
    return [compare(a, b, name=feature) for a, b in chosen]


def _neighbours(people: list[Person]) -> list[tuple[Person, Person]]:
    """Persons of a very common name: next to each other in time, or named together with the same others."""
    order = sorted(people, key=lambda one: (min(one.days, default=0), one.records[0]))
    found = {(a.records[0], b.records[0]): (a, b) for a, b in pairwise(order)}
    met: dict[str, list[Person]] = defaultdict(list)
    for one in order:
        for name in sorted(one.company | one.offices.keys()):
            met[name].append(one)
    for group in met.values():
        found.update({(a.records[0], b.records[0]): (a, b) for a, b in pairwise(group)})
    return [found[key] for key in sorted(found)]


def _compared(people: list[Person]) -> list[Pair]:
    found = []
    for i, j in pairs([one.names.keys() | one.aliases for one in people]):
        one = compare(people[i], people[j])
        if one.features and one.features[0].name not in _EQUAL:
            found.append(one)
    return found


_EQUAL = frozenset(
    {"name.rare", "name.usual", "name.common", "name.everyday", "name.single", "name.given", "name.nobody"}
)
"""Equal names have been compared before."""


def _joined(compared: list[Pair], links: Links) -> list[Pair]:
    """Join what scores enough; of equal names, what scores clearly too little is kept apart for good."""
    for one in compared:
        if one.score <= _AGAINST:
            links.keep_apart(f"score {one.left} {one.right}", [one.left], [one.right])
    return join(compared, links)


def _short_names(people: list[Person], compared: list[Pair], links: Links) -> list[Pair]:
    """Each short name with the only longer one; two candidates that are not one themselves mean that it stays apart."""
    length = {one.records[0]: max((len(name_key(name)), len(name)) for name in one.names) for one in people}
    settled = {(one.left, one.right) for one in compared if one.score >= SAME}
    offers: dict[int, list[Pair]] = defaultdict(list)
    for one in strongest_first(compared):
        offers[min(one.left, one.right, key=lambda number: (length[number], number))].append(one)
    doubtful = []
    for short in sorted(offers, key=lambda number: (-length[number][0], -length[number][1], number)):
        found = _candidates(short, offers[short], links)
        best = [one for one in found if found[0].score - one.score < _CLEAR]
        fit = [other for one in best for other in (one.left, one.right) if other != short]
        agreed = all(both in settled for both in combinations(sorted(fit), 2))
        if found[0].score >= SAME and agreed:
            join(best, links)
            doubtful += [one for one in best if one.score < SAME]
        else:
            doubtful += best
    return [one for one in doubtful if one.score >= DOUBTFUL]


def _candidates(short: int, offers: list[Pair], links: Links) -> list[Pair]:
    """The strongest pair with each candidate that is still a person of its own."""
    found: dict[int, Pair] = {}
    for one in offers:
        found.setdefault(links.root(one.left if one.right == short else one.right), one)
    return list(found.values())
