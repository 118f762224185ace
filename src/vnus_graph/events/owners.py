"""Stage 5 of 7: Sentence + Mention → Claim. For which state a person or body acts, where the wording leaves it out.

A Vietnamese name without a foreign office acts for Việt Nam, the press being Vietnamese; a foreign name takes the state
of its titles, else the only foreign state the article names.
"""

from __future__ import annotations

from vnus_graph.events.registry import HOME, Entry, Registry
from vnus_graph.events.spelling import name_key
from vnus_graph.grammar.names import vietnamese_name


def settle(registry: Registry) -> None:
    """Give every person a state where one is certain."""
    foreign = _only_foreign(registry)
    for entry in registry.of_type("Person"):
        if entry.countries:
            continue
        if vietnamese_name(name_key(entry.name)):
            entry.countries[HOME] += 1
        elif foreign is not None and _in_office(entry):
            entry.countries[foreign] += 1


def _in_office(entry: Entry) -> bool:
    """An official, unlike a head of an international body."""
    return any(title.body is None for title, _ in entry.titles)


def _only_foreign(registry: Registry) -> str | None:
    codes = [entry.key.removeprefix("country:") for entry in registry.of_type("Country")]
    others = [code for code in codes if code != HOME]
    return others[0] if len(others) == 1 else None
