"""Stage 6 of 7: Readings → Resolution. Korean names in two transcriptions: «Mun Che In», «Moon Jae-in»."""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.resolve.personal_names import joined, korean_surname, plain

_SYLLABLES = 3
_ONSETS = (
    ("kh", "k"), ("gh", "k"), ("g", "k"), ("c", "k"), ("th", "t"), ("d", "t"), ("ph", "p"), ("b", "p"), ("f", "p"),
    ("ts", "c"), ("j", "c"), ("tr", "c"), ("ch", "c"), ("sh", "s"), ("x", "s"), ("l", "r"), ("w", ""),
    ("y", ""),
)  # fmt: skip


@cache
def syllables(name: str) -> tuple[str, ...]:
    """The consonants at both ends of each syllable of a Korean name: «Mun Che In» like «Moon Jae-in»."""
    return tuple(_ends(plain(word)) for word in re.split(r"[\s-]+", name) if plain(word))


def _ends(syllable: str) -> str:
    sound = re.sub(r"^gi(?=[aeou])", "j", syllable)
    first, _, last = re.sub(r"[aeiouy]*[aeiou]+[aeiouy]*|y$", " ", sound).partition(" ")
    first = next((sound for spelt, sound in _ONSETS if first == spelt), first)
    return f"{first} {last.strip().replace('g', 'k') if last.strip() != 'ng' else 'ng'}"


def korean_alike(left: str, right: str) -> bool:
    """Whether each syllable has the same consonants, one of the names opening with a Korean surname."""
    known = [korean_surname(joined(name)[0]) for name in (left, right)]
    return any(known) and len(syllables(left)) == _SYLLABLES and syllables(left) == syllables(right)
