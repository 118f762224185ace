"""Stage 4 of 7: Sentence → Mention. Spellings that a Vietnamese reader takes for the same word, brought to one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_OPEN = re.compile(rf"(?<!q)(?:(o)([ae])|(u)(y))({_TONE})(?![^\W\d_])")
_CLOSED = re.compile(rf"(o)({_TONE})([ae])(?=[^\W\d_])")
_QU = re.compile(rf"(qu)({_TONE})([aeoyi])")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_WORD = re.compile(r"[^\W\d_]+")

_SAME_SYLLABLE = {
    "kĩ": "kỹ",
    "kì": "kỳ",
    "kỉ": "kỷ",
    "kí": "ký",
    "lí": "lý",
    "mĩ": "mỹ",
    "quí": "quý",
    "sỹ": "sĩ",
    "tỉ": "tỷ",
}
"""Syllables written with either i or y; only these, since elsewhere the letter tells words apart («tai», «tay»)."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` as a key for comparison: NFC, lower case, one place for the tone mark, one dash, single spaces.

    «Hoà» and «Hòa», «UỶ» and «ủy», «Hoa Kì» and «Hoa Kỳ», «Việt–Mỹ» and «việt-mỹ» give the same key. Tones and
    diacritics stay: «Lào» and «lao» differ. Folding twice is folding once.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    decomposed = unicodedata.normalize("NFD", text.translate(_DASHES).casefold())
    moved = _OPEN.sub(_first_vowel, decomposed)
    moved = _CLOSED.sub(r"\1\3\2", moved)
    moved = _QU.sub(r"\1\3\2", moved)
    composed = unicodedata.normalize("NFC", moved)
    composed = _WORD.sub(lambda word: _SAME_SYLLABLE.get(word[0], word[0]), composed)
    return " ".join(composed.split())


def _first_vowel(found: re.Match[str]) -> str:
    """«oà» as «òa»: the traditional place, and what underthesea writes."""
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    return first + found[5] + second


_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:uyê|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|uya|ia|ya|ua|ưa|oo|[aăâeêioôơuưy])"
    r"(?:ch|nh|ng|[cmnpt]|[aiouy])?"
)


@lru_cache(maxsize=65536)
def is_vietnamese(word: str) -> bool:
    """Whether `word` has the shape of one Vietnamese syllable: «Nguyễn» and «Kim» do, «Trump» and «Mát-xcơ-va» not."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", word.casefold()) if not re.match(_TONE, mark))
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


_OPEN_CASED = re.compile(_OPEN.pattern, re.IGNORECASE)
_CLOSED_CASED = re.compile(_CLOSED.pattern, re.IGNORECASE)


@lru_cache(maxsize=65536)
def spell(text: str) -> str:
    """`text` as a label: NFC, the tone mark where «Hòa» and «Ủy» have it, single spaces; case and dashes stay."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _OPEN_CASED.sub(_first_vowel, decomposed)
    moved = _CLOSED_CASED.sub(r"\1\3\2", moved)
    return " ".join(unicodedata.normalize("NFC", moved).split())
