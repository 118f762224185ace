"""Stage 6 of 7: Readings → Resolution. Foreign names that are one by their sound, as a Vietnamese ear has them."""

from __future__ import annotations

from vnus_graph.resolve.name_order import NUMBERED, asian, ordered
from vnus_graph.resolve.personal_names import heard, nicknames, skeleton, sound_alike, transcribed

_TELLING = 8
"""Letters of a last name that is told by its sound even behind a wrong initial."""
_OPENING = 4
"""Letters by which a given name may be told where its end was misread."""


def sounding(left: str, right: str, first: tuple[str, ...], second: tuple[str, ...]) -> str | None:
    """Names that sound alike as wholes, or in the last name behind initials or given names that may be one."""
    middle = [{part for part in parts[1:-1] if len(part) == 1} for parts in (first, second)]
    if NUMBERED & {*first, *second} or ordered(first) or ordered(second) or (all(middle) and middle[0] != middle[1]):
        return None
    ours, theirs = (tuple(part for part in parts if len(part) > 1) or parts for parts in (first, second))
    whole = sound_alike("".join(ours), "".join(theirs))
    last = sound_alike(ours[-1], theirs[-1]) and _given(first, second)
    if whole or last:
        return "name.sounds"
    return "name.echoes" if _echoes(ours, theirs, spelt=transcribed(left) or transcribed(right)) else None


def _echoes(ours: tuple[str, ...], theirs: tuple[str, ...], *, spelt: bool) -> bool:
    """«Giô Xam-pơn», «Joe Sample»: one first sound, and last names of the same consonants but for one that is lost.

    That holds where one of them is `spelt` as Vietnamese hear it. «Samplemori Kuroto», «Samplemura Kuroto»: one last
    name behind given names that open alike.
    """
    if len(ours) == 1 or len(theirs) == 1 or asian(ours, theirs) or heard(ours[0])[:1] != heard(theirs[0])[:1]:
        return False
    if ours[-1] == theirs[-1] and len(ours) == len(theirs) == 2 and _open_alike(ours[0], theirs[0]):
        return True
    if not spelt:
        return False
    short, long = sorted((skeleton(ours[-1]), skeleton(theirs[-1])), key=len)
    return len(short) > 1 and len(long) - len(short) < 2 and long.startswith(short)


def _open_alike(left: str, right: str) -> bool:
    """«Samplemori», «Samplemura»; «Sam», «Samplet»."""
    shorter, longer = sorted((left, right), key=len)
    return left[:_OPENING] == right[:_OPENING] or (len(shorter) > 2 and longer.startswith(shorter))


def _given(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether what stands before the last names does not tell two persons apart."""
    if len(first) == 1 or len(second) == 1:
        return False
    ours, theirs = first[0], second[0]
    if min(len(ours), len(theirs)) == 1:
        return heard(ours)[:1] == heard(theirs)[:1] or min(len(first[-1]), len(second[-1])) > _TELLING
    return nicknames().get(ours, ours) == nicknames().get(theirs, theirs) or skeleton(ours) == skeleton(theirs)
