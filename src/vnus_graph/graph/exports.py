"""Stage 7 of 7, its files: the dataset as Turtle, N-Quads and GraphML, each the same bytes for the same statements."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Quad, Store, Triple

from vnus_graph.graph.turtle import to_nquads, to_turtle


def flat(store: Store) -> set[Triple]:
    """All that the dataset says, without the graphs that part it."""
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}


def turtle(store: Store) -> bytes:
    """`graph.ttl`: everything, one flat graph."""
    return to_turtle(flat(store))


def nquads(store: Store) -> bytes:
    """`graph.nq`: the same, one named graph an article, with provenance; what no article attests has no graph name."""
    named = {quad for quad in store if quad.graph_name != DefaultGraph()}
    placed = {quad.triple for quad in named}
    return to_nquads(named | {Quad(*triple) for triple in flat(store) - placed})
