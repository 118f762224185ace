"""Stage 6 of 7: Readings → Resolution. Which persons are compared at all: those whose names meet under some key.

No key is shared by very many names, so that the pairs grow with the names and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from vnus_graph.events.spelling import name_key
from vnus_graph.resolve.personal_names import (
    PARTICLES,
    heard,
    joined,
    letters,
    misheard,
    native,
    pronounced,
    skeleton,
    transcribed,
    vietnamese,
    without_surname,
)

_CROWDED = 60
"""Names under one key beyond which the key tells nothing."""


def keys(name: str) -> Iterator[str]:
    """Keys under which the spellings of one name meet."""
    yield f"letters:{letters(name)}"
    parts = name_key(name)
    if len(parts) in (2, 3) and (native(name) or without_surname(name)):
        yield f"given:{' '.join(parts[-2:])}"
    if vietnamese(name):
        yield from _native(name_key(name))
        return
    parts = joined(name)
    telling = [part for part in parts if part not in PARTICLES and len(part) > 1]
    yield f"part:{parts[-1]}"
    if len(parts) == 1 or len(telling) == 1:
        yield f"single:{telling[0] if telling else parts[0]}"
    else:
        yield from (f"single:{part}" for part in set(telling))
    yield from (f"pair:{' '.join(pair)}" for pair in combinations(sorted(set(telling)), 2))
    yield f"sound:{skeleton(''.join(parts))}"
    yield from (f"heard:{heard(part)}" for part in {telling[0], telling[-1]} if len(part) > 4) if telling else ()
    for at in range(len(parts)):
        rest = parts[:at] + parts[at + 1 :]
        if rest and len(parts[at]) > 2:
            yield f"slip:{' '.join(rest)}|{at}|{parts[at][0]}"
    if transcribed(name) or len(parts) == 1:
        yield f"sound:{skeleton(parts[-1])}"


def _native(parts: tuple[str, ...]) -> Iterator[str]:
    """Vietnamese names: one syllable that differs slightly, or one left out."""
    for at in range(1, len(parts)):
        if len(parts) > 2:
            yield f"slip:{' '.join((*parts[:at], '', *parts[at + 1 :]))}|{misheard(parts[at])[:1]}"
            yield f"without:{' '.join((*parts[:at], *parts[at + 1 :]))}"
    yield f"without:{' '.join(parts)}"


def office_keys(name: str, offices: Iterable[str]) -> Iterator[str]:
    """Foreigners of one office, marked with its state, meet where their first or last names begin with one sound."""
    if not vietnamese(name):
        for at in (0, -1):
            sound = skeleton(pronounced(joined(name)[at]))[:1]
            yield from (f"office:{at}:{sound}:{office}" for office in offices)


def blocks(names: Sequence[Iterable[str]], offices: Sequence[Iterable[str]] = ()) -> list[list[tuple[int, int]]]:
    """Pairs of numbers, smaller first, of persons with these names that meet under a key that is not crowded.

    A list for each key, in the order of the keys; a pair that meets under several is in the first. `offices` are for
    each person those that few hold, with the state.
    """
    met: dict[str, set[int]] = defaultdict(set)
    for number, called in enumerate(names):
        held = list(offices[number]) if offices else []
        for key in {key for name in called for key in (*keys(name), *office_keys(name, held))}:
            met[key].add(number)
    seen: set[tuple[int, int]] = set()
    found = []
    for _, group in sorted(met.items()):
        if 1 < len(group) <= _CROWDED:
            fresh = [pair for pair in combinations(sorted(group), 2) if pair not in seen]
            seen.update(fresh)
            found.append(fresh)
    return [fresh for fresh in found if fresh]
