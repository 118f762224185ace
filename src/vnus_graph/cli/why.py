"""`vnus-graph why`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from vnus_graph.cli import DEFAULT_GRAPH, IN_PART


@click.command(short_help="Tell what stands behind an edge.")
@click.argument("words", metavar="[GRAPH] SUBJECT PREDICATE OBJECT", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
def command(words: tuple[str, ...], form: str) -> None:
    """Vì sao đồ thị nói vậy: từng câu, từng bài, từng quy tắc đứng sau một cạnh.

    Print each sentence, article and rule behind an edge of GRAPH (a folder that build wrote, out if none is named, or a
    .ttl, .nt, .nq or .trig file). SUBJECT and OBJECT are names in any known spelling, with or without diacritics, ids
    or IRIs; PREDICATE is a name of the ontology (metWith) or its label (đã gặp). Where there is no such edge, what was
    planned, proposed, cancelled or denied between the two is told instead, and the exit code is 1.

    \b
    vnus-graph why "Frank-Walter Steinmeier" "đã thăm" "Việt Nam"
    vnus-graph why out person/frank-walter-steinmeier visited country/vn --format json
    """
    from vnus_graph.api import load
    from vnus_graph.graph.names import UnclearError
    from vnus_graph.graph.why import FORMATS

    if not 3 <= len(words) <= 4:
        raise click.UsageError("[GRAPH] SUBJECT PREDICATE OBJECT")
    graph = Path(words[0] if len(words) == 4 else DEFAULT_GRAPH)
    if not graph.exists():
        raise click.UsageError(
            f"«{graph}»: không có đồ thị nào ở đó · there is no graph; vnus-graph build … -o {graph}"
        )
    flat = graph / "graph.ttl"  # says all that is asked here, in a fraction of the time that the named graphs take
    try:
        answer = load(flat if flat.is_file() else graph).why(*words[-3:])
    except UnclearError as error:
        raise click.UsageError(str(error)) from error
    click.echo(answer.write(next(known for known in FORMATS if known == form)), nl=False)
    if not answer.reasons:
        sys.exit(IN_PART)
