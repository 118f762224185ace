"""What no query may do: reach another address, outlast its time, fill the memory, or keep others waiting."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from multiprocessing import get_context
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import Store

from vnus_graph.serve.pool import Pool, Worker
from vnus_graph.serve.worker import Asked, Limits, Reply, _confine, work

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l && ?c != ?f) }"
GREEDY = "SELECT (COUNT(DISTINCT CONCAT(STR(?c), STR(?f), STR(?i))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUICK = "ASK { ?s ?p ?o }"


class Listener:
    """A server that only counts who knocks."""

    def __init__(self) -> None:
        self.knocks = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                knock, _ = self._socket.accept()
            except OSError:
                return
            self.knocks += 1
            with knock:
                knock.recv(4096)
                knock.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


REACHING = (
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{0}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ S\\u0045RVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}> SELECT * {{ {{ SELECT * {{ service x:y {{ ?s ?p ?o }} }} }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}> CONSTRUCT FROM x:g WHERE {{ ?s ?p ?o }}",
    "DESCRIBE <{0}> FROM <{0}>",
    "LOAD <{0}>",
    "LOAD SILENT <{0}> INTO GRAPH <a:b>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
)


def status(url: str, data: bytes | None = None, kind: str = "application/sparql-query") -> int:
    try:
        with urlopen(Request(url, data, {"content-type": kind}), timeout=300) as got:
            return int(got.status)
    except HTTPError as error:
        return error.code


@pytest.mark.parametrize("query", REACHING)
def test_no_query_makes_the_server_ask_another(address: str, listener: Listener, query: str) -> None:
    asked = query.format(listener.address)
    assert status(f"{address}/sparql?query={quote(asked)}") == 403
    assert status(f"{address}/sparql", asked.encode()) == 403
    assert status(f"{address}/sparql", asked.encode(), "application/sparql-update") == 403
    assert listener.knocks == 0


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri", "using-graph-uri"])
def test_no_graph_is_fetched(address: str, listener: Listener, name: str) -> None:
    query = urlencode({"query": QUICK, name: listener.address})
    assert status(f"{address}/sparql?{query}") == (200 if name.startswith("using") else 403)
    assert listener.knocks == 0


def test_the_listener_would_notice(listener: Listener) -> None:
    with pytest.raises(Exception, match=r"."):
        list(Store().query(REACHING[0].format(listener.address)))  # type: ignore[arg-type]
    assert listener.knocks == 1


def _reach_out(address: str) -> None:
    _confine(Limits())
    try:
        list(Store().query(REACHING[0].format(address)))  # type: ignore[arg-type]
    except Exception:
        sys.exit(7)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot keep a process from opening connections")
def test_a_worker_could_not_reach_out_if_a_query_slipped_through(listener: Listener) -> None:
    process = get_context("fork").Process(target=_reach_out, args=(listener.address,))
    process.start()
    process.join(120)
    assert (process.exitcode, listener.knocks) == (7, 0)


def test_a_query_past_its_time_is_ended_with_its_process(folder: Path) -> None:
    worker = Worker(folder, Limits(seconds=1))
    reply = worker.ask(Asked(ENDLESS))
    assert (reply.status, worker.alive) == (504, False)
    assert b"longer than 1 seconds" in reply.body


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to its memory")
def test_a_query_that_fills_the_memory_is_ended(folder: Path) -> None:
    worker = Worker(folder, Limits(seconds=300, memory_mb=100))
    reply = worker.ask(Asked(GREEDY))
    assert reply.status == 413
    assert b"more memory" in reply.body
    worker.stop()


def test_after_a_query_was_stopped_the_next_is_answered(folder: Path) -> None:
    async def both() -> list[Reply]:
        pool = Pool(folder, Limits(seconds=2, workers=1))
        try:
            return [await pool.ask(Asked(query)) for query in (ENDLESS, QUICK)]
        finally:
            pool.stop()

    assert [reply.status for reply in asyncio.run(both())] == [504, 200]


def test_one_query_too_many_is_sent_away(folder: Path) -> None:
    async def both() -> list[Reply]:
        pool = Pool(folder, Limits(seconds=2, workers=1))
        try:
            return list(await asyncio.gather(*(pool.ask(Asked(ENDLESS)) for _ in range(3))))
        finally:
            pool.stop()

    assert {reply.status for reply in asyncio.run(both())} <= {503, 504}


def _orphans() -> set[str]:
    """Workers whose server is gone, where the system tells of processes."""
    found = set()
    for status_ in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = status_.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            command = (status_.parent / "cmdline").read_bytes()
        except OSError:  # it has ended
            continue
        if words[1] == "1" and b"spawn_main" in command and words[0] != "Z":
            found.add(status_.parent.name)
    return found


def test_others_are_answered_while_one_query_goes_on(
    folder: Path, serving: Callable[..., AbstractContextManager[str]]
) -> None:
    ended: list[object] = []
    before = _orphans()

    def endless(address: str) -> None:
        try:
            ended.append(status(f"{address}/sparql", ENDLESS.encode()))
        except (URLError, OSError) as error:
            ended.append(error)

    with serving(folder, "--timeout", "100000", "--workers", "2") as address:
        busy = threading.Thread(target=endless, args=(address,))
        busy.start()
        for _ in range(20):
            assert status(f"{address}/sparql", QUICK.encode()) == 200
        assert ended == []
    busy.join(120)  # the server ends, and with it the query
    assert len(ended) == 1
    assert isinstance(ended[0], OSError) or ended[0] == 500
    assert not _orphans() - before


@pytest.mark.skipif(sys.platform == "win32", reason="the system limits no processor time")
def test_a_query_ends_though_the_server_that_would_stop_it_is_gone(folder: Path) -> None:
    spawn = get_context("spawn")
    near, far = spawn.Pipe()
    worker = spawn.Process(target=work, args=(folder, far, Limits(seconds=1)), daemon=True)
    worker.start()
    assert isinstance(near.recv(), int)
    near.send(Asked(ENDLESS))
    worker.join(120)
    try:
        assert worker.exitcode == -signal.SIGXCPU
    finally:
        worker.kill()
