"""Stage 5 of 7: Sentence + Mention → Claim. One article read from its first sentence to its last.

First everybody named anywhere is registered; then the sentences are read in order, each with what came before in mind;
then what was told twice is told once. The headline is read last: it only adds what the body does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vnus_graph.events import (
    circumstance,
    delegations,
    encounters,
    invitations,
    landings,
    members,
    peers,
    posts,
    tenures,
    upgrades,
    visits,
)
from vnus_graph.events.accounts import Account, accounts, completed, rite
from vnus_graph.events.captions import pictured
from vnus_graph.events.draft import Draft
from vnus_graph.events.exchanges import exchange, unmet
from vnus_graph.events.families import family as family_of
from vnus_graph.events.focus import Focus
from vnus_graph.events.merging import merged
from vnus_graph.events.namesakes import unify
from vnus_graph.events.narrative import Day, goes_back, parts
from vnus_graph.events.one_day import of_the_day
from vnus_graph.events.one_sided import Told, filled, heard, supplied
from vnus_graph.events.owners import by_office, hint, owned_bodies, settle
from vnus_graph.events.pictures import newcomers, only_pictured, register
from vnus_graph.events.registry import Entry, Registry
from vnus_graph.events.relevance import diplomatic
from vnus_graph.events.rounds import Round, opened
from vnus_graph.events.scene import Scene
from vnus_graph.events.stage import Stage
from vnus_graph.events.status import looks_ahead
from vnus_graph.events.unnamed import dated, spoken_of
from vnus_graph.events.venues import Setting, fronted
from vnus_graph.events.worded import body_wordings, state_wordings
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.model import (
    Claim,
    CountryMention,
    DelegationMention,
    Document,
    Entity,
    Evidence,
    InstitutionMention,
    Mention,
    Period,
    PersonMention,
    Reading,
)

FAMILIES = (delegations, members, encounters, visits, landings, invitations, upgrades)
"""Modules with a `read(stage)` each, in the order in which they see a sentence."""
_AHEAD = frozenset({"sắp", "sẽ"})
_OUTDOORS = ("sân bay", "quảng trường", "nhà ga", "cảng", "cửa khẩu")
_PRESIDENTS = re.compile("chủ tịch|tổng thống")
_JOURNEY = frozenset({"thăm", "đến", "tới", "sang", "chuyến"})


def read(document: Document, parsed: Sequence[Parsed]) -> Reading:
    """All claims of one article, from its parsed sentences in order, those of captions last."""
    captions = [one for one in parsed if document.blocks[one.sentence.block].kind == "noise"]
    parsed = parsed[: len(parsed) - len(captions)]
    registry = _register(document, parsed)
    for one in captions:
        register(registry, [(person, _evidence(document, person)) for person in newcomers(one, registry)])
    posts.elections(document, parsed, registry)
    focus = Focus(registry, spoken=spoken_of(parsed))
    drafts, announced, told_of, days, halves, talks = _drafts(document, parsed, focus)
    drafts = of_the_day([draft for draft in drafts if diplomatic(draft.claim, registry)], days)
    told = completed(merged(drafts, registry, document.published, announced), told_of)
    told = filled(told, halves, registry) + supplied(told, halves, registry)
    pictures = [Stage(Scene(one), focus, document.article.id, document.article.text, []) for one in captions]
    told = pictured(told, pictures)
    told += only_pictured(told, pictures)
    told += unmet(told, talks)
    claims, undated = dated(told, registry, [*parsed, *captions], document.published)
    claims += tenures.claims(registry)
    claims, unknown = _of_known(claims, registry)
    used = {key for claim in claims for _, key in claim.roles}
    entities = tuple(
        _entity(entry)
        for entry in sorted(registry.entries.values(), key=lambda entry: entry.key)
        if entry.key in used or not entry.generic
    )
    rejected = (*(_too_long(document, one) for one in parsed if not len(one.line)), *undated, *unknown)
    return Reading(document, entities, tuple(claims), rejected)


def _of_known(claims: Sequence[Claim], registry: Registry) -> tuple[list[Claim], list[tuple[str, str]]]:
    """Claims all of whose actors have an entry, and why the others are left out: one must not stop a whole build."""
    whole = [claim for claim in claims if all(key in registry.entries for _, key in claim.roles)]
    others = (claim for claim in claims if claim not in whole)
    return whole, [("an actor of it was not read", claim.evidence[0].quote[:200]) for claim in others]


def _too_long(document: Document, parsed: Parsed) -> tuple[str, str]:
    start = parsed.sentence.start
    return "sentence too long to read", document.article.text[start : start + 200]


def _register(document: Document, parsed: Sequence[Parsed]) -> Registry:
    registry = Registry()
    named = [(mention, _evidence(document, mention)) for one in parsed for mention in _all(one)]
    registry.add_persons(
        ((mention, evidence) for mention, evidence in named if isinstance(mention, PersonMention)),
        (mention.name for mention, _ in named if isinstance(mention, InstitutionMention)),
    )
    for mention, evidence in named:
        if isinstance(mention, CountryMention) and not mention.adjective:
            registry.add_country(mention.code, evidence)
    unify(registry)
    hint(registry, parsed)
    by_office(registry, parsed)
    settle(registry, parsed)
    for one in parsed:
        for body in owned_bodies(registry, one):
            registry.add_body(body, _evidence(document, body))
    for mention, evidence in named:
        if isinstance(mention, DelegationMention):
            _add_senders(registry, mention, evidence)
    registry.merge_bodies()
    for mention, evidence in named:
        if isinstance(mention, DelegationMention) and mention.name:
            registry.add_delegation(mention, evidence)
    return registry


def _add_senders(registry: Registry, mention: DelegationMention, evidence: Evidence) -> None:
    for name in mention.senders:
        if registry.body_named(name) is None:
            registry.add_body(InstitutionMention(mention.start, mention.end, "delegation.sender", name), evidence)


def _all(parsed: Parsed) -> list[Mention]:
    return [*(phrase.mention for phrase in parsed.phrases), *parsed.nested]


def _evidence(document: Document, mention: Mention) -> Evidence:
    text = document.article.text
    return Evidence(document.article.id, mention.start, mention.end, text[mention.start : mention.end], mention.rule)


def _drafts(
    document: Document, parsed: Sequence[Parsed], focus: Focus
) -> tuple[list[Draft], frozenset[str], list[Account], list[Day], list[Told], list[Claim]]:
    """What every sentence tells, of whom the headline tells what is to come, when and where else, all days told, who
    speaks where, and who talks with whom."""
    drafts: list[Draft] = []
    days: list[Day] = []
    told_of: list[Account] = []
    halves: list[Told] = []
    talks: list[Claim] = []
    day: Day | None = None
    told: Round | None = None
    rite: Setting | None = None
    setting: Setting | None = None
    announced: set[str] = set()
    ahead = any(_AHEAD & set(one.line.low) and _JOURNEY & set(one.line.low) for one in parsed if one.sentence.title)
    eve = any(looks_ahead(one.line.low) for one in parsed if one.sentence.title)
    ordered = sorted(parsed, key=lambda one: (one.sentence.title, one.sentence.start))
    for number, one in enumerate(ordered):
        if one.sentence.title:
            day = None
        story = (drafts, day, number, told, rite, setting, eve)
        stage = Stage(Scene(one), focus, document.article.id, document.article.text, *story)
        before = len(drafts)
        for family in FAMILIES:
            family.read(stage)
        posts.read(stage)
        peers.read(stage)
        _remember(stage)
        told_of += accounts(stage)
        halves += (voices := heard(stage))
        talks += [claim] if (claim := exchange(stage)) is not None else []
        if one.sentence.title or (ahead and not drafts[:before]):
            announced.update(_announced(stage))
            announced.update(() if one.sentence.title else _expected(drafts))
        told_now = _day(stage, drafts[before:], next((voice.half for voice in voices if voice.half), None))
        days += [told_now] if told_now is not None else []
        day = None if circumstance.another_day(stage.scene) else day
        day = told_now or (replace(day, left=True) if day is not None and goes_back(stage.scene) else day)
        told = opened(stage.scene, focus.subject, told)
        rite = _rite(stage) or rite
        setting = Setting(_named(stage), number, fronted(stage.scene))
    return drafts, frozenset(announced), told_of, days, halves, talks


def _announced(stage: Stage) -> tuple[str, ...]:
    """«Thủ tướng B sắp đến C»: who is to come; for a headline without his name, the first words of the body."""
    scene = stage.scene
    free = (group for group in scene.groups if group.slot == "free")
    subject = next((g for g in free if scene.follows(g) or scene.line.word(g.last) in _AHEAD), None)
    if subject is None or scene.line.word(subject.last) not in _AHEAD:
        return ()
    keys = tuple(key for key in stage.keys(subject) if key.startswith("person:"))
    return keys if scene.parsed.sentence.title or len(keys) == 1 else ()


def _expected(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Who is to travel, by what is read so far."""
    plans = [draft.claim for draft in drafts if family_of(draft.claim) == "Visit" and draft.claim.status == "Planned"]
    keys = {key for claim in plans for role, key in claim.roles if role == "visitor" and key.startswith("person:")}
    return tuple(keys) if len(keys) == 1 else ()


def _day(stage: Stage, drafts: Sequence[Draft], half: Claim | None) -> Day | None:
    """The day that the sentence tells of, and of whom: by its last event that has one, else by how it opens.

    `half`: an encounter of which it names one side («Tại cuộc hội đàm sáng 13/10, A …»).
    """
    dated = [draft.claim for draft in drafts if _of_one_day(draft)]
    when = dated[-1].when if dated else circumstance.opening_day(stage.scene) or _ceremony(stage)
    when = when or (half.when if half is not None and half.when and not half.when.end and half.when.start.day else None)
    if when is None:
        return None
    people = _named(stage) | {key for claim in dated for _, key in claim.roles if not key.startswith("country:")}
    going_on = stage.day if stage.day is not None and stage.day.when == when else None
    venue = _welcomed_at(stage) or (going_on.venue if going_on is not None else None)
    return Day(when, people, stage.number, venue, parts(stage.scene))


def _ceremony(stage: Stage) -> Period | None:
    """«Lễ đón A diễn ra tại Điện X ngày 13/3.»: its day, though nobody is told to have held it."""
    first = next(iter(stage.scene.triggers), None)
    when = stage.when(0) if first is not None and first.word.kind == "Welcome" and first.first == 0 else None
    return when if when is not None and when.start.day and not when.end else None


def _rite(stage: Stage) -> Setting | None:
    """«Lễ đón A diễn ra tại Cung B, sáng 28/10»: of whom, where and when."""
    keys, day, place = rite(stage)
    name = place.name if place is not None and place.venue else None
    return Setting(keys, stage.number, name, day) if name or day else None


def _named(stage: Stage) -> frozenset[str]:
    keys = (key for group in stage.scene.groups for key in stage.keys(group))
    return frozenset(key for key in keys if not key.startswith("country:"))


def _welcomed_at(stage: Stage) -> str | None:
    """Where talks follow a welcome at once: in its building; a prime minister walks from a president's to his."""
    index = next((i for i, trigger in enumerate(stage.scene.triggers) if trigger.word.kind == "Welcome"), None)
    place = stage.where(index) if index is not None else None
    persons = (phrase.mention for group in stage.scene.groups for phrase in group.phrases)
    governing = any(
        title.label.lower().startswith("thủ tướng")
        for person in persons
        if isinstance(person, PersonMention)
        for title in person.titles
    )
    if place is None or not place.venue or place.name.lower().startswith(_OUTDOORS):
        return None
    return None if governing and _PRESIDENTS.search(place.name.lower()) else place.name


def _of_one_day(draft: Draft) -> bool:
    """Whether a draft tells of a day that «cùng ngày» may go back to: no range, nor that of a founding long ago."""
    when = draft.claim.when
    return when is not None and bool(when.start.day) and not when.end and draft.claim.kind != "RelationshipUpgrade"


def _remember(stage: Stage) -> None:
    """Who was the subject here may be «ông» in the next sentence."""
    keys = stage.keys(stage.scene.main_subject) or rite(stage)[0]  # «Lễ đón A diễn ra tại B»: A
    people = [key for key in keys if key.startswith("person:")]
    if len(people) == 1 and not stage.scene.lists_company:
        stage.focus.subject = people[0]


def _entity(entry: Entry) -> Entity:
    aliases = {*entry.names, *entry.misspelt}
    if entry.type == "Institution":
        aliases.update(body_wordings(entry.evidence))
    elif entry.type == "Country":
        aliases.update(state_wordings(entry.evidence, entry.key.removeprefix("country:")))
    return Entity(
        entry.key,
        entry.type,
        entry.name,
        tuple(sorted(aliases - {entry.name})),
        entry.country,
        entry.subtype,
        evidence=tuple(entry.evidence[:1]),
        office=entry.office,
    )
