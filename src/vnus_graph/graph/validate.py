"""Stage 7 of 7, checked: a graph against `ontology/shapes.ttl`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
from pyoxigraph import Store
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from vnus_graph.graph.exports import flat
from vnus_graph.graph.load import load
from vnus_graph.graph.turtle import to_turtle
from vnus_graph.graph.vocabulary import PREFIXES
from vnus_graph.resources import ONTOLOGY


def validate(graph: Path | str | Store | Graph) -> tuple[bool, tuple[str, ...]]:
    """Whether a graph file, a dataset's default graph or an rdflib graph conforms, and one line a violation, sorted.

    Raises `LoadError` for a path that holds no graph.
    """
    conforms, report, _ = pyshacl.validate(_rdflib(graph), shacl_graph=_shapes(), inference="none", meta_shacl=False)
    if not isinstance(report, Graph):  # pySHACL hands back its errors, as for a query it cannot run
        raise RuntimeError(f"{ONTOLOGY / 'shapes.ttl'}: {report}")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return bool(conforms), tuple(sorted({_line(report, result) for result in results}))


def _rdflib(graph: Path | str | Store | Graph) -> Graph:
    if isinstance(graph, Graph):
        return graph
    store = graph if isinstance(graph, Store) else load(graph)
    return Graph().parse(data=to_turtle(flat(store)), format="turtle")


@cache
def _shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")


def _line(report: Graph, result: Node) -> str:
    """«event:x: An event has one status. (value …)»."""
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    messages = sorted(str(text) for text in report.objects(result, SH.resultMessage))
    shown = f" ({_short(value)})" if value is not None and value != focus else ""
    return f"{_short(focus)}: {' '.join(messages)}{shown}"


def _short(node: Node | None) -> str:
    """An IRI with its prefix; messages name nodes in full, and this only heads the line."""
    if isinstance(node, URIRef):
        for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
            if node.startswith(namespace):
                return f"{prefix}:{node[len(namespace) :]}"
    return str(node)
