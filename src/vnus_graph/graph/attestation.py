"""Stage 7 of 7, its sources: which articles attest which node.

An event, office or delegation is attested where its evidence lies. Whatever it names (actors, place, status, the state
a person acts for) is described there too, so that the graph of one article can be read alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vnus_graph.model import Evidence, Resolution


def attestation(resolution: Resolution) -> defaultdict[str, frozenset[str]]:
    """Article ids by node id, and by local name for statuses and levels; empty for nodes no article attests."""
    seeds = _seeds(resolution)
    links = _links(resolution)
    todo = list(seeds)
    while todo:  # a fixed point, hence independent of order
        source = todo.pop()
        for target in links.get(source, ()):
            if not seeds[source] <= seeds[target]:
                seeds[target] |= seeds[source]
                todo.append(target)
    return defaultdict(frozenset, {node: frozenset(articles) for node, articles in seeds.items()})


def _seeds(resolution: Resolution) -> defaultdict[str, set[str]]:
    """Nodes with evidence of their own."""
    seeds: defaultdict[str, set[str]] = defaultdict(set)
    owners: list[tuple[str, Iterable[Evidence]]] = [
        *((actor.id, actor.evidence) for actor in resolution.actors),
        *((tenure.id, tenure.evidence) for tenure in resolution.tenures),
        *((event.id, event.evidence) for event in resolution.events),
        *((record.delegation, record.evidence) for record in resolution.delegations),
    ]
    for node, evidence in owners:
        seeds[node].update(each.article for each in evidence)
    return seeds


def _links(resolution: Resolution) -> dict[str, tuple[str, ...]]:
    """The nodes that each node names; events told as part of another do not pull that one along."""
    named: defaultdict[str, list[str | None]] = defaultdict(list)
    for actor in resolution.actors:
        named[actor.id] += [actor.country, actor.part_of]
    for place in resolution.places:
        named[place.id] += [place.country]
    for position in resolution.positions:
        named[position.id] += [position.body]
    for tenure in resolution.tenures:
        named[tenure.id] += [tenure.holder, tenure.position]
    for record in resolution.delegations:
        named[record.delegation] += [*record.leaders, *record.senders, *record.members]
    for event in resolution.events:
        named[event.id] += [event.place, event.status, event.level, *(actor for _, actor in event.participants)]
    return {node: tuple(target for target in targets if target) for node, targets in named.items()}
