"""`vnus-graph serve`."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path

import click

from vnus_graph.cli.graph import DEFAULT, argument, located, store_option


@click.command(short_help="Serve a graph.")
@argument
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(0, min_open=True),
    help="Seconds a query may take.")  # fmt: skip
@click.option("--max-answer", default=32.0, show_default=True, type=click.FloatRange(0, min_open=True),
    help="Megabytes an answer may have.")  # fmt: skip
@click.option("--max-memory", default=2048, show_default=True, type=click.IntRange(1),
    help="Megabytes of memory a query may take (Linux).")  # fmt: skip
@click.option("--workers", default=4, show_default=True, type=click.IntRange(1), help="Queries at a time.")
@store_option
def command(
    graph: Path | None, port: int, timeout: float, max_answer: float, max_memory: int, workers: int, store: Path | None
) -> None:
    """Mở cổng SPARQL chỉ đọc và trang truy vấn trên máy này.

    Serve GRAPH (a folder that build wrote, out if none is named, or a .ttl, .nt, .nq or .trig file) to this machine: a
    read-only SPARQL 1.1 endpoint, and a page to ask it, with the named questions. Nothing is reached on the network.
    Ctrl-C ends it.

    \b
    vnus-graph serve
    vnus-graph serve out --port 9000 --timeout 10
    vnus-graph serve big --store big-store
    """
    import uvicorn

    from vnus_graph.serve.app import app
    from vnus_graph.serve.pool import Pool
    from vnus_graph.serve.worker import Limits

    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        door.listen()
        pool = Pool(located(graph, store), Limits(timeout, max_answer, max_memory, workers))
        try:
            address = f"http://127.0.0.1:{door.getsockname()[1]}"
            click.echo(f"{graph or store or DEFAULT}: {pool.statements} phát biểu · statements")
            click.echo(f"Trang truy vấn · Query page: {address}/")
            click.echo(f"SPARQL: {address}/sparql   (Ctrl-C: dừng · stop)")
            config = uvicorn.Config(
                app(pool), log_level="warning", server_header=False, lifespan="off", timeout_graceful_shutdown=1
            )
            signal.signal(signal.SIGTERM, _end)  # uvicorn raises it again, which would end us before the workers
            uvicorn.Server(config).run(sockets=[door])
        finally:
            pool.stop()


def _end(number: int, frame: object) -> None:  # noqa: ARG001
    sys.exit(128 + number)
