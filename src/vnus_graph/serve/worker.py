"""The process that queries run in: it holds the graph, answers one query at a time, and may be killed at any."""

from __future__ import annotations

import contextlib
import io
import math
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import QueryTriples, Store

from vnus_graph.api import load
from vnus_graph.graph.load import on_disk
from vnus_graph.graph.query import QueryError, RefusedError, answer
from vnus_graph.serve.negotiation import ROWS, TRIPLES, choose


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take."""

    seconds: float = 30.0
    answer_mb: float = 32.0
    """Size of the answer as written."""
    memory_mb: int = 2048
    """What a process may add to its memory while it works, where the system can hold it to that."""
    workers: int = 4
    """Queries at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came over HTTP."""

    sparql: str
    accept: str = "*/*"
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, media type and body of the response."""

    status: int
    media: str
    body: bytes

    @staticmethod
    def text(status: int, message: str) -> Reply:
        """A reply in one line, for what did not succeed."""
        return Reply(status, "text/plain; charset=utf-8", f"{message}\n".encode())


class _TooLargeError(OSError):
    pass


class _Bounded(io.BytesIO):
    """Takes bytes up to a limit; what is beyond stops the query that writes them."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self._left -= len(data)
        if self._left < 0:
            raise _TooLargeError
        return super().write(data)


def work(path: Path, channel: Connection, limits: Limits) -> None:
    """Load the graph, tell that it is ready (or why not), and answer what comes until the channel closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    try:
        graph = load(path)
    except ValueError as error:
        channel.send(str(error))
        return
    size = len(graph)
    reply(graph.store, Asked("ASK {}"), limits)  # whatever is imported late, is imported now
    _confine(limits, on_disk(path))
    channel.send(size)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            asked = channel.recv()
            _end_with(limits.seconds)
            channel.send(reply(graph.store, asked, limits))


def reply(store: Store, asked: Asked, limits: Limits) -> Reply:
    """The answer to a query in the format it accepts, or why there is none."""
    try:
        found = answer(store, asked.sparql, asked.default, asked.named)
        formats = TRIPLES if isinstance(found, QueryTriples) else ROWS
        media = choose(asked.accept, list(formats))
        if media is None:
            return Reply.text(406, f"this answer can be had as {', '.join(formats)}")
        written = _Bounded(int(limits.answer_mb * 1_000_000))
        found.serialize(written, format=formats[media])  # type: ignore[arg-type]
        return Reply(200, media, written.getvalue())
    except RefusedError as error:
        return Reply.text(403, str(error))
    except QueryError as error:
        return Reply.text(400, str(error))
    except _TooLargeError:
        return Reply.text(413, f"the answer is larger than {limits.answer_mb:g} MB; LIMIT asks for less")
    except MemoryError:
        return Reply.text(413, "the query needs more memory than a query may take")
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:  # met while the answer is worked out
        return Reply.text(400, f"the query cannot be run: {' '.join(str(error).split())}")


def _end_with(seconds: float) -> None:
    """Let the system end this process if a query goes on after the server that would stop it was killed itself."""
    try:
        import resource
    except ImportError:
        return
    user, system, *_ = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(user + system + seconds) + 2, most))


def _confine(limits: Limits, reads_files: bool = False) -> None:
    """No more memory than allowed and no new file or connection, whatever the query says.

    A store on disk opens its files when it needs them, so that there what a query may say is checked, and no more.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits; what a query may say is checked everywhere
        return
    statm = Path("/proc/self/statm")
    if statm.exists():
        pages = int(statm.read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + limits.memory_mb * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    if not reads_files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
