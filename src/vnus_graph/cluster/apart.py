"""A task in a process of its own, which may die: the unit it died of is named, the others are done.

Called for tasks that have killed their worker before. `python -m vnus_graph.cluster.apart` is the process: it takes a
pickled task from standard input and gives its results one by one.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

from vnus_graph.engine import Died, R, T
from vnus_graph.workers import cause


def apart(function: Callable[[T, int], Iterator[R]], task: T) -> list[R | Died]:
    """The results of a task, as `vnus_graph.engine.Engine.map` gives them."""
    found: list[R | Died] = []
    while len(found) < len(task):
        found += _until_death(function, task, len(found))
    return found


def _until_death(function: Callable[[T, int], Iterator[R]], task: T, first: int) -> Iterator[R | Died]:
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump((function, task, first), process.stdin)
            process.stdin.close()
            for _ in range(first, len(task)):
                yield pickle.load(process.stdout)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            yield Died(f"killed the process that read it ({cause(process.wait())})")
        finally:
            process.kill()


def main() -> None:
    """Do the task on standard input; whatever else is printed goes to standard error."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    ask: tuple[Callable[[Any, int], Iterator[Any]], Any, int] = pickle.load(sys.stdin.buffer)
    function, task, first = ask
    for result in function(task, first):
        pickle.dump(result, results)
        results.flush()


if __name__ == "__main__":
    main()
