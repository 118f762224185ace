"""Stage 5 of 7: Sentence + Mention → Claim. Coreference: whom «ông», «Bộ trưởng», «Đoàn», «hai bên» stand for here.

Resolved by grammar and protocol: the most recent actor that fits in title, state and gender; the pair of the last
encounter for «hai bên»; the home side before the guest where an office is named without a state. Two that fit equally
give nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from vnus_graph.events.aides import chief
from vnus_graph.events.registry import Entry, Registry
from vnus_graph.events.spelling import body_key
from vnus_graph.grammar.country_names import name_of
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.grammar.title_words import peer
from vnus_graph.model import (
    CountryMention,
    DelegationMention,
    GroupMention,
    InstitutionMention,
    Office,
    PersonMention,
    Title,
)

_SAME_OFFICE = {
    "ngoại trưởng": "bộ trưởng ngoại giao",
    "nhà vua": "quốc vương",
    "vua": "quốc vương",
    "người đứng đầu chính phủ": "thủ tướng",
    "người đứng đầu nhà nước": "chủ tịch nước",
    "người đứng đầu quốc hội": "chủ tịch quốc hội",
}
_LEADING = ("tổng thống", "thủ tướng", "chủ tịch", "tổng bí thư", "quốc vương", "nhà lãnh đạo", "nhà vua", "thái tử")
_LEADER = ("nhà lãnh đạo", "lãnh đạo", "nguyên thủ")
_TRADES = ("công ty", "tập đoàn", "ngân hàng", "hiệp hội", "hội đồng quản trị", "hđqt", "quỹ", "kiêm")
_TALKING = frozenset({"bên", "lãnh đạo", "đoàn"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the whole article speaks of, which decides what a bare office means in it."""

    offices: tuple[tuple[int, Office], ...] = ()
    """All that it words, each with its offset."""
    at_home: bool = False
    """Whether Việt Nam, a place in it or somebody of it is named."""


class Focus:
    """What the reader has in mind at one point of the article."""

    def __init__(self, registry: Registry, home: str = "vn", spoken: Spoken | None = None) -> None:
        self.registry = registry
        self.home = home
        self.spoken = spoken or Spoken()
        self.recent: list[str] = []
        """Keys of actors named so far, the latest last."""
        self.before: str | None = None
        """The subject told of before the sentence that is being read."""
        self.delegation: str | None = None
        self._subject: str | None = None
        self._pair: tuple[str, str] | None = None

    @property
    def subject(self) -> str | None:
        """The person last in subject place, of those whom the article names."""
        return self._subject

    @subject.setter
    def subject(self, key: str | None) -> None:
        if key is None or self._named(key):
            self._subject = key

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two sides of the last encounter of whom the article names both."""
        return self._pair

    @pair.setter
    def pair(self, keys: tuple[str, str] | None) -> None:
        if keys is None or all(map(self._named, keys)):
            self._pair = keys

    def _named(self, key: str) -> bool:
        return self.registry.entries[key].office is None

    def see(self, keys: tuple[str, ...]) -> None:
        """Remember actors just named."""
        for key in filter(self._named, keys):
            if key in self.recent:
                self.recent.remove(key)
            self.recent.append(key)

    def resolve(self, phrase: Phrase) -> tuple[str, ...]:
        """Keys of the actors a phrase stands for: one, two for a pair, none where it cannot be told."""
        mention = phrase.mention
        if isinstance(mention, PersonMention):
            key = self._person(mention)
        elif isinstance(mention, InstitutionMention):
            key = self.registry.find_body(mention)
        elif isinstance(mention, CountryMention):
            key = f"country:{mention.code}"
        elif isinstance(mention, DelegationMention):
            key = self._delegation(mention)
        elif isinstance(mention, GroupMention):
            return self._group(mention)
        else:
            key = None
        return (key,) if key is not None and key in self.registry.entries else ()

    # --- one ---

    def _person(self, mention: PersonMention) -> str | None:
        if mention.name:
            return self.registry.find_person(mention)
        if peer(mention.titles[-1].label):
            return self._peer(mention.titles[-1].country)
        fits = [key for key in self.persons() if self._holds(self.registry.entries[key], mention)]
        return self._best(fits, mention) or self._leader(mention.titles[0])

    def _leader(self, title: Title) -> str | None:
        """«nhà lãnh đạo Nga», «nguyên thủ Pháp»: the only one in such an office there whom the article names."""
        if not title.country or not fold(title.label).startswith(_LEADER):
            return None
        theirs = [key for key in self._leaders() if self.registry.country_of(key) == title.country]
        return theirs[0] if len(theirs) == 1 else None

    def _peer(self, country: str | None) -> str | None:
        """«người đồng cấp Campuchia»: who holds the subject's office there."""
        latest = next((key for key in reversed(self.recent) if key.startswith("person:")), None)
        whose = (key for key in (self.subject, latest) if key is not None)  # the latter: «giữa A và người đồng cấp B»
        peers = (self._peer_of(key, country) for key in whose if country not in {None, self.registry.country_of(key)})
        return next(filter(None, peers), None)

    def _peer_of(self, key: str, country: str | None) -> str | None:
        entries = self.registry.entries
        offices = {fold(title.label) for title, _ in entries[key].titles}
        offices |= {_SAME_OFFICE.get(office, office) for office in offices}
        fits = [k for k in self.persons() if entries[k].country == country and k != key]
        exact = [
            k
            for k in fits
            if any(_SAME_OFFICE.get(fold(t.label), fold(t.label)) in offices for t, _ in entries[k].titles)
        ]
        return exact[0] if len(exact) == 1 else None

    def persons(self) -> list[str]:
        """Persons, the latest named first, those not yet named last."""
        seen = [key for key in reversed(self.recent) if key.startswith("person:")]
        rest = [entry.key for entry in self.registry.of_type("Person") if entry.key not in seen and not entry.office]
        return seen + rest

    def _holds(self, entry: Entry, mention: PersonMention) -> bool:
        for wanted in mention.titles:
            if wanted.country and entry.country not in {wanted.country, None}:
                return False
            own = [title for title, _ in entry.titles]  # «đặc phái viên Nga» is not A of «đặc phái viên Tổng thống A»
            held = (title for title in own if (wanted.former or not title.former) and not chief(title, entry.name, own))
            if not any(_compatible(wanted.label, title.label) or self._peers(wanted, title) for title in held):
                return False  # «Tổng thống Mỹ» is not whom «Tổng thống Mỹ khi đó là ông A» names
            if (
                wanted.country
                and entry.country is None
                and not any(t.country == wanted.country for t, _ in entry.titles)
            ):
                return False
        return True

    def _peers(self, wanted: Title, title: Title) -> bool:
        """«A đón người đồng cấp Lào B» below «A đón Chủ tịch Quốc hội Lào»: B holds the office that A has at home."""
        if not peer(title.label) or wanted.country is None or title.country != wanted.country:
            return False
        office = fold(wanted.label).removesuffix(f" {fold(name_of(wanted.country))}")
        others = (entry for entry in self.registry.of_type("Person") if entry.country != wanted.country)
        return any(_compatible(office, held.label) for entry in others for held, _ in entry.titles)

    def _best(self, fits: list[str], mention: PersonMention) -> str | None:
        if len(fits) < 2 or mention.country:
            crowned = [key for key in fits if self._worded(key, mention)]
            return (crowned or fits)[0] if fits else None
        home = [key for key in fits if self.registry.country_of(key) in {self.home, None}]
        exact = [
            key
            for key in fits
            if any(fold(t.label) == fold(mention.titles[0].label) for t, _ in self.registry.entries[key].titles)
        ]
        if (
            len(home) == 1
            and self.pair
            and home[0] in self.pair
            and not (self.pair[0] in fits and self.pair[1] in fits)
        ):
            return home[0]
        told = [key for key in fits if self.pair and key in self.pair]
        if len(told) == 1 and home and not {*home} & {*self.recent}:
            return told[0]  # «chuyến thăm của Bộ trưởng»: the guest, while nobody of home has been named
        for choice in ([k for k in home if k in exact], home, exact, fits):
            if choice:
                return choice[0]
        return None

    def _worded(self, key: str, mention: PersonMention) -> bool:
        """«Nhà vua», where one is called so and another one «Quốc vương»."""
        wanted = fold(mention.titles[0].label)
        return wanted in _SAME_OFFICE and any(
            fold(title.label) == wanted for title, _ in self.registry.entries[key].titles
        )

    def _delegation(self, mention: DelegationMention) -> str | None:
        if not mention.name:
            return self.delegation
        name = fold(mention.name)
        for entry in self.registry.of_type("Delegation"):
            if any(fold(known) == name for known in entry.names):
                return entry.key
        return None

    # --- two ---

    def _group(self, mention: GroupMention) -> tuple[str, ...]:
        if mention.head in {"nước", "đảng"}:
            return self.countries() if mention.head == "nước" else ()
        if mention.head == "lãnh đạo":
            leaders = self._leaders()
            of_theirs = self.pair is not None and (not leaders or bool({*self.pair} & {*leaders}))
            return self.pair or () if of_theirs else self._two(leaders)
        if mention.head in _TALKING:
            return self.pair or ()
        fits = [
            key
            for key in self.persons()
            if any(_compatible(mention.head, t.label) for t, _ in self.registry.entries[key].titles)
        ]
        if self.pair and all(key in fits for key in self.pair):
            return self.pair
        return self._two(fits)

    def _leaders(self) -> list[str]:
        """Persons in the offices that «hai nhà lãnh đạo» are spoken of."""
        entries = self.registry.entries
        held = {k: [fold(title.label) for title, _ in entries[k].titles if not title.former] for k in self.persons()}
        return [key for key, labels in held.items() if any(map(_leads, labels))]

    def _two(self, keys: list[str]) -> tuple[str, ...]:
        """The latest two of different states."""
        for key in keys[1:]:
            ours, theirs = self.registry.country_of(keys[0]), self.registry.country_of(key)
            if ours != theirs:
                return keys[0], key
        return ()

    def countries(self) -> tuple[str, ...]:
        """The two states the article is about: home and the foreign state named most, or those of the last pair."""
        if self.pair:
            codes = [self.registry.country_of(key) for key in self.pair]
            if all(codes) and codes[0] != codes[1]:
                pair = f"country:{codes[0]}", f"country:{codes[1]}"
                if all(key in self.registry.entries for key in pair):
                    return pair
        foreign = self.foreign()
        home = f"country:{self.home}"
        return (home, f"country:{foreign}") if foreign and home in self.registry.entries else ()

    def foreign(self) -> str | None:
        """Code of the foreign state the article names most; None where two are named equally often."""
        counts = sorted(
            ((len(entry.evidence), entry.key.removeprefix("country:")) for entry in self.registry.of_type("Country")),
            reverse=True,
        )
        others = [(count, code) for count, code in counts if code != self.home]
        if not others or (len(others) > 1 and others[0][0] == others[1][0]):
            return None
        return others[0][1]


def _leads(label: str) -> bool:
    """«Chủ tịch nước», but not «Chủ tịch Công ty …»."""
    return (label.startswith(_LEADING) or label == "lãnh đạo") and not any(trade in label for trade in _TRADES)


def _compatible(wanted: str, held: str) -> bool:
    """«Bộ trưởng» for a «Bộ trưởng Ngoại giao», «Ngoại trưởng» for the same; «Chủ tịch Hạ viện (Cộng hòa) Séc»."""
    left, right = fold(wanted), fold(held)
    left, right = _SAME_OFFICE.get(left, left), _SAME_OFFICE.get(right, right)
    if left == right or right.startswith(left + " "):
        return True
    front, at, _ = body_key(left).partition(" @")
    return bool(at) and body_key(right) in {front, body_key(left)}
