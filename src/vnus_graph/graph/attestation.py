"""Stage 7 of 7, its sources: which articles name which node.

An event, office or delegation is named where its evidence lies. Whatever an article names beside it (actors, place,
status, the state a person acts for) is described in its graph too, so that it can be read alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vnus_graph.model import Resolution


def attestation(resolution: Resolution) -> defaultdict[str, frozenset[str]]:
    """Article ids by node id, and by local name for statuses and levels; empty for nodes no article names."""
    found: defaultdict[str, set[str]] = defaultdict(set)

    def name(article: str, nodes: Iterable[str | None]) -> None:
        for node in nodes:
            if node is not None:
                found[node].add(article)

    bodies = {position.id: position.body for position in resolution.positions}
    states = {place.id: place.country for place in resolution.places}
    for actor in resolution.actors:
        for one in actor.named:
            name(one.article, (actor.id, one.country))
    for tenure in resolution.tenures:
        for piece in tenure.evidence:
            name(piece.article, (tenure.id, tenure.holder, tenure.position, bodies.get(tenure.position)))
    for record in resolution.delegations:
        for piece in record.evidence:
            name(piece.article, (record.delegation, *record.leaders, *record.senders, *record.members))
    for event in resolution.events:
        for told in event.attested:
            name(told.article, (event.id, told.status, event.status, told.level, event.level))
            for place in (told.place, event.place):
                if place:
                    name(told.article, (place, states.get(place)))
            name(told.article, (actor for _, actor in told.participants))
    return defaultdict(frozenset, {node: frozenset(articles) for node, articles in found.items()})
