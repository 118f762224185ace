"""Stage 4 of 7: Sentence → Mention. Longest match of listed phrases over the tokens of a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from vnus_graph.grammar.fold import fold
from vnus_graph.model import Token

T = TypeVar("T")

_UNIT = re.compile(r"\w+|[^\w\s]")
_JOINED = re.compile(r"(?<=\w)[-‐‑](?=\w)")


class Everything:
    """A container that holds every phrase: `Lexicon(pairs, cased=EVERYTHING)`."""

    def __contains__(self, item: object) -> bool:
        """True."""
        return True


EVERYTHING = Everything()


@dataclass(slots=True)
class _Node(Generic[T]):
    steps: dict[str, _Node[T]] = field(default_factory=dict)
    ends: list[tuple[tuple[int, ...], T]] = field(default_factory=list)
    """(indices of the units that must be capitalised, value), in the order of the pairs."""


class Lexicon(Generic[T]):
    """Phrases with a value each, found in a token sequence by their folded spelling (see `fold`).

    Phrase and text are cut into the same units, runs of letters and digits and single marks, so it does not matter
    whether the tokenizer keeps «Mát-xcơ-va», «D.C.» or «TP.HCM» in one piece; a match still begins and ends with a
    token. A hyphen inside a word may be missing in the text («Ả-rập» finds «Ả rập»).

    `cased` holds the phrases whose capitals must be capitals in the text too («Anh», not «anh»; «ANH» will do).
    Where the same phrase is given twice, the first pair that fits wins.
    """

    def __init__(self, pairs: Iterable[tuple[str, T]], *, cased: Container[str] = ()) -> None:
        self._unread: dict[str, list[tuple[str, T, bool]]] = defaultdict(list)
        """By their first unit, the phrases of which no token has called for one yet."""
        self._root: _Node[T] = _Node()
        for phrase, value in pairs:
            first = _UNIT.search(unicodedata.normalize("NFC", phrase))
            if not first:
                raise ValueError(f"nothing to match in the phrase {phrase!r}")
            self._unread[fold(first[0])].append((phrase, value, phrase in cased))
        self._firsts = frozenset(self._unread)
        """The units that phrases begin with."""

    def _read(self, unit: str) -> None:
        """Enter the phrases that begin with `unit`."""
        for phrase, value, cased in self._unread.pop(unit):
            for spelling in dict.fromkeys((phrase, _JOINED.sub(" ", phrase))):
                self._add(_units(spelling), value, cased)

    def _add(self, units: Sequence[tuple[str, bool]], value: T, cased: bool) -> None:
        node = self._root
        for unit, _ in units:
            node = node.steps.setdefault(unit, _Node())
        needed = tuple(index for index, (_, capital) in enumerate(units) if cased and capital)
        node.ends.append((needed, value))

    def starts(self, word: str) -> bool:
        """Whether a phrase may start with the token `word`."""
        units = _units(word)
        return bool(units) and units[0][0] in self._firsts

    def match(self, tokens: Sequence[Token], at: int) -> tuple[int, T] | None:
        """Length in tokens, and value, of the longest phrase that starts with the token at index `at`."""
        first = _units(tokens[at].text) if at < len(tokens) else ()
        if not first or first[0][0] not in self._firsts:
            return None
        if first[0][0] in self._unread:
            self._read(first[0][0])
        node = self._root
        capitals: list[bool] = []
        best: tuple[int, T] | None = None
        for index in range(at, len(tokens)):
            for unit, capital in _units(tokens[index].text):
                following = node.steps.get(unit)
                if following is None:
                    return best
                node = following
                capitals.append(capital)
            for needed, value in node.ends:
                if all(capitals[each] for each in needed):
                    best = index - at + 1, value
                    break
        return best


@lru_cache(maxsize=65536)
def _units(text: str) -> tuple[tuple[str, bool], ...]:
    """(folded unit, whether it is capitalised) for each run of letters and digits, and each mark."""
    return tuple((fold(unit), unit[0].isupper()) for unit in _UNIT.findall(unicodedata.normalize("NFC", text)))
