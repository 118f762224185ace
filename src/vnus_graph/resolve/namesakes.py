"""Stage 6 of 7: Readings → Resolution. Ids of actors under one name: a suffix that lasts, not a count that shifts.

The bare slug goes to the one in the highest office (of bodies, to Vietnam's), else to the one named first; each of the
others has behind it what tells him apart: his state, else the office he is first named in, else the first article that
names him. So an id changes only where a more prominent namesake or an earlier article comes in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vnus_graph.grammar.country_names import HOME
from vnus_graph.resolve.identity import Cluster
from vnus_graph.resolve.ranks import office
from vnus_graph.resolve.slugs import distinct, slug

_LONGEST = 40
"""Letters of an office in an id."""


def ids(wanted: Iterable[tuple[Cluster, str]]) -> dict[str, str]:
    """By cluster key an id for each, given the one it would have without namesakes; the same in any order."""
    groups: dict[str, list[Cluster]] = defaultdict(list)
    for cluster, name in wanted:
        groups[name].append(cluster)
    return distinct(named for name in sorted(groups) for named in _told_apart(name, groups[name]))


def _told_apart(name: str, namesakes: Sequence[Cluster]) -> Iterator[tuple[str, str]]:
    first, *others = sorted(namesakes, key=_prominence)
    yield first.key, name
    suffixes = [list(_suffixes(one)) for one in others]
    borne = Counter(suffix for found in suffixes for suffix in found)
    for one, found in zip(others, suffixes, strict=True):
        own = next((suffix for suffix in found if borne[suffix] == 1), found[-1])
        yield one.key, f"{name}-{own}"


def _prominence(cluster: Cluster) -> tuple[int, str, str]:
    if cluster.members[0][1].type == "Person":
        held = [office(title) for title in cluster.offices]
        levels = {one.level for one in held if one.grade in {"sole", "telling"}}
        rank = 0 if "national" in levels else 1 if "local" in levels else 2 if levels else 3
    else:
        rank = 0 if cluster.country == HOME else 1
    return rank, _first(cluster), cluster.key


def _suffixes(cluster: Cluster) -> Iterator[str]:
    """The most readable first; the last is there for everyone."""
    if cluster.country and cluster.country != HOME:
        yield cluster.country
    if cluster.first_office:
        yield slug(cluster.first_office)[:_LONGEST].strip("-")
    yield slug(_first(cluster))


def _first(cluster: Cluster) -> str:
    return min(article for article, _ in cluster.members)
