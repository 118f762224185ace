"""Stage 5 of 7: Sentence + Mention → Claim. Who is told to have chaired an encounter: «… dưới sự chủ trì của A»."""

from __future__ import annotations

from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger

_JOINTLY = frozenset({"đồng", "cùng"})


def chair(stage: Stage, trigger: Trigger) -> Group | None:
    """«Lễ đón A diễn ra dưới sự chủ trì của B», «… do B chủ trì»."""
    low = stage.scene.line.low
    for group in stage.scene.groups:
        owned = low[group.first - 3 : group.first] == ("chủ", "trì", "của")
        acting = group.governor == "do" and low[group.last : group.last + 2] == ("chủ", "trì")
        if trigger.word.kind == "Welcome" and group.first >= trigger.last and (owned or acting):
            return group if group != stage.scene.object(trigger.last) else None  # «dự lễ đón do B chủ trì»
    return None


def chaired_by(stage: Stage, trigger: Trigger) -> Group | None:
    """«Buổi hội đàm diễn ra dưới sự (đồng) chủ trì của A và B»."""
    low = stage.scene.line.low
    held = trigger.first <= 1 and trigger.word.kind != "Welcome" and "tuyến" not in low  # «trực tuyến» is a call
    chairs = (g for g in stage.scene.groups if low[g.first - 3 : g.first] == ("chủ", "trì", "của"))
    return next((g for g in chairs if g.first >= trigger.last), None) if held else None


def chaired_with(
    stage: Stage, trigger: Trigger, subject: Group | None
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """«A đồng chủ trì kỳ họp … với B»: A and B, where they are one each."""
    if trigger.word.phrase.split()[0] not in _JOINTLY:
        return None
    behind = (g for g in stage.scene.groups if g.first >= trigger.last and g.governor in {"với", "cùng"})
    ours, theirs = (_people(stage, group) for group in (subject, next(behind, None)))
    return (ours, theirs) if len(ours) == len(theirs) == 1 else None


def _people(stage: Stage, group: Group | None) -> tuple[str, ...]:
    return tuple(key for key in stage.keys(group) if key.startswith("person:"))
