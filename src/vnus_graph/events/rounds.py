"""Stage 5 of 7: Sentence + Mention → Claim. Rounds of meetings: told together with their day, then one by one without.

«Tối 23/10, bên lề hội nghị tại Kazan, A đã gặp nhiều nhà lãnh đạo. Gặp B, A nói …»: the meeting with B took place that
evening, in that city. A sentence that opens with another day ends the round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vnus_graph.events import circumstance
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.grammar.wording import text_of
from vnus_graph.model import Period, PlaceMention

_SEVERAL = re.compile(
    r"(?<!\w)(?:gặp|gặp gỡ|tiếp xúc|hội kiến|hội đàm|trao đổi|song phương)(?: [^\s.;]+){0,5}?"
    r" (?:nhiều|các|một số|với) (?:nguyên thủ|lãnh đạo|nhà lãnh đạo|đối tác|trưởng đoàn)(?!\w)"
    r"|(?<!\w)(?:các|nhiều|loạt|\d+) cuộc (?:gặp|tiếp xúc|hội kiến|làm việc)(?: song phương)?(?: với|,|$)",
    re.I,
)
_AHEAD = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)", re.I)
_FRONTED = 4
"""How many tokens may stand before the word that opens a paragraph on one meeting («Tại buổi tiếp …»)."""


@dataclass(frozen=True, slots=True)
class Round:
    """Who met several others, and when and where."""

    who: str
    when: Period
    place: str | None


def opened(scene: Scene, who: str | None, last: Round | None) -> Round | None:
    """The round that is on behind the sentence: the one that it opens, or `last` until another day is told."""
    day = circumstance.opening_day(scene)
    if day is None:
        told = last is not None and last.place is None and scene.line.low[:2] == ("đây", "là")
        return replace(last, place=_city(scene)) if last is not None and told else last
    text = text_of(scene.parsed.sentence)
    if who is None or not _SEVERAL.search(text) or _AHEAD.search(text):
        return None
    return Round(who, day, _city(scene))


def _city(scene: Scene) -> str | None:
    """The only city that the sentence is told to happen in."""
    cities = {
        phrase.mention.name
        for phrase in scene.parsed.phrases
        if isinstance(phrase.mention, PlaceMention) and not phrase.mention.venue and _located(scene, phrase)
    }
    return cities.pop() if len(cities) == 1 else None


def _located(scene: Scene, phrase: Phrase) -> bool:
    """«tại Kazan», «tại thủ đô Antananarivo»."""
    return scene.line.word(phrase.first - 1) in {"tại", "ở"}


def belongs(told: Round | None, trigger: Trigger, keys: tuple[str, ...]) -> bool:
    """Whether a meeting that the sentence opens with is one of the round."""
    return told is not None and told.who in keys and trigger.first <= _FRONTED
