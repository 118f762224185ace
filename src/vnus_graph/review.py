"""Doubtful pairs of a built graph, for people: what each is judged by, and how the judgement is written down."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from vnus_graph.resolve.judgements import Judgement, Named, append, read_judgements

Pair = dict[str, Any]
"""A pair of `report.json`: type, score, left, right, for, against."""


def pending(folder: Path, judgements: Path) -> list[Pair]:
    """The doubtful pairs of the graph in `folder` that `judgements` says nothing of yet, the most likely first.

    Raises `ValueError` where the folder holds no report of a build.
    """
    report = folder / "report.json"
    if not report.is_file():
        raise ValueError(f"{report}: không có; hãy dựng đồ thị trước · not there; build the graph first")
    pairs: list[Pair] = json.loads(report.read_text(encoding="utf-8")).get("doubtful", [])
    judged = {_key(row) for row in read_judgements(judgements).rows}
    return [pair for pair in pairs if _key(judgement(pair, "")) not in judged]


def judgement(pair: Pair, verdict: str, who: str = "", note: str = "") -> Judgement:
    """The row that says `verdict` of a pair."""
    return Judgement(0, verdict, pair["type"], _named(pair["left"]), _named(pair["right"]), who, note)


def write(judgements: Path, pair: Pair, verdict: str, who: str = "") -> None:
    """Add the verdict to the file, with the features as its note."""
    note = ", ".join(feature["name"] for feature in (*pair["for"], *pair["against"]))
    append(judgements, judgement(pair, verdict, who, note))


def shown(pair: Pair) -> str:
    """The pair as lines of text: both sides, then the features with their weights."""
    return "\n".join(_lines(pair))


def _key(row: Judgement) -> tuple[str, frozenset[Named]]:
    return row.type, frozenset((row.left, row.right))


def _named(side: dict[str, Any]) -> Named:
    return Named(side["name"], side.get("country") or "", side.get("article") or "")


def _lines(pair: Pair) -> Iterator[str]:
    for sign, side in (("A", pair["left"]), ("B", pair["right"])):
        state = f" ({side['country']})" if side.get("country") else ""
        yield f"{sign}  {side['name']}{state}  [{side['actor']}]"
        yield from _listed("tên · names", (name for name in side["names"] if name != side["name"]))
        yield from _listed("chức vụ · offices", side.get("offices", ()))
        yield from _listed("bài · articles", side["articles"])
        if quote := side.get("quote"):
            yield f"     «{' '.join(quote['quote'].split())}» ({quote['article']})"
    yield f"   = {pair['score']:g}"
    for feature in (*pair["for"], *pair["against"]):
        yield f"     {feature['weight']:+g}  {feature['vietnamese']} · {feature['english']}  [{feature['name']}]"


def _listed(label: str, values: Iterable[str]) -> Iterator[str]:
    if text := "; ".join(values):
        yield f"     {label}: {text}"
