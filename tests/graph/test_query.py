"""Queries: named ones answer over the sample build, values cannot change a query, and nothing but reading is let in."""

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

MET = "Bộ trưởng Thủy văn Phạm Hạ Vũ gặp Thượng nghị sĩ Ellen Oakfield"
VALUES = {"person": "Phạm Hạ Vũ", "other": "Đoàn Bộ Thủy văn", "country": "Mỹ", "article": "bai-1"}

ANSWERS: list[tuple[str, dict[str, str], list[tuple[object, ...]]]] = [
    ("meetings-of-person", {"person": "phạm hạ vũ"}, [("2024-03-05", "Ellen Oakfield", "Washington", MET)]),
    ("meetings-of-person", {"person": "Vũ"}, [("2024-03-05", "Ellen Oakfield", "Washington", MET)]),
    ("meetings-of-person", {"person": "Phạm"}, []),
    ("counterparts-by-country", {"person": "Phạm Hạ Vũ", "country": "Mỹ", "place": "washington"}, [
        ("Ellen Oakfield", "2024-03-05", "Washington", MET),
    ]),
    ("counterparts-by-country", {"person": "Phạm Hạ Vũ", "country": "us"}, [
        ("Ellen Oakfield", "2024-03-05", "Washington", MET),
    ]),
    ("counterparts-by-country", {"person": "Phạm Hạ Vũ", "country": "US", "place": "Boston"}, []),
    ("counterparts-by-country", {"person": "Phạm Hạ Vũ", "country": "Canada"}, []),
    ("who-met-whom", {}, [
        ("Ellen Oakfield", "Phạm Hạ Vũ", 1, "2024-03-05"),
        ("Đoàn Bộ Thủy văn", "Ellen Oakfield", 1, "2024-03-05"),
    ]),
    ("who-met-whom", {"year": "2023"}, []),
    ("common-contacts", {"person": "Vũ", "other": "Đoàn Bộ Thủy văn"}, [("Ellen Oakfield", "Person")]),
    ("calls", {"person": "Oakfield"}, [("2024-04", "Ellen Oakfield", "Phạm Hạ Vũ")]),
    ("calls", {"person": "Canada"}, []),
    ("delegations", {"sender": "Bộ Thủy văn"}, [("Đoàn Bộ Thủy văn", "Phạm Hạ Vũ", "Bộ Thủy văn", None)]),
    ("visits", {"country": "us", "person": "Vũ"}, [
        ("2024-03-04", "2024-03-06", "Phạm Hạ Vũ", "Hoa Kỳ", "WorkingVisit"),
    ]),
    ("visits", {"country": "ca"}, []),
    ("invitations", {}, [("Ellen Oakfield", "Phạm Hạ Vũ", None, "Theo lời mời của bà Oakfield")]),
    ("upgrades", {"country": "Việt Nam"}, [("Hoa Kỳ", "Việt Nam", "Đối tác chiến lược toàn diện", "--09-10")]),
    ("positions", {"person": "Vũ"}, [("Phạm Hạ Vũ", "Bộ trưởng Thủy văn", "Bộ Thủy văn", "2024", "2024-03-05")]),
    ("not-held", {"status": "planned"}, [("Planned", None, "Phạm Hạ Vũ thăm Canada")]),
    ("not-held", {"status": "Denied"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "params", "expected"), ANSWERS)
def test_named_queries_answer(
    store: Store, name: str, params: dict[str, str], expected: list[tuple[object, ...]]
) -> None:
    width = len(expected[0]) if expected else 0
    assert [row[:width] for row in query(store, name, **params)] == expected


def test_what_an_article_says_comes_in_the_order_of_its_text(store: Store) -> None:
    found = query(store, "article-claims", article="bai-1")
    assert [row[3] for row in found] == ["Tenure", "Meeting", "Invitation", "Delegation", "Visit"]
    assert query(store, "article-claims", article="đoàn bộ thủy văn thăm") == found


def test_every_named_query_is_tried_and_described_in_two_languages() -> None:
    assert {name for name, _, _ in ANSWERS} | {"article-claims"} == set(named_queries())
    for each in named_queries().values():
        assert each.vi
        assert each.en
        assert all(parameter.about for parameter in each.parameters)


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_parameters_declared_are_those_used(name: str) -> None:
    each = named_queries()[name]
    body = "\n".join(line for line in each.sparql.splitlines() if not line.startswith("#"))
    used = {word.strip("$(),.") for word in body.replace("(", " (").split() if word.strip("(,").startswith("$")}
    assert used == {parameter.name for parameter in each.parameters}


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_a_graph_read_back_answers_alike(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(turtle(store) if name.endswith("ttl") else nquads(store))
    again = load(tmp_path / name)
    for each in named_queries().values():
        params = {p.name: VALUES[p.name] for p in each.parameters if p.required}
        assert query(again, each.name, **params) == query(store, each.name, **params)


def test_ask_and_construct(store: Store) -> None:
    assert query(store, "ASK { country:vn a vnus:Country }").rows == ((True,),)
    built = query(store, "CONSTRUCT { ?c a vnus:Country } WHERE { ?c a vnus:Country }")
    assert built.columns == ("subject", "predicate", "object")
    assert [str(row[0]).rpartition("/")[2] for row in built] == ["ca", "us", "vn"]


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
        ("SELECT * { ?s ?p", "cannot be run"),
        ("SELECT * { ?s nope:x ?o }", "cannot be run"),
        ("SELEC * { ?s ?p ?o }", "cannot be run"),
        ("", "cannot be run"),
        ("meetings-of-persons", "no query is called"),
        ("meetings-of-person", "needs person"),
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
