"""The Python API: articles in, a graph to ask, draw, check and save.

import vnus_graph
graph = vnus_graph.build(["seeds/articles"])
graph.query("SELECT ?name WHERE { ?p a vnus:Person ; rdfs:label ?name }")
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from vnus_graph.knowledge_graph import Graph

if TYPE_CHECKING:  # the libraries behind these are imported when they are called for
    from vnus_graph.archive.files import Helper
    from vnus_graph.archive.shelf import Shelf
    from vnus_graph.batch import Progress
    from vnus_graph.model import Article
    from vnus_graph.pipeline import Trace


def build(
    inputs: Iterable[str | Path] | str | Path,
    workers: int = 1,
    progress: Progress | None = None,
    before: str | Path | None = None,
    judgements: str | Path | None = None,
    scheduler: str | None = None,
    beside: Helper | None = None,
) -> Graph:
    """The graph of all articles in `inputs`: files, folders, URLs that fsspec knows, or «-» for standard input.

    `workers` processes share the work, or with `scheduler`, the address of a Dask scheduler, its workers; the graph is
    the same for any number. `before` is the folder of an older build:
    articles that are in it unchanged are not read again. `judgements` names a table of who is one and who is not, as
    `vnus-graph review` writes it; a file that is not there holds none. `beside` is the process that `Graph.save` will
    be given, which makes itself ready when there is a core to spare. Never raises for the sake of an input: what
    failed is in `Graph.failures`, and the rest is built. Raises `vnus_graph.cluster.ClusterError`, a `ValueError`,
    where the cluster cannot do it.
    """
    from vnus_graph.archive.shelf import ShelfError

    try:
        shelf = _shelf(before)
    except ShelfError:  # whatever it held, all of it is read anew
        shelf = None
    return _build(inputs, shelf, False, workers, progress, judgements, scheduler=scheduler, beside=beside)


def add(
    folder: str | Path,
    inputs: Iterable[str | Path] | str | Path,
    workers: int = 1,
    progress: Progress | None = None,
    judgements: str | Path | None = None,
    scheduler: str | None = None,
) -> Graph:
    """Add the articles in `inputs` to the graph that lies in `folder`, and save it there.

    The files are those that a build of all articles at once would write. An article whose id is in the graph takes the
    place of the older version; no other is read again. `judgements` and `scheduler` as for `build`. Raises
    `ValueError` where there is no graph to add to, or while another process writes there.
    """
    from vnus_graph.archive.files import helper
    from vnus_graph.archive.folder import locked

    place = Path(folder)
    if not place.is_dir():
        raise ValueError(f"{place}: no graph to add to; build one first: vnus-graph build … -o {place}")
    with locked(place), helper(workers) as beside:
        shelf = _shelf(place)
        if shelf is None:
            raise ValueError(
                f"{place}: no readings.jsonl to add to; build the graph anew: vnus-graph build … -o {place}"
            )
        graph = _build(inputs, shelf, True, workers, progress, judgements, place, scheduler, beside)
        graph.save_locked(place, beside)
        graph.readings = _shelf(place)
        return graph


def _build(
    inputs: Iterable[str | Path] | str | Path,
    before: Shelf | None,
    keep: bool,
    workers: int,
    progress: Progress | None,
    judgements: str | Path | None,
    room: Path | None = None,
    scheduler: str | None = None,
    beside: Helper | None = None,
) -> Graph:
    from vnus_graph.resolve.judgements import read_judgements

    given = [inputs] if isinstance(inputs, str | Path) else inputs
    judged = read_judgements(Path(judgements) if judgements else None)
    if scheduler:
        from vnus_graph import cluster

        with cluster.connected(scheduler) as engine:
            readings, account = cluster.gather(given, engine, before, keep, progress, room)
            if beside is not None:
                beside.give(None)
            from vnus_graph.resolve.assemble import resolve

            resolution = resolve(readings, judged, engine)
            account.deaths += engine.deaths
    else:
        from vnus_graph.ahead import Ahead
        from vnus_graph.batch import gather

        readings, account = gather(given, before, keep, workers, progress, room, Ahead(beside) if beside else None)
        from vnus_graph.resolve.assemble import resolve  # which takes as long as an article to read

        resolution = resolve(readings, judged)
    graph = Graph(None, readings, resolution)
    graph.account = account
    return graph


def _shelf(folder: str | Path | None) -> Shelf | None:
    """The readings that lie in the folder of a build, if there is one."""
    from vnus_graph.archive import shelf
    from vnus_graph.archive.folder import recover

    if folder is None or not Path(folder).is_dir():
        return None
    recover(Path(folder))
    path = Path(folder) / shelf.NAME
    return shelf.Shelf(path) if path.is_file() else None


def load(path: str | Path, store: str | Path | None = None) -> Graph:
    """A graph from a `.ttl`, `.nt`, `.nq` or `.trig` file, or from a folder that `Graph.save` wrote.

    A folder is read with the named graphs of its articles. With `store`, a folder of its own, the graph is copied there
    once, again when it changed, and asked on disk rather than in memory, as one of many millions of statements needs.
    Raises `vnus_graph.graph.load.LoadError`, a `ValueError`, for what holds no graph.
    """
    from vnus_graph.graph.load import load as load_store
    from vnus_graph.graph.store import keep

    readings = _shelf(path)
    return Graph(load_store(path if store is None else keep(Path(store), Path(path))), readings)


def trace(article: Article) -> Trace:
    """What each stage makes of one article, as `Graph.articles` holds it: blocks, sentences, mentions, claims."""
    from vnus_graph import pipeline

    return pipeline.trace(article)
