"""What `build` and `add` tell while they run and when they are done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vnus_graph.cli import IN_PART, complain

if TYPE_CHECKING:
    from vnus_graph.api import Graph
    from vnus_graph.batch import Account, Progress


@contextmanager
def progress() -> Iterator[Progress | None]:
    """A bar on standard error, or nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Bar(console=console, transient=True) as bar:
        task = bar.add_task("Đọc bài · Reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def tell(folder: Path, graph: Graph, judgements: Path) -> None:
    """The failures, the counts and where the page is; ends the process with `IN_PART` if anything failed."""
    for failure in graph.failures:
        complain(f"{failure.source}: {failure.reason}")
    for number, problem, row in graph.resolution.judgements if graph.resolution else ():
        complain(f"{judgements}:{number}: {problem} ({row})")
    click.echo(f"{folder}: {graph.summary()}")
    if graph.account and (line := _account(graph.account)):
        click.echo(line)
    click.echo(f"Mở trang này · Open this page: {(folder / 'graph.html').resolve().as_uri()}")
    if graph.failures:
        sys.exit(IN_PART)


def _account(account: Account) -> str:
    """What became of the articles, where more is to be said than that they were read."""
    counts = (
        (account.new, "mới", "new"),
        (account.changed, "đã đổi", "changed"),
        (account.unchanged, "giữ nguyên", "unchanged"),
        (account.gone, "không còn", "gone"),
        (account.repeated, "lặp lại", "repeated"),
    )
    if not any(count for count, *_ in counts[1:]):
        return ""
    told = ", ".join(f"{count} {vietnamese} · {english}" for count, vietnamese, english in counts if count)
    return f"Bài · Articles: {told}"
