"""`vnus-graph validate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from vnus_graph.cli import IN_PART
from vnus_graph.cli.graph import DEFAULT, argument, loaded, store_option


@click.command(short_help="Check a graph against the SHACL shapes.")
@argument
@store_option
def command(graph: Path | None, store: Path | None) -> None:
    """Kiểm tra đồ thị theo các khuôn SHACL của bản thể học.

    Check GRAPH (a folder that build wrote, out if none is named, or a .ttl, .nt, .nq or .trig file) against the shapes
    of the ontology. Prints a line for each violation; exit code 1 if there is any.

    \b
    vnus-graph validate out
    """
    conforms, violations = loaded(graph, store).validate()
    asked = graph or store or DEFAULT
    for line in violations:
        click.echo(line)
    click.echo(
        f"{asked}: đúng khuôn · conforms"
        if conforms
        else f"{asked}: {len(violations)} lỗi · violations, không đúng khuôn · does not conform"
    )
    if not conforms:
        sys.exit(IN_PART)
