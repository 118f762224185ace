"""Stage 5 of 7: Sentence + Mention → Claim. Encounters told with one side first, the other by what it says later.

«Trong cuộc hội kiến tại Bắc Kinh, A khẳng định … Thủ tướng B nhấn mạnh … Hai bên nhất trí …»; «Hai bộ trưởng tiến hành
hội đàm … Bộ trưởng A và người đồng cấp B thống nhất …». Only where the article tells of no encounter with
him, and before the next encounter one person alone can be the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vnus_graph.events import parties
from vnus_graph.events.families import family
from vnus_graph.events.registry import Registry
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger, gathering
from vnus_graph.model import Claim

_OCCASIONS = frozenset({"tại", "trong", "thúc", "cuộc", "buổi"})
_FRAMES = frozenset({"object", "with"})
_OFFICES = (
    "tổng thống",
    "thủ tướng",
    "chủ tịch",
    "tổng bí thư",
    "bộ trưởng",
    "ngoại trưởng",
    "thứ trưởng",
    "quốc vương",
)
"""Of those who have talks, not of who comments on them."""
_LATER = 14
"""Sentences within which the other side speaks."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence adds."""

    number: int
    half: Claim | None = None
    """An encounter of one side; without any party, of a pair yet to be named."""
    speaker: str | None = None
    couple: tuple[str, str] | None = None
    together: bool = False
    """«hai bên», «hai nhà lãnh đạo» act."""
    meets: bool = False
    """An encounter is told with both its sides."""


def heard(stage: Stage) -> list[Told]:
    """Whom the sentence has speak or act, and the encounter of which it tells one side."""
    if stage.scene.parsed.sentence.title:
        return []
    subject = stage.scene.main_subject
    entries = stage.registry.entries
    keys = tuple(k for k in stage.keys(subject) if k.startswith("person:") and entries[k].office is None)
    couple = (keys[0], keys[1]) if len(keys) == 2 and parties.may_meet(stage, keys) else None
    together = any(parties.one_pair(group) and group.slot == "free" for group in stage.scene.groups)
    speaker = keys[0] if len(keys) == 1 else None
    meets = any(stage.scene.triggers[index].word.frame in _FRAMES | {"inverse", "pair"} for index in stage.used)
    half = _half(stage, subject, keys)
    return [Told(stage.number, half, speaker, None if together else couple, together, meets)]


def _half(stage: Stage, subject: Group | None, keys: tuple[str, ...]) -> Claim | None:
    if subject is None or len(keys) > 1 or (not keys and not parties.one_pair(subject)):
        return None
    for index, trigger in enumerate(stage.scene.triggers):
        if index in stage.used or not _alone(stage, trigger, subject) or stage.status(trigger) != "Held":
            continue
        when, place = stage.circumstances(index, keys)
        sides = tuple(("side", key) for key in keys)
        return Claim(trigger.word.kind, sides, (stage.evidence("encounter.answered"),), "Held", when, place)
    return None


def _alone(stage: Stage, trigger: Trigger, subject: Group) -> bool:
    """«Tại cuộc hội kiến, A …», «hai bộ trưởng tiến hành hội đàm»: without whom it was with."""
    scene = stage.scene
    if trigger.word.frame not in _FRAMES or trigger.word.kind in {"Welcome", "Summit"} or gathering(trigger.word):
        return False
    if scene.object(trigger.last) is not None or {"các", "những", "nhiều"} & set(
        scene.line.low[max(0, trigger.first - 2) : trigger.first]
    ):
        return False
    before = scene.line.word(trigger.first - 1)
    fronted = trigger.first <= 2 and trigger.last <= subject.first and before in _OCCASIONS
    return fronted or (parties.one_pair(subject) and not trigger.noun and subject.last <= trigger.first)


def supplied(claims: Sequence[Claim], told: Sequence[Told], registry: Registry) -> list[Claim]:
    """The encounters whose other side the rest of the article names."""
    met = {key for claim in claims if family(claim) in {"Meeting", "Call"} for _, key in claim.roles}
    found: list[Claim] = []
    for one in told:
        if one.half is None or found:
            continue
        after = _until_next([other for other in told if one.number < other.number <= one.number + _LATER])
        own = {key for _, key in one.half.roles}
        if not any(other.together for other in (one, *after)):
            continue
        pair = _answering(registry, own, after) if own else _named(after)
        if pair is not None and not set(pair) - own & met:
            roles = (("side", pair[0]), ("counterpart", pair[1]))
            evidence = one.half.evidence
            found.append(Claim(one.half.kind, roles, evidence, "Held", one.half.when, one.half.place))
    return found


def filled(claims: Sequence[Claim], told: Sequence[Told], registry: Registry) -> list[Claim]:
    """The encounters with the day and place that a sentence before tells, which names one side of them alone."""
    found = list(claims)
    for one in told:
        half = one.half
        if half is None or (half.when is None and half.place is None):
            continue
        after = _until_next([other for other in told if one.number < other.number <= one.number + _LATER])
        own = {key for _, key in half.roles}
        pair = _answering(registry, own, after) if own else _named(after)
        same = [i for i, claim in enumerate(found) if pair is not None and _tells(claim, half, {*pair})]
        if len(same) == 1 and _undated_behind(found[same[0]], half):
            claim = found[same[0]]
            evidence = (*half.evidence, *claim.evidence)
            found[same[0]] = replace(claim, when=half.when, place=claim.place or half.place, evidence=evidence)
    return found


def _tells(claim: Claim, half: Claim, pair: set[str]) -> bool:
    return family(claim) == family(half) and pair <= {key for _, key in claim.roles}


def _undated_behind(claim: Claim, half: Claim) -> bool:
    """Whether a claim without a day rests on sentences behind that of its half."""
    behind = all(piece.start > half.evidence[0].start for piece in claim.evidence)
    return claim.status == "Held" and claim.when is None and behind and claim.kind == half.kind


def _until_next(after: Sequence[Told]) -> Sequence[Told]:
    """What is told of it: up to the next encounter."""
    end = next((i for i, other in enumerate(after) if other.meets or other.half is not None), len(after))
    return after[:end]


def _answering(registry: Registry, own: set[str], after: Sequence[Told]) -> tuple[str, str] | None:
    """He who was told of, and the only other who speaks, of another state for certain."""
    others = {other.speaker for other in after if other.speaker is not None} - own
    (left,) = own
    state = registry.country_of(left)
    if len(others) != 1 or state is None:
        return None
    (right,) = others
    other = registry.country_of(right)
    labels = [title.label.lower() for title, _ in registry.entries[right].titles if not title.former]
    official = any(label.removeprefix("phó ").startswith(_OFFICES) for label in labels)
    return (left, right) if other not in {None, state} and official else None


def _named(after: Sequence[Told]) -> tuple[str, str] | None:
    couples = {frozenset(other.couple): other.couple for other in after if other.couple is not None}
    return next(iter(couples.values())) if len(couples) == 1 else None
