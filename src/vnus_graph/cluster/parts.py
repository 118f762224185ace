"""The inputs in parts, and what a worker does with one: tell which articles are in it, and read some of them.

Workers fetch what they read themselves. A part is some small files, or the lines of a large `.jsonl` file that begin in
a range of bytes; no other file is cut. Each part is gone through twice: first the ids and digests of its articles go to
the client, who finds out what is new and what comes twice; then those that are to be read are read.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from vnus_graph.batch import read_line
from vnus_graph.model import Article
from vnus_graph.read import Failure, digest
from vnus_graph.read.files import LINES, File, read_file, read_lines
from vnus_graph.read.urls import is_url

SMALLEST, LARGEST = 64 << 10, 4 << 20
"""Bytes of a part: between a second of work and a minute or two."""
_UNKNOWN = 64 << 10
"""Bytes that a file of unknown size counts as."""
_NO_NAME = "\x00"
"""The name of a file whose articles have no ids of their own yet: no id can hold it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Whole files, or lines of one."""

    files: tuple[File, ...]
    start: int = 0
    end: int | None = None
    """If set, the lines that begin at bytes `start` to `end` of the only file."""

    def __len__(self) -> int:
        return len(self.files)


class Known(NamedTuple):
    """What the client must know of an article."""

    source: str
    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in one file of a part."""

    found: tuple[Known | Failure, ...] = ()
    """In a part of a file, numbered from its first line, without the name of the file."""
    lines: int = 0
    """Lines that begin in a part of a file."""
    unseen: str = ""
    """Set where this machine has not the file that the client has: the machine's name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Articles of a part that are to be read."""

    part: Part
    articles: tuple[Known, ...]
    first: int = 1
    """The number of its first line."""

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class Handed:
    """Articles that come from the client."""

    articles: tuple[Article, ...]

    def __len__(self) -> int:
        return len(self.articles)


class Line(NamedTuple):
    """The line of an article on the shelf."""

    id: str
    text: bytes


def parts(files: Sequence[File], lanes: int) -> Iterator[Part]:
    """The files in their order, in parts for so many workers."""
    total = sum(_size(file) for file in files)
    limit = min(max(total // (8 * lanes), SMALLEST), LARGEST)
    together: list[File] = []
    size = 0
    for file in files:
        if size + _size(file) > limit and together:
            yield Part(tuple(together))
            together, size = [], 0
        if file.kind == LINES and file.seekable and _size(file) > limit:
            yield from (Part((file,), start, start + limit) for start in range(0, _size(file), limit))
        else:
            together.append(file)
            size += _size(file)
    if together:
        yield Part(tuple(together))


def _size(file: File) -> int:
    return _UNKNOWN if file.size is None else file.size


def contents(part: Part, first: int) -> Iterator[Contents]:
    """On a worker: what is in each file of a part, from file number `first` on."""
    for file in part.files[first:]:
        if unseen := _unseen(file):
            yield Contents(unseen=unseen)
        elif part.end is None:
            yield Contents(tuple(_known(read_file(file))))
        else:
            found: list[Known | Failure] = []
            lines = _gone_through(read_lines(replace(file, source="", stem=_NO_NAME), part.start, part.end), found)
            yield Contents(tuple(found), lines)


def placed(found: Iterable[Known | Failure], file: File, before: int) -> Iterator[Known | Failure]:
    """What was found in a part of a file, with the name of the file, numbered after the lines `before` the part."""
    for one in found:
        if isinstance(one, Failure) and one.source in ("", file.source):  # of the file as a whole
            yield replace(one, source=file.source)
            continue
        number = int(one.source[1:]) + before
        source = f"{file.source}:{number}"
        if isinstance(one, Failure):
            yield replace(one, source=source)
        else:
            yield Known(source, f"{file.stem}-{number}" if one.id.startswith(_NO_NAME) else one.id, one.digest)


def read_part(task: Wanted | Handed, first: int) -> Iterator[Line | Failure]:
    """On a worker: the reading of each article that is wanted, from number `first` on."""
    if isinstance(task, Handed):
        yield from (_line(article) for article in task.articles[first:])
        return
    stream = _articles(task.part, task.first)
    for known in task.articles[first:]:
        article = next((one for one in stream if one.source == known.source), None)
        if article is None or (article.id, digest(article)) != (known.id, known.digest):
            yield Failure(known.source, "changed while it was being read")
        else:
            yield _line(article)


def _articles(part: Part, first: int) -> Iterator[Article]:
    for file in part.files:
        found = read_file(file) if part.end is None else read_lines(file, part.start, part.end, first)
        yield from (one for one in found if isinstance(one, Article))


def _line(article: Article) -> Line | Failure:
    told = read_line(article)
    return told if isinstance(told, Failure) else Line(article.id, told)


def _known(found: Iterable[Article | Failure]) -> Iterator[Known | Failure]:
    for one in found:
        yield one if isinstance(one, Failure) else Known(one.source, one.id, digest(one))


def _gone_through(found: Generator[Article | Failure, None, int], into: list[Known | Failure]) -> int:
    """Note what is found; the number of lines gone through."""
    while True:
        try:
            into.extend(_known([next(found)]))
        except StopIteration as end:
            return int(end.value or 0)


def _unseen(file: File) -> str:
    """The name of this machine, if it has another file at this place, or none."""
    if is_url(file.place):
        return ""
    try:
        same = file.size in (None, Path(file.place).stat().st_size)
    except OSError:
        same = False
    if same:
        return ""
    import socket

    return socket.gethostname()
