"""Stage 5 of 7: Sentence + Mention → Claim. Whom somebody speaks to at an encounter that names but him.

«Trong cuộc gặp bên lề hội nghị, A nói với B rằng …», «trong hội đàm, A đã cùng B thảo luận», «trong cuộc điện đàm, A
kêu gọi B …», «A trong cuộc gặp đã ghi nhận đề xuất của B», «sau cuộc hội đàm, A trao huân chương cho B».
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
_ANSWERED = frozenset({"xuất", "nghị", "biểu", "kiến", "điểm", "trình", "giá", "tin"})
"""«ghi nhận đề xuất của B», «nhất trí với ý kiến của B»."""
_ADDRESSING = frozenset({("cảm", "ơn"), ("hoan", "nghênh"), ("chào", "mừng"), ("nói", "với"), ("đề", "nghị")})
"""Of whom no encounter was told yet."""
_WITHIN = frozenset({"tại", "trong", "sau", "thúc"})
_GIVEN = frozenset({"trao", "tặng"})
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


def faced(stage: Stage, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """«A trong cuộc gặp đã ghi nhận đề xuất của B»: the only two named, of two states, where no other meeting is told.

    None where whom he speaks of may be absent: while A goes on meeting somebody else.
    """
    scene = stage.scene
    low = scene.line.low
    at = _occasion(stage, trigger)
    named = [g for g in scene.groups if any(key.startswith("person:") for key in stage.keys(g))]
    if at is None or len(named) != 2 or any(parties.one_pair(group) for group in named):
        return None
    first, second = named
    (left, *more), (right, *others) = (stage.keys(group) for group in named)
    states = {stage.registry.country_of(left), stage.registry.country_of(right)}
    pair = stage.focus.pair
    acting = (first.slot == "free" and _acts(stage, first)) or (pair is None and first.governor == "của")
    if more or others or len(states) != 2 or None in states or not acting:
        return None
    if pair is not None and (left in pair or right not in pair):
        return None
    before = low[second.first - 2 : second.first]
    answered = before[1:] == ("của",) and before[0] in _ANSWERED
    honoured = before[1:] == ("cho",) and (pair is None or bool(_GIVEN & set(low[first.last : second.first])))
    addressed = pair is None and before in _ADDRESSING
    return ((left,), (right,)) if answered or honoured or addressed else None


def _occasion(stage: Stage, trigger: Trigger) -> int | None:
    """Where «trong cuộc gặp», «sau khi kết thúc cuộc hội đàm» begins, told without whom it was with."""
    near = range(trigger.first - 1, max(-1, trigger.first - 6), -1)
    if trigger.word.kind == "Welcome" or stage.scene.object(trigger.last) is not None:
        return None
    return next((i for i in near if stage.scene.line.word(i) in _WITHIN and stage.scene.phrase(i) is None), None)


def _acts(stage: Stage, group: Group) -> bool:
    """Whether a predicate follows, perhaps behind «trong cuộc gặp»."""
    return stage.scene.follows(group) or any(trigger.first - group.last == 1 for trigger in stage.scene.triggers)
