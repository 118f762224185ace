"""Stage 6 of 7: Readings → Resolution. Personal names: which spellings may be one name, and how much a name proves.

Vietnamese and Sino-Vietnamese names are compared syllable by syllable with their tones, since each tone is another
name; other names by their letters, since the press writes them as it hears them (Khăm-tày, Khamtay).
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from typing import Literal

from vnus_graph.events.spelling import ADDRESS, name_key
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.grammar.names import toneless
from vnus_graph.resources import table

PARTICLES = frozenset("al el bin bint ibn abu de da do dos del la von van der den di abdul abd".split())
_ARTICLE = re.compile(r" (?:al|el)[- ]")
_PEOPLE = 1e8
"""Bearers of Vietnamese names, in round numbers."""
_UNLISTED = {"surname": 0.5, "middle": 1.5, "given": 1.0}
"""Per mille of people who bear a part that `name_parts.tsv` does not list, at most."""
_USUAL = 0.3
"""The same of a given name on average, as measured over 7,300 names of the Vietnamese press."""
_NO_MIDDLE = 30.0
_OF_ONE_SEX = frozenset({"thị", "văn"})
_RANKS = frozenset("sultan haji hagi hadji tan sri seri datin daw samdech techo akka moha sheikha".split())
"""Words of rank that some articles put before a name and some leave out."""
_MUTE = frozenset({"jr", "sr", "ng", "st", "mc", "dr", "phd"})
"""Parts of names that never had a vowel."""
_FEW_BEAR, _RARE = 100, 300
"""Bearers up to which a name is that of one person in the news, and up to which it mostly is."""
Strength = Literal["rare", "usual", "common", "everyday", "single", "given", "nobody"]


@cache
def _shares() -> dict[tuple[str, str], float]:
    return {(row["place"], fold(row["part"])): float(row["per_mille"]) for row in table("name_parts")}


@cache
def korean_surname(part: str) -> bool:
    """Whether a name that opens with `part` is a Korean one, whose other two syllables are few and alike."""
    return ("korean", part) in _shares()


@cache
def nicknames() -> dict[str, str]:
    """Given names by what they are shortened to: Jim, James."""
    return {fold(row["short"]): fold(row["full"]) for row in table("nicknames")}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in table("surnames"))


@cache
def vietnamese(name: str) -> bool:
    """Whether a name is a full one in Vietnamese syllables, tones included: a surname and what comes behind it."""
    parts = name_key(name)
    return _syllables(name) and (parts[0] in _surnames() or len(parts) > 2)


@cache
def _syllables(name: str) -> bool:
    parts = name_key(name)
    if "-" in name or "." in name or " ".join(parts).isascii():
        return False
    return len(parts) > 1 and all(is_vietnamese(part) for part in parts)


@cache
def native(name: str) -> bool:
    """Whether it is Vietnamese, or may be, having no tone to write: «Phan Minh Long»."""
    first, *others = name_key(name)
    toneless_parts = [("given", part) in _shares() or ("middle", part) in _shares() for part in others]
    return vietnamese(name) or (first in _surnames() and len(others) > 1 and all(toneless_parts))


@cache
def without_surname(name: str) -> bool:
    """«Tuấn Anh»: Vietnamese given names alone, which many bear."""
    return _syllables(name) and not vietnamese(name)


@cache
def bearers(name: str) -> float:
    """How many people, about, bear a Vietnamese name: 100 million times the share of each of its parts.

    Of the last two, what they have together where that is more: «Thùy Linh» is no coincidence of two parts. Behind
    «Thị» and «Văn» given names are those of women or of men alone, who bear them twice as often.
    """
    surname, *middle, given = name_key(name)
    last = max(_share("given", given), 0 if middle else _share("middle", given))  # «Nguyễn Văn», cut off
    if middle:
        pair = _shares().get(("pair", f"{middle[-1]} {given}"), 0.0)
        last = max(last, 1000 * pair / _share("middle", middle[-1]))
        last *= 2 if _OF_ONE_SEX & set(middle) else 1
    shares = [_share("surname", surname), last, *(_share("middle", part) for part in middle)]
    return _PEOPLE * math.prod(share / 1000 for share in ([*shares, _NO_MIDDLE] if not middle else shares))


def _share(place: str, part: str) -> float:
    return _shares().get((place, part), _UNLISTED[place])


@cache
def strength(name: str) -> Strength:
    """How much it proves that two articles give the same full name; depends on nothing but the name."""
    parts = name_key(name)
    if withheld(name):
        return "nobody"
    if without_surname(name):
        return "given"
    if len(parts) == 1:
        return "given" if ("foreign", parts[0]) in _shares() else "single"
    if not native(name):
        frequent = len(parts) == 2 and all(("foreign", part) in _shares() for part in parts)
        return "common" if frequent else "rare"
    count = bearers(name)
    if count <= _RARE:
        return "rare"
    count *= _USUAL if ("given", parts[-1]) not in _shares() and len(parts) > 2 else 1
    return "usual" if count <= 1500 else "common" if count <= 8000 else "everyday"


@cache
def scarce(name: str) -> bool:
    """Whether a Vietnamese name is rare, and yet some hundred bear it: two of them may well be in the news."""
    return native(name) and _FEW_BEAR < bearers(name) <= _RARE


@cache
def withheld(name: str) -> bool:
    """Whether a name tells nobody from others: initials («N.T.H.», «Nguyễn Văn T.»), or letters lost («Nguyn Vn»)."""
    parts = name_key(name)
    mute = [part for part in parts if len(part) > 1 and not re.search("[aeiouy]", plain(part))]
    lost = parts[0] in _damaged() or bool(set(mute) - _MUTE)
    if lost or (len(parts) > 1 and all(len(part) < 3 for part in parts) and name.isupper()):
        return True
    return len(parts[-1]) == 1 and not name.casefold().endswith(f"-{parts[-1]}")  # «Xam-pơ-li-a» is written out


@cache
def _damaged() -> frozenset[str]:
    """Surnames that lost their vowel with its diacritics, as some web pages do."""
    found = {"".join(letter for letter in surname if letter.isascii()) for surname in _surnames()}
    return frozenset(word for word in found if len(word) > 2 and not re.search("[aeiou]", word.replace("guy", "g")))


@cache
def joined(name: str) -> tuple[str, ...]:
    """Parts in plain letters: «Moon Jae-in» → moon, jaein; «Sheikh Tamim el-Sisi» → tamim, al, sisi."""
    text = _ARTICLE.sub(" al ", f" {fold(name).replace('.', ' ')} ").replace(" ibn ", " bin ")
    words = [plain(word) for word in text.split() if word not in ADDRESS]
    words = [word for word in words if word]
    bare = [word for word in words if word not in _RANKS]
    return tuple(bare if len(bare) > 1 else words) or (plain(name),)


@cache
def letters(name: str) -> str:
    """All letters in plain Latin, without spaces: «Moon Jae In» and «Moon Jae-in» meet."""
    return "".join(plain(part) for part in name_key(name))


_LOOK_ALIKES = str.maketrans("đıøаеорсухіѕјкмнт", "diøaeopcyxisjkmht".replace("ø", "o"))
"""Letters that NFD leaves whole, and Cyrillic ones that slip into Latin words: «Kоnstantin»."""


@cache
def plain(word: str) -> str:
    """Letters a–z of a word: «Xi-phăn-đon» → xiphandon."""
    flat = unicodedata.normalize("NFD", word.lower().translate(_LOOK_ALIKES))
    return re.sub(r"[^a-z]", "", flat)


_LONG_SOUND, _VERY_LONG = 6, 8
_SOUNDS = (
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("tr", "t"), ("ch", "s"), ("sh", "s"), ("nh", "n"),
    ("ck", "k"), ("qu", "k"), ("gi", "j"), ("x", "s"), ("z", "s"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip


@cache
def heard(word: str) -> str:
    """A word as it sounds, roughly: «Xi-phăn-đon» and «Siphandone» → sifandon, sifandone."""
    sound = re.sub(r"ch(?=[bdgkmnpqstvxz])", "k", plain(word))
    for spelt, said in _SOUNDS:
        sound = sound.replace(spelt, said)
    return re.sub(r"(.)\1+", r"\1", sound)


@cache
def skeleton(word: str) -> str:
    """The consonants of a word as it sounds, voiced and voiceless as one: a key under which transliterations meet."""
    sound = re.sub(r"[aeiouhj]", "", heard(word)).translate(str.maketrans("bvdgl", "pptkr"))
    return re.sub(r"(.)\1+", r"\1", sound)


@cache
def misheard(syllable: str) -> str:
    """A Vietnamese syllable without what regions pronounce alike: «Trí», «Chí»; «Sơn», «Xơn»; «Giang», «Dang»."""
    return re.sub(r"^(?:gi(?=[aeou])|r)", "d", re.sub(r"^tr", "ch", re.sub(r"^s", "x", plain(syllable))))


@cache
def pronounced(word: str) -> str:
    """A word as a Vietnamese ear has it: `heard`, with no «l» or «r» at the end of a syllable: «Xtôn-ten-bớc»."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"l(?=[^aeiou]|$)", "n", re.sub(r"r(?=[^aeiou]|$)", "", heard(word))))


def sound_alike(left: str, right: str) -> bool:
    """Whether two words are one as a Vietnamese ear has them, but for what is lost on the way: long ones only."""
    ours, theirs = pronounced(left), pronounced(right)
    shorter = min(len(ours), len(theirs))
    if shorter < _LONG_SOUND:
        return ours == theirs and shorter > 3
    bones = distance(skeleton(ours), skeleton(theirs))
    most = shorter // 3 if shorter > _VERY_LONG else shorter // 4 + (not bones)
    return bones < 2 and distance(ours, theirs, 4) <= most


@cache
def transcribed(name: str) -> bool:
    """Whether a name is a foreign one in Vietnamese spelling: «Khăm-tày Xi-phăn-đon»."""
    return "-" in name and (not toneless(name) or any(word.count("-") > 1 for word in name.split()))


@cache
def distance(left: str, right: str, most: int = 3) -> int:
    """Letters to change, add, drop or swap with a neighbour; `most` + 1 where it takes more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if older and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]
