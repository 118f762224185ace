"""Stage 6 of 7: Readings → Resolution. A delegation of one article: its names, its state, and who and where is told.

Its parties are those that persons and bodies were joined into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vnus_graph.resolve.links import Links
from vnus_graph.resolve.records import Record
from vnus_graph.resolve.state_words import marked

_LINKS = frozenset({"của", "và", "các"})


@dataclass(frozen=True, slots=True)
class Mission:
    """A delegation of one article, its parties as roots of their groups."""

    names: frozenset[str]
    state: str
    leaders: frozenset[int]
    along: frozenset[int]
    senders: frozenset[int]
    places: frozenset[str]


def mission(record: Record, links: Links, index: Mapping[tuple[str, str], int]) -> Mission:
    """The delegation of the record; `index` gives the number of each record by article and entity key."""
    by: dict[str, set[int]] = defaultdict(set)
    for role, key in record.parties:
        by[role].add(links.root(index[record.article, key]))
    told = [plain_name(name) for name in (record.entity.name, *record.entity.aliases)]
    sent = {key.rpartition("@")[2] for role, key in record.parties if role == "sender" and "@" in key}
    sent |= {key.removeprefix("country:") for role, key in record.parties if role == "sender" and key[:8] == "country:"}
    owners = {owner for _, owner in told if owner} or {record.entity.country or ""} - {""} or sent
    return Mission(
        frozenset(name for name, _ in told),
        min(owners) if len(owners) == 1 else record.entity.country or "",
        frozenset(by["leader"]),
        frozenset(by["along"] | by["leader"]),
        frozenset(by["sender"]),
        frozenset(key for role, key in record.parties if role == "destination"),
    )


@cache
def plain_name(name: str) -> tuple[str, str]:
    """The words of a name, and the code of the state at its end."""
    words = [word for word in marked(name) if word not in _LINKS]
    owner = words.pop()[1:] if len(words) > 1 and words[-1].startswith("@") else ""
    return " ".join(words), owner
