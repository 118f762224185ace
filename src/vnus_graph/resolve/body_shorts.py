"""Stage 6 of 7: Readings → Resolution. Abbreviations that an article of the build introduces: «Đảng … (ABC)».

Two bodies of one state that are both introduced with one abbreviation are one under two translations; one that goes by
the abbreviation alone is the only one that it is introduced for in a state its article names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from vnus_graph.resolve.body_keys import Key
from vnus_graph.resolve.pair import Pair, pair
from vnus_graph.resolve.records import Record

_SHORT = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Z\-]*")
_LEAST = 3


def introduced(records: Sequence[Record], groups: Mapping[Key, Sequence[int]]) -> Iterator[Pair]:
    """The pairs of groups that share an abbreviation."""
    long: dict[tuple[str, str], list[Key]] = defaultdict(list)
    bare: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(groups):
        names = {name for n in groups[key] for name in (records[n].entity.name, *records[n].entity.aliases)}
        shorts = {name for name in names if _SHORT.fullmatch(name) and len(name) >= _LEAST}
        if len(key.name.split()) > 2:
            for short in sorted(shorts) if key.settled else ():
                long[short, key.owner].append(key)
            continue
        for word in key.name.upper().split()[-1:]:
            bare[word].append(key)
    for (_, owner), keys in sorted(long.items()):
        for left, right in pairwise(keys):
            if owner and _translations(left.name, right.name):
                yield pair(groups[left][0], groups[right][0], ["body.short"])
    for short, keys in sorted(bare.items()):
        for key in keys:
            states = {key.owner} if key.owner else set(records[groups[key][0]].states)
            fits = [
                one
                for (name, owner), found in sorted(long.items())
                if name == short and owner in states
                for one in found
            ]
            if len(fits) == 1:
                yield pair(groups[key][0], groups[fits[0]][0], ["body.short"])


def _translations(left: str, right: str) -> bool:
    """Whether the names begin alike and share more words than not: abbreviations are introduced for others too."""
    ours, theirs = left.split(), right.split()
    return ours[0] == theirs[0] and 2 * len({*ours} & {*theirs}) > len({*ours} | {*theirs})
