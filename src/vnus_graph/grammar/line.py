"""Stage 4 of 7: Sentence → Mention. A sentence under reading: its tokens, and what the simpler grammars found there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import TypeVar

from vnus_graph.grammar.fold import fold, spell
from vnus_graph.model import CountryMention, DateMention, PlaceMention, Token

M = TypeVar("M", CountryMention, PlaceMention, DateMention)


class Line:
    """Tokens of one sentence with countries, places and dates by token index.

    `countries`, `places` and `dates` map the index of a mention's first token to (index behind its last, mention).
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        countries: Iterable[CountryMention] = (),
        places: Iterable[PlaceMention] = (),
        dates: Iterable[DateMention] = (),
    ) -> None:
        self.tokens = tokens
        self._at = {token.start: index for index, token in enumerate(tokens)}
        self._behind = {token.end: index + 1 for index, token in enumerate(tokens)}
        self.countries = {first: (last, found) for first, last, found in self._placed(countries)}
        self.places = {first: (last, found) for first, last, found in self._placed(places)}
        self.dates = {first: (last, found) for first, last, found in self._placed(dates)}

    def holding(self, places: Iterable[PlaceMention], dates: Iterable[DateMention]) -> Line:
        """The same line with these places and dates."""
        line = copy(self)
        line.places = {first: (last, found) for first, last, found in self._placed(places)}
        line.dates = {first: (last, found) for first, last, found in self._placed(dates)}
        return line

    def _placed(self, found: Iterable[M]) -> Iterator[tuple[int, int, M]]:
        for mention in found:
            first, last = self.index(mention.start), self.behind(mention.end)
            if first is not None and last is not None:
                yield first, last, mention

    def __len__(self) -> int:
        return len(self.tokens)

    def index(self, start: int) -> int | None:
        """Index of the token that begins at character `start`."""
        return self._at.get(start)

    def behind(self, end: int) -> int | None:
        """Index behind the token that ends at character `end`."""
        return self._behind.get(end)

    @cached_property
    def low(self) -> tuple[str, ...]:
        """Folded text of each token."""
        return tuple(fold(token.text) for token in self.tokens)

    def word(self, at: int) -> str:
        """Folded token at `at`; empty outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def capital(self, at: int) -> bool:
        """Whether the token at `at` opens with a capital letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def inside_word(self, at: int) -> bool:
        """Whether the token at `at` continues the word of the token before it, by underthesea's segmentation."""
        return 0 < at < len(self.tokens) and not self.tokens[at].opens

    def text(self, first: int, last: int) -> str:
        """Tokens `first` to `last` (exclusive) as worded, with canonical tone marks, single spaces and lost ones."""
        parts: list[str] = []
        for index in range(first, last):
            apart = parts and self.tokens[index].start > self.tokens[index - 1].end
            if apart or (parts and parts[-1][-1].isalpha() and self.tokens[index].text[0].isalpha()):
                parts.append(" ")
            parts.append(self.tokens[index].text)
        return spell("".join(parts))
