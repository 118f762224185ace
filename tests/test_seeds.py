"""The sample articles: what they say is read rightly, and no sentence of them is the press's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from vnus_graph.evaluate import Gold, format_report, load, score, total
from vnus_graph.evaluate.gold import article as source
from vnus_graph.evaluate.run import predict
from vnus_graph.evaluate.wording import contains, key
from vnus_graph.model import Resolution

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "seeds" / "articles"
GOLD = ROOT / "seeds" / "gold"
PRESS = ROOT.parent / "shared" / "corpus"
RUN = 8
"""Consecutive words that make a copied phrase; annotated names, offices and levels, which are nobody's, set aside."""

SEEDS = load(GOLD)


@pytest.fixture(scope="module")
def resolutions() -> dict[str, Resolution]:
    return {gold.name: predict(source(gold)) for gold in SEEDS}


def test_every_sample_is_annotated() -> None:
    assert {gold.article.name for gold in SEEDS} == {path.name for path in ARTICLES.iterdir()}


def test_edges_join_annotated_actors() -> None:
    for gold in SEEDS:
        ids = {actor.id for actor in gold.actors}
        assert len(ids) == len(gold.actors)
        assert {end for edge in gold.edges for form in edge.forms for end in (form[0], form[2])} <= ids, gold.name


def test_actors_and_edges_are_read(resolutions: dict[str, Resolution]) -> None:
    scores = [score(resolutions[gold.name], gold) for gold in SEEDS]
    overall = total(scores)
    assert overall.actor.f1 >= 0.95, format_report(scores, details=True)
    assert overall.edge.f1 >= 0.95, format_report(scores, details=True)


@pytest.mark.parametrize("gold", SEEDS, ids=lambda gold: gold.name)
def test_noise_yields_no_actor(gold: Gold, resolutions: dict[str, Resolution]) -> None:
    wordings = [wording for actor in resolutions[gold.name].actors for wording in (actor.label, *actor.aliases)]
    assert [wording for wording in wordings if any(contains(wording, name) for name in _noise(gold))] == []


@pytest.mark.parametrize("gold", SEEDS, ids=lambda gold: gold.name)
def test_noise_is_in_the_article(gold: Gold) -> None:
    """Else the test above could not fail."""
    noise = _noise(gold)
    assert len(noise) >= 5
    assert [name for name in noise if not contains(_text(gold.article), name)] == []


@pytest.mark.skipif(not PRESS.is_dir(), reason="needs the annotated press articles beside the checkout")
@pytest.mark.parametrize("gold", SEEDS, ids=lambda gold: gold.name)
def test_no_phrase_is_taken_from_the_press(gold: Gold, press: set[str]) -> None:
    assert sorted(set(_runs(_text(gold.article))) & press) == []


@pytest.fixture(scope="module")
def press() -> set[str]:
    return {run for path in PRESS.iterdir() for run in _runs(_text(path))}


def _text(path: Path) -> str:
    """All the file says: the text of a record, a page without its tags but with its menus."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return str(json.loads(text)["text"])
    return re.sub(r"<[^>]*>", " ", text) if path.suffix == ".html" else text


def _noise(gold: Gold) -> list[str]:
    """Names that stand only in the noise of the page: teasers, credits, bylines, prompts."""
    annotation = json.loads((GOLD / f"{gold.name}.json").read_text(encoding="utf-8"))
    return [str(name) for name in annotation["noise"]]


def _nobodys() -> list[str]:
    """Names, offices and levels, longest first, as keys."""
    actors = [actor for gold in SEEDS for actor in gold.actors]
    offices = [title for actor in actors for position in actor.positions for title in position.titles]
    names = [name for actor in actors for name in actor.names]
    levels = [edge.level for gold in SEEDS for edge in gold.edges if edge.level]
    return sorted({key(wording) for wording in (*offices, *names, *levels)}, key=lambda name: (-len(name), name))


NOBODYS = _nobodys()


def _runs(text: str) -> Iterator[str]:
    words = f" {key(text)} "
    for name in NOBODYS:
        words = words.replace(f" {name} ", " | ")
    for stretch in words.split("|"):
        parts = stretch.split()
        yield from (" ".join(parts[at : at + RUN]) for at in range(len(parts) - RUN + 1))
