"""Stage 5 of 7: Sentence + Mention → Claim. Whose visit it is, where no subject tells: received, escorted, on board."""

from __future__ import annotations

from vnus_graph.events.families import family
from vnus_graph.events.pronouns import pronoun
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger

_PRESENT = frozenset({",", "đang", "hiện", "ở", "có"})
"""Words of «B(, hiện) đang ở thăm», between the guest and his visit."""


def escorted(stage: Stage, trigger: Trigger) -> Group | None:
    """«A tháp tùng B đến dự … và thăm C»: told of B."""
    low = stage.scene.line.low
    near = [g for g in stage.scene.groups if g.last <= trigger.first and low[g.first - 2 : g.first] == ("tháp", "tùng")]
    return near[-1] if near else None


def present(stage: Stage, trigger: Trigger) -> Group | None:
    """«A hội đàm với B(,) đang ở thăm C»: told of B, who is named right before it, whatever is known of A."""
    scene, at = stage.scene, trigger.first
    while scene.line.word(at - 1) in _PRESENT and scene.phrase(at - 1) is None:
        at -= 1
    near = next((g for g in scene.groups if g.last == at), None)
    return near if "đang" in scene.line.low[at : trigger.first] else None


def carried(stage: Stage, trigger: Trigger) -> Group | None:
    """«Máy bay chở A đã đến B, bắt đầu chuyến thăm»: who is on board."""
    near = [g for g in stage.scene.groups if g.last <= trigger.first and g.governor in {"chở", "đưa"}]
    return near[-1] if near else None


def received(stage: Stage, trigger: Trigger) -> Group | None:
    """«A tiếp B nhân dịp ông thăm …»: «ông» is the guest where he cannot be the host."""
    return _met(stage, stage.scene.before(trigger.first))


def possessing(stage: Stage, owner: Group | None) -> list[Group | None]:
    """«A tiếp B nhân chuyến thăm … của ông»: «ông» as read, and the guest where that cannot be."""
    return [owner, _met(stage, owner)]


def _met(stage: Stage, owner: Group | None) -> Group | None:
    if owner is None or not pronoun(owner.phrases[0].mention):
        return None
    met = [t for t in stage.scene.triggers if t.last <= owner.first and t.word.frame in {"object", "with"}]
    return stage.scene.object(met[-1].last) if met else None


def shown(stage: Stage, trigger: Trigger) -> Group | None:
    """«bức tranh khắc họa A trong chuyến thăm …»: who is named right before, where nobody is met."""
    scene = stage.scene
    if scene.line.word(trigger.first - 1) != "trong" or any(t.last <= trigger.first for t in scene.triggers):
        return None
    return next((g for g in scene.groups if g.last == trigger.first - 1), None)


def welcomed(stage: Stage, trigger: Trigger) -> Group | None:
    """«A cảm ơn B đã tiếp đón C trong chuyến thăm B»: C, who was welcomed, whoever tells of it."""
    scene = stage.scene
    near = next((g for g in scene.groups if g.last == trigger.first - 1), None)
    if near is None or scene.line.word(trigger.first - 1) not in {"trong", "nhân"}:
        return None
    welcomes = (t for t in scene.triggers if t.last <= near.first and "đón" in t.word.phrase.split())
    return near if near.last in {guest.last for t in welcomes if (guest := scene.object(t.last))} else None


def hosted(stage: Stage, trigger: Trigger, destination: str | None) -> Group | None:
    """«Trong chuyến thăm B, Tổng thống B tiếp A»: the only person behind that acts for another state."""
    behind = [g for g in stage.scene.groups if g.first >= trigger.last]
    abroad = [g for g in behind if {stage.registry.country_of(key) for key in _people(stage, g)} - {None, destination}]
    people = {key for group in behind for key in _people(stage, group)}
    foreign = [key for key in people if stage.registry.country_of(key) != destination]
    return abroad[0] if destination is not None and len(foreign) == 1 and abroad else None


def travelling(stage: Stage) -> set[str]:
    """Keys of all who are told to be on a visit, so far."""
    visits = (draft.claim.roles for draft in stage.drafts if family(draft.claim) == "Visit")
    return {key for roles in visits for role, key in roles if role == "visitor"}


def _people(stage: Stage, group: Group) -> list[str]:
    return [key for key in stage.keys(group) if key.startswith("person:")]
