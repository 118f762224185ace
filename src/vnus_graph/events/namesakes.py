"""Stage 5 of 7: Sentence + Mention → Claim. Slips of the pen: «Toshihiro Nikai» and «Toshiro Nikai» in one article.

Two names of one article are one person's if they have as many parts, all but one of them alike, the odd one differs by
two letters at most (one where it is short), and no state or office speaks against it. So is a foreign surname alone
that differs as little from that of the only full name («Toshihiro Nikai», «ông Nikkai»).
"""

from __future__ import annotations

from itertools import combinations

from vnus_graph.events.registry import Entry, Registry
from vnus_graph.events.spelling import name_key
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.names import vietnamese

_ODD, _LONG = 5, 9
"""Letters in a surname that may be misspelt at all, and by two letters."""


def unify(registry: Registry) -> None:
    """Bring misspelt names to the one named more often."""
    _surnames(registry)
    for left, right in combinations([entry.key for entry in registry.of_type("Person")], 2):
        if left not in registry.entries or right not in registry.entries:
            continue
        first, second = registry.entries[left], registry.entries[right]
        if _slip(first, second) and _agree(first, second):
            kept, given = (left, right) if first.names.total() >= second.names.total() else (right, left)
            registry.absorb_person(kept, given)


def _surnames(registry: Registry) -> None:
    """Bring a misspelt surname that stands alone to the only full name that ends with one like it."""
    persons = registry.of_type("Person")
    full = [entry for entry in persons if len(name_key(entry.name)) > 1]
    for alone in (entry for entry in persons if len(name_key(entry.name)) == 1):
        word = name_key(alone.name)[0]
        if len(word) < _ODD or vietnamese(word) or not word.isascii():
            continue
        near = [entry for entry in full if _misspelt(word, name_key(entry.name)[-1]) and _agree(alone, entry)]
        if len(near) == 1:
            registry.absorb_person(near[0].key, alone.key)


def _misspelt(word: str, surname: str) -> bool:
    if len(surname) < _ODD or word[0] != surname[0] or vietnamese(surname):
        return False
    swapped = sorted(word) == sorted(surname)
    return _distance(word, surname) <= (2 if swapped or min(len(word), len(surname)) >= _LONG else 1)


def _slip(first: Entry, second: Entry) -> bool:
    left, right = name_key(first.name), name_key(second.name)
    if len(left) != len(right) or len(left) < 2:
        return False
    odd = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(odd) == 1 and _distance(*odd[0]) <= (2 if min(map(len, odd[0])) > 4 else 1)


def _agree(first: Entry, second: Entry) -> bool:
    """The same office where both have one, and no two states; not one «ông» and one «bà»."""
    if first.gender and second.gender and first.gender != second.gender:
        return False
    if first.countries and second.countries and first.country != second.country:
        return False
    offices = [{fold(title.label) for title, _ in entry.titles} for entry in (first, second)]
    return bool(offices[0] & offices[1]) if all(offices) else True


def _distance(left: str, right: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
