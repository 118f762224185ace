"""Stage 6 of 7: Readings → Resolution. Persons of unlike names compared, key by key, wherever the engine does it.

Each key under which names meet is a block, and no block depends on another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnus_graph.engine import Engine, alive
from vnus_graph.resolve.candidates import blocks
from vnus_graph.resolve.features import compare
from vnus_graph.resolve.pair import Pair
from vnus_graph.resolve.records import Person

_EQUAL = frozenset(
    {
        "name.rare",
        "name.scarce",
        "name.usual",
        "name.common",
        "name.everyday",
        "name.single",
        "name.given",
        "name.nobody",
    }
)
"""Equal names have been compared before."""
_WORTH = 30
"""Pairs of a block from which comparing them takes longer than sending them away."""
_MOST = 20_000
"""Pairs of a task: about a second of work."""

_Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """Some blocks, and the persons in them by number."""

    people: dict[int, Person]
    pairs: tuple[_Pairs, ...]

    def __len__(self) -> int:
        return len(self.pairs)


def compare_blocks(people: Sequence[Person], engine: Engine) -> list[Pair]:
    """The pairs that have anything to do with each other, in order."""
    found: list[Pair] = []
    large: list[_Pairs] = []
    for block in blocks([one.names.keys() | one.aliases for one in people], [_held(one) for one in people]):
        if engine.lanes > 1 and len(block) >= _WORTH:
            large.append(tuple(block))
        else:
            found += _compared(people, block)
    for _, results in engine.map(compare_some, _tasks(people, large)):
        for block_found in alive(results):
            found += block_found
    return sorted(found, key=lambda one: (one.left, one.right))


def compare_some(task: Blocks, first: int) -> Iterator[list[Pair]]:
    """The pairs found in each block of a task, from block number `first` on."""
    for pairs in task.pairs[first:]:
        yield _compared(task.people, pairs)


def _tasks(people: Sequence[Person], large: Sequence[_Pairs]) -> Iterator[Blocks]:
    task: list[_Pairs] = []
    size = 0
    for block in large:
        task.append(block)
        size += len(block)
        if size >= _MOST:
            yield _task(people, task)
            task, size = [], 0
    if task:
        yield _task(people, task)


def _task(people: Sequence[Person], pairs: Sequence[_Pairs]) -> Blocks:
    return Blocks({n: people[n] for block in pairs for both in block for n in both}, tuple(pairs))


def _compared(people: Sequence[Person] | dict[int, Person], pairs: Sequence[tuple[int, int]]) -> list[Pair]:
    found = (compare(people[a], people[b]) for a, b in pairs)
    return [one for one in found if one.features and one.features[0].name not in _EQUAL]


def _held(one: Person) -> list[str]:
    states = [one.state] if one.state else [None, *sorted(one.spoken or ())]
    held = [key for key, told in one.offices.items() if told.grade in {"sole", "telling"}]
    return [f"{state} {key}" for state in states for key in held]
