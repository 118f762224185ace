"""Stage 7 of 7, reading a dataset: the few look-ups that its views share, by local names of the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from vnus_graph.graph.vocabulary import ALT_LABEL, ID, LABEL, RDF_TYPE, VNUS, lineage, term

_Value: TypeAlias = NamedNode | BlankNode | Literal | Triple

_NODES = 1 << 14
"""Nodes whose statements are kept at hand: what is asked of a node is mostly asked at once."""


class Reader:
    """Look-ups in the default graph of a store; lists come sorted, so that what is made of them is stable.

    The store must stay as it is meanwhile.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told = lru_cache(maxsize=_NODES)(self._read)

    def instances(self, class_name: str) -> list[NamedNode]:
        """Nodes of a class or one below it."""
        found = self._store.quads_for_pattern(None, RDF_TYPE, term(class_name), DefaultGraph())
        return sorted((q.subject for q in found if isinstance(q.subject, NamedNode)), key=lambda node: node.value)

    def nodes(self, subject: NamedNode, predicate: str) -> list[NamedNode]:
        """Values of a property that are nodes."""
        found = [value for value in self._values(subject, term(predicate)) if isinstance(value, NamedNode)]
        return sorted(found, key=lambda node: node.value) if len(found) > 1 else found

    def node(self, subject: NamedNode, predicate: str) -> NamedNode | None:
        """The first such value."""
        return next(iter(self.nodes(subject, predicate)), None)

    def text(self, subject: NamedNode, predicate: str) -> str | None:
        """The first value of a property that is text, a number or a date, as written."""
        return next(iter(self.texts(subject, predicate)), None)

    def texts(self, subject: NamedNode, predicate: str) -> list[str]:
        """All such values."""
        found = self._values(subject, term(predicate))
        return sorted(value.value for value in found if isinstance(value, Literal))

    def label(self, node: NamedNode, language: str = "vi") -> str | None:
        """Label in a language."""
        found = self._values(node, LABEL)
        return min((v.value for v in found if isinstance(v, Literal) and v.language == language), default=None)

    def aliases(self, node: NamedNode) -> list[str]:
        """Other names it goes by."""
        found = self._values(node, ALT_LABEL)
        return sorted({value.value for value in found if isinstance(value, Literal)})

    def kind(self, node: NamedNode) -> str | None:
        """Local name of its most specific class."""
        found = self._values(node, RDF_TYPE)
        names = {value.value.removeprefix(VNUS) for value in found if isinstance(value, NamedNode) and _ours(value)}
        return min(names, key=lambda name: (-len(lineage(name)), name), default=None)

    def pairs(self, predicate: str) -> list[tuple[NamedNode, NamedNode]]:
        """Subjects and objects of a property."""
        found = self._store.quads_for_pattern(None, term(predicate), None, DefaultGraph())
        ends = ((q.subject, q.object) for q in found)
        kept = [(s, o) for s, o in ends if isinstance(s, NamedNode) and isinstance(o, NamedNode)]
        return sorted(kept, key=lambda pair: (pair[0].value, pair[1].value))

    def subjects(self, predicate: str, value: NamedNode) -> list[NamedNode]:
        """Nodes that have a value of a property."""
        found = self._store.quads_for_pattern(None, term(predicate), value, DefaultGraph())
        return sorted((q.subject for q in found if isinstance(q.subject, NamedNode)), key=lambda node: node.value)

    def holds(self, subject: NamedNode, predicate: str, value: NamedNode) -> bool:
        """Whether the statement stands in the graph."""
        return Quad(subject, term(predicate), value) in self._store

    @staticmethod
    def name(node: NamedNode) -> str:
        """What an IRI is called within the project: «person/le-hoai-trung», «Held»."""
        return node.value.removeprefix(ID).removeprefix(VNUS)

    def _values(self, subject: NamedNode, predicate: NamedNode) -> Sequence[_Value]:
        return self._told(subject).get(predicate, ())

    def _read(self, subject: NamedNode) -> Mapping[NamedNode, Sequence[_Value]]:
        found: defaultdict[NamedNode, list[_Value]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(subject, None, None, DefaultGraph()):
            found[quad.predicate].append(quad.object)
        return found


def _ours(node: NamedNode) -> bool:
    return node.value.startswith(VNUS)
