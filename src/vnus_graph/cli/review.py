"""`vnus-graph review`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from vnus_graph.cli import DEFAULT_GRAPH, JUDGEMENTS, complain

_VERDICTS = {"s": "same", "d": "different"}
_QUESTION = "Một [s], khác nhau [d], để sau [k], thôi [q] · Same, different, skip, quit"


@click.command(short_help="Judge who is one and who is not.")
@click.argument("folder", metavar="[GRAPH]", default=DEFAULT_GRAPH, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--judgements",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Where the verdicts go.  [default: {JUDGEMENTS} in the graph's folder]",
)
@click.option("--list", "listing", is_flag=True, help="Print the pairs without asking.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For --list."
)
@click.option("--who", default="", help="Your name, for the column «who».")
def command(folder: Path, judgements: Path | None, listing: bool, form: str, who: str) -> None:
    """Xét các cặp còn ngờ: một người hay hai.

    Show each pair of actors of a built GRAPH (a folder, out/ if none is named) that may be one, with names, offices,
    articles, a quote of each and what speaks for and against it, and take a verdict: same or different. Verdicts are
    rows of a TSV that you may edit; the next build obeys them, and a row taken out takes its merge back.

    \b
    vnus-graph review out
    vnus-graph review out --list --format json
    """
    from vnus_graph.review import pending, shown, write

    file = judgements or folder / JUDGEMENTS
    pairs = pending(folder, file)
    if listing or form == "json":
        text = "\n\n".join(map(shown, pairs))
        click.echo(json.dumps(pairs, ensure_ascii=False, indent=2) if form == "json" else text)
        return
    judged = 0
    for number, pair in enumerate(pairs, start=1):
        click.echo(f"\n{number}/{len(pairs)}\n{shown(pair)}\n")
        answer = click.prompt(_QUESTION, type=click.Choice(["s", "d", "k", "q"]), default="k", show_choices=False)
        if answer == "q":
            break
        if answer in _VERDICTS:
            write(file, pair, _VERDICTS[answer], who)
            judged += 1
    click.echo(f"{file}: {judged} phán quyết mới · new verdicts")
    if judged:
        complain(f"để đồ thị theo các phán quyết · for the graph to obey them: vnus-graph add {folder}")
