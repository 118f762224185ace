"""Which files to read, and the articles in them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vnus_graph.model import Article
from vnus_graph.read import urls
from vnus_graph.read.failure import Failure, UnreadableError
from vnus_graph.read.page import page
from vnus_graph.read.records import csv_records, json_line, json_lines, json_records
from vnus_graph.read.values import plain

_UTF8_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
LINES = ".jsonl"
"""The kind of file that can be read in parts."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to read, by this process or another."""

    source: str
    """What messages call it: the path or URL by which it was found."""
    place: str
    """The same for a process in another folder."""
    stem: str
    """Its name, from which articles without an id have theirs."""
    kind: str
    """Its suffix in lower case."""
    size: int | None = None
    """In bytes, where known."""
    seekable: bool = True
    """Whether reading may begin in the middle."""


def read_input(given: str | Path) -> Iterator[Article | Failure]:
    """Articles and failures of one file, folder, URL or «-»."""
    if str(given) == "-":
        yield from _guarded("-", lambda: _sniffed(_decoded(sys.stdin.buffer.read()), "-", "stdin"))
        return
    for file in files(given):
        yield from [file] if isinstance(file, Failure) else read_file(file)


def files(given: str | Path) -> Iterator[File | Failure]:
    """The files of one file, folder or URL, in order of path."""
    path = Path(given)
    if urls.is_url(str(given)):
        yield from _remote(str(given))
    elif path.is_dir():
        yield from _folder(path)
    elif not path.exists():
        yield Failure(str(path), "no such file or folder")
    elif path.suffix.lower() in _KINDS:
        yield _local(path)
    else:
        yield _unknown(str(path))


def read_file(file: File) -> Iterator[Article | Failure]:
    """Articles and failures of one file."""
    if file.kind != LINES:
        parse = _FORMATS[file.kind]
        yield from _guarded(file.source, lambda: parse(_decoded(_content(file)), file.source, file.stem))
        return
    nothing = True
    for found in read_lines(file):
        nothing = False
        yield found
    if nothing:
        yield Failure(file.source, "empty")


def read_lines(
    file: File, start: int = 0, end: int | None = None, first: int = 1
) -> Generator[Article | Failure, None, int]:
    """What stands in the lines of a `.jsonl` file that begin at bytes `start` to `end`; `first` is their number.

    One line is in memory at a time. A line that is no text fails alone, unless it is the first of the file. Returns how
    many lines there were.
    """
    number = first - 1

    def parsed() -> Iterator[Article | Failure]:
        nonlocal number
        with _opened(file) as opened:
            for number, line in enumerate(_lines(opened, start, end), start=first):
                source = f"{file.source}:{number}"
                try:
                    if line.strip():
                        yield json_line(_utf8(line), source, f"{file.stem}-{number}")
                except UnreadableError as error:
                    if number == first and not start:
                        raise
                    yield Failure(source, str(error))

    yield from _guarded(file.source, parsed)
    return number - first + 1


def expected(inputs: Iterable[str | Path]) -> int | None:
    """About how many articles there are in `inputs`, none of them read; None if that cannot be told.

    A line of JSON Lines counts as one, and so does any other file.
    """
    if any(urls.is_url(str(given)) for given in inputs):
        return None
    try:
        paths = [Path(given) for given in inputs]
        listed = [file for path in paths for file in (_within(path) if path.is_dir() else [path])]
        return sum(_count(file) if file.suffix.lower() == LINES else 1 for file in listed)
    except OSError:
        return None


def _count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _within(folder: Path) -> list[Path]:
    inside = [path for path in folder.rglob("*") if path.suffix.lower() in _KINDS and path.is_file()]
    return sorted(inside, key=lambda path: path.relative_to(folder).parts)


def _folder(folder: Path) -> Iterator[File | Failure]:
    try:
        inside = _within(folder)
    except OSError as error:
        yield Failure(str(folder), error.strerror or str(error))
        return
    if not inside:
        yield Failure(str(folder), "nothing in this folder that can be read")
    yield from map(_local, inside)


def _local(path: Path) -> File:
    try:
        size = path.stat().st_size
    except OSError:  # told when it is read
        size = None
    return File(str(path), str(path.absolute()), plain(path.stem), path.suffix.lower(), size)


def _remote(given: str) -> Iterator[File | Failure]:
    try:
        inside = list(urls.found(given, _KINDS))
    except UnreadableError as error:
        yield Failure(given, str(error))
        return
    if not inside:
        yield Failure(given, "nothing there that can be read")
    for one in inside:
        name = Path(one.path)
        if name.suffix.lower() in _KINDS:
            yield File(one.url, one.url, plain(name.stem), name.suffix.lower(), one.size, one.seekable)
        else:
            yield _unknown(one.url)


def _unknown(source: str) -> Failure:
    return Failure(source, f"unknown kind of file: expected one of {', '.join(sorted(_KINDS))}")


def _content(file: File) -> bytes:
    return urls.content(file.place) if urls.is_url(file.place) else Path(file.place).read_bytes()


def _opened(file: File) -> BinaryIO:
    return urls.opened(file.place) if urls.is_url(file.place) else Path(file.place).open("rb")


def _lines(opened: BinaryIO, start: int, end: int | None) -> Iterator[bytes]:
    if start:
        opened.seek(start - 1)
        opened.readline()  # what began before belongs to the part before
    while (end is None or opened.tell() < end) and (line := opened.readline()):
        yield line


def _guarded(source: str, parse: Callable[[], Iterator[Article | Failure]]) -> Iterator[Article | Failure]:
    """What `parse` yields, every way of failing turned into a `Failure`."""
    try:
        yield from parse()
    except UnreadableError as error:
        yield Failure(source, str(error))
    except OSError as error:
        yield Failure(source, error.strerror or str(error))
    except RecursionError:
        yield Failure(source, "nested too deeply")


def _decoded(data: bytes) -> str:
    text = _utf8(data)
    if not plain(text).strip():
        raise UnreadableError("empty")
    return text


def _utf8(data: bytes) -> str:
    """UTF-8 text, line ends as they are, without a byte order mark."""
    for mark, encoding in _OTHER_BOMS.items():
        if data.startswith(mark):
            raise UnreadableError(f"not UTF-8: looks like {encoding}")
    data = data.removeprefix(_UTF8_BOM)
    if b"\x00" in data:
        raise UnreadableError(f"not a text file: NUL at byte {data.index(0)}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not UTF-8: byte {data[error.start]:#04x} at {error.start}") from None


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


_FORMATS: dict[str, Callable[[str, str, str], Iterator[Article | Failure]]] = {
    ".txt": _raw_text,
    ".html": page,
    ".htm": page,
    ".json": json_records,
    ".csv": csv_records,
}
_KINDS = frozenset({*_FORMATS, LINES})
