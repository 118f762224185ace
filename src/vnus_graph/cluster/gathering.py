"""Many articles read on a cluster, onto a shelf: what `vnus_graph.batch` does on one machine, with the same result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from vnus_graph.archive.shelf import Filling, Shelf
from vnus_graph.batch import Account, Gathering, Progress
from vnus_graph.cluster.dask import ClusterError
from vnus_graph.cluster.parts import Contents, Handed, Known, Line, Part, Wanted, contents, parts, placed, read_part
from vnus_graph.engine import Died, Engine
from vnus_graph.read import Failure, Seen
from vnus_graph.read.files import File, files

_HANDED, _MOST = 64, 512
"""Articles that the client sends a worker at a time, and that a worker is to read at a time."""


def gather(
    inputs: Iterable[str | Path],
    engine: Engine,
    before: Shelf | None = None,
    keep: bool = False,
    progress: Progress | None = None,
    room: Path | None = None,
) -> tuple[Shelf, Account]:
    """As `vnus_graph.batch.gather`, on the workers of `engine`, who fetch the articles themselves.

    Raises `ClusterError` where they cannot: for standard input, and for files that lie on the client's machine only.
    """
    return _OnCluster(before, keep, Filling(room), engine).run(inputs, progress)


class _OnCluster(Gathering):
    def __init__(self, before: Shelf | None, keep: bool, filling: Filling, engine: Engine) -> None:
        super().__init__(before, keep, filling)
        self._engine = engine
        self._heard = Seen()

    def run(self, inputs: Iterable[str | Path], progress: Progress | None) -> tuple[Shelf, Account]:
        done = 0
        for task, results in self._engine.map(read_part, self._tasks(self._listed(inputs))):
            sources = [one.source or one.id for one in task.articles]
            for source, result in zip(sources, results, strict=True):
                if isinstance(result, Line):
                    self.filling.put(result.id, result.text)
                else:
                    self.failures.append(Failure(source, result.reason) if isinstance(result, Died) else result)
            done += len(task)
            if progress:
                progress(done + self.account.unchanged)
        return self.close()

    def _listed(self, inputs: Iterable[str | Path]) -> list[File]:
        listed = []
        for given in inputs:
            if str(given) == "-":
                raise ClusterError("đầu vào «-» không dùng được với --scheduler · no «-» with --scheduler: give files")
            for file in files(given):
                if isinstance(file, Failure):
                    self.failures.append(file)
                else:
                    listed.append(file)
        return listed

    def _tasks(self, listed: list[File]) -> Iterator[Wanted | Handed]:
        """What is to be read, as soon as it is known."""
        lines, empty, broken = 0, True, False
        of: File | None = None
        for part, told in self._engine.map(contents, parts(listed, self._engine.lanes)):
            if part.end is None:
                found = [one for file, about in zip(part.files, told, strict=True) for one in _found(file, about)]
                yield from _wanted(part, self._sifted(found), self._engine.lanes)
                continue
            (file,), (about,) = part.files, told
            if file != of:
                of, lines, empty, broken = file, 0, True, False
            if broken:
                continue
            found = list(placed(_found(file, about), file, lines))
            if wanted := tuple(self._sifted(found)):
                yield Wanted(part, wanted, lines + 1)
            broken = any(isinstance(one, Failure) and one.source == file.source for one in found)
            empty = empty and not found
            if empty and part.end >= (file.size or 0):
                self.failures.append(Failure(file.source, "empty"))
            lines += about.lines if isinstance(about, Contents) else 0
        stale = self.stale()
        yield from (Handed(some) for some in iter(lambda: tuple(islice(stale, _HANDED)), ()))

    def _sifted(self, found: Iterable[Known | Failure]) -> Iterator[Known]:
        """Those that are to be read; what failed, comes twice or is known is noted."""
        for one in found:
            if isinstance(one, Failure):
                self.failures.append(one)
            elif again := self._heard.before(one.id, one.source, one.digest):
                self.note(again)
            elif self.to_be_read(one.id, one.source, one.digest):
                yield one


def _found(file: File, about: Contents | Died) -> tuple[Known | Failure, ...]:
    if isinstance(about, Died):
        return (Failure(file.source, about.reason),)
    if about.unseen and Path(file.place).exists():
        raise ClusterError(
            f"{file.source}: máy {about.unseen} không có tệp này · worker machine {about.unseen} has not this file: "
            "để vào ổ đĩa chung hoặc dùng URL · put it on a shared disk, or give a URL"
        )
    return (Failure(file.source, "no such file or folder"),) if about.unseen else about.found


def _wanted(part: Part, found: Iterable[Known], lanes: int) -> Iterator[Wanted]:
    """Tasks for whole files: few enough that a large one is not gone through too often."""
    articles = tuple(found)
    most = max(_MOST, len(articles) // (2 * lanes))
    for at in range(0, len(articles), most):
        yield Wanted(part, articles[at : at + most])
