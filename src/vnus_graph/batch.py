"""Many articles through the stages up to reading, in one process or several, onto a shelf.

Articles stream in and readings stream out: what is in memory at a time does not grow with their number. An article that
fails is reported with its name and the reason; the others go on. What a shelf filled before already holds, by the rules
of today, is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from vnus_graph.archive.shelf import Filling, Shelf, line
from vnus_graph.model import Article, Reading
from vnus_graph.read import Failure, Repeat, digest, read
from vnus_graph.workers import Death, Workers

Progress = Callable[[int], None]
"""Called with the number of articles gone through so far."""

_FEW = 32
"""Articles that are read in less time than it takes another process to start."""


class Pauses:
    """Moments at which there is a core to spare, for what will be needed later; here nothing is made of them."""

    def starting(self) -> None:
        """Other processes make themselves ready to read, and this one would wait for them."""

    def read(self) -> None:
        """From here on one process is enough: all is read, or there are so few articles that this one reads them."""


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
    deaths: list[str] = field(default_factory=list)
    """Processes that died, each with what it was reading, in a line for people."""


def gather(
    inputs: Iterable[str | Path],
    before: Shelf | None = None,
    keep: bool = False,
    workers: int = 1,
    progress: Progress | None = None,
    room: Path | None = None,
    pauses: Pauses | None = None,
) -> tuple[Shelf, Account]:
    """Readings of all articles in `inputs` (see `vnus_graph.read.read`), what failed on the way, and an account of it.

    An article that `before` holds is taken from there if it is the same. With `keep`, so are the articles of `before`
    that are not among the inputs; else they are gone. The shelf is filled in the folder `room`, see `Filling`.
    `pauses` is told when this process or another has nothing to do.
    """
    return _Here(before, keep, Filling(room)).run(inputs, workers, progress, pauses or Pauses())


class Gathering:
    """Readings on their way onto a shelf, and what becomes of the articles."""

    def __init__(self, before: Shelf | None, keep: bool, filling: Filling) -> None:
        """As for `gather`."""
        self.filling = filling
        self.failures: list[Failure] = []
        self.account = Account()
        self._before = before
        self._keep = keep
        self._seen: set[str] = set()
        self._sources: set[str] = set()

    def note(self, found: Failure | Repeat) -> None:
        """What reading reports of what is no new article."""
        if isinstance(found, Failure):
            self.failures.append(found)
        else:
            self.account.repeated += 1

    def to_be_read(self, article: str, source: str, article_digest: str) -> bool:
        """Whether an article of the inputs must be read; else it is taken from the shelf before."""
        self._seen.add(article)
        self._sources.add(source)
        if self._before is None or article not in self._before:
            self.account.new += 1
        elif self._before.holds(article, article_digest):
            self.account.unchanged += 1
            self._take([article])
            return False
        else:
            self.account.changed += 1
        return True

    def stale(self) -> Iterator[Article]:
        """What lies on the shelf but is not among the inputs: kept as it is, or read again by the rules of today."""
        if self._before is None:
            return
        rest = [each for each in self._before.ids() if each not in self._seen]
        if not self._keep:
            self.account.gone = len(rest)
        elif self._before.current:
            self.account.unchanged += len(rest)
            self._take(rest)
        else:
            self.account.changed += len(rest)
            yield from self._before.articles(rest)

    def close(self) -> tuple[Shelf, Account]:
        """The shelf, with what failed now or, if it was not tried again, before."""
        if self._before is not None and self._keep:
            again = {failure.source for failure in self.failures} | self._sources
            self.failures += [failure for failure in self._before.failures if failure.source not in again]
        return self.filling.close(self.failures), self.account

    def _take(self, ids: Iterable[str]) -> None:
        assert self._before is not None
        for article, told in self._before.lines(ids):
            self.filling.put(article, told)


class _Here(Gathering):
    def run(
        self, inputs: Iterable[str | Path], workers: int, progress: Progress | None, pauses: Pauses
    ) -> tuple[Shelf, Account]:
        articles = chain(self._fresh(inputs), self.stale())
        for done, (article, result) in enumerate(_results(articles, workers, self._died, pauses), start=1):
            if isinstance(result, Failure):
                self.failures.append(result)
            else:
                self.filling.put(article.id, result)
            if progress:
                progress(done + self.account.unchanged)
        return self.close()

    def _fresh(self, inputs: Iterable[str | Path]) -> Iterator[Article]:
        """The articles of the inputs that must be read."""
        for found in read(inputs):
            if not isinstance(found, Article):
                self.note(found)
            elif self.to_be_read(found.id, found.source, digest(found)):
                yield found

    def _died(self, death: Death, held: Sequence[Article]) -> None:
        names = ", ".join(article.source or article.id for article in held)
        self.account.deaths.append(
            f"tiến trình {death.process} đã dừng · process {death.process} died ({death.cause}): {names}"
        )


def readings(inputs: Iterable[str | Path]) -> Iterator[Reading | Failure]:
    """Readings of all articles in `inputs`, one by one, in this process, and what could not be read."""
    for found in read(inputs):
        if isinstance(found, Failure):
            yield found
        elif not isinstance(found, Repeat):
            yield _reading(found)


def _results(
    articles: Iterable[Article],
    workers: int,
    died: Callable[[Death, Sequence[Article]], None],
    pauses: Pauses,
) -> Iterator[tuple[Article, bytes | Failure]]:
    """Each article with the line of the shelf that tells its reading, in order."""
    stream = iter(articles)
    first = tuple(islice(stream, _FEW)) if workers > 1 else ()
    if len(first) == _FEW:
        processes = Workers(workers, read_line, _lost, died, _make_ready)
        processes.start()
        pauses.starting()
        yield from processes.over(chain(first, stream))
    pauses.read()
    if len(first) < _FEW:
        yield from ((article, read_line(article)) for article in chain(first, stream))


def read_line(article: Article) -> bytes | Failure:
    """The line of the shelf that tells the reading of an article, or why there is none."""
    found = _reading(article)
    return found if isinstance(found, Failure) else line(found, digest(article))


_ALL = "Ngày 2/3/2024, tại Hà Nội, Bộ trưởng Ngoại giao Lê Văn Tám tiếp Đại sứ Na Uy Erik Dahl."
"""An article with something for each stage to read."""


def _make_ready() -> None:
    """Load all that reading takes, which else is loaded with the first article."""
    _reading(Article("", _ALL))


def _lost(article: Article, death: Death) -> Failure:
    return Failure(article.source or article.id, f"the process that read it died, twice ({death.cause})")


def _reading(article: Article) -> Reading | Failure:
    from vnus_graph.pipeline import extract  # by the process that reads: not all do

    try:
        return extract(article)
    except Exception as error:  # whatever is wrong with one article, the batch goes on and says so
        reason = " ".join(str(error).split())
        return Failure(article.source or article.id, f"{type(error).__name__}: {reason}".rstrip(": "))
