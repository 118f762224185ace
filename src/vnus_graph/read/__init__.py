"""Stage 1 of 7: file, folder, feed or page → Article.

`files` finds what to read and decodes it, `records` turns JSON, JSON Lines and CSV into articles, `page` does so for
HTML. What cannot be read becomes a `Failure` with its place and reason; the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vnus_graph.model import Article
from vnus_graph.read.failure import Failure, Repeat
from vnus_graph.read.files import expected, read_input
from vnus_graph.read.values import digest, published_date

__all__ = ["Failure", "Repeat", "Seen", "digest", "expected", "published_date", "read"]


def read(inputs: Iterable[str | Path]) -> Iterator[Article | Failure | Repeat]:
    """Read articles from files, folders and standard input, in the order given.

    A file is `.txt` (raw page text, its name the id), `.html` or `.htm`, `.json` (one object or a list), `.jsonl` or
    `.csv` (fields id, url, outlet, title, published, text, and retrieved, the day it was fetched). A folder is searched
    for those, sub-folders included, in order of path. «-» is standard input: JSON or JSON Lines if it looks so, else
    raw text. What fsspec knows is read by URL: a file, a folder, a pattern («s3://bucket/2024/*.jsonl»), or what is in
    an archive («zip://::https://host/articles.zip»).

    `Article.text` is the text as read, in whatever normal form, without a byte order mark; offsets index it. Lone
    surrogates become U+FFFD and control characters become spaces, one for one. Ids are unique in what is yielded: an
    article that comes a second time becomes a `Repeat`, another one under the same id a `Failure` that names both
    places. Never raises for the sake of an input.
    """
    seen = Seen()
    for given in inputs:
        for found in read_input(given):
            if isinstance(found, Failure):
                yield found
            else:
                yield seen.before(found.id, found.source, digest(found)) or found


class Seen:
    """The articles that came so far."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, str]] = {}

    def before(self, article: str, source: str, version: str) -> Repeat | Failure | None:
        """What is to be said of an article that came before under its id; `version` is its digest."""
        if article not in self._first:
            self._first[article] = source, version
            return None
        place, first = self._first[article]
        if first == version:
            return Repeat(source, place)
        return Failure(source, f"id «{article}» was read before, from {place}")
