"""Stage 6 of 7: Readings → Resolution. Whether articles about two persons tell of like things, by the words they share.

The weights are a good deal below what is measured: how many times as often pairs of articles that give one name which
few bear share so much as pairs about any two persons do, in powers of five (on 12,244 articles, diplomatic and
general). Namesakes may be of one trade or place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import sqrt

from vnus_graph.resolve.records import Person
from vnus_graph.resolve.wording import digests, tells, told

_WORDS = ("", "words.one", "words.some", "words.much")
_STORY, _LIKE_STORY = 1.2, 0.5
"""Telling words that two articles share, by the square root of how many the shorter one has: one story, like ones."""
_CALLED = ((8.0, "called.much"), (5.0, "called.same"), (2.0, "called.like"))
"""What the phrases tell that two are both called by, added up."""
_TITLE = 1.9
"""What any phrase of a title tells at most: «phó chủ tịch UBND huyện», which alone tells nothing."""
_MOST = 0.6
"""Share of the telling words of an article that another of the same text has at least."""
_SHORT = 30
"""Words that are added to those of each article: very short ones prove little."""


def wording(left: Person, right: Person) -> Iterator[str]:
    """The features that apply, by the two articles that are most alike."""
    if left.articles & right.articles:
        return
    near, whole, called = 0, 0.0, 0.0
    for words, story, calling in left.wordings:
        for other_words, other_story, other_calling in right.wordings:
            both = _both_called(calling, other_calling)
            called = max(called, _tell(both))
            if near < len(_WORDS) - 1:
                shared = _shared(words, other_words)
                near = max(near, len(shared - {one >> 8 for one in both}))
            whole = max(whole, in_common(story, other_story))
    yield next((name for least, name in _CALLED if called >= least), "")
    yield _WORDS[min(near, len(_WORDS) - 1)]
    yield "story.much" if whole >= _STORY else "story.some" if whole >= _LIKE_STORY else ""


def in_common(story: bytes, other: bytes) -> float:
    """How much two articles share: telling words of both, by the square root of how many the shorter one has."""
    if not story or not other:
        return 0.0
    return len(_shared(story, other)) / sqrt(min(len(story), len(other)) // 4 + _SHORT)


def one_text(story: bytes, other: bytes) -> bool:
    """Whether most telling words of the shorter article are in the other: it was written once."""
    return len(_shared(story, other)) >= _MOST * (min(len(story), len(other)) // 4) > 0


def _tell(phrases: frozenset[int]) -> float:
    """What they tell together; little with one telling phrase, nothing without."""
    known = [tells(one) for one in phrases]
    telling = sum(one > _TITLE for one in known)
    return sum(known) if telling > 1 else min(sum(known), _CALLED[2][0]) if telling else 0.0


def _both_called(left: bytes, right: bytes) -> frozenset[int]:
    return _calling(left).intersection(told(right)) if left and right else frozenset()


def _shared(left: bytes, right: bytes) -> frozenset[int]:
    return _words(left).intersection(digests(right)) if left and right else frozenset()


@lru_cache(maxsize=1024)
def _words(found: bytes) -> frozenset[int]:
    return frozenset(digests(found))


@lru_cache(maxsize=1024)
def _calling(found: bytes) -> frozenset[int]:
    return frozenset(told(found))
