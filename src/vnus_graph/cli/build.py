"""`vnus-graph build`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vnus_graph.cli import IN_PART, JUDGEMENTS, complain

if TYPE_CHECKING:
    from vnus_graph.batch import Progress


@click.command(short_help="Build the graph of some articles.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder."
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes to share the work.")
@click.option(
    "--judgements",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Who is one and who is not.  [default: {JUDGEMENTS} in the output folder, if there is one]",
)
def command(inputs: tuple[str, ...], folder: Path, workers: int, judgements: Path | None) -> None:
    """Dựng đồ thị từ các bài báo.

    Build the graph of the articles in each INPUT: a .txt, .html, .json, .jsonl or .csv file, a folder of them, or - for
    standard input. Writes graph.html (to look at), graph.ttl, graph.nq, graph.graphml and report.json into the output
    folder. The same input gives the same bytes, whatever the number of workers.

    \b
    vnus-graph build seeds/articles -o out
    vnus-graph build news.jsonl more/ --workers 4 -o out
    """
    from vnus_graph.api import build

    with _progress() as progress:
        graph = build(inputs, workers=workers, progress=progress, judgements=judgements or folder / JUDGEMENTS)
    for failure in graph.failures:
        complain(f"{failure.source}: {failure.reason}")
    if not graph.articles:
        raise click.ClickException("không có bài nào đọc được · no article could be read; nothing was written")
    for line, problem, row in graph.resolution.judgements if graph.resolution else ():
        complain(f"{judgements or folder / JUDGEMENTS}:{line}: {problem} ({row})")
    graph.save(folder)
    click.echo(f"{folder}: {graph.summary()}")
    click.echo(f"Mở trang này · Open this page: {(folder / 'graph.html').resolve().as_uri()}")
    if graph.failures:
        sys.exit(IN_PART)


@contextmanager
def _progress() -> Iterator[Progress | None]:
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
