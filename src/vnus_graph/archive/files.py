"""What a build writes of its graph: one process the statements, another beside it, if there is one, the views."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from vnus_graph.archive.views import drawn, make_ready, write_network, write_page, write_views
from vnus_graph.model import Resolution
from vnus_graph.workers import Beside


class Asked(NamedTuple):
    """What the process beside is to write, from which lines, and where."""

    lines: Path
    folder: Path
    network: bool
    """Whether the network as well as the page."""


Helper: TypeAlias = Beside[Asked | None, OSError | None]
"""A process that writes views; without anything asked it makes itself ready."""
FEW = 500
"""Events that are written in less time than it takes another process to start."""


@contextmanager
def helper(workers: int) -> Iterator[Helper | None]:
    """A second process, if there may be one; it starts when it is given something."""
    if workers == 1:
        yield None
        return
    beside: Helper = Beside(_views)
    try:
        yield beside
    finally:
        beside.end()


def write(resolution: Resolution, folder: Path, beside: Helper | None) -> int:
    """The files of a resolution, and how many statements it makes. Raises OSError."""
    lines = folder / "graph.nt"  # what the other files are made of; not one of them
    size = _statements(resolution, folder, lines)
    if beside is None:
        _turtle(lines, folder)
        write_views(drawn(lines), folder)
    else:
        large = len(resolution.events) >= FEW
        beside.give(Asked(lines, folder, network=not large))
        _turtle(lines, folder)
        if large:
            write_network(drawn(lines), folder)
        for error in filter(None, beside.results()):
            raise error
    lines.unlink()
    return size


def _statements(resolution: Resolution, folder: Path, lines: Path) -> int:
    from vnus_graph.graph.dataset import statements
    from vnus_graph.graph.provenance import provenance
    from vnus_graph.graph.turtle import write_dataset

    with (folder / "graph.nq").open("wb") as nquads, lines.open("wb") as triples:
        return write_dataset(statements(resolution), provenance(resolution), nquads, triples)


def _turtle(lines: Path, folder: Path) -> None:
    from vnus_graph.graph.turtle import turtle_of

    with lines.open("rb") as triples, (folder / "graph.ttl").open("wb") as turtle:
        turtle.writelines(turtle_of(triples))


def _views(asked: Asked | None) -> OSError | None:
    """In the process beside."""
    try:
        if asked is None:
            make_ready()
        else:
            (write_views if asked.network else write_page)(drawn(asked.lines), asked.folder)
    except OSError as error:
        return error
    return None
