"""Stage 5 of 7: Sentence + Mention → Claim. Persons worded by their office alone, of whom the article names nobody.

«Tổng thống Mỹ», «Chủ tịch nước»: kept as a person without a name who bears the office, for stage 6 to find out who held
it that day. That takes a day: the event's own, or that of the article where nothing in the sentence points elsewhere.
Who held it at another time («cựu», «khi đó», «tiếp theo») is not meant, nor who is near him («con trai Tổng thống»).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from vnus_graph.events.focus import Focus, Spoken
from vnus_graph.events.registry import Entry, Registry
from vnus_graph.events.scene import Scene
from vnus_graph.events.spelling import name_key
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.mentions import Parsed, Phrase
from vnus_graph.grammar.names import vietnamese_name
from vnus_graph.grammar.offices import office_of, shared
from vnus_graph.model import (
    Claim,
    CountryMention,
    DateMention,
    Evidence,
    Mention,
    Office,
    Period,
    PersonMention,
    PlaceMention,
    Title,
)
from vnus_graph.resources import table

_SPOUSES = frozenset({"phu nhân", "phu quân"})
_BEFORE_HIM = frozenset({("tiền", "nhiệm"), ("kế", "nhiệm")})
_SEVERAL = frozenset({"các", "những", "nhiều", "một"})
_THEN = frozenset((a, b) for a in ("khi", "lúc", "hồi", "thời") for b in ("đó", "ấy", "bấy"))
_NEAR = timedelta(days=31)
"""How far from the publication date a day told in the same sentence may lie."""
_STATE = 2
"""Letters of the code of a state."""
_OPTIONAL = frozenset({"leader", "member", "sender"})
"""Roles that a claim can do without."""


@cache
def _cues(kind: str) -> tuple[str, ...]:
    return tuple(row["cue"] for row in table("office_cues") if row["kind"] == kind)


def spoken_of(parsed: Iterable[Parsed]) -> Spoken:
    """What an article speaks of, by its phrases."""
    mentions = [mention for one in parsed for mention in (*(phrase.mention for phrase in one.phrases), *one.nested)]
    offices = (
        (title.start, office_of(title, country=mention.country))
        for mention in mentions
        if isinstance(mention, PersonMention)
        for title in mention.titles
    )
    return Spoken(
        tuple((start, office) for start, office in offices if office is not None),
        any(_at_home(mention) for mention in mentions),
    )


def _at_home(mention: Mention) -> bool:
    """Việt Nam, a place in it, or somebody with a Vietnamese name."""
    if isinstance(mention, CountryMention):
        return mention.code == HOME
    if isinstance(mention, PersonMention):
        return vietnamese_name(name_key(mention.name)) and mention.country in {HOME, None}
    return isinstance(mention, PlaceMention) and mention.country == HOME


def unnamed(focus: Focus, phrase: Phrase, scene: Scene, evidence: Evidence) -> str | None:
    """Key of the person whose office a phrase words, made if he is new; None where it does not tell one office."""
    registry = focus.registry
    mention = phrase.mention
    if not isinstance(mention, PersonMention) or mention.name or not mention.titles or mention.honorific in _SPOUSES:
        return None
    office = _only(mention.titles)
    if office is None or _somebody_else(scene, phrase):
        return None
    if mention.country is None and (_shared(scene, phrase) or _of_others(focus, office, mention.start)):
        return None
    key = f"person:@{fold(office.label)} {office.of}"
    if key not in registry.entries:
        entry = registry.entries[key] = Entry(key, "Person", evidence=[evidence], generic=True, office=office)
        entry.titles = [(title, evidence) for title in mention.titles]
        if len(office.of) == 2:
            entry.countries[office.of] += 1
    return key


def held_by_another(line: Line, phrase: Phrase) -> bool:
    """«Tổng thống Mỹ khi đó», «một Tổng thống Mỹ»: who held the office at another time, several, or any."""
    if not isinstance(phrase.mention, PersonMention) or phrase.mention.name:
        return False
    behind = line.low[phrase.last : phrase.last + 2]
    return behind in _THEN | _BEFORE_HIM or line.word(phrase.first - 1) in _SEVERAL


def _only(titles: Sequence[Title]) -> Office | None:
    """The first of one person's offices; None unless all are known and of one state («Tổng Bí thư, Chủ tịch nước»)."""
    offices = [office_of(title, country=titles[-1].country) for title in titles]
    known = [office for office in offices if office is not None]
    return known[0] if len(known) == len(titles) and len({office.of for office in known}) == 1 else None


def _somebody_else(scene: Scene, phrase: Phrase) -> bool:
    """«con trai Tổng thống», «tân Thủ tướng», «Tổng thống thứ 46», and a name that was not read as one."""
    line = scene.line
    here = f" {line.word(phrase.first)} | {' '.join(line.low[phrase.last : phrase.last + 2])} "
    ahead = f" {' '.join(line.low[max(0, phrase.first - 2) : phrase.first])} "
    if any(f" {cue} " in here for cue in _cues("other")) or ahead.endswith(tuple(f" {cue} " for cue in _cues("near"))):
        return True
    if line.capital(phrase.last) and scene.phrase(phrase.last) is None:
        return True
    before = phrase.first - 1
    return before >= 0 and scene.phrase(before) is None and line.tokens[before].tag == "N" and not line.capital(before)


def _shared(scene: Scene, phrase: Phrase) -> bool:
    """«Thủ tướng và Chủ tịch Quốc hội Lào», «đoàn Quốc hội Lào do Chủ tịch Quốc hội dẫn đầu»: perhaps that state's."""
    if scene.line.word(phrase.first - 1) == "do":
        return True
    behind = scene.phrase(phrase.last + 1) if scene.line.word(phrase.last) in {"và", ",", "cùng"} else None
    follows = behind is not None and isinstance(behind.mention, PersonMention) and not behind.mention.name
    return follows and behind is not None and getattr(behind.mention, "country", None) not in {None, HOME}


def _of_others(focus: Focus, office: Office, at: int) -> bool:
    """Whether the bare word may mean another state's office, of which the article spoke before, or speaks alone."""
    if office.of != HOME:
        return False
    before = (known for start, known in focus.spoken.offices if start < at and known.label == office.label)
    return (shared(office) and not focus.spoken.at_home) or any(known.of != HOME for known in before)


def dated(
    claims: Sequence[Claim], registry: Registry, parsed: Sequence[Parsed], published: date | None
) -> tuple[list[Claim], list[tuple[str, str]]]:
    """The claims without the unnamed persons that no day is known of; what was given up as (reason, quote)."""
    bearers = {key for key, entry in registry.entries.items() if entry.office is not None}
    sentences = {(one.sentence.start, one.sentence.end): one for one in parsed}
    found: list[Claim | None] = []
    lost = []
    for claim in claims:
        unknown = bearers & {key for _, key in claim.roles}
        told = claim.when is not None and bool(claim.when.start.year)
        if unknown and _among_themselves(claim, registry):
            lost.append(("office.within-one-state", claim.evidence[0].quote))
            found.append(None)
        elif unknown and not told and not _of_now((sentences[e.start, e.end] for e in claim.evidence), published):
            lost.append(("office.undated", claim.evidence[0].quote))
            found.append(without(_of_bodies(claim, registry), unknown))
        else:
            found.append(claim)
    return renumbered(found), lost


def _of_bodies(claim: Claim, registry: Registry) -> Claim:
    """«gặp Tổng Giám đốc Tổ chức A» on a day that nobody knows: it was the organisation that was met."""
    roles = []
    for role, key in claim.roles:
        office = registry.entries[key].office
        named = office is not None and len(office.of) != _STATE and role in {"side", "counterpart"}
        body = registry.body_named(office.of) if named and office is not None else None
        roles.append((role, body or key))
    return replace(claim, roles=tuple(roles))


def _among_themselves(claim: Claim, registry: Registry) -> bool:
    """«cuộc gặp của Ngoại trưởng Mỹ với Tổng thống Mỹ»: rather misread than news of diplomacy."""
    states = {registry.country_of(key) for role, key in claim.roles if role in {"side", "counterpart"}}
    return len(states) == 1 and None not in states


def without(claim: Claim, parties: Iterable[str]) -> Claim | None:
    """The claim without some of its parties; None where nothing of the kind is left."""
    gone = set(parties)
    roles = tuple((role, key) for role, key in claim.roles if key not in gone)
    return replace(claim, roles=roles) if whole(claim, roles) else None


def whole(claim: Claim, roles: Sequence[tuple[str, str]]) -> bool:
    """Whether `roles` still have what the claim cannot do without, and two parties where it has two sides."""
    needed = {role for role, _ in claim.roles} - _OPTIONAL
    return needed <= {role for role, _ in roles} and len({key for _, key in roles}) >= min(2, len(needed))


def renumbered(claims: Sequence[Claim | None]) -> list[Claim]:
    """The claims that are left, each pointing to what it is part of by its new index."""
    place = {old: new for new, old in enumerate(i for i, claim in enumerate(claims) if claim is not None)}
    return [
        replace(claim, part_of=place.get(claim.part_of)) if claim.part_of is not None else claim
        for claim in claims
        if claim is not None
    ]


def _of_now(sentences: Iterable[Parsed], published: date | None) -> bool:
    """Whether nothing in the sentences says that they tell of another time than the article's."""
    return published is not None and not any(
        any(f" {cue} " in f" {' '.join(one.line.low)} " for cue in _cues("bygone"))
        or any(
            isinstance(phrase.mention, DateMention) and not _near(phrase.mention.when, published)
            for phrase in one.phrases
        )
        for one in sentences
    )


def _near(when: Period | None, published: date) -> bool:
    """Whether a date told may be of the weeks around the article's; one that names no day («mới đây») is."""
    if when is None or not when.start.year:
        return when is None or not when.start.month or when.start.month == published.month
    if not when.start.month:
        return when.start.year == published.year
    first = date(when.start.year, when.start.month, min(when.start.day, 28) or 1)
    if not when.start.day:
        return (first.year, first.month) == (published.year, published.month)
    return abs(first - published) <= _NEAR
