"""Stage 7 of 7, its files: the dataset in the formats of other tools, each the same bytes for the same statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pyoxigraph import Store

from vnus_graph.graph.exports.lists import edges, events, nodes
from vnus_graph.graph.exports.networks import gexf, graphml
from vnus_graph.graph.exports.plover import plover_rows
from vnus_graph.graph.exports.rdf import default_graph, flat, jsonld, nquads, turtle

__all__ = ["FORMATS", "Format", "default_graph", "export", "flat", "graphml", "nquads", "turtle"]


class Format(NamedTuple):
    """A format: what writes it, and what it is for, in Vietnamese and English."""

    write: Callable[[Store], bytes]
    about: str


FORMATS: dict[str, Format] = {
    "gexf": Format(gexf, "mạng có thời gian cho Gephi · the network with its times, for Gephi"),
    "graphml": Format(graphml, "mạng cho Cytoscape, yEd, igraph · the network, for Cytoscape, yEd, igraph"),
    "nodes": Format(nodes, "CSV: chủ thể và chức vụ · actors and positions"),
    "edges": Format(edges, "CSV: cạnh · edges, a row for each event behind one"),
    "events": Format(events, "CSV: sự kiện · events, whatever their status"),
    "plover": Format(plover_rows, "TSV: sự kiện theo PLOVER/POLECAT · event rows in PLOVER's vocabulary"),
    "jsonld": Format(jsonld, "JSON-LD, kèm ngữ cảnh · JSON-LD with its context"),
    "ttl": Format(turtle, "Turtle, một đồ thị · Turtle, one flat graph"),
    "nq": Format(nquads, "N-Quads, mỗi bài một đồ thị · N-Quads, one named graph an article"),
}


def export(store: Store, form: str) -> bytes:
    """The dataset in one of `FORMATS`; raises ValueError for another."""
    if form not in FORMATS:
        raise ValueError(f"no format «{form}»: {', '.join(FORMATS)}")
    return FORMATS[form].write(store)
