"""Stage 7 of 7, sent to another's server: every graph replaces the one of its name there.

The server's own `id/provenance` says which articles were pushed before, hence which graphs are of articles no longer in
the build; these are removed, and no other. So that this stays known whenever a push is cut short, the server is first
told of the new graphs beside the old, and only in the end of the new alone.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from vnus_graph.graph.iris import GRAPHS, PROVENANCE
from vnus_graph.graph.remote import GraphStore, PushError

_AT_ONCE = 8_000_000
"""Bytes of one request, some 50,000 statements; the rest of a graph is added by further ones."""
_BLANK = re.compile(rb"_:|\S+ \S+ _:")
"""A statement about blank nodes; those of one graph belong into one request."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was done."""

    graphs: int
    statements: int
    """Those of all graphs together."""
    removed: int
    """Graphs of articles that are no longer in the build."""
    exposed: bool
    """Whether a password or token went over a network unencrypted."""


def push(
    store: Store, server: GraphStore, into: str | None = None, flat: bool = False, progress: Progress | None = None
) -> Pushed:
    """Send the default graph, to the server's own or to the IRI `into`, and unless `flat` the named graphs too.

    A dataset without provenance leaves the named graphs that the server has as they are. `progress` is called with
    the graphs done and their number. Raises `PushError`; a push that was cut short is done again as a whole.
    """
    try:
        place = NamedNode(into) if into else None
    except ValueError as error:
        raise PushError(f"{into}: {error}") from error
    named = [] if flat else sorted((g for g in store.named_graphs() if isinstance(g, NamedNode)), key=lambda g: g.value)
    whole = PROVENANCE in named
    tell = progress or (lambda *_: None)
    before = _told(server) if whole else set()
    if whole:
        for piece in _pieces(store, PROVENANCE):
            server.post(PROVENANCE, piece)
    statements = _replace(store, DefaultGraph(), server, place)
    rest = [graph for graph in named if graph != PROVENANCE] + [PROVENANCE] * whole
    removed = 0
    for done, graph in enumerate(rest, start=1):
        if graph == PROVENANCE:
            removed = sum(server.delete(old) for old in sorted(before - {*named}, key=lambda g: g.value))
        statements += _replace(store, graph, server, graph)
        tell(done, len(rest))
    return Pushed(1 + len(rest), statements, removed, server.exposed)


def _told(server: GraphStore) -> set[NamedNode]:
    """Graphs of articles that the server holds, as its provenance says."""
    subjects = {quad.subject for quad in server.get(PROVENANCE)}
    return {node for node in subjects if isinstance(node, NamedNode) and node.value.startswith(GRAPHS)}


def _replace(store: Store, graph: NamedNode | DefaultGraph, server: GraphStore, into: NamedNode | None) -> int:
    """Put a graph in the place of the server's; number of statements sent."""
    statements = 0
    for number, piece in enumerate(_pieces(store, graph)):
        (server.post if number else server.put)(into, piece)
        statements += piece.count(b"\n")
    return statements


def _pieces(store: Store, graph: NamedNode | DefaultGraph) -> Iterator[bytes]:
    """A graph as N-Triples in pieces that are graphs of their own; at least one, of an empty graph too."""
    with tempfile.SpooledTemporaryFile(_AT_ONCE) as file:
        store.dump(file, RdfFormat.N_TRIPLES, from_graph=graph)
        piece = [line for line in _lines(file) if _BLANK.match(line)]
        length, sent = sum(map(len, piece)), False
        for line in _lines(file):
            if _BLANK.match(line):
                continue
            if length + len(line) > _AT_ONCE:
                yield b"".join(piece)
                piece, length, sent = [], 0, True
            piece.append(line)
            length += len(line)
        if piece or not sent:
            yield b"".join(piece)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    return iter(file)
