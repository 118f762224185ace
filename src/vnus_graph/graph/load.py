"""Stage 7 of 7, read back: a graph written to disk → the dataset it came from."""

from __future__ import annotations

from pathlib import Path

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


def load(path: Path | str) -> Store:
    """Dataset of a `.ttl`, `.nt`, `.nq` or `.trig` file, or of the `graph.ttl` in a folder that a build wrote.

    The default graph holds everything but provenance, also for a file of named graphs, so that one query answers alike
    over `graph.ttl` and `graph.nq`. Raises `LoadError`.
    """
    path = Path(path)
    if path.is_dir():
        path = path / "graph.ttl"
    if path.suffix not in FORMATS:
        raise LoadError(f"{path}: not a graph file; expected one of {', '.join(FORMATS)}")
    store = Store()
    try:
        store.extend(_quads(path))
    except (OSError, SyntaxError, ValueError) as error:
        raise LoadError(f"{path}: {_reason(error)}") from error
    return store


def _quads(path: Path) -> list[Quad]:
    found = list(parse(path.read_bytes(), format=FORMATS[path.suffix]))
    flat = [Quad(*quad.triple) for quad in found if quad.graph_name not in (DefaultGraph(), PROVENANCE)]
    return found + flat


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(text.split())
