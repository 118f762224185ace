"""`vnus-graph add`."""

from __future__ import annotations

from pathlib import Path

import click

from vnus_graph.cli import JUDGEMENTS
from vnus_graph.cli.processes import scheduler_option, workers_option


@click.command(short_help="Add articles to a graph.")
@click.argument("folder", metavar="GRAPH", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("inputs", metavar="[INPUT...]", nargs=-1)
@workers_option
@scheduler_option
@click.option(
    "--judgements",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Who is one and who is not.  [default: {JUDGEMENTS} in the graph's folder, if there is one]",
)
def command(
    folder: Path, inputs: tuple[str, ...], workers: int, scheduler: str | None, judgements: Path | None
) -> None:
    """Thêm bài báo vào đồ thị đã có.

    Add the articles in each INPUT (whatever build takes) to the graph in the folder GRAPH. The files are those that a
    build of all articles at once would write. Articles that are in the graph already are not read again; one that came
    under the same id with another text takes the place of the older version. None is taken out: for that, build the
    graph of the articles that are to stay, which reads none of them again.

    Without INPUT the graph is made anew from what was read before, as after vnus-graph review.

    What breaks off at any moment, be it by kill -9 or a power cut, leaves the graph as it was or as it should be.

    \b
    vnus-graph add out this-week/
    vnus-graph add out
    """
    from vnus_graph.api import add
    from vnus_graph.cli.outcome import tell
    from vnus_graph.cli.progress import progress
    from vnus_graph.read import expected

    judged = judgements or folder / JUDGEMENTS
    with progress("Đọc bài · Reading", "bài · articles", expected(inputs)) as shown:
        graph = add(folder, inputs, workers, shown, judged, scheduler)
    tell(folder, graph, judged)
