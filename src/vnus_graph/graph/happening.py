"""Stage 7 of 7, its events: what all articles together say of one, and what each of them does.

A date, place or party of an event stands in the graphs of the articles that give just that one. What an article says
otherwise stands in its attestation, the node that tells how this article has the event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode

from vnus_graph.graph import iris
from vnus_graph.graph.dates import literal
from vnus_graph.graph.sides import sides
from vnus_graph.graph.statements import Statement, Statements, evidence, node
from vnus_graph.graph.vocabulary import is_symmetric, lineage, term
from vnus_graph.model import Attestation, Event, PartialDate, Period


def event_statements(event: Event, titles: dict[str, str]) -> Iterator[Statements]:
    """The event, its attestations and its evidence; `titles` by article."""
    iri = iris.node(event.id)
    yield Statements(tuple(node(iri, event.kind, event.label)), frozenset(one.article for one in event.attested))
    for triple, said in _facts(event, iri):
        yield Statements((triple,), frozenset(one.article for one in event.attested if said(one)))
    for one in event.attested:
        title = titles.get(one.article, one.article)
        yield Statements(tuple(_attestation(event, iri, one, title)), frozenset({one.article}))
    yield from evidence(event.id, event.evidence, titles)


def _facts(event: Event, iri: NamedNode) -> Iterator[tuple[Statement, Callable[[Attestation], bool]]]:
    """Each statement about the event, and whether an article says it."""
    yield Statement(iri, term("status"), term(event.status)), lambda one: one.status == event.status
    for role, actor in event.participants:
        for name in lineage(role):
            yield Statement(iri, term(name), iris.node(actor)), _takes_part(role, actor)
    for side, actors in zip(("oneSide", "otherSide"), sides(event.edges), strict=True):
        for actor in actors:
            yield Statement(iri, term(side), iris.node(actor)), _takes_part("participant", actor)
    for name, day in _days(event.when):
        yield Statement(iri, term(name), literal(day)), _tells(name, day)
    if event.place:
        yield Statement(iri, term("place"), iris.node(event.place)), lambda one: one.place == event.place
    if event.part_of:
        yield Statement(iri, term("partOf"), iris.node(event.part_of)), lambda one: one.part_of == event.part_of
    if event.level:
        yield Statement(iri, term("level"), term(event.level)), lambda one: one.level == event.level
    for edge in event.edges:
        subject, predicate, object_ = iris.node(edge.subject), term(edge.predicate), iris.node(edge.object)
        says = _has_edge(event, edge.subject, edge.object)
        yield Statement(subject, predicate, object_), says
        if is_symmetric(edge.predicate):
            yield Statement(object_, predicate, subject), says


def _takes_part(role: str, actor: str) -> Callable[[Attestation], bool]:
    if role == "participant":
        return lambda one: any(key == actor for _, key in one.participants)
    return lambda one: (role, actor) in one.participants


def _has_edge(event: Event, subject: str, object_: str) -> Callable[[Attestation], bool]:
    ends = {subject, object_}
    return lambda one: one.status == event.status and any({edge.subject, edge.object} == ends for edge in one.edges)


def _days(when: Period | None) -> Iterator[tuple[str, PartialDate]]:
    """What is known of a date: its start, its end, each under the name of its property."""
    if when is not None and when.start != PartialDate():
        yield "start", when.start
    if when is not None and when.end is not None and when.end != when.start:
        yield "end", when.end


def _tells(name: str, day: PartialDate) -> Callable[[Attestation], bool]:
    return lambda one: (name, day) in _days(one.when)


def _attestation(event: Event, iri: NamedNode, one: Attestation, title: str) -> Iterator[Statement]:
    """How an article tells the event."""
    told = iris.attestation(event.id, one.article)
    yield from node(told, "Attestation", f"{event.label}, theo: {title}")
    yield Statement(iri, term("attestation"), told)
    yield Statement(told, term("inArticle"), iris.article(one.article))
    yield Statement(told, term("status"), term(one.status))
    for name, day in _days(one.when):
        yield Statement(told, term(name), literal(day))
    if one.place:
        yield Statement(told, term("place"), iris.node(one.place))
    if one.level:
        yield Statement(told, term("level"), term(one.level))
