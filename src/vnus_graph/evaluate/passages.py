"""The sentences of an annotated article, to show a miss or a false hit where it was, or should have been, read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vnus_graph.evaluate.gold import Gold, article
from vnus_graph.evaluate.wording import contains
from vnus_graph.model import Evidence

MOST = 3
"""Sentences shown with one miss or false hit."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the headline or body, by its offsets into the article's text."""

    start: int
    end: int
    text: str


def passages(gold: Gold) -> tuple[Passage, ...]:
    """The sentences of the annotated article, page noise left out; none if the article cannot be read."""
    # Imported here, since scoring as such does without the stages.
    from vnus_graph.annotate import sentences, tokens
    from vnus_graph.annotate.nfc import normalise
    from vnus_graph.clean import clean

    try:
        document = clean(article(gold))
    except ValueError:
        return ()
    found: list[Passage] = []
    for block in document.blocks:
        if block.kind == "noise":
            continue
        text, positions = normalise(document.article.text[block.start : block.end])
        for spans in sentences.split(text, tokens.split(text)):
            first, last = spans[0][0], spans[-1][1]
            found.append(Passage(block.start + positions[first], block.start + positions[last], text[first:last]))
    return tuple(found)


def naming(found: Iterable[Passage], *actors: Sequence[str]) -> tuple[str, ...]:
    """The sentences in which each of the actors, given by all their names, is named by one of these or in short.

    The short form of a name of several words is its last word as written: «Sơn», «Blinken».
    """
    return tuple(one.text for one in found if all(_names(one.text, names) for names in actors))


def _names(sentence: str, names: Sequence[str]) -> bool:
    if any(contains(sentence, name) for name in names):
        return True
    short = {name.split()[-1] for name in names if len(name.split()) > 1}
    return any(word[0].isupper() and re.search(rf"\b{re.escape(word)}\b", sentence) for word in short)


def around(found: Iterable[Passage], evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The sentences that the evidence stands in, each once, in the order of the text; else its own words."""
    spans = [(one.start, one.end) for one in evidence]
    touched = tuple(one.text for one in found if any(one.start < end and start < one.end for start, end in spans))
    return touched or tuple(dict.fromkeys(one.quote for one in evidence))
