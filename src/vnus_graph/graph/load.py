"""Stage 7 of 7, read back: a graph written to disk → the dataset it came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from vnus_graph.graph.iris import PROVENANCE

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
}


class LoadError(ValueError):
    """A file that holds no graph this project can read; the message names the file and the reason in one line."""

    def __init__(self, path: Path, reason: object) -> None:
        text = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
        super().__init__(f"{path}: {' '.join(text.split())}")


def load(path: Path | str) -> Store:
    """Dataset in memory of a `.ttl`, `.nt`, `.nq` or `.trig` file, or of a folder that a build wrote.

    The default graph holds everything but provenance, also for a file of named graphs, so that one query answers alike
    over `graph.ttl` and `graph.nq`. A store that `vnus_graph.graph.store.keep` filled is left on disk and only read.
    Raises `LoadError`.
    """
    if on_disk(path):
        return _opened(Path(path))
    path = graph_file(path)
    store = Store()
    try:
        with path.open("rb") as file:
            store.bulk_extend(quads(file, FORMATS[path.suffix]))
    except (OSError, SyntaxError, ValueError) as error:
        raise LoadError(path, error) from error
    return store


def on_disk(path: Path | str) -> bool:
    """Whether this is the folder of an Oxigraph store."""
    return (Path(path) / "CURRENT").is_file()


def size(store: Store) -> int:
    """Number of statements in the default graph."""
    (row,) = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")  # type: ignore[misc]
    return int(row["n"].value)


def graph_file(path: Path | str) -> Path:
    """The file to read: in a folder its `graph.nq`, else its `graph.ttl`. Raises `LoadError` for no graph's name."""
    path = Path(path)
    if path.is_dir():
        path = path / ("graph.nq" if (path / "graph.nq").is_file() else "graph.ttl")
    if path.suffix not in FORMATS:
        raise LoadError(path, f"not a graph file; expected one of {', '.join(FORMATS)}")
    return path


def quads(file: IO[bytes], form: RdfFormat) -> Iterator[Quad]:
    """What a file says, and what its named graphs say once more in the default graph, all but provenance."""
    for quad in parse(file, format=form):
        yield quad
        if quad.graph_name not in (DefaultGraph(), PROVENANCE):
            yield Quad(*quad.triple)


def _opened(directory: Path) -> Store:
    try:
        return Store.read_only(str(directory))
    except (OSError, ValueError) as error:
        raise LoadError(directory, error) from error
