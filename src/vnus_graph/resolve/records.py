"""Stage 6 of 7: Readings → Resolution. What identity keeps of a reading, and all that is known of a person so far.

A reading is looked at once; a record holds the entity, the offices and days that its claims give it, and its company.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vnus_graph.grammar.country_names import HOME
from vnus_graph.model import Circumstances, Entity, Reading
from vnus_graph.resolve.circumstances import GENDERS, NOTHING, circumstances
from vnus_graph.resolve.journeys import Day, Journey, journeys
from vnus_graph.resolve.personal_names import joined, native, strength, without_surname
from vnus_graph.resolve.ranks import Office, office

_KNOWN = frozenset({"rare", "usual"})
"""Strengths of names that are no coincidence in two articles."""
_LIST = 60
"""Telling names beyond which an article is a list, where nobody is in anybody's company."""
_ABROAD = re.compile(
    r"(?:phó )?(?:tổng thống|quốc vương|nhà vua|nữ hoàng|hoàng (?:tử|hậu|thân)|công chúa|thái tử|giáo hoàng|thủ hiến"
    r"|(?:thượng|hạ) nghị sĩ|chủ tịch (?:thượng|hạ) viện|ngoại trưởng)\b"
)
"""Offices that the state whose press this is does not have: it is the article's, not the holder's."""
_ENVOY = re.compile(r"(?:phó |tham tán |quyền )?(?:đại sứ|tổng lãnh sự|lãnh sự|đại biện)\b")
_COMPANY = 24
"""Names kept of those who are named in the same article: enough to know a story by."""


_AGREED = 4
"""How many times as many articles must call somebody «ông» as «bà», or the reverse."""
_FEW_STATES = 5
"""States beyond which an article is not about one of them."""
_FEW = 12
"""Records of a person whose wording is looked at."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entity of one article, with what the article's claims say of it."""

    article: str
    entity: Entity
    day: int | None = None
    """When the article was published, as a proleptic ordinal."""
    offices: tuple[tuple[str, Office], ...] = ()
    """Titles as worded, each with what it tells."""
    company: frozenset[str] = frozenset()
    """Letters of the names of the other persons of the article."""
    parties: tuple[tuple[str, str], ...] = ()
    """Roles and entity keys: of a delegation as in `Journey`, of a body (holder, …)."""
    home: bool = False
    """Whether the article speaks of no other state than that of its press."""
    days: tuple[Day, ...] = ()
    """Of a delegation: the days of its journey, as (year, month, day), the year 0 where it is unknown."""
    periods: tuple[tuple[Day, Day], ...] = ()
    """Of a delegation: first and last days of its visits."""
    states: frozenset[str] = frozenset()
    """Codes of the states that the article speaks of, where the entity is none."""
    around: Circumstances = NOTHING
    """What the text says around the name of a person."""
    story: bytes = b""
    """Telling words of the article."""
    beside: tuple[Office, ...] = ()
    """What the titles tell that stand beside a name without an office."""

    @property
    def state(self) -> str | None:
        """Code of the state it acts for; a Vietnamese name alone proves none."""
        if self.entity.country == HOME and native(self.entity.name):
            return HOME if any(told.grade != "bare" for _, told in self.offices) else None
        if without_surname(self.entity.name) and self.entity.type == "Person":
            return None
        foreign = self.entity.country == HOME and any(_abroad(told.key, self.entity.name) for _, told in self.offices)
        return None if foreign else self.entity.country


def _abroad(office: str, holder: str) -> bool:
    """Whether it is another state's: a foreigner is no envoy of the own state, but one to it."""
    return bool(_ABROAD.match(office) or (_ENVOY.match(office) and not native(holder)))


def records(reading: Reading) -> Iterator[Record]:
    """The persons, bodies, delegations and states of one article."""
    around = circumstances(reading) if reading.around is None else reading.around
    article, published = reading.document.article.id, reading.document.published
    day = published.toordinal() if published else None
    offices: dict[str, list[str]] = defaultdict(list)
    holders: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in reading.claims:
        if claim.kind == "Tenure" and claim.title:
            roles = dict(claim.roles)
            offices[roles["holder"]].append(claim.title)
            holders[roles.get("body", "")].add(("holder", roles["holder"]))
    people = {
        e.key: "".join(joined(e.name)) for e in reading.entities if e.type == "Person" and strength(e.name) in _KNOWN
    }
    known = frozenset(sorted(people.values())[:_COMPANY]) if len(people) <= _LIST else frozenset()
    home = not any(entity.country not in {None, HOME} for entity in reading.entities)
    states = frozenset(entity.country for entity in reading.entities if entity.country)
    states |= {entity.key.removeprefix("country:") for entity in reading.entities if entity.type == "Country"}
    missions = journeys(reading.claims)
    for entity in reading.entities:
        titles = tuple((title, office(title)) for title in sorted(set(offices[entity.key])))
        company = known - {people.get(entity.key, "")} if entity.type == "Person" else frozenset()
        went = missions.get(entity.key, Journey())
        spoken = states if entity.type != "Country" else frozenset()
        said = around.names.get(entity.key, NOTHING)
        parties = went.parties or tuple(sorted(holders.get(entity.key, ())))
        if said.beside and not any(role == "leader" for role, _ in parties):
            parties = tuple(sorted({*parties, *(("leader", key) for key in said.beside)}))
        yield Record(
            article,
            entity,
            day,
            titles,
            company,
            parties,
            home,
            went.days,
            went.periods,
            spoken,
            said,
            around.story if said.telling or entity.type == "Delegation" else b"",
            tuple(sorted((office(title) for title in said.titles), key=lambda told: told.key)),
        )


@dataclass(slots=True)
class Person:
    """All that is known of one person so far, from the records joined."""

    records: list[int]
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    states: Counter[str] = field(default_factory=Counter)
    offices: dict[str, Office] = field(default_factory=dict)
    held: dict[str, set[int]] = field(default_factory=dict)
    """By office, the days on which an article gives it."""
    beside: set[str] = field(default_factory=set)
    """Telling offices by the titles beside his name alone."""
    days: set[int] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    walks: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    """How many articles call him «ông», how many «bà»."""
    spoken: set[str] | None = None
    """The states that all its articles speak of, if these are few."""
    topics: set[str] = field(default_factory=set)
    bynames: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    born: set[int] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    listed: frozenset[str] | None = None
    """Whom of the table of tenures he can be, once that is asked."""
    wordings: list[tuple[bytes, bytes, bytes]] = field(default_factory=list)
    """Telling words around the name, in the whole article and what he is called, of the first few records."""

    @property
    def state(self) -> str | None:
        """Code of the state most records give."""
        return min(self.states, key=lambda code: (-self.states[code], code)) if self.states else None

    @property
    def gender(self) -> str:
        """«man» or «woman», where the articles agree but for a few."""
        found = self.genders.most_common()
        clear = found and (len(found) == 1 or found[0][1] >= _AGREED * found[1][1])
        return found[0][0] if clear else ""

    @property
    def name(self) -> str:
        """The name most records give, the longest of these."""
        return max(self.names, key=lambda name: (self.names[name], len(name), name))


def person(numbers: Iterable[int], all_records: Sequence[Record] | dict[int, Record]) -> Person:
    """What the records of these numbers say together."""
    found = Person(sorted(numbers))
    for number in found.records:
        one = all_records[number]
        found.names[one.entity.name] += 1
        found.aliases.update(one.entity.aliases)
        if one.state:
            found.states[one.state] += 1
        found.beside.update(told.key for told in one.beside if told.grade in {"sole", "telling"})
        for _, told in one.offices:
            found.offices[told.key] = told
            found.held.setdefault(told.key, set())
            if one.day:
                found.held[told.key].add(one.day)
        if one.day:
            found.days.add(one.day)
        found.company |= one.company
        found.articles.add(one.article)
        abroad = one.states - {HOME} if len(one.states) <= _FEW_STATES else frozenset()
        found.spoken = set(abroad) if found.spoken is None else found.spoken & abroad
        _circumstances(found, one.around)
        if one.story and len(found.wordings) < _FEW:
            found.wordings.append((one.around.words, one.story, one.around.calling))
    return found


def _circumstances(found: Person, around: Circumstances) -> None:
    found.walks |= around.walks - GENDERS
    found.genders.update(around.walks & GENDERS)
    found.topics |= around.topics
    found.bynames |= around.bynames
    found.homes |= around.homes
    if around.born:
        found.born.add(around.born)
    if around.age:
        found.ages.add(around.age)
