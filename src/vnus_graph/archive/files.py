"""What a build writes of its graph, by two processes if the graph is not small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from pyoxigraph import Store

from vnus_graph.graph.dataset import statements
from vnus_graph.graph.provenance import provenance
from vnus_graph.graph.turtle import attested_lines, turtle_lines
from vnus_graph.model import Resolution
from vnus_graph.workers import beside

_FEW = 500
"""Events that are written in less time than it takes another process to start."""


def write(resolution: Resolution, store: Callable[[], Store], folder: Path, workers: int = 1) -> None:
    """The files of a resolution; `store` gives the default graph, for the views of it. Raises OSError."""
    if workers == 1 or len(resolution.events) < _FEW:
        _by_article(resolution, folder)
        views(store(), folder)
        return
    with beside(_told, (msgspec.json.encode(resolution), folder)) as failure:
        views(store(), folder)
        if error := failure():
            raise error


def views(store: Store, folder: Path) -> None:
    """The whole as one graph, as a network and as a page."""
    from vnus_graph.graph.exports import graphml
    from vnus_graph.graph.page import page

    with (folder / "graph.ttl").open("wb") as file:
        file.writelines(turtle_lines(store))
    (folder / "graph.graphml").write_bytes(graphml(store))
    (folder / "graph.html").write_bytes(page(store).encode())


def _by_article(resolution: Resolution, folder: Path) -> None:
    with (folder / "graph.nq").open("wb") as file:
        file.writelines(attested_lines(statements(resolution), provenance(resolution)))


def _told(given: tuple[bytes, Path]) -> OSError | None:
    """The statements by article, in a process of their own; what kept it from writing them."""
    resolution = msgspec.json.decode(given[0], type=Resolution)
    try:
        _by_article(resolution, given[1])
    except OSError as error:
        return error
    return None
