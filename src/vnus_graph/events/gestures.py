"""Stage 5 of 7: Sentence + Mention → Claim. Words of meeting that tell of no encounter: habits, thanks, gestures."""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger

_STANDING = frozenset({"trực", "vụ", "niên", "dân", "kỳ", "trú"})
"""Behind «thường» in names of offices and bodies."""
_SEEN = frozenset({("xuất", "hiện"), ("có", "mặt"), ("tham", "dự"), ("góp", "mặt")})
_WORDS = frozenset(
    {("tuyên", "bố"), ("thông", "cáo"), ("thông", "điệp"), ("bài", "viết"), ("dòng", "tweet"), ("thư", "ngỏ")}
    | {(verb, noun) for verb in ("gửi", "viết", "đăng", "lời") for noun in ("điện", "thư", "lời", "bài", "ngỏ")}
)
"""What greets without meeting."""


def nothing_told(stage: Stage, trigger: Trigger) -> bool:
    """«thường xuyên gặp gỡ», «sự đón tiếp»: what is done again and again, or made a noun, is no event."""
    if stage.scene.line.word(trigger.first - 1) == "sự":
        return True
    if any(told(stage, trigger) for told in (_thanked, _always_welcome, _honoured, _attended)):
        return True
    return not trigger.noun and (_usual(stage, trigger) or _in_words(stage, trigger))


def _in_words(stage: Stage, trigger: Trigger) -> bool:
    """«ra tuyên bố chào mừng B», «gửi điện chào mừng», «bài viết chào mừng»: written or said, not done in person."""
    low = stage.scene.line.low[max(0, trigger.first - 4) : trigger.first]
    return trigger.word.phrase in {"chào mừng", "chào đón"} and bool(_WORDS & set(pairwise(low)))


def _usual(stage: Stage, trigger: Trigger) -> bool:
    """«thường xuyên gặp», «thường tiếp», but not «Phó Thủ tướng Thường trực tiếp B»."""
    line = stage.scene.line
    near = range(max(0, trigger.first - 12), trigger.first)
    return any(line.word(i) == "thường" and line.word(i + 1) not in _STANDING for i in near)


def _honoured(stage: Stage, trigger: Trigger) -> bool:
    """«A nói nước này vinh dự được đón B»: it is the state that receives, not who speaks."""
    low = stage.scene.line.low
    before = low[max(0, trigger.first - 9) : trigger.first]
    ours = any(pair in {("nước", "này"), ("nước", "ta"), ("nước", "tôi")} for pair in pairwise(before))
    return ours and trigger.word.kind in {"Reception", "Welcome"} and bool({"vinh", "vui", "tự"} & set(before))


def _attended(stage: Stage, trigger: Trigger) -> bool:
    """«A xuất hiện trong lễ đón B»: who is seen at a ceremony need not hold it."""
    scene = stage.scene
    who = [group for group in scene.groups if group.last <= trigger.first]
    if not (trigger.noun and trigger.word.kind == "Welcome" and who):
        return False
    between = scene.line.low[who[-1].last : trigger.first]
    return between[-1:] in {("trong",), ("tại",)} and bool(_SEEN & {*pairwise(between)})


def _always_welcome(stage: Stage, trigger: Trigger) -> bool:
    """«luôn chào đón B trở lại»: whoever comes will be received."""
    ready = {"luôn", "sẵn"} & set(stage.scene.line.low[max(0, trigger.first - 3) : trigger.first])
    return bool(ready) and trigger.word.phrase == "chào đón"


def _thanked(stage: Stage, trigger: Trigger) -> bool:
    """«A cảm ơn B …, đã đón tiếp C»: who thanks is not the host."""
    low = stage.scene.line.low
    if trigger.noun or trigger.word.kind not in {"Reception", "Welcome"}:
        return False
    thanks = next((i for i in range(trigger.first - 1, max(0, trigger.first - 40), -1) if low[i] == "ơn"), None)
    if thanks is None or ";" in low[thanks : trigger.first]:
        return False
    host = stage.scene.before(trigger.first)
    return host is None or host.first < thanks
