"""Stage 6 of 7: Reading → the telling words of an article, around each name and in all.

Two articles about one person share words that few articles have; two about namesakes share those that all have. Telling
are two words side by side, or a foreign word, that `common_words.tsv` does not list and no part of which is a person's
name. Who else is named is told by `company`.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
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
    "của và đã có cho để là với trong khi về tại ở từ đến tới cùng theo vào ra lên xuống sẽ bị được các những một hai"
    " này đó ấy kia nhưng mà thì do vì nên cũng như không còn rất đang hay hoặc nếu bởi qua trên dưới"
    " trước sau giữa ngoài xã huyện tỉnh quận phường thôn ấp xóm trú quê ngụ sinh tuổi"
    " vẫn chỉ lại phải cần muốn nói rằng ông bà anh chị em cô chú họ tôi mình ta nó người năm ngày tháng lần mỗi mọi"
    " nhiều ít nhất hơn đều vừa mới từng chưa chẳng đâu sao gì nào ai đi làm thấy biết".split()
)
"""Words that are in phrases of any kind, and in addresses."""
_BROKEN = 0.025
"""Share of the words without a vowel from which a text has lost letters: what it has left is in no other."""
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
        self._text = text
        self._parts = {part for name in names for part in _WORD.findall(name) if part[0].isupper()}
        words = _WORD.findall(text)
        different = {*words}
        self._broken = sum(map(_mute, different)) > _BROKEN * len(different)
        self._story = self._telling(words)

    def around(self, spans: Iterable[tuple[int, int]]) -> bytes:
        """Those around the spans of a name."""
        found: set[str] = set()
        for start, end in spans:
            first, last = max(0, start - _AROUND), end + _AROUND
            words = _WORD.findall(self._text[first:last])
            found |= self._telling(words[first > 0 : -1 if last < len(self._text) else None])  # none that may be cut
        return _digests(found)

    def story(self) -> bytes:
        """Those of the whole article."""
        return _digests(self._story)

    def calling(self, spans: Iterable[tuple[int, int]]) -> bytes:
        """What is said right before and behind a name, each phrase with what it tells."""
        found: set[str] = set()
        for start, end in spans:
            for part in _calling(self._text, start, end):
                found |= _phrases(self._folded(_WORD.findall(part)))
        return array("Q", sorted((zlib.crc32(one.encode()) << 8) + _told(one) for one in found)).tobytes()

    def _telling(self, words: list[str]) -> set[str]:
        found = set() if self._broken else _phrases(self._folded(words)).difference(_common())
        return {one for one in found if not one.replace(" ", "").isdigit()}

    def _folded(self, words: list[str]) -> list[str]:
        """Folded; empty where a word is a name's or grammar's."""
        return ["" if word in self._parts else _folded(word) for word in words]


def phrases(text: str) -> set[str]:
    """The phrases of a text that may be telling."""
    return _phrases([_folded(word) for word in _WORD.findall(text)])


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


def _phrases(words: list[str]) -> set[str]:
    found = {f"{a} {b}" for a, b in pairwise(words) if a and b}
    found.update(filter(_foreign, {*words}))
    return found


def _digests(found: set[str]) -> bytes:
    return array("I", sorted(zlib.crc32(one.encode()) for one in found)[:_KEPT]).tobytes()


@cache
def _folded(word: str) -> str:
    folded = fold(word)
    return "" if folded in _GRAMMAR else folded


@cache
def _mute(word: str) -> bool:
    return word.islower() and word.isalpha() and not re.search("[aeiouy]", plain(word))


@cache
def _foreign(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.isdigit() and not is_vietnamese(word)


@cache
def _common() -> dict[str, int]:
    return {row["words"]: int(row["per_mille"]) for row in table("common_words")}
