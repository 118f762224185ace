"""`vnus-graph query`."""

from __future__ import annotations

from pathlib import Path

import click

from vnus_graph.cli.graph import loaded, store_option

_PASSED_ON = {"ignore_unknown_options": True}
"""Options that are not the command's own are the question's."""


@click.command(short_help="Ask a graph.", context_settings=_PASSED_ON)
@click.argument("words", metavar="[GRAPH] QUESTION [--NAME VALUE]...", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="Output."
)
@click.option(
    "--html", "drawing", type=click.Path(dir_okay=False, path_type=Path), help="Draw the answer as a graph into a file."
)
@store_option
@click.option("--list", "listing", is_flag=True, help="Tell which named questions there are, and what they ask for.")
def command(words: tuple[str, ...], form: str, drawing: Path | None, store: Path | None, listing: bool) -> None:
    """Hỏi đồ thị bằng câu hỏi có tên hoặc bằng SPARQL.

    Ask GRAPH (a folder that build wrote, out if none is named, or a .ttl, .nt, .nq or .trig file). QUESTION is the name
    of one that comes with vnus-graph, a file that ends in .rq, or SPARQL itself; the prefixes vnus:, rdfs:, person:,
    country:, … are known. Any other option is a value that the question asks for: --person stands for its $person. A
    query only reads.

    \b
    vnus-graph query --list
    vnus-graph query diary --person "Frank-Walter Steinmeier" --from 2023
    vnus-graph query out who-met-whom --from 2023-06 --to 2023-09 --html picture.html
    vnus-graph query 'SELECT ?name WHERE { ?p a vnus:Person ; rdfs:label ?name }' --format csv
    vnus-graph query big diary --person "Frank-Walter Steinmeier" --store big-store
    """
    from vnus_graph.graph.table import FORMATS

    if listing:
        _list()
        return
    graph, question, values = _told(words)
    sparql = _from_file(Path(question)) if question.endswith(".rq") else question
    asked = loaded(graph, store)
    if drawing:
        drawing.write_text(asked.picture(sparql, **values), encoding="utf-8")
        click.echo(f"Mở trang này · Open this page: {drawing.resolve().as_uri()}")
    else:
        answer = asked.query(sparql, **values)
        click.echo(answer.write(next(known for known in FORMATS if known == form)), nl=False)


def _told(words: tuple[str, ...]) -> tuple[Path | None, str, dict[str, str]]:
    """Graph, question, and the question's values by name."""
    names: list[str] = []
    values: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            names.append(word)
            continue
        option, equals, value = word.partition("=")
        name = option.removeprefix("--")
        if not equals:
            value = next(rest, "")
        if not option.startswith("--") or not name.isidentifier() or not value or name in values:
            raise click.UsageError(f"a value is given as --NAME VALUE, each name once, not «{word}»")
        values[name] = value
    if not 1 <= len(names) <= 2:
        raise click.UsageError("[GRAPH] QUESTION is needed, or --list")
    return Path(names[0]) if len(names) == 2 else None, names[-1], values


def _list() -> None:
    from vnus_graph.graph.query import named_queries

    for query in named_queries().values():
        click.echo(f"{query.name}\n    {query.vi}\n    {query.en}")
        for parameter in query.parameters:
            need = "" if parameter.required else " (không bắt buộc · optional)"
            click.echo(f"      --{parameter.name} …  {parameter.about}{need}")


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path}: not UTF-8") from error
