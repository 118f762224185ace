"""`python -m vnus_graph.evaluate GOLD_DIR`: run the pipeline on annotated articles and print how it did."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from vnus_graph.evaluate.baseline import co_occurrence
from vnus_graph.evaluate.gold import load
from vnus_graph.evaluate.page import page
from vnus_graph.evaluate.report import format_report
from vnus_graph.evaluate.run import measure, predict
from vnus_graph.evaluate.tally import Score, Tally, total


@click.command(short_help="Score the pipeline on annotated articles.")
@click.argument("folder", metavar="GOLD", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", default="", help="Articles whose name contains this.")
@click.option("--details", is_flag=True, help="List every miss and false hit.")
@click.option("--baseline", is_flag=True, help="Also score named entities that co-occur in a sentence.")
@click.option("--json", "as_json", is_flag=True, help="Totals as JSON.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write a page to browse it all.",
)
def main(folder: Path, only: str, details: bool, baseline: bool, as_json: bool, html: Path | None) -> None:
    """Đo độ chính xác trên các bài đã chú giải trong thư mục GOLD.

    Score the pipeline on the annotations in GOLD: precision, recall and F1 of actors, edges, offices, dates and places,
    by article, type and error class. The page of --html shows each miss and false hit beside its sentence.

    \b
    vnus-graph evaluate seeds/gold --details
    vnus-graph evaluate seeds/gold --baseline --html errors.html
    """
    began = time.perf_counter()
    annotated = [gold for gold in load(folder) if only in gold.name]
    runs = {"pipeline": predict, **({"baseline": co_occurrence} if baseline else {})}
    scores = {}
    for name, run in runs.items():
        scores[name] = [measure(gold, run, _complain) for gold in annotated]
        if not as_json:
            click.echo(f"{name}\n{format_report(scores[name], details=details and name == 'pipeline')}\n")
    if html:
        html.write_text(page(scores["pipeline"], scores.get("baseline", ())), encoding="utf-8")
    if as_json:
        totals = {name: _as_json(total(each)) for name, each in scores.items()}
        click.echo(json.dumps(totals, ensure_ascii=False, indent=1))
    else:
        click.echo(f"{len(annotated)} articles in {time.perf_counter() - began:.1f} s")


def _complain(name: str, reason: str) -> None:
    click.echo(f"{name}: failed\n{reason}", err=True)


def _as_json(overall: Score) -> dict[str, object]:
    return {
        "actors": _numbers(overall.actor),
        "edges": _numbers(overall.edge),
        "positions": _numbers(overall.positions),
        "by type": {name: _numbers(tally) for name, tally in sorted(overall.actors.items())},
        "by predicate": {name: _numbers(tally) for name, tally in sorted(overall.edges.items())},
        "attributes": {name: _numbers(tally) for name, tally in sorted(overall.attributes.items())},
        "extra dates": overall.extra_dates,
        "error classes": overall.kinds,
    }


def _numbers(tally: Tally) -> dict[str, float]:
    rounded = {name: round(getattr(tally, name), 4) for name in ("precision", "recall", "f1")}
    return {**rounded, "found": tally.found, "gold": tally.gold, "right": tally.right, "wrong": tally.wrong}


if __name__ == "__main__":
    main()
