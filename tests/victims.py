"""Work for processes, some of which they do not survive."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def slow_at_first(item: int) -> str:
    time.sleep(0.2 if item == 0 else 0.0)
    return str(item)


def fatal_at_five(item: int) -> str:
    if item == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(item)


def fatal_once(item: int) -> str:
    try:
        Path(os.environ["ONCE"]).touch(exist_ok=False)
    except FileExistsError:
        return str(item)
    os._exit(3)


class Unreadable:
    """Nothing that another process could read."""

    def __call__(self, item: int) -> str:
        raise AssertionError

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


loaded: list[str] = []


def load() -> None:
    loaded.append("tables")


def what_is_loaded(item: int) -> str:
    return f"{item} {loaded}"


def fatal_load() -> None:
    os._exit(4)
