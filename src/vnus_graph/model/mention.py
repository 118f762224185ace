"""What stage 4 finds in a sentence: dates, states, places, bodies, persons, delegations, pairs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known; zero where it is not: 2024-09, --03-06, 2012."""

    year: int = 0
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year (`end` is None), or a range of them, both ends included; `start` is blank where unknown."""

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
