"""Stage 5 of 7: Sentence + Mention → Claim. Who is named in the article: one entry an actor, found by any name.

Names are gathered over the whole article before anything is resolved, so that «ông Nowak» in the headline finds
«Piotr Nowak» in the third paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vnus_graph.events import bearers
from vnus_graph.events.misreadings import bare, overrun, thing
from vnus_graph.events.one_body import joined
from vnus_graph.events.spelling import (
    body_key,
    contains_name,
    generic,
    name_key,
    ownable,
    owner_in,
    seat_in,
    subtype_of,
)
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import HOME, name_of
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.names import vietnamese
from vnus_graph.model import (
    ActorType,
    DelegationMention,
    Evidence,
    InstitutionMention,
    Office,
    PersonMention,
    Title,
)

GENDERS = {"ông": "m", "bà": "f"}


@dataclass(slots=True)
class Entry:
    """One actor of the article, growing as its mentions are read."""

    key: str
    type: ActorType
    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    titles: list[tuple[Title, Evidence]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    subtype: str | None = None
    generic: bool = False
    """«Quốc hội» without an owner, «Tổng thống Mỹ» without a name: an actor only where it takes part in something."""
    office: Office | None = None
    """By which the article knows a person without a name."""
    gender: str | None = None
    misspelt: Counter[str] = field(default_factory=Counter)
    """Other spellings of the name, taken for slips."""
    beside: Counter[str] = field(default_factory=Counter)
    """States of the persons listed right before it: a hint, where nothing better is known."""

    @property
    def name(self) -> str:
        """The longest name, the most frequent of the longest, the first in the alphabet."""
        return max(self.names, key=lambda name: (len(name.split()), self.names[name], name)) if self.names else ""

    @property
    def country(self) -> str | None:
        """The state it acts for, where its titles or its name settle it."""
        if self.countries:
            return min(self.countries, key=lambda code: (-self.countries[code], code))
        return None


class Registry:
    """The actors of one article."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._persons: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self.senders: dict[str, tuple[str, ...]] = {}
        """Who sent each delegation: keys of bodies, else of a state."""

    # --- building ---

    def add_persons(self, mentions: Iterable[tuple[PersonMention, Evidence]], bodies: Iterable[str] = ()) -> None:
        """Group the names of persons: longer names first, each shorter one with the only longer one that holds it.

        `bodies`: names of the article's bodies, after which nobody is taken to be called («Chủ tịch Novatek»).
        """
        named = [(mention, evidence) for mention, evidence in mentions if mention.name]
        tails = {" ".join(fold(body).split()[-length:]) for body in bodies for length in (1, 2)}
        named = [(mention, evidence) for mention, evidence in named if not thing(mention, tails, named)]
        counts = Counter(mention.name for mention, _ in named)
        too_long = overrun(counts)
        names = counts.keys() - too_long.keys()
        order = sorted(names, key=lambda name: (len(name_key(name)[0]) == 1, -len(name_key(name)), name))
        said = bearers.told(mention for mention, _ in named)
        for name in order:
            if bare(name, named):
                continue
            self._person(name, said)
        for longer, name in too_long.items():
            if (known := self._persons.get(" ".join(name_key(name)))) is not None:
                self._persons[" ".join(name_key(longer))] = known
                self.entries[known].misspelt[longer] += 1
        for mention, _ in named:
            if mention.also and (key := self.find_person(mention)) is not None:
                self._second_spelling(key, mention.also)
        for mention, evidence in named:
            if (key := self.find_person(mention)) is not None:
                self._attest(self.entries[key], mention, evidence)

    def _person(self, name: str, said: Mapping[str, frozenset[str]]) -> None:
        """`said`: see `bearers.told`."""
        parts = name_key(name)
        longer = [
            key
            for key, entry in self.entries.items()
            if entry.type == "Person" and _holds(entry, parts) and not _apart(entry, parts, said)
        ]
        if len(longer) == 1:
            self.entries[longer[0]].names[name] += 1
            self._persons[" ".join(parts)] = longer[0]
        elif not longer and not (len(parts) == 1 and vietnamese(parts[0])):
            key = f"person:{' '.join(parts)}"
            self.entries[key] = Entry(key, "Person", Counter({name: 1}))
            self._persons[" ".join(parts)] = key

    def _second_spelling(self, key: str, name: str) -> None:
        other = self._persons.get(" ".join(name_key(name)))
        if other is not None and other != key:
            self.absorb_person(key, other)
        self._persons[" ".join(name_key(name))] = key
        self.entries[key].misspelt[name] += 1

    def _attest(self, entry: Entry, mention: PersonMention, evidence: Evidence) -> None:
        if mention.name not in entry.misspelt:
            entry.names[mention.name] += 1
        entry.evidence.append(evidence)
        entry.gender = entry.gender or GENDERS.get(mention.honorific or "")
        for title in mention.titles:
            entry.titles.append((title, evidence))
            state = title.country or owner_in(title.body or "") or seat_in(title.label)
            if state and not title.former:
                entry.countries[state] += 1

    def find_person(self, mention: PersonMention) -> str | None:
        """Key of the person a named mention is about; None where two fit and no title tells them apart."""
        parts = name_key(mention.name)
        if (known := self._persons.get(" ".join(parts))) is not None:
            return known
        fits = [k for k, e in self.entries.items() if e.type == "Person" and _holds(e, parts)]
        if len(fits) > 1 and mention.titles:
            heads = {fold(title.label) for title in mention.titles}
            fits = [k for k in fits if any(fold(title.label) in heads for title, _ in self.entries[k].titles)] or fits
        return fits[0] if len(fits) == 1 else None

    def absorb_person(self, kept: str, given: str) -> None:
        """Make one person of two: the names of `given` lead to `kept`; the canonical name stays that of `kept`."""
        entry, other = self.entries[kept], self.entries.pop(given)
        entry.names[entry.name] += other.names.total()
        entry.misspelt.update(other.names)
        entry.countries.update(other.countries)
        entry.titles.extend(other.titles)
        entry.evidence.extend(other.evidence)
        entry.gender = entry.gender or other.gender
        self._persons.update({name: kept for name, key in self._persons.items() if key == given})

    def add_body(self, mention: InstitutionMention, evidence: Evidence) -> str:
        """Key of the body a mention names, made if it is new."""
        key = self._body_key(mention)
        owner = mention.country or owner_in(mention.name)
        entry = self.entries.get(key)
        if entry is None:
            listed = organizations().get(fold(mention.name))
            entry = self.entries[key] = Entry(key, "Institution", subtype=mention.subtype)
            entry.generic = generic(mention.name)
            if listed is not None and listed.country:
                entry.countries[listed.country] += 1
        entry.names[mention.name] += 1
        entry.generic = entry.generic and generic(mention.name)
        entry.evidence.append(evidence)
        if owner:
            entry.countries[owner] += 1
        if mention.short:
            entry.names[mention.short] += 1
            self._short[fold(mention.short)] = key
        return key

    def _body_key(self, mention: InstitutionMention) -> str:
        if (short := self._short.get(fold(mention.name))) is not None:
            return short
        listed = organizations().get(fold(mention.name))
        name = listed.name if listed else mention.name
        key = f"body:{body_key(name)}"
        if "@" not in key and mention.country and ownable(mention):
            key = f"{key} @{mention.country}"
        return self._bodies.get(key, key)

    def merge_bodies(self) -> None:
        """Bring every shortened name to the only body of the article that it can stand for."""
        for kept, given in joined(self.entries, self._short, HOME):
            self._absorb(kept, given)

    def _absorb(self, kept: str, given: str) -> None:
        entry, other = self.entries[kept], self.entries.pop(given)
        entry.names.update(other.names)
        entry.countries.update(other.countries)
        entry.evidence.extend(other.evidence)
        entry.generic = entry.generic and other.generic
        self._bodies.update({name: kept for name, key in self._bodies.items() if key == given})
        self._bodies[given] = kept
        self._short.update({name: kept for name, key in self._short.items() if key == given})

    def find_body(self, mention: InstitutionMention) -> str | None:
        """Key of a body already added."""
        key = self._body_key(mention)
        return key if key in self.entries else None

    def body_named(self, name: str, country: str | None = None) -> str | None:
        """Key of the body called `name`, of the state `country` where the name tells none."""
        found = self.find_body(InstitutionMention(0, 0, "", name, None, country, subtype_of(name)))
        return found or self.find_body(InstitutionMention(0, 0, "", name))

    def add_country(self, code: str, evidence: Evidence) -> str:
        """Key of the state."""
        key = f"country:{code}"
        entry = self.entries.get(key)
        if entry is None:
            entry = self.entries[key] = Entry(key, "Country", Counter({name_of(code): 1}))
            entry.countries[code] += 1
        entry.evidence.append(evidence)
        return key

    def add_delegation(self, mention: DelegationMention, evidence: Evidence) -> str:
        """Key of a delegation with a name."""
        known = [entry for entry in self.entries.values() if entry.type == "Delegation"]
        fits = [entry.key for entry in known if any(_alike(name, mention.name) for name in entry.names)]
        key = fits[0] if len(fits) == 1 else f"delegation:{fold(mention.name)}"
        entry = self.entries.setdefault(key, Entry(key, "Delegation"))
        entry.names[mention.name] += 1
        entry.evidence.append(evidence)
        if mention.country:
            entry.countries[mention.country] += 1
        bodies = tuple(found for sender in mention.senders if (found := self.body_named(sender)) is not None)
        state = (f"country:{mention.country}",) if mention.country else ()
        told = [sender for sender in self.senders.get(key, ()) if not sender.startswith("country:")]
        self.senders[key] = tuple(told) or bodies or self.senders.get(key) or state
        return key

    # --- reading ---

    def country_of(self, key: str) -> str | None:
        """Code of the state an actor acts for, where known."""
        return self.entries[key].country

    def of_type(self, kind: ActorType) -> list[Entry]:
        """Entries of one type, in the order of their keys."""
        return sorted((entry for entry in self.entries.values() if entry.type == kind), key=lambda entry: entry.key)


def _alike(left: str, right: str) -> bool:
    """Whether one delegation's name holds the other, as worded or with the state as its code."""
    pairs = ((fold(left), fold(right)), (body_key(left), body_key(right)))
    return any(contains_name(first, second) or contains_name(second, first) for first, second in pairs)


def _holds(entry: Entry, parts: tuple[str, ...]) -> bool:
    names = [name_key(name) for name in entry.names]
    return any(contains_name(" ".join(name), " ".join(parts)) or _initials(parts, name) for name in names)


def _apart(entry: Entry, parts: tuple[str, ...], said: Mapping[str, frozenset[str]]) -> bool:
    """Whether none of an entry's names can be of who is called by `parts`."""
    known = (said.get(" ".join(name_key(name)), frozenset()) for name in entry.names)
    return all(bearers.apart(each, said.get(" ".join(parts), frozenset())) for each in known)


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """«P. Nowak», «P.A.Nowak», «PA Nowak»: the same last names behind the first letters of the others."""
    rest = len(short) - 1
    if 0 < rest < len(full) - 1 and short[1:] == full[-rest:] and short[0] == "".join(p[0] for p in full[:-rest]):
        return True
    if len(short) < 2 or len(full) < 2 or short[-1] != full[-1] or len(full[0]) == 1:
        return False
    letters, first = "".join(short[:-1]), "".join(part[0] for part in full[:-1])
    return len(letters) == len(short) - 1 and (first.startswith(letters) or letters[0] == first)
