"""Which files to read, and their text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from vnus_graph.model import Article
from vnus_graph.read.failure import Failure, UnreadableError
from vnus_graph.read.page import page
from vnus_graph.read.records import csv_records, json_line, json_lines, json_records
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
        inside = _within(folder)
    except OSError as error:
        yield Failure(str(folder), error.strerror or str(error))
        return
    if not inside:
        yield Failure(str(folder), "nothing in this folder that can be read")
    for path in inside:
        yield from _file(path)


def _within(folder: Path) -> list[Path]:
    inside = [path for path in folder.rglob("*") if path.suffix.lower() in _FORMATS and path.is_file()]
    return sorted(inside, key=lambda path: path.relative_to(folder).parts)


def expected(inputs: Iterable[str | Path]) -> int | None:
    """About how many articles there are in `inputs`, none of them read; None if that cannot be told.

    A line of JSON Lines counts as one, and so does any other file.
    """
    try:
        paths = [Path(given) for given in inputs]
        files = [file for path in paths for file in (_within(path) if path.is_dir() else [path])]
        return sum(_lines(file) if file.suffix.lower() == ".jsonl" else 1 for file in files)
    except OSError:
        return None


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _file(path: Path) -> Iterator[Article | Failure]:
    source, suffix = str(path), path.suffix.lower()
    if suffix == ".jsonl":
        return _guarded(source, lambda: _line_by_line(path))
    return _parsed(source, path.stem, path.read_bytes, _FORMATS[suffix])


_Parser = Callable[[str, str, str], Iterator[Article | Failure]]


def _parsed(source: str, stem: str, load: Callable[[], bytes], parse: _Parser) -> Iterator[Article | Failure]:
    """Load, decode and parse one file."""
    return _guarded(source, lambda: parse(_decoded(load()), source, plain(stem)))


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


def _line_by_line(path: Path) -> Iterator[Article | Failure]:
    """JSON Lines, one line in memory at a time; a line that is no text fails alone, unless it is the first."""
    number = 0
    with path.open("rb") as lines:
        for number, line in ((n, line) for n, line in enumerate(lines, start=1) if line.strip()):
            try:
                text = _utf8(line)
            except UnreadableError as error:
                if number == 1:
                    raise
                yield Failure(f"{path}:{number}", str(error))
                continue
            yield json_line(text, f"{path}:{number}", f"{plain(path.stem)}-{number}")
    if not number:
        raise UnreadableError("empty")


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


_FORMATS: dict[str, _Parser] = {
    ".txt": _raw_text,
    ".html": page,
    ".htm": page,
    ".json": json_records,
    ".jsonl": json_lines,
    ".csv": csv_records,
}
