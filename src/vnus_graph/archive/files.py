"""What a build writes of its graph: one process the statements, another beside it, if there is one, the views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from vnus_graph.model import Resolution
from vnus_graph.workers import Beside

if TYPE_CHECKING:
    from pyoxigraph import Store

Helper: TypeAlias = Beside["tuple[bytes, Path] | None", "OSError | None"]
"""A process that writes `vnus_graph.archive.views`."""
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


def write(resolution: Resolution, store: Callable[[], Store], folder: Path, beside: Helper | None) -> int:
    """The files of a resolution, and how many statements it makes. Raises OSError.

    `store` gives the default graph, for the views of it if there is nobody `beside`.
    """
    if beside is None:
        from vnus_graph.archive.views import views

        size = _statements(resolution, folder)
        views(store(), folder)
        return size
    beside.give((msgspec.json.encode(resolution), folder))
    size = _statements(resolution, folder)
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


def _views(given: tuple[bytes, Path] | None) -> OSError | None:
    from vnus_graph.archive.views import views_of

    return views_of(given)
