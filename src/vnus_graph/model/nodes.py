"""What all articles together are about: the nodes of the graph and what passed between them."""

from __future__ import annotations

from dataclasses import dataclass

from vnus_graph.model.mention import Period
from vnus_graph.model.reading import ActorType, Evidence, Status


@dataclass(frozen=True, slots=True)
class Naming:
    """What one article calls an actor."""

    article: str
    names: tuple[str, ...]
    country: str | None = None
    """Id of the state it acts for, where this article tells it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A node; `id` is its IRI behind `https://w3id.org/vnus-graph/id/`, as «person/le-hoai-trung»."""

    id: str
    type: ActorType
    label: str
    aliases: tuple[str, ...] = ()
    english: str | None = None
    subtype: str | None = None
    """Ontology class below `type`, where known."""
    country: str | None = None
    """Id of the state it acts for."""
    evidence: tuple[Evidence, ...] = ()
    """A mention of it in each article."""
    named: tuple[Naming, ...] = ()
    """By article."""


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    label: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """An office, apart from who holds it: `body` is the id of the institution or country it belongs to."""

    id: str
    label: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    id: str
    holder: str
    position: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DelegationRecord:
    """Who leads, sends and makes up a delegation, as one article tells; `delegation` is the id of its `Actor`."""

    delegation: str
    leaders: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """All of one article."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """The short form of an event: ids of two actors and the local name of a property."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Attestation:
    """An event as one article tells it."""

    article: str
    status: Status
    participants: tuple[tuple[str, str], ...]
    edges: tuple[Edge, ...] = ()
    when: Period | None = None
    place: str | None = None
    level: str | None = None
    part_of: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, is to happen or did not; where articles differ, what most of them say, most precisely."""

    id: str
    kind: str
    """Local name of an ontology class below `vnus:Event`."""
    status: Status
    label: str
    """One line in Vietnamese: «Lưu Thanh Hà – Peter Holloway, 28/6/2023»."""
    participants: tuple[tuple[str, str], ...]
    """(role, actor id); roles are local names of properties: participant, host, inviter, invitee, visitor, …"""
    edges: tuple[Edge, ...]
    """Empty unless `status` is Held."""
    when: Period | None = None
    place: str | None = None
    level: str | None = None
    """Local name of a `vnus:RelationshipLevel`: ComprehensivePartnership, …"""
    part_of: str | None = None
    evidence: tuple[Evidence, ...] = ()
    attested: tuple[Attestation, ...] = ()
    """By article; their evidence is the event's."""
