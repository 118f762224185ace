"""Stage 6 of 7: Readings → Resolution. Events: each with what every article says of it, and what all say together.

Where articles differ, the event has what most of them say at the greatest precision; what each says stays with it as an
attestation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from vnus_graph.events.families import compatible
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.model import Actor, Attestation, Edge, Event, Evidence, PartialDate, Period, Status
from vnus_graph.resolve.same_event import groups
from vnus_graph.resolve.slugs import distinct, slug
from vnus_graph.resolve.told import ENDS, MET, Told

_HOSTED = frozenset({"Reception", "Welcome", "CourtesyCall"})
_GENERAL = frozenset({"Meeting", "Visit", "Call"})
_SYMMETRIC = frozenset({"metWith", "spokeWith", "upgradedRelationship"})
_ORDER: tuple[Status, ...] = ("Held", "Cancelled", "Denied", "Planned", "Proposed")
"""What counts where articles of one event differ: that it took place, before that it was planned."""
_UNDONE = frozenset({"Cancelled", "Denied"})

T = TypeVar("T")


def events(told: Iterable[Told], actors: Mapping[str, Actor], places: Mapping[str, str]) -> tuple[Event, ...]:
    """Events of all articles, sorted by id; `places` gives the id of each place name."""
    found = {group[0].order: group for group in groups(told)}
    ids = distinct((key, _id(group)) for key, group in found.items())
    of_claim = {one.order: ids[key] for key, group in found.items() for one in group}
    names = {place: name for name, place in places.items()}
    made = [_event(ids[key], group, actors, places, of_claim, names) for key, group in found.items()]
    return tuple(sorted(made, key=lambda event: event.id))


def written(day: PartialDate) -> str:
    """2024-09-08, 2024-09, --03-06, … as in ISO 8601 and XML Schema."""
    year = f"{day.year:04d}" if day.year else "-"
    if day.day:
        return f"{year}-{day.month:02d}-{day.day:02d}"
    return f"{year}-{day.month:02d}" if day.month else year


def _id(group: Sequence[Told]) -> str:
    names = [key.split("/", 1)[1] for key in _shown(group)]
    when = _dated(group)
    tail = written(when.start) if when is not None and when.start.year else f"in-{slug(group[0].article)}"
    return f"event/{slug(_head(group[0].family))}-{slug('-'.join(names))}-{tail}"


def _head(family: str) -> str:
    return "upgrade" if family == "RelationshipUpgrade" else family


def _shown(group: Sequence[Told]) -> tuple[str, ...]:
    """Parties of the event in order, a delegation giving way to its leader; as most of the articles have it."""
    return _most([_parties(one) for one in group])


def _parties(one: Told) -> tuple[str, ...]:
    keys = list(dict.fromkeys(key for _, key in one.roles))
    people = [key for key in keys if not key.startswith("delegation/")]
    return tuple(people if len(people) > 1 else keys)


def _event(
    event_id: str,
    group: Sequence[Told],
    actors: Mapping[str, Actor],
    places: Mapping[str, str],
    of_claim: Mapping[tuple[str, int], str],
    names: Mapping[str, str],
) -> Event:
    by_article: dict[str, list[Told]] = defaultdict(list)
    for one in group:
        by_article[one.article].append(one)
    attested = tuple(_attestation(name, by_article[name], places, of_claim) for name in sorted(by_article))
    status = _status(group)
    agreeing = [one for one in attested if one.status == status]
    when = _dated(group)
    kind = _kind(group, status)
    roles = tuple(dict.fromkeys(role for one in agreeing for role in one.participants))
    return Event(
        event_id,
        kind,
        status,
        _label(_shown(group), when, actors),
        roles if kind in _HOSTED else tuple(role for role in roles if role[0] != "host"),
        _oriented(edge for one in agreeing for edge in one.edges),
        when,
        _place([one.place for one in agreeing], names) or _place([one.place for one in attested], names),
        group[0].claim.level,
        _most_given([one.part_of for one in agreeing]) or _most_given([one.part_of for one in attested]),
        tuple(piece for one in attested for piece in one.evidence),
        attested,
    )


def _attestation(
    article: str, told: Sequence[Told], places: Mapping[str, str], of_claim: Mapping[tuple[str, int], str]
) -> Attestation:
    status = min((one.claim.status for one in told), key=_ORDER.index)
    saying = [one for one in told if one.claim.status == status]
    place = _most_given([one.claim.place for one in saying]) or _most_given([one.claim.place for one in told])
    wholes = [of_claim[article, one.claim.part_of] for one in told if one.claim.part_of is not None]
    itself = of_claim[told[0].order]
    return Attestation(
        article,
        status,
        tuple(dict.fromkeys(role for one in saying for role in _participants(one))),
        _oriented(edge for one in saying for edge in _edges(one)) if status == "Held" else (),
        _when([one.claim.when for one in saying]) or _when([one.claim.when for one in told]),
        places.get(place) if place else None,
        told[0].claim.level,
        _most_given([whole for whole in wholes if whole != itself]),
        _evidence(told),
    )


def _status(group: Sequence[Told]) -> Status:
    """What most befits the event: that it took place, unless the latest word is that it did not."""
    said = {one.claim.status for one in group}
    if not said & _UNDONE:
        return min(said, key=_ORDER.index)
    last = max((one.news for one in group if one.news), default=None)
    latest = {one.claim.status for one in group if one.news == last}
    return min(latest & _UNDONE or latest, key=_ORDER.index)


def _kind(group: Sequence[Told], status: Status) -> str:
    """The kind most articles name, one that says more than «meeting» or «visit» if there is any."""
    named: dict[str, set[str]] = defaultdict(set)
    for one in group:
        if one.claim.status == status:
            named[one.claim.kind].add(one.article)
    return min(named, key=lambda kind: (kind in _GENERAL, -len(named[kind]), kind))


def _dated(group: Sequence[Told]) -> Period | None:
    """The date of an event: as told by those who agree on what became of it, if the others know it no better."""
    status = _status(group)
    agreed = _when([one.claim.when for one in group if one.claim.status == status])
    known = _when([one.claim.when for one in group])
    if agreed is None or known is None:
        return known
    better = _precision(known) > _precision(agreed) and compatible(known, agreed)
    return known if better else agreed


def _when(dates: Sequence[Period | None]) -> Period | None:
    """The date most of them give, of the most precise ones; with an end if one of those gives it."""
    given = [when for when in dates if when is not None]
    if not given:
        return None
    best = max(_precision(when) for when in given)
    start = _most([when.start for when in given if _precision(when) == best])
    ends = [when.end for when in given if when.start in {start, PartialDate()} and when.end is not None]
    ends = [end for end in ends if not (start.year and end.year) or end > start]
    return Period(start, _most(ends) if ends else None)


def _precision(when: Period) -> tuple[bool, bool, bool]:
    return bool(when.start.year), bool(when.start.day), bool(when.start.month)


def _place(given: Sequence[str | None], names: Mapping[str, str]) -> str | None:
    """The place most of them name; a building before the city it stands in."""
    named = [place for place in given if place]
    venues = [place for place in named if country_of(names[place]) is None]
    return _most_given(venues) or _most_given(named)


def _most(values: Sequence[T]) -> T:
    """The most frequent; of several, the first in order of their text."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], str(value)))


def _most_given(values: Sequence[str | None]) -> str | None:
    given = [value for value in values if value]
    return _most(given) if given else None


def _participants(one: Told) -> list[tuple[str, str]]:
    named = {"visitor", "destination", "inviter", "invitee"}
    found = [(role if role in named else "participant", key) for role, key in one.roles]
    if one.claim.kind in _HOSTED:
        found += [("host", key) for role, key in one.roles if role == "side"]
    return found


def _edges(one: Told) -> list[Edge]:
    left, right, predicate = ENDS.get(one.family, MET)
    subjects = [key for role, key in one.roles if role == left]
    objects = [key for role, key in one.roles if role == right]
    return [Edge(s, predicate, o) for s in subjects for o in objects if s != o]


def _oriented(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Each edge once, a symmetric one from the smaller id to the greater."""
    found = (
        Edge(min(one.subject, one.object), one.predicate, max(one.subject, one.object))
        if one.predicate in _SYMMETRIC
        else one
        for one in edges
    )
    return tuple(dict.fromkeys(found))


def _label(parties: Sequence[str], when: Period | None, actors: Mapping[str, Actor]) -> str:
    names = " – ".join(actors[key].label for key in parties)
    start = when.start if when is not None else PartialDate()
    day = "/".join(str(part) for part in (start.day, start.month, start.year) if part)
    return f"{names}, {day}" if day else names


def _evidence(told: Sequence[Told]) -> tuple[Evidence, ...]:
    found = {(piece.start, piece.end): piece for one in told for piece in one.claim.evidence}
    return tuple(found[key] for key in sorted(found))
