"""Stage 7 of 7, its CSV files: UTF-8 with a header, as RFC 4180 has it; lists are one item a line within a cell."""

from __future__ import annotations

from datetime import date
from typing import Any

from pyoxigraph import Store

from vnus_graph.graph import records
from vnus_graph.graph.records import Record
from vnus_graph.graph.table import Table, Value


def nodes(store: Store) -> bytes:
    """Actors and positions, a row each; `id` and `label` are what Gephi looks for."""
    return _csv(records.NODES, records.nodes(store))


def edges(store: Store) -> bytes:
    """Edges, a row for each event behind one; `source`, `target` and `type` are what Gephi looks for."""
    return _csv(records.EDGES, records.edges(store))


def events(store: Store) -> bytes:
    """Events, whatever their status, a row each."""
    return _csv(records.EVENTS, records.events(store))


def _csv(columns: tuple[str, ...], rows: list[Record]) -> bytes:
    return Table(columns, tuple(tuple(_cell(row[name]) for name in columns) for row in rows)).write("csv").encode()


def _cell(value: Any) -> Value:
    if isinstance(value, tuple):
        return "\n".join(value)
    found: Value = value.isoformat() if isinstance(value, date) else value
    return found
