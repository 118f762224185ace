"""Stage 7 of 7, its statements: triples, each with the articles that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from vnus_graph.graph import iris
from vnus_graph.graph.vocabulary import LABEL, RDF_TYPE, XSD, lineage, term
from vnus_graph.model import Evidence

_INTEGER = NamedNode(XSD + "integer")


@dataclass(frozen=True, slots=True)
class Statements:
    """Triples that go together, and the ids of the articles that attest them."""

    triples: tuple[Triple, ...]
    articles: frozenset[str]


def node(iri: NamedNode, kind: str, label: str) -> Iterator[Triple]:
    """Class and classes above it, and the label."""
    for name in lineage(kind):
        yield Triple(iri, RDF_TYPE, term(name))
    yield Triple(iri, LABEL, Literal(label, language="vi"))


def links(subject: NamedNode, predicate: str, targets: Iterable[str | None]) -> Iterator[Triple]:
    """A property with each of some nodes as its value."""
    for target in targets:
        if target is not None:
            yield Triple(subject, term(predicate), iris.node(target))


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=_INTEGER)


def evidence(owner: str, pieces: Iterable[Evidence], titles: dict[str, str]) -> Iterator[Statements]:
    """Each piece, in the graph of its own article only."""
    for each in pieces:
        iri, title = iris.evidence(each), titles.get(each.article, each.article)
        triples = (
            *node(iri, "Evidence", f"{title}, ký tự {each.start}–{each.end}"),
            Triple(iris.node(owner), term("evidence"), iri),
            Triple(iri, term("quote"), Literal(each.quote)),
            Triple(iri, term("startOffset"), integer(each.start)),
            Triple(iri, term("endOffset"), integer(each.end)),
            Triple(iri, term("inArticle"), iris.article(each.article)),
            Triple(iri, term("rule"), Literal(each.rule)),
        )
        yield Statements(triples, frozenset({each.article}))
