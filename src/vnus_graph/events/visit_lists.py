"""Stage 5 of 7: Sentence + Mention → Claim. Visits told as a list of who came when.

«Các đoàn ta thăm B có: Thủ tướng A (6/1961), Chủ tịch C (9/1988 và 5/1997); …», «… thăm B sau Tổng thống A (2000), C
(2006)»: the background that ministries publish. Each is a visit of its own; who is not named, or has no day, has none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vnus_graph.events import destinations
from vnus_graph.events.position import period
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import Claim, Period, PersonMention

_INTRODUCING = frozenset({":", "có", "gồm", "như", "là"})
_FORERUNNERS = "sau"
"""«A thăm B sau C (2000), D (2006)»: a list of those before A, who is told of besides."""
_REACH = 14
_NEAR = 3
"""Tokens between the word that introduces the list and the first name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of visits: from which token on, and who came on which days."""

    first: int
    destination: str
    """Code of the state."""
    items: tuple[tuple[Phrase, tuple[Period, ...]], ...]
    besides: bool
    """Whether the verb has a subject of its own."""


def listed(stage: Stage, trigger: Trigger) -> Listed | None:
    """The list that the verb or noun of a visit to a state introduces, if two or more of it are named with days."""
    line = stage.scene.line
    if "(" not in line.low[trigger.last :]:
        return None
    to_us = line.low[trigger.last : trigger.last + 2] == ("nước", "ta") or line.word(trigger.last) == "ta"
    destination = HOME if to_us else destinations.destination(stage, trigger)[0]
    if destination is None:
        return None
    for at in range(trigger.last, min(trigger.last + _REACH, len(line))):
        phrase = stage.scene.phrase(at)
        if phrase is not None and isinstance(phrase.mention, PersonMention):
            return None
        if phrase is None and line.word(at) in _INTRODUCING | {_FORERUNNERS}:
            items = _items(stage, at + 1)
            near = bool(items) and items[0][0].first <= at + 1 + _NEAR
            if near and len(items) > 1:
                return Listed(at, destination, items, line.word(at) == _FORERUNNERS)
    return None


def _items(stage: Stage, start: int) -> tuple[tuple[Phrase, tuple[Period, ...]], ...]:
    """Who is named before each bracket with a date in it, from token `start` on."""
    line, phrases = stage.scene.line, stage.scene.parsed.phrases
    found: list[tuple[Phrase, tuple[Period, ...]]] = []
    behind = start
    for at in range(start, len(line)):
        if line.word(at) != "(":
            continue
        end = next((i for i in range(at, len(line)) if line.word(i) == ")"), len(line))
        days = tuple(day for p in phrases if at < p.first < end and (day := period(p)) is not None)
        named = [p for p in phrases if behind <= p.first and p.last <= at and _person(p)]
        if days and named and ";" not in line.low[named[-1].last : at]:
            found.append((named[-1], days))
        behind = end
    return tuple(found)


def _person(phrase: Phrase) -> bool:
    return isinstance(phrase.mention, PersonMention) and bool(phrase.mention.name)


def write(stage: Stage, trigger: Trigger, told: Listed) -> None:
    """A claim for each visit of the list."""
    destination, status = told.destination, stage.status(trigger)
    if status != "Held":
        return
    if f"country:{destination}" not in stage.registry.entries:
        stage.registry.add_country(destination, stage.evidence("visit.listed"))
    for phrase, days in told.items:
        for key in stage.of(phrase):
            if stage.registry.country_of(key) == destination:
                continue
            roles = (("visitor", key), ("destination", f"country:{destination}"))
            for when in days:
                stage.write(Claim(trigger.word.kind, roles, (stage.evidence("visit.listed"),), status, when), trigger)
                stage.drafts[-1] = replace(stage.drafts[-1], asserted=True, leaning=False, plain=False)
