"""Stage 5 of 7: Sentence + Mention → Claim. Where what is told next took place, by the sentence before it.

«Lễ đón A diễn ra tại Cung B, sáng 28/10. Đón A vào lễ đón là C.»: the welcome by C was there and then. «Sáng nay, tại
Hà Nội, đoàn D đã đến thăm Viện E. Tiếp đoàn có ông F.»: F received them in Hà Nội.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from vnus_graph.events import sites
from vnus_graph.events.position import opens_clause
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import DateMention, Period, PlaceMention

_REACH = 12
"""Sentences behind the one that told of the ceremony."""
_AHEAD = frozenset({"sẽ", "sắp"})
_RITES = frozenset({("lễ", "đón"), ("cửa", "xe"), ("danh", "dự"), ("quốc", "thiều"), ("quân", "nhạc")})
_RECEIVING = frozenset({"đón", "tiếp", "và", "cùng", "tham", "gia", "tại", "buổi", "cuộc"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Somebody was somewhere, as the sentence numbered `sentence` tells."""

    keys: frozenset[str]
    sentence: int
    place: str | None
    when: Period | None = None


def ceremony(scene: Scene) -> int | None:
    """Index of the noun by which the sentence tells of a welcome («Lễ đón A diễn ra …»)."""
    if _AHEAD & set(scene.line.low):
        return None
    return next((i for i, t in enumerate(scene.triggers) if t.noun and t.word.kind == "Welcome"), None)


def welcomed(told: Setting | None, scene: Scene, at: int, trigger: Trigger, keys: tuple[str, ...]) -> bool:
    """Whether the welcome of `keys` told in the sentence numbered `at` is the ceremony of `told`."""
    if told is None or trigger.word.kind != "Welcome" or not told.keys & set(keys):
        return False
    return 0 <= at - told.sentence <= _REACH and any(pair in _RITES for pair in pairwise(scene.line.low))


def fronted(scene: Scene) -> str | None:
    """The only place at the head of the main clause («Cũng trong sáng nay, tại Hà Nội, A đã …»), of what was done."""
    subject = next((group for group in scene.groups if group.slot == "free"), None)
    if subject is None or _AHEAD & set(scene.line.low):
        return None
    head = [p for p in scene.parsed.phrases if p.last <= subject.first]
    if not all(isinstance(p.mention, DateMention | PlaceMention) for p in head):
        return None
    spot = sites.only([p for p in head if sites.is_place(p) and sites.located(scene, p)])
    place = sites.place_of(spot) if spot is not None and opens_clause(scene, spot) else None
    return place.name if place is not None else None


def received(told: Setting | None, scene: Scene, at: int, trigger: Trigger, keys: tuple[str, ...]) -> bool:
    """«Tiếp đoàn có …», right behind the sentence that told where the delegation was."""
    if told is None or at - told.sentence != 1 or not told.keys & set(keys) or trigger.word.kind != "Reception":
        return False
    dated = any(isinstance(phrase.mention, DateMention | PlaceMention) for phrase in scene.parsed.phrases)
    return not dated and set(scene.line.low[: trigger.first]) <= _RECEIVING
