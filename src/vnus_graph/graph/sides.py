"""Stage 7 of 7, its sides: who stood across from whom in an encounter.

A delegation and its leader both meet a minister, and do not meet each other. The event names all three as participants;
its sides keep apart what its edges say apart, so that a graph read back can tell which event stands behind which edge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vnus_graph.graph.vocabulary import is_symmetric
from vnus_graph.model import Edge

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def sides(edges: Iterable[Edge]) -> Sides:
    """The two sides that symmetric edges join, each sorted, the one with the smallest id first.

    Both are empty where there are no two sides: no symmetric edge, all meeting all, or groups that never met.
    """
    across: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if is_symmetric(edge.predicate):
            across[edge.subject].add(edge.object)
            across[edge.object].add(edge.subject)
    if not across:
        return (), ()
    other = across[min(across)]
    one = set(across) - other
    complete = all(across[actor] == other for actor in one) and all(across[actor] == one for actor in other)
    return (tuple(sorted(one)), tuple(sorted(other))) if complete else ((), ())
