"""Stage 7 of 7, an answer: columns and rows, and the three ways of writing them."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vnus_graph.graph.vocabulary import PREFIXES

Value: TypeAlias = str | int | float | bool | None
Format: TypeAlias = Literal["table", "csv", "json"]

FORMATS: tuple[Format, ...] = ("table", "csv", "json")
_NOT_SHOWN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Control, format and line-breaking characters."""
_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))


@dataclass(frozen=True, slots=True)
class Table:
    """Answer to a query: rows of plain Python values.

    IRIs are given in full and dates as written («2024-09», «--03-06»), both as `str`; numbers and truth values as such;
    what a row leaves open as None.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def records(self) -> list[dict[str, Value]]:
        """Rows as dicts, for `pandas.DataFrame` and the like."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def write(self, form: Format = "table") -> str:
        """The answer as text that ends in a newline: an aligned table, CSV with a header, or a JSON list of objects.

        The table shortens IRIs to prefixed names; CSV and JSON keep them whole. Raises ValueError for another format.
        """
        if form == "table":
            return _aligned(self)
        if form == "csv":
            return _csv(self)
        if form == "json":
            return json.dumps(self.records(), ensure_ascii=False, indent=2) + "\n"
        raise ValueError(f"no format «{form}»: {', '.join(FORMATS)}")


def one_line(text: str) -> str:
    """`text` with a space for every character that could break the line or steer a terminal."""
    return "".join(" " if unicodedata.category(char) in _NOT_SHOWN else char for char in text)


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return out.getvalue()


def _aligned(table: Table) -> str:
    rows = [list(table.columns), *([_short(_plain(value)) for value in row] for row in table.rows)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines) + "\n"


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _short(text: str) -> str:
    """One line, IRIs of the project by prefix; control characters, as a quote may hold, never reach a terminal."""
    for namespace, prefix in _NAMESPACES:
        if text.startswith(namespace):
            text = f"{prefix}:{text[len(namespace) :]}"
            break
    return one_line(text)


def _width(text: str) -> int:
    """Columns of a terminal that a text takes."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) != 0 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
