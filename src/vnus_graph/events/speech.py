"""Stage 5 of 7: Sentence + Mention → Claim. Days of what is said, and of what it is said at.

«Chiều 22-5, Bộ Ngoại giao thông báo A thăm B» tells no day of the visit; «A ngày 2/8 khẳng định … khi gặp B» tells that
of the encounter.
"""

from __future__ import annotations

from vnus_graph.events.pronouns import pronoun
from vnus_graph.events.scene import Group, Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import DateMention

SPEECH = frozenset(
    tuple(words.split())
    for words in (
        "thông báo",
        "cho biết",
        "cho hay",
        "đưa tin",
        "tuyên bố",
        "khẳng định",
        "nhấn mạnh",
        "xác nhận",
        "công bố",
        "dẫn lời",
        "tiết lộ",
        "nói rằng",
    )
)


def said_at(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«A ngày 2/8 khẳng định … khi gặp B»: who says it says it there, on the day between him and his verb."""
    speaker = scene.main_subject or next((group for group in scene.groups if group.slot == "free"), None)
    if speaker is None or speaker.last != phrase.first or not isinstance(phrase.mention, DateMention):
        return False
    if phrase.mention.when is not None and phrase.mention.when.end is not None:
        return False
    if any(other.first < trigger.first for other in scene.triggers) or scene.line.word(phrase.last) in {"sẽ", "đến"}:
        return False
    before = scene.line.low[max(0, trigger.first - 2) : trigger.first]
    meets = before[-1:] == ("khi",) and before[:1] not in {("sau",), ("trước",), ("kể",), ("từ",)}
    told = trigger.noun and before[-1:] in {("tại",), ("trong",)}
    between = [g for g in scene.groups if speaker.last <= g.first and g.last <= trigger.first and g.slot == "free"]
    return (meets or told) and trigger.word.frame != "visit" and not any(map(scene.follows, between))


def _himself(scene: Scene, subject: Group, trigger: Trigger) -> bool:
    """«Ngày 12/10, A cho biết ông vừa gặp B»: on that day, or so shortly before that the press counts it so."""
    return pronoun(subject.phrases[0].mention) and "vừa" in scene.line.low[subject.last : trigger.first]


def reported(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«Chiều 22-5, Bộ Ngoại giao thông báo A thăm B»: the day of an announcement is not that of what it tells."""
    trigger = scene.triggers[index]
    said = next((i for i in range(phrase.last, trigger.first - 1) if scene.line.low[i : i + 2] in SPEECH), None)
    if said is None or scene.phrase(said) is not None or not isinstance(phrase.mention, DateMention):
        return False
    if trigger.word.frame == "upgrade":  # announcing it is making it
        return False
    subject = scene.subject(trigger.first)
    if subject is not None and _himself(scene, subject, trigger):
        return False
    return subject is not None and said < subject.first and subject.last <= trigger.first
