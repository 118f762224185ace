"""Stage 7 of 7, its order: any number of lines sorted, each once, with few of them in memory."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import BinaryIO

RUN = 200_000
"""Lines sorted in memory at a time, some dozen megabytes; more go through temporary files."""
_BLOCK = 5000
"""Lines read from each of those files at a time."""


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
        yield from _distinct(_merged(runs))


def _sorted(stream: Iterator[bytes], run: int) -> list[bytes]:
    return sorted(islice(stream, run))


def _spilled(lines: list[bytes], files: ExitStack) -> BinaryIO:
    file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  the stack closes it
    file.writelines(lines)
    file.seek(0)
    return file


def _merged(runs: Sequence[BinaryIO]) -> Iterator[bytes]:
    """All their lines in order. Blocks sorted together take a quarter of the time of `heapq.merge`, line by line."""
    blocks = [list(islice(run, _BLOCK)) for run in runs]
    while ends := [block[-1] for block in blocks if block]:
        ready: list[bytes] = []
        for number, block in enumerate(blocks):
            cut = bisect_right(block, min(ends))  # no line beyond a block comes before its last
            ready += block[:cut]
            blocks[number] = block[cut:] or list(islice(runs[number], _BLOCK))
        ready.sort()
        yield from ready


def _distinct(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            yield line
            last = line
