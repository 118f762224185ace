"""Stage 6 of 7: Readings → Resolution. Persons known by their office alone are named by who held it on the day told of.

The day is the event's own; where the article tells none, that of its publication and the week before it; for what is
still to come, every day from the publication to the event. Nobody certain: the claim is given up and reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from vnus_graph.events.merging import joined, same
from vnus_graph.events.spelling import name_key
from vnus_graph.events.unnamed import whole
from vnus_graph.model import Claim, Entity, Office, Reading
from vnus_graph.resolve.days import days
from vnus_graph.resolve.holders import Holder, Holders, known_as, short_of, spelt

_WEEK = timedelta(days=7)


def with_holders(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with every holder of an office named, and without the claims on those who remain unknown."""
    holders = Holders(readings)
    names = [e.name for reading in readings for e in reading.entities if e.type == "Person" and e.name]
    return tuple(
        _named(reading, holders, names) if any(entity.office for entity in reading.entities) else reading
        for reading in readings
    )


@dataclass(slots=True)
class _Renaming:
    """One reading, with its persons found so far."""

    entities: dict[str, Entity]
    holders: Holders
    names: Sequence[str]
    lost: list[tuple[str, str]] = field(default_factory=list)

    def key(self, key: str, claim: Claim, published: date | None) -> tuple[str | None, str]:
        """Key of the person behind `key` on the day of the claim and how he is known; None where that is open."""
        entity = self.entities[key]
        if entity.office is None:
            return key, ""
        asked = _asked(claim, published)
        holder = self.holders.of(entity.office, *asked) if asked is not None else None
        return (self._person(entity, entity.office, holder), holder.source) if holder is not None else (None, "")

    def _person(self, unnamed: Entity, office: Office, holder: Holder) -> str:
        """Key of the holder: of whom the article names, in full or shortly, else of somebody new."""
        country = office.of if len(office.of) == 2 else unnamed.country
        people = [one for one in self.entities.values() if one.type == "Person" and not one.office]
        for one in people:
            if known_as(holder, one.name):
                return one.key
        name = spelt(holder, self.names)
        for one in people:
            if one.country in {country, None} and short_of(holder, one.name):
                aliases = tuple(sorted({*one.aliases, one.name}))
                self.entities[one.key] = replace(one, name=name, aliases=aliases, country=country)
                return one.key
        key = f"person:{' '.join(name_key(name))}"
        self.entities[key] = replace(unnamed, key=key, name=name, country=country, office=None)
        return key

    def doubled(self, roles: Sequence[tuple[str, str]]) -> bool:
        """Whether one party's name is part of another's («Macron», «Emmanuel Macron»): he would have met himself."""
        people = {key for _, key in roles if self.entities[key].type == "Person"}
        holders = [Holder(self.entities[key].name) for key in people]
        return any(short_of(holder, self.entities[key].name) for holder in holders for key in people)


def _asked(claim: Claim, published: date | None) -> tuple[date, date] | None:
    """First and last of the days on which the office must have been one person's."""
    if claim.when is None:
        return (published - _WEEK, published) if published is not None else None
    told = days(claim.when)
    if told is None or published is None:
        return told
    if claim.status == "Held":
        return told[0], max(told[0], min(told[1], published))
    return min(told[0], published), told[1]


def _named(reading: Reading, holders: Holders, names: Sequence[str]) -> Reading:
    renaming = _Renaming({entity.key: entity for entity in reading.entities}, holders, names)
    kept: list[Claim] = []
    place: dict[int, int] = {}
    for index, claim in enumerate(reading.claims):
        made = _claim(claim, renaming, reading.document.published)
        if made is not None:
            place[index] = _add(kept, made, told=made == claim)
    claims = tuple(
        replace(claim, part_of=place.get(claim.part_of)) if claim.part_of is not None else claim for claim in kept
    )
    entities = tuple(one for _, one in sorted(renaming.entities.items()) if one.office is None)
    return replace(reading, entities=entities, claims=claims, rejected=(*reading.rejected, *renaming.lost))


def _add(claims: list[Claim], claim: Claim, *, told: bool) -> int:
    """Index of a claim, or of that which it proves to repeat; `told`: as it stands in the article."""
    for index, known in enumerate(claims):
        if not told and claim.kind != "Delegation" and same(known, claim):
            claims[index] = joined(known, claim)
            return index
    claims.append(claim)
    return len(claims) - 1


def _claim(claim: Claim, renaming: _Renaming, published: date | None) -> Claim | None:
    """The claim with its parties named; None, and reported, where one that it cannot do without stays unknown."""
    found = [(role, *renaming.key(key, claim, published)) for role, key in claim.roles]
    roles = tuple(dict.fromkeys((role, key) for role, key, _ in found if key is not None))
    sources = sorted({source for _, _, source in found if source})
    if not sources and len(roles) == len(claim.roles):
        return claim
    if len(roles) < len(claim.roles):
        renaming.lost.append(("office.unresolved", claim.evidence[0].quote))
    if not whole(claim, roles) or (sources and renaming.doubled(roles)):
        return None
    rule = "".join(f"~office-{source}" for source in sources)
    return replace(claim, roles=roles, evidence=tuple(replace(e, rule=e.rule + rule) for e in claim.evidence))
