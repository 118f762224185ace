"""Which files to read, and their text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from vnus_graph.model import Article
from vnus_graph.read.failure import Failure, UnreadableError
from vnus_graph.read.page import page
from vnus_graph.read.records import csv_records, json_lines, json_records
from vnus_graph.read.values import plain

_UTF8_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_input(given: str | Path) -> Iterator[Article | Failure]:
    """Articles and failures of one file, folder or «-»."""
    if str(given) == "-":
        yield from _parsed("-", "stdin", sys.stdin.buffer.read, _sniffed)
        return
    path = Path(given)
    if path.is_dir():
        yield from _folder(path)
    elif not path.exists():
        yield Failure(str(path), "no such file or folder")
    elif path.suffix.lower() in _FORMATS:
        yield from _file(path)
    else:
        yield Failure(str(path), f"unknown kind of file: expected one of {', '.join(sorted(_FORMATS))}")


def _folder(folder: Path) -> Iterator[Article | Failure]:
    try:
        inside = [path for path in folder.rglob("*") if path.suffix.lower() in _FORMATS and path.is_file()]
    except OSError as error:
        yield Failure(str(folder), error.strerror or str(error))
        return
    if not inside:
        yield Failure(str(folder), "nothing in this folder that can be read")
    for path in sorted(inside, key=lambda path: path.relative_to(folder).parts):
        yield from _file(path)


def _file(path: Path) -> Iterator[Article | Failure]:
    yield from _parsed(str(path), path.stem, path.read_bytes, _FORMATS[path.suffix.lower()])


_Parser = Callable[[str, str, str], Iterator[Article | Failure]]


def _parsed(source: str, stem: str, load: Callable[[], bytes], parse: _Parser) -> Iterator[Article | Failure]:
    """Load, decode and parse one file, every way of failing turned into a `Failure`."""
    try:
        yield from parse(_decoded(load()), source, plain(stem))
    except UnreadableError as error:
        yield Failure(source, str(error))
    except OSError as error:
        yield Failure(source, error.strerror or str(error))
    except RecursionError:
        yield Failure(source, "nested too deeply")


def _decoded(data: bytes) -> str:
    """UTF-8 text, line ends as they are, without a byte order mark."""
    for mark, encoding in _OTHER_BOMS.items():
        if data.startswith(mark):
            raise UnreadableError(f"not UTF-8: looks like {encoding}")
    data = data.removeprefix(_UTF8_BOM)
    if b"\x00" in data:
        raise UnreadableError(f"not a text file: NUL at byte {data.index(0)}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not UTF-8: byte {data[error.start]:#04x} at {error.start}") from None
    if not plain(text).strip():
        raise UnreadableError("empty")
    return text


def _raw_text(text: str, source: str, stem: str) -> Iterator[Article | Failure]:
    yield Article(id=stem, text=plain(text), source=source)


def _sniffed(text: str, source: str, stem: str) -> Iterator[Article | Failure]:
    """JSON Lines if the first line is an object, JSON if the text opens like it, else raw text."""
    opening = text.lstrip()
    first = opening.partition("\n")[0].rstrip()
    if opening.startswith("{") and first.endswith("}") and opening.count("\n") and len(first) > 2:
        return json_lines(text, source, stem)
    if opening.startswith(("{", "[{", "[\n", "[ ")):
        return json_records(text, source, stem)
    return _raw_text(text, source, stem)


_FORMATS: dict[str, _Parser] = {
    ".txt": _raw_text,
    ".html": page,
    ".htm": page,
    ".json": json_records,
    ".jsonl": json_lines,
    ".csv": csv_records,
}
