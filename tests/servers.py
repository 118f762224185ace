"""Real SPARQL servers, each started empty in a folder of its own: Oxigraph from PyPI, Virtuoso from Debian.

Before Oxigraph, which lets everybody write, a door can be put that asks for a login or does not answer as it should.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import httpx2
import pytest
import uvicorn
from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results
from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import Response
from starlette.routing import Route

from vnus_graph.graph.remote import Login

VIRTUOSO = shutil.which("virtuoso-t")
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    graphs: str
    """Address of its graph store."""
    queries: str
    """Address of its SPARQL endpoint."""
    into: str | None = None
    """The named graph for what would go to the default graph, where there is none to write to."""
    user: str | None = None
    password: str = ""

    @property
    def login(self) -> Login:
        """What it asks for."""
        return Login(self.user, self.password)

    def rows(self, sparql: str) -> list[tuple[str | None, ...]]:
        """Answer to a SELECT, over the flat graph."""
        found = parse_query_results(self._asked(sparql, QueryResultsFormat.JSON), format=QueryResultsFormat.JSON)
        return [tuple(getattr(term, "value", None) for term in row) for row in found]  # type: ignore[union-attr]

    def triples(self, graph: str | None) -> set[Triple]:
        """A named graph, or the default graph."""
        where = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        found = self._asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}", RdfFormat.TURTLE)
        return {quad.triple for quad in parse(found, format=RdfFormat.TURTLE)}

    def graph_names(self) -> set[str]:
        """Named graphs, without those that a server comes with."""
        names = {str(row[0]) for row in self.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
        return {name for name in names if name.startswith(("https://w3id.org/vnus-graph/", "http://example.org/"))}

    def _asked(self, sparql: str, form: QueryResultsFormat | RdfFormat) -> bytes:
        query = {"query": sparql} | ({"default-graph-uri": self.into} if self.into and "GRAPH" not in sparql else {})
        request = Request(f"{self.queries}?{urlencode(query)}", headers={"Accept": form.media_type})
        with urlopen(request, timeout=120) as got:
            return bytes(got.read())


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """`oxigraph serve`, an empty one."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "the wheel «oxigraph» is among what the tests need"
    (port,) = _free_ports(1)
    address = f"http://127.0.0.1:{port}"
    with _running([program, "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}"], folder, address):
        yield Server(f"{address}/store", f"{address}/query")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Virtuoso, an empty one with the user it comes with; the test is skipped where it is not installed."""
    if VIRTUOSO is None:
        pytest.skip("no Virtuoso on this machine (Debian: virtuoso-opensource-7-bin)")
    sql, http = _free_ports(2)
    (folder / "virtuoso.ini").write_text(_INI.format(sql=sql, http=http), encoding="ascii")
    address = f"http://127.0.0.1:{http}"
    with _running([VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"], folder, f"{address}/sparql"):
        graphs, queries = f"{address}/sparql-graph-crud-auth", f"{address}/sparql"
        yield Server(graphs, queries, "http://example.org/flat", "dba", "dba")


Answer = Callable[[Asked], Response | None]


@contextmanager
def door(server: Server, answer: Answer) -> Iterator[Server]:
    """The server behind a door that lets a request through if `answer` has none."""

    async def enter(request: Asked) -> Response:
        if refused := answer(request):
            return refused
        address = f"{server.graphs}?{request.url.query}"
        headers = {name: request.headers[name] for name in ("content-type", "accept") if name in request.headers}
        async with httpx2.AsyncClient() as client:
            got = await client.request(request.method, address, content=await request.body(), headers=headers)
        return Response(got.content, got.status_code, media_type=got.headers.get("content-type"))

    app = Starlette(routes=[Route("/{path:path}", enter, methods=["GET", "PUT", "POST", "DELETE"])])
    running = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not running.started:
                time.sleep(0.01)
            yield Server(f"http://127.0.0.1:{listening.getsockname()[1]}/store", server.queries)
        finally:
            running.should_exit = True
            thread.join()


@contextmanager
def _running(command: list[str], folder: Path, address: str) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        while not _answers(address):
            assert process.poll() is None, (folder / "server.log").read_text(encoding="utf-8", errors="replace")
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(address: str) -> bool:
    try:
        urlopen(address, timeout=10).close()
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
