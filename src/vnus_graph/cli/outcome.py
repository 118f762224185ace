"""What `build` and `add` tell when they are done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vnus_graph.cli import IN_PART, complain

if TYPE_CHECKING:
    from vnus_graph.batch import Account
    from vnus_graph.knowledge_graph import Graph


def tell(folder: Path, graph: Graph, judgements: Path) -> None:
    """The failures, the counts and where the page is; ends the process with `IN_PART` if anything failed."""
    for death in graph.account.deaths if graph.account else ():
        complain(death)
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
