"""Stage 7 of 7: Resolution → RDF dataset.

The dataset says everything twice. Its default graph is flat: all that is known, for queries and for `graph.ttl`. Beside
it stands one named graph an article, `id/graph/…`, with what that article attests and nothing else: its offices,
delegations and events, as far as they are what this article tells, how it tells each event, and its evidence. Without
the graph of an article, the rest is what the other articles say. What a node is called and of which class it is stands
in every graph that names it, so that each can be read alone. `id/provenance` tells where the named graphs come from; it
bears no time, so that a rebuild is the same build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from vnus_graph.grammar.country_names import english_of, name_of
from vnus_graph.graph import iris
from vnus_graph.graph.attestation import attestation
from vnus_graph.graph.dates import literal
from vnus_graph.graph.happening import event_statements
from vnus_graph.graph.links import links
from vnus_graph.graph.provenance import provenance
from vnus_graph.graph.statements import Statement, Statements, evidence, integer, linked, node
from vnus_graph.graph.vocabulary import ALT_LABEL, LABEL, XSD, instances, lineage, rank, term
from vnus_graph.graph.vocabulary import label as term_label
from vnus_graph.model import Actor, DelegationRecord, Document, PartialDate, Place, Position, Resolution, Tenure


def dataset(resolution: Resolution) -> Store:
    """The dataset of a build, in memory; the order of the resolution's tuples does not matter.

    Raises `UnknownTermError` for a class, role or level that the ontology lacks, `ValueError` for a date that is none.
    """
    store = Store()
    store.bulk_extend(quads(resolution))
    return store


def flat(resolution: Resolution) -> Iterator[Quad]:
    """The default graph: all that is known."""
    for each in statements(resolution):
        yield from (Quad(*triple) for triple in each.triples)


def quads(resolution: Resolution) -> Iterator[Quad]:
    """All that the dataset says, some of it more than once: flat, by article, and where the graphs come from."""
    for each in statements(resolution):
        graphs: list[NamedNode | DefaultGraph] = [DefaultGraph()]
        graphs += (iris.graph(article) for article in sorted(each.articles))
        yield from (Quad(*triple, graph) for graph in graphs for triple in each.triples)
    yield from (Quad(*triple, iris.PROVENANCE) for triple in provenance(resolution))


def statements(resolution: Resolution) -> Iterator[Statements]:
    """All that the graph says, node by node, with the articles that say it."""
    resolution = _with_states(resolution)
    attested = attestation(resolution)
    labels = {actor.id: actor.label for actor in resolution.actors}
    labels |= {position.id: position.label for position in resolution.positions}
    published = {document.article.id: document.published for document in resolution.documents}
    titles = {document.article.id: iris.title(document) for document in resolution.documents}
    for document in resolution.documents:
        yield Statements(tuple(_article(document)), frozenset({document.article.id}))
    for actor in resolution.actors:
        yield Statements(tuple(_actor(actor)), attested[actor.id])
        yield from _names(actor)
    for place in resolution.places:
        yield Statements(tuple(_place(place)), attested[place.id])
    for known, triples in links(resolution):
        yield Statements(triples, attested[known])
    for position in resolution.positions:
        yield Statements(tuple(_position(position)), attested[position.id])
    for tenure in resolution.tenures:
        yield Statements(tuple(_tenure(tenure, labels)), attested[tenure.id])
        yield from _attested_on(tenure, published)
        yield from evidence(tenure.id, tenure.evidence, titles)
    for record in resolution.delegations:
        articles = frozenset(piece.article for piece in record.evidence)
        yield Statements(tuple(_delegation(record)), articles)
        yield from evidence(record.delegation, record.evidence, titles)
    for event in resolution.events:
        yield from event_statements(event, titles)
    for name in (*instances("Status"), *instances("RelationshipLevel")):
        if name in attested:
            yield Statements(tuple(_individual(name)), attested[name])


def _with_states(resolution: Resolution) -> Resolution:
    """With the states that no article names, only somebody who acts for them or a place that lies there."""
    named = {actor.id for actor in resolution.actors}
    behind = {one.country for group in (resolution.actors, resolution.places) for one in group if one.country}
    states = tuple(_state(state) for state in sorted(behind - named))
    return replace(resolution, actors=(*resolution.actors, *states))


def _state(state: str) -> Actor:
    code = state.removeprefix("country/")
    return Actor(state, "Country", name_of(code), english=english_of(code))


def _article(document: Document) -> Iterator[Statement]:
    article, iri = document.article, iris.article(document.article.id)
    yield from node(iri, "Article", iris.title(document))
    published = article.published or document.published
    for name, value in (("outlet", article.outlet or document.outlet), ("agency", document.agency)):
        if value:
            yield Statement(iri, term(name), Literal(value))
    if published:
        yield Statement(iri, term("published"), Literal(published.isoformat(), datatype=NamedNode(XSD + "date")))
    if article.url:
        yield Statement(iri, term("url"), Literal(article.url, datatype=NamedNode(XSD + "anyURI")))


def _actor(actor: Actor) -> Iterator[Statement]:
    iri = iris.node(actor.id)
    yield from node(iri, actor.subtype or actor.type, actor.label)
    if actor.type not in lineage(actor.subtype or actor.type):
        raise ValueError(f"{actor.id}: {actor.subtype} is no kind of {actor.type}")
    if actor.english:
        yield Statement(iri, LABEL, Literal(actor.english, language="en"))


def _names(actor: Actor) -> Iterator[Statements]:
    """What it is called and which state it acts for, as each article has it."""
    iri = iris.node(actor.id)
    for one in actor.named:
        triples = [Statement(iri, term("mentionedIn"), iris.article(one.article))]
        triples += [Statement(iri, ALT_LABEL, Literal(n, language="vi")) for n in one.names if n != actor.label]
        triples += linked(iri, "country", [one.country] if one.country != actor.id else [])
        yield Statements(tuple(triples), frozenset({one.article}))


def _place(place: Place) -> Iterator[Statement]:
    iri = iris.node(place.id)
    yield from node(iri, "Place", place.label)
    yield from linked(iri, "locatedIn", [place.country])


def _position(position: Position) -> Iterator[Statement]:
    iri = iris.node(position.id)
    yield from node(iri, "Position", position.label)
    yield from linked(iri, "positionIn", [position.body])


def _tenure(tenure: Tenure, labels: dict[str, str]) -> Iterator[Statement]:
    iri, holder, position = iris.node(tenure.id), iris.node(tenure.holder), iris.node(tenure.position)
    names = labels.get(tenure.holder, tenure.holder), labels.get(tenure.position, tenure.position)
    yield from node(iri, "Tenure", " – ".join(names))
    yield Statement(iri, term("holder"), holder)
    yield Statement(iri, term("position"), position)
    yield Statement(holder, term("holdsPosition"), position)


def _attested_on(tenure: Tenure, published: Mapping[str, date | None]) -> Iterator[Statements]:
    """The days on which articles give the person this office: those of publication."""
    for article in sorted({piece.article for piece in tenure.evidence}):
        if day := published.get(article):
            when = literal(PartialDate(day.year, day.month, day.day))
            yield Statements((Statement(iris.node(tenure.id), term("attestedOn"), when),), frozenset({article}))


def _delegation(record: DelegationRecord) -> Iterator[Statement]:
    iri = iris.node(record.delegation)
    yield from linked(iri, "leader", record.leaders)
    yield from linked(iri, "member", (*record.leaders, *record.members))
    yield from linked(iri, "sender", record.senders)
    yield from linked(iri, "delegationOf", record.senders)
    for leader in record.leaders:
        yield Statement(iris.node(leader), term("leadsDelegation"), iri)


def _individual(name: str) -> Iterator[Statement]:
    """What the ontology says of a status or level, repeated so that the graph can be read without it."""
    kind = "RelationshipLevel" if rank(name) else "Status"
    yield from node(term(name), kind, term_label(name))
    yield Statement(term(name), LABEL, Literal(term_label(name, "en"), language="en"))
    if (order := rank(name)) is not None:
        yield Statement(term(name), term("rank"), integer(order))
