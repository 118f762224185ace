"""The readings of a build in one file: `readings.jsonl`, a line an article, sorted by the article's id.

The first line tells by which rules the articles were read and which inputs could not be; each other line holds the
article's id, a digest of the article, and all that was read from it, its text included. One article is in memory at a
time, however many there are.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import msgspec

from vnus_graph.archive.folder import NEW
from vnus_graph.archive.rules import rules
from vnus_graph.model import Article, Reading
from vnus_graph.read import Failure

NAME = "readings.jsonl"
"""What the file is called in the folder of a build."""

_FORMAT = 1


class ShelfError(ValueError):
    """A file that is no shelf; the message names it and says what to do."""


class _Head(msgspec.Struct):
    format: int
    rules: str
    failures: list[tuple[str, str]]


class _Line(msgspec.Struct):
    id: str
    digest: str
    reading: msgspec.Raw


@dataclass(frozen=True, slots=True)
class _Slot:
    digest: str
    offset: int
    length: int


class Shelf:
    """Readings on disk, in the order of their articles' ids."""

    def __init__(self, path: Path, owner: object = None) -> None:
        """Open the shelf at `path`; raises `ShelfError` for a file that is none. `owner` lives as long as it does."""
        self.path = path
        self._owner = owner
        self._slots: dict[str, _Slot] = {}
        try:
            with path.open("rb") as lines:
                first = lines.readline()
                head = msgspec.json.decode(first, type=_Head)
                if head.format != _FORMAT:
                    raise ShelfError(f"{path}: written by another version of vnus-graph; build the graph anew")
                offset = len(first)
                for line in lines:
                    found = msgspec.json.decode(line, type=_Line)
                    self._slots[found.id] = _Slot(found.digest, offset, len(line))
                    offset += len(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ShelfError(f"{path}: no readings of articles ({error}); build the graph anew") from None
        self.current = head.rules == rules()
        """Whether the articles were read by the rules of today."""
        self.failures = tuple(Failure(source, reason) for source, reason in head.failures)
        """Inputs that could not be read when the shelf was filled."""

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, article: str) -> bool:
        return article in self._slots

    def __iter__(self) -> Iterator[Reading]:
        """All readings, decoded one by one."""
        with self.path.open("rb") as lines:
            lines.readline()
            for line in lines:
                yield _reading(line)

    def ids(self) -> tuple[str, ...]:
        """Ids of the articles, sorted."""
        return tuple(self._slots)

    def holds(self, article: str, article_digest: str) -> bool:
        """Whether this very version of the article lies here, read by the rules of today."""
        slot = self._slots.get(article)
        return slot is not None and self.current and slot.digest == article_digest

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Some of the articles as they were read."""
        with self.path.open("rb") as file:
            for each in ids:
                yield _reading(self._at(file, each)).document.article

    def lines(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Some of the lines as they stand, each with its article's id."""
        with self.path.open("rb") as file:
            for each in ids:
                yield each, self._at(file, each)

    def _at(self, file: BinaryIO, article: str) -> bytes:
        slot = self._slots[article]
        file.seek(slot.offset)
        return file.read(slot.length)


class Filling:
    """A shelf in the making: lines come in any order and end up sorted."""

    def __init__(self, room: Path | None = None) -> None:
        """`room`: the folder to write in, which clears away what a crash leaves there; else that of the system."""
        self._folder = tempfile.TemporaryDirectory(prefix=NEW if room else "vnus-graph-", dir=room)
        self._spool = (Path(self._folder.name) / "spool").open("w+b")
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, article: str, line: bytes) -> None:
        """Add a line, from `line` or another shelf, under its article's id."""
        self._places[article] = self._spool.tell(), len(line)
        self._spool.write(line)

    def close(self, failures: Iterable[Failure]) -> Shelf:
        """The finished shelf, in a temporary file that goes when it does; `Shelf.path` may be copied."""
        path = Path(self._folder.name) / NAME
        head = _Head(_FORMAT, rules(), sorted((failure.source, failure.reason) for failure in failures))
        with path.open("wb") as out:
            out.write(msgspec.json.encode(head) + b"\n")
            for article in sorted(self._places):
                offset, length = self._places[article]
                self._spool.seek(offset)
                out.write(self._spool.read(length))
        self._spool.close()
        Path(self._spool.name).unlink()
        return Shelf(path, self._folder)


def line(reading: Reading, article_digest: str) -> bytes:
    """The line that tells a reading; `article_digest` is that of the article as it came in."""
    told = msgspec.json.encode(_unplaced(reading), order="deterministic")
    found = _Line(reading.document.article.id, article_digest, msgspec.Raw(told))
    return msgspec.json.encode(found) + b"\n"


def copy(shelf: Shelf, path: Path) -> None:
    """The shelf's file at another place."""
    shutil.copyfile(shelf.path, path)


def _reading(line: bytes) -> Reading:
    return msgspec.json.decode(msgspec.json.decode(line, type=_Line).reading, type=Reading)


def _unplaced(reading: Reading) -> Reading:
    """Without the path of the file: where an article lay when it was read is no part of what it says."""
    article = replace(reading.document.article, source="")
    return replace(reading, document=replace(reading.document, article=article))
