"""`vnus-graph export`."""

from __future__ import annotations

from pathlib import Path

import click

from vnus_graph.cli.graph import argument, loaded, store_option


def _list(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    from vnus_graph.graph.exports import FORMATS

    for name, form in FORMATS.items():
        click.echo(f"{name:<9}{form.about}")
    ctx.exit()


@click.command(short_help="Write a graph for other tools.")
@argument
@click.option("--format", "-f", "form", required=True, help="What to write; --list tells the formats.")
@click.option(
    "--output", "-o", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File; - is stdout."
)
@store_option
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="Tell the formats.")
def command(graph: Path | None, form: str, file: Path, store: Path | None) -> None:
    """Xuất đồ thị cho công cụ khác: Gephi, R, bảng tính, …

    Write GRAPH (a folder that build wrote, out if none is named, or a .ttl, .nt, .nq or .trig file) in a format of
    other tools. The same graph gives the same bytes.

    \b
    vnus-graph export --list
    vnus-graph export out -f gexf -o network.gexf
    vnus-graph export out -f plover -o events.txt
    """
    content = loaded(graph, store).export(form)
    with click.open_file(str(file), "wb") as out:
        out.write(content)
