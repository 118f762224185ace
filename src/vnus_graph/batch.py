"""Many articles through the stages up to reading, in one process or several.

The order of the results is the order of the input, whatever the number of processes. An article that fails is reported
with its name and the reason; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from vnus_graph.model import Article, Reading
from vnus_graph.pipeline import extract
from vnus_graph.read import Failure, read

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""

_CHUNK = 8
"""Articles handed to a process at a time: some tenths of a second of work, against a millisecond to hand them over."""


def read_all(
    inputs: Iterable[str | Path], workers: int = 1, progress: Progress | None = None
) -> tuple[tuple[Reading, ...], tuple[Failure, ...]]:
    """Readings of all articles in `inputs` (see `vnus_graph.read.read`), in order, and what failed on the way."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for found in read(inputs):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            articles.append(found)
    readings: list[Reading] = []
    for done, result in enumerate(_results(articles, workers), start=1):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            readings.append(result)
        if progress:
            progress(done, len(articles))
    return tuple(readings), tuple(failures)


def _results(articles: Sequence[Article], workers: int) -> Iterator[Reading | Failure]:
    workers = min(workers, -(-len(articles) // _CHUNK))
    if workers <= 1:
        yield from map(_reading, articles)
        return
    # Not forked: a progress display runs a thread, and a fork copies its locks as they happen to be.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_reading, articles, chunksize=_CHUNK)


def _reading(article: Article) -> Reading | Failure:
    try:
        return extract(article)
    except Exception as error:  # whatever is wrong with one article, the batch goes on and says so
        reason = " ".join(str(error).split())
        return Failure(article.source or article.id, f"{type(error).__name__}: {reason}".rstrip(": "))
