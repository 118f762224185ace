"""`vnus-graph validate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from vnus_graph.cli import IN_PART


@click.command(short_help="Check a graph against the SHACL shapes.")
@click.argument("graph", type=click.Path(exists=True, path_type=Path))
def command(graph: Path) -> None:
    """Kiểm tra đồ thị theo các khuôn SHACL của bản thể học.

    Check GRAPH (a .ttl, .nt, .nq or .trig file, or a folder that build wrote) against the shapes of the ontology.
    Prints a line for each violation; exit code 1 if there is any.

    \b
    vnus-graph validate out
    """
    from vnus_graph.api import load

    conforms, violations = load(graph).validate()
    for line in violations:
        click.echo(line)
    click.echo(
        f"{graph}: đúng khuôn · conforms"
        if conforms
        else f"{graph}: {len(violations)} lỗi · violations, không đúng khuôn · does not conform"
    )
    if not conforms:
        sys.exit(IN_PART)
