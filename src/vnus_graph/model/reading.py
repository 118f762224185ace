"""What stage 5 makes of an article: who is in it and what it says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vnus_graph.model.circumstances import Around
from vnus_graph.model.document import Document
from vnus_graph.model.mention import Period

ActorType = Literal["Person", "Country", "Institution", "Delegation"]
Status = Literal["Held", "Planned", "Proposed", "Cancelled", "Denied"]


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
    around: Around | None = None
    """What the text says around the names, to tell who is meant; None if it is yet to be read for that."""
