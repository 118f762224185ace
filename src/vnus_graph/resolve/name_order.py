"""Stage 6 of 7: Readings → Resolution. Foreign names: parts in another order, left out, or cut to initials."""

from __future__ import annotations

from vnus_graph.resolve.personal_names import korean_surname, nicknames

SON_OF = frozenset({"bin", "ibn", "bint"})
NUMBERED = frozenset({"jr", "sr", "junior", "ii", "iii", "iv"})
"""Words by which a son bears his father's name, a king his forebear's."""


def in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the longer has all parts of the shorter, in order, and more."""
    rest = iter(longer)
    return len(shorter) < len(longer) and all(part in rest for part in shorter)


def ordered(parts: tuple[str, ...]) -> bool:
    """Names in which «bin», «ibn» say who is whose son: turned round they name another."""
    return bool(SON_OF & set(parts))


def asian(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one opens with a Korean surname."""
    return korean_surname(first[0]) or korean_surname(second[0])


def turned_within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether two long parts stand in another order between more of them."""
    if len(shorter) != 2 or len(longer) != 3 or ordered(longer) or asian(shorter, longer):
        return False
    return set(shorter) < set(longer) and min(map(len, longer)) > 3 and not in_order(shorter, longer)


def turned_initial(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """«Piotr A. Nowak», «Nowak Piotr Adamowicz»: the same parts in another order but for an initial."""
    odd = [set(first) - set(second), set(second) - set(first)]
    if [len(one) for one in odd] != [1, 1] or asian(first, second) or NUMBERED & (odd[0] | odd[1]):
        return False
    short, full = sorted((one.pop() for one in odd), key=len)
    return len(short) == 1 and full.startswith(short)


def initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """«P. Nowak», «E.J. Oakfield»: the same last name behind the first letters of the others."""
    if nicknames().get(short[0]) == full[0] and short[-1] == full[-1] and _middles(short, full):
        return True
    if len(short) == len(full) > 2 and short[-1] == full[-1] and len(full[0]) > 1:
        return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short, full, strict=True))
    given, first = "".join(short[:-1]), "".join(part[0] for part in full[:-1])
    if short[-1] != full[-1] or not given or len(full[0]) == 1 or any(len(part) > 2 for part in short[:-1]):
        return False
    return first.startswith(given) or (len(short) - 1 == len(given) and given[0] == first)


def _middles(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the middle names are the same, or initials that one of the two leaves out."""
    ours, theirs = short[1:-1], full[1:-1]
    return ours == theirs or ((not ours or not theirs) and all(len(part) == 1 for part in ours + theirs))
