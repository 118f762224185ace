"""Stage 7 of 7, checked: a graph against `ontology/shapes.ttl`.

What the shapes ask in SHACL Core is pySHACL's to check; what they ask in SPARQL, Oxigraph is asked. (pySHACL would ask
rdflib's engine, which took minutes for what takes seconds here.) Any SHACL processor comes to the same from the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyshacl
from pyoxigraph import DefaultGraph, Quad, QuerySolutions, RdfFormat, Store
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from vnus_graph.graph.exports import flat
from vnus_graph.graph.load import load
from vnus_graph.graph.vocabulary import PREFIXES
from vnus_graph.resources import ONTOLOGY

_VARIABLE = re.compile(r"\{\?(\w+)\}")


class _Constraint(NamedTuple):
    """One of SHACL-SPARQL, whose target is a single node."""

    focus: Node
    message: str
    select: str


def validate(graph: Path | str | Store | Graph) -> tuple[bool, tuple[str, ...]]:
    """Whether a graph file, a dataset's default graph or an rdflib graph conforms, and one line a violation, sorted.

    Raises `LoadError` for a path that holds no graph.
    """
    store = _store(graph)
    conforms, report, _ = pyshacl.validate(_rdflib(store), shacl_graph=_core(), inference="none", meta_shacl=False)
    if not isinstance(report, Graph):  # pySHACL hands back its errors
        raise RuntimeError(f"{ONTOLOGY / 'shapes.ttl'}: {report}")
    lines = {_line(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}
    asked = {line for constraint in _constraints() for line in _violations(store, constraint)}
    return bool(conforms) and not asked, tuple(sorted(lines | asked))


def _store(graph: Path | str | Store | Graph) -> Store:
    """All statements, whatever named graphs they are in, as one graph."""
    store = Store()
    if isinstance(graph, Graph):
        store.bulk_load(graph.serialize(format="nt", encoding="utf-8"), RdfFormat.N_TRIPLES)
    else:
        store.bulk_extend(Quad(*triple) for triple in flat(graph if isinstance(graph, Store) else load(graph)))
    return store


def _rdflib(store: Store) -> Graph:
    return Graph().parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")


@cache
def _shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")


@cache
def _core() -> Graph:
    """The shapes without their SPARQL."""
    core = Graph()
    for triple in _shapes():
        if triple[1] != SH.sparql:
            core.add(triple)
    return core


@cache
def _constraints() -> tuple[_Constraint, ...]:
    shapes = _shapes()
    return tuple(
        _Constraint(focus, str(shapes.value(asked, SH.message)), str(shapes.value(asked, SH.select)))
        for shape, asked in shapes.subject_objects(SH.sparql)
        for focus in shapes.objects(shape, SH.targetNode)
    )


@cache
def _prefixes() -> dict[str, str]:
    declared = _shapes().objects(None, SH.declare)
    return {str(_shapes().value(one, SH.prefix)): str(_shapes().value(one, SH.namespace)) for one in declared}


def _violations(store: Store, constraint: _Constraint) -> Iterator[str]:
    found = store.query(constraint.select, prefixes=_prefixes())
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    for solution in found:
        values = {name: getattr(value, "value", str(value)) for name, value in zip(names, solution, strict=True)}
        yield f"{_short(constraint.focus)}: {_filled(constraint.message, values)} ({_short(URIRef(values['value']))})"


def _filled(message: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda asked: values.get(asked[1], asked[0]), message)


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
