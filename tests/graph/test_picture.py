"""Pictures of answers: what a question's answer rests on is drawn, with its evidence, and nothing else."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from vnus_graph.api import Graph
from vnus_graph.graph.lines import lines
from vnus_graph.graph.picture import part
from vnus_graph.graph.query import QueryError, answer, named_queries
from vnus_graph.graph.questions import bound
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.vocabulary import ID

VALUES = {"person": "Lê Hoài Trung", "other": "Đảng Cộng sản Hoa Kỳ", "country": "vn", "article": "dien-dam-cap-cao"}


def drawn(graph: Graph, name: str, **params: str) -> set[tuple[str, str, str]]:
    rows = answer(graph.store, bound(name, params, drawn=True))
    nodes = {term for row in rows for term in row if term is not None}  # type: ignore[union-attr]
    return {(line.subject, line.predicate, line.object) for line in lines(Reader(part(graph.store, nodes)))}


def test_a_period_is_drawn(samples: Graph) -> None:
    assert drawn(samples, "who-met-whom", from_="2024") == {
        ("person/antony-blinken", "metWith", "person/bui-thanh-son")
    }
    assert len(drawn(samples, "who-met-whom")) == 21


def test_delegations_are_drawn_with_who_led_and_who_sent_them(samples: Graph) -> None:
    group = "delegation/doan-dai-bieu-dang-cong-san-hoa-ky"
    assert drawn(samples, "delegations", leader="Arturo Cambron") == {
        ("person/arturo-cambron", "leadsDelegation", group),
        (group, "delegationOf", "institution/dang-cong-san-hoa-ky"),
    }


def test_offices_and_plans_are_drawn(samples: Graph) -> None:
    assert drawn(samples, "positions", person="Guy Ryder") == {
        ("person/guy-ryder", "holdsPosition", "institution/lien-hop-quoc")
    }
    assert drawn(samples, "not-held") == {
        ("person/joe-biden", "visited", "country/vn"),
        ("person/nguyen-phu-trong", "visited", "country/us"),
    }


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_question_with_an_answer_has_a_picture(samples: Graph, name: str) -> None:
    params = {p.name: VALUES[p.name] for p in named_queries()[name].parameters if p.required}
    if {"country", "other"} <= set(params):
        params["other"] = "us"
    if not samples.query(name, **params).rows:
        with pytest.raises(QueryError, match="nothing in the answer to draw"):
            samples.picture(name, **params)
        return
    assert drawn(samples, name, **params)


def test_the_same_answer_is_the_same_picture(samples: Graph) -> None:
    assert samples.picture("ladder", country="vn", other="us") == samples.picture("ladder", country="vn", other="us")


def test_any_query_that_names_events_or_actors_is_drawn(samples: Graph) -> None:
    assert "John Kerry" in samples.picture("SELECT ?call { ?call a vnus:VideoCall }")
    between = samples.picture("SELECT ?p { VALUES ?p { person:joe-biden person:nguyen-phu-trong person:guy-ryder } }")
    assert "person/joe-biden" in between
    assert "person/le-hoai-trung" not in between
    with pytest.raises(QueryError, match="nothing in the answer to draw"):
        samples.picture("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    with pytest.raises(QueryError, match="nothing in the answer to draw"):
        samples.picture("ASK { ?s ?p ?o }")


def test_a_part_says_nothing_that_the_whole_does_not(samples: Graph) -> None:
    call = NamedNode(ID + "event/call-nguyen-phu-trong-joe-biden-2023-03-29")
    small = part(samples.store, [call])
    assert 0 < len(small) < len(samples)
    assert set(small) <= set(samples.store)
