"""How far a command has come: a bar in a terminal, a line now and then where the output goes elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic

import click

_EVERY = 30.0
"""Seconds between two lines."""


Told = Callable[..., None]
"""Called with how many are done, and how many there are where only the caller knows."""


@contextmanager
def progress(label: str, unit: str, total: int | None = None) -> Iterator[Told]:
    """On standard error: how many are done, how many a second, and the time left as it seems now."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(unit, total)
        return
    from rich import progress as rich

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TextColumn("{task.fields[rate]}"),
        rich.TimeRemainingColumn(compact=True, elapsed_when_finished=True),
    )
    with rich.Progress(*columns, console=console, transient=True) as shown:
        task, start = shown.add_task(label, total=total, rate=""), monotonic()

        def tell(done: int, of: int | None = total) -> None:
            shown.update(
                task, completed=done, total=max(done, of) if of else None, rate=_rate(done, unit, monotonic() - start)
            )

        yield tell


def _lines(unit: str, total: int | None) -> Told:
    start = told = monotonic()

    def tell(done: int, of: int | None = total) -> None:
        nonlocal told
        now = monotonic()
        if now - told < _EVERY:
            return
        told = now
        left = ""
        if of and done <= of:
            left = f"/{of}, còn · left {timedelta(seconds=round((now - start) * (of - done) / done))}"
        click.echo(f"vnus-graph: {done}{left}, {_rate(done, unit, now - start)}", err=True)

    return tell


def _rate(done: int, unit: str, seconds: float) -> str:
    return f"{done / max(seconds, 0.001):.1f} {unit}/s"
