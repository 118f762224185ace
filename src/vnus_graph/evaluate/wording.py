"""When two wordings are the same: spelling habits of Vietnamese that no reader would call a difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_PUNCTUATION = re.compile(r"[\s\-\u2010-\u2015\u2212.,;:/'\"“”‘’«»()]+")
_Y_FOR_I = re.compile(r"(?<=[bcdđghklmnprstvx])y$")
_LEVEL_FILLER = re.compile(r"\b(?:quan hệ|khuôn khổ|lên)\b")


@lru_cache(maxsize=65536)
def key(wording: str) -> str:
    """What is compared instead of the wording itself; not for showing.

    Letter case, Unicode normal form, the vowel a tone mark is set on («hoà», «hòa»), final y for i («sỹ», «sĩ»),
    dashes, spaces and other punctuation make no difference.
    """
    return " ".join(_syllable(part) for part in _PUNCTUATION.split(wording.casefold()) if part)


def _syllable(written: str) -> str:
    decomposed = unicodedata.normalize("NFD", written)
    toneless = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    tones = "".join(sorted(mark for mark in decomposed if ord(mark) in _TONES))
    return _Y_FOR_I.sub("i", toneless) + tones


def contains(whole: str, part: str) -> bool:
    """Whether `part` stands in `whole` as whole words."""
    return bool(part.strip()) and f" {key(part)} " in f" {key(whole)} "


def same_place(one: str, other: str) -> bool:
    """Equal, or the one within the other: «Phủ Chủ tịch», «Phủ Chủ tịch, Hà Nội»."""
    return contains(one, other) or contains(other, one)


LEVELS = {
    "DiplomaticRelations": "quan hệ ngoại giao",
    "ComprehensivePartnership": "đối tác toàn diện",
    "StrategicPartnership": "đối tác chiến lược",
    "ComprehensiveStrategicPartnership": "đối tác chiến lược toàn diện",
    "SpecialRelationship": "quan hệ đặc biệt",
}
"""Vietnamese wording of each `vnus:RelationshipLevel`, by its local name."""


def same_level(local_name: str, wording: str) -> bool:
    """Whether a level of the ontology is the one the annotation words, «quan hệ» and «khuôn khổ» left aside."""
    return _bare_level(LEVELS.get(local_name, local_name)) == _bare_level(wording)


def _bare_level(wording: str) -> str:
    return key(_LEVEL_FILLER.sub(" ", unicodedata.normalize("NFC", wording).casefold()))
