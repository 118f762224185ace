"""Stage 7 of 7, a view: RDF dataset → networkx, for centrality, paths, communities and drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import product
from typing import Any, Literal, TypeAlias

import networkx
from pyoxigraph import NamedNode, Store

from vnus_graph.graph.reader import Reader
from vnus_graph.graph.vocabulary import ACTOR_TYPES, edges, is_symmetric

Kind: TypeAlias = Literal["multi", "simple"]
Attributes: TypeAlias = dict[str, Any]

ENDS = {
    "visited": ("visitor", "destination"),
    "invited": ("inviter", "invitee"),
    "holdsPosition": ("holder", "position"),
}
"""Properties of the node behind an edge that name its two ends; encounters name both as participants."""


def network(
    store: Store | Reader, kind: Kind = "multi", predicates: Iterable[str] | None = None
) -> networkx.Graph[str]:
    """The dataset's default graph as a network; nodes are named as in their IRI («person/le-hoai-trung»).

    `multi` is a MultiDiGraph with every edge once for each event, delegation or tenure behind it, symmetric ones in
    both directions. Nodes carry `label`, `english`, `type`, `subtype` and `country`; edges `predicate`, `event` (its
    name as above), `kind`, `start`, `end`, `place`, `level` and, as tuples, `quotes` and `articles`. What is not known
    is absent.

    `simple` is an undirected Graph of actors without positions, whose `weight` counts what stands behind an edge, in
    either direction; `predicates` lists which of the eight edges there are between the two.

    `predicates` restricts both to some of the eight edges. Raises ValueError for another kind or predicate.
    """
    chosen = tuple(edges()) if predicates is None else tuple(sorted(set(predicates)))
    if unknown := sorted(set(chosen) - set(edges())):
        raise ValueError(f"no edge is called {', '.join(unknown)}; there are {', '.join(edges())}")
    if kind not in ("multi", "simple"):
        raise ValueError(f"no network of kind «{kind}»: multi or simple")
    multi = _multi(store if isinstance(store, Reader) else Reader(store), chosen)
    return multi if kind == "multi" else _simple(multi)


def _multi(reader: Reader, predicates: Iterable[str]) -> networkx.MultiDiGraph[str]:
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for type_ in (*ACTOR_TYPES, "Position"):
        for node in reader.instances(type_):
            graph.add_node(reader.name(node), **_node(reader, node, type_))
    facts = cache(partial(_facts, reader))
    for predicate in predicates:
        for subject, object_, node in edges_of(reader, predicate):
            ends = reader.name(subject), reader.name(object_)
            if all(end in graph for end in ends):
                told = facts(node)
                graph.add_edge(*ends, key=f"{predicate} {told['event']}", predicate=predicate, **told)
    return graph


def _simple(multi: networkx.MultiDiGraph[str]) -> networkx.Graph[str]:
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from((node, data) for node, data in multi.nodes(data=True) if data["type"] in ACTOR_TYPES)
    behind: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for subject, object_, data in multi.edges(data=True):
        if subject in graph and object_ in graph:
            ends = (subject, object_) if subject <= object_ else (object_, subject)
            behind.setdefault(ends, set()).add((data["predicate"], data["event"]))
    for (one, other), reasons in sorted(behind.items()):
        events = {event for _, event in reasons}
        graph.add_edge(one, other, weight=len(events), predicates=tuple(sorted({name for name, _ in reasons})))
    return graph


def edges_of(reader: Reader, predicate: str) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    """Subject, object and the node behind them, for every edge of this kind and every such node."""
    if edges()[predicate] == "Delegation":
        for subject, object_ in reader.pairs(predicate):
            yield subject, object_, object_ if predicate == "leadsDelegation" else subject
        return
    source, target = ENDS.get(predicate, ("participant", "participant"))
    symmetric = is_symmetric(predicate)
    for node in filter(partial(_held, reader), reader.instances(edges()[predicate])):
        for subject, object_ in product(reader.nodes(node, source), reader.nodes(node, target)):
            apart = not symmetric or not same_side(reader, node, subject, object_)
            if apart and reader.holds(subject, predicate, object_):
                yield subject, object_, node


def _held(reader: Reader, node: NamedNode) -> bool:
    """Whether a node makes edges: not one of what is planned, say."""
    status = reader.node(node, "status")
    return status is None or reader.name(status) == "Held"


def same_side(reader: Reader, node: NamedNode, one: NamedNode, other: NamedNode) -> bool:
    """Whether an encounter names two actors on one of its sides, who did not meet by it."""
    sides = [set(reader.nodes(node, side)) for side in ("oneSide", "otherSide")]
    return any(one in side and other in side for side in sides)


def _node(reader: Reader, node: NamedNode, type_: str) -> Attributes:
    country = reader.node(node, "country")
    found = {
        "label": reader.label(node),
        "english": reader.label(node, "en"),
        "type": type_,
        "subtype": reader.kind(node),
        "country": reader.name(country) if country else None,
    }
    return {key: value for key, value in found.items() if value}


def _facts(reader: Reader, node: NamedNode) -> Attributes:
    place, level = reader.node(node, "place"), reader.node(node, "level")
    evidence = reader.nodes(node, "evidence")
    found: Attributes = {
        "event": reader.name(node),
        "kind": reader.kind(node),
        "start": reader.text(node, "start"),
        "end": reader.text(node, "end"),
        "place": reader.label(place) if place else None,
        "level": reader.label(level) if level else None,
        "quotes": tuple(reader.text(piece, "quote") or "" for piece in evidence),
        "articles": tuple(sorted({reader.name(a) for piece in evidence for a in reader.nodes(piece, "inArticle")})),
    }
    return {key: value for key, value in found.items() if value}
