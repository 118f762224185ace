"""Stage 7 of 7, its reference: `ontology/vnus.ttl` as a page for people, `docs/ontology.md`.

`make docs` writes it. Every word is the ontology's own; a test says that the page is what the ontology gives.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef
from rdflib.collection import Collection

from vnus_graph.graph.vocabulary import VNUS
from vnus_graph.resources import ONTOLOGY

_NS = rdflib.Namespace(VNUS)
_IRI = URIRef(VNUS.rstrip("#"))
_SECTIONS = (
    ("Lớp · Classes", OWL.Class),
    ("Quan hệ giữa các nút · Properties between nodes", OWL.ObjectProperty),
    ("Thuộc tính giá trị · Properties with values", OWL.DatatypeProperty),
    ("Cá thể · Individuals", OWL.NamedIndividual),
    ("Kiểu dữ liệu · Datatypes", RDFS.Datatype),
    ("Chú giải · Annotations", OWL.AnnotationProperty),
)
_FACTS = (
    ("Là một loại · is a", RDF.type),
    ("Thuộc · below", RDFS.subClassOf),
    ("Thuộc · below", RDFS.subPropertyOf),
    ("Từ · from", RDFS.domain),
    ("Tới · to", RDFS.range),
    ("Ngược với · inverse of", OWL.inverseOf),
    ("Nút đứng sau · node behind", _NS.nodeBehind),
    ("Gần với · close to", SKOS.closeMatch),
    ("Khác với · disjoint with", OWL.disjointWith),
    ("Bậc · rank", _NS.rank),
    ("PLOVER", _NS.ploverType),
    ("PLOVER", _NS.ploverMode),
    ("PLOVER", _NS.ploverSector),
    ("PLOVER", _NS.ploverActor),
)


def reference() -> str:
    """The page, in Markdown."""
    graph = rdflib.Graph().parse(ONTOLOGY / "vnus.ttl", format="turtle")
    lines = [*_opening(graph)]
    for title, kind in _SECTIONS:
        terms = sorted(_terms(graph, kind), key=lambda term: term.removeprefix(VNUS).lower())
        lines += [f"## {title}", "", *(line for term in terms for line in _term(graph, term))]
    return "\n".join(lines).rstrip() + "\n"


def _opening(graph: rdflib.Graph) -> Iterator[str]:
    yield from (f"# {_both(graph, _IRI, RDFS.label)}", "", *_paragraphs(graph, _IRI), "")
    yield "Trang này do `make docs` viết ra từ [`ontology/vnus.ttl`](../ontology/vnus.ttl)."
    yield "Written by `make docs` from [`ontology/vnus.ttl`](../ontology/vnus.ttl); the shapes that a graph is"
    yield f"checked by are [`ontology/shapes.ttl`](../ontology/shapes.ttl). `vnus:` is `{VNUS}`."
    yield ""


def _terms(graph: rdflib.Graph, kind: URIRef) -> set[URIRef]:
    found = {subject for subject in graph.subjects(RDF.type, kind) if isinstance(subject, URIRef)}
    return {term for term in found if term.startswith(VNUS)}


def _term(graph: rdflib.Graph, term: URIRef) -> Iterator[str]:
    name = term.removeprefix(VNUS)
    yield from (f'### <a id="{name}"></a>`vnus:{name}` {_both(graph, term, RDFS.label)}', "")
    yield from (*_paragraphs(graph, term), "")
    facts: defaultdict[str, list[str]] = defaultdict(list)
    for title, predicate in _FACTS:
        facts[title] += _values(graph, graph.objects(term, predicate))
    if (term, RDF.type, OWL.SymmetricProperty) in graph:
        facts["Chiều · direction"].append("đối xứng · symmetric")
    below = RDFS.subClassOf if (term, RDF.type, OWL.Class) in graph else RDFS.subPropertyOf
    facts["Gồm · above"] = _values(graph, graph.subjects(below, term))
    told = {title: values for title, values in facts.items() if values}
    yield from (f"- {title}: {', '.join(values)}" for title, values in told.items())
    yield from ([""] if told else [])


def _both(graph: rdflib.Graph, term: URIRef, predicate: URIRef) -> str:
    return " · ".join(_texts(graph, term, predicate))


def _paragraphs(graph: rdflib.Graph, term: URIRef) -> list[str]:
    return ["  \n".join(_texts(graph, term, RDFS.comment))]


def _texts(graph: rdflib.Graph, term: URIRef, predicate: URIRef) -> list[str]:
    """Vietnamese, then English."""
    found = {
        value.language: str(value) for value in graph.objects(term, predicate) if isinstance(value, rdflib.Literal)
    }
    return [found[language] for language in ("vi", "en") if language in found]


def _values(graph: rdflib.Graph, nodes: Iterable[rdflib.term.Node]) -> list[str]:
    """Terms of ours as links, others by their prefix; unions as their members; what OWL calls them left out."""
    found = {text for node in nodes for text in _named(graph, node)}
    return sorted(found, key=lambda text: (not text.startswith("["), text.lower()))


def _named(graph: rdflib.Graph, node: rdflib.term.Node) -> Iterator[str]:
    if isinstance(node, rdflib.Literal):
        yield f"`{node}`"
    elif isinstance(node, URIRef) and node.startswith(VNUS):
        name = node.removeprefix(VNUS)
        yield f"[`vnus:{name}`](#{name})"
    elif isinstance(node, URIRef):
        name = graph.namespace_manager.normalizeUri(node)
        yield from () if name.startswith(("owl:", "rdfs:Datatype")) else [f"[`{name}`]({node})"]
    else:
        for member in Collection(graph, next(graph.objects(node, OWL.unionOf))):
            yield from _named(graph, member)


if __name__ == "__main__":
    sys.stdout.write(reference())
