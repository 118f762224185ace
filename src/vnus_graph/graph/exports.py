"""Stage 7 of 7, its files: the dataset as Turtle, N-Quads and GraphML, each the same bytes for the same statements."""

from __future__ import annotations

import re

import networkx
from pyoxigraph import DefaultGraph, Quad, Store, Triple

from vnus_graph.graph.network import network
from vnus_graph.graph.turtle import to_nquads, to_turtle

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


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


def graphml(store: Store) -> bytes:
    """`graph.graphml`: the `multi` network for Gephi, yEd, Cytoscape and the like; lists are one item a line."""
    graph = network(store, "multi")
    for attributes in (*(data for _, data in graph.nodes(data=True)), *(data for _, _, data in graph.edges(data=True))):
        for key, value in attributes.items():
            attributes[key] = _NOT_XML.sub("\ufffd", "\n".join(value) if isinstance(value, tuple) else value)
    # Not `write_graphml`, which writes other bytes where lxml is installed.
    return "\n".join(networkx.generate_graphml(graph)).encode() + b"\n"
