"""Stage 5 of 7: Sentence + Mention → Claim. When and where something was, by a sentence that makes no claim of it.

«Tại Nhà Trắng, ông A và ông B bàn về …», «Cuộc hội đàm diễn ra sáng 5/6 tại Cung C», «Chiều nay, tại Cung D đã diễn ra
lễ đón ông A»: no encounter of its own, since one side is left out, or both may have talked in company; but it says when
and where the one meeting took place that the article tells of the two, or the one welcome of the guest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vnus_graph.events import circumstance
from vnus_graph.events.arrivals import AIRPORT, arrival
from vnus_graph.events.families import compatible, family
from vnus_graph.events.position import opens_clause, period
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.venues import ceremony
from vnus_graph.model import Claim, DateMention, Evidence, GroupMention, Period, PersonMention

_TALKING = frozenset(
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
_NEAR = 6
"""Tokens behind the pair, or behind the noun, within which the verb tells of talks."""
_OTHERWISE = frozenset({"sẽ", "sắp", "từng", "nếu", "muốn", "chưa", "không", "hẹn", "định"})


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
    if stage.scene.parsed.sentence.title or _OTHERWISE & set(low) or ("dự", "kiến") in pairwise(low):
        return []
    found = [account for account in (_talk(stage), _noun(stage), _rite(stage)) if account is not None]
    return [*found, *_arrival(stage)]


def _arrival(stage: Stage) -> list[Account]:
    """«Tối 19/11, chuyên cơ chở A hạ cánh xuống sân bay B ở thủ đô C, nước D»: of the visit, and of who received A."""
    came = arrival(stage)
    if came is None:
        return []
    keys, when, state, city, airport = came
    evidence = stage.evidence("visit.arrival")
    journey = [Account("Visit", keys, when, city, evidence, state)] if state else []
    return [*journey, Account(AIRPORT, keys, when, airport, replace(evidence, rule="encounter.arrival"))]


def _talk(stage: Stage) -> Account | None:
    """Of two who talk somewhere or on some day, without a word for an encounter."""
    scene = stage.scene
    subject = next((group for group in scene.groups if group.slot == "free"), None)
    if scene.triggers or subject is None:
        return None
    if not all(isinstance(p.mention, PersonMention) for p in subject.phrases):
        return None
    behind = scene.line.low[subject.last : subject.last + _NEAR]
    pair = frozenset(stage.keys(subject))
    days = [p for p in scene.parsed.phrases if isinstance(p.mention, DateMention) and p.mention.when]
    when = _day(stage, subject)
    place = _place(stage)
    if len(pair) != 2 or not {*pairwise(behind)} & _TALKING or (days and when is None) or not (when or place):
        return None
    return Account("Meeting", pair, when, place, stage.evidence("encounter.venue"))


def _day(stage: Stage, subject: Group) -> Period | None:
    """The only day of the sentence, before its subject or right behind it."""
    dated = [p for p in stage.scene.parsed.phrases if isinstance(p.mention, DateMention) and p.mention.when]
    when = period(dated[0]) if len(dated) == 1 else None
    if when is None or not when.start.day or when.end:
        return None
    fronted = dated[0].last <= subject.first and opens_clause(stage.scene, dated[0])
    return when if fronted or dated[0].first == subject.last else None


def _place(stage: Stage) -> str | None:
    """The only building, else the only city, that something happens in."""
    scene = stage.scene
    located = [p for p in scene.parsed.phrases if circumstance.is_place(p) and circumstance.located(scene, p)]
    found = [p for p in located if circumstance.venue(p)] or located
    place = circumstance.place_of(found[0]) if len(found) == 1 else None
    return place.name if place is not None else None


def _noun(stage: Stage) -> Account | None:
    """«Cuộc gặp giữa hai bên diễn ra sáng 5/6 tại Cung C»: of the two last told of."""
    scene, pair = stage.scene, stage.focus.pair
    first = next(iter(scene.triggers), None)
    if first is None or not first.noun or first.first > 1 or first.word.frame in {"visit", "invite", "upgrade"}:
        return None
    behind = scene.line.low[first.last : first.last + _NEAR]
    verb = next((i for i, words in enumerate(pairwise(behind)) if words in _HELD), None)
    before = [group for group in scene.groups if group.first < first.last + (verb or 0)]
    if pair is None or verb is None or not all(isinstance(p.mention, GroupMention) for g in before for p in g.phrases):
        return None
    when, place = _circumstances(stage, 0)
    of = "Welcome" if first.word.kind == "Welcome" else "Call" if "điện đàm" in first.word.phrase else "Meeting"
    return Account(of, frozenset(pair), when, place, stage.evidence("encounter.account")) if when or place else None


def _rite(stage: Stage) -> Account | None:
    """«Lễ đón A diễn ra tại Cung B, sáng 28/10», without the host."""
    index = ceremony(stage.scene)
    if index is None:
        return None
    guests = stage.keys(stage.scene.object(stage.scene.triggers[index].last))
    keys = frozenset(key for key in guests if not key.startswith("country:"))
    when, place = _circumstances(stage, index)
    return Account("Welcome", keys, when, place, stage.evidence("encounter.account")) if when or place else None


def _circumstances(stage: Stage, index: int) -> tuple[Period | None, str | None]:
    when, place = stage.when(index), stage.where(index)
    day = when if when is not None and when.start.day and not when.end else None
    return day, place.name if place is not None else None


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
        return claim.when is None and bool(parties & one.keys) and f"country:{one.state}" in parties
    if one.family in {"Welcome", AIRPORT}:
        return bool(parties & one.keys)
    return {key for key in parties if not key.startswith("delegation:")} == one.keys


def _with(claim: Claim, one: Account) -> Claim:
    if not compatible(claim.when, one.when):
        return claim
    when, place = claim.when or one.when, claim.place or one.place
    if (when, place) == (claim.when, claim.place):
        return claim
    spans = {(piece.start, piece.end) for piece in claim.evidence}
    known = (one.evidence.start, one.evidence.end) in spans
    return replace(claim, when=when, place=place, evidence=claim.evidence + (() if known else (one.evidence,)))
