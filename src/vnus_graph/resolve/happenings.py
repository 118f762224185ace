"""Stage 6 of 7: Readings → Resolution. Events: one for each claim, and one for all claims that tell of the same day.

The same encounter in several articles is one event where family, parties and full date agree; an upgrade where pair and
level agree. What is told without a date stays with its article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vnus_graph.model import Actor, Claim, Edge, Event, Evidence, PartialDate, Period
from vnus_graph.resolve.slugs import distinct, slug

_PREDICATES = {"Call": "spokeWith", "PhoneCall": "spokeWith", "VideoCall": "spokeWith"}
_VISITS = frozenset({"Visit", "StateVisit", "OfficialVisit", "WorkingVisit"})
_HOSTED = frozenset({"Reception", "Welcome", "CourtesyCall"})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its parties as actor ids."""

    article: str
    index: int
    claim: Claim
    roles: tuple[tuple[str, str], ...]


def events(told: Sequence[Told], actors: Mapping[str, Actor], places: Mapping[str, str]) -> tuple[Event, ...]:
    """Events of all articles, sorted by id; `places` gives the id of each place name."""
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        groups[_key(one)].append(one)
    ids = distinct((key, _id(group)) for key, group in groups.items())
    of_claim = {(one.article, one.index): ids[key] for key, group in groups.items() for one in group}
    made = [_event(ids[key], group, actors, places, of_claim) for key, group in groups.items()]
    return tuple(sorted(made, key=lambda event: event.id))


def _family(kind: str) -> str:
    if kind in _VISITS:
        return "visit"
    if kind in _PREDICATES:
        return "call"
    return kind if kind in {"Invitation", "RelationshipUpgrade"} else "meeting"


def _key(one: Told) -> tuple[str, ...]:
    claim = one.claim
    family = _family(claim.kind)
    parties = sorted({f"{_directed(family, role)}{key}" for role, key in one.roles})
    base = (family, claim.status, claim.level or "", *parties)
    if family == "RelationshipUpgrade" and claim.when is not None and claim.when.start.year:
        return (*base, str(claim.when.start.year))
    if claim.when is not None and claim.when.start.year and claim.when.start.day:
        return (*base, written(claim.when.start))
    return (*base, one.article, str(one.index))


def _directed(family: str, role: str) -> str:
    return f"{role}=" if family in {"visit", "Invitation"} else ""


def written(day: PartialDate) -> str:
    """2024-09-08, 2024-09, --03-06, … as in ISO 8601 and XML Schema."""
    year = f"{day.year:04d}" if day.year else "-"
    if day.day:
        return f"{year}-{day.month:02d}-{day.day:02d}"
    return f"{year}-{day.month:02d}" if day.month else year


def _id(group: list[Told]) -> str:
    one = min(group, key=lambda told: (told.article, told.index))
    names = [key.split("/", 1)[1] for key in _shown(one)]
    when = one.claim.when
    full = when is not None and when.start.year
    tail = written(when.start) if when is not None and full else f"in-{slug(one.article)}"
    return f"event/{slug(_family(one.claim.kind))}-{slug('-'.join(names))}-{tail}"


def _shown(one: Told) -> list[str]:
    """Parties of the event in order, a delegation giving way to its leader."""
    keys = list(dict.fromkeys(key for _, key in one.roles))
    people = [key for key in keys if not key.startswith("delegation/")]
    return people if len(people) > 1 else keys


def _event(
    event_id: str,
    group: list[Told],
    actors: Mapping[str, Actor],
    places: Mapping[str, str],
    of_claim: Mapping[tuple[str, int], str],
) -> Event:
    ordered = sorted(group, key=lambda told: (told.article, told.index))
    first = max(ordered, key=lambda told: (_rank(told.claim.kind), told.claim.place is not None))
    when = max((told.claim.when for told in ordered), key=_precision)
    place = next((told.claim.place for told in ordered if told.claim.place), None)
    whole = next((of_claim.get((t.article, t.claim.part_of)) for t in ordered if t.claim.part_of is not None), None)
    roles = tuple(dict.fromkeys(role for told in ordered for role in told.roles))
    return Event(
        event_id,
        first.claim.kind,
        first.claim.status,
        _label(first, when, actors),
        tuple(dict.fromkeys(_participants(first.claim.kind, roles))),
        _edges(first.claim.kind, roles) if first.claim.status == "Held" else (),
        when,
        places.get(place) if place else None,
        first.claim.level,
        whole,
        _evidence(ordered),
    )


def _rank(kind: str) -> int:
    return 0 if kind in {"Meeting", "Visit", "Call"} else 1


def _precision(when: Period | None) -> tuple[int, int]:
    if when is None:
        return (-1, 0)
    return (sum(map(bool, (when.start.year, when.start.month, when.start.day))), 1 if when.end else 0)


def _participants(kind: str, roles: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    named = {"visitor", "destination", "inviter", "invitee"}
    found = [(role if role in named else "participant", key) for role, key in roles]
    if kind in _HOSTED:
        found += [("host", key) for role, key in roles if role == "side"]
    return found


def _edges(kind: str, roles: tuple[tuple[str, str], ...]) -> tuple[Edge, ...]:
    family = _family(kind)
    left, right, predicate = {
        "visit": ("visitor", "destination", "visited"),
        "Invitation": ("inviter", "invitee", "invited"),
        "RelationshipUpgrade": ("side", "counterpart", "upgradedRelationship"),
        "call": ("side", "counterpart", "spokeWith"),
    }.get(family, ("side", "counterpart", "metWith"))
    subjects = [key for role, key in roles if role == left]
    objects = [key for role, key in roles if role == right]
    return tuple(dict.fromkeys(Edge(s, predicate, o) for s in subjects for o in objects if s != o))


def _label(one: Told, when: Period | None, actors: Mapping[str, Actor]) -> str:
    names = " – ".join(actors[key].label for key in _shown(one))
    if when is None:
        return names
    start = when.start
    parts = [str(part) for part in (start.day, start.month, start.year) if part]
    return f"{names}, {'/'.join(parts)}"


def _evidence(group: list[Told]) -> tuple[Evidence, ...]:
    found = {(e.article, e.start, e.end): e for told in group for e in told.claim.evidence}
    return tuple(found[key] for key in sorted(found))
