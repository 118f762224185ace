"""Stage 7 of 7, its times: from which day to which day something lies, as far as the graph knows."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from pyoxigraph import NamedNode

from vnus_graph.graph.dates import days
from vnus_graph.graph.reader import Reader

Span: TypeAlias = tuple[date, date]
"""First and last day, both included."""


def span(reader: Reader, node: NamedNode) -> Span | None:
    """The days within which an event lies; for a tenure, from the first to the last day it is attested.

    Its own date counts, else that of the visit it is part of. A date of less than a day («2024-03») spans all its days;
    one without a year spans none.
    """
    return own_span(reader, node) or _attested(reader, node) or _visit(reader, node)


def own_span(reader: Reader, node: NamedNode) -> Span | None:
    """The days of an event's own date."""
    start, end = reader.text(node, "start"), reader.text(node, "end")
    first = days(start) if start else None
    last = days(end) if end else first
    return (first[0], max(first[1], last[1])) if first and last else None


def written(reader: Reader, node: NamedNode) -> str | None:
    """The date as the graph has it: «2024-03», «2024-03-04/2024-03-06» for a range, «../2024-03-06» for an end."""
    start, end = reader.text(node, "start"), reader.text(node, "end")
    return f"{start or '..'}/{end}" if end else start


def _attested(reader: Reader, node: NamedNode) -> Span | None:
    spans = [found for day in reader.texts(node, "attestedOn") if (found := days(day))]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _visit(reader: Reader, node: NamedNode) -> Span | None:
    whole = reader.node(node, "partOf")
    return own_span(reader, whole) if whole else None
