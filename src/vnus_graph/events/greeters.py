"""Stage 5 of 7: Sentence + Mention → Claim. Who waits at the airport: «Đón A tại sân bay có B và Đại sứ nước A»."""

from __future__ import annotations

from vnus_graph.events.parties import actors
from vnus_graph.events.scene import Group
from vnus_graph.events.spelling import name_key
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.names import vietnamese_name

_HEAD, _NEAR, _LISTING = 3, 12, 22
"""How far from the head of its sentence «Đón A» stands, and «có» behind it, in tokens."""


def listed(stage: Stage, trigger: Trigger, guest: Group | None, guests: tuple[str, ...]) -> tuple[str, ...] | None:
    """«Đón A tại sân bay có B, C và Đại sứ của nước A»: those of the state visited; None where it is no such list."""
    if guest is None or trigger.word.kind not in {"Welcome", "Reception"}:
        return None
    line = stage.scene.line
    ahead = [group for group in stage.scene.groups if group.last <= trigger.first]
    if any(group.governor != "về" for group in ahead) or trigger.first > _HEAD + (ahead[0].last if ahead else 0):
        return None  # «Về phía nước chủ nhà, đón A có …»
    ends = range(guest.last, min(guest.last + _LISTING, len(line)))
    at = next((i for i in ends if line.word(i) in {"có", "là"} and stage.scene.phrase(i) is None), None)
    between = [g for g in stage.scene.groups if at is not None and guest.last <= g.first < at]
    if at is None or any(stage.scene.follows(g) for g in between if g.governor != "về"):
        return None  # «về phía nước chủ nhà có …» still introduces them
    states = {stage.registry.country_of(key) for key in guests}
    if not guests:
        return ()
    keys = [key for group in stage.scene.groups if group.first > at for key in actors(stage, group)]
    people = [key for key in dict.fromkeys(keys) if key.startswith("person:")]
    return tuple(key for key in people if _of_others(stage, key, states))


def of_party(stage: Stage, trigger: Trigger) -> tuple[str, ...] | None:
    """«Đón đoàn tại sân bay có B và C»: of the state visited, as they receive him who was last told of."""
    low, guest = stage.scene.line.low, stage.focus.subject
    if trigger.word.kind != "Welcome" or trigger.first > _HEAD or low[trigger.last : trigger.last + 1] != ("đoàn",):
        return None
    at = next((i for i in range(trigger.last, min(trigger.last + _NEAR, len(low))) if low[i] in {"có", "là"}), None)
    if at is None or any(group.first < at and stage.keys(group) for group in stage.scene.groups):
        return None
    if guest is None:
        return ()
    keys = [key for group in stage.scene.groups for key in actors(stage, group)]
    people = [key for key in dict.fromkeys(keys) if key.startswith("person:")]
    return tuple(key for key in people if _of_others(stage, key, {stage.registry.country_of(guest)}))


def _of_others(stage: Stage, key: str, states: set[str | None]) -> bool:
    """Of another state than the guests; where none is told, by a name that is not of home, where they are."""
    state = stage.registry.country_of(key)
    if state is None:
        return states == {HOME} and not vietnamese_name(name_key(stage.registry.entries[key].name))
    return state not in states
