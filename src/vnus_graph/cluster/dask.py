"""Dask as the engine: tasks on the workers of a running scheduler.

A task whose worker dies is done again by another. One that keeps killing its workers is done in a process apart, which
tells the unit it dies of. Workers with another version of vnus-graph are refused: they would read by other rules.
"""

from __future__ import annotations

import gc
import logging
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from vnus_graph.cluster.apart import apart
from vnus_graph.cluster.edition import Edition, edition
from vnus_graph.engine import Died, R, T
from vnus_graph.read import urls

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT, _WORKERS = 15, 60
"""Seconds to wait for the scheduler, and for the first worker."""
_AHEAD = 3
"""Tasks under way for each thread of a worker."""
_ERRORS, _APART = 2, 3
"""How often a task is done again that an error broke off, or that killed its workers."""
_one = threading.Lock()
"""The libraries that tag words are not safe in several threads, nor would these be faster."""


class ClusterError(ValueError):
    """The cluster cannot do the work; the message says why and what to do."""


class _OtherEditionError(Exception):
    """Raised on a worker that has another vnus-graph than the client."""


class Cluster:
    """Workers behind a Dask scheduler."""

    def __init__(self, client: Client) -> None:
        """Take the workers that `client` has; raises `ClusterError` if one has another vnus-graph."""
        self.deaths: list[str] = []
        """Workers that were lost on the way, each in a line for people."""
        self._client = client
        self._check()
        client.subscribe_topic("all", self._hear)

    @property
    def lanes(self) -> int:
        """Threads of all workers at this moment."""
        with self._scheduler():
            return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def map(self, function: Callable[[T, int], Iterator[R]], tasks: Iterable[T]) -> Iterator[tuple[T, list[R | Died]]]:
        """Each task with its results, in order."""
        under_way: deque[tuple[T, Future]] = deque()
        ahead = _AHEAD * self.lanes
        for number, task in enumerate(tasks):
            under_way.append((task, self._submit(done, function, task)))
            if number % 64 == 0:
                ahead = _AHEAD * self.lanes  # workers come and go
            while len(under_way) >= ahead:
                yield self._next(function, under_way)
        while under_way:
            yield self._next(function, under_way)

    def _next(
        self, function: Callable[[T, int], Iterator[R]], under_way: deque[tuple[T, Future]]
    ) -> tuple[T, list[R | Died]]:
        from distributed import KilledWorker

        task, future = under_way.popleft()
        for _ in range(_APART):
            try:
                return task, self._result(future)
            except KilledWorker:
                future = self._submit(done_apart, function, task)
        try:
            return task, self._result(future)
        except KilledWorker as error:
            return task, [Died(f"every worker that read it died ({' '.join(str(error).split())})")] * len(task)

    def _submit(self, way: Callable[..., Any], function: Callable[[T, int], Iterator[R]], task: T) -> Future:
        with self._scheduler():
            return self._client.submit(way, function, task, edition(), pure=False, retries=_ERRORS)

    def _result(self, future: Future) -> list[R | Died]:
        with self._scheduler():
            found: list[R | Died] = future.result()
        return found

    @contextmanager
    def _scheduler(self) -> Iterator[None]:
        """Something is asked of the scheduler. What a task raised passes, but for the refusal of another vnus-graph."""
        from distributed.client import ClosedClientError, FutureCancelledError
        from distributed.comm import CommClosedError

        try:
            yield
        except _OtherEditionError as error:
            raise ClusterError(_other(str(error))) from None
        except (ClosedClientError, CommClosedError, FutureCancelledError, OSError, TimeoutError) as error:
            lost = isinstance(error, (ClosedClientError, CommClosedError, FutureCancelledError))
            if not lost and self._client.status == "running":
                raise
            raise ClusterError(
                f"mất liên lạc với scheduler · the scheduler is gone: {type(error).__name__}; "
                "không ghi gì · nothing was written"
            ) from None

    def _hear(self, event: tuple[float, dict[str, Any]]) -> None:
        """What the scheduler tells of itself: here, that a worker is gone which nobody sent away."""
        _, told = event
        if told.get("action") == "remove-worker" and not told["expected"]:
            tasks = len(told["processing-tasks"])
            self.deaths.append(
                f"worker {told['worker']} đã mất, {tasks} phần việc giao cho máy khác · "
                f"worker {told['worker']} was lost, the tasks it held ({tasks}) went to others"
            )

    def _check(self) -> None:
        """All workers here have the same vnus-graph; archives they had open are looked at anew."""
        with self._scheduler():
            told = self._client.run(_presented, on_error="return")
        for worker, found in sorted(told.items()):
            if isinstance(found, BaseException):
                raise ClusterError(_other(f"{worker}: {type(found).__name__}: {found}"))
            if found != edition():
                raise ClusterError(_other(f"{worker}: {found}"))


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The workers of the scheduler at `address`, as «tcp://host:8786». Raises `ClusterError` where there are none."""
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise ClusterError(
            "--scheduler cần phần cài thêm · --scheduler needs an extra: pip install 'vnus-graph[cluster]'"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is raised
    client = reason = None
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False, name="vnus-graph")
    except (OSError, ValueError, TimeoutError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
    if client is None:
        gc.collect()  # a client that reached nobody closes itself when it is collected; while the next starts, it hangs
        raise ClusterError(f"{address}: không kết nối được với scheduler · no scheduler reached: {reason}")
    with client, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sending large graph")  # one name may have very many bearers
        try:
            client.wait_for_workers(1, timeout=_WORKERS)
        except TimeoutError:
            raise ClusterError(
                f"{address}: scheduler chưa có worker nào · the scheduler has no workers: dask worker {address}"
            ) from None
        yield Cluster(client)


def done(function: Callable[[T, int], Iterator[R]], task: T, expected: Edition) -> list[R]:
    """On a worker: the results of a task."""
    _same(expected)
    with _one:
        return list(function(task, 0))


def done_apart(function: Callable[[T, int], Iterator[R]], task: T, expected: Edition) -> list[R | Died]:
    """On a worker: the results of a task that has killed its workers."""
    _same(expected)
    return apart(function, task)


def _same(expected: Edition) -> None:
    if edition() != expected:
        from distributed import get_worker

        raise _OtherEditionError(f"{get_worker().address}: {edition()}")


def _presented() -> Edition:
    urls.forget()
    return edition()


def _other(worker: str) -> str:
    return (
        "worker không có cùng bản vnus-graph · a worker has another vnus-graph: "
        f"{worker}; ở đây · here: {edition()}; cài cùng một bản ở mọi máy · install the same everywhere"
    )
