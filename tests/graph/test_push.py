"""A graph sent to real servers: they then hold the same statements and give the same answers as this machine."""

from __future__ import annotations

import base64
import socket
import subprocess
import sys
from collections.abc import Iterator
from os import environ
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple
from servers import Server, door, oxigraph, virtuoso
from starlette.requests import Request
from starlette.responses import Response

from vnus_graph.api import Graph, load
from vnus_graph.graph import push as module
from vnus_graph.graph.exports import flat
from vnus_graph.graph.iris import GRAPHS, PROVENANCE
from vnus_graph.graph.push import Pushed
from vnus_graph.graph.questions import bound
from vnus_graph.graph.remote import GraphStore, PushError
from vnus_graph.graph.vocabulary import ID, PREFIXES

MET = """SELECT DISTINCT ?name ?date ?quote WHERE {
  ?meeting a vnus:Meeting ; vnus:status vnus:Held ; vnus:participant ?person, ?other ; vnus:evidence/vnus:quote ?quote .
  ?person rdfs:label "Lê Hoài Trung"@vi . ?other a vnus:Person ; vnus:country country:us ; rdfs:label ?name .
  FILTER (LANG(?name) = "vi") OPTIONAL { ?meeting vnus:start ?date }
}"""
OTHER = "http://example.org/somebody-else's"


@pytest.fixture(scope="module", params=[oxigraph, virtuoso])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with request.param(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One that lets everybody write."""
    with oxigraph(tmp_path_factory.mktemp("open")) as running:
        yield running


def send(graph: Graph, server: Server, **options: bool) -> Pushed:
    return graph.push(server.graphs, server.into, user=server.user, password=server.password, **options)


def spoken(query: str) -> str:
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + query


def names(store: Store) -> set[str]:
    return {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)}


def without(graph: Graph, article: str) -> Graph:
    """The graph without what an article attests, and without what provenance says of that."""
    gone = NamedNode(GRAPHS + article)
    return Graph(_store(q for q in graph.store if q.graph_name != gone and q.subject != gone))


def _store(quads: Iterator[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


# --- the same graph there ---------------------------------------------------------------------------------------------


def test_a_server_holds_the_graph_that_was_pushed(server: Server, samples: Graph) -> None:
    done = send(samples, server)
    ours = names(samples.store)
    assert server.graph_names() - {server.into} == ours
    for name in ours:
        assert server.triples(name) == {
            q.triple for q in samples.store.quads_for_pattern(None, None, None, NamedNode(name))
        }
    assert server.triples(server.into) == flat(samples.store)
    assert done == Pushed(1 + len(ours), len(samples.store), 0, exposed=False)


def test_a_server_answers_as_this_machine(server: Server, samples: Graph) -> None:
    send(samples, server)
    ours = {tuple(None if value is None else str(value) for value in row) for row in samples.query(MET).rows}
    assert len(ours) > 5
    assert set(server.rows(spoken(MET))) == ours


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("diary", {"person": "Lê Hoài Trung"}),
        ("who-met-whom", {}),
        ("counterparts-by-country", {"person": "Lê Hoài Trung", "country": "us"}),
    ],
)
def test_named_questions_are_answered_there(
    open_server: Server, samples: Graph, name: str, values: dict[str, str]
) -> None:
    send(samples, open_server)
    ours = [tuple(None if value is None else str(value) for value in row) for row in samples.query(name, **values).rows]
    assert ours
    assert open_server.rows(spoken(bound(name, values))) == ours


def test_what_is_no_longer_in_the_build_is_removed_and_no_more(server: Server, samples: Graph) -> None:
    send(samples, server)
    content = b'<http://example.org/a> <http://example.org/b> "c" .\n'
    with GraphStore(server.graphs, server.login) as there:
        for name in (OTHER, f"{GRAPHS}unknown"):
            there.put(NamedNode(name), content)
    done = send(without(samples, "dien-dam-cap-cao"), server)
    assert done.removed == 1
    kept = names(samples.store) - {f"{GRAPHS}dien-dam-cap-cao"}
    assert server.graph_names() - {server.into} == kept | {OTHER, f"{GRAPHS}unknown"}
    with GraphStore(server.graphs, server.login) as there:
        assert all(there.delete(NamedNode(name)) for name in (OTHER, f"{GRAPHS}unknown"))
        assert not there.delete(NamedNode(OTHER))


def test_pushed_twice_is_pushed_once(server: Server, samples: Graph) -> None:
    first = send(samples, server)
    before = {name: server.triples(name) for name in server.graph_names()}
    assert send(samples, server) == first
    assert {name: server.triples(name) for name in server.graph_names()} == before


def test_large_graphs_are_sent_in_pieces(server: Server, samples: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 20_000)
    assert len(list(module._pieces(samples.store, DefaultGraph()))) > 10
    send(samples, server)
    assert server.triples(server.into) == flat(samples.store)


def test_the_flat_graph_alone(tmp_path: Path, samples: Graph) -> None:
    with oxigraph(tmp_path) as server:
        samples.push(server.graphs, "http://example.org/all", flat=True)
        assert server.graph_names() == {"http://example.org/all"}
        assert not server.triples(None)
        assert server.triples("http://example.org/all") == flat(samples.store)


def test_a_graph_without_provenance_leaves_the_articles_there(open_server: Server, samples: Graph) -> None:
    send(samples, open_server)
    only = Graph(_store(iter([Quad(NamedNode(OTHER), NamedNode(OTHER), Literal("ở lại"))])))
    assert only.push(open_server.graphs) == Pushed(1, 1, 0, exposed=False)
    assert open_server.graph_names() == names(samples.store)
    assert len(open_server.triples(None)) == 1


def test_an_emptied_graph_is_empty_there(open_server: Server, samples: Graph) -> None:
    send(samples, open_server)
    Graph(Store()).push(open_server.graphs)
    assert not open_server.triples(None)


def test_blank_nodes_stay_one_though_a_graph_is_sent_in_pieces(
    open_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"_:x <http://example.org/p{n}> <http://example.org/o{n}> .\n<http://example.org/s{n}> "
             f"<http://example.org/p> _:x .\n<http://example.org/s{n}> <http://example.org/p> 'v' .\n"
             for n in range(50)]  # fmt: skip
    (tmp_path / "graph.ttl").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(module, "_AT_ONCE", 1000)
    assert load(tmp_path).push(open_server.graphs).statements == 150
    ((count,),) = open_server.rows("SELECT (COUNT(DISTINCT ?b) AS ?n) { ?b ?p ?o FILTER(isBlank(?b)) }")
    assert count == "1"
    assert len(open_server.triples(None)) == 150


# --- logins -----------------------------------------------------------------------------------------------------------


def test_virtuoso_is_told_who_writes_by_digest(tmp_path: Path, samples: Graph) -> None:
    with virtuoso(tmp_path) as server:
        with pytest.raises(PushError, match="asks for a login"):
            samples.push(server.graphs, server.into)
        with pytest.raises(PushError, match="not accepted"):
            samples.push(server.graphs, server.into, user="dba", password="wrong")
        with pytest.raises(PushError, match="not accepted"):
            samples.push(server.graphs, server.into, token="dba")
        assert not server.graph_names()
        with pytest.raises(PushError, match=r'500 .*"default" param.*--graph IRI'):
            samples.push(server.graphs, user="dba", password="dba")
        samples.push(server.graphs, server.into, user="dba", password="dba")
        assert server.triples(server.into) == flat(samples.store)


LET_IN = [
    ({"user": "lan", "password": "mật: khẩu"}, "Basic " + base64.b64encode("lan:mật: khẩu".encode()).decode()),
    ({"token": "abc.def"}, "Bearer abc.def"),
]


@pytest.mark.parametrize(("login", "header"), LET_IN, ids=["basic", "bearer"])
@pytest.mark.parametrize("reading", [True, False], ids=["all", "writing only"])
def test_other_logins(open_server: Server, samples: Graph, login: dict[str, str], header: str, reading: bool) -> None:
    def answer(request: Request) -> Response | None:
        if request.headers.get("authorization") == header or (request.method == "GET" and not reading):
            return None
        return Response("who is it?", 401, {"WWW-Authenticate": 'Basic realm="x", charset="UTF-8"'})

    with door(open_server, answer) as closed:
        with pytest.raises(PushError, match="asks for a login"):
            samples.push(closed.graphs)
        with pytest.raises(PushError, match="not accepted"):
            samples.push(closed.graphs, user="lan", password="wrong")
        assert not samples.push(closed.graphs, **login).exposed  # type: ignore[arg-type]
        assert closed.triples(None) == flat(samples.store)


# --- what goes wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Response("Nothing\nhere", 404), r"404 Not Found: Nothing here \(there is no graph store"),
        (Response("", 405), r"405 .*no graph store"),
        (Response("read only", 403), "403 Forbidden: read only"),
        (Response("", 308, {"Location": "https://example.org/store"}), "moved to https://example.org/store"),
        (Response("", 401, {"WWW-Authenticate": "Negotiate"}), "401: cần đăng nhập"),
        (
            Response("<html><head><title>Oops</title></head><h1>Disk full</h1> in <http://x/></html>", 507),
            "507 Insufficient Storage: Disk full in <http://x/>$",
        ),
        (Response("x" * 10_000, 500), "500 Internal Server Error: x{300}$"),
    ],
)
def test_a_refusal_is_told_in_one_line_with_the_reason_of_the_server(
    open_server: Server, samples: Graph, answer: Response, told: str
) -> None:
    def refuse(request: Request) -> Response | None:
        return None if request.method == "GET" else answer

    with door(open_server, refuse) as closed, pytest.raises(PushError, match=told) as caught:
        samples.push(closed.graphs)
    assert str(caught.value).startswith(f"{closed.graphs}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/store", "store", "http://", "http://[", "http://u:secret@localhost/"]
)
def test_an_address_that_is_none_is_told(samples: Graph, url: str) -> None:
    with pytest.raises(PushError) as caught:
        samples.push(url)
    assert "secret" not in str(caught.value)


def test_a_login_of_another_kind_is_told(open_server: Server, samples: Graph) -> None:
    asks = Response("", 401, {"WWW-Authenticate": "Negotiate"})
    with door(open_server, lambda _: asks) as closed, pytest.raises(PushError, match="other than Basic or Digest"):
        samples.push(closed.graphs, user="lan", password="x")


def test_nobody_at_the_address(samples: Graph) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        with pytest.raises(PushError, match=r"cannot be reached: .*refused"):
            samples.push(f"http://127.0.0.1:{taken.getsockname()[1]}/store")


def test_a_name_that_is_no_iri(open_server: Server, samples: Graph) -> None:
    with pytest.raises(PushError, match="my graph"):
        samples.push(open_server.graphs, "my graph")


@pytest.mark.parametrize("taken", range(1, 8))
def test_after_a_push_that_was_cut_short_no_graph_is_forgotten(tmp_path: Path, samples: Graph, taken: int) -> None:
    """The server stops taking writes after some; the next push leaves there what it sends and nothing else."""
    writes = 0

    def answer(request: Request) -> Response | None:
        nonlocal writes
        writes += request.method != "GET"
        return Response("full", 507) if writes > taken else None

    first, second = without(samples, "dien-dam-cap-cao"), without(samples, "ban-doi-ngoai-tham-hoa-ky")
    with oxigraph(tmp_path) as server:
        first.push(server.graphs)
        with door(server, answer) as cutting, pytest.raises(PushError, match="507"):
            second.push(cutting.graphs)
        third = without(first, "ban-doi-ngoai-tham-hoa-ky")
        third.push(server.graphs)
        assert server.graph_names() == names(third.store)
        assert server.triples(PROVENANCE.value) == {
            q.triple for q in third.store.quads_for_pattern(None, None, None, PROVENANCE)
        }


def test_a_provenance_that_names_graphs_of_others_removes_none_of_them(open_server: Server, samples: Graph) -> None:
    send(samples, open_server)
    claim = Triple(NamedNode(OTHER), NamedNode(f"{ID}x"), NamedNode(OTHER))
    with GraphStore(open_server.graphs) as there:
        there.put(NamedNode(OTHER), f"{claim} .\n".encode())
        there.post(PROVENANCE, f"{claim} .\n".encode())
        assert send(samples, open_server).removed == 0
        assert there.delete(NamedNode(OTHER))


# --- the command ------------------------------------------------------------------------------------------------------


def run(*args: str | Path, **env: str) -> tuple[int, str, str]:
    call = [sys.executable, "-c", "from vnus_graph.cli import main; main()", "push", *map(str, args)]
    clean = {name: value for name, value in environ.items() if not name.startswith("VNUS_GRAPH_")}
    ran = subprocess.run(call, capture_output=True, stdin=subprocess.DEVNULL, timeout=300, env=clean | env)
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


def test_the_command_says_what_was_sent(server: Server, samples: Graph, tmp_path: Path) -> None:
    samples.save(tmp_path / "out")
    options = ["--graph", server.into] if server.into else []
    login = ["--user", server.user] if server.user else []
    kept = ["--store", tmp_path / "kept"]
    secret = {"VNUS_GRAPH_PASSWORD": server.password}
    code, told, _ = run(server.graphs, tmp_path / "out", *options, *login, *kept, **secret)
    assert (code, told.count("\n")) == (0, 1)
    assert f"{len(samples.store)} phát biểu" in told
    assert server.triples(server.into) == flat(samples.store)
    if server.user:
        for wrong in ({}, {"VNUS_GRAPH_PASSWORD": "wrong-secret"}):
            code, told, complaints = run(server.graphs, tmp_path / "out", *options, *login, **wrong)
            assert (code, told, complaints.count("\n")) == (2, "", 1)
            assert "PASSWORD" in complaints if not wrong else "401" in complaints
            assert "wrong-secret" not in complaints
