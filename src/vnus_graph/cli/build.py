"""`vnus-graph build`."""

from __future__ import annotations

from pathlib import Path

import click

from vnus_graph.cli import JUDGEMENTS, complain
from vnus_graph.cli.processes import scheduler_option, workers_option


@click.command(short_help="Build the graph of some articles.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder."
)
@workers_option
@scheduler_option
@click.option("--anew", is_flag=True, help="Read every article again, also those that OUTPUT holds unchanged.")
@click.option(
    "--judgements",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Who is one and who is not.  [default: {JUDGEMENTS} in the output folder, if there is one]",
)
def command(
    inputs: tuple[str, ...], folder: Path, workers: int, scheduler: str | None, anew: bool, judgements: Path | None
) -> None:
    """Dựng đồ thị từ các bài báo.

    Build the graph of the articles in each INPUT: a .txt, .html, .json, .jsonl or .csv file, a folder of them, a URL of
    either, or - for standard input. Writes graph.html (to look at), graph.ttl, graph.nq, graph.graphml, report.json and
    readings.jsonl into the output folder. The same input gives the same bytes, whatever the number of workers.

    The graph holds these articles and no others; those that the folder holds unchanged from an older build are not read
    again. To add to a graph, see vnus-graph add.

    \b
    vnus-graph build seeds/articles -o out
    vnus-graph build news.jsonl more/ --workers 4 -o out
    vnus-graph build s3://bucket/news --scheduler tcp://host:8786 -o out
    """
    from vnus_graph.api import build
    from vnus_graph.archive.files import helper
    from vnus_graph.cli.outcome import tell
    from vnus_graph.cli.progress import progress
    from vnus_graph.read import expected

    judged = judgements or folder / JUDGEMENTS
    with helper(workers) as beside:
        with progress("Đọc bài · Reading", "bài · articles", expected(inputs)) as shown:
            graph = build(inputs, workers, shown, None if anew else folder, judged, scheduler, beside)
        if graph.resolution and graph.resolution.documents:
            graph.save(folder, workers, beside)
            tell(folder, graph, judged)
            return
    for failure in graph.failures:
        complain(f"{failure.source}: {failure.reason}")
    raise click.ClickException("không có bài nào đọc được · no article could be read; nothing was written")
