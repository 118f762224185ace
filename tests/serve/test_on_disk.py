"""A graph served from a store on disk: the answers of one in memory, also after another process replaced it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from vnus_graph.graph.store import keep
from vnus_graph.serve.pool import Pool
from vnus_graph.serve.worker import Asked, Limits, Reply

NAMES = "SELECT ?p ?name { ?p a vnus:Person ; rdfs:label ?name } ORDER BY ?p ?name"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
WITHOUT_END = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c = ?l) }"


def ask(address: str, query: str) -> bytes:
    with urlopen(f"{address}/sparql?query={quote(query)}", timeout=120) as got:
        return bytes(got.read())


def test_what_is_served_from_disk(
    serving: Callable[..., AbstractContextManager[str]], folder: Path, address: str, tmp_path: Path
) -> None:
    graph, kept = tmp_path / "graph.nq", tmp_path / "kept"
    graph.write_bytes((folder / "graph.nq").read_bytes())
    with serving(graph, "--store", kept) as on_disk:
        before = ask(on_disk, COUNT)
        assert (ask(on_disk, NAMES), before) == (ask(address, NAMES), ask(address, COUNT))
        with pytest.raises(HTTPError, match="403"):
            ask(on_disk, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")

        graph.write_bytes(
            graph.read_bytes() + b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"
        )
        call = "from vnus_graph.cli import main; main()"
        command = [sys.executable, "-c", call, "query", COUNT, "--store", str(kept), "--format", "csv"]
        now = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[1]
        assert now not in before.decode()
        assert ask(on_disk, COUNT) == before
        assert ask(on_disk, NAMES) == ask(address, NAMES)


def test_a_worker_that_was_stopped_is_replaced_by_one_that_reads_the_same_store(folder: Path, tmp_path: Path) -> None:
    async def both() -> list[Reply]:
        pool = Pool(keep(tmp_path / "kept", folder), Limits(seconds=3, workers=1))
        try:
            return [await pool.ask(Asked(query)) for query in (WITHOUT_END, COUNT)]
        finally:
            pool.stop()

    assert [reply.status for reply in asyncio.run(both())] == [504, 200]
