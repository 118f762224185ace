"""Stage 5 of 7: Sentence + Mention → Claim. Rounds of meetings: told together with their day, then one by one without.

«Tối 23/10, bên lề hội nghị tại Kazan, A đã gặp nhiều nhà lãnh đạo. Gặp B, A nói …»: the meeting with B took place that
evening, in that city. A sentence that opens with another day ends the round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vnus_graph.events import circumstance
from vnus_graph.events.position import opens_clause, period, trailing
from vnus_graph.events.scene import Scene
from vnus_graph.events.sites import located
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.wording import text_of
from vnus_graph.model import DateMention, Period, PlaceMention

_SEVERAL = re.compile(
    r"(?<!\w)(?:gặp|gặp gỡ|tiếp xúc|hội kiến|hội đàm|trao đổi|song phương)(?: [^\s.;]+){0,5}?"
    r" (?:nhiều|các|một số|với) (?:nguyên thủ|lãnh đạo|nhà lãnh đạo|đối tác|trưởng đoàn)(?!\w)"
    r"|(?<!\w)(?:gặp|gặp gỡ|tiếp xúc|hội kiến|hội đàm|trao đổi)(?: [^\s.;]+){0,12}? (?:lãnh đạo|nguyên thủ)"
    r"(?: cấp cao)?(?: của)? (?:nhiều|các|một số) (?:nước|quốc gia|đối tác)(?!\w)"
    r"|(?<!\w)(?:các|nhiều|loạt|\d+) cuộc (?:gặp gỡ|gặp|tiếp xúc|hội kiến|làm việc)(?: song phương)?(?: với|,|$)",
    re.I,
)
_AHEAD = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)", re.I)
_MET = frozenset({"object", "with"})
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
    opening = circumstance.opening_day(scene)
    day = opening or _closing_day(scene)
    several = day is not None and who is not None and _of_several(scene)
    if day is None or not (opening or several):
        told = last is not None and last.place is None and scene.line.low[:2] == ("đây", "là")
        return replace(last, place=_city(scene)) if last is not None and told else last
    return Round(who, day, _city(scene)) if who is not None and several else None


def _of_several(scene: Scene) -> bool:
    text = text_of(scene.parsed.sentence)
    return _SEVERAL.search(text) is not None and _AHEAD.search(text) is None


def _closing_day(scene: Scene) -> Period | None:
    """«A đã có cuộc gặp với nguyên thủ một số nước, chiều 24/10.»: the only day, at the end of the sentence."""
    days = [p for p in scene.parsed.phrases if isinstance(p.mention, DateMention)]
    when = period(days[0]) if len(days) == 1 else None
    if when is None or not when.start.day or when.end or not scene.triggers:
        return None
    behind = scene.triggers[-1].last <= days[0].first and all(t.word.frame in _MET for t in scene.triggers)
    last = len(scene.triggers) - 1
    return when if behind and opens_clause(scene, days[0]) and trailing(scene, days[0], last) else None


def _city(scene: Scene) -> str | None:
    """The only city that the sentence is told to happen in."""
    cities = {
        phrase.mention.name
        for phrase in scene.parsed.phrases
        if isinstance(phrase.mention, PlaceMention) and not phrase.mention.venue and located(scene, phrase)
    }
    return cities.pop() if len(cities) == 1 else None


def belongs(told: Round | None, trigger: Trigger, keys: tuple[str, ...]) -> bool:
    """Whether a meeting that the sentence opens with is one of the round."""
    return told is not None and told.who in keys and trigger.first <= _FRONTED
