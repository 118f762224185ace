"""Stage 6 of 7: Readings → Resolution. Whom of the holders of offices in `tenures.tsv` a name and office can mean.

«Tổng thống Oakfield» and «Ellen Oakfield» are one, «Ngoại trưởng Oakfield» is another: among those who ever held that
office of that state, before or on the days of the articles, one alone has a name that fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from vnus_graph.resolve.holders import Tenure, listed
from vnus_graph.resolve.name_relation import relation
from vnus_graph.resolve.personal_names import joined, native
from vnus_graph.resolve.ranks import office
from vnus_graph.resolve.records import Person
from vnus_graph.resources import table

_FITS = frozenset(
    f"name.{kind}"
    for kind in "rare usual common single letters turned toneless transcribed holds surname part initial initials"
    " nickname slip close sounds echoes".split()
)
"""Relations in which a name may be that of a holder, where the office is his."""
_FULL = frozenset({"name.rare", "name.letters", "name.turned"})
"""Relations that need no office."""
_ANYBODY = frozenset({"adult", "state"})
"""What is no walk of life of its own."""
_REMEMBERED = 366
"""Days after his term on which a holder is still meant by his name alone."""
_STATE = 2
"""Letters of the code of a state; other offices are those of organisations."""


def holders(one: Person) -> frozenset[str]:
    """The holders in the table that the person can be: by full name, else by name and office. Empty: nobody listed."""
    if one.listed is None:
        one.listed = _holders(one)
    return one.listed


def _holders(one: Person) -> frozenset[str]:
    named = {tenure.holder.name for name in one.names for tenure in _called(name) if _of_state(one, tenure)}
    if len(named) == 1:
        return frozenset(named)
    held = (tenure for key in one.offices for tenure in _by_key().get(key, ()) if _held(one, key, tenure))
    return frozenset(tenure.holder.name for tenure in held if _fits(one.names, tenure))


@cache
def _by_key() -> dict[str, tuple[Tenure, ...]]:
    wordings = {row["office"]: filter(None, (row["office"], *row["wordings"].split("|"))) for row in table("offices")}
    keys = {label: {office(word.partition(" @")[0]).key for word in words} for label, words in wordings.items()}
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in listed():
        for key in sorted(keys[tenure.office.label]):
            found[key].append(tenure)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def _by_name() -> dict[tuple[str, ...], tuple[Tenure, ...]]:
    found: dict[tuple[str, ...], list[Tenure]] = defaultdict(list)
    for tenure in listed():
        for name in {_plain(name) for name in _spelt(tenure)}:
            found[name].append(tenure)
    return {name: tuple(rows) for name, rows in found.items()}


def _plain(name: str) -> tuple[str, ...]:
    return tuple(sorted(joined(name)))


def _called(name: str) -> Iterator[Tenure]:
    """The tenures of whoever has this full foreign name."""
    for row in _by_name().get(_plain(name), ()):
        if any(relation(name, other) in _FULL for other in _spelt(row)):
            yield row


def _of_state(one: Person, tenure: Tenure) -> bool:
    return one.state is None or len(tenure.office.of) != _STATE or one.state == tenure.office.of


def _held(one: Person, key: str, tenure: Tenure) -> bool:
    """Whether it may be the office of this state; who has a day holds it then, or held it before."""
    days = one.held.get(key, set())
    begun = not days or max(days) >= tenure.begins[0].toordinal()
    return begun and _of_state(one, tenure)


def _fits(names: Iterable[str], tenure: Tenure) -> bool:
    return all(_fitting(name, tenure.holder.name, tenure.holder.others) for name in names)


@cache
def _fitting(name: str, holder: str, others: tuple[str, ...]) -> bool:
    return any(relation(name, known) in _FITS for known in (holder, *others))


def _spelt(tenure: Tenure) -> Iterator[str]:
    yield tenure.holder.name
    yield from tenure.holder.others


def known_alone(left: Person, right: Person) -> str:
    """The feature of a name that a holder in the table bears, in an article of his days that says nothing but it."""
    known, bare = (left, right) if left.offices else (right, left)
    silent = not (bare.offices or bare.state or bare.walks - _ANYBODY or bare.born or bare.ages)
    if not silent or not bare.days or not known.offices:
        return ""
    rows = [row for name in known.names for row in _by_name().get(_plain(name), ()) if _of_state(known, row)]
    shown = [row for row in rows if office(row.office.label).key in known.offices or not native(known.name)]
    alone = len({row.holder.name for name in bare.names for row in _by_part().get(_plain(name)[-1], ())}) == 1
    if not shown or not (alone or native(known.name)):
        return ""
    first = min(row.begins[0] for row in shown).toordinal()
    last = max(row.ends[1] for row in shown).toordinal() + _REMEMBERED
    return "listed.alone" if first <= min(bare.days) and max(bare.days) <= last else ""


@cache
def _by_part() -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in listed():
        for part in {part for name in _spelt(tenure) for part in joined(name)}:
            found[part].append(tenure)
    return {part: tuple(rows) for part, rows in found.items()}


def one_listed(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """The feature of two persons, given whom of the table each can be."""
    if not ours or not theirs:
        return ""
    if ours == theirs and len(ours) == 1:
        return "listed.one"
    return "" if ours & theirs else "listed.others"
