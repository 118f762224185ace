"""Stage 6 of 7: Readings → Resolution. What is joined with what, and what must never be.

Records are numbered; `Links` joins them (union-find) and refuses any join, however indirect, that would bring together
two records told apart: A like B and B like C does not make A like C where A and C are kept apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_Side = tuple[str, bool]
JUDGED = "row "
"""What the reason of a person's judgement opens with; its number follows."""


class Links:
    """Groups of records 0 … count - 1, each named by its smallest record."""

    def __init__(self, count: int) -> None:
        self._parent: list[int] | dict[int, int] = list(range(count))
        self._sides: dict[int, set[_Side]] = {}

    def root(self, record: int) -> int:
        """The smallest record of the group that `record` is in."""
        parent = self._parent
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    def keep_apart(self, reason: str, left: Iterable[int], right: Iterable[int]) -> None:
        """No record of `left` may ever be joined with one of `right`; `reason` names the pair of sides."""
        for side, records in ((False, left), (True, right)):
            for record in records:
                self._sides.setdefault(self.root(record), set()).add((reason, side))

    def against(self, left: int, right: int) -> list[str]:
        """Reasons not to join the groups of two records, sorted."""
        first, second = (self._sides.get(self.root(record), set()) for record in (left, right))
        if len(first) > len(second):
            first, second = second, first
        return sorted(reason for reason, side in first if (reason, not side) in second)

    def join(self, left: int, right: int) -> bool:
        """Join the groups of two records; False where something is against it."""
        kept, given = sorted((self.root(left), self.root(right)))
        if kept == given:
            return True
        if self._sides and self.against(kept, given):
            return False
        self._parent[given] = kept
        if given in self._sides:
            self._sides.setdefault(kept, set()).update(self._sides.pop(given))
        return True

    def part(self, records: Iterable[int]) -> Links:
        """The groups of these records, which must be whole groups, to go on with elsewhere."""
        part = Links(0)
        part._parent = {record: self.root(record) for record in records}
        part._sides = {root: set(self._sides[root]) for root in part._parent.values() if root in self._sides}
        return part

    def take(self, part: Links) -> None:
        """Go on from what has become of a part."""
        assert isinstance(part._parent, dict)
        for record in part._parent:
            self._sides.pop(record, None)
            self._parent[record] = part.root(record)
        self._sides.update(part._sides)

    def groups(self, records: Iterable[int]) -> list[list[int]]:
        """The groups among `records`, each sorted, in the order of their first."""
        found: dict[int, list[int]] = defaultdict(list)
        for record in sorted(records):
            found[self.root(record)].append(record)
        return [found[root] for root in sorted(found)]
