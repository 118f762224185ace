"""Stage 5 of 7: Sentence + Mention → Claim. A date or place between a subject and its verb: of what the verb tells."""

from __future__ import annotations

from vnus_graph.events.position import ranged
from vnus_graph.events.scene import Scene
from vnus_graph.events.speech import SPEECH
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import DateMention, DelegationMention, PersonMention

_BEFORE_VERBS = frozenset({"đã", "có", "cùng", "chủ", "còn", "cũng", "vừa", "tiếp", "lần", "tới", "đến", "hạ"})
_DECIDING = frozenset({("nhất", "trí"), ("quyết", "định"), ("tuyên", "bố"), ("thống", "nhất"), ("công", "bố")})
_SAYING = frozenset("nói chia bày viết kêu trả phát ra ca mong muốn".split())
"""First words of «chia sẻ», «bày tỏ», «ra tuyên bố» and the like, where what is said has a day of its own."""


def before_verb(scene: Scene, phrase: Phrase) -> bool:
    """«Thủ tướng … tối 24/10 hội đàm …»: a subject before, a verb or trigger behind.

    So it is where a circumstance stands between («A ngày 8/7, bên lề hội nghị C, có cuộc gặp với B»).
    """
    behind = scene.line.word(phrase.last)
    if behind == "," and scene.groups and phrase.first == scene.groups[0].last and scene.groups[0].slot == "free":
        return isinstance(phrase.mention, DateMention) and scene.groups[0].first == 0
    verb = any(t.first == phrase.last and not t.noun for t in scene.triggers) or behind in _BEFORE_VERBS
    if verb or _acting(scene, phrase) or _agreeing(scene, phrase):
        before = scene.phrase(phrase.first - 1)
        return before is not None and not isinstance(before.mention, DateMention)
    return False


def _agreeing(scene: Scene, phrase: Phrase) -> bool:
    """«A và B chiều 5/12 nhất trí nâng cấp quan hệ»: the day of what they agreed on."""
    at = phrase.last + 2 * (scene.line.low[phrase.last : phrase.last + 2] in _DECIDING)
    return at > phrase.last and any(t.first == at and t.word.frame == "upgrade" for t in scene.triggers)


def _acting(scene: Scene, phrase: Phrase) -> bool:
    """«Thủ tướng A hôm qua bắt đầu chuyến thăm B»: the day of what somebody did, if it is not what he said."""
    low = scene.line.low
    said = low[phrase.last : phrase.last + 2] in SPEECH or {*low[phrase.last : phrase.last + 1]} & _SAYING
    if not isinstance(phrase.mention, DateMention) or ranged(phrase) or said:
        return False
    person = scene.phrase(phrase.first - 1)
    subject = any(g.slot == "free" and g.last == phrase.first for g in scene.groups)
    verb = phrase.last < len(low) and scene.phrase(phrase.last) is None and scene.line.tokens[phrase.last].tag == "V"
    return verb and subject and person is not None and isinstance(person.mention, PersonMention | DelegationMention)
