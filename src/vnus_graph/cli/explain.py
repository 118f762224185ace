"""`vnus-graph explain`."""

from __future__ import annotations

import sys

import click

from vnus_graph.cli import IN_PART, complain


@click.command(short_help="Show each claim with its sentence.")
@click.argument("inputs", metavar="ARTICLE...", nargs=-1, required=True)
def command(inputs: tuple[str, ...]) -> None:
    """Xem từng phát biểu rút ra từ bài báo.

    Show what was read from each ARTICLE (any input that build takes): every claim with its roles, status, date and
    place, the rule that fired and the words it rests on, then what was given up and why.

    \b
    vnus-graph explain seeds/articles/ban-doi-ngoai-tham-hoa-ky.txt
    """
    from vnus_graph.batch import read_all
    from vnus_graph.explain import explain

    readings, failures = read_all(inputs)
    click.echo("\n".join(explain(reading) for reading in readings), nl=False)
    for failure in failures:
        complain(f"{failure.source}: {failure.reason}")
    if not readings:
        raise click.ClickException("không có bài nào đọc được · no article could be read")
    if failures:
        sys.exit(IN_PART)
