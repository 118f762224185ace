"""What one gets without this project: underthesea's named entities, and an edge for each pair in a sentence.

A yardstick only. It reads the article as it is, page noise and all, and calls every co-occurrence of persons and
bodies an encounter. Being no stage, it imports underthesea on its own, and only when it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from vnus_graph.evaluate.wording import key
from vnus_graph.model import Actor, ActorType, Article, Edge, Event, Evidence, Resolution

_TYPES: dict[str, ActorType] = {"PER": "Person", "ORG": "Institution"}
_LONGEST = 2000
"""Characters; the tagger's time grows with the square of the sentence's length."""


def co_occurrence(article: Article) -> Resolution:
    """Every recognised person, organisation and state as an actor; persons and bodies in one sentence have met."""
    actors: dict[str, Actor] = {}
    events: dict[str, Event] = {}
    for sentence in _sentences(article):
        found = {one.id: one for one in _actors(sentence)}
        for id, actor in found.items():
            actors.setdefault(id, actor)
        for one, other in combinations(sorted(id for id in found if found[id].type != "Country"), 2):
            id = f"event/{one}-{other}"
            edge = Edge(one, "metWith", other)
            ends = (("participant", one), ("participant", other))
            events.setdefault(id, Event(id, "Meeting", "Held", id, ends, (edge,), evidence=(sentence,)))
    return Resolution(
        actors=tuple(actors[id] for id in sorted(actors)), events=tuple(events[id] for id in sorted(events))
    )


def _sentences(article: Article) -> Iterator[Evidence]:
    for line in re.finditer(r"[^\n]+", article.text):
        for found in re.finditer(r"\S.*?(?:[.!?…](?=\s)|$)", line.group()):
            start = line.start() + found.start()
            quote = found.group()[:_LONGEST]
            yield Evidence(article.id, start, start + len(quote), quote, "co-occurrence")


def _actors(sentence: Evidence) -> Iterator[Actor]:
    from underthesea import ner

    words: list[str] = []
    kind = ""
    for word, _, _, tag in [*ner(sentence.quote), ("", "", "", "O")]:
        if not tag.startswith("I-") and words:
            yield from _actor(" ".join(words), kind, sentence)
            words = []
        if tag != "O":
            words.append(word)
            kind = tag[2:]


def _actor(name: str, kind: str, sentence: Evidence) -> Iterator[Actor]:
    type = _TYPES.get(kind)
    if kind == "LOC" and key(name) in _states():
        type = "Country"
    if type:
        yield Actor(f"{type.lower()}/{key(name).replace(' ', '-')}", type, name, evidence=(sentence,))


@cache
def _states() -> frozenset[str]:
    """Keys of the names of states and territories in Vietnamese (CLDR)."""
    from babel import Locale

    territories = Locale("vi").territories
    return frozenset(key(name) for code, name in territories.items() if code.isalpha()) | {key("Mỹ")}
