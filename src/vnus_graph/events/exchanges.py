"""Stage 5 of 7: Sentence + Mention → Claim. Encounters told by nothing but what two did together.

«Thủ tướng A và Tổng thống B đã trao đổi về …», «ông A cùng ông B thảo luận …», «Phó Thủ tướng A và Ngoại trưởng B nhất
trí …»: two of two states, in an article that tells of no encounter of theirs. By phone or in person is mostly
left open, and most often it was in person.
"""

from __future__ import annotations

from collections.abc import Sequence

from vnus_graph.events.accounts import OTHERWISE, TALKING, day
from vnus_graph.events.cues import cues, words_between
from vnus_graph.events.families import ENCOUNTERS, family
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.grammar.remoteness import means
from vnus_graph.model import Claim, DateMention, PersonMention

_DOUBTS = ("Planned", "Proposed", "Denied", "Cancelled", "doubt")
_BETWEEN = frozenset({"đã", "cũng", "cùng", "vừa", "nhau"})
_WITHIN = frozenset({"khi", "việc", "mà"})
"""Before a clause that only says when: «sau khi A và B nhất trí …», perhaps by phone."""
_PAPERS = frozenset({"công", "thư", "điện", "văn", "quà", "lời"})
"""«trao đổi công hàm», «trao đổi thư»: nobody need have met."""


def exchange(stage: Stage) -> Claim | None:
    """The encounter of two who talk or agree, by a sentence of the body that does not call it one."""
    if stage.scene.parsed.sentence.title or OTHERWISE & set(stage.scene.line.low):
        return None
    for group in stage.scene.groups:
        verb = _verb(stage, group)
        if verb is None or group.slot != "free" or group.governor in _WITHIN:
            continue
        pair = _pair(stage, group)
        before = words_between(stage.scene, 0, group.first)
        if pair is None or any(cue in before for doubt in _DOUBTS for cue in cues(doubt)):
            return None
        roles = (("side", pair[0]), ("counterpart", pair[1]))
        kind = next((found.kind for at in range(group.first) if (found := means(stage.scene.line.low, at))), "Meeting")
        return Claim(kind, roles, (stage.evidence("encounter.exchange"),), "Held", day(stage, group))
    return None


def _verb(stage: Stage, group: Group) -> int | None:
    """Where «trao đổi», «nhất trí» stands, with nothing but a day and adverbs before it."""
    scene = stage.scene
    low = scene.line.low
    company = _company(stage, group)
    at = company.last if company is not None else group.last
    while at < len(low):
        phrase = scene.phrase(at)
        if phrase is not None and isinstance(phrase.mention, DateMention):
            at = phrase.last
        elif phrase is None and low[at] in _BETWEEN | {"hôm"}:
            at += 1
        else:
            break
    return at if low[at : at + 2] in TALKING and not {*low[at + 2 : at + 3]} & _PAPERS else None


def _company(stage: Stage, group: Group) -> Group | None:
    """«ông A cũng cùng Thủ tướng B thảo luận»: B."""
    near = (g for g in stage.scene.groups if group.last < g.first <= group.last + 3)
    return next((g for g in near if g.governor == "cùng"), None)


def _pair(stage: Stage, group: Group) -> tuple[str, str] | None:
    """The two, if they are persons of two states for certain."""
    company = _company(stage, group)
    phrases = (*group.phrases, *(company.phrases if company is not None else ()))
    keys = tuple(dict.fromkeys(key for phrase in phrases for key in stage.of(phrase)))
    named = all(isinstance(phrase.mention, PersonMention) for phrase in phrases)
    if not named or len(phrases) != 2 or len(keys) != 2:
        return None
    states = {stage.registry.country_of(key) for key in keys}
    known = all(stage.registry.entries[key].office is None for key in keys)
    return (keys[0], keys[1]) if known and None not in states and len(states) == 2 else None


def unmet(claims: Sequence[Claim], found: Sequence[Claim]) -> list[Claim]:
    """Of those found, the first of each two of whom the article tells no encounter, held or to come."""
    met = [{key for _, key in claim.roles} for claim in claims if family(claim) in ENCOUNTERS]
    new: list[Claim] = []
    for claim in found:
        pair = {key for _, key in claim.roles}
        if not any(pair <= parties for parties in met):
            met.append(pair)
            new.append(claim)
    return new
