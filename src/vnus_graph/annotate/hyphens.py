"""Where a hyphen joins two names and where it is inside one.

«Ramos-Horta», «Mát-xcơ-va» and «Covid-19» are one token; «Nam-Hoa» (of «Việt Nam-Hoa Kỳ»), «Kỳ-ASEAN» and «tế-thương»
(of «kinh tế-thương mại») are three.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from babel import Locale

HYPHENS = "\\-\u2010\u2011"
"""The hyphens, as the inside of a character class; dashes are not among them."""

HYPHEN = re.compile(f"[{HYPHENS}]")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLE = re.compile(
    "(?:ngh?|gh?|gi|kh?|ph?|qu|th?|tr|ch?|nh?|[bdđhlmrsvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
LOOK_BACK = 32
"""How many characters before a word matter, for the name of a state."""
_ACRONYM = re.compile(r"[^\W\d_]{2,}")


def cuts(word: str, before: str = "") -> list[int]:
    """Return the positions in `word` at which it is to be cut: before and after each hyphen that joins two names.

    `before` is the text that leads up to it: after «Việt» and a space, the hyphen of «Nam-Mekong» follows a state.
    """
    found: list[int] = []
    joints = list(HYPHEN.finditer(word))
    parts = HYPHEN.split(word)
    named = False  # whether a name with a capital letter runs up to the hyphen
    for joint, left, right in zip(joints, parts, parts[1:], strict=False):
        named = named or left[0].isupper()
        if _joins(left, right, named) or (joint is joints[0] and before and _ends_in_state(f"{before}{left}")):
            found += [joint.start(), joint.end()]
            named = False
    return found


def vietnamese(part: str) -> bool:
    """Whether `part` is a syllable that only Vietnamese writes so: right in sound, and with a tone or vowel mark."""
    return not part.isascii() and _SYLLABLE.fullmatch(_toneless(part)) is not None


@cache
def state(word: str) -> bool:
    """Whether it is the Vietnamese name of a state or region."""
    return word in Locale.parse("vi").territories.values()


def _joins(left: str, right: str, named: bool) -> bool:
    """Whether the hyphen between the parts `left` and `right` of a word stands between two names or words."""
    if right[0].isdigit():
        return vietnamese(left) or left.lower() in _state_syllables()
    if _acronym(left) or _acronym(right):
        return len(left) > 1 and len(right) > 1
    if named and right[0].islower():
        return right == "châu"  # a transcribed name, but «Thái Bình Dương-châu Á»
    if vietnamese(left) or vietnamese(right):
        return True
    return left[0].isupper() and _states(left.lower(), right.lower())


def _acronym(part: str) -> bool:
    return part.isupper() and _ACRONYM.fullmatch(part) is not None


def _states(left: str, right: str) -> bool:
    """Whether both belong to names of states, and not to the same («Timor-Leste», «Guinea-Bissau»)."""
    syllables = _state_syllables()
    return left in syllables and right in syllables and not syllables[left] & syllables[right]


def _ends_in_state(text: str) -> bool:
    """Whether `text` ends in the name of a state or region of two or three syllables."""
    syllables = text.lower().split()
    return any(" ".join(syllables[-length:]) in _state_names() for length in (2, 3) if len(syllables) >= length)


@cache
def _state_names() -> dict[str, str]:
    """Names of states and regions in Vietnamese and English (CLDR), lower case, with their codes."""
    return {
        name.lower(): code for language in ("vi", "en") for code, name in Locale.parse(language).territories.items()
    }


@cache
def _state_syllables() -> dict[str, set[str]]:
    """The syllables of those names, each with the codes of what it helps to name."""
    syllables: dict[str, set[str]] = {}
    for name, code in _state_names().items():
        for syllable in name.split():
            if len(syllable) > 1:
                syllables.setdefault(syllable, set()).add(code)
    return syllables


def _toneless(part: str) -> str:
    return normalize("NFC", normalize("NFD", part).translate(_TONES))
