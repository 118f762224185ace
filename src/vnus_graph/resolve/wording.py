"""Stage 6 of 7: Reading → the telling words of an article, around each name and in all.

Two articles about one person share words that few articles have; two about namesakes share those that all have. Telling
are two words side by side, or a foreign word, that `common_words.tsv` does not list and no part of which is a person's name.
Who else is named is told by `company`.
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from math import log10

from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.resolve.personal_names import plain
from vnus_graph.resources import table

_WORD = re.compile(r"\w+")
_AROUND = 220
"""Letters on either side of a name."""
_SHORTEST = 3
"""Letters of a foreign word that tells something alone."""
_GRAMMAR = frozenset(
    "của và đã có cho để là với trong khi về tại ở từ đến tới cùng theo vào ra lên xuống sẽ bị được các những một hai này"
    " đó ấy kia nhưng mà thì do vì nên cũng như không còn rất đang hay hoặc nếu bởi qua trên dưới trước sau giữa ngoài"
    " vẫn chỉ lại phải cần muốn nói rằng ông bà anh chị em cô chú họ tôi mình ta nó người năm ngày tháng lần mỗi mọi"
    " nhiều ít nhất hơn đều vừa mới từng chưa chẳng đâu sao gì nào ai đi làm thấy biết".split()
)
"""Words that are in phrases of any kind."""
_BROKEN = 0.02
"""Share of words without a vowel from which a text has lost letters: what it has left is in no other."""
_CALLING, _BEFORE, _BEHIND = 160, 12, 14
"""Letters that are looked at on either side of a name for what its bearer is called, and words of them."""
_PAUSE = re.compile(r"[.!?;:\n,]| và ")
_APPOSITION = re.compile(r"\s*[,(–-]\s*([^.!?;:\n)]*)")
_RARE = 26
"""What a phrase tells that less than half a per cent of articles have, in tenths of `tells`."""
_KEPT = 256
"""Digests kept of an article: those with the smallest values, which is no choice and the same for all articles."""


class Wording:
    """The telling words of one article, as unsigned 32-bit digests; `names` are those of its persons."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        self._starts: list[int] = []
        self._told: list[list[int]] = []
        self._parts = parts = {part for name in names for part in _WORD.findall(name) if part[0].isupper()}
        words = list(_WORD.finditer(text))
        if sum(map(_mute, (found[0] for found in words))) > _BROKEN * len(words):
            return
        common, before = _common(), ""
        for found in words:
            word = _folded(found[0])
            if found[0] in parts or word in _GRAMMAR:
                before = ""
                continue
            told = [zlib.crc32(one.encode()) for one in _ending(before, word) if one not in common]
            if told:
                self._starts.append(found.start())
                self._told.append(told)
            before = word

    def around(self, spans: Iterable[tuple[int, int]]) -> bytes:
        """Those around the spans of a name."""
        found: set[int] = set()
        for start, end in spans:
            first, last = (bisect_left(self._starts, at) for at in (start - _AROUND, end + _AROUND))
            found.update(one for told in self._told[first:last] for one in told)
        return _sorted(found)

    def calling(self, spans: Iterable[tuple[int, int]], text: str) -> bytes:
        """What is said right before and behind a name, each phrase with what it tells."""
        found = {one for start, end in spans for part in _calling(text, start, end) for one in self._phrases(part)}
        return array("Q", sorted((zlib.crc32(one.encode()) << 8) + _told(one) for one in found)).tobytes()

    def _phrases(self, part: str) -> Iterator[str]:
        before = ""
        for found in _WORD.finditer(part):
            word = _folded(found[0])
            if found[0] in self._parts or word in _GRAMMAR:
                before = ""
                continue
            yield from _ending(before, word)
            before = word

    def story(self) -> bytes:
        """Those of the whole article."""
        return _sorted(set(sorted({one for told in self._told for one in told})[:_KEPT]))


def phrases(words: Iterable[str]) -> Iterator[str]:
    """The phrases of folded words that may be telling."""
    before = ""
    for word in words:
        yield from _ending(before, word)
        before = word


def digests(words: bytes) -> array[int]:
    """The digests of `Wording.around` and `Wording.story`."""
    return array("I", words)


def told(calling: bytes) -> array[int]:
    """The phrases of `Wording.calling`, equal where the phrase is; `tells` says what one tells."""
    return array("Q", calling)


def tells(phrase: int) -> float:
    """The logarithm, to base 10, of in how many times more articles than those that have it the phrase is not."""
    return (phrase & 255) / 10


def _calling(text: str, start: int, end: int) -> Iterator[str]:
    """The words before a name up to a pause, and an apposition behind it."""
    before = _PAUSE.split(text[max(0, start - _CALLING) : start])[-1]
    yield " ".join(before.split()[-_BEFORE:])
    if behind := _APPOSITION.match(text[end : end + _CALLING]):
        yield " ".join(behind[1].split()[:_BEHIND])


def _told(phrase: str) -> int:
    """What a phrase tells, in tenths."""
    per_mille = _common().get(phrase)
    return _RARE if per_mille is None else round(10 * log10(1000 / per_mille))


def _ending(before: str, word: str) -> Iterator[str]:
    if before and not (before.isdigit() and word.isdigit()):
        yield f"{before} {word}"
    if len(word) >= _SHORTEST and _foreign(word):
        yield word


def _sorted(found: Iterable[int]) -> bytes:
    return array("I", sorted(found)).tobytes()


@cache
def _folded(word: str) -> str:
    return fold(word)


@cache
def _mute(word: str) -> bool:
    return word.islower() and word.isalpha() and not re.search("[aeiouy]", plain(word))


@cache
def _foreign(word: str) -> bool:
    return not word.isdigit() and not is_vietnamese(word)


@cache
def _common() -> dict[str, int]:
    return {row["words"]: int(row["per_mille"]) for row in table("common_words")}
