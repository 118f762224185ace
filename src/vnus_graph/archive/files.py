"""What a build writes of its graph: one process the statements, another beside it, if there is one, the views."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from vnus_graph.archive.views import make_ready, of_folder, write_network, write_page, write_views
from vnus_graph.model import Resolution
from vnus_graph.workers import Beside


class Asked(NamedTuple):
    """What the process beside is to write, and where."""

    folder: Path
    network: bool
    """Whether the network as well as the page."""


Helper: TypeAlias = Beside[Asked | None, OSError | None]
"""A process that writes views; without anything asked it makes itself ready."""
FEW = 500
"""Events that are written in less time than it takes another process to start."""


@contextmanager
def helper(workers: int) -> Iterator[Helper | None]:
    """A second process, if there may be one, which makes itself ready while this one does something else."""
    if workers == 1:
        yield None
        return
    beside: Helper = Beside(_views)
    try:
        beside.give(None)
        yield beside
    finally:
        beside.end()


def write(resolution: Resolution, folder: Path, beside: Helper | None) -> int:
    """The files of a resolution, and how many statements it makes. Raises OSError."""
    size = _statements(resolution, folder)
    if beside is None:
        write_views(of_folder(folder), folder)
        return size
    large = len(resolution.events) >= FEW
    beside.give(Asked(folder, network=not large))
    if large:
        write_network(of_folder(folder), folder)
    for _ in ("made ready", "written"):
        if error := beside.result():
            raise error
    return size


def _statements(resolution: Resolution, folder: Path) -> int:
    from vnus_graph.graph.dataset import statements
    from vnus_graph.graph.provenance import provenance
    from vnus_graph.graph.turtle import write_dataset

    with (folder / "graph.nq").open("wb") as nquads, (folder / "graph.ttl").open("wb") as turtle:
        return write_dataset(statements(resolution), provenance(resolution), nquads, turtle)


def _views(asked: Asked | None) -> OSError | None:
    """In the process beside."""
    try:
        if asked is None:
            make_ready()
        else:
            (write_views if asked.network else write_page)(of_folder(asked.folder), asked.folder)
    except OSError as error:
        return error
    return None
