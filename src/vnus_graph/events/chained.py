"""Stage 5 of 7: Sentence + Mention → Claim. Verbs in a row, of which the first alone says whether they took place."""

from __future__ import annotations

from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import COMES, Trigger
from vnus_graph.model import CountryMention


def coordinated(scene: Scene, trigger: Trigger) -> Trigger | None:
    """«dự kiến hội đàm với A, hội kiến B (, được C tiếp)»: the verb before, whose modality holds for this one too."""
    agent = scene.before(trigger.first)
    passive = agent is not None and agent.governor == "được"
    first = agent.first - 1 if agent is not None and passive else trigger.first
    if trigger.noun or scene.line.word(first - 1) not in {",", "và", ";"} or trigger not in scene.triggers:
        return None
    index = scene.triggers.index(trigger)
    earlier = scene.triggers[index - 1] if index else None
    if (
        earlier is None
        or earlier.noun
        or earlier.word.frame in {"invite", "upgrade"}
        or (earlier.word is COMES and not passive)
    ):
        return None  # who came to B for something else need not have gone on to C
    between = [g for g in scene.groups if earlier.last <= g.first and g.last <= first]
    visits = earlier.word.frame == trigger.word.frame == "visit"  # «sẽ thăm B, C; thăm và dự hội nghị tại D»
    passed = visits and all(group.only(CountryMention) for group in between)
    return earlier if passed or passive or all(g.slot != "free" for g in between[1:]) else None
