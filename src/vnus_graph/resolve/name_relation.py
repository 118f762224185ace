"""Stage 6 of 7: Readings → Resolution. How two personal names are related: one kind, the closest, or none.

| feature | example |
|---|---|
| name.rare … name.given | the same parts, by how many bear them |
| name.letters | Moon Jae-in, Moon Jae In; Díaz-Canel, Diaz Canel |
| name.turned | Kenji Mori, Mori Kenji |
| name.given.part | Quang Mẫu, Kha Quang Mẫu |
| name.middle | Nguyễn Kim Lan, Nguyễn Thị Kim Lan |
| name.junior | Ellen Oakfield, Ellen Oakfield Jr. |
| name.toneless | Trần Văn Mẫu, Tran Van Mau |
| name.transcribed | Khăm-tày Xi-phăn-đon, Khamtay Siphandone |
| name.heard | Sergei Samplev, Sergey Samplew |
| name.holds | Ana Quiroga, Ana María Quiroga Salas |
| name.surname, name.part | Nowak, Piotr Nowak; Ri, Ri Sol-ju |
| name.initial | Ellen Oakfield, Ellen J. Oakfield |
| name.initials | P. Nowak, Piotr Nowak |
| name.nickname | Jim Oakfield, James Oakfield |
| name.slip, name.close | Guterres, Gutteres |
| name.echoes | Giô Xam-pơn, Joe Sample: one leading office of a state, and the consonants of the names |
| name.sounds | P. Nô-vắc, Piotr Nowak: one last name by its sound; proves something with one office only |
"""

from __future__ import annotations

from functools import lru_cache

from vnus_graph.events.spelling import name_key
from vnus_graph.resolve.korean_names import korean_alike
from vnus_graph.resolve.name_order import (
    NUMBERED,
    SON_OF,
    asian,
    in_order,
    initials,
    ordered,
    turned_initial,
    turned_within,
)
from vnus_graph.resolve.name_sounds import sounding
from vnus_graph.resolve.personal_names import (
    PARTICLES,
    distance,
    heard,
    joined,
    korean_surname,
    letters,
    misheard,
    native,
    nicknames,
    plain,
    skeleton,
    strength,
    transcribed,
    vietnamese,
    withheld,
    without_surname,
)

_ENOUGH = 10
"""Letters of a name that is told by its sound alone."""
_MIDDLE_WORDS = frozenset({"thị", "văn"})


def numbered(name: str) -> bool:
    """Whether a name is told from a father's or a forebear's: «Jr.», «III»."""
    return bool(NUMBERED & set(joined(name)))


@lru_cache(maxsize=1 << 18)
def relation(left: str, right: str) -> str | None:
    """The name of the feature that relates two names, or None."""
    if left > right:
        return relation(right, left)
    first, second = name_key(left), name_key(right)
    if first == second:
        return f"name.{strength(left)}"
    if any(withheld(name) for name in (left, right)):
        return None
    if _surname_left_out(left, right) or _surname_left_out(right, left):
        return "name.given.part"
    if any(without_surname(name) for name in (left, right)):
        return None
    if vietnamese(left) or vietnamese(right):
        return _vietnamese(left, right) if vietnamese(left) and vietnamese(right) else _mixed(left, right)
    return _foreign(left, right)


def _vietnamese(left: str, right: str) -> str | None:
    shorter, longer = sorted((name_key(left), name_key(right)), key=len)
    if len(shorter) < len(longer):
        if len(shorter) == 1 or not in_order(shorter, longer):
            return None
        left_out = set(longer) - set(shorter)
        return "name.middle" if left_out <= _MIDDLE_WORDS and len(shorter) > 2 else "name.holds.vietnamese"
    odd = [(a, b) for a, b in zip(shorter[1:], longer[1:], strict=True) if a != b]
    if shorter[0] != longer[0]:
        return None
    return "name.slip.vietnamese" if len(odd) == 1 and len(longer) > 2 and _slight(*odd[0]) else None


def _surname_left_out(short: str, full: str) -> bool:
    """«Quang Mẫu» beside «Kha Quang Mẫu»."""
    parts, whole = name_key(short), name_key(full)
    return len(parts) == 2 and whole[1:] == parts and native(full) and "-" not in short


def _slight(left: str, right: str) -> bool:
    """Syllables that differ in a tone, a letter or what many pronounce alike: «Phúc», «Phức»; «Trí», «Chí»."""
    return plain(left) == plain(right) or distance(plain(left), plain(right)) == 1 or misheard(left) == misheard(right)


def _mixed(left: str, right: str) -> str | None:
    """A Vietnamese name beside one without diacritics or a foreign one."""
    native, other = (left, right) if vietnamese(left) else (right, left)
    if len(name_key(native)) > 2 and letters(native) == letters(other) and other.isascii():
        return "name.toneless"
    parts, single = joined(native), joined(other)
    if korean_alike(native, other):
        return "name.echoes"
    return "name.part" if len(single) == 1 and single[0] in parts and name_key(other)[0] in name_key(native) else None


def _foreign(left: str, right: str) -> str | None:
    if letters(left) == letters(right):
        return "name.letters" if len(letters(left)) > 4 else "name.close"
    first, second = joined(left), joined(right)
    if len(first) == len(second) > 1 and not ordered(first) and sorted(first) == sorted(second):
        return "name.turned"
    shorter, longer = sorted((first, second), key=lambda parts: (len(parts), parts))
    if len(shorter) == 1:
        return _single(left if first == shorter else right, shorter, longer)
    if initials(shorter, longer) or initials(longer, shorter):
        if "common" in (strength(left), strength(right)):
            return "name.close"
        return "name.nickname" if _shortened(first[0], second[0]) else "name.initials"
    if in_order(_bare(shorter), _bare(longer)) and len(_bare(shorter)) > 1 and not _other(shorter, longer):
        if all(len(part) == 1 for part in set(longer) - set(shorter)):
            return "name.initial"
        if native(left) or native(right):
            return "name.holds.vietnamese"  # written alike with diacritics and without: «Phan Anh», «Phan Anh Minh»
        if len(_bare(shorter)) == 2 and korean_surname(shorter[0]):
            return "name.part"  # «Kim Chol» may be Kim Yong-chol or Kim Hyok-chol
        return "name.junior" if NUMBERED & (set(longer) - set(shorter)) else "name.holds"
    if len(shorter) == len(longer) > 2 and not ordered(first) and turned_initial(first, second):
        return "name.initials"
    if turned_within(shorter, longer):
        return "name.holds"  # «Novak Piotr Adamowicz», «Piotr Novak»
    if len(_bare(shorter)) == 1 and _bare(shorter)[0] in _bare(longer) and not _other(shorter, longer):
        return "name.sounds"  # «Abdul Karim», «Mohammad Abdul Karim»
    if _hyphened(left, right) and not asian(first, second):
        return "name.holds"  # «Hennis», «Hennis-Plasschaert»
    found = _sounds(left, right, first, second) or _turned_slip(first, second) or sounding(left, right, first, second)
    return found or ("name.echoes" if korean_alike(left, right) else None)


def _shortened(left: str, right: str) -> bool:
    """«Jim», «James»."""
    return nicknames().get(left) == right or nicknames().get(right) == left


def _hyphened(left: str, right: str) -> bool:
    """«Hennis», «Hennis-Plasschaert»; «Ana Quiroga-Salas», «Ana María Quiroga Salas»."""
    shorter, longer = sorted((left, right), key=lambda name: len(name_key(name)))
    first, second = (tuple(plain(part) for part in name_key(name)) for name in (shorter, longer))
    inside = "-" in left + right and not transcribed(left) and not transcribed(right) and not ordered(second)
    return inside and (len(first) > 1 or "-" in longer) and in_order(first, second)


def _single(name: str, single: tuple[str, ...], longer: tuple[str, ...]) -> str | None:
    """A name of one part beside a longer one, as written or as it sounds."""
    word = single[0]
    if len(longer) == 1:
        return _spelling(word, longer[0], strict=True) if min(len(word), len(longer[0])) > 4 else None
    at = next((i for i, part in enumerate(longer) if part == word), None)
    if at is None:
        fits = transcribed(name) and len(word) > 4 and skeleton(word) == skeleton(longer[-1])
        if fits and distance(heard(word), heard(longer[-1])) < 3:
            return "name.part"
        first = transcribed(name) and len(word) > 4 and heard(word) == heard(longer[0])
        slip = len(word) > 3 and word[0] == longer[-1][0] and distance(word, longer[-1]) == 1
        return "name.part" if first else "name.sounds" if slip and not korean_surname(longer[0]) else None
    if at and longer[at - 1] in SON_OF:
        return None
    last = at == len(longer) - 1 and strength(name) in {"single", "rare"}  # «Xam-pơ-li-a» is of one part
    return "name.surname" if last and len(word) > 3 else "name.part"


def _sounds(left: str, right: str, first: tuple[str, ...], second: tuple[str, ...]) -> str | None:
    """Names of as many parts, each spelt alike or heard alike; transcriptions may split the parts otherwise."""
    if transcribed(left) != transcribed(right):
        whole, other = heard("".join(first)), heard("".join(second))
        far = distance(whole, other, 4)
        close = far <= max(1, min(len(whole), len(other)) // 4)
        return "name.transcribed" if close and whole[:1] == other[:1] and far <= 3 else None
    if len(first) != len(second):
        first, second = _evened(first, second)
    if len(first) != len(second):
        return None
    if _one_sound(first, second):
        return "name.heard"
    found = {_spelling(a, b, strict=False) for a, b in zip(first, second, strict=True) if a != b}
    if None in found:
        return None
    odd = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if korean_surname(first[0]) or korean_surname(second[0]):  # they differ in little: Kim Yong-nam, Kim Yong-nak
        return "name.close" if len(odd) == 1 and distance(*odd[0]) == 1 else None
    return found.pop() if len(odd) == 1 else "name.close"


def _turned_slip(first: tuple[str, ...], second: tuple[str, ...]) -> str | None:
    """«Samplev Piotr», «Piotr Sample»."""
    if len(first) != 2 or len(second) != 2 or asian(first, second) or not {*first} & {*second}:
        return None
    odd = [(a, b) for a, b in zip(first, reversed(second), strict=True) if a != b]
    return "name.close" if len(odd) == 1 and _spelling(*odd[0], strict=False) == "name.slip" else None


def _one_sound(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """«Sergei Samplev», «Sergey Samplew»: every part is heard as its like, in names too long for a coincidence."""
    enough = min(len("".join(parts)) for parts in (first, second)) >= _ENOUGH and not asian(first, second)
    return enough and all(heard(a) == heard(b) for a, b in zip(first, second, strict=True))


def _evened(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Without the initials of middle names, and Korean given names in one: «Soo A» like «Soo-a»."""
    if first[0] == second[0] and korean_surname(first[0]):
        return (first[0], "".join(first[1:])), (second[0], "".join(second[1:]))
    if all(any(len(part) == 1 for part in parts[1:-1]) for parts in (first, second)):
        return first, second  # «Peter W. Oakfield», «Peter H.W. Oakfield»
    kept = [
        tuple(part for at, part in enumerate(parts) if len(part) > 1 or at in (0, len(parts) - 1))
        for parts in (first, second)
    ]
    return kept[0], kept[1]


def _spelling(left: str, right: str, *, strict: bool) -> str | None:
    far = distance(left, right)
    if min(len(left), len(right)) < 4 or left[0] != right[0]:
        alike = heard(left) == heard(right) or (not strict and _cut(left, right))
        return "name.close" if alike and min(len(left), len(right)) > 2 else None
    if far == 1 or heard(left) == heard(right):
        return "name.close" if strict else "name.slip"
    return "name.close" if far == 2 and min(len(left), len(right)) > 6 and not strict else None


def _cut(left: str, right: str) -> bool:
    """Whether one lacks the last letter of the other."""
    shorter, longer = sorted((left, right), key=len)
    return longer[:-1] == shorter


def _other(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """«Salman bin Abdulaziz» is the father in «Mohammed bin Salman bin Abdulaziz», George W. and H. W. Bush are two."""
    initials = [{part for part in parts if len(part) == 1} for parts in (shorter, longer)]
    if all(initials) and initials[0] != initials[1]:
        return True
    at = longer.index(shorter[0]) if shorter[0] in longer else 0
    return at > 0 and longer[at - 1] in SON_OF


def _bare(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for part in parts if part not in PARTICLES)
