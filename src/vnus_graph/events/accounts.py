"""Stage 5 of 7: Sentence + Mention → Claim. When and where something was, by a sentence that makes no claim of it.

«Tại Nhà Trắng, ông A và ông B bàn về …», «Cuộc hội đàm diễn ra sáng 5/6 tại Cung C», «Chiều nay, tại Cung D đã diễn ra
lễ đón ông A»: no encounter of its own, since one side is left out, or both may have talked in company; but it says when
and where the one meeting took place that the article tells of the two, or the one welcome of the guest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vnus_graph.events import sites
from vnus_graph.events.arrivals import AIRPORT, arrival
from vnus_graph.events.families import compatible, evidence_of, family
from vnus_graph.events.position import opens_clause, period
from vnus_graph.events.scene import Group, Scene
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.events.venues import ceremony
from vnus_graph.model import Claim, DateMention, Evidence, GroupMention, Period, PersonMention, PlaceMention

TALKING = frozenset(
    tuple(words.split())
    for words in (
        "thảo luận",
        "trao đổi",
        "đàm phán",
        "trò chuyện",
        "bắt tay",
        "nhất trí",
        "thống nhất",
        "bàn về",
        "bàn đến",
        "bàn thảo",
        "bàn bạc",
    )
)
_HELD = frozenset({("diễn", "ra"), ("được", "tổ"), ("được", "tiến")})
_TALKS = frozenset({"with", "object", "pair"})
_NEAR = 6
"""Tokens behind the pair, or behind the noun, within which the verb tells of talks."""
OTHERWISE = frozenset({"sẽ", "sắp", "từng", "nếu", "muốn", "chưa", "không", "hẹn", "định"})


@dataclass(frozen=True, slots=True)
class Account:
    """When or where those of `keys` took part in something of `family`."""

    family: str
    keys: frozenset[str]
    when: Period | None
    place: str | None
    evidence: Evidence
    state: str | None = None
    """Of a journey, where to."""


def accounts(stage: Stage) -> list[Account]:
    """What the sentence tells of when and where."""
    low = stage.scene.line.low
    if stage.scene.parsed.sentence.title or ("dự", "kiến") in pairwise(low):
        return []
    found = [_noun(stage)]
    if not OTHERWISE & set(low):
        found += [_talk(stage), _rite(stage), _before_talks(stage), *_arrival(stage)]
    return [account for account in found if account is not None]


def _arrival(stage: Stage) -> list[Account]:
    """«Tối 19/11, chuyên cơ chở A hạ cánh xuống sân bay B ở thủ đô C, nước D»: of the visit, and of who received A."""
    came = arrival(stage)
    if came is None:
        return []
    keys, when, state, city, airport = came
    evidence = stage.evidence("visit.arrival")
    journey = [Account("Visit", keys, when, city, evidence, state)] if state else []
    welcome = Account(AIRPORT, keys, when, airport, replace(evidence, rule="encounter.arrival"))
    return [*journey, *([welcome] if when.end is None else [])]


def _talk(stage: Stage) -> Account | None:
    """Of two who talk somewhere or on some day, without a word for an encounter."""
    scene = stage.scene
    subject = next((group for group in scene.groups if group.slot == "free"), None)
    if scene.triggers or subject is None:
        return None
    if not subject.only(PersonMention):
        return None
    behind = scene.line.low[subject.last : subject.last + _NEAR]
    pair = frozenset(stage.keys(subject))
    days = [p for p in scene.parsed.phrases if isinstance(p.mention, DateMention) and p.mention.when]
    when = day(stage, subject)
    place = _place(stage)
    if len(pair) != 2 or not {*pairwise(behind)} & TALKING or (days and when is None) or not (when or place):
        return None
    return Account("Meeting", pair, when, place, stage.evidence("encounter.venue"))


def day(stage: Stage, subject: Group) -> Period | None:
    """The only day of the sentence, before its subject or right behind it."""
    dated = [p for p in stage.scene.parsed.phrases if isinstance(p.mention, DateMention) and p.mention.when]
    when = period(dated[0]) if len(dated) == 1 else None
    if when is None or not when.start.day or when.end:
        return None
    fronted = dated[0].last <= subject.first and opens_clause(stage.scene, dated[0])
    hung = stage.scene.line.word(dated[0].first - 1) in {"hôm", "vào"}
    return when if fronted or dated[0].first - hung == subject.last else None


def _place(stage: Stage) -> str | None:
    """The only building, else the only city, that something happens in."""
    scene = stage.scene
    located = [p for p in scene.parsed.phrases if sites.is_place(p) and sites.located(scene, p)]
    place = sites.place_of(sites.only(located))
    return place.name if place is not None else None


def _noun(stage: Stage) -> Account | None:
    """«Cuộc gặp giữa hai bên diễn ra sáng 5/6 tại Cung C», «… trong cuộc điện đàm tối 7/12»: of the two told of."""
    scene = stage.scene
    for index, trigger in enumerate(scene.triggers):
        pair = _pair(stage, trigger)
        at = _own(stage, trigger)
        if not trigger.noun or trigger.word.frame in {"visit", "invite", "upgrade"} or pair is None or at is None:
            continue
        if OTHERWISE & set(scene.line.low[:at]) or scene.line.word(trigger.first - 1) in {"các", "những"}:
            continue
        when, place = _circumstances(stage, index)
        if when is None and place is None:
            continue
        of = "Welcome" if trigger.word.kind == "Welcome" else "Call" if "điện đàm" in trigger.word.phrase else "Meeting"
        name = place.name if place is not None else None
        return Account(of, pair, when, name, stage.evidence("encounter.account"))
    return None


def _own(stage: Stage, trigger: Trigger) -> int | None:
    """Index of what tells when the encounter was: a day right behind its noun, or «diễn ra», with no parties before."""
    scene = stage.scene
    behind = scene.line.low[trigger.last : trigger.last + _NEAR]
    verb = next((i for i, words in enumerate(pairwise(behind)) if words in _HELD), None)
    day = scene.phrase(trigger.last)
    if verb is None:
        return trigger.last if day is not None and isinstance(day.mention, DateMention) else None
    near = [group for group in scene.groups if trigger.last <= group.first < trigger.last + verb]
    told = all(group.only(GroupMention) for group in near)
    return trigger.last + verb if told else None


def _pair(stage: Stage, trigger: Trigger) -> frozenset[str] | None:
    """The only two persons before the noun, else the two last told of."""
    groups = [group for group in stage.scene.groups if group.last <= trigger.first]
    named = {key for group in groups for key in stage.keys(group) if key.startswith("person:")}
    pair = named if len(named) == 2 else stage.focus.pair
    return frozenset(pair) if pair is not None else None


def _rite(stage: Stage) -> Account | None:
    keys, when, place = rite(stage)
    name = place.name if place is not None else None
    return Account("Welcome", keys, when, name, stage.evidence("encounter.account")) if when or name else None


def rite(stage: Stage) -> tuple[frozenset[str], Period | None, PlaceMention | None]:
    """Guests, day and place of «Lễ đón A diễn ra tại Cung B, sáng 28/10», told without the host."""
    index = ceremony(stage.scene)
    if index is None:
        return frozenset(), None, None
    guests = stage.keys(stage.scene.object(stage.scene.triggers[index].last))
    return frozenset(key for key in guests if not key.startswith("country:")), *_circumstances(stage, index)


def _before_talks(stage: Stage) -> Account | None:
    """«Sáng 5/6, ngay sau lễ đón tại Cung C, A và B hội đàm»: the ceremony was on that day, in that building."""
    scene = stage.scene
    rite = next((i for i, t in enumerate(scene.triggers) if t.noun and t.word.kind == "Welcome"), None)
    if rite is None or "sau" not in scene.line.low[max(0, scene.triggers[rite].first - 3) : scene.triggers[rite].first]:
        return None
    talks = next((i for i, t in enumerate(scene.triggers) if i != rite and t.word.frame in _TALKS), None)
    when = _circumstances(stage, talks)[0] if talks is not None else None
    place = _at_rite(scene, scene.triggers[rite])
    people = frozenset(key for group in scene.groups for key in stage.keys(group) if key.startswith("person:"))
    if talks is None or not people or not (when or place):
        return None
    return Account("Welcome", people, when, place, stage.evidence("encounter.account"))


def _at_rite(scene: Scene, rite: Trigger) -> str | None:
    """«lễ đón trọng thể tại Cung C»: a building right behind the ceremony."""
    near = next((p for p in scene.parsed.phrases if p.first >= rite.last), None)
    if near is None or near.first - rite.last > _NEAR or "," in scene.line.low[rite.last : near.first]:
        return None
    place = sites.place_of(near) if sites.venue(near) and sites.located(scene, near) else None
    return place.name if place is not None else None


def _circumstances(stage: Stage, index: int) -> tuple[Period | None, PlaceMention | None]:
    when = stage.when(index)
    return when if when is not None and when.start.day and not when.end else None, stage.where(index)


def completed(claims: Sequence[Claim], told: Sequence[Account]) -> list[Claim]:
    """The claims, with the day and the place of each that is the only one an account can be of."""
    made = list(claims)
    for one in told:
        fitting = [i for i, claim in enumerate(made) if _of(claim, one)]
        if len(fitting) == 1:
            made[fitting[0]] = _with(made[fitting[0]], one)
    return made


def _of(claim: Claim, one: Account) -> bool:
    at_airport = family(claim) == "Welcome" and any(AIRPORT in piece.quote.lower() for piece in claim.evidence)
    if one.family != (AIRPORT if at_airport else family(claim)) or claim.status != "Held":
        return False
    if claim.when is not None and not claim.when.start.day:
        return False  # of another time
    parties = {key for _, key in claim.roles}
    if one.family == "Visit":
        before = any(piece.quote.startswith("Trước đó") for piece in claim.evidence)
        return claim.when is None and not before and bool(parties & one.keys) and f"country:{one.state}" in parties
    if one.family in {"Welcome", AIRPORT}:
        return bool(parties & one.keys)
    return {key for key in parties if not key.startswith("delegation:")} == one.keys


def _with(claim: Claim, one: Account) -> Claim:
    if not compatible(claim.when, one.when):
        return claim
    when, place = claim.when or one.when, claim.place or one.place
    if (when, place) == (claim.when, claim.place):
        return claim
    return replace(claim, when=when, place=place, evidence=evidence_of(claim, [one.evidence]))
