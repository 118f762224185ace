"""What a build writes of its graph: first the statements, then what is made of them, by two processes if there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from vnus_graph.archive.views import drawn, make_ready, write_network, write_page
from vnus_graph.model import Resolution
from vnus_graph.workers import Beside


class Asked(NamedTuple):
    """What two processes write of the same lines of N-Triples, and where."""

    lines: Path
    folder: Path
    large: bool
    """Whether the page alone takes so long that this process has the rest to do."""


Helper: TypeAlias = Beside[Asked | None, OSError | None]
"""The other process; without anything asked it makes itself ready."""
FEW = 500
"""Events that are written in less time than it takes another process to start."""


@contextmanager
def helper(workers: int) -> Iterator[Helper | None]:
    """A second process, if there may be one; it starts when it is given something."""
    if workers == 1:
        yield None
        return
    beside: Helper = Beside(_there)
    try:
        yield beside
    finally:
        beside.end()


def write(resolution: Resolution, folder: Path, beside: Helper | None) -> int:
    """The files of a resolution, and how many statements it makes. Raises OSError."""
    asked = Asked(folder / "graph.nt", folder, len(resolution.events) >= FEW)
    size = _statements(resolution, asked)
    if beside is None or not (asked.large or beside.started):
        _write(asked, turtle=True, network=True, page=True)
    else:
        beside.give(asked)
        _write(asked, turtle=True, network=asked.large)
        for error in filter(None, beside.results()):
            raise error
    asked.lines.unlink()  # what the others are made of, not one of them
    return size


def _there(asked: Asked | None) -> OSError | None:
    """What the process beside does."""
    try:
        if asked is None:
            make_ready()
        else:
            _write(asked, network=not asked.large, page=True)
    except OSError as error:
        return error
    return None


def _statements(resolution: Resolution, asked: Asked) -> int:
    from vnus_graph.graph.dataset import statements
    from vnus_graph.graph.provenance import provenance
    from vnus_graph.graph.turtle import write_dataset

    with (asked.folder / "graph.nq").open("wb") as nquads, asked.lines.open("wb") as triples:
        return write_dataset(statements(resolution), provenance(resolution), nquads, triples)


def _write(asked: Asked, *, turtle: bool = False, network: bool = False, page: bool = False) -> None:
    """Some of the files that are made of the lines."""
    if turtle:
        from vnus_graph.graph.turtle import turtle_of

        with asked.lines.open("rb") as triples, (asked.folder / "graph.ttl").open("wb") as file:
            file.writelines(turtle_of(triples))
    if network or page:
        graph = drawn(asked.lines)
        if network:
            write_network(graph, asked.folder)
        if page:
            write_page(graph, asked.folder)
