"""Stage 6 of 7: Readings → Resolution. Namesakes told apart or joined, name by name, wherever the engine does it.

The records of one name are a block; so are those of several names where judgements of people have joined some of them.
No block depends on another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnus_graph.engine import Engine, alive
from vnus_graph.events.spelling import name_key
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.one_name import join_one_name
from vnus_graph.resolve.pair import Pair
from vnus_graph.resolve.records import Record

_Name = tuple[str, ...]
_WORTH = 8
"""Records of a block from which comparing them takes longer than sending them away."""
_MOST = 20_000
"""Pairs of records of a task: about a second of work."""


@dataclass(frozen=True, slots=True)
class Block:
    """Records of one name, or of each of several in order, and what is known of them so far."""

    names: tuple[tuple[int, ...], ...]
    links: Links

    @property
    def size(self) -> int:
        """Its records."""
        return sum(map(len, self.names))


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Some blocks, with their records by number."""

    blocks: tuple[Block, ...]
    records: dict[int, Record]

    def __len__(self) -> int:
        return len(self.blocks)


def join_namesakes(records: list[Record], numbers: Sequence[int], links: Links, engine: Engine) -> list[Pair]:
    """Join the records of each name among `records` in `links`; the pairs that are doubtful."""
    doubtful: list[Pair] = []
    large: list[Block] = []
    for block in _blocks(records, numbers, links):
        if engine.lanes > 1 and block.size >= _WORTH:
            large.append(block)
        else:
            doubtful += _joined(records, block)
            links.take(block.links)
    for _, results in engine.map(join_some, _tasks(large, records)):
        for found, part in alive(results):
            doubtful += found
            links.take(part)
    return doubtful


def join_some(task: Namesakes, first: int) -> Iterator[tuple[list[Pair], Links]]:
    """The doubtful pairs of each block and what has become of its records, from block number `first` on."""
    for block in task.blocks[first:]:
        yield _joined(task.records, block), block.links


def _joined(records: Sequence[Record] | dict[int, Record], block: Block) -> list[Pair]:
    return [pair for members in block.names for pair in join_one_name(records, members, block.links)]


def _blocks(records: list[Record], numbers: Sequence[int], links: Links) -> Iterator[Block]:
    """Names of two records or more; together those of which one has a record joined with one of the other."""
    by_name: dict[_Name, list[int]] = defaultdict(list)
    for number in numbers:
        by_name[name_key(records[number].entity.name)].append(number)
    order = sorted(by_name)
    of_group: dict[int, int] = {}
    together = Links(len(order))
    for at, name in enumerate(order):
        for number in by_name[name]:
            together.join(of_group.setdefault(links.root(number), at), at)
    for group in together.groups(range(len(order))):
        names = tuple(tuple(by_name[order[at]]) for at in group)
        if sum(map(len, names)) > 1:
            yield Block(names, links.part(sorted(number for name in names for number in name)))


def _tasks(large: Sequence[Block], records: list[Record]) -> Iterator[Namesakes]:
    task: list[Block] = []
    size = 0
    for block in large:
        task.append(block)
        size += block.size * min(block.size, 200) // 2
        if size >= _MOST:
            yield _task(task, records)
            task, size = [], 0
    if task:
        yield _task(task, records)


def _task(blocks: Sequence[Block], records: list[Record]) -> Namesakes:
    return Namesakes(tuple(blocks), {n: records[n] for block in blocks for name in block.names for n in name})
