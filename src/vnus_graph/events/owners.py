"""Stage 5 of 7: Sentence + Mention → Claim. For which state a person or body acts, where the wording leaves it out.

A public figure acts for the state in which those of his name are known to have held office. Another Vietnamese name
without a foreign office acts for Việt Nam, the press being Vietnamese. A foreign name takes the state of its titles,
else of those it is listed with, else the foreign state the article is about. An organ that every state
has («Bộ Ngoại giao», «Quốc hội») is that of the person whose title names it, else Việt Nam's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vnus_graph.events.known import state_of
from vnus_graph.events.registry import Entry, Registry
from vnus_graph.events.spelling import abroad, name_key, ownable, owner_in
from vnus_graph.grammar.country_names import HOME, name_of
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.grammar.names import vietnamese_name
from vnus_graph.model import InstitutionMention, PersonMention


def hint(registry: Registry, parsed: Sequence[Parsed]) -> None:
    """Note, for a person without a state, that of the one listed right before («Bộ trưởng … Lào A, Thứ trưởng B»)."""
    for one in parsed:
        for before, phrase in zip(one.phrases, one.phrases[1:], strict=False):
            left, right = before.mention, phrase.mention
            if not (isinstance(left, PersonMention) and isinstance(right, PersonMention)):
                continue
            if not (left.name and left.titles and right.name):
                continue
            if phrase.first - before.last > 2 or one.line.word(before.last) not in {",", ";", "và"}:
                continue
            first, second = registry.find_person(left), registry.find_person(right)
            code = registry.entries[first].country if first else None
            if second and code and not registry.entries[second].countries:
                registry.entries[second].beside[code] += 1


def by_office(registry: Registry, parsed: Sequence[Parsed]) -> None:
    """«Tổng thống Mỹ» and «Tổng thống Carter» in one article, and no other president: he is theirs.

    Unless one sentence names both («Tổng thống Carter điện đàm với Tổng thống Mỹ»).
    """
    unnamed: dict[str, set[str]] = defaultdict(set)
    barred = set(_beside(registry, parsed))
    for one in parsed:
        for phrase in one.phrases:
            mention = phrase.mention
            if (
                isinstance(mention, PersonMention)
                and not mention.name
                and mention.titles
                and mention.titles[-1].country
            ):
                unnamed[fold(mention.titles[-1].label)].add(mention.titles[-1].country)
    persons = registry.of_type("Person")
    if any(not e.countries and not e.titles and not vietnamese_name(name_key(e.name)) for e in persons):
        return  # «ông Carter»: it may be he
    for office, states in sorted(unnamed.items()):
        holders = [e for e in persons if any(fold(t.label) == office for t, _ in e.titles)]
        open_ = [e for e in holders if not e.countries and not vietnamese_name(name_key(e.name))]
        together = {(e.key, state) for e in open_ for state in states} & barred
        if len(states) == len(open_) == 1 and not together and not any(e.countries.keys() & states for e in holders):
            open_[0].countries.update(states)


def _beside(registry: Registry, parsed: Sequence[Parsed]) -> Iterator[tuple[str, str]]:
    """Key and state, where a person and another holder of his office, of that state, are told of in one sentence."""
    for one in parsed:
        persons = [phrase.mention for phrase in one.phrases if isinstance(phrase.mention, PersonMention)]
        others = [
            (fold(person.titles[-1].label), person.titles[-1].country)
            for person in persons
            if not person.name and person.titles
        ]
        for person in persons if others else ():
            key = registry.find_person(person) if person.name else None
            labels = {fold(title.label) for title, _ in registry.entries[key].titles} if key else set()
            yield from ((key, state) for label, state in others if key and state and label in labels)


def settle(registry: Registry, parsed: Sequence[Parsed]) -> None:
    """Give every person a state where one is certain."""
    foreign = _foreign(registry) if _two_states(registry) else None
    barred = set(_beside(registry, parsed))
    for entry in registry.of_type("Person"):
        if entry.countries:
            continue
        if known := state_of(entry.name, (title.label for title, _ in entry.titles)):
            entry.countries[known] += 1
        elif vietnamese_name(name_key(entry.name)):
            entry.countries[HOME] += 1
        elif len(entry.beside) == 1:
            entry.countries.update(entry.beside)
        elif foreign is not None and _in_office(entry) and (entry.key, foreign) not in barred:
            entry.countries[foreign] += 1


def _two_states(registry: Registry) -> bool:
    """Whether the article is of one foreign state, or of it and home: whom it meets elsewhere may be of any third."""
    states = {entry.key.removeprefix("country:") for entry in registry.of_type("Country")}
    ours = any(vietnamese_name(name_key(entry.name)) for entry in registry.of_type("Person"))
    return ours or HOME in states or len(states) == 1


def _in_office(entry: Entry) -> bool:
    """An official of a state, unlike the head of an international body."""
    return any(title.body is None or ownable(InstitutionMention(0, 0, "", title.body)) for title, _ in entry.titles)


def _foreign(registry: Registry) -> str | None:
    """The foreign state the article names, or names three times as often as any other."""
    counts = sorted(
        ((len(entry.evidence), entry.key.removeprefix("country:")) for entry in registry.of_type("Country")),
        reverse=True,
    )
    others = [(count, code) for count, code in counts if code != HOME]
    if not others or (len(others) > 1 and others[0][0] < 3 * others[1][0]):
        return None
    return others[0][1]


def owned_bodies(registry: Registry, parsed: Parsed) -> Iterator[InstitutionMention]:
    """The bodies named in a sentence, each organ of state with the state it belongs to."""
    home = f"country:{HOME}" in registry.entries
    holders = [phrase.mention for phrase in parsed.phrases if isinstance(phrase.mention, PersonMention)]
    for mention in (*(phrase.mention for phrase in parsed.phrases), *parsed.nested):
        if not isinstance(mention, InstitutionMention):
            continue
        if mention.country or owner_in(mention.name) or not ownable(mention):
            yield mention
            continue
        holder = next((p for p in holders if p.start <= mention.start and mention.end <= p.end), None)
        theirs = _foreign(registry) if abroad(fold(mention.name)) else None
        ours = home and holder is None and not abroad(fold(mention.name))
        code = _state(registry, holder) or theirs or (HOME if ours else None)
        yield _owned(mention, code) if code else mention


def _state(registry: Registry, holder: PersonMention | None) -> str | None:
    if holder is None:
        return None
    key = registry.find_person(holder) if holder.name else None
    return holder.country or (registry.entries[key].country if key else None)


def _owned(mention: InstitutionMention, code: str) -> InstitutionMention:
    name = mention.name if code == HOME else f"{mention.name} {name_of(code)}"
    return replace(mention, name=name, country=code)
