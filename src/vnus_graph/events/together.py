"""Stage 5 of 7: Sentence + Mention → Claim. The place of a meeting, where two are told to talk without naming it.

«Tại Nhà Trắng, ông A và ông B bàn về …», «A và B đã bắt đầu cuộc đàm phán tại Nhà C»: no encounter of its own, since
they may have talked in company; but it says where the one meeting of the two took place that the article tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vnus_graph.events import circumstance
from vnus_graph.events.families import family
from vnus_graph.events.stage import Stage
from vnus_graph.model import Claim, DateMention, Evidence, PersonMention

_TALKING = frozenset({("thảo", "luận"), ("trao", "đổi"), ("đàm", "phán"), ("trò", "chuyện"), ("bắt", "tay")})
_ABOUT = frozenset({("bàn", "về"), ("bàn", "đến"), ("bàn", "thảo"), ("bàn", "bạc")})
_NEAR = 6
"""Tokens behind the pair within which its verb tells of talks."""
_OTHERWISE = frozenset({"sẽ", "sắp", "từng", "nếu", "muốn", "chưa", "không", "hẹn", "định"})


@dataclass(frozen=True, slots=True)
class Talk:
    """Where two talked."""

    pair: frozenset[str]
    place: str
    evidence: Evidence


def talk(stage: Stage) -> Talk | None:
    """What the sentence tells of two who talk somewhere, on no day of its own, without a word for an encounter."""
    scene = stage.scene
    dated = any(isinstance(p.mention, DateMention) and p.mention.when for p in scene.parsed.phrases)
    if scene.triggers or scene.parsed.sentence.title or dated or _OTHERWISE & set(scene.line.low):
        return None
    subject = next((group for group in scene.groups if group.slot == "free"), None)
    if subject is None or not all(isinstance(p.mention, PersonMention) for p in subject.phrases):
        return None
    behind = scene.line.low[subject.last : subject.last + _NEAR]
    verbs = {behind[i : i + 2] for i in range(len(behind))}
    pair = frozenset(stage.keys(subject))
    place = _place(stage)
    if len(pair) != 2 or place is None or not verbs & (_TALKING | _ABOUT):
        return None
    return Talk(pair, place, stage.evidence("encounter.venue"))


def _place(stage: Stage) -> str | None:
    """The only building, else the only city, that something happens in."""
    scene = stage.scene
    located = [p for p in scene.parsed.phrases if circumstance.is_place(p) and circumstance.located(scene, p)]
    found = [p for p in located if circumstance.venue(p)] or located
    place = circumstance.place_of(found[0]) if len(found) == 1 else None
    return place.name if place is not None else None


def placed(claims: Sequence[Claim], talks: Sequence[Talk]) -> list[Claim]:
    """The claims, with the place of each meeting that is the only one of its two parties."""
    told = list(claims)
    for one in talks:
        met = [i for i, claim in enumerate(told) if _of(claim, one)]
        if len(met) == 1 and told[met[0]].place is None:
            claim = told[met[0]]
            told[met[0]] = replace(claim, place=one.place, evidence=(*claim.evidence, one.evidence))
    return told


def _of(claim: Claim, one: Talk) -> bool:
    recent = claim.when is None or bool(claim.when.start.day)
    people = {key for _, key in claim.roles if not key.startswith("delegation:")}
    return family(claim) == "Meeting" and claim.status == "Held" and recent and people == one.pair
