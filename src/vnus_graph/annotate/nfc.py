"""NFC text with the way back to the text as read: articles come in NFC, NFD and mixtures of both."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, is_normalized, normalize

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Format characters without width, as the inside of a character class: pasted pages are strewn with them."""

_LAST_UNCOMPOSED = "\u02ff"
"""No character up to here combines with the one before it."""


def normalise(text: str) -> tuple[str, Sequence[int]]:
    """Return the NFC of `text` and, for each code point of it and its end, the position in `text`.

    All code points of one cluster (a character with its marks) map to its start, so spans of the NFC that begin and
    end at cluster borders map to spans whose own NFC they are.
    """
    if is_normalized("NFC", text):
        return text, range(len(text) + 1)
    parts: list[str] = []
    positions: list[int] = []
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or _opens_cluster(text, start, position):
            parts.append(normalize("NFC", text[start:position]))
            positions += [start] * len(parts[-1])
            start = position
    return "".join(parts), [*positions, len(text)]


def _opens_cluster(text: str, start: int, position: int) -> bool:
    character = text[position]
    if character <= _LAST_UNCOMPOSED or text[position - 1].isspace():
        return True
    if combining(character):
        return False
    # Some characters compose with the one before although they are no marks: Hangul vowels, Indic vowel signs.
    cluster = text[start:position]
    return normalize("NFC", cluster + character) == normalize("NFC", cluster) + normalize("NFC", character)
