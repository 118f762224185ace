"""Stage 7 of 7, its RDF files: Turtle, N-Quads and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple, parse

from vnus_graph.graph.turtle import to_nquads, to_turtle
from vnus_graph.graph.vocabulary import ID, OWL, PREFIXES, RDF, RDFS, VNUS, XSD, instances, names
from vnus_graph.resources import ONTOLOGY


def default_graph(store: Store) -> Iterator[Quad]:
    """All that the dataset says, without the graphs that part it."""
    return store.quads_for_pattern(None, None, None, DefaultGraph())


def flat(store: Store) -> set[Triple]:
    """The same as a set of triples."""
    return {quad.triple for quad in default_graph(store)}


def turtle(store: Store) -> bytes:
    """`graph.ttl`: everything, one flat graph."""
    return to_turtle(default_graph(store))


def nquads(store: Store) -> bytes:
    """`graph.nq`: the same, one named graph an article, with provenance; what no article attests has no graph name."""
    return to_nquads(store)


def jsonld(store: Store) -> bytes:
    """Everything, one flat graph, as JSON-LD 1.1 with the context inside: no other file or address is needed."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=turtle(store), format="turtle")
    document = json.loads(graph.serialize(format="json-ld", context=context(), indent=None))
    listed = document.get("@graph") or [{key: value for key, value in document.items() if key != "@context"}]
    ordered = {"@context": context(), "@graph": _sorted(listed)}
    return (json.dumps(ordered, ensure_ascii=False, indent=1) + "\n").encode()


def context() -> dict[str, Any]:
    """The JSON-LD context that the ontology makes: each term by its local name, links and datatypes as declared.

    Nodes are named by their whole IRI: a prefix a folder, as in Turtle, would clash with properties («country»).
    """
    prefixes = {name: iri for name, iri in PREFIXES.items() if not iri.startswith(ID)}
    found: dict[str, Any] = {"@version": 1.1, **prefixes, "id": "@id", "type": "@type"}
    found["label"] = {"@id": "rdfs:label", "@container": "@language"}
    found["altLabel"] = {"@id": "skos:altLabel", "@container": "@language"}
    links, ranges = _declared()
    for name in names():
        expanded, above = f"vnus:{name}", ranges.get(name, "")
        if name in links:
            named = above.startswith(VNUS) and instances(above.removeprefix(VNUS))  # «Held» rather than «vnus:Held»
            found[name] = {"@id": expanded, "@type": "@vocab" if named else "@id"}
        elif above.startswith(XSD) and above != XSD + "string":
            found[name] = {"@id": expanded, "@type": f"xsd:{above.removeprefix(XSD)}"}
        else:
            found[name] = expanded
    return found


def _declared() -> tuple[set[str], dict[str, str]]:
    """Properties that link nodes, and the range of each property."""
    links: set[str] = set()
    ranges: dict[str, str] = {}
    for quad in parse(path=str(ONTOLOGY / "vnus.ttl"), format=RdfFormat.TURTLE):
        name, value = str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
        if name.startswith(VNUS) and quad.predicate.value == RDFS + "range":
            ranges[name.removeprefix(VNUS)] = value
        elif name.startswith(VNUS) and (quad.predicate.value, value) == (RDF + "type", OWL + "ObjectProperty"):
            links.add(name.removeprefix(VNUS))
    return links, ranges


def _sorted(value: Any) -> Any:
    """Keys with «id» and «type» first, lists by content: the bytes depend on the statements alone."""
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, dict):
        first = {"id": 0, "type": 1}
        return {key: _sorted(value[key]) for key in sorted(value, key=lambda key: (first.get(key, 2), key))}
    return value
