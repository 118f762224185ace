"""Every type that crosses a stage of the pipeline: frozen dataclasses, no logic.

In order of appearance: `Article` (1 read), `Document` (2 clean), `Sentence` (3 annotate), `Mention` (4 grammar),
`Reading` with its `Entity` and `Claim` (5 events), `Resolution` (6 resolve). Stage 7 turns a `Resolution` into RDF.

All offsets are code-point positions into `Article.text` exactly as it was read, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ActorType = Literal["Person", "Country", "Institution", "Delegation"]
Status = Literal["Held", "Planned", "Proposed", "Cancelled", "Denied"]
BlockKind = Literal["title", "body", "noise"]


# --- 1 read ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read."""

    id: str
    """Unique in a build; names the article in IRIs and messages."""
    text: str
    title: str | None = None
    """Headline where the source keeps it apart from `text`."""
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    source: str = ""
    """The file (and line) it came from, for messages."""
    retrieved: date | None = None
    """The day it was fetched from `url`, where the source says so."""


# --- 2 clean ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Article.text`, in most cases one line: the headline, a body paragraph, or page noise."""

    start: int
    end: int
    kind: BlockKind
    rule: str
    """Why it was judged so, as in «body.paragraph», «noise.teaser», «noise.caption»."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its body told apart from page noise; the metadata found in the noise is kept."""

    article: Article
    blocks: tuple[Block, ...]
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    digest: str = ""
    """SHA-256 of the article's text in UTF-8, hexadecimal; filled in by stage 6, which does not keep the text."""


# --- 3 annotate ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable (space-separated unit) or a punctuation mark, with the part of speech of the word it belongs to."""

    start: int
    end: int
    text: str
    """NFC, whatever the normal form of the article."""
    tag: str
    """underthesea's part of speech: «Np» proper noun, «V» verb, «N», «E» preposition, «CH» punctuation, …"""
    opens: bool
    """Whether it is the first syllable of its word."""


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    block: int
    """Index into `Document.blocks`."""
    title: bool
    """Whether it stands in the headline."""
    tokens: tuple[Token, ...]


# --- 4 grammar -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known; zero where it is not: 2024-09, --03-06, 2012."""

    year: int = 0
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year (`end` is None), or a range of them, both ends included."""

    start: PartialDate
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    start: int
    end: int
    rule: str
    when: Period | None
    """None: a time expression that names no day («chiều nay» without a publication date, «mới đây»)."""


@dataclass(frozen=True, slots=True)
class CountryMention:
    start: int
    end: int
    rule: str
    code: str
    """ISO 3166-1 alpha-2, lower case."""
    adjective: bool = False
    """One half of a compound such as «Việt - Mỹ», which names a relation rather than a state acting."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    start: int
    end: int
    rule: str
    name: str
    """As worded, without the noun before it where that is no part of the name («Washington D.C», «Phủ Chủ tịch»)."""
    venue: bool = False
    """A building or site rather than a city or region."""
    country: str | None = None
    """Code of the state it lies in, where certain."""


@dataclass(frozen=True, slots=True)
class InstitutionMention:
    start: int
    end: int
    rule: str
    name: str
    """Canonical wording, owner included where the text gives it; ellipses written out."""
    short: str | None = None
    """Abbreviation introduced in brackets."""
    country: str | None = None
    subtype: str = "Institution"
    """Ontology class: Ministry, Party, Parliament, Mission, InternationalOrganization, Company, University, …"""
    part_of: str | None = None
    """Name of the body it belongs to («Ủy ban Đối ngoại» of «Quốc hội»)."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office as worded, its body or state apart where the wording tells them."""

    start: int
    end: int
    label: str
    """Canonical: «Bộ trưởng Ngoại giao», «Trưởng Ban Đối ngoại Trung ương»."""
    body: str | None = None
    """Name of the institution it is an office of."""
    country: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention:
    start: int
    end: int
    rule: str
    name: str
    """Without title; empty for a person known by office alone («Tổng thống Mỹ», «Bộ trưởng»)."""
    titles: tuple[Title, ...] = ()
    country: str | None = None
    honorific: str | None = None
    """«ông», «bà», «đồng chí», …"""
    also: str = ""
    """The name in another spelling, in brackets behind it."""


@dataclass(frozen=True, slots=True)
class DelegationMention:
    start: int
    end: int
    rule: str
    name: str
    """Empty for «Đoàn» alone."""
    senders: tuple[str, ...] = ()
    """Names of the institutions that sent it."""
    country: str | None = None
    """Code of the state that sent it, where no institution is named."""


@dataclass(frozen=True, slots=True)
class GroupMention:
    """«hai bên», «hai nhà Lãnh đạo», «hai Thủ tướng», «hai nước»: a pair to be resolved, never a node."""

    start: int
    end: int
    rule: str
    head: str
    """Lower case: «bên», «lãnh đạo», «thủ tướng», «nước»."""


Mention = (
    DateMention | CountryMention | PlaceMention | InstitutionMention | PersonMention | DelegationMention | GroupMention
)


# --- 5 events --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim span: `Article.text[start:end] == quote`."""

    article: str
    start: int
    end: int
    quote: str
    rule: str
    """Name of the rule that fired."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that one person holds at a time, with whose it is."""

    label: str
    """Canonical: «Chủ tịch nước», «Bộ trưởng Ngoại giao», «Tổng Thư ký Liên hợp quốc»."""
    of: str
    """ISO 3166-1 alpha-2 code of the state, in lower case, or the name of the organisation."""
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or place within one article, all its mentions brought together."""

    key: str
    """Unique within the article."""
    type: ActorType
    name: str
    """Canonical full form in Vietnamese; the ISO code's CLDR name for a country; empty for who is known by `office`."""
    aliases: tuple[str, ...] = ()
    country: str | None = None
    subtype: str | None = None
    evidence: tuple[Evidence, ...] = ()
    office: Office | None = None
    """What stands for the name of a person worded by his office alone («Tổng thống Mỹ»)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the article: an encounter, a visit, an office held, …

    `kind` is the local name of an ontology class: an event class, `Delegation` or `Tenure`. `roles` pairs role names
    with entity keys, in order. A list of counterparts is one claim each.

    | kind | roles |
    |---|---|
    | Meeting and below, Call | `side` (the first; a delegation and its leader both), `counterpart` (the second) |
    | Visit | `visitor`, `destination` |
    | Invitation | `inviter`, `invitee` |
    | RelationshipUpgrade | `side`, `counterpart` |
    | Delegation | `delegation`, `leader`, `sender`, `member` |
    | Tenure | `holder`, `body`; `title` names the office |
    """

    kind: str
    roles: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    status: Status = "Held"
    when: Period | None = None
    place: str | None = None
    level: str | None = None
    title: str | None = None
    part_of: int | None = None
    """Index, in `Reading.claims`, of the visit it was told as part of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says, in its own terms."""

    document: Document
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[tuple[str, str], ...] = ()
    """Claims given up, as (reason, quote)."""


# --- 6 resolve -------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything a build says, each tuple sorted by id: the input of the graph stage and nothing else."""

    documents: tuple[Document, ...] = ()
    """Without their texts and blocks, the headline in `Article.title`."""
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    positions: tuple[Position, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    delegations: tuple[DelegationRecord, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: tuple[tuple[str, str, str], ...] = ()
    """What was given up: (article id, reason, quote)."""
    repeated: tuple[tuple[str, ...], ...] = ()
    """Ids of articles with one and the same text."""
    doubts: tuple[Doubt, ...] = ()
    """Pairs of actors that may be one, for people to judge."""
    judgements: tuple[tuple[int, str, str], ...] = ()
    """Rows of the judgements that could not be obeyed: (line, problem, row as written)."""


@dataclass(frozen=True, slots=True)
class Feature:
    """What speaks for (weight above zero) or against two actors being one."""

    name: str
    weight: float
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two actors that may be one: how a judgement names it, and what people judge it by."""

    actor: str
    """Id of the actor."""
    name: str
    country: str | None
    article: str | None
    """Set where name and state name others too: it is the one of this article."""
    names: tuple[str, ...]
    offices: tuple[str, ...]
    articles: tuple[str, ...]
    quote: Evidence | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors left apart that may be one, and why that is doubtful."""

    type: ActorType
    left: Side
    right: Side
    score: float
    features: tuple[Feature, ...]
