"""Stage 5 of 7: Sentence + Mention → Claim. Invitations that somebody conveys: «A chuyển lời mời của X tới B».

X invites, whoever brings the word; without an X, A does in the name of another («thay mặt X») or in his own.
"""

from __future__ import annotations

from vnus_graph.events.scene import Group, Scene
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import PlaceMention

_CONVEYED = frozenset({"chuyển", "gửi", "nhắc", "chuyển lời", "đưa"})
_RECIPIENTS = frozenset({"tới", "đến", "cho"})
_BETWEEN = 10
"""Tokens between the invitation and to whom it goes."""


def conveying(stage: Stage, trigger: Trigger) -> bool:
    """«chuyển lời mời», «chuyển (tới B) lời thăm hỏi (của C) và lời mời»."""
    low = stage.scene.line.low
    if _CONVEYED & set(low[max(0, trigger.first - 6) : trigger.first]):
        return True
    at = next((i for i in range(trigger.first - 1, max(0, trigger.first - 30), -1) if low[i] == "chuyển"), None)
    return at is not None and low[at + 1] in _RECIPIENTS | {"lời"} and ";" not in low[at : trigger.first]


def sender(scene: Scene, trigger: Trigger) -> Group | None:
    """«chuyển lời thăm hỏi của C và lời mời A thăm B»: whose greetings come with the invitation."""
    joined = scene.line.word(trigger.first - 1) in {"và", ","}
    near = (g for g in scene.groups if joined and g.last == trigger.first - 1 and g.governor == "của")
    return next(near, None)


def conveyed(stage: Stage, trigger: Trigger, inviter: Group | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """«A chuyển lời mời (của X) (tới) B thăm …»."""
    scene = stage.scene
    for_whom = _on_behalf(stage, trigger) if inviter is None else ()
    giver = stage.keys(inviter) if inviter is not None else _capital(stage, trigger)
    inviting = for_whom or (stage.keys(scene.subject(trigger.first)) if giver is None else giver)
    invited = people(stage.keys(scene.object(inviter.last if inviter is not None else trigger.last)))
    if invited:
        return inviting, invited
    behind = [g for g in scene.groups if trigger.last <= g.first <= trigger.last + _BETWEEN]
    before = [g for g in scene.groups if g.last <= trigger.first]
    told = [people(stage.keys(g)) for g in (*behind, *reversed(before)) if g.governor in _RECIPIENTS]
    return inviting, next((keys for keys in told if keys), ())


def _on_behalf(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«A thay mặt C chuyển lời mời B thăm …»: C, if a person."""
    before = (g for g in stage.scene.groups if g.last <= trigger.first and g.governor == "mặt")
    return people(stage.keys(next(before, None)))


def _capital(stage: Stage, trigger: Trigger) -> tuple[str, ...] | None:
    """«(A cho biết) Bắc Kinh đã gửi lời mời»: the state, by its capital; None where no city stands there."""
    near = range(trigger.first - 1, max(0, trigger.first - 4), -1)
    phrase = next((phrase for i in near if (phrase := stage.scene.phrase(i)) is not None), None)
    if phrase is None or not isinstance(phrase.mention, PlaceMention) or phrase.mention.venue:
        return None
    key = f"country:{phrase.mention.country}"
    return (key,) if key in stage.registry.entries else ()


def people(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `keys` that can be invited: persons and delegations."""
    return tuple(key for key in keys if key.startswith(("person:", "delegation:")))
