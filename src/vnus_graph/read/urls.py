"""Files that lie elsewhere: s3://, hdfs://, https://, zip://…::…, whatever fsspec knows, found and fetched through it.

fsspec is no dependency of the package but comes with its extra `cluster`. What its file systems raise is told as the
reason of a failure; what may be a passing trouble of the network is tried again.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, BinaryIO, TypeVar
from urllib.parse import unquote, urlsplit

from vnus_graph.read.failure import UnreadableError

_URL = re.compile(r"[a-z][a-z0-9+.-]+(?:://|::)", re.IGNORECASE)
_MAGIC = re.compile(r"[*?\[]")
_LASTING = (FileNotFoundError, PermissionError, IsADirectoryError, ImportError, ValueError)
"""What no second try mends."""
_PAUSES = (0.5, 2.0)
"""Seconds before the second and the third try."""
_BUFFER = 1 << 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """A file behind a URL."""

    url: str
    path: str
    """Its name there, without what opens the way to it."""
    size: int | None
    seekable: bool


def is_url(given: str) -> bool:
    """Whether this is a URL rather than a path."""
    return _URL.match(given) is not None


def found(given: str, kinds: frozenset[str]) -> Iterator[Found]:
    """Files of these kinds behind a URL of a file, folder or archive, or a pattern, in order of path."""
    system, path = _system(given)
    archive, web = _is_archive(system), _is_web(system)
    prefix, _, way = given.partition("::")

    def listed() -> dict[str, dict[str, Any]]:
        if _MAGIC.search(path) and not (web and "?" in path):
            inside = system.glob(path, detail=True)
        elif _suffix(path, web) in kinds:
            return {path: system.info(path)}
        else:
            inside = system.find(path, detail=True) or {path: system.info(path)}
            if list(inside) == [path]:
                return dict(inside)
        return {each: about for each, about in inside.items() if _suffix(each, web) in kinds}

    for each, about in sorted(_tried(listed).items(), key=lambda item: PurePosixPath(item[0]).parts):
        url = f"{prefix.partition('://')[0]}://{each}::{way}" if way else system.unstrip_protocol(each)
        seekable = bool(about.get("partial")) if web else not archive
        yield Found(url, unquote(urlsplit(each).path) if web else each, about.get("size"), seekable)


def content(url: str) -> bytes:
    """All bytes behind a URL."""
    system, path = _system(url)
    return bytes(_tried(lambda: system.cat_file(path)))


def opened(url: str) -> BinaryIO:
    """What is behind a URL, to be read from any byte on."""
    system, path = _system(url)
    if _is_archive(system):
        return _tried(lambda: io.BytesIO(system.cat_file(path)))
    about = _tried(lambda: system.info(path))
    if about.get("size") is None or (_is_web(system) and not about.get("partial")):
        return io.BytesIO(content(url))
    return io.BufferedReader(_Parts(system, path, about["size"]), _BUFFER)


def forget() -> None:
    """Look at archives and listings anew: they may be others by now."""
    _archive.cache_clear()


class _Parts(io.RawIOBase):
    """A file fetched part by part, each of them tried again."""

    def __init__(self, system: Any, path: str, size: int) -> None:
        self._system, self._path, self._size, self._at = system, path, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        start, end = self._at, min(self._at + len(buffer), self._size)
        if start >= end:
            return 0
        data = _tried(lambda: self._system.cat_file(self._path, start=start, end=end))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _system(url: str) -> tuple[Any, str]:
    """The file system that a URL leads to, and the path in it."""
    head, _, way = url.partition("::")
    if way:
        protocol, _, path = head.partition("://")
        return _archive(protocol, way), path
    system, path = _tried(lambda: _fsspec().url_to_fs(url))
    return system, path


@lru_cache(maxsize=4)
def _archive(protocol: str, way: str) -> Any:
    """An archive, whose table of contents is fetched once."""

    def reached() -> Any:
        try:
            return _fsspec().url_to_fs(f"{protocol}://::{way}")
        except ValueError:  # of a server that gives no parts of a file: fetched as a whole, into a temporary file
            return _fsspec().url_to_fs(f"{protocol}://::simplecache::{way}")

    return _tried(reached)[0]


def _fsspec() -> Any:
    try:
        import fsspec.core
    except ModuleNotFoundError:
        raise UnreadableError(
            "đọc từ URL cần phần cài thêm · reading from URLs needs an extra: pip install 'vnus-graph[cluster]'"
        ) from None
    return fsspec.core


def _is_archive(system: Any) -> bool:
    from fsspec.archive import AbstractArchiveFileSystem

    return isinstance(system, AbstractArchiveFileSystem)


def _is_web(system: Any) -> bool:
    return "http" in system.protocol


def _suffix(path: str, web: bool) -> str:
    return PurePosixPath(urlsplit(path).path if web else path).suffix.lower()


def _tried(fetch: Callable[[], T]) -> T:
    for pause in (*_PAUSES, None):
        try:
            return fetch()
        except UnreadableError:
            raise
        except FileNotFoundError:
            raise UnreadableError("no such file or folder") from None
        except Exception as error:
            if pause is None or isinstance(error, _LASTING):
                raise UnreadableError(f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(": ")) from None
            time.sleep(pause)
    raise AssertionError
