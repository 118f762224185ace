"""Stage 7 of 7, its order: any number of lines sorted, each once, with few of them in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from typing import BinaryIO

RUN = 200_000
"""Lines sorted in memory at a time, some dozen megabytes; more go through temporary files."""


def sorted_lines(lines: Iterable[bytes], run: int = RUN) -> Iterator[bytes]:
    """The distinct lines, each with its line end, in the order of their bytes."""
    stream = iter(lines)
    first = _sorted(stream, run)
    if len(first) < run:
        yield from _distinct(first)
        return
    with ExitStack() as files:
        runs = [_spilled(first, files)]
        del first
        while more := _sorted(stream, run):
            runs.append(_spilled(more, files))
        yield from _distinct(merge(*runs))


def _sorted(stream: Iterator[bytes], run: int) -> list[bytes]:
    return sorted(islice(stream, run))


def _spilled(lines: list[bytes], files: ExitStack) -> BinaryIO:
    file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  the stack closes it
    file.writelines(lines)
    file.seek(0)
    return file


def _distinct(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            yield line
            last = line
