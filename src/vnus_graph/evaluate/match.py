"""Which predicted node is which annotated actor, and what the predicted edges read like in the annotation's terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vnus_graph.evaluate.gold import GoldActor, Triple
from vnus_graph.evaluate.wording import key
from vnus_graph.model import Actor, Event, Evidence, Resolution

SYMMETRIC = frozenset({"metWith", "spokeWith", "upgradedRelationship"})
"""Predicates whose two ends may be exchanged."""


def match_actors(predicted: Iterable[Actor], gold: Iterable[GoldActor]) -> dict[str, str]:
    """Pair nodes with annotated actors of the same type whose names include the node's label.

    One to one, as many pairs as there can be, annotated actors that are not optional first. Returns predicted id →
    gold id; a node left out is wrong, be it unknown to the annotation or the second one for an actor.
    """
    nodes = sorted(predicted, key=lambda actor: actor.id)
    candidates = {actor.id: _candidates(actor, nodes) for actor in gold}
    pairs: dict[str, str] = {}
    for actor in sorted(gold, key=lambda actor: actor.optional):
        _augment(actor.id, candidates, pairs, set())
    return pairs


def _candidates(actor: GoldActor, nodes: list[Actor]) -> list[str]:
    names = {key(name) for name in actor.names}
    return [node.id for node in nodes if node.type == actor.type and key(node.label) in names]


def _augment(actor: str, candidates: Mapping[str, list[str]], pairs: dict[str, str], tried: set[str]) -> bool:
    """Find `actor` a node, moving earlier pairs where they have another choice (Kuhn's algorithm)."""
    for node in candidates[actor]:
        if node in tried:
            continue
        tried.add(node)
        if node not in pairs or _augment(pairs[node], candidates, pairs, tried):
            pairs[node] = actor
            return True
    return False


@dataclass(frozen=True, slots=True)
class Said:
    """A predicted edge between node ids, with the events behind it (none for those of a delegation)."""

    triple: Triple
    events: tuple[Event, ...]
    evidence: tuple[Evidence, ...]


def said(resolution: Resolution) -> list[Said]:
    """All edges a resolution predicts, each once, by triple: those of its events and of its delegations."""
    events: dict[Triple, list[Event]] = {}
    evidence: dict[Triple, list[Evidence]] = {}
    for event in resolution.events:
        for edge in event.edges:
            triple = canonical((edge.subject, edge.predicate, edge.object))
            events.setdefault(triple, []).append(event)
            evidence.setdefault(triple, []).extend(event.evidence)
    for triple, support in _of_delegations(resolution):
        evidence.setdefault(triple, []).extend(support)
    return [Said(triple, tuple(events.get(triple, ())), tuple(evidence[triple])) for triple in sorted(evidence)]


def _of_delegations(resolution: Resolution) -> Iterator[tuple[Triple, tuple[Evidence, ...]]]:
    for record in resolution.delegations:
        for leader in record.leaders:
            yield (leader, "leadsDelegation", record.delegation), record.evidence
        for sender in record.senders:
            yield (record.delegation, "delegationOf", sender), record.evidence


def canonical(triple: Triple) -> Triple:
    """The triple with the ends of a symmetric predicate in alphabetical order."""
    subject, predicate, other = triple
    return (other, predicate, subject) if predicate in SYMMETRIC and other < subject else triple


def translate(triple: Triple, pairs: Mapping[str, str]) -> Triple | None:
    """The triple between gold ids; None if one of its ends is no annotated actor."""
    subject, predicate, other = triple
    if subject not in pairs or other not in pairs:
        return None
    return canonical((pairs[subject], predicate, pairs[other]))
