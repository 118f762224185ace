"""Stage 5 of 7: Sentence + Mention → Claim. Encounters that nothing but the caption of a picture tells of.

«Thủ tướng A (phải) tiếp ông B, Chủ tịch Tập đoàn C»: whom the body does not tell to have met, and perhaps not even
names. Of two whom the body brings together the caption adds no second encounter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vnus_graph.events import encounters
from vnus_graph.events.families import ENCOUNTERS, family
from vnus_graph.events.registry import Registry
from vnus_graph.events.scene import Scene
from vnus_graph.events.stage import Stage
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.model import Claim, Evidence, PersonMention

_FRAMES = frozenset({"object", "with", "pair", "inverse"})


def newcomers(caption: Parsed, registry: Registry) -> list[PersonMention]:
    """Persons in full («ông B», «Bộ trưởng B C») whom a caption of an encounter names and the body does not."""
    if not any(trigger.word.frame in _FRAMES for trigger in Scene(caption).triggers):
        return []
    mentions = [*(phrase.mention for phrase in caption.phrases), *caption.nested]
    people = [one for one in mentions if isinstance(one, PersonMention) and " " in one.name]
    people = [person for person in people if person.titles or person.honorific]
    return [person for person in people if registry.find_person(person) is None]


def register(registry: Registry, people: Sequence[tuple[PersonMention, Evidence]]) -> None:
    """Make the newcomers known, as actors only where they take part in something."""
    known = {*registry.entries}
    registry.add_persons(people)
    for key in registry.entries.keys() - known:
        registry.entries[key].generic = True


def only_pictured(told: Sequence[Claim], captions: Sequence[Stage]) -> list[Claim]:
    """Encounters held between those of whom no encounter is told, nor planned."""
    found: list[Claim] = []
    for claim in _read(captions):
        parties = {key for _, key in claim.roles}
        known = ({key for _, key in other.roles} for other in (*told, *found) if family(other) in ENCOUNTERS)
        if claim.status == "Held" and not any(len(parties & keys) > 1 for keys in known):
            found.append(claim)
    return found


def _read(captions: Sequence[Stage]) -> Iterator[Claim]:
    for stage in captions:
        stage.drafts.clear()
        encounters.read(stage)
        evidence = (stage.evidence("encounter.pictured"),)
        yield from (replace(draft.claim, evidence=evidence) for draft in stage.drafts)
