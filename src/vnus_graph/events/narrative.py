"""Stage 5 of 7: Sentence + Mention → Claim. The day that is being told: what follows in the same story was on it.

«Sáng 27/6, lễ đón A diễn ra tại Cung B. Kết thúc lễ đón, A và C hội đàm.» The talks were on that day; so is what is
told next with «sau đó», «tiếp đó», and what a paragraph is opened with («Tiếp ông D, A nói …», «Tại cuộc gặp D, A …»).
Somebody of whom the day was told must go on acting.
"""

from __future__ import annotations

from dataclasses import dataclass

from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import DateMention, Period

_REACH = 8
"""Sentences behind the one that told the day."""
_AFTER = frozenset(
    tuple(words.split())
    for words in ("sau đó", "tiếp đó", "tiếp đến", "kế đó", "tiếp theo", "ngay sau đó", "liền sau đó")
)
_HELD = ("diễn", "ra")
_ONCE_OVER = frozenset({("sau",), ("ngay", "sau"), ("kết", "thúc")})
_BEFORE = frozenset({("trước", "đó"), ("trước", "đây"), ("trước", "khi")})
_PARTING = frozenset(
    tuple(words.split())
    for words in (
        "về nước",
        "về tới",
        "về đến",
        "kết thúc",
        "lên đường",
        "rời khỏi",
        "phỏng vấn",
        "họp báo",
        "thông cáo",
    )
)
_OF_ANOTHER = frozenset({"cho", "về", "trước", "của"})
"""Before an encounter that is only spoken of («chuẩn bị cho cuộc gặp B»)."""
_CLASSIFIERS = frozenset({"cuộc", "buổi", "phiên", "lễ", "các"})
_OPENING = frozenset({"tại", "trong", "khi", "cũng"}) | _CLASSIFIERS
_ENTERING = frozenset({"đã", "có", "bước", "vào", "tiến", "hành", "cùng", "tới", "đến"}) | _CLASSIFIERS
_ENCOUNTERS = frozenset({"object", "with", "pair", "inverse"})


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the story, who was told of on it, and in which sentence."""

    when: Period
    keys: frozenset[str]
    sentence: int
    venue: str | None = None
    """Where somebody was welcomed on it."""
    parting: bool = False
    """Told of a farewell or of an account given later: what the text goes on with may be of earlier days."""
    left: bool = False
    """«Trước đó, …» has been told since: only «cùng ngày» still means it."""


def parts(scene: Scene) -> bool:
    """«Sáng 12/7, A về tới Hà Nội, kết thúc chuyến thăm», «Chiều 2/6, A trả lời phỏng vấn»."""
    low = scene.line.low
    return any(low[i : i + 2] in _PARTING for i in range(len(low)))


def goes_back(scene: Scene) -> bool:
    """«Trước đó, A đã đón B»: the story leaves the day."""
    return scene.line.low[:2] in _BEFORE


def goes_on(day: Day | None, scene: Scene, at: int, trigger: Trigger, keys: tuple[str, ...]) -> bool:
    """Whether the encounter of `keys` told by `trigger` in the sentence numbered `at` goes on with `day`."""
    if day is None or day.left or not day.keys & set(keys) or not 0 <= at - day.sentence <= _REACH:
        return False
    low = scene.line.low
    if low[trigger.first - 1] in _OF_ANOTHER:
        return False
    if _follows(scene, trigger) or (not day.parting and _opens(scene, trigger)):
        return True
    opening = next((words for words in _ONCE_OVER if low[: len(words)] == words), None)
    if opening is None:
        return False
    first = next((t for t in scene.triggers if t.word.frame in _ENCOUNTERS), None)
    if first is None or not set(low[len(opening) : first.first]) <= _CLASSIFIERS:
        return False
    return trigger == first or "," in low[first.last : trigger.first]


def at_once(scene: Scene) -> bool:
    """«Ngay sau lễ đón, A và B hội đàm»: where the ceremony was."""
    opening = next((words for words in _ONCE_OVER if scene.line.low[: len(words)] == words), None)
    return opening is not None and bool(scene.triggers) and scene.triggers[0].word.kind == "Welcome"


def _follows(scene: Scene, trigger: Trigger) -> bool:
    """«Sau đó, A hội đàm với B», «A sau đó bước vào hội đàm với B», «Tại cuộc hội đàm diễn ra sau đó, A và B …»."""
    low, subject = scene.line.low, scene.main_subject
    behind = low[trigger.last + 2 * (low[trigger.last : trigger.last + 2] == _HELD) :]
    if any(words in (low[: len(words)], behind[: len(words)]) for words in _AFTER):
        return True
    at = subject.last if subject is not None and subject.first == 0 else len(low)
    then = next((words for words in _AFTER if low[at : at + len(words)] == words), None)
    return then is not None and set(low[at + len(then) : trigger.first]) <= _ENTERING


def _opens(scene: Scene, trigger: Trigger) -> bool:
    """«Tiếp ông B, A …», «Tại cuộc gặp B, A …», with no word of another time."""
    dated = any(isinstance(phrase.mention, DateMention) for phrase in scene.parsed.phrases)
    return not dated and trigger.word.kind != "Welcome" and set(scene.line.low[: trigger.first]) <= _OPENING
