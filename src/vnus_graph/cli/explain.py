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
    from vnus_graph.batch import readings
    from vnus_graph.explain import explain
    from vnus_graph.read import Failure

    told = failed = 0
    for found in readings(inputs):
        if isinstance(found, Failure):
            failed += 1
            complain(f"{found.source}: {found.reason}")
        else:
            click.echo(("\n" if told else "") + explain(found), nl=False)
            told += 1
    if not told:
        raise click.ClickException("không có bài nào đọc được · no article could be read")
    if failed:
        sys.exit(IN_PART)
