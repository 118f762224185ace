"""Stage 7 of 7, its words: the terms of `ontology/vnus.ttl`, and no others.

Code names a term by its local name, `term("metWith")`, and gets an error where the ontology does not declare it. What
the ontology says about a term (labels, superclasses, symmetry, the node behind an edge) is read here too, so that it
is written down in one place.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from vnus_graph.resources import ONTOLOGY

VNUS = "https://w3id.org/vnus-graph/ontology#"
ID = "https://w3id.org/vnus-graph/id/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"

FOLDERS = (
    "article", "attestation", "build", "country", "delegation", "event", "evidence", "graph", "institution", "person",
    "place", "position", "rule", "tenure",
)  # fmt: skip
"""First part of every resource's path below `ID`; each is a prefix of its own in Turtle and SPARQL."""

PREFIXES: dict[str, str] = {
    "vnus": VNUS,
    "id": ID,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "xsd": XSD,
    "prov": PROV,
    **{folder: f"{ID}{folder}/" for folder in FOLDERS},
}
"""Prefixes of every file written and of every query run."""

RDF_TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
ALT_LABEL = NamedNode(SKOS + "altLabel")

ACTOR_TYPES = ("Person", "Country", "Institution", "Delegation")


class UnknownTermError(LookupError):
    """A term that `ontology/vnus.ttl` does not declare."""


class _Ontology(NamedTuple):
    terms: dict[str, NamedNode]
    labels: dict[tuple[str, str], str]
    """(local name, language) → label."""
    parents: dict[str, tuple[str, ...]]
    """Direct superclasses and superproperties within the vocabulary."""
    types: dict[str, frozenset[str]]
    """IRIs of the classes a term is an instance of."""
    behind: dict[str, str]
    """Edge → class of the node behind it."""
    ranks: dict[str, int]
    plover: dict[tuple[str, str], str]
    """(class, «ploverType», «ploverMode», «ploverSector» or «ploverActor») → the word of the PLOVER codebook."""


@cache
def _ontology() -> _Ontology:
    found = _Ontology({}, {}, {}, {}, {}, {}, {})
    parents: defaultdict[str, list[str]] = defaultdict(list)
    types: defaultdict[str, set[str]] = defaultdict(set)
    for quad in parse(path=str(ONTOLOGY / "vnus.ttl"), format=RdfFormat.TURTLE):
        name, predicate, value = _local(quad.subject), quad.predicate.value, quad.object
        if name is None:
            continue
        if isinstance(value, Literal):
            if predicate == RDFS + "label" and value.language:
                found.labels[name, value.language] = value.value
            elif predicate == VNUS + "rank":
                found.ranks[name] = int(value.value)
            elif predicate.startswith(VNUS + "plover"):
                found.plover[name, predicate.removeprefix(VNUS)] = value.value
            continue
        target = _local(value)
        if predicate == RDF + "type" and isinstance(value, NamedNode):
            found.terms[name] = NamedNode(VNUS + name)
            types[name].add(value.value)
        elif predicate in (RDFS + "subClassOf", RDFS + "subPropertyOf") and target:
            parents[name].append(target)
        elif predicate == VNUS + "nodeBehind" and target:
            found.behind[name] = target
    found.parents.update({name: tuple(sorted(above)) for name, above in parents.items()})
    found.types.update({name: frozenset(classes) for name, classes in types.items()})
    return found


def _local(node: object) -> str | None:
    return node.value.removeprefix(VNUS) if isinstance(node, NamedNode) and node.value.startswith(VNUS) else None


def term(name: str) -> NamedNode:
    """The IRI of a term by its local name; raises `UnknownTermError` for one the ontology does not declare."""
    try:
        return _ontology().terms[name]
    except KeyError:
        raise UnknownTermError(f"the ontology declares no vnus:{name}") from None


def names() -> tuple[str, ...]:
    """Local names of all terms declared, sorted."""
    return tuple(sorted(_ontology().terms))


def label(name: str, language: str = "vi") -> str:
    """Label of a term in «vi» or «en»."""
    term(name)
    return _ontology().labels[name, language]


@cache
def lineage(name: str) -> tuple[str, ...]:
    """A class or property and everything above it in the vocabulary: («Talks», «Meeting», «Event»)."""
    term(name)
    found = [name]
    for each in found:  # grows while it is walked: breadth first, nearest first
        found += [above for above in _ontology().parents.get(each, ()) if above not in found]
    return tuple(found)


def is_a(name: str, above: str) -> bool:
    """Whether a class or property is `above` or lies below it."""
    return above in lineage(name)


def below(above: str) -> tuple[str, ...]:
    """All classes or properties that are `above` or lie below it, sorted."""
    term(above)
    return tuple(name for name in names() if is_a(name, above))


def instances(class_name: str) -> tuple[str, ...]:
    """Individuals that the ontology itself declares of a class; relationship levels come in order of rank."""
    iri = term(class_name).value
    ranks = _ontology().ranks
    return tuple(
        sorted((n for n, types in _ontology().types.items() if iri in types), key=lambda n: (ranks.get(n, 0), n))
    )


def rank(level: str) -> int | None:
    """Order of a relationship level, the lowest 1."""
    return _ontology().ranks.get(level)


def edges() -> dict[str, str]:
    """Each edge between two nodes, with the class of the node that must stand behind it."""
    return dict(sorted(_ontology().behind.items()))


def is_symmetric(name: str) -> bool:
    """Whether a property holds in both directions."""
    term(name)
    return OWL + "SymmetricProperty" in _ontology().types[name]


def plover(name: str, word: str) -> str | None:
    """What a class is in the PLOVER codebook, by itself or by a class above it.

    `word` is one of «ploverType», «ploverMode», «ploverSector», «ploverActor».
    """
    term(word)
    return next((code for each in lineage(name) if (code := _ontology().plover.get((each, word)))), None)
