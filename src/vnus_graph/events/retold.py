"""Stage 5 of 7: Sentence + Mention → Claim. One encounter told again, by its courtesies or its headline.

«Tổng thống B nhiệt liệt chào mừng A và Đoàn đại biểu …», «ông B vui mừng được đón A», «A cảm ơn B đã tiếp Đoàn» are
said at the talks of A and B; «A tiếp lãnh đạo Quốc hội C» above «A đã tiếp Chủ tịch Quốc hội B» names no other guest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vnus_graph.events.draft import Draft
from vnus_graph.events.families import ENCOUNTERS, evidence_of, family
from vnus_graph.events.registry import Registry
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import Claim

_FEELING = frozenset(
    tuple(words.split())
    for words in (
        "vui mừng",
        "vui vẻ",
        "vinh dự",
        "vinh hạnh",
        "hân hạnh",
        "hân hoan",
        "nhiệt liệt",
        "trân trọng",
        "phấn khởi",
        "xúc động",
        "hài lòng",
        "cảm ơn",
        "cám ơn",
    )
)
_WELCOMING = "chào mừng"
_NEAR = 6
"""Tokens before the word that tells of the encounter within which the feeling is told."""


def courteous(scene: Scene, trigger: Trigger) -> bool:
    """Whether the encounter is told by what is felt or said of it («vui mừng được đón B»)."""
    before = scene.line.low[max(0, trigger.first - _NEAR) : trigger.first]
    return not trigger.noun and (
        trigger.word.phrase == _WELCOMING or any(pair in _FEELING for pair in pairwise(before))
    )


def of_courtesy(draft: Draft) -> bool:
    """Whether a draft may be of an encounter told elsewhere: a courtesy of the body with no day or place."""
    claim = draft.claim
    return draft.courteous and not draft.title and claim.status == "Held" and not claim.when and not claim.place


def said_at_another(said: Claim, claims: Sequence[Claim], courtesies: Sequence[Claim], registry: Registry) -> bool:
    """Whether the courtesy is one of an encounter among the claims."""
    return _occasion(said, claims, courtesies, registry) is not None


def restated(
    claims: Sequence[Claim], said: Sequence[Claim], courtesies: Sequence[Claim], registry: Registry
) -> list[Claim]:
    """The claims, each with the courtesies said at it as further evidence.

    A delegation that is welcomed with its guest takes part where he does.
    """
    made = list(claims)
    for one in said:
        at = _occasion(one, made, courtesies, registry)
        if at is not None:
            made[at] = _with(made[at], one)
    return made


def _occasion(said: Claim, claims: Sequence[Claim], courtesies: Sequence[Claim], registry: Registry) -> int | None:
    """Index of the encounter at which the courtesy was said; all `courtesies` of its sentence tell who was there."""
    start = said.evidence[0].start
    beside = {key for other in courtesies if other.evidence[0].start == start for key in _keys(other)}
    fitting = [i for i, claim in enumerate(claims) if _said_at(claim, said, beside, registry)]
    return max(fitting, key=lambda i: _nearness(claims[i], said), default=None)


def headed(claims: Sequence[Claim], headline: Claim, registry: Registry) -> bool:
    """Whether the headline's unnamed counterpart is of those whom the body tells of by name."""
    parties = _keys(headline)
    unnamed = {key for key in parties if _unnamed(key, registry)}
    if len(unnamed) != 1 or family(headline) not in ENCOUNTERS or headline.status != "Held":
        return False
    (other,) = unnamed
    alike = [claim for claim in claims if family(claim) == family(headline) and claim.status == "Held"]
    of_host = [_keys(claim) - parties for claim in alike if parties - unnamed <= _keys(claim)]
    state = registry.country_of(other)
    return any(registry.country_of(key) in {state, None} for keys in of_host for key in keys)


def _unnamed(key: str, registry: Registry) -> bool:
    return key.startswith("body:") or registry.entries[key].office is not None


def _keys(claim: Claim) -> set[str]:
    return {key for _, key in claim.roles}


def _said_at(claim: Claim, said: Claim, beside: set[str], registry: Registry) -> bool:
    """Whether the courtesy may have been said at the encounter: some of each side were there."""
    if family(claim) not in {"Meeting", family(said)} or claim.status != "Held":
        return False
    if claim.when and not claim.when.start.day:
        return False  # of another time
    sides = [{key for role, key in claim.roles if role == side} for side in ("side", "counterpart")]
    ours = {key for role, key in said.roles if role == "side"}
    theirs = beside - ours
    return any(
        one & ours and (other & theirs or _of_their_state(other, theirs, registry))
        for one, other in (sides, reversed(sides))
    )


def _of_their_state(people: set[str], guests: set[str], registry: Registry) -> bool:
    """Of guests told as a delegation alone: whether one who was there is of the state that it is of."""
    states = {registry.country_of(key) for key in guests} - {None}
    delegations = all(key.startswith("delegation:") for key in guests)
    return delegations and any(registry.country_of(key) in states for key in people)


def _nearness(claim: Claim, said: Claim) -> tuple[bool, bool, int]:
    """Talks before a ceremony; of several, those told last before the courtesy."""
    starts = [piece.start for piece in claim.evidence if piece.start <= said.evidence[0].start]
    return family(claim) == "Meeting", bool(starts), max(starts, default=-claim.evidence[0].start)


def _with(claim: Claim, said: Claim) -> Claim:
    side_of = {key: role for role, key in claim.roles}
    hosts = {side_of[key] for role, key in said.roles if role == "side" and key in side_of}
    across = "counterpart" if "side" in hosts else "side"
    joining = tuple((across, key) for role, key in said.roles if role == "counterpart" and key not in side_of)
    return replace(claim, roles=claim.roles + joining, evidence=evidence_of(claim, said.evidence))
