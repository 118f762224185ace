"""Stage 5 of 7: Sentence + Mention → Claim. The state of a public figure whom the article names without one.

«Tổng thống Oakfield», «ông Oakfield»: by `tenures.tsv` he can be nobody else's. A part of a name tells only together
with an office that its bearer held, or where no office is given at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from vnus_graph.events.spelling import name_key
from vnus_graph.grammar.fold import fold
from vnus_graph.resources import table

_SAME_OFFICE = {"ngoại trưởng": "bộ trưởng ngoại giao"}
_STATE = 2
"""Letters of the code of a state; other offices are those of organisations."""

_OPEN = 9999

Bearers = dict[tuple[str, ...], set[tuple[str, str]]]


def state_of(name: str, offices: Iterable[str]) -> str | None:
    """Code of the one state for which those of this name held office; `offices`: labels that the article gives him."""
    parts = name_key(name)
    held = {_office(label) for label in offices}
    whole, last = _bearers()
    if len(parts) > 1:
        found = {state for _, state in whole.get(parts, ())}
    else:
        found = {state for office, state in last.get(parts, ()) if not held or office in held}
    return found.pop() if len(found) == 1 else None


def holds(name: str, office: str) -> bool:
    """Whether somebody of this name held the office: who is called by it is he, not somebody of his."""
    whole, last = _bearers()
    parts = name_key(name)
    return _office(office) in {said for said, _ in (whole if len(parts) > 1 else last).get(parts, ())}


def out_of_office(name: str, office: str, year: int) -> bool:
    """Whether he who is known to have held the office had left it before that year, or not yet taken it."""
    terms = _terms().get((name_key(name), _office(office)), ())
    return bool(terms) and not any(first <= year <= last for first, last in terms)


@cache
def _terms() -> dict[tuple[tuple[str, ...], str], list[tuple[int, int]]]:
    """First and last year of each term, by name and office; open ones end in the year 9999."""
    found: dict[tuple[tuple[str, ...], str], list[tuple[int, int]]] = defaultdict(list)
    for row in table("tenures"):
        first = int(row["from"][:4] or 0)
        last = int(row["until"][:4]) if row["until"] and not row["until"].endswith("+") else _OPEN
        for name in (row["holder"], *filter(None, row["others"].split("|"))):
            found[name_key(name), _office(row["office"])].append((first, last))
    return found


def _office(label: str) -> str:
    return _SAME_OFFICE.get(fold(label), fold(label))


@cache
def _bearers() -> tuple[Bearers, Bearers]:
    """Offices and states by full name, and by the last part of a foreign one."""
    whole: Bearers = defaultdict(set)
    last: Bearers = defaultdict(set)
    for row in table("tenures"):
        if len(row["of"]) != _STATE:
            continue
        for name in (row["holder"], *filter(None, row["others"].split("|"))):
            parts = name_key(name)
            said = _office(row["office"]), row["of"]
            whole[parts].add(said)
            if name.isascii():
                last[parts[-1:]].add(said)
    return whole, last
