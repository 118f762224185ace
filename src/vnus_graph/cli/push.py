"""`vnus-graph push`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from vnus_graph.cli import complain
from vnus_graph.cli.graph import argument, loaded, store_option
from vnus_graph.cli.progress import progress

_PASSWORD, _TOKEN = "VNUS_GRAPH_PASSWORD", "VNUS_GRAPH_TOKEN"


@click.command(short_help="Send a graph to a SPARQL 1.1 server.")
@click.argument("url")
@argument
@click.option("--graph", "into", metavar="IRI", help="Put the flat graph here, not into the server's default graph.")
@click.option("--flat", is_flag=True, help="Send the flat graph only, not the named graphs of the articles.")
@click.option("--user", help="User, for a server that asks (Basic or Digest).")
@store_option
def command(url: str, graph: Path | None, into: str | None, flat: bool, user: str | None, store: Path | None) -> None:
    """Gửi đồ thị lên máy chủ SPARQL 1.1.

    Send GRAPH (a folder that build wrote, out if none is named, or a .ttl, .nt, .nq or .trig file) to the server whose
    Graph Store Protocol is at URL. The flat graph replaces the server's default graph, or the one named with --graph;
    each article's graph and the provenance replace those of the same name; graphs of articles that were pushed before
    and are no longer there are removed. Whatever else the server holds stays.

    The password is taken from the environment variable VNUS_GRAPH_PASSWORD, else asked for; a bearer token from
    VNUS_GRAPH_TOKEN.

    \b
    vnus-graph push http://127.0.0.1:7878/store
    vnus-graph push http://127.0.0.1:8890/sparql-graph-crud-auth --graph https://example.org/news --user dba
    """
    token = os.environ.get(_TOKEN)
    password = _password(user) if user is not None else ""
    asked = loaded(graph, store)
    with progress("Gửi · Sending", "đồ thị · graphs") as shown:
        done = asked.push(url, into, flat, user=user, password=password, token=token, progress=shown)
    if done.exposed:
        complain("mật khẩu đã gửi không mã hóa · the password or token went unencrypted; an https:// address hides it")
    click.echo(
        f"{url}: {done.graphs} đồ thị · graphs, {done.statements} phát biểu · statements, "
        f"bỏ {done.removed} đồ thị cũ · old graphs removed"
    )


def _password(user: str) -> str:
    found = os.environ.get(_PASSWORD)
    if found is not None:
        return found
    if not sys.stdin.isatty():
        raise click.UsageError(f"mật khẩu đặt trong biến {_PASSWORD} · the password is taken from {_PASSWORD}")
    return str(click.prompt(f"Mật khẩu · Password ({user})", hide_input=True, err=True))
