"""Stage 5 of 7: Sentence + Mention → Claim. Whose «chuyến thăm» it is that is only commented on, by who was received.

«A hội đàm với B tại thủ đô C. Hai lãnh đạo khẳng định ý nghĩa của chuyến thăm»: A's, to the state of B where C lies.
«A chủ trì lễ đón B. … Chuyến thăm là dịp để …»: B's, to the state of A.
"""

from __future__ import annotations

from vnus_graph.events.families import family
from vnus_graph.events.registry import Registry
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.model import Claim, CountryMention, DateMention, PersonMention, PlaceMention

_OTHER = frozenset("một trước cho mong đợi chờ sớm bị từng mời lần sau từ kể khi".split())
"""Before a visit that is not the one under way."""
_NEAR = 8
_STOPS = frozenset(", ; . : kể là có đã sẽ diễn nhằm góp để".split())
_PAST = frozenset({"trước", "ngoái", "vừa", "gần", "tới", "tiếp", "khác", "sắp", "sau"})
"""Right behind one of another time."""


def told_of_guest(stage: Stage, trigger: Trigger) -> tuple[str, tuple[str, ...]] | None:
    """Code of the state and the guest, where but one was received so far, and no journey is told that it may be."""
    if not trigger.noun or trigger.word.phrase != "chuyến thăm" or not _bare(stage, trigger):
        return None
    received = {pair for draft in stage.drafts if (pair := _received(draft.claim, stage.registry)) is not None}
    if len(received) != 1 or any(family(draft.claim) == "Visit" for draft in stage.drafts):
        return None
    ((guest, state),) = received
    return state, (guest,)


def _bare(stage: Stage, trigger: Trigger) -> bool:
    """Nothing is told of whose it is, where to, or when; nor that it is another one."""
    scene = stage.scene
    if _OTHER & set(scene.line.low[max(0, trigger.first - 2) : trigger.first]):
        return False
    behind = scene.line.low[trigger.last : trigger.last + _NEAR]
    if _PAST & set(behind[:4]) or "của" in behind[:5]:
        return False
    ends = next((i for i in range(trigger.last, trigger.last + _NEAR) if scene.line.word(i) in _STOPS), None)
    until = trigger.last + _NEAR if ends is None else ends
    near = (p.mention for p in scene.parsed.phrases if trigger.last <= p.first < until)
    return not any(isinstance(m, CountryMention | PlaceMention | DateMention | PersonMention) for m in near)


def _received(claim: Claim, registry: Registry) -> tuple[str, str] | None:
    """The guest of an encounter, and the state he was received in: that of his host."""
    if (
        claim.status != "Held"
        or family(claim) not in {"Welcome", "Meeting"}
        or (claim.when and not claim.when.start.day)
    ):
        return None
    persons = [(role, key, registry.country_of(key)) for role, key in claim.roles if key.startswith("person:")]
    if family(claim) == "Welcome":
        states = {state for role, _, state in persons if role == "side"}
        guests = [(key, state) for role, key, state in persons if role == "counterpart"]
    else:
        states = {country_of(claim.place) if claim.place else None}
        guests = [(key, state) for _, key, state in persons if state not in states]
    if len(states) != 1 or len(guests) != 1 or {state for _, _, state in persons} - states != {guests[0][1]}:
        return None
    (state,) = states
    if claim.place and country_of(claim.place) not in {state, None}:
        return None
    guest, home = guests[0]
    hosted = any(there == state for _, _, there in persons)
    return (guest, state) if state is not None and home not in {state, None} and hosted else None


def met_several(stage: Stage, visitors: tuple[str, ...]) -> bool:
    """Whether he met people of several states: «chuyến công tác của A» may be to any of them, or to a conference."""
    met = (draft.claim for draft in stage.drafts if {key for _, key in draft.claim.roles} & set(visitors))
    states = {stage.registry.country_of(key) for claim in met for role, key in claim.roles if key not in visitors}
    ours = {stage.registry.country_of(key) for key in visitors}
    return len(states - ours - {None}) > 1


def chosen(stage: Stage, trigger: Trigger) -> tuple[str, int] | None:
    """«A đã chọn B cho chuyến thăm đầu tiên»: code of the state, and the index of «chọn»."""
    scene = stage.scene
    state = scene.phrase(trigger.first - 2) if scene.line.word(trigger.first - 1) == "cho" else None
    if state is None or not isinstance(state.mention, CountryMention) or scene.line.word(state.first - 1) != "chọn":
        return None
    return state.mention.code, state.first - 1
