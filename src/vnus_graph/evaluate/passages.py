"""The sentences of an annotated article, to show a miss or a false hit where it was, or should have been, read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vnus_graph.evaluate.gold import Gold, GoldActor, article
from vnus_graph.evaluate.wording import contains
from vnus_graph.model import Evidence

MOST = 3
"""Sentences shown with one miss or false hit."""
_ADDRESSES = ("ông", "bà", "đồng chí")


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


def naming(found: Iterable[Passage], *actors: Iterable[str]) -> tuple[str, ...]:
    """The sentences in which each of the actors, given by all their names, is named by one of these."""
    return tuple(one.text for one in found if all(any(contains(one.text, name) for name in names) for names in actors))


def names_in_prose(actor: GoldActor) -> tuple[str, ...]:
    """All names of an annotated actor; for a person also the short ones: «ông Sơn», «Ngoại trưởng Blinken»."""
    if actor.type != "Person":
        return actor.names
    titles = [*_ADDRESSES, *(title for position in actor.positions for title in position.titles)]
    short = dict.fromkeys(name.split()[-1] for name in actor.names if len(name.split()) > 1)
    return (*actor.names, *(f"{title} {name}" for name in short for title in titles))


def around(found: Iterable[Passage], evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The sentences that the evidence stands in, each once, in the order of the text; else its own words."""
    spans = [(one.start, one.end) for one in evidence]
    touched = tuple(one.text for one in found if any(one.start < end and start < one.end for start, end in spans))
    return touched or tuple(dict.fromkeys(one.quote for one in evidence))
