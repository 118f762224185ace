"""Stage 5 of 7: Sentence + Mention → Claim. Whom somebody speaks to at an encounter that names but him.

«Trong cuộc gặp bên lề hội nghị, A nói với B rằng …», «trong hội đàm, A đã cùng B thảo luận», «trong cuộc điện đàm, A
kêu gọi B …».
"""

from __future__ import annotations

from vnus_graph.events import parties
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger

_SAYING = frozenset({"nói", "sẻ", "báo"})
_TALKING = frozenset({"thảo", "trao", "bàn", "rà", "điểm"})
"""«A đã cùng B thảo luận»."""
_URGING = frozenset(
    {("kêu", "gọi"), ("chỉ", "trích"), ("thúc", "giục"), ("đề", "nghị"), ("cảm", "ơn"), ("chúc", "mừng")}
    | {("yêu", "cầu"), ("cảnh", "báo"), ("trấn", "an"), ("bảo", "đảm"), ("nói", "với"), ("nhắc", "nhở")}
)
_SAID = 8
"""Tokens between who speaks and whom he speaks to."""


def told(stage: Stage, speaker: Group) -> Group | None:
    """«Trong cuộc gặp bên lề hội nghị, A nói với B rằng …», «A nói với B trong cuộc gặp»: whom A speaks to."""
    scene = stage.scene
    near = [g for g in scene.groups if speaker.last < g.first <= speaker.last + _SAID]
    hearer = next((g for g in near if g.governor == "với" and scene.line.word(g.first - 2) in _SAYING), None)
    hearer = hearer or next((g for g in near if g.governor == "cùng" and scene.line.word(g.last) in _TALKING), None)
    return hearer if hearer is not None and not parties.one_pair(speaker) else None


def urged(stage: Stage, trigger: Trigger, speaker: Group) -> Group | None:
    """«Trong cuộc điện đàm, A kêu gọi B …»: on the telephone one speaks to one."""
    scene = stage.scene
    if trigger.word.kind != "PhoneCall" or parties.one_pair(speaker):
        return None
    near = (g for g in scene.groups if speaker.last < g.first <= speaker.last + _SAID and parties.people(g))
    urged = (g for g in near if scene.line.low[g.first - 2 : g.first] in _URGING)
    return next((g for g in urged if len(parties.actors(stage, g)) == 1), None)
