"""Stage 6 of 7: Readings → Resolution. All readings brought together; every tuple sorted, whatever the input order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from vnus_graph.engine import Engine
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import english_of, is_country, name_of
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.model import (
    Actor,
    DelegationRecord,
    Entity,
    Evidence,
    Naming,
    Place,
    Position,
    Reading,
    Resolution,
    Tenure,
)
from vnus_graph.resolve import namesakes
from vnus_graph.resolve.doubts import doubts
from vnus_graph.resolve.happenings import events
from vnus_graph.resolve.identity import Cluster, Local, clusters
from vnus_graph.resolve.judgements import Judgements
from vnus_graph.resolve.offices import with_holders
from vnus_graph.resolve.slugs import distinct, slug
from vnus_graph.resolve.texts import Texts
from vnus_graph.resolve.told import Told, told

_SLIP = 10
"""A name that fewer than one in so many articles give is none to call anybody by («Trần Văn Văn Mẫu»)."""
_NOT_EVENTS = frozenset({"Tenure", "Delegation"})


def resolve(
    readings: Iterable[Reading], judgements: Judgements | None = None, engine: Engine | None = None
) -> Resolution:
    """One graph's worth of actors, offices, delegations and events; the same for the same readings in any order.

    `readings` may be a stream: of each is kept what it says, not its text. `judgements` of people on who is who are
    obeyed before anything else. `engine` compares the names; this process if there is none.
    """
    texts = Texts()
    kept = sorted((texts.note(reading) for reading in readings), key=lambda reading: reading.document.article.id)
    ordered = with_holders(kept)
    identity = clusters(ordered, judgements, engine)
    found = identity.clusters
    ids = _ids(found)
    of: dict[Local, str] = {(a, e.key): ids[cluster.key] for cluster in found for a, e in cluster.members}
    actors = {ids[cluster.key]: _actor(ids[cluster.key], cluster) for cluster in found}
    said = [one for reading in ordered for one in told(reading, of)]
    names = sorted({one.claim.place for one in said if one.claim.place})
    spelt = {fold(name).rstrip("."): name for name in reversed(names)}  # «Washington D.C» and «Washington D.C.»
    ids_of = distinct((name, f"place/{slug(name)}") for name in sorted(spelt.values()))
    places = {name: ids_of[spelt[fold(name).rstrip(".")]] for name in names}
    positions, tenures = _tenures(said)
    return Resolution(
        documents=tuple(reading.document for reading in ordered),
        actors=tuple(actors[key] for key in sorted(actors)),
        places=tuple(sorted((_place(key, name) for name, key in ids_of.items()), key=lambda place: place.id)),
        positions=positions,
        tenures=tenures,
        delegations=_delegations(said, actors.values()),
        events=events([one for one in said if one.claim.kind not in _NOT_EVENTS], actors, places),
        rejected=tuple(sorted((r.document.article.id, why, quote) for r in ordered for why, quote in r.rejected)),
        repeated=texts.repeated(),
        doubts=doubts(identity, ids),
        judgements=tuple((one.line, one.problem, one.row) for one in identity.troubles),
    )


def make_ready() -> None:
    """Read the tables that this takes, which else are read when first needed."""
    organizations()
    is_country("")
    country_of("")


def _ids(found: Sequence[Cluster]) -> dict[str, str]:
    wanted = []
    for cluster in found:
        entity = cluster.members[0][1]
        kind = entity.type.lower()
        name = entity.key.removeprefix("country:") if entity.type == "Country" else slug(_label(cluster))
        wanted.append((cluster, f"{kind}/{name}"))
    return namesakes.ids(wanted)


def _label(cluster: Cluster) -> str:
    """The longest name that is no slip of a few articles; a listed body's canonical one."""
    names = Counter(entity.name for _, entity in cluster.members)
    listed = next((organizations()[fold(name)].name for name in sorted(names) if fold(name) in organizations()), None)
    full = [name for name in names if " " in name] or list(names)
    usual = max(names[name] for name in full)
    known = [name for name in full if names[name] * _SLIP >= usual]
    return listed or max(known, key=lambda name: (len(name.split()), names[name], name))


def _actor(actor_id: str, cluster: Cluster) -> Actor:
    entity = cluster.members[0][1]
    label, country, english = _label(cluster), cluster.country, None
    if entity.type == "Country":
        code = entity.key.removeprefix("country:")
        label, english, country = name_of(code), english_of(code), None
    elif entity.type == "Institution" and (listed := organizations().get(fold(label))):
        english = listed.english or None
    aliases = {name for _, e in cluster.members for name in (e.name, *e.aliases)} - {label}
    subtype = next((e.subtype for _, e in cluster.members if e.subtype), None)
    state = f"country/{country}" if country else None
    return Actor(
        actor_id,
        entity.type,
        label,
        tuple(sorted(aliases)),
        english,
        subtype,
        state,
        tuple(e for _, member in cluster.members for e in member.evidence),
        tuple(_naming(article, member, state) for article, member in cluster.members),
    )


def _naming(article: str, entity: Entity, state: str | None) -> Naming:
    names = tuple(sorted({entity.name, *entity.aliases}))
    return Naming(article, names, state if state == f"country/{entity.country}" else None)


def _place(place_id: str, name: str) -> Place:
    code = country_of(name)
    return Place(place_id, name, f"country/{code}" if code else None)


def _delegations(said: Sequence[Told], actors: Iterable[Actor]) -> tuple[DelegationRecord, ...]:
    """Who leads, sends and makes up each delegation, by article; of one that is just named, its mention."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in said:
        if one.claim.kind == "Delegation":
            groups[dict(one.roles)["delegation"], one.article].append(one)
    found = {key: _delegation(key[0], group) for key, group in groups.items()}
    for actor in actors:
        for piece in actor.evidence if actor.type == "Delegation" else ():
            found.setdefault((actor.id, piece.article), DelegationRecord(actor.id, evidence=(piece,)))
    return tuple(record for _, record in sorted(found.items()))


def _delegation(delegation: str, group: Sequence[Told]) -> DelegationRecord:
    found: dict[str, set[str]] = defaultdict(set)
    for one in group:
        for role, key in one.roles:
            found[role].add(key)
    return DelegationRecord(
        delegation,
        tuple(sorted(found["leader"])),
        tuple(sorted(found["sender"])),
        tuple(sorted(found["member"] | found["leader"])),
        _evidence(group),
    )


def _tenures(said: Sequence[Told]) -> tuple[tuple[Position, ...], tuple[Tenure, ...]]:
    groups: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for one in said:
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
        tenures.append(
            Tenure(
                f"tenure/{holder.split('/', 1)[1]}-{position.split('/', 1)[1]}",
                holder,
                position,
                _evidence(group),
            )
        )
    return positions, tuple(sorted(tenures, key=lambda tenure: tenure.id))


def _evidence(group: Sequence[Told]) -> tuple[Evidence, ...]:
    found = {(piece.article, piece.start, piece.end): piece for one in group for piece in one.claim.evidence}
    return tuple(found[span] for span in sorted(found))


def _position_id(label: str, body: str) -> str:
    return f"position/{slug(label)}" + (f"-{body.split('/', 1)[1]}" if body else "")
