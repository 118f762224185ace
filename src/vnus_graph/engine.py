"""Where work in many parts is done: an interface, and this process as the plainest place.

The other place is a cluster, see `vnus_graph.cluster`. Both do a task by calling one function, so that what comes out
does not depend on where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T", bound=Sized)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: whoever worked on this unit died of it."""

    reason: str
    """One line, lower case, for people."""


class Engine(Protocol):
    """Does tasks; a task has so many units as its length tells."""

    @property
    def lanes(self) -> int:
        """How many tasks can be done at once."""

    def map(self, function: Callable[[T, int], Iterator[R]], tasks: Iterable[T]) -> Iterator[tuple[T, list[R | Died]]]:
        """Each task with its results, in order.

        `function(task, first)` gives a result for each unit from number `first` on, in order. It lies in a module of
        the package, and depends on nothing but the task.
        """


class Here:
    """This process, one task after another."""

    lanes = 1

    def map(self, function: Callable[[T, int], Iterator[R]], tasks: Iterable[T]) -> Iterator[tuple[T, list[R | Died]]]:
        """Each task with its results, in order."""
        for task in tasks:
            yield task, list(function(task, 0))


class DiedError(ValueError):
    """Work that nothing can go on without has killed whoever did it."""


def alive(results: Iterable[R | Died]) -> Iterator[R]:
    """The results, where none may be missing; raises `DiedError` if one is."""
    for one in results:
        if isinstance(one, Died):
            raise DiedError(f"tiến trình so sánh tên bị chết · the process that compared names died: {one.reason}")
        yield one
