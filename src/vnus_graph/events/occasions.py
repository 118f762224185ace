"""Stage 5 of 7: Sentence + Mention → Claim. Days that the head of a sentence tells of the occasion, or tells twice."""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.events.position import period, ranged
from vnus_graph.events.scene import Scene
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import DateMention

_AT = frozenset({("tại",), ("bên", "lề"), ("nhân",), ("trong", "khuôn"), ("trong", "dịp")})
_GATHERINGS = frozenset(
    tuple(words.split())
    for words in ("hội nghị", "thượng đỉnh", "diễn đàn", "đại hội", "kỳ họp", "cuộc họp", "tuần lễ", "lễ", "tang lễ")
)
_THEN = frozenset({("sau", "đó"), ("tiếp", "đó"), ("tiếp", "theo"), ("kế", "đến")})
_LATER = frozenset({"trước", "sau", "tới", "sắp", "kể"})


def of_occasion(scene: Scene, phrase: Phrase) -> bool:
    """«Tại hội nghị G20 ở B hồi tháng 11, A đã gặp C»: when the gathering was, they met."""
    low = scene.line.low
    head = low[: phrase.first]
    if not isinstance(phrase.mention, DateMention) or ranged(phrase) or scene.line.word(phrase.last) != ",":
        return False
    if head[:1] not in _AT and head[:2] not in _AT:
        return False
    told = any(head[i : i + len(words)] == words for words in _GATHERINGS for i in range(1, len(head)))
    return told and not ({","} | _LATER) & set(head)


def finer(phrase: Phrase, known: Phrase) -> bool:
    """«Cách đây đúng một năm, ngày 14/11/2022, …»: a day right behind the year or month that it lies in."""
    when, wider = period(phrase), period(known)
    if when is None or wider is None or phrase.first - known.last > 1 or wider.start.day or not when.start.day:
        return False
    return not when.start.year or when.start.year == wider.start.year


def told_when(scene: Scene, phrase: Phrase) -> int | None:
    """«…, lần cuối là năm 2002, khi A gặp B»: index of the trigger of the clause that tells what was then."""
    low = scene.line.low[phrase.last : phrase.last + 2]
    if low != (",", "khi") or scene.line.word(phrase.last + 2) in {"đó", "đang"}:
        return None
    return next((i for i, t in enumerate(scene.triggers) if t.first > phrase.last), None)


def where_left(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«Hôm qua A đã rời B, nơi ông hội đàm với C»: the day he left, after whatever he did there."""
    between = scene.line.low[phrase.last : scene.triggers[index].first]
    return "rời" in between and "nơi" in between[between.index("rời") :]


def scene_before(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«A đặt vòng hoa tại Đài B, sau đó hội đàm với C»: where he was before that, but «A đến B, sau đó hội đàm»."""
    if scene.line.word(phrase.first - 1) in {"đến", "tới", "vào", "sang"}:
        return False
    between = scene.line.low[phrase.last : scene.triggers[index].first]
    acted = any(group.last <= phrase.first and scene.follows(group) for group in scene.groups if group.slot == "free")
    return acted and any(pair in _THEN for pair in pairwise(between))
