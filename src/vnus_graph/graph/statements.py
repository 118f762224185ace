"""Stage 7 of 7, its statements: triples, each with the articles that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from vnus_graph.graph import iris
from vnus_graph.graph.vocabulary import LABEL, RDF_TYPE, XSD, lineage, term
from vnus_graph.model import Evidence

_INTEGER = NamedNode(XSD + "integer")


class Statement(NamedTuple):
    """A statement; pyoxigraph's `Triple` takes as long to make as its three parts and the line it is written as."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Statements:
    """Triples that go together, and the ids of the articles that attest them."""

    triples: tuple[Statement, ...]
    articles: frozenset[str]


def node(iri: NamedNode, kind: str, label: str) -> Iterator[Statement]:
    """Class and classes above it, and the label."""
    for name in lineage(kind):
        yield Statement(iri, RDF_TYPE, term(name))
    yield Statement(iri, LABEL, Literal(label, language="vi"))


def linked(subject: NamedNode, predicate: str, targets: Iterable[str | None]) -> Iterator[Statement]:
    """A property with each of some nodes as its value."""
    for target in targets:
        if target is not None:
            yield Statement(subject, term(predicate), iris.node(target))


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=_INTEGER)


def evidence(owner: str, pieces: Iterable[Evidence], titles: dict[str, str]) -> Iterator[Statements]:
    """Each piece, in the graph of its own article only."""
    for each in pieces:
        iri, title = iris.evidence(each), titles.get(each.article, each.article)
        triples = (
            *node(iri, "Evidence", f"{title}, ký tự {each.start}–{each.end}"),
            Statement(iris.node(owner), term("evidence"), iri),
            Statement(iri, term("quote"), Literal(each.quote)),
            Statement(iri, term("startOffset"), integer(each.start)),
            Statement(iri, term("endOffset"), integer(each.end)),
            Statement(iri, term("inArticle"), iris.article(each.article)),
            Statement(iri, term("rule"), Literal(each.rule)),
        )
        yield Statements(triples, frozenset({each.article}))
