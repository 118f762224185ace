"""Stage 7 of 7, its writing: triples → Turtle and N-Quads whose bytes depend on the statements alone.

Oxigraph writes in the order of its store. Here statements are sorted first: resources by IRI, `rdf:type` before other
properties, so that a rebuild gives the same bytes and a diff of two builds shows what changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from vnus_graph.graph.vocabulary import PREFIXES, RDF_TYPE, XSD

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
"""Local names that need no escape in Turtle; the rest are written as full IRIs."""
_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))


def to_turtle(triples: Iterable[Triple]) -> bytes:
    """UTF-8 Turtle, one paragraph a resource, in an order that depends on the statements alone."""
    lines = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items())]
    ordered = sorted(set(triples), key=_triple_order)
    for subject, statements in groupby(ordered, key=lambda triple: triple.subject):
        lines.append(f"\n{_term(subject)} " + " ;\n    ".join(_predicates(statements)) + " .\n")
    return "".join(lines).encode()


def to_nquads(quads: Iterable[Quad]) -> bytes:
    """UTF-8 N-Quads, lines sorted."""
    data = BytesIO()
    serialize(set(quads), data, format=RdfFormat.N_QUADS)
    return b"".join(sorted(data.getvalue().splitlines(keepends=True)))


def _predicates(statements: Iterable[Triple]) -> Iterator[str]:
    for predicate, objects in groupby(statements, key=lambda triple: triple.predicate):
        verb = "a" if predicate == RDF_TYPE else _term(predicate)
        yield f"{verb} " + ", ".join(_term(triple.object) for triple in objects)


def _triple_order(triple: Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate != RDF_TYPE, triple.predicate.value, str(triple.object)


def _term(term: object) -> str:
    if isinstance(term, NamedNode):
        return _name(term)
    if isinstance(term, Literal) and term.datatype.value.startswith(XSD) and term.datatype.value != XSD + "string":
        quoted = str(term).rpartition("^^")[0]
        return f"{quoted}^^{_name(term.datatype)}"
    return str(term)  # N-Triples syntax is Turtle


def _name(node: NamedNode) -> str:
    for namespace, prefix in _NAMESPACES:
        if node.value.startswith(namespace) and _LOCAL.match(local := node.value[len(namespace) :]):
            return f"{prefix}:{local}"
    return str(node)
