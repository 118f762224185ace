"""Stage 7 of 7, a view: an answer drawn, as the page of that part of the graph which the answer rests on.

A named question says which events, delegations and offices those are. Of any other query they are the nodes of that
kind in its answer and, where it names none, all that joins two of the actors in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, Store

from vnus_graph.graph.guard import QueryError
from vnus_graph.graph.page import page
from vnus_graph.graph.query import answer
from vnus_graph.graph.questions import bound
from vnus_graph.graph.vocabulary import ACTOR_TYPES, ALT_LABEL, ID, LABEL, RDF_TYPE, VNUS, below, edges, term

_BEHIND = ("Event", "Delegation", "Tenure")
"""Classes of the nodes behind edges."""
_NAMES = (RDF_TYPE, LABEL, ALT_LABEL)
_BELONGS = ("country", "partOf", "positionIn", "locatedIn", "rank")
"""What a node that is drawn is shown with, besides its names."""


def picture(store: Store, sparql: str, /, **params: str) -> str:
    """One HTML file that shows the answer to a query or a named question, offline.

    Raises `QueryError` for a query that cannot be run, and for an answer with nothing in it to draw.
    """
    found = _resources(store, bound(sparql, params, drawn=True))
    behind = {node for node in found if _is(store, node, *_BEHIND)} or set(_between(store, found))
    if not behind:
        raise QueryError("không có gì để vẽ · there is nothing in the answer to draw")
    return page(part(store, behind))


def part(store: Store, nodes: Iterable[NamedNode]) -> Store:
    """The events, delegations and offices given, with all they name and the edges they are behind."""
    chosen, made = set(nodes), Store()
    for node in chosen:
        about = list(_about(store, node))
        named = [quad.object for quad in about if isinstance(quad.object, NamedNode)]
        made.extend(quad for quad in about if not _is_event(store, quad.object))
        for each in named:
            made.extend(_described(store, each))
        actors = [each for each in (node, *named) if _is(store, each, *ACTOR_TYPES)]
        made.extend(_edges(store, node, actors, named))
    return made


def _resources(store: Store, sparql: str) -> set[NamedNode]:
    """The nodes of this graph that an answer names."""
    got = answer(store, sparql)
    if isinstance(got, QueryBoolean):
        return set()
    terms = (value for row in got for value in row)
    return {value for value in terms if isinstance(value, NamedNode) and value.value.startswith(ID)}


def _between(store: Store, actors: set[NamedNode]) -> Iterator[NamedNode]:
    """Events with two of these actors on different sides, delegations and offices of theirs."""
    for actor in actors:
        for quad in store.quads_for_pattern(None, None, actor, DefaultGraph()):
            node = quad.subject
            if isinstance(node, NamedNode) and _is(store, node, *_BEHIND):
                named = {quad.object for quad in _about(store, node)}
                if len(named & actors) > 1 or (node in actors and named & actors):
                    yield node


def _edges(store: Store, node: NamedNode, actors: list[NamedNode], named: list[NamedNode]) -> Iterator[Quad]:
    """Edges of the graph between what a node names, of the predicates that such a node can be behind."""
    for predicate, behind in edges().items():
        if _is(store, node, behind):
            for subject, object_ in product(actors, {*actors, *named}):
                quad = Quad(subject, term(predicate), object_)
                if quad in store:
                    yield quad


def _described(store: Store, node: NamedNode) -> Iterator[Quad]:
    """What a node is called, and what it belongs to; evidence and articles entirely."""
    if not node.value.startswith((ID, VNUS)) or _is_event(store, node):
        return
    whole = _is(store, node, "Evidence", "Article")
    belongs = [term(name) for name in _BELONGS]
    for quad in _about(store, node):
        if whole or quad.predicate in _NAMES or quad.predicate in belongs:
            yield quad
            if isinstance(quad.object, NamedNode) and quad.predicate not in _NAMES:
                yield from _described(store, quad.object)


def _about(store: Store, node: NamedNode) -> Iterator[Quad]:
    return store.quads_for_pattern(node, None, None, DefaultGraph())


def _is_event(store: Store, node: object) -> bool:
    return isinstance(node, NamedNode) and _is(store, node, "Event")


def _is(store: Store, node: NamedNode, *classes: str) -> bool:
    return any(Quad(node, RDF_TYPE, term(name)) in store for above in classes for name in below(above))
