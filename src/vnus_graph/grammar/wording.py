"""Stage 4 of 7: Sentence → Mention. The wording of a sentence as one string, for grammar written as patterns.

A tokenizer may cut «28/6» into one token or three; a pattern should not have to know. `Wording` joins the tokens again,
with one space for every gap, and remembers where each character came from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from vnus_graph.model import Sentence


class Wording:
    """The text of a sentence in NFC, with one space wherever the article has anything between two tokens."""

    def __init__(self, sentence: Sentence) -> None:
        self._tokens = sentence.tokens
        self.text = text_of(sentence)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article of `text[start:end]`, which must not be empty."""
        starts, ends = self._places
        return starts[start], ends[end - 1]

    def between(self, start: int, end: int) -> str:
        """The part of `text` whose characters lie within the article's offsets `start` and `end`."""
        first, last = self.span(start, end)
        return self.text[first:last]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in `text` the characters begin and end that lie within the article's offsets `start` and `end`."""
        starts, ends = self._places
        return bisect_left(starts, start), bisect_right(ends, end)

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """For each character of `text`, the offsets in the article at which it starts and ends (exclusive)."""
        starts: list[int] = []
        ends: list[int] = []
        reached = self._tokens[0].start if self._tokens else 0
        for token in self._tokens:
            start, end, length = token.start, token.end, len(token.text)
            if start > reached:
                starts.append(reached)
                ends.append(start)
            if length == end - start:
                starts += range(start, end)
                ends += range(start + 1, end + 1)
            else:  # NFD in the article: no offsets within the token
                starts += [start] * length
                ends += [end] * length
            reached = end
        return starts, ends


def text_of(sentence: Sentence) -> str:
    """`Wording(sentence).text` alone."""
    parts: list[str] = []
    reached = sentence.tokens[0].start if sentence.tokens else 0
    for token in sentence.tokens:
        if token.start > reached:
            parts.append(" ")
        parts.append(token.text)
        reached = token.end
    return "".join(parts)
