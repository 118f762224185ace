"""Stage 5 of 7: Sentence + Mention → Claim. Whose visit it is, where no subject tells: received, escorted or shown."""

from __future__ import annotations

from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import PersonMention


def escorted(stage: Stage, trigger: Trigger) -> Group | None:
    """«A tháp tùng B đến dự … và thăm C»: told of B."""
    low = stage.scene.line.low
    near = [g for g in stage.scene.groups if g.last <= trigger.first and low[g.first - 2 : g.first] == ("tháp", "tùng")]
    return near[-1] if near else None


def received(stage: Stage, trigger: Trigger) -> Group | None:
    """«A tiếp B nhân dịp ông thăm …»: «ông» is the guest where he cannot be the host."""
    scene = stage.scene
    pronoun = scene.before(trigger.first)
    mention = pronoun.phrases[0].mention if pronoun is not None else None
    if pronoun is None or not isinstance(mention, PersonMention) or mention.name or mention.titles:
        return None
    met = [t for t in scene.triggers if t.last <= pronoun.first and t.word.frame in {"object", "with"}]
    return scene.object(met[-1].last) if met else None


def shown(stage: Stage, trigger: Trigger) -> Group | None:
    """«bức tranh khắc họa A trong chuyến thăm …»: who is named right before, where nobody is met."""
    scene = stage.scene
    if scene.line.word(trigger.first - 1) != "trong" or any(t.last <= trigger.first for t in scene.triggers):
        return None
    return next((g for g in scene.groups if g.last == trigger.first - 1), None)
