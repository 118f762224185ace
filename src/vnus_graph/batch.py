"""Many articles through the stages up to reading, in one process or several, onto a shelf.

Articles stream in and readings stream out: what is in memory at a time does not grow with their number. An article that
fails is reported with its name and the reason; the others go on. What a shelf filled before already holds, by the rules
of today, is not read again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from vnus_graph.archive.shelf import Filling, Shelf
from vnus_graph.model import Article, Reading
from vnus_graph.pipeline import extract
from vnus_graph.read import Failure, Repeat, digest, read

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number found so far."""

_CHUNK = 8
"""Articles handed to a process at a time: some tenths of a second of work, against a millisecond to hand them over."""
_AHEAD = 4
"""Chunks under way for each process."""


@dataclass(slots=True)
class Account:
    """What became of the articles of a build, in numbers."""

    new: int = 0
    """Read for the first time."""
    changed: int = 0
    """Read again: their text or metadata is not what it was, or the rules are not."""
    unchanged: int = 0
    """Taken as they were read before."""
    gone: int = 0
    """In the graph before, not among the articles of this build."""
    repeated: int = 0
    """Given more than once, word for word."""


def gather(
    inputs: Iterable[str | Path],
    before: Shelf | None = None,
    keep: bool = False,
    workers: int = 1,
    progress: Progress | None = None,
    room: Path | None = None,
) -> tuple[Shelf, Account]:
    """Readings of all articles in `inputs` (see `vnus_graph.read.read`), what failed on the way, and an account of it.

    An article that `before` holds is taken from there if it is the same. With `keep`, so are the articles of `before`
    that are not among the inputs; else they are gone. The shelf is filled in the folder `room`, see `Filling`.
    """
    gathering = _Here(before, keep, Filling(room))
    return gathering.run(inputs, workers, progress)


class Gathering:
    """Readings on their way onto a shelf, and what becomes of the articles."""

    def __init__(self, before: Shelf | None, keep: bool, filling: Filling) -> None:
        """As for `gather`."""
        self.filling = filling
        self.failures: list[Failure] = []
        self._before = before
        self._keep = keep
        self._account = Account()
        self._seen: set[str] = set()
        self._sources: set[str] = set()
        self._done = self._found = 0

    def note(self, found: Failure | Repeat) -> None:
        """What reading reports of what is no new article."""
        if isinstance(found, Failure):
            self.failures.append(found)
        else:
            self._account.repeated += 1

    def to_be_read(self, article: str, source: str, article_digest: str) -> bool:
        """Whether an article of the inputs must be read; else it is taken from the shelf before."""
        self._seen.add(article)
        self._sources.add(source)
        if self._before is None or article not in self._before:
            self._account.new += 1
        elif self._before.holds(article, article_digest):
            self._account.unchanged += 1
            self._take([article])
            return False
        else:
            self._account.changed += 1
        self._found += 1
        return True

    def stale(self) -> Iterator[Article]:
        """What lies on the shelf but is not among the inputs: kept as it is, or read again by the rules of today."""
        if self._before is None:
            return
        rest = [each for each in self._before.ids() if each not in self._seen]
        if not self._keep:
            self._account.gone = len(rest)
        elif self._before.current:
            self._account.unchanged += len(rest)
            self._take(rest)
        else:
            self._account.changed += len(rest)
            self._found += len(rest)
            yield from self._before.articles(rest)

    def count(self, articles: int, progress: Progress | None) -> None:
        """So many more articles are done."""
        self._done += articles
        if progress:
            progress(self._done, self._found)

    def close(self) -> tuple[Shelf, Account]:
        """The shelf, with what failed now or, if it was not tried again, before."""
        if self._before is not None and self._keep:
            again = {failure.source for failure in self.failures} | self._sources
            self.failures += [failure for failure in self._before.failures if failure.source not in again]
        return self.filling.close(self.failures), self._account

    def _take(self, ids: Iterable[str]) -> None:
        assert self._before is not None
        for article, line in self._before.lines(ids):
            self.filling.copy(article, line)


class _Here(Gathering):
    def run(self, inputs: Iterable[str | Path], workers: int, progress: Progress | None) -> tuple[Shelf, Account]:
        for article, result in _results(chain(self._fresh(inputs), self.stale()), workers):
            if isinstance(result, Failure):
                self.failures.append(result)
            else:
                self.filling.put(result, digest(article))
            self.count(1, progress)
        return self.close()

    def _fresh(self, inputs: Iterable[str | Path]) -> Iterator[Article]:
        """The articles of the inputs that must be read."""
        for found in read(inputs):
            if not isinstance(found, Article):
                self.note(found)
            elif self.to_be_read(found.id, found.source, digest(found)):
                yield found


def readings(inputs: Iterable[str | Path]) -> Iterator[Reading | Failure]:
    """Readings of all articles in `inputs`, one by one, in this process, and what could not be read."""
    for found in read(inputs):
        if isinstance(found, Failure):
            yield found
        elif not isinstance(found, Repeat):
            yield reading(found)


def _results(articles: Iterable[Article], workers: int) -> Iterator[tuple[Article, Reading | Failure]]:
    """Each article with its reading, in order."""
    stream = iter(articles)
    first = tuple(islice(stream, _CHUNK))
    if workers <= 1 or len(first) < _CHUNK:
        for article in chain(first, stream):
            yield article, reading(article)
        return
    # Not forked: a progress display runs a thread, and a fork copies its locks as they happen to be.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        under_way: deque[tuple[tuple[Article, ...], Future[list[Reading | Failure]]]] = deque()
        chunks = chain([first], iter(lambda: tuple(islice(stream, _CHUNK)), ()))
        for chunk in chunks:
            under_way.append((chunk, pool.submit(_chunk, chunk)))
            if len(under_way) >= _AHEAD * workers:
                yield from _next(under_way)
        while under_way:
            yield from _next(under_way)


def _next(
    under_way: deque[tuple[tuple[Article, ...], Future[list[Reading | Failure]]]],
) -> Iterator[tuple[Article, Reading | Failure]]:
    chunk, future = under_way.popleft()
    yield from zip(chunk, future.result(), strict=True)


def _chunk(articles: tuple[Article, ...]) -> list[Reading | Failure]:
    return [reading(article) for article in articles]


def reading(article: Article) -> Reading | Failure:
    """The reading of one article, or why there is none."""
    try:
        return extract(article)
    except Exception as error:  # whatever is wrong with one article, the batch goes on and says so
        reason = " ".join(str(error).split())
        return Failure(article.source or article.id, f"{type(error).__name__}: {reason}".rstrip(": "))
