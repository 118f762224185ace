"""For graphs made by hand: every article that evidence names tells the whole of what it is evidence for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from vnus_graph.model import Actor, Attestation, Event, Naming, Resolution


def told(resolution: Resolution) -> Resolution:
    """The resolution with namings and attestations after its evidence."""
    articles = _articles(resolution)
    return replace(
        resolution,
        actors=tuple(_named(actor, articles[actor.id]) for actor in resolution.actors),
        events=tuple(map(_attested, resolution.events)),
    )


def _articles(resolution: Resolution) -> defaultdict[str, set[str]]:
    """The articles that name each actor, itself or as a party to something."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    bodies = {position.id: position.body or "" for position in resolution.positions}
    named = [(actor.evidence, (actor.id,)) for actor in resolution.actors]
    named += [(event.evidence, tuple(key for _, key in event.participants)) for event in resolution.events]
    named += [(one.evidence, (one.holder, bodies[one.position])) for one in resolution.tenures]
    named += [(one.evidence, (one.delegation, *one.leaders, *one.senders)) for one in resolution.delegations]
    for evidence, actors in named:
        for actor in actors:
            found[actor].update(piece.article for piece in evidence)
    return found


def _named(actor: Actor, articles: set[str]) -> Actor:
    names = tuple(sorted({actor.label, *actor.aliases}))
    return replace(actor, named=tuple(Naming(article, names, actor.country) for article in sorted(articles)))


def _attested(event: Event) -> Event:
    def attestation(article: str) -> Attestation:
        return Attestation(
            article, event.status, event.participants, event.edges, event.when, event.place, event.level, event.part_of
        )

    articles = sorted({piece.article for piece in event.evidence})
    return replace(event, attested=tuple(map(attestation, articles)))
