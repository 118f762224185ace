"""Workers kept ready, and stopped: a query past its time is ended with its process, and others go on meanwhile."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from vnus_graph.serve.worker import Asked, Limits, Reply, work

_SPAWN = get_context("spawn")
"""A fresh interpreter for each worker: no thread or socket of the server's is copied into it."""
_PATIENCE = 60.0
"""Seconds in which a worker must have been ended by the system."""


class Worker:
    """One process with the graph in it; raises ValueError where there is no graph to load."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self._channel, far_end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=work, args=(path, far_end, limits), daemon=True)
        self._process.start()
        far_end.close()
        try:
            told = self._channel.recv()
        except EOFError:
            told = f"{path}: the graph could not be loaded"
        if isinstance(told, str):
            self.stop()
            raise ValueError(told)
        self.statements: int = told

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.is_alive()

    def ask(self, asked: Asked) -> Reply:
        """The reply to a query; the process does not survive one that goes past its limits."""
        try:
            self._channel.send(asked)
            if self._channel.poll(self._limits.seconds):
                reply: Reply = self._channel.recv()
                return reply
        except (EOFError, OSError):
            self.stop()
            return Reply.text(413, "the query needs more memory than a query may take, and was stopped")
        self.stop()
        return Reply.text(504, f"the query took longer than {self._limits.seconds:g} seconds, and was stopped")

    def stop(self) -> None:
        """End the process at once, in the middle of a query too."""
        self._process.kill()
        self._process.join(_PATIENCE)
        self._channel.close()


class Pool:
    """As many workers as there are queries at a time, up to the limit; the first is there from the start."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        self._idle = [Worker(path, limits)]
        self._busy: set[Worker] = set()
        self._threads = ThreadPoolExecutor(limits.workers)
        self._free = asyncio.Semaphore(limits.workers)
        self.statements = self._idle[0].statements

    async def ask(self, asked: Asked) -> Reply:
        """Answer a query when a worker is free; one that waits longer than a query may take is sent away."""
        try:
            await asyncio.wait_for(self._free.acquire(), self._limits.seconds)
        except TimeoutError:
            return Reply.text(503, "too many queries at a time; please try again")
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._ask, asked)
        finally:
            self._free.release()

    def _ask(self, asked: Asked) -> Reply:
        worker = self._idle.pop() if self._idle else Worker(self._path, self._limits)
        self._busy.add(worker)
        try:
            return worker.ask(asked)
        finally:
            self._busy.discard(worker)
            if worker.alive:
                self._idle.append(worker)

    def stop(self) -> None:
        """End all workers."""
        for worker in (*self._idle, *self._busy):
            worker.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)
