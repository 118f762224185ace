"""Which graph a command is about: GRAPH, what is in `--store`, or `out` where neither is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from vnus_graph.knowledge_graph import Graph

DEFAULT = Path("out")
"""Where a graph is looked for when none is named."""

argument = click.argument("graph", required=False, type=click.Path(exists=True, path_type=Path))
store_option = click.option(
    "--store", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Keep the graph on disk in a folder of its own, not in memory: for one of many millions of statements.",
)  # fmt: skip


def loaded(graph: Path | None, store: Path | None) -> Graph:
    """The graph that is meant."""
    from vnus_graph.api import load

    return load(located(graph, store))


def located(graph: Path | None, store: Path | None) -> Path:
    """Where it lies: GRAPH, else what was put into the store before, else `out`; the store is filled if need be."""
    from vnus_graph.graph.store import filled, keep

    if graph is None and not (store and filled(store)):
        graph = DEFAULT
    if graph and not graph.exists():
        raise click.UsageError(f"«{graph}»: không có đồ thị · there is no graph; vnus-graph build … -o {graph}")
    return keep(store, graph, _tell) if store else graph or DEFAULT


def _tell(source: Path) -> None:
    click.echo(f"{source}: đang chép vào kho trên đĩa · copying into the store on disk", err=True)
