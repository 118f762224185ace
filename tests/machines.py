"""A real cluster on this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO


@dataclass
class Machines:
    """A scheduler, and the workers that were started for it."""

    address: str
    scheduler: subprocess.Popen[bytes]
    folder: Path
    workers: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def worker(self, name: str, *options: str, path: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a worker, with another PYTHONPATH if `path` is given, and wait until the scheduler has it."""
        log = self.folder / f"{name}.log"
        command = ["dask_worker", self.address, "--name", name, "--nthreads", "1", "--local-directory"]
        with log.open("wb") as out:
            process = _started([*command, str(self.folder), "--no-dashboard", *options], out, path)
        self.workers[name] = process
        _wait_for(lambda: "Registered to:" in log.read_text(encoding="utf-8"), log)
        return process

    def stop(self, name: str) -> None:
        """End a worker."""
        _ended(self.workers.pop(name))


def _started(command: list[str], out: IO[bytes], path: Path | None = None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    module, *options = command
    line = [sys.executable, "-m", f"distributed.cli.{module}", *options]
    return subprocess.Popen(line, stdout=out, stderr=subprocess.STDOUT, env=environment)


def _wait_for(done: Callable[[], bool], log: Path) -> None:
    for _ in range(1200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    """A scheduler without workers, and whatever is started for it until the end."""
    log, told = folder / "scheduler.log", folder / "scheduler.json"
    with log.open("wb") as out:
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
        scheduler = _started(["dask_scheduler", *options], out)
    found = None
    try:
        _wait_for(lambda: told.is_file() and told.read_text().rstrip().endswith("}"), log)
        found = Machines(json.loads(told.read_text())["address"], scheduler, folder)
        yield found
    finally:
        for process in (*(found.workers.values() if found else ()), scheduler):
            _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(3)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
