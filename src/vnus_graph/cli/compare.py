"""`vnus-graph compare`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from vnus_graph.cli import IN_PART
from vnus_graph.cli.graph import located, store_option


@click.command(short_help="Tell which claims a graph gained and lost.")
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@store_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
def command(old: Path, new: Path, store: Path | None, form: str) -> None:
    """So hai đồ thị: phát biểu nào thêm, phát biểu nào mất.

    Compare two graphs, each a .ttl, .nt, .nq or .trig file or a folder that build wrote: «+» marks a claim that only
    NEW holds, «-» one that only OLD holds, each with the date, place and status of its event and the first sentence it
    rests on. A claim whose date, place or status changed is lost as it was and gained as it is. With --store they lie
    in the folders `old` and `new` of that folder.

    \b
    Mã thoát · Exit codes:
      0  cùng những phát biểu · the same claims
      1  có khác · they differ
      2  sai cách dùng, hoặc không đọc được · wrong usage, or a graph that cannot be read

    \b
    vnus-graph compare out-before out
    vnus-graph compare out-before/graph.ttl out/graph.ttl --format json
    """
    from vnus_graph.api import load
    from vnus_graph.graph.compare import FORMATS, compare, write

    before, after = (load(located(one, store and store / side)) for one, side in ((old, "old"), (new, "new")))
    found = compare(before.store, after.store)
    click.echo(write(found, next(known for known in FORMATS if known == form)), nl=False)
    if not found.same:
        sys.exit(IN_PART)
