"""Stage 6 of 7: Readings → Resolution. Which entities of different articles are one actor.

States are one by their code. Persons, bodies and delegations are first joined as people have judged, then by named and
weighted features (`identity_features.tsv`), never across what is told apart. Two candidates left means that a record
stays apart; what is doubtful is reported, with the features, for `vnus-graph review`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vnus_graph.engine import Engine, Here
from vnus_graph.model import ActorType, Entity, Reading
from vnus_graph.resolve.bodies import join_bodies
from vnus_graph.resolve.judgements import Judgements, Trouble, obey
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.missions import join_missions
from vnus_graph.resolve.pair import Pair, left_apart
from vnus_graph.resolve.persons import join_persons
from vnus_graph.resolve.records import Record, records

Local = tuple[str, str]
"""An entity of one article: (article id, entity key)."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One actor: all entities that stand for it, each with its article."""

    key: str
    members: tuple[tuple[str, Entity], ...]
    offices: tuple[str, ...] = ()
    """Titles that articles give a person, as worded."""
    first_office: str = ""
    """The telling one of these that the first article to give any gives."""

    @property
    def country(self) -> str | None:
        """Code of the state most articles give it."""
        codes = [entity.country for _, entity in self.members if entity.country]
        return min(set(codes), key=lambda code: (-codes.count(code), code)) if codes else None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who over all articles."""

    clusters: tuple[Cluster, ...]
    """Actors, sorted by key."""
    doubtful: tuple[tuple[str, str, Pair], ...]
    """Keys of two clusters left apart that may be one, with the features, the strongest first."""
    troubles: tuple[Trouble, ...]
    """Judgements that could not be obeyed."""


def clusters(
    readings: Iterable[Reading],
    judgements: Judgements | None = None,
    engine: Engine | None = None,
) -> Identity:
    """Actors over all articles, the same for any order of the readings, each of which is looked at once.

    `engine` compares persons; this process if there is none.
    """
    found = sorted((one for reading in readings for one in records(reading)), key=_order)
    links = Links(len(found))
    of_type: dict[ActorType, list[int]] = {"Country": [], "Person": [], "Institution": [], "Delegation": []}
    for number, one in enumerate(found):
        of_type[one.entity.type].append(number)
    index = {(one.article, one.entity.key): number for number, one in enumerate(found)}
    troubles = obey(judgements or Judgements(), found, links)
    _join_states(found, of_type["Country"], links)
    doubtful = join_persons(found, of_type["Person"], links, engine or Here())
    doubtful += join_bodies(found, of_type["Institution"], links, index)
    doubtful += join_missions(found, of_type["Delegation"], links, index)
    groups = {group[0]: _cluster([found[number] for number in group]) for group in links.groups(range(len(found)))}
    pairs = [(groups[links.root(p.left)].key, groups[links.root(p.right)].key, p) for p in left_apart(doubtful, links)]
    return Identity(tuple(sorted(groups.values(), key=lambda one: one.key)), tuple(pairs), tuple(troubles))


def _order(record: Record) -> tuple[str, str]:
    return record.article, record.entity.key


def _join_states(found: list[Record], numbers: list[int], links: Links) -> None:
    first: dict[str, int] = {}
    for number in numbers:
        links.join(first.setdefault(found[number].entity.key, number), number)


def _cluster(members: list[Record]) -> Cluster:
    first = members[0]
    key = first.entity.key if first.entity.type == "Country" else f"{first.entity.key}|{first.article}"
    offices = {title for one in members for title, _ in one.offices}
    telling = (title for one in members for title, told in one.offices if told.grade in {"sole", "telling"})
    return Cluster(key, tuple((one.article, one.entity) for one in members), tuple(sorted(offices)), next(telling, ""))
