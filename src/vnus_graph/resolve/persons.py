"""Stage 6 of 7: Readings → Resolution. Which records are one person.

In three steps, each on what the one before has joined: records of one full name, name by name; persons whose names are
spellings of one another; short names, each with the only longer one that it may stand for. In each step the pairs with
the highest score are joined first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from vnus_graph.engine import Engine
from vnus_graph.events.spelling import name_key
from vnus_graph.resolve.compared import compare_blocks
from vnus_graph.resolve.features import SHORT
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.namesake_blocks import join_namesakes
from vnus_graph.resolve.pair import CLEAR, DOUBTFUL, SAME, Pair, join, strongest_first
from vnus_graph.resolve.records import Person, Record, person


def join_persons(records: list[Record], numbers: Sequence[int], links: Links, engine: Engine) -> list[Pair]:
    """Join the persons among `records` in `links`; the pairs that are doubtful. `engine` does what takes long."""
    doubtful = join_namesakes(records, numbers, links, engine)
    people = [person(group, records) for group in links.groups(numbers)]
    compared = compare_blocks(people, engine)
    short = [pair for pair in compared if pair.features[0].name in SHORT]
    doubtful += join([pair for pair in compared if pair.features[0].name not in SHORT], links)
    return doubtful + _short_names(people, short, links)


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
        best = [one for one in found if found[0].score - one.score < CLEAR]
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
