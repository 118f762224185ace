"""Stage 4 of 7: Sentence → Mention. The wording of a sentence as one string, for grammar written as patterns.

A tokenizer may cut «28/6» into one token or three; a pattern should not have to know. `wording` joins the tokens again,
with one space for every gap, and remembers where each character came from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, pairwise

from vnus_graph.model import Sentence


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a sentence in NFC, single-spaced."""

    text: str
    starts: tuple[int, ...]
    """For each character of `text`, the offset in the article at which it starts."""
    ends: tuple[int, ...]
    """For each character of `text`, the offset in the article at which it ends, exclusive."""

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article of `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def between(self, start: int, end: int) -> str:
        """The part of `text` whose characters lie within the article's offsets `start` and `end`."""
        return self.text[bisect_left(self.starts, start) : bisect_right(self.ends, end)]


def text_of(sentence: Sentence) -> str:
    """`wording(sentence).text` alone."""
    gaps = chain((False,), (after.start > before.end for before, after in pairwise(sentence.tokens)))
    return "".join(f" {token.text}" if gap else token.text for gap, token in zip(gaps, sentence.tokens, strict=False))


def wording(sentence: Sentence) -> Wording:
    """Join the tokens of `sentence`, with one space wherever the article has anything between two of them."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    reached = sentence.tokens[0].start if sentence.tokens else 0
    for token in sentence.tokens:
        start, end, form = token.start, token.end, token.text
        if start > reached:
            text.append(" ")
            starts.append(reached)
            ends.append(start)
        text.append(form)
        if len(form) == end - start:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:  # NFD in the article: no offsets within the token
            starts += [start] * len(form)
            ends += [end] * len(form)
        reached = end
    return Wording("".join(text), tuple(starts), tuple(ends))
