"""Stage 7 of 7, kept on disk: which process reads a store and which fills one, by locks that end with the process.

Where the system or the file system has no such locks, `unused` and `locked` say that nothing is known.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_held: dict[Path, int] = {}


def hold(directory: Path) -> None:
    """Count this process among the readers of a directory until it ends."""
    if fcntl is None or directory in _held or not directory.is_dir():
        return
    descriptor = os.open(directory, os.O_RDONLY)
    if _lock(descriptor, fcntl.LOCK_SH):
        _held[directory] = descriptor
    else:
        os.close(descriptor)


def unused(directory: Path) -> bool:
    """Whether it is certain that no process reads a directory."""
    if fcntl is None:
        return False
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        return _lock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(descriptor)


@contextmanager
def locked(file: Path) -> Iterator[bool]:
    """Wait until no other process is at what the lock file guards; False if that cannot be known."""
    with file.open("ab") as lock:
        yield fcntl is not None and _lock(lock.fileno(), fcntl.LOCK_EX)


def _lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind)
    except OSError:  # held by another, or a file system without locks
        return False
    return True
