"""The folder of a build: its files are replaced all at once, and a crash at any moment leaves old ones or new ones.

New files are written beside the old ones, into a folder `.new-…` that means nothing yet. When all are on the disk, it
is renamed to `.ready`: from that moment the change counts. Then each file takes its place. What a crash interrupts
before is thrown away, what it interrupts after is finished by the next command that opens the folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

NEW = ".new-"
"""How the names of folders begin that a crash may leave and the next change clears away."""
_READY, _LOCK = ".ready", ".lock"


class BusyError(ValueError):
    """Another process is writing into the folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder, made if it is not there, against other processes that write; a process that dies lets it go.

    Raises `BusyError` at once if another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise BusyError(f"{folder}: another vnus-graph is writing there; wait until it has finished") from None
    try:
        recover(folder)
        for left in folder.glob(f"{NEW}*"):  # nobody else is writing: a crash left it
            shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        lock.release()


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A fresh folder to write files into, which take the place of those of the same name when the block ends.

    To be entered by one process at a time, see `locked`. If the block raises, nothing changes.
    """
    fresh = Path(tempfile.mkdtemp(prefix=NEW, dir=folder))
    try:
        yield fresh
        for file in fresh.iterdir():
            _flush(file)
        _flush(fresh)
        fresh.rename(folder / _READY)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    recover(folder)


def recover(folder: Path) -> None:
    """Finish a change that a crash interrupted after it was ready; nothing to do in most cases."""
    ready = folder / _READY
    if not ready.is_dir():
        return
    with suppress(FileNotFoundError):  # another process finishes the same change
        for file in sorted(ready.iterdir()):
            file.replace(folder / file.name)
        _flush(folder)
        ready.rmdir()


def _flush(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # a folder, on Windows
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
