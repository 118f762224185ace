"""Stage 5 of 7: Sentence + Mention → Claim. An article of one day: what else its host did in it was on that day.

«Chiều 6/6, A tiếp B. … A cũng đã tiếp C.» Where all encounters of A that have a day have the same, another that a
sentence of its own tells of A, with no word of any other time, is of that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vnus_graph.events.draft import Draft
from vnus_graph.events.families import family, single_day
from vnus_graph.events.narrative import Day
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import Claim, DateMention

_OTHER_TIMES = frozenset(
    tuple(words.split())
    for words in (
        "trước đó",
        "trước đây",
        "trước khi",
        "sau khi",
        "chuyến thăm",
        "chuyến công",
        "thời gian",
        "nhiều lần",
        "lần đầu",
        "lần trước",
        "hai lần",
        "nhân dịp",
    )
)
_OTHER_TIME = frozenset({"sẽ", "từng", "hồi", "dịp", "khi", "tuần", "tháng", "năm", "thường"})
_FAMILIES = frozenset({"Meeting", "Welcome"})
_OPENING = frozenset({"tại", "trong", "cuộc", "buổi", "phiên"})
_HEAD = 1
"""How many tokens may stand before the subject."""


def untimed(scene: Scene, trigger: Trigger) -> bool:
    """Whether the sentence opens with who met and the verb `trigger`, or with the encounter, and has no word of a time.

    «A cũng đã tiếp B», «Tại cuộc gặp B, A nói …».
    """
    if any(isinstance(phrase.mention, DateMention) for phrase in scene.parsed.phrases):
        return False
    free = [scene.line.word(i) for i in range(len(scene.line)) if scene.phrase(i) is None]
    if _OTHER_TIME & set(free) or _OTHER_TIMES & {*pairwise(scene.line.low)}:
        return False
    if trigger.noun:
        return set(scene.line.low[: trigger.first]) <= _OPENING
    subject = scene.main_subject
    return subject is not None and subject.first <= _HEAD and scene.before(trigger.first) == subject


def of_the_day(drafts: Sequence[Draft], days: Sequence[Day]) -> list[Draft]:
    """The same drafts, those told without a time on the one day that the article tells of their host before.

    `days`: the days of the story, in the order in which they are told.
    """
    return [_on_the_day(draft, drafts, days) if draft.untimed else draft for draft in drafts]


def _on_the_day(draft: Draft, drafts: Sequence[Draft], days: Sequence[Day]) -> Draft:
    claim = draft.claim
    if draft.title or claim.when is not None or claim.status != "Held" or family(claim) != "Meeting":
        return draft
    parties = {key for _, key in claim.roles}
    people = {key for key in parties if key.startswith("person:")}
    others = [d.claim for d in drafts if d.claim.when is not None and people & {key for _, key in d.claim.roles}]
    told = {d.when for d in others if _at(d) < _at(claim) and d.status == "Held" and family(d) in _FAMILIES}
    stories = [day for day in days if people & day.keys]
    every = {other.when for other in others} | {day.when for day in stories}
    if len(every) != 1 or told != every or any({key for _, key in other.roles} == parties for other in others):
        return draft
    (when,) = every
    parted = any(day.parting for day in stories)
    return draft if parted or not single_day(when) else replace(draft, claim=replace(claim, when=when))


def _at(claim: Claim) -> int:
    return claim.evidence[0].start
