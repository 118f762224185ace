"""Stage 6 of 7: Readings → Resolution. Two groups of records compared, and the pairs that are left in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from vnus_graph.model import Feature
from vnus_graph.resolve.links import JUDGED, Links
from vnus_graph.resources import table

SAME, DOUBTFUL = 4.0, 2.0
"""Scores from which two records are one actor, and from which it is doubtful."""
CLEAR = 1.5
"""By how much the best of several candidates must lead to be the only one."""
_MOST = 3
"""Pairs in which one actor is reported."""


@cache
def features() -> dict[str, Feature]:
    """All features of `identity_features.tsv` by name."""
    return {
        row["feature"]: Feature(row["feature"], float(row["weight"]), row["vietnamese"], row["english"])
        for row in table("identity_features")
    }


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups of records, by one record of each, and what speaks for and against their being one actor."""

    left: int
    right: int
    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(feature.weight for feature in self.features)


def pair(left: int, right: int, names: Iterable[str]) -> Pair:
    """A pair with the features of these names; empty names are none."""
    return Pair(min(left, right), max(left, right), tuple(features()[name] for name in names if name))


def strongest_first(pairs: Iterable[Pair]) -> list[Pair]:
    """In an order that depends on nothing but the pairs."""
    return sorted(pairs, key=lambda one: (-one.score, one.left, one.right))


def join(pairs: Iterable[Pair], links: Links) -> list[Pair]:
    """Join what scores enough, the strongest first; the pairs that score enough to be doubtful, all told."""
    order = strongest_first(pairs)
    for one in order:
        if one.score >= SAME:
            links.join(one.left, one.right)
    return [one for one in order if one.score >= DOUBTFUL]


def left_apart(pairs: Iterable[Pair], links: Links) -> list[Pair]:
    """One pair, the strongest, for any two groups still apart and not judged; few for any one of them."""
    found: dict[tuple[int, int], Pair] = {}
    count: dict[int, int] = defaultdict(int)
    for one in strongest_first(pairs):
        left, right = sorted((links.root(one.left), links.root(one.right)))
        judged = any(reason.startswith(JUDGED) for reason in links.against(left, right))
        if left == right or judged or (left, right) in found or max(count[left], count[right]) >= _MOST:
            continue
        found[left, right] = one
        count[left] += 1
        count[right] += 1
    return list(found.values())
