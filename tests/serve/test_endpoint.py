"""The endpoint by its protocol: queries in three ways, answers in the format asked for, refusals with their reason."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.graph.questions import named_queries
from vnus_graph.serve.negotiation import ROWS, choose

ASK = "ASK { country:vn a vnus:Country }"
BUILT = "CONSTRUCT { ?c a vnus:Country } WHERE { ?c a vnus:Country }"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"


def fetch(url: str, data: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    """Status, media type and body."""
    request = Request(url, data, {name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urlopen(request, timeout=120) as got:
            return got.status, got.headers["content-type"], got.read().decode()
    except HTTPError as error:
        return error.code, error.headers["content-type"], error.read().decode()


def ask(address: str, query: str, accept: str = "*/*", **more: str) -> tuple[int, str, str]:
    return fetch(f"{address}/sparql?{urlencode({'query': query, **more})}", accept=accept)


def test_a_query_is_sent_in_three_ways(address: str) -> None:
    expected = (200, "application/sparql-results+json", '{"head":{},"boolean":true}')
    assert ask(address, ASK) == expected
    assert (
        fetch(f"{address}/sparql", urlencode({"query": ASK}).encode(), content_type=f"{FORM}; charset=UTF-8")
        == expected
    )
    assert fetch(f"{address}/sparql", ASK.encode(), content_type=DIRECT) == expected


@pytest.mark.parametrize(
    ("query", "accept", "media", "opening"),
    [
        (ASK, "text/csv", "text/csv; charset=utf-8", "true"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (ASK, "text/html,application/xml;q=0.9,*/*;q=0.8", "application/xml", "<?xml"),
        (ASK, "text/csv;q=0.2, text/tab-separated-values;q=0.7", "text/tab-separated-values; charset=utf-8", "true"),
        (ASK, "image/png, application/*", "application/sparql-results+json", "{"),
        (ASK, "", "application/sparql-results+json", "{"),
        (BUILT, "*/*", "text/turtle; charset=utf-8", "<https://w3id.org/"),
        (BUILT, "application/n-triples", "application/n-triples", "<https://w3id.org/"),
        (BUILT, "application/rdf+xml;q=0.5,application/ld+json", "application/ld+json", "["),
        (BUILT, "application/rdf+xml", "application/rdf+xml", "<?xml"),
    ],
)
def test_the_answer_comes_in_the_format_asked_for(
    address: str, query: str, accept: str, media: str, opening: str
) -> None:
    status, kind, body = ask(address, query, accept)
    assert (status, kind) == (200, media)
    assert body.startswith(opening)


def test_a_format_that_there_is_not_is_refused_with_those_there_are(address: str) -> None:
    status, _, body = ask(address, ASK, "image/png")
    assert status == 406
    assert "text/csv" in body
    assert ask(address, BUILT, "text/csv")[0] == 406


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("SELECT * { ?s ?p", 400, "cannot be run"),
        ("SELECT * { ?s nope:x ?o }", 400, "cannot be run"),
        ("who-met-whom", 400, "cannot be run"),
        ("INSERT DATA { <a:b> <a:b> 1 }", 403, "INSERT is not allowed"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403, "SERVICE is not allowed"),
        ("SELECT ?a ?b ?c { ?a ?p ?b . ?c ?q ?d }", 413, "larger than 0.2 MB"),
        ("CONSTRUCT { ?a ?q ?b } WHERE { ?a ?p ?b . ?c ?q ?d }", 413, "larger than 0.2 MB"),
    ],
)
def test_what_is_not_answered_is_told_in_one_line(address: str, query: str, status: int, reason: str) -> None:
    got, media, body = ask(address, query)
    assert (got, media) == (status, "text/plain; charset=utf-8")
    assert reason in body
    assert len(body.splitlines()) == 1
    assert ask(address, ASK)[0] == 200


def test_requests_that_are_no_query_are_refused(address: str) -> None:
    url = f"{address}/sparql"
    assert fetch(url, b"INSERT DATA { <a:b> <a:b> 1 }", content_type="application/sparql-update")[0] == 403
    assert fetch(url, urlencode({"update": "CLEAR ALL"}).encode(), content_type=FORM)[0] == 403
    assert fetch(f"{url}?update=CLEAR+ALL")[0] == 403
    assert fetch(f"{url}?query=ASK+%7B%7D&query=ASK+%7B%7D")[0] == 400
    assert fetch(url, b"{}", content_type="application/json")[0] == 415
    assert fetch(url, b"", content_type=FORM)[0] == 400
    assert fetch(url, b"\xff", content_type=DIRECT)[0] == 400
    assert fetch(url, b"#" * 1_100_000, content_type=DIRECT)[0] == 413
    assert fetch(f"{address}/nowhere")[0] == 404
    count = ask(address, "SELECT (COUNT(*) AS ?n) { <a:b> ?p ?o }", "text/csv")[2]
    assert count.split() == ["n", "0"]


def test_other_sites_and_other_names_of_this_machine_are_refused(address: str) -> None:
    url = f"{address}/sparql?{urlencode({'query': ASK})}"
    assert fetch(url, origin="https://elsewhere.example")[0] == 403
    assert fetch(url, origin=address)[0] == 200
    assert fetch(url, host="elsewhere.example")[0] == 400
    assert fetch(address, host="elsewhere.example")[0] == 400


def test_part_of_the_dataset_can_be_asked(address: str) -> None:
    calls = "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e a vnus:Call }"
    graph = "https://w3id.org/vnus-graph/id/graph/dien-dam-cap-cao"
    alone = ask(address, calls, "text/csv", **{"default-graph-uri": graph})
    assert (ask(address, calls, "text/csv")[2].split()[1], alone[2].split()[1]) == ("2", "1")
    inside = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert ask(address, inside, "text/csv")[2].split()[1] == "6"  # five articles, and where they come from
    assert ask(address, inside, "text/csv", **{"named-graph-uri": graph})[2].split()[1] == "1"


def test_it_describes_itself(address: str) -> None:
    status, media, body = fetch(f"{address}/sparql", accept="text/turtle")
    assert (status, media) == (200, "text/turtle; charset=utf-8")
    endpoint = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
    assert [str(value) for value in rdflib.Graph().parse(data=body).objects(None, endpoint)] == [f"{address}/sparql"]


def test_the_named_questions_are_there_with_their_sparql(address: str) -> None:
    told = json.loads(fetch(f"{address}/questions")[2])
    assert [one["name"] for one in told] == list(named_queries())
    status, media, sparql = fetch(f"{address}/questions/calls?from=2023-04")
    assert (status, media) == (200, DIRECT)
    rows = json.loads(ask(address, sparql)[2])["results"]["bindings"]
    assert [row["one"]["value"] for row in rows] == ["John Kerry"]
    assert fetch(f"{address}/questions/diary")[0] == 400
    assert fetch(f"{address}/questions/nonsense")[0] == 404


def test_a_port_in_use_and_a_graph_that_is_none_are_told(address: str, folder: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "bad.ttl").write_text("this is no Turtle", encoding="utf-8")
    for graph, port in ((folder, address.rpartition(":")[2]), (tmp_path / "bad.ttl", "0")):
        call = [sys.executable, "-c", "from vnus_graph.cli import main; main()", "serve", str(graph), "--port", port]
        ran = subprocess.run(call, capture_output=True, text=True, timeout=120)
        assert ran.returncode == 2
        assert len(ran.stderr.splitlines()) == 1


@given(st.text(max_size=60))
def test_any_accept_header_is_read(header: str) -> None:
    assert choose(header, list(ROWS)) in {*ROWS, None}
