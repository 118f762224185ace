"""A server of the sample graph, run as a user runs it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from vnus_graph.api import Graph


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[str]:
    """Address of `vnus-graph serve GRAPH` on a free port."""
    call = "from vnus_graph.cli import main; main()"
    command = [sys.executable, "-u", "-c", call, "serve", str(graph), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        try:
            assert server.stdout
            for line in server.stdout:
                if found := re.search(r"SPARQL: (http://\S+)/sparql", line):
                    yield found[1]
                    break
            else:
                raise AssertionError("the server did not start")
        finally:
            server.terminate()


@pytest.fixture(name="serving")
def _serving() -> Callable[..., AbstractContextManager[str]]:
    return serving


@pytest.fixture(scope="session")
def folder(samples: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the sample articles writes."""
    made = tmp_path_factory.mktemp("served")
    samples.save(made)
    return made


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """A server with narrow limits."""
    with serving(folder, "--timeout", "20", "--max-answer", "0.2", "--workers", "2") as address:
        yield address
