"""Stage 6 of 7: Readings → Resolution. Which records are one body, and which are so near that people should look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from vnus_graph.grammar.fold import is_vietnamese
from vnus_graph.resolve.body_names import identity_key, of_some_place, owned
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.pair import Pair, join, pair
from vnus_graph.resolve.personal_names import distance, plain
from vnus_graph.resolve.records import Record

_LONG = 14
"""Letters from which one that differs is more likely a slip than another name."""


def join_bodies(records: list[Record], numbers: Sequence[int], links: Links) -> list[Pair]:
    """Join the bodies among `records` in `links`; the pairs that are doubtful."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        one = records[number]
        key = identity_key(one.entity, home=one.home)
        if of_some_place(key):
            key = f"{key} in {one.article}"
        groups[key].append(number)
    for key in sorted(groups):
        for number in groups[key]:
            links.join(groups[key][0], number)
    compared = (_compare(a, b, records, groups) for a, b in _near(groups))
    return join((one for one in compared if one.features), links)


def _near(groups: Iterable[str]) -> list[tuple[str, str]]:
    """Keys that differ in the owner alone, in spaces and diacritics, or in one letter of one word."""
    met: dict[str, set[str]] = defaultdict(set)
    for key in groups:
        if of_some_place(key.partition(" in ")[0]):
            continue
        name, _, owner = key.partition(" @")
        met[f"core {name}"].add(key)
        met[f"letters {plain(name)} {owner}"].add(key)
        words = name.split()
        for at in range(len(words)):
            if len(words) > 2:
                met[f"slip {' '.join([*words[:at], '', *words[at + 1 :]])} {owner}"].add(key)
    found = {both for group in met.values() if len(group) < 12 for both in combinations(sorted(group), 2)}
    return sorted(found)


def _compare(left: str, right: str, records: list[Record], groups: dict[str, list[int]]) -> Pair:
    name, _, owner = left.partition(" @")
    other, _, theirs = right.partition(" @")
    if name == other:
        if (owner and theirs) or owned(records[groups[left][0]].entity):
            return Pair(0, 0, ())  # a ministry without its state may be any state's; people cannot tell by the name
        found = ["body.core"]
        known = {records[n].entity.country for n in groups[right if owner else left]} - {None}
        found.append("body.owner" if known == {owner or theirs} else "body.owners" if known else "")
    elif [char for char in name if char.isdigit()] != [char for char in other if char.isdigit()]:
        found = []
    elif name.replace(" ", "") == other.replace(" ", ""):
        found = ["body.spaces"]
    elif plain(name) == plain(other):
        found = ["body.letters"]
    else:
        found = ["body.slip" if _slip(name, other) else ""]
    return pair(groups[left][0], groups[right][0], found)


def _slip(left: str, right: str) -> bool:
    """One word differs in one letter, and one of the two is no Vietnamese word: «Quảng Ninh», «Quảng Bình» are two."""
    odd = [(a, b) for a, b in zip(left.split(), right.split(), strict=False) if a != b]
    if len(plain(left)) < _LONG or len(odd) != 1:
        return False
    return distance(*map(plain, odd[0])) == 1 and not all(is_vietnamese(word) for word in odd[0])
