"""The pipeline run on annotated articles, one graph an article, and scored."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from vnus_graph.evaluate.gold import Gold, article, load
from vnus_graph.evaluate.score import score
from vnus_graph.evaluate.tally import Score
from vnus_graph.model import Article, Resolution


def run(folder: Path | str) -> list[Score]:
    """How each annotated article of a folder comes out; `total` adds them up."""
    return [measure(gold) for gold in load(Path(folder))]


def predict(one: Article) -> Resolution:
    """Run the whole pipeline on one article."""
    # The stages are heavy to import, and scoring must not depend on them.
    from vnus_graph.pipeline import extract
    from vnus_graph.resolve.assemble import resolve

    return resolve([extract(one)])


def measure(
    gold: Gold,
    predictor: Callable[[Article], Resolution] = predict,
    complain: Callable[[str, str], None] | None = None,
) -> Score:
    """The score of one article; one that breaks the pipeline has missed everything, and `complain` is told why."""
    try:
        return score(predictor(article(gold)), gold)
    except ImportError:
        raise
    except Exception:
        if complain:
            complain(gold.name, traceback.format_exc(limit=-3))
        return score(Resolution(), gold)
