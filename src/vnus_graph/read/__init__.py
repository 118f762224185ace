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

__all__ = ["Failure", "Repeat", "digest", "expected", "published_date", "read"]


def read(inputs: Iterable[str | Path]) -> Iterator[Article | Failure | Repeat]:
    """Read articles from files, folders and standard input, in the order given.

    A file is `.txt` (raw page text, its name the id), `.html` or `.htm`, `.json` (one object or a list), `.jsonl` or
    `.csv` (fields id, url, outlet, title, published, text, and retrieved, the day it was fetched). A folder is searched
    for those, sub-folders included, in order of path. «-» is standard input: JSON or JSON Lines if it looks so, else
    raw text.

    `Article.text` is the text as read, in whatever normal form, without a byte order mark; offsets index it. Lone
    surrogates become U+FFFD and control characters become spaces, one for one. Ids are unique in what is yielded: an
    article that comes a second time becomes a `Repeat`, another one under the same id a `Failure` that names both
    places. Never raises for the sake of an input.
    """
    first: dict[str, tuple[str, str]] = {}
    for given in inputs:
        for found in read_input(given):
            if isinstance(found, Failure):
                yield found
                continue
            if found.id not in first:
                first[found.id] = found.source, digest(found)
                yield found
                continue
            place, version = first[found.id]
            if version == digest(found):
                yield Repeat(found.source, place)
            else:
                yield Failure(found.source, f"id «{found.id}» was read before, from {place}")
