"""Stage 6 of 7: Reading → who of its foreigners is «ông», who «bà», wherever the text calls them so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from vnus_graph.events.spelling import name_key
from vnus_graph.grammar.fold import fold
from vnus_graph.model import Entity

_CALLED = re.compile(r"\b(?:([Ôô]ng)|[Bb]à)\s+([^\s,.;:()]+(?:\.?[ \u00a0-][^\s,.;:()]+){0,4})")
_CLEAR = 4
"""How many times as often as the other the word of address must stand: one «bà Oakfield» is his wife."""


def addressed(text: str, people: Iterable[Entity]) -> dict[str, str]:
    """«man» or «woman» by entity key, for those of whose names one follows the word."""
    called: dict[str, set[str]] = defaultdict(set)
    for one in people:
        for name in (one.name, *one.aliases):
            called[" ".join(name_key(name))].add(one.key)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for man, words in _CALLED.findall(text) if called else ():
        for key in _meant(words, called):
            counts[key]["man" if man else "woman"] += 1
    return {key: gender for key, found in counts.items() if (gender := _clear(found))}


def _meant(words: str, called: dict[str, set[str]]) -> set[str]:
    capital = []
    for word in words.replace("\u00a0", " ").split():
        if not word[:1].isupper():
            break
        capital.append(word)
    name = " ".join(name_key(fold(" ".join(capital)))) if capital else ""
    found = called.get(name, set())
    return found if len(found) == 1 else set()


def _clear(found: Counter[str]) -> str:
    (first, most), *others = found.most_common()
    return first if not others or most >= _CLEAR * others[0][1] else ""
