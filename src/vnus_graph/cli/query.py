"""`vnus-graph query`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Ask a graph.")
@click.argument("graph", required=False, type=click.Path(exists=True, path_type=Path))
@click.argument("query", required=False)
@click.option(
    "--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A value for $NAME; may be repeated."
)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="Output."
)
@click.option("--list", "listing", is_flag=True, help="Tell which named queries there are, and what they ask for.")
def command(graph: Path | None, query: str | None, params: tuple[str, ...], form: str, listing: bool) -> None:
    """Hỏi đồ thị bằng SPARQL hoặc bằng truy vấn có tên.

    Ask GRAPH (a .ttl, .nt, .nq or .trig file, or a folder that build wrote). QUERY is the name of a query that comes
    with vnus-graph, a file that ends in .rq, or SPARQL itself; the prefixes vnus:, rdfs:, person:, country:, … are
    known. A query only reads.

    \b
    vnus-graph query --list
    vnus-graph query out who-met-whom
    vnus-graph query out counterparts-by-country -p person="Lê Hoài Trung" -p country=us -p place=Washington
    vnus-graph query out 'SELECT ?name WHERE { ?p a vnus:Person ; rdfs:label ?name }' --format csv
    """
    from vnus_graph.api import load
    from vnus_graph.graph.table import FORMATS

    if listing:
        _list()
        return
    if graph is None or query is None:
        raise click.UsageError("GRAPH and QUERY are needed, or --list")
    sparql = _from_file(Path(query)) if query.endswith(".rq") else query
    answer = load(graph).query(sparql, **_values(params))
    click.echo(answer.write(next(known for known in FORMATS if known == form)), nl=False)


def _list() -> None:
    from vnus_graph.graph.query import named_queries

    for query in named_queries().values():
        click.echo(f"{query.name}\n    {query.vi}\n    {query.en}")
        for parameter in query.parameters:
            need = "" if parameter.required else " (không bắt buộc · optional)"
            click.echo(f"    --param {parameter.name}=…  {parameter.about}{need}")


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path}: not UTF-8") from error


def _values(params: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name.isidentifier() or name in values or name in ("self", "sparql"):
            raise click.UsageError(f"--param takes NAME=VALUE, each name once, not «{param}»")
        values[name] = value
    return values
