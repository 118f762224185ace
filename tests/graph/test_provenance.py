"""Where everything comes from, and what remains of the graph without one of its articles."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, Quad, Store

import vnus_graph
from vnus_graph.graph import iris
from vnus_graph.graph.compare import claims
from vnus_graph.graph.vocabulary import ALT_LABEL, LABEL, term

ARTICLES = sorted((Path(__file__).parent.parent.parent / "seeds" / "articles").iterdir())


@pytest.fixture(scope="module")
def graph() -> vnus_graph.Graph:
    return vnus_graph.build(ARTICLES)


def provenance(store: Store) -> set[tuple[str, str, str]]:
    """Subject, local name of the property, and value of each statement of the provenance graph."""
    found = store.quads_for_pattern(None, None, None, iris.PROVENANCE)
    return {(q.subject.value, q.predicate.value.rpartition("#")[2], q.object.value) for q in found}


def test_source_tool_and_rules_are_told_and_no_time(store: Store) -> None:
    said = provenance(store)
    article, graph = iris.article("bai-1").value, iris.graph("bai-1").value
    assert (article, "hadPrimarySource", "https://bao.example/1") in said
    assert (graph, "wasDerivedFrom", article) in said
    assert (graph, "wasInfluencedBy", iris.rule("invitation.by").value) in said
    assert (graph, "wasInfluencedBy", iris.rule("call.phone").value) not in said
    found = store.quads_for_pattern(None, None, None, iris.PROVENANCE)
    assert not [q for q in found if isinstance(q.object, Literal) and "date" in q.object.datatype.value]


def test_retrieval_and_digest_are_those_of_the_source(tmp_path: Path) -> None:
    text = "Ngày 5/3/2024, Thứ trưởng Ngoại giao Trần Văn Mẫu tiếp Đại sứ Hoa Kỳ Jane Sample.\n"
    record = {"id": "bai", "url": "https://bao.example/bai", "retrieved": "2024-03-09T10:00:00+07:00", "text": text}
    (tmp_path / "bai.json").write_text(json.dumps(record), encoding="utf-8")
    said = provenance(vnus_graph.build(tmp_path).store)
    article = iris.article("bai").value
    assert (article, "retrieved", "2024-03-09") in said
    assert (article, "https://schema.org/sha256", hashlib.sha256(text.encode()).hexdigest()) in said


# --- without one article ---------------------------------------------------------------------------------------------


def without(store: Store, article: str) -> Store:
    """What all articles but one say together."""
    rest = Store()
    gone = {DefaultGraph(), iris.PROVENANCE, iris.graph(article)}
    rest.extend(Quad(q.subject, q.predicate, q.object) for q in store if q.graph_name not in gone)
    return rest


def said_of(store: Store) -> dict[str, set[tuple[str, ...]]]:
    """What a graph says, apart from what its nodes are called: actors' edges, attestations, evidence, other names."""
    told = store.query(
        """SELECT ?article ?status ?start ?end ?place WHERE {
            ?attestation a vnus:Attestation ; vnus:inArticle ?article ; vnus:status ?status .
            OPTIONAL { ?attestation vnus:start ?start } OPTIONAL { ?attestation vnus:end ?end }
            OPTIONAL { ?attestation vnus:place ?place } }""",
        prefixes={"vnus": "https://w3id.org/vnus-graph/ontology#"},
    )
    return {
        "edges": {(claim.predicate, claim.status, *claim.ends) for claim in claims(store)},
        "attestations": {tuple(str(value) for value in row) for row in told},
        "evidence": {(str(q.object),) for q in store.quads_for_pattern(None, term("evidence"), None, None)},
        "names": {(str(q.object),) for q in store.quads_for_pattern(None, ALT_LABEL, None, None)},
        "offices": {(str(q.object),) for q in store.quads_for_pattern(None, term("attestedOn"), None, None)},
    }


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_without_an_article_the_graph_says_what_the_others_say(graph: vnus_graph.Graph, article: Path) -> None:
    rest = said_of(without(graph.store, article.stem))
    others = said_of(vnus_graph.build([path for path in ARTICLES if path != article]).store)
    names = rest.pop("names") ^ others.pop("names")
    assert rest == others
    # Of two names that articles give, which one is the label is for all of them to say.
    labels = {(str(q.object),) for q in graph.store.quads_for_pattern(None, LABEL, None, None)}
    assert names <= labels
