"""Stage 3 of 7: Document → Sentence. Tokens that ask the models for their words and tags when these are read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from vnus_graph.annotate.glued import parted
from vnus_graph.annotate.tagging import Word, segment, tag
from vnus_graph.annotate.tokens import Span
from vnus_graph.model import Token

PUNCTUATION = "CH"
"""underthesea's tag of punctuation marks."""
MOST_TOKENS = 1_000
"""Longer sentences (no prose has them) are split into tokens but not tagged: the models would take minutes."""
LONGEST_TOKEN = 200
"""Nor are sentences with a longer token: underthesea's own tokeniser backtracks over runs without a space."""


class Words:
    """The models' words of one sentence, and their tags: many sentences need no tags, and some not even words."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        """Of the tokens at `spans` of `text`, which is in NFC."""
        self._text, self._spans = text, spans

    @cached_property
    def tags(self) -> list[str]:
        """For each token, the tag of the word at its first character."""
        tags = tag(self._words)
        return [PUNCTUATION if parts else tags[index] if tags else "" for index, _, parts in self._placed]

    @cached_property
    def opens(self) -> list[bool]:
        """For each token, whether it is the first of its word."""
        return [opens for _, opens, _ in self._placed]

    @cached_property
    def _words(self) -> list[Word]:
        spans = self._spans
        if len(spans) > MOST_TOKENS or any(end - start > LONGEST_TOKEN for start, end in spans):
            return []
        return parted(segment(_for_models(self._text, spans)))

    @cached_property
    def _placed(self) -> list[tuple[int, bool, bool]]:
        """For each token, which word it stands in, whether it opens it, and whether it is a mark that parts it."""
        words, index, opens, behind = self._words, 0, True, -1
        if not words:
            return [(0, True, False)] * len(self._spans)
        origin = self._spans[0][0]
        placed = []
        for start, end in self._spans:
            while words[index].end + origin <= start:
                index, opens = index + 1, True
            # A mark that the models take for the inside of a word (the dot of «D.C.») parts two words here.
            parts = words[index].end - words[index].start > end - start and not any(
                map(str.isalnum, self._text[start:end])
            )
            glued = not opens and start == behind and self._text[start].isupper()  # two words that lost their space
            placed.append((index, opens or parts or glued, parts))
            behind = end
            opens = parts
        return placed


class TaggedToken(Token):
    """A token that looks its tag up; copied or pickled, it is a plain one."""

    __slots__ = ("_index", "_words")
    _words: Words
    _index: int

    def __init__(self, start: int, end: int, text: str, words: Words, index: int) -> None:
        _set(self, "start", start)
        _set(self, "end", end)
        _set(self, "text", text)
        _set(self, "_words", words)
        _set(self, "_index", index)

    @property
    def tag(self) -> str:
        """Part of speech of the word at its first character."""
        return self._words.tags[self._index]

    @property
    def opens(self) -> bool:
        """Whether it is the first token of a word."""
        return self._words.opens[self._index]

    def __reduce__(self) -> tuple[type[Token], tuple[int, int, str, str, bool]]:
        return Token, (self.start, self.end, self.text, self.tag, self.opens)


_set = object.__setattr__  # tokens are frozen


def _for_models(text: str, spans: Sequence[Span]) -> str:
    """The text from the first span to the last, with a dash for each hyphen that stands between two names.

    The models' own tokeniser would make «Nam-Hoa» of «Việt Nam-Hoa Kỳ» one syllable; a dash it keeps apart.
    """
    characters = list(text[spans[0][0] : spans[-1][1]])
    for start, end in spans:
        if end == start + 1 and text[start] in "-\u2010\u2011":
            characters[start - spans[0][0]] = "–"
    return "".join(characters)
