"""Stage 6 of 7: Readings → Resolution. All readings brought together; every tuple sorted, whatever the input order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import english_of, name_of
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.model import (
    Actor,
    Claim,
    DelegationRecord,
    Evidence,
    PartialDate,
    Place,
    Position,
    Reading,
    Resolution,
    Tenure,
)
from vnus_graph.resolve.happenings import Told, events
from vnus_graph.resolve.identity import Cluster, Local, clusters
from vnus_graph.resolve.offices import with_holders
from vnus_graph.resolve.slugs import distinct, slug

_NOT_EVENTS = frozenset({"Tenure", "Delegation"})


def resolve(readings: Iterable[Reading]) -> Resolution:
    """One graph's worth of actors, offices, delegations and events; the same for the same readings in any order."""
    ordered = with_holders(sorted(readings, key=lambda reading: reading.document.article.id))
    found = clusters(ordered)
    ids = _ids(found)
    of: dict[Local, str] = {(a, e.key): ids[cluster.key] for cluster in found for a, e in cluster.members}
    actors = {ids[cluster.key]: _actor(ids[cluster.key], cluster) for cluster in found}
    told = [
        Told(reading.document.article.id, index, claim, _roles(reading, claim, of))
        for reading in ordered
        for index, claim in enumerate(reading.claims)
    ]
    names = sorted({one.claim.place for one in told if one.claim.place})
    spelt = {fold(name).rstrip("."): name for name in reversed(names)}  # «Washington D.C» and «Washington D.C.»
    ids_of = distinct((name, f"place/{slug(name)}") for name in sorted(spelt.values()))
    places = {name: ids_of[spelt[fold(name).rstrip(".")]] for name in names}
    positions, tenures = _tenures(ordered, told)
    return Resolution(
        documents=tuple(reading.document for reading in ordered),
        actors=tuple(actors[key] for key in sorted(actors)),
        places=tuple(sorted((_place(key, name) for name, key in ids_of.items()), key=lambda place: place.id)),
        positions=positions,
        tenures=tenures,
        delegations=_delegations(told),
        events=events([one for one in told if one.claim.kind not in _NOT_EVENTS], actors, places),
        rejected=tuple(sorted((r.document.article.id, why, quote) for r in ordered for why, quote in r.rejected)),
    )


def _roles(reading: Reading, claim: Claim, of: Mapping[Local, str]) -> tuple[tuple[str, str], ...]:
    article = reading.document.article.id
    return tuple((role, of[article, key]) for role, key in claim.roles)


def _ids(found: Sequence[Cluster]) -> dict[str, str]:
    wanted = []
    for cluster in found:
        entity = cluster.members[0][1]
        kind = entity.type.lower()
        name = entity.key.removeprefix("country:") if entity.type == "Country" else slug(_label(cluster))
        wanted.append((cluster.key, f"{kind}/{name}"))
    return distinct(wanted)


def _label(cluster: Cluster) -> str:
    """The longest name, the most attested of the longest; a listed body's canonical one."""
    names = Counter(entity.name for _, entity in cluster.members)
    listed = next((organizations()[fold(name)].name for name in sorted(names) if fold(name) in organizations()), None)
    return listed or max(names, key=lambda name: (len(name.split()), names[name], name))


def _actor(actor_id: str, cluster: Cluster) -> Actor:
    entity = cluster.members[0][1]
    label, country, english = _label(cluster), cluster.country, None
    if entity.type == "Country":
        code = entity.key.removeprefix("country:")
        label, english, country = name_of(code), english_of(code), None
    elif entity.type == "Institution" and (listed := organizations().get(fold(label))):
        english = listed.english or None
    aliases = {name for _, e in cluster.members for name in (e.name, *e.aliases)} - {label}
    evidence = tuple(e for _, member in cluster.members for e in member.evidence)
    subtype = next((e.subtype for _, e in cluster.members if e.subtype), None)
    return Actor(
        actor_id,
        entity.type,
        label,
        tuple(sorted(aliases)),
        english,
        subtype,
        f"country/{country}" if country else None,
        None,
        evidence,
    )


def _place(place_id: str, name: str) -> Place:
    code = country_of(name)
    return Place(place_id, name, f"country/{code}" if code else None)


def _delegations(told: Sequence[Told]) -> tuple[DelegationRecord, ...]:
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    evidence: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    spans: dict[tuple[str, int, int], Evidence] = {}
    for one in told:
        if one.claim.kind != "Delegation":
            continue
        delegation = dict(one.roles)["delegation"]
        for role, key in one.roles:
            roles[delegation][role].add(key)
        for item in one.claim.evidence:
            span = item.article, item.start, item.end
            spans.setdefault(span, item)
            evidence[delegation].add(span)
    return tuple(
        DelegationRecord(
            key,
            tuple(sorted(found["leader"])),
            tuple(sorted(found["sender"])),
            tuple(sorted(found["member"] | found["leader"])),
            tuple(spans[span] for span in sorted(evidence[key])),
        )
        for key, found in sorted(roles.items())
    )


def _tenures(readings: Sequence[Reading], told: Sequence[Told]) -> tuple[tuple[Position, ...], tuple[Tenure, ...]]:
    published = {r.document.article.id: r.document.published for r in readings}
    groups: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for one in told:
        if one.claim.kind == "Tenure" and one.claim.title:
            roles = dict(one.roles)
            groups[roles["holder"], fold(one.claim.title), roles.get("body", "")].append(one)
    offices = {(label, body) for _, label, body in groups}
    ids = distinct(((label, body), _position_id(label, body)) for label, body in offices)
    labels = {key: min(t.claim.title or "" for t in group) for key, group in groups.items()}
    named = {(label, body): labels[holder, label, body] for holder, label, body in sorted(groups, reverse=True)}
    positions = tuple(sorted((Position(ids[key], named[key], key[1] or None) for key in offices), key=lambda p: p.id))
    tenures = []
    for (holder, label, body), group in groups.items():
        position = ids[label, body]
        days = {published[one.article] for one in group}
        attested = tuple(sorted(PartialDate(day.year, day.month, day.day) for day in days if day is not None))
        evidence = {(e.article, e.start, e.end): e for one in group for e in one.claim.evidence}
        tenures.append(
            Tenure(
                f"tenure/{holder.split('/', 1)[1]}-{position.split('/', 1)[1]}",
                holder,
                position,
                attested,
                tuple(evidence[span] for span in sorted(evidence)),
            )
        )
    return positions, tuple(sorted(tenures, key=lambda tenure: tenure.id))


def _position_id(label: str, body: str) -> str:
    return f"position/{slug(label)}" + (f"-{body.split('/', 1)[1]}" if body else "")
