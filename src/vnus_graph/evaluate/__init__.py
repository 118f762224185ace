"""Measuring: what the pipeline says of annotated articles against what people say of them."""

from vnus_graph.evaluate.gold import Gold, load
from vnus_graph.evaluate.report import format_report
from vnus_graph.evaluate.run import run
from vnus_graph.evaluate.score import score
from vnus_graph.evaluate.tally import Score, total

__all__ = ["Gold", "Score", "format_report", "load", "run", "score", "total"]
