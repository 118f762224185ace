"""Stage 4 of 7: Sentence → Mention. One office told of several holders: «các Thủ tướng Lào A, Campuchia B và Nepal C».

The state where he holds it stands before each name or in brackets behind it («các Ngoại trưởng A (Peru), B (Iran)»).
Where it is told of none («hai Ngoại trưởng A và B»), the article says of which, as with one holder alone.
"""

from __future__ import annotations

from dataclasses import replace

from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at, written
from vnus_graph.grammar.titles import opens_title, title_at
from vnus_graph.model import PersonMention, Title

_SEVERAL = frozenset({"các", "những", "hai", "ba", "bốn", "năm", "vị"})
_JOINTS = frozenset({",", ";", "và", "cùng", "với"})
_FEWEST = 2

Found = tuple[int, int, PersonMention]
"""First token, the one behind the last, and the mention."""


def holders_behind(line: Line, at: int) -> list[Found]:
    """The holders listed from the office in the plural at `at`; none where fewer than two have a name and a state."""
    if line.word(at - 1) not in _SEVERAL or not opens_title(line.tokens[at].text):
        return []
    office = title_at(line, at)
    if office is None or office.bodies:
        return []
    apart = office.end + (line.word(office.end) == ":")
    item = (
        _named(line, at, office.end, office.title) if office.title.country else _holder(line, at, apart, office.title)
    )
    found: list[Found] = []
    while item is not None:
        found.append(item)
        behind = _behind_joints(line, item[1])
        item = _holder(line, behind, behind, office.title) if behind > item[1] else None
    return found if len(found) >= _FEWEST else []


def _holder(line: Line, first: int, at: int, title: Title) -> Found | None:
    """«Lào A», «A (Lào)» or «A» at `at`, in a noun phrase that begins at `first`."""
    if state := line.countries.get(at):
        return _named(line, first, state[0], replace(title, country=state[1].code))
    length = name_at(line, at, anchored=True)
    if not length:
        return None
    name = written(line, at, at + length)
    state = line.countries.get(at + length + 1)
    if state is not None and line.word(at + length) == "(" and line.word(state[0]) == ")":
        return _made(line, first, state[0] + 1, name, replace(title, country=state[1].code))
    return _made(line, first, at + length, name, replace(title, country=None))


def _named(line: Line, first: int, at: int, title: Title) -> Found | None:
    length = name_at(line, at, anchored=True)
    return _made(line, first, at + length, written(line, at, at + length), title) if length else None


def _made(line: Line, first: int, last: int, name: str, title: Title) -> Found:
    span = line.tokens[first].start, line.tokens[last - 1].end
    return first, last, PersonMention(*span, "person.shared", name, (title,), title.country, None)


def _behind_joints(line: Line, at: int) -> int:
    while line.word(at) in _JOINTS:
        at += 1
    return at
