"""Stage 6 of 7: Readings → Resolution. Whether articles about two persons tell of like things, by the words they share.

The weights are measured: among pairs of articles that give one name which few bear, and among pairs about any two
persons, how often so many telling words are shared (`benchmarks/identity.py` says on which articles).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import sqrt

from vnus_graph.resolve.records import Person
from vnus_graph.resolve.wording import digests

_WORDS = ("", "words.one", "words.some", "words.much")
_STORY = ((1.2, "story.much"), (0.5, "story.some"), (0.3, "story.like"))
"""Telling words that two articles share, by the square root of how many the shorter one has."""
_SHORT = 30
"""Words that are added to those of each article: very short ones prove little."""


def wording(left: Person, right: Person) -> Iterator[str]:
    """The features that apply, by the two articles that are most alike."""
    if left.articles & right.articles:
        return
    near, all_told = 0, 0.0
    for words, story in left.wordings:
        for other_words, other_story in right.wordings:
            if near < len(_WORDS) - 1:
                near = max(near, _shared(words, other_words))
            shared = _shared(story, other_story)
            if shared:
                all_told = max(all_told, shared / sqrt(min(len(story), len(other_story)) / 4 + _SHORT))
    yield _WORDS[min(near, len(_WORDS) - 1)]
    yield next((name for least, name in _STORY if all_told >= least), "")


def _shared(left: bytes, right: bytes) -> int:
    return len(_set(left).intersection(digests(right))) if left and right else 0


@lru_cache(maxsize=1024)
def _set(words: bytes) -> frozenset[int]:
    return frozenset(digests(words))
