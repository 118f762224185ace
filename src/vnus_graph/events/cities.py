"""Stage 5 of 7: Sentence + Mention → Claim. The city of a visit, where its word names the state or none."""

from __future__ import annotations

from vnus_graph.events.position import opens_clause
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import PersonMention, PlaceMention

_WITHIN = frozenset({"(", "quận", "huyện", "phường"})
"""Before a place that only says where another lies."""


def reached(stage: Stage, index: int, trigger: Trigger, destination: str) -> str | None:
    """The city visited: the trigger's own, else one in the same sentence that was reached or left («đến Havana»)."""
    own = stage.where(index)
    words = set(stage.scene.line.low)
    arrived = words & {"đến", "tới", "xuống", "đặt", "rời"}
    there = [
        phrase.mention
        for phrase in stage.scene.parsed.phrases
        if isinstance(phrase.mention, PlaceMention)
        and (phrase.mention.venue or _of_airport(stage, phrase) or not _within(stage, phrase))
        and not _by_another(stage, phrase, trigger)
    ]
    for place in (own, *(there if arrived else []), *_stops(stage, trigger)):
        if place is not None and not place.venue and place.country == destination:
            return place.name
    airports = [place.name.split("ân bay ")[-1].removeprefix("quốc tế ") for place in there if place.venue]
    return next((name for name in airports if arrived and country_of(name) == destination), None)


def _stops(stage: Stage, trigger: Trigger) -> list[PlaceMention]:
    """«Trong khuôn khổ chuyến thăm B, tại thủ đô C, A đã gặp D»: a city he was in."""
    low = stage.scene.line.low
    if not trigger.noun or not {"trong", "nhân", "khổ", "dịp"} & set(low[max(0, trigger.first - 2) : trigger.first]):
        return []
    return [
        phrase.mention
        for phrase in stage.scene.parsed.phrases
        if isinstance(phrase.mention, PlaceMention) and low[phrase.first - 1] in {"tại", "ở"}
        if phrase.mention.rule == "place.city" and opens_clause(stage.scene, phrase)
    ]


def _within(stage: Stage, phrase: Phrase) -> bool:
    return bool(_WITHIN & set(stage.scene.line.low[max(0, phrase.first - 2) : phrase.first]))


def _by_another(stage: Stage, phrase: Phrase, trigger: Trigger) -> bool:
    """«A đã đến Đà Nẵng dự hội nghị, B thăm C»: reached by somebody else."""
    if opens_clause(stage.scene, phrase):
        return False
    between = (g for g in stage.scene.groups if phrase.last <= g.first and g.last <= trigger.first and g.slot == "free")
    return any(isinstance(inner.mention, PersonMention) for group in between for inner in group.phrases)


def _of_airport(stage: Stage, phrase: Phrase) -> bool:
    """«hạ cánh xuống sân bay Nội Bài (Hà Nội)»."""
    before = stage.scene.phrase(phrase.first - 2) if stage.scene.line.word(phrase.first - 1) in {"(", ","} else None
    return before is not None and getattr(before.mention, "name", "").lower().startswith("sân bay")
