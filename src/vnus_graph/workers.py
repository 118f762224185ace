"""Processes that share work: results come in order, and a process that dies takes no more with it than what it died of.

A process is handed a few items at a time. When one dies, what it held is handed out again, one item at a time; an item
on which a process dies once more is given up.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from vnus_graph.garbage import search_rarely

T = TypeVar("T")
R = TypeVar("R")

_AT_A_TIME = 4
"""Items handed to a process: some tenths of a second of work, against a millisecond to hand them over."""
_AHEAD = 128
"""Items for each process that may be under way or done while the first of them is not: a slow one holds up no other."""


class StartError(OSError):
    """A process ended before it came to its first item."""


@dataclass(frozen=True, slots=True)
class Death:
    """The end of a process in the middle of its work."""

    process: int
    """Its number, as the system counts."""
    cause: str
    """«SIGKILL», «exit code 3»."""


def cause(code: int) -> str:
    """What ended a process that left this exit code."""
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"


class Workers(Generic[T, R]):
    """Processes, each calling `work` on what it is handed."""

    def __init__(
        self,
        number: int,
        work: Callable[[T], R],
        lost: Callable[[T, Death], R],
        died: Callable[[Death, Sequence[T]], None],
        ready: Callable[[], object] | None = None,
    ) -> None:
        """`work` is importable by its name and raises nothing; `lost` makes the result of an item that is given up.

        `died` is told of each death, with the items that the process had not done yet. `ready`, importable too, is
        called by each process before its first item.
        """
        self._number, self._work, self._lost, self._died, self._ready = number, work, lost, died, ready
        self._idle: list[_Process[T, R]] = []
        self._busy: dict[Connection, _Process[T, R]] = {}
        self._again: deque[tuple[int, T]] = deque()
        """Items in the hands of a process that died, with their numbers."""
        self._done: dict[int, tuple[T, R]] = {}

    def start(self) -> None:
        """Let them make themselves ready, which takes them a second, before there are items for them."""
        self._idle += (_Process(self._work, self._ready) for _ in range(self._number - len(self._idle)))

    def over(self, items: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Each item with its result, in the order of the items. Raises `StartError`, an `OSError`."""
        stream = enumerate(items)
        given = told = 0
        try:
            while True:
                while len(self._busy) < self._number and (self._again or given - told < _AHEAD * self._number):
                    alone = bool(self._again)
                    held = [self._again.popleft()] if alone else list(islice(stream, _AT_A_TIME))
                    if not held:
                        break
                    given = max(given, held[-1][0] + 1)
                    self._hand(held, alone)
                if not self._busy:
                    return
                for connection in wait(list(self._busy)):
                    assert isinstance(connection, Connection)
                    self._hear(connection)
                while told in self._done:
                    yield self._done.pop(told)
                    told += 1
        finally:
            for process in (*self._idle, *self._busy.values()):
                process.end()

    def _hand(self, held: list[tuple[int, T]], alone: bool) -> None:
        process = self._idle.pop() if self._idle else _Process(self._work, self._ready)
        process.hand(held, alone)
        self._busy[process.connection] = process

    def _hear(self, connection: Connection) -> None:
        """Take one result of a process, or learn that it is no more."""
        process = self._busy[connection]
        try:
            heard = process.hear()
        except (EOFError, OSError):
            del self._busy[connection]
            self._bury(process)
            return
        if heard is not None:
            number, item, result = heard
            self._done[number] = item, result
        if not process.held:
            self._idle.append(self._busy.pop(connection))

    def _bury(self, process: _Process[T, R]) -> None:
        death = process.death()
        if not process.started:
            raise StartError(f"a process for reading could not start ({death.cause}); try --workers 1")
        self._died(death, [item for _, item in process.held])
        if process.alone:
            number, item = process.held[0]
            self._done[number] = item, self._lost(item, death)
        else:
            self._again.extend(process.held)


class Beside(Generic[T, R]):
    """One process that works beside this one, from the first item until `end`."""

    def __init__(self, work: Callable[[T], R]) -> None:
        """`work` is importable by its name and raises nothing."""
        self._work = work
        self._process: _Process[T, R] | None = None
        self._given = 0

    @property
    def started(self) -> bool:
        """Whether there is a process: it has been given something."""
        return self._process is not None

    def give(self, item: T) -> None:
        """Hand over an item; a large one when the process has started. Raises OSError if it is dead."""
        if self._process is None:
            self._process = _Process(self._work)
        with self._living(self._process) as connection:
            connection.send([item])
        self._given += 1

    def results(self) -> Iterator[R]:
        """Wait for the result of each item that was given, in order. Raises OSError if the process dies."""
        while self._process is not None and self._given:
            with self._living(self._process) as connection:
                if not self._process.started:
                    self._process.started = connection.recv() is None
                found: R = connection.recv()
            self._given -= 1
            yield found

    def end(self) -> None:
        """Let the process go, whatever it is doing."""
        if self._process is not None:
            self._process.end()

    @contextmanager
    def _living(self, process: _Process[T, R]) -> Iterator[Connection]:
        try:
            yield process.connection
        except (EOFError, OSError):
            died = process.death().cause
            raise OSError(f"a process that wrote the graph died ({died}); try --workers 1") from None


class _Process(Generic[T, R]):
    """One of the processes, seen from the outside."""

    def __init__(self, work: Callable[[T], R], ready: Callable[[], object] | None = None) -> None:
        context = get_context("spawn")  # not forked: a progress display runs a thread, and a fork copies its locks
        self.connection, inner = context.Pipe()
        self._process = context.Process(target=_serve, args=(inner, work, ready), daemon=True)
        self._process.start()
        inner.close()
        self.started = False
        self.held: deque[tuple[int, T]] = deque()
        self.alone = False

    def hand(self, held: Iterable[tuple[int, T]], alone: bool) -> None:
        self.held, self.alone = deque(held), alone
        if self.started:
            self.connection.send([item for _, item in self.held])

    def hear(self) -> tuple[int, T, R] | None:
        """The next result; None for the word that the process has started. Raises `EOFError` or `OSError` if dead."""
        heard = self.connection.recv()
        if not self.started:
            self.started = True
            self.connection.send([item for _, item in self.held])
            return None
        return (*self.held.popleft(), heard)

    def death(self) -> Death:
        self._process.join()
        return Death(self._process.pid or 0, cause(self._process.exitcode or 0))

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _serve(connection: Connection, work: Callable[[T], R], ready: Callable[[], object] | None) -> None:
    """What a process does: make itself ready; then, until nobody is there any more, call `work` on what comes."""
    search_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its processes
    try:
        if ready is not None:
            ready()
        connection.send(None)
        while True:
            for item in connection.recv():
                connection.send(work(item))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
