"""Resolution → RDF: what is written, in which graph, and that the same statements give the same bytes."""

from __future__ import annotations

import random
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple, parse
from rdflib import Graph
from rdflib.compare import to_isomorphic

from vnus_graph.graph import iris
from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.dates import literal
from vnus_graph.graph.exports import nquads, turtle
from vnus_graph.graph.turtle import to_turtle
from vnus_graph.graph.vocabulary import ID, PREFIXES, VNUS, UnknownTermError, names
from vnus_graph.model import Edge, PartialDate, Resolution


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query, prefixes=PREFIXES)
    return sorted(tuple(str(value.value) for value in row) for row in found)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "pattern",
    [
        "person:pham-ha-vu a vnus:Person, vnus:Actor ; rdfs:label 'Phạm Hạ Vũ'@vi ; skos:altLabel 'Vũ'@vi",
        "person:pham-ha-vu vnus:country country:vn ; vnus:mentionedIn article:bai-1",
        "institution:bo-thuy-van a vnus:Ministry, vnus:Institution, vnus:Actor",
        "country:us rdfs:label 'Hoa Kỳ'@vi, 'United States'@en ; skos:altLabel 'Mỹ'@vi",
        "place:washington a vnus:Place ; vnus:locatedIn country:us",
        "position:bo-truong-thuy-van vnus:positionIn institution:bo-thuy-van",
        "person:pham-ha-vu vnus:holdsPosition position:bo-truong-thuy-van",
        "?t a vnus:Tenure ; vnus:attestedOn '2024-03-07'^^xsd:date ; vnus:evidence ?e",
        "person:pham-ha-vu vnus:leadsDelegation delegation:bo-thuy-van-2024",
        "delegation:bo-thuy-van-2024 vnus:delegationOf institution:bo-thuy-van ; vnus:leader person:pham-ha-vu",
        "event:meeting-2024-03-05 a vnus:Reception, vnus:Meeting, vnus:Event ; vnus:status vnus:Held",
        "event:meeting-2024-03-05 vnus:host person:ellen-oakfield ; vnus:participant person:ellen-oakfield",
        "event:meeting-2024-03-05 vnus:place place:washington ; vnus:partOf event:visit-us-2024-03-04",
        "event:visit-us-2024-03-04 vnus:start '2024-03-04'^^xsd:date ; vnus:end '2024-03-06'^^xsd:date",
        "event:upgrade-us-vn vnus:start '--09-10'^^xsd:gMonthDay ; vnus:level vnus:ComprehensiveStrategicPartnership",
        "vnus:ComprehensiveStrategicPartnership rdfs:label 'Đối tác chiến lược toàn diện'@vi ; vnus:rank 4",
        "person:pham-ha-vu vnus:metWith person:ellen-oakfield . person:ellen-oakfield vnus:metWith person:pham-ha-vu",
        "country:vn vnus:upgradedRelationship country:us . country:us vnus:upgradedRelationship country:vn",
        "article:bai-1 vnus:published '2024-03-07'^^xsd:date ; vnus:agency 'Hãng tin Sông'",
        "article:bai-1 rdfs:label 'Đoàn Bộ Thủy văn thăm Hoa Kỳ'@vi",
    ],
)
def test_the_graph_says(store: Store, pattern: str) -> None:
    assert ask(store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "?p vnus:visited country:ca",  # only planned
        "person:pham-ha-vu vnus:invited ?o",  # not symmetric
        "event:meeting-2024-03-05 vnus:end ?d",  # a single day is its start alone
        "country:us skos:altLabel 'Hoa Kỳ'@vi",  # the label itself
        "?s a vnus:Planned",
    ],
)
def test_the_graph_does_not_say(store: Store, pattern: str) -> None:
    assert not ask(store, pattern)


def test_every_evidence_is_verbatim(store: Store, resolution: Resolution) -> None:
    texts = {iris.article(d.article.id).value: d.article.text for d in resolution.documents}
    query = "SELECT ?a ?s ?e ?q { ?x vnus:inArticle ?a ; vnus:startOffset ?s ; vnus:endOffset ?e ; vnus:quote ?q }"
    found = rows(store, query)
    assert len(found) == 8
    for article, start, end, quote in found:
        assert texts[article][int(start) : int(end)] == quote


def test_only_declared_terms_are_written(store: Store) -> None:
    used = {
        node.value.removeprefix(VNUS)
        for quad in store
        for node in (quad.subject, quad.predicate, quad.object)
        if isinstance(node, NamedNode) and node.value.startswith(VNUS)
    }
    assert used <= set(names())


def test_an_article_graph_holds_what_that_article_attests_and_can_be_read_alone(store: Store) -> None:
    first, second = iris.graph("bai-1"), iris.graph("Bài 2/x")
    meeting = NamedNode(ID + "event/meeting-2024-03-05")
    assert list(store.quads_for_pattern(meeting, None, None, first))
    assert not list(store.quads_for_pattern(meeting, None, None, second))
    for graph in (first, second):
        bare = (
            "SELECT ?node { ?s ?p ?node . FILTER(isIRI(?node) && ?p NOT IN (rdf:type, vnus:partOf, owl:sameAs))"
            " FILTER NOT EXISTS { ?node rdfs:label ?l } }"
        )
        found = store.query(bare, prefixes=PREFIXES, default_graph=graph)
        assert not [row["node"] for row in found]  # type: ignore[union-attr, index]


def test_named_graphs_together_are_the_flat_graph(store: Store) -> None:
    named = {q.triple for q in store if q.graph_name not in (DefaultGraph(), iris.PROVENANCE)}
    flat = {q.triple for q in store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert named == flat


def test_an_address_that_is_no_iri_is_kept_as_text(store: Store) -> None:
    assert rows(store, "SELECT ?u { ?a vnus:url ?u FILTER CONTAINS(STR(?u), 'hai') }") == [
        ("https://bao.example/hai bai",)
    ]


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(resolution: Resolution, chance: random.Random) -> None:
    shuffled = {}
    for each in fields(resolution):
        values = list(getattr(resolution, each.name))
        chance.shuffle(values)
        shuffled[each.name] = tuple(values)
    first, second = dataset(resolution), dataset(replace(resolution, **shuffled))
    assert turtle(first) == turtle(second)
    assert nquads(first) == nquads(second)


def test_turtle_reads_back_the_same_in_two_parsers(store: Store) -> None:
    written = turtle(store)
    flat = {q.triple for q in store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert {q.triple for q in parse(written, format=RdfFormat.TURTLE)} == flat
    by_rdflib = Graph().parse(data=written, format="turtle")
    canonical = Graph().parse(data=nquads_of(flat), format="nt")
    assert to_isomorphic(by_rdflib) == to_isomorphic(canonical)


def nquads_of(triples: set[Triple]) -> str:
    return "".join(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples)


def test_nquads_read_back_the_same(store: Store) -> None:
    again = set(parse(nquads(store), format=RdfFormat.N_QUADS))
    assert {q for q in again if q.graph_name != DefaultGraph()} == {q for q in store if q.graph_name != DefaultGraph()}


_TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), max_size=5))
def test_any_text_survives_turtle(values: list[tuple[str, str, str]]) -> None:
    said = {Triple(iris.article(a), iris.article(b), Literal(c, language="vi")) for a, b, c in values}
    assert {q.triple for q in parse(to_turtle(said), format=RdfFormat.TURTLE)} == said


@given(_TEXT, _TEXT)
def test_two_articles_never_share_an_iri(first: str, second: str) -> None:
    assert (iris.article(first) == iris.article(second)) == (first == second)


@pytest.mark.parametrize(
    ("day", "datatype", "text"),
    [
        (PartialDate(2024, 2, 29), "date", "2024-02-29"),
        (PartialDate(2024, 9), "gYearMonth", "2024-09"),
        (PartialDate(1950), "gYear", "1950"),
        (PartialDate(0, 3, 6), "gMonthDay", "--03-06"),
        (PartialDate(0, 2, 29), "gMonthDay", "--02-29"),
        (PartialDate(0, 11), "gMonth", "--11"),
    ],
)
def test_dates_are_as_precise_as_known(day: PartialDate, datatype: str, text: str) -> None:
    assert literal(day) == Literal(text, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#" + datatype))


@pytest.mark.parametrize("day", [PartialDate(2023, 2, 29), PartialDate(), PartialDate(0, 0, 5), PartialDate(2024, 13)])
def test_no_date_is_invented(day: PartialDate) -> None:
    with pytest.raises(ValueError, match=r"."):
        literal(day)


def test_an_undeclared_kind_is_refused(resolution: Resolution) -> None:
    event = replace(resolution.events[0], kind="Picnic")
    with pytest.raises(UnknownTermError, match="Picnic"):
        dataset(replace(resolution, events=(event,)))


def test_an_undeclared_edge_is_refused(resolution: Resolution) -> None:
    event = replace(resolution.events[0], edges=(Edge("person/a", "likes", "person/b"),))
    with pytest.raises(UnknownTermError, match="likes"):
        dataset(replace(resolution, events=(event,)))


def test_a_subtype_of_another_type_is_refused(resolution: Resolution) -> None:
    actor = replace(resolution.actors[-1], subtype="Ministry")
    with pytest.raises(ValueError, match="no kind of Person"):
        dataset(replace(resolution, actors=(actor,)))


def test_an_empty_build_is_an_empty_graph() -> None:
    store = dataset(Resolution())
    assert not list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    assert {quad.graph_name for quad in store} == {iris.PROVENANCE}
