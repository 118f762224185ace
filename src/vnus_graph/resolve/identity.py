"""Stage 6 of 7: Readings → Resolution. Which entities of different articles are one actor.

States are one by their code, bodies by their name and owner, delegations by name and leader. Persons are one by full
name where no two states are claimed for them; a shorter name joins the only longer one that holds it and agrees in
state and office. Two candidates left means: stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vnus_graph.events.spelling import body_key, contains_name, generic, name_key
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.fold import fold
from vnus_graph.model import Entity, Reading

Local = tuple[str, str]
"""An entity of one article: (article id, entity key)."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One actor: all entities that stand for it, each with its article."""

    key: str
    members: tuple[tuple[str, Entity], ...]

    @property
    def country(self) -> str | None:
        """Code of the state most articles give it."""
        codes = [entity.country for _, entity in self.members if entity.country]
        return min(set(codes), key=lambda code: (-codes.count(code), code)) if codes else None


def clusters(readings: Sequence[Reading]) -> tuple[Cluster, ...]:
    """Actors over all articles, sorted by key."""
    groups: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    persons: list[tuple[str, Entity]] = []
    for reading in readings:
        article = reading.document.article.id
        leaders = _leaders(reading)
        for entity in reading.entities:
            if entity.type == "Person":
                persons.append((article, entity))
            else:
                groups[_key(article, entity, leaders)].append((article, entity))
    groups.update(_persons(persons))
    return tuple(
        Cluster(key, tuple(sorted(members, key=lambda member: (member[0], member[1].key))))
        for key, members in sorted(groups.items())
    )


def _leaders(reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for claim in reading.claims:
        roles = dict(claim.roles)
        if claim.kind == "Delegation" and "leader" in roles:
            found.setdefault(roles["delegation"], roles["leader"])
    return found


def _key(article: str, entity: Entity, leaders: dict[str, str]) -> str:
    if entity.type == "Country":
        return entity.key
    if entity.type == "Delegation":
        return f"{entity.key}|{leaders.get(entity.key) or article}"
    listed = organizations().get(fold(entity.name))
    if listed is not None:
        return f"body:{body_key(listed.name)}"
    key = body_key(entity.name)
    owned = "@" not in key and entity.country and (generic(entity.name) or entity.subtype == "Ministry")
    return f"body:{key} @{entity.country}" if owned else f"body:{key}"


def _persons(persons: list[tuple[str, Entity]]) -> dict[str, list[tuple[str, Entity]]]:
    by_name: dict[tuple[str, ...], list[tuple[str, Entity]]] = defaultdict(list)
    for article, entity in persons:
        by_name[tuple(sorted(name_key(entity.name)))].append((article, entity))
    groups: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for name in sorted(by_name, key=lambda parts: (-len(parts), parts)):
        for country, members in _by_country(by_name[name]).items():
            key = _longer(groups, members[0][1], country) or f"person:{' '.join(name)}|{country or ''}"
            groups[key].extend(members)
    return groups


def _by_country(members: list[tuple[str, Entity]]) -> dict[str | None, list[tuple[str, Entity]]]:
    """Namesakes of different states apart; those without a state go with the only one there is."""
    apart: dict[str | None, list[tuple[str, Entity]]] = defaultdict(list)
    for member in members:
        apart[member[1].country].append(member)
    stated = [code for code in apart if code is not None]
    if None in apart and len(stated) == 1:
        apart[stated[0]] += apart.pop(None)
    return apart


def _longer(groups: dict[str, list[tuple[str, Entity]]], entity: Entity, country: str | None) -> str | None:
    """Key of the only person with a longer name that holds this one, and the same state."""
    name = " ".join(name_key(entity.name))
    fits = []
    for key, members in groups.items():
        other = next((e.country for _, e in members if e.country), None)
        if (
            country is not None
            and other == country
            and any(contains_name(" ".join(name_key(e.name)), name) for _, e in members)
        ):
            fits.append(key)
    return fits[0] if len(fits) == 1 else None
