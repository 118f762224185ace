"""Stage 7 of 7: Resolution → RDF dataset.

The dataset says everything twice. Its default graph is flat: all that is known, for queries and for `graph.ttl`. Beside
it stands one named graph an article, `id/graph/…`, with what that article attests: its events, offices and delegations
with their evidence, and a description of every node these name, so that each can be read alone. `id/provenance` tells
where the named graphs come from; it bears no time, so that a rebuild is the same build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from vnus_graph.graph import iris
from vnus_graph.graph.attestation import attestation
from vnus_graph.graph.dates import literal
from vnus_graph.graph.links import links
from vnus_graph.graph.provenance import provenance
from vnus_graph.graph.sides import sides
from vnus_graph.graph.vocabulary import ALT_LABEL, LABEL, RDF_TYPE, XSD, instances, is_symmetric, lineage, rank, term
from vnus_graph.graph.vocabulary import label as term_label
from vnus_graph.model import Actor, DelegationRecord, Document, Event, Evidence, Place, Position, Resolution, Tenure

_INTEGER = NamedNode(XSD + "integer")


@dataclass(frozen=True, slots=True)
class Statements:
    """Triples that go together, and the ids of the articles that attest them."""

    triples: tuple[Triple, ...]
    articles: frozenset[str]


def dataset(resolution: Resolution) -> Store:
    """The dataset of a build, in memory; the order of the resolution's tuples does not matter.

    Raises `UnknownTermError` for a class, role or level that the ontology lacks, `ValueError` for a date that is none.
    """
    store = Store()
    for each in statements(resolution):
        store.extend(Quad(t.subject, t.predicate, t.object) for t in each.triples)
        for article in each.articles:
            graph = iris.graph(article)
            store.extend(Quad(t.subject, t.predicate, t.object, graph) for t in each.triples)
    store.extend(provenance(resolution))
    return store


def statements(resolution: Resolution) -> Iterator[Statements]:
    """All that the graph says, node by node, with the articles that say it."""
    attested = attestation(resolution)
    labels = {actor.id: actor.label for actor in resolution.actors}
    labels |= {position.id: position.label for position in resolution.positions}
    titles = {document.article.id: iris.title(document) for document in resolution.documents}
    for document in resolution.documents:
        yield Statements(tuple(_article(document)), frozenset({document.article.id}))
    for actor in resolution.actors:
        yield Statements(tuple(_actor(actor)), attested[actor.id])
        yield from _mentions(actor)
    for place in resolution.places:
        yield Statements(tuple(_place(place)), attested[place.id])
    for node, triples in links(resolution):
        yield Statements(triples, attested[node])
    for position in resolution.positions:
        yield Statements(tuple(_position(position)), attested[position.id])
    for tenure in resolution.tenures:
        yield Statements(tuple(_tenure(tenure, labels)), attested[tenure.id])
        yield from _evidence(tenure.id, tenure.evidence, titles)
    for record in resolution.delegations:
        yield Statements(tuple(_delegation(record)), attested[record.delegation])
        yield from _evidence(record.delegation, record.evidence, titles)
    for event in resolution.events:
        yield Statements(tuple(_event(event)), attested[event.id])
        yield from _evidence(event.id, event.evidence, titles)
    for name in (*instances("Status"), *instances("RelationshipLevel")):
        if name in attested:
            yield Statements(tuple(_individual(name)), attested[name])


def _node(iri: NamedNode, kind: str, label: str) -> Iterator[Triple]:
    """Class and classes above it, and the label."""
    for name in lineage(kind):
        yield Triple(iri, RDF_TYPE, term(name))
    yield Triple(iri, LABEL, Literal(label, language="vi"))


def _links(subject: NamedNode, predicate: str, targets: Iterable[str | None]) -> Iterator[Triple]:
    for target in targets:
        if target is not None:
            yield Triple(subject, term(predicate), iris.node(target))


def _article(document: Document) -> Iterator[Triple]:
    article, iri = document.article, iris.article(document.article.id)
    yield from _node(iri, "Article", iris.title(document))
    published = article.published or document.published
    for name, value in (("outlet", article.outlet or document.outlet), ("agency", document.agency)):
        if value:
            yield Triple(iri, term(name), Literal(value))
    if published:
        yield Triple(iri, term("published"), Literal(published.isoformat(), datatype=NamedNode(XSD + "date")))
    if article.url:
        yield Triple(iri, term("url"), Literal(article.url, datatype=NamedNode(XSD + "anyURI")))


def _actor(actor: Actor) -> Iterator[Triple]:
    iri = iris.node(actor.id)
    yield from _node(iri, actor.subtype or actor.type, actor.label)
    if actor.type not in lineage(actor.subtype or actor.type):
        raise ValueError(f"{actor.id}: {actor.subtype} is no kind of {actor.type}")
    for alias in actor.aliases:
        if alias != actor.label:
            yield Triple(iri, ALT_LABEL, Literal(alias, language="vi"))
    if actor.english:
        yield Triple(iri, LABEL, Literal(actor.english, language="en"))
    yield from _links(iri, "country", [actor.country] if actor.country != actor.id else [])
    yield from _links(iri, "partOf", [actor.part_of])


def _mentions(actor: Actor) -> Iterator[Statements]:
    for article in sorted({evidence.article for evidence in actor.evidence}):
        triple = Triple(iris.node(actor.id), term("mentionedIn"), iris.article(article))
        yield Statements((triple,), frozenset({article}))


def _place(place: Place) -> Iterator[Triple]:
    iri = iris.node(place.id)
    yield from _node(iri, "Place", place.label)
    yield from _links(iri, "locatedIn", [place.country])


def _position(position: Position) -> Iterator[Triple]:
    iri = iris.node(position.id)
    yield from _node(iri, "Position", position.label)
    yield from _links(iri, "positionIn", [position.body])


def _tenure(tenure: Tenure, labels: dict[str, str]) -> Iterator[Triple]:
    iri, holder, position = iris.node(tenure.id), iris.node(tenure.holder), iris.node(tenure.position)
    names = labels.get(tenure.holder, tenure.holder), labels.get(tenure.position, tenure.position)
    yield from _node(iri, "Tenure", " – ".join(names))
    yield Triple(iri, term("holder"), holder)
    yield Triple(iri, term("position"), position)
    yield Triple(holder, term("holdsPosition"), position)
    for day in tenure.attested:
        yield Triple(iri, term("attestedOn"), literal(day))


def _delegation(record: DelegationRecord) -> Iterator[Triple]:
    iri = iris.node(record.delegation)
    yield from _links(iri, "leader", record.leaders)
    yield from _links(iri, "member", (*record.leaders, *record.members))
    yield from _links(iri, "sender", record.senders)
    yield from _links(iri, "delegationOf", record.senders)
    for leader in record.leaders:
        yield Triple(iris.node(leader), term("leadsDelegation"), iri)


def _event(event: Event) -> Iterator[Triple]:
    iri = iris.node(event.id)
    yield from _node(iri, event.kind, event.label)
    yield Triple(iri, term("status"), term(event.status))
    for role, actor in event.participants:
        for name in lineage(role):
            yield Triple(iri, term(name), iris.node(actor))
    if event.when:
        yield Triple(iri, term("start"), literal(event.when.start))
        if event.when.end and event.when.end != event.when.start:
            yield Triple(iri, term("end"), literal(event.when.end))
    for side, actors in zip(("oneSide", "otherSide"), sides(event.edges), strict=True):
        yield from _links(iri, side, actors)
    yield from _links(iri, "place", [event.place])
    yield from _links(iri, "partOf", [event.part_of])
    if event.level:
        yield Triple(iri, term("level"), term(event.level))
    for edge in event.edges:
        subject, predicate, object_ = iris.node(edge.subject), term(edge.predicate), iris.node(edge.object)
        yield Triple(subject, predicate, object_)
        if is_symmetric(edge.predicate):
            yield Triple(object_, predicate, subject)


def _evidence(owner: str, evidence: Iterable[Evidence], titles: dict[str, str]) -> Iterator[Statements]:
    """Each piece in the graph of its own article only."""
    for each in evidence:
        iri, title = iris.evidence(each), titles.get(each.article, each.article)
        triples = (
            *_node(iri, "Evidence", f"{title}, ký tự {each.start}–{each.end}"),
            Triple(iris.node(owner), term("evidence"), iri),
            Triple(iri, term("quote"), Literal(each.quote)),
            Triple(iri, term("startOffset"), Literal(str(each.start), datatype=_INTEGER)),
            Triple(iri, term("endOffset"), Literal(str(each.end), datatype=_INTEGER)),
            Triple(iri, term("inArticle"), iris.article(each.article)),
            Triple(iri, term("rule"), Literal(each.rule)),
        )
        yield Statements(triples, frozenset({each.article}))


def _individual(name: str) -> Iterator[Triple]:
    """What the ontology says of a status or level, repeated so that the graph can be read without it."""
    kind = "RelationshipLevel" if rank(name) else "Status"
    yield from _node(term(name), kind, term_label(name))
    yield Triple(term(name), LABEL, Literal(term_label(name, "en"), language="en"))
    if (order := rank(name)) is not None:
        yield Triple(term(name), term("rank"), Literal(str(order), datatype=_INTEGER))
