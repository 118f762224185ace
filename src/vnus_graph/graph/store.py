"""Stage 7 of 7, kept on disk: a graph larger than memory, copied once into an Oxigraph store and read from there.

The folder holds a record, `vnus-graph-store.json`, and the Oxigraph store that the record names, which is never written
again. A changed graph is copied into a new store beside it, and the record is replaced when that is whole and on disk:
what no record names, as after a crash, was never taken for a graph and is cleared by the next copy. Copies are made one
at a time; a store that some process still reads stays until it is done.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO

import pyoxigraph
from pyoxigraph import Store

from vnus_graph.graph.load import FORMATS, LoadError, graph_file, quads
from vnus_graph.graph.locks import hold, locked, unused

_RECORD, _PREFIX, _LOCK = "vnus-graph-store.json", "vnus-graph-store-", "vnus-graph-store.lock"
_LAYOUT = f"1, pyoxigraph {pyoxigraph.__version__}"
"""A store that another version filled is filled anew."""
_AT_ONCE = 100_000
"""Statements sorted in memory at a time, about 200 MB; Oxigraph's own million would take ten times as much."""
_SETTLED = 2.0
"""Seconds after which a further change to a file is sure to show in its times, on any usual file system."""


@dataclass(frozen=True, slots=True)
class _Record:
    """What a folder holds."""

    layout: str
    directory: str
    """Name of the Oxigraph store beside the record."""
    source: str
    sha256: str
    """Of the graph file it was filled from."""
    stamp: str
    """Size and times of that file while they can stand for its content, else empty."""


def keep(folder: Path, graph: Path | None = None, filling: Callable[[Path], None] = lambda _: None) -> Path:
    """The Oxigraph store below `folder`, for `load`, which holds `graph`; filled first unless it does already.

    Without `graph` it is the file that the store was filled from before, or where that is gone the store as it is.
    `filling` is called with the file before it is copied, which takes a while. This process then counts as a reader of
    the store until it ends. Raises `LoadError`.
    """
    folder = folder.resolve()
    try:
        while True:
            directory = _current(folder, graph) or _filled(folder, graph, filling)
            hold(directory)
            if directory.is_dir():  # else another process replaced it just before it was held
                return directory
    except OSError as error:
        raise LoadError(Path(error.filename or folder), error) from error


def filled(folder: Path) -> bool:
    """Whether a folder holds a graph."""
    return _record(folder.resolve()) is not None


def _current(folder: Path, graph: Path | None) -> Path | None:
    """The store in `folder` if it is sure to hold the graph without reading that again."""
    record = _record(folder)
    if record is None:
        return None
    source = graph_file(graph).resolve() if graph else Path(record.source)
    if graph is None and not source.exists():
        return folder / record.directory
    same = (record.layout, record.source) == (_LAYOUT, str(source))
    return folder / record.directory if same and record.stamp and record.stamp == _stamp(source.stat()) else None


def _filled(folder: Path, graph: Path | None, filling: Callable[[Path], None]) -> Path:
    """The store in `folder` after comparing the graph's content, and copying it where that differs."""
    record = _record(folder)
    source = graph_file(graph).resolve() if graph else Path(record.source) if record else None
    if source is None:
        raise LoadError(folder, "no graph was put here yet; name one")
    with source.open("rb") as file:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_other_files(folder)
        with locked(folder / _LOCK) as alone:
            record = _record(folder)  # anew: another process may have filled it meanwhile
            before, stamp = _written(file), _stamp(os.fstat(file.fileno()))
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            if record and (record.layout, record.sha256) == (_LAYOUT, digest):
                directory = folder / record.directory
            else:
                _clear(folder, record, alone)
                filling(source)
                directory = _copied(folder, source, file)
            if _written(file) != before:
                raise LoadError(source, "was written to while it was read; please try again")
            record = _Record(_LAYOUT, directory.name, str(source), digest, stamp)
            _write(folder, record)
            _clear(folder, record, alone)
            return directory


def _copied(folder: Path, source: Path, file: IO[bytes]) -> Path:
    """A new store with what the file says, whole and on disk."""
    file.seek(0)
    directory = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    try:
        directory.chmod(folder.stat().st_mode & 0o777)
        store = Store(directory)
        found = quads(file, FORMATS[source.suffix])
        while some := list(islice(found, _AT_ONCE)):
            store.bulk_extend(some)
        store.optimize()
        store.flush()
    except (OSError, SyntaxError, ValueError) as error:
        shutil.rmtree(directory, ignore_errors=True)
        raise LoadError(source, error) from error
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        raise
    _sync(directory)
    return directory


def _record(folder: Path) -> _Record | None:
    """What the folder holds; None for nothing, or nothing whole."""
    try:
        record = _Record(**json.loads((folder / _RECORD).read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None
    return record if (folder / record.directory).is_dir() else None


def _write(folder: Path, record: _Record) -> None:
    """Put a record in the place of the one before, at once and on disk."""
    fresh = folder / f"{_RECORD}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(record), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / _RECORD)
    _sync(folder)


def _refuse_other_files(folder: Path) -> None:
    """A folder with files of somebody's is no place to write and clear in."""
    for path in folder.iterdir():
        if not path.name.startswith(_PREFIX) and path.name not in (_RECORD, f"{_RECORD}.new", _LOCK):
            raise LoadError(folder, f"there are other files, as {path.name}; a store needs a folder of its own")


def _clear(folder: Path, record: _Record | None, alone: bool) -> None:
    """Remove the stores that no record names and no process reads."""
    for directory in folder.glob(f"{_PREFIX}*"):
        if alone and not (record and directory.name == record.directory) and unused(directory):
            shutil.rmtree(directory, ignore_errors=True)


def _written(file: IO[bytes]) -> tuple[int, int]:
    """What changes when somebody writes to an open file."""
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns


def _stamp(found: os.stat_result) -> str:
    """Size and times of a file, or empty where they are so recent that a change could leave them as they are."""
    settled = max(found.st_mtime_ns, found.st_ctime_ns) / 1e9 < time.time() - _SETTLED
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}" if settled else ""


def _sync(directory: Path) -> None:
    """Names in a directory to disk, where the system can."""
    if os.name == "posix":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
