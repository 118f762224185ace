"""Stage 5 of 7: Sentence + Mention → Claim. Encounters at a distance: by phone, by video, and so no meeting.

The word of the encounter seldom tells («hội đàm», «làm việc», «chào xã giao»); how it was held does: «trực tuyến» or
«theo hình thức trực tuyến» at once behind the word, «qua cầu truyền hình» behind the other side or before the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vnus_graph.events.draft import Draft
from vnus_graph.events.families import ENCOUNTERS, compatible, family, family_of
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.remoteness import Means, means
from vnus_graph.model import Claim, DateMention

_ELSEWHERE = frozenset({"về", "để", "nhằm", "rằng", "mà", ";", "cho", "đã", "đang", "sẽ"})
"""What opens another matter or another clause."""


def kind(scene: Scene, trigger: Trigger) -> str:
    """The kind of the encounter, which is a call where it was held at a distance."""
    if family_of(trigger.word.kind) != "Meeting":
        return trigger.word.kind
    found = _behind(scene, trigger) or _fronted(scene, trigger)
    return found.kind if found is not None else trigger.word.kind


def _behind(scene: Scene, trigger: Trigger) -> Means | None:
    """«hội đàm với A theo hình thức trực tuyến»: in the same clause, behind the other side."""
    line = scene.line
    others = {other.first for other in scene.triggers if other.first >= trigger.last}
    at = trigger.last
    while at < len(line) and at not in others and line.word(at) not in _ELSEWHERE:
        phrase = scene.phrase(at)
        behind = at + (line.word(at) == ",")
        found = means(line.low, behind) if phrase is None else None
        if found is not None and found.told:
            return found
        if behind > at or (line.word(at) == "và" and scene.phrase(at + 1) is None):
            return None  # «gặp A và phát biểu qua video»
        at = phrase.last if phrase is not None else at + 1
    return None


def _fronted(scene: Scene, trigger: Trigger) -> Means | None:
    """«Chiều 3/9, qua cầu truyền hình, A đã hội đàm với B»: between commas, before the subject."""
    line = scene.line
    for at in range(trigger.first):
        found = means(line.low, at) if _opens(scene, line, at) else None
        if found is not None and found.told and line.word(found.end) == ",":
            return None if any(found.end <= t.first < trigger.first for t in scene.triggers) else found
    return None


def _opens(scene: Scene, line: Line, at: int) -> bool:
    """At the head of the sentence, or behind a comma with nobody named before it."""
    if at == 0:
        return True
    named = [phrase for phrase in scene.parsed.phrases if phrase.last <= at]
    return line.word(at - 1) == "," and all(isinstance(phrase.mention, DateMention) for phrase in named)


def by_call(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """«tại hội đàm», «cuộc trao đổi của A với B», of whom the article tells a call and no other encounter: the call."""
    if draft.claim.status != "Held" or family(draft.claim) != "Meeting" or draft.claim.kind == "Welcome":
        return draft
    alike = [d for d in drafts if d.claim.status == "Held" and _of_two(draft.claim, d.claim)]
    calls = [d for d in alike if family(d.claim) == "Call"]
    others = [d for d in alike if family(d.claim) in ENCOUNTERS - {"Call"}]
    if draft.exchange:
        others = [d for d in others if not d.exchange and all(_same(d, call) for call in calls)]
        return replace(draft, claim=replace(draft.claim, kind=calls[0].claim.kind)) if calls and not others else draft
    if not any(call.claim.kind == "VideoCall" and _same(draft, call) for call in calls):
        return draft
    told = all(_open(other) and any(_same(other, call) for call in calls) for other in others)
    return replace(draft, claim=replace(draft.claim, kind="VideoCall")) if told else draft


def _of_two(left: Claim, right: Claim) -> bool:
    return len({key for _, key in left.roles} & {key for _, key in right.roles}) > 1


def _same(meeting: Draft, call: Draft) -> bool:
    return compatible(meeting.claim.when, call.claim.when)


def _open(draft: Draft) -> bool:
    """Told by a word that does not say where they were."""
    return draft.claim.kind in {"Meeting", "Talks", "WorkingSession", "Dialogue", "Summit"} and not draft.claim.place
