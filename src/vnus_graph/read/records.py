"""Articles that come as records: JSON, JSON Lines and CSV, a field for each of `Article` but where it was found."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from vnus_graph.model import Article
from vnus_graph.read.failure import Failure, UnreadableError
from vnus_graph.read.values import plain, published_date

_CELL_LIMIT = 2**31 - 1


def json_records(text: str, source: str, stem: str) -> Iterator[Article | Failure]:
    """One object, or a list of them."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not valid JSON: {error.msg}, line {error.lineno} column {error.colno}") from None
    except ValueError as error:
        raise UnreadableError(f"not valid JSON: {error}") from None
    if not isinstance(data, list):
        yield _article(data, source, stem)
        return
    if not data:
        raise UnreadableError("no articles in it")
    for number, record in enumerate(data, start=1):
        yield _article(record, f"{source}, item {number}", f"{stem}-{number}")


def json_lines(text: str, source: str, stem: str) -> Iterator[Article | Failure]:
    """One object a line; blank lines are passed over."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield json_line(line, f"{source}:{number}", f"{stem}-{number}")


def json_line(line: str, source: str, fallback: str) -> Article | Failure:
    """One line of JSON Lines; `fallback` is the id of the article if it has none. No JSON is a `Failure`."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Failure(source, f"not valid JSON: {error.msg}, column {error.colno}")
    except (ValueError, RecursionError) as error:
        return Failure(source, f"not valid JSON: {error}")
    return _article(record, source, fallback)


def csv_records(text: str, source: str, stem: str) -> Iterator[Article | Failure]:
    """A header line, then one article a row, between commas, semicolons or tabs."""
    csv.field_size_limit(_CELL_LIMIT)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        if "text" not in (rows.fieldnames or ()):
            raise UnreadableError("no column «text»")
        number = 0
        for number, row in enumerate(rows, start=1):
            yield _article(row, f"{source}:{rows.line_num}", f"{stem}-{number}")
        if not number:
            raise UnreadableError("no articles in it")
    except csv.Error as error:
        raise UnreadableError(f"not valid CSV: {error}, line {rows.line_num}") from None


def _article(record: Any, source: str, fallback: str) -> Article | Failure:
    """The article of a record, unknown fields ignored; `fallback` is its id where it has none."""
    if not isinstance(record, dict):
        return Failure(source, f"not an article but a {type(record).__name__}")
    text = record.get("text")
    if not isinstance(text, str) or not plain(text).strip("\ufeff \t\r\n"):
        return Failure(source, "no text")
    return Article(
        id=_word(record.get("id")) or fallback,
        text=plain(text.removeprefix("\ufeff")),
        title=_word(record.get("title")),
        outlet=_word(record.get("outlet")),
        url=_word(record.get("url")),
        published=published_date(_word(record.get("published")) or ""),
        source=source,
        retrieved=published_date(_word(record.get("retrieved")) or ""),
    )


def _word(value: Any) -> str | None:
    """A one-line value: numbers as written, blank and structured ones as None."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(plain(str(value)).split()) or None
