"""Queries: values cannot change one, nothing but reading is let in, and answers are written as they are."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from vnus_graph.graph.exports import nquads, turtle
from vnus_graph.graph.load import load
from vnus_graph.graph.query import QueryError, named_queries, query
from vnus_graph.graph.table import Table

VALUES = {"person": "Phạm Hạ Vũ", "other": "Đoàn Bộ Thủy văn", "country": "Mỹ", "article": "bai-1"}


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_a_graph_read_back_answers_alike(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(turtle(store) if name.endswith("ttl") else nquads(store))
    again = load(tmp_path / name)
    for each in named_queries().values():
        params = {p.name: VALUES[p.name] for p in each.parameters if p.required}
        if each.name in ("brokers", "ladder", "timeline"):
            params["other"] = "vn"
        assert query(again, each.name, **params) == query(store, each.name, **params)


def test_ask_and_construct(store: Store) -> None:
    assert query(store, "ASK { country:vn a vnus:Country }").rows == ((True,),)
    built = query(store, "CONSTRUCT { ?c a vnus:Country } WHERE { ?c a vnus:Country }")
    assert built.columns == ("subject", "predicate", "object")
    assert [str(row[0]).rpartition("/")[2] for row in built] == ["ca", "us", "vn"]


def test_one_article_alone_can_be_asked(store: Store) -> None:
    here = query(store, "SELECT DISTINCT ?e FROM graph:bai-1 { ?e a vnus:Event }")
    everywhere = query(store, "SELECT DISTINCT ?e { ?e a vnus:Event }")
    assert 0 < len(here) < len(everywhere)
    asked = "PREFIX g: <https://w3id.org/vnus-graph/id/graph/> ASK FROM g:bai-1 { ?e a vnus:Call }"
    assert query(store, asked).rows == ((False,),)


def test_values_are_python_values(store: Store) -> None:
    select = """SELECT (1 AS ?n) (1.5 AS ?x) (true AS ?yes) ?open ?d {
        event:call-2024-04 vnus:start ?d OPTIONAL { event:call-2024-04 vnus:end ?open } }"""
    assert query(store, select).rows == ((1, 1.5, True, None, "2024-04"),)


def test_a_named_graph_can_be_asked(store: Store) -> None:
    found = query(store, "SELECT DISTINCT ?g { GRAPH ?g { event:meeting-2024-03-05 a vnus:Meeting } }")
    assert [str(row[0]).rpartition("/")[2] for row in found] == ["bai-1"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent ?s { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERV\\u0049CE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:9/> { } }", "SERVICE"),
        ("SELECT * { ?s ?p <a#b> . SERVICE <http://127.0.0.1:9/> { } }", "SERVICE"),
        ("SELECT * { ?s ?p 'it\\'s' . SERVICE <http://127.0.0.1:9/> { } }", "SERVICE"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <file:///etc/hostname>", "LOAD"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "FROM <http://127.0.0.1:9/>"),
        ("SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }", "FROM <http://127.0.0.1:9/>"),
        ("PREFIX x: <http://127.0.0.1:9/> ASK FROM graph:bai-1 FROM x:y { }", "FROM <http://127.0.0.1:9/y>"),
        ("SELECT * FR\\u004fM <http://127.0.0.1:9/> { ?s ?p ?o }", "FROM"),
        ("SELECT * { ?s ?p", "cannot be run"),
        ("SELECT * { ?s nope:x ?o }", "cannot be run"),
        ("SELEC * { ?s ?p ?o }", "cannot be run"),
        ("", "cannot be run"),
        ("diaries", "no query is called"),
        ("diary", "needs person"),
    ],
)
def test_what_cannot_or_must_not_run_is_refused_in_one_line(store: Store, text: str, reason: str) -> None:
    before = set(store)
    with pytest.raises(QueryError, match=reason) as caught:
        query(store, text)
    assert "\n" not in str(caught.value)
    assert set(store) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a vnus:Event . FILTER(STR(?service) != 'SERVICE') } # SERVICE, INSERT",
        'SELECT ?insert { ?insert a <urn:SERVICE> ; rdfs:label "DELETE" }',
        "SELECT * { _:load a ?drop ; rdfs:label '''it's a SERVICE'''@vi }",
    ],
)
def test_words_that_only_look_forbidden_are_let_be(store: Store, text: str) -> None:
    query(store, text)


def test_unknown_parameters_are_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="takes no town"):
        query(store, "visits", town="Huế")
    with pytest.raises(QueryError, match=r"no \$town"):
        query(store, "SELECT * { ?s ?p ?town }", town="Huế")


@pytest.mark.parametrize("day", ["23", "2023-9", "từ 2023", "2023-09-1", "9/2023"])
def test_a_period_is_given_in_years_months_or_days(store: Store, day: str) -> None:
    with pytest.raises(QueryError, match="from is a year, month or day"):
        query(store, "calls", from_=day)


def test_a_value_stands_in_for_its_variable_only(store: Store) -> None:
    select = "SELECT ?x { ?x rdfs:label ?l FILTER(STR(?l) = $l2 && '$l2' != \"<$l2>\") } # $l2"
    assert len(query(store, select, l2="Canada")) == 1


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_no_value_changes_a_query(store: Store, value: str) -> None:
    select = "SELECT (STRLEN($v) AS ?n) { FILTER($v = $v) }"
    assert len(query(store, select, v=value)) == 1
    assert not query(store, "visits", person=value + "'\"} SERVICE <http://127.0.0.1:9/> {").rows


TABLE = Table(("tên", "n"), (("https://w3id.org/vnus-graph/id/person/x", 1), ('a,"b"\x1b[31m\nc', None), ("東", True)))


def test_csv_and_json_keep_everything() -> None:
    assert list(csv.reader(io.StringIO(TABLE.write("csv"), newline=""))) == [
        ["tên", "n"],
        ["https://w3id.org/vnus-graph/id/person/x", "1"],
        ['a,"b"\x1b[31m\nc', ""],
        ["東", "true"],
    ]
    assert json.loads(TABLE.write("json")) == TABLE.records()


def test_the_table_is_aligned_short_and_safe_for_a_terminal() -> None:
    assert TABLE.write().splitlines() == [
        "tên           n",
        "────────────  ────",
        "person:x      1",
        'a,"b" [31m c',
        "東            true",
    ]


def test_an_empty_answer_is_its_header() -> None:
    assert Table(("a", "bc"), ()).write().splitlines() == ["a  bc", "─  ──"]


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="xlsx"):
        TABLE.write("xlsx")  # type: ignore[arg-type]
