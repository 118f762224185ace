"""Stage 5 of 7: Sentence + Mention → Claim. One state that reaches a level of relations with each of a list of others.

«A đã thiết lập quan hệ Đối tác chiến lược với B (2008), C (2012) và D (2016)», «A nâng cấp quan hệ với B và C»: each is
a pair with A, on its own day; those of the list are no pair among themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vnus_graph.events.foundings import NUMBERS, REACH
from vnus_graph.events.levels import levels
from vnus_graph.events.position import period
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger, Word
from vnus_graph.model import CountryMention, DateMention, Period

_JOINING = frozenset({",", "và", "với", "cùng", ";"})
_DATING = frozenset({"(", ")", "năm", "tháng", "vào", "từ", "hồi", "ngày"})
_COUNTING = frozenset(
    [*NUMBERS, *"các những nước quốc gia gồm là như bao : trong đó có lớn láng giềng khu vực".split()]
)
"""Between «với» and the first of a list: «với tám nước: A, B …», «với các nước như A, B»."""
_STOPS = frozenset({".", ";", "khi", "nhân", "giữa", "trong"})


_LEVEL = Word("", "noun", "RelationshipUpgrade", "upgrade", frozenset())


@dataclass(slots=True)
class Other:
    """One of the list, with what is said of when."""

    key: str
    when: Period | None = None
    joined: bool = False
    """Whether the next one follows with «và», so that its day is of both."""


def listed(stage: Stage, trigger: Trigger) -> list[Other]:
    """Those behind «với», if they are two or more; empty otherwise."""
    at = _opening(stage, trigger)
    found: list[Other] = []
    line = stage.scene.line
    while 0 < at < len(line):
        phrase = stage.scene.phrase(at)
        if phrase is not None and isinstance(phrase.mention, CountryMention) and not phrase.mention.adjective:
            found.append(Other(f"country:{phrase.mention.code}"))
            at = phrase.last
        elif phrase is not None and isinstance(phrase.mention, DateMention) and found:
            when = period(phrase)
            found[-1].when = when if when is not None and not when.end else None
            at = phrase.last
        elif phrase is None and line.word(at) in _JOINING | _DATING and found:
            found[-1].joined |= line.word(at) == "và"
            at += 1
        else:
            break
    if len({other.key for other in found}) < max(2, len(found)):
        return []
    _share(found)
    return found


def subject(stage: Stage, trigger: Trigger) -> str | None:
    """The one state of which the list is told."""
    told = stage.keys(stage.scene.subject(trigger.first))
    states = {key for key in told if key.startswith("country:")}
    if not told and stage.scene.line.low[max(0, trigger.first - 4) : trigger.first].count("ta"):
        return f"country:{stage.focus.home}"  # «nước ta», «ta»
    return states.pop() if len(states) == 1 else None


def by_level(stage: Stage) -> Iterator[Trigger]:
    """«A có quan hệ Đối tác chiến lược với B (2010) và C (2011)»: without a verb, it is the years that tell."""
    line = stage.scene.line
    if any(trigger.word.frame == "upgrade" for trigger in stage.scene.triggers):
        return
    for at in range(len(line)):
        match = levels().match(line.tokens, at)
        if match is not None:
            trigger = Trigger(at, at + match[0], _LEVEL)
            if all(other.when is not None for other in listed(stage, trigger)):
                yield trigger


def _opening(stage: Stage, trigger: Trigger) -> int:
    """Index of the first of the list, behind «với» and what counts them; 0 where there is none."""
    line = stage.scene.line
    for at in range(trigger.last, min(trigger.last + REACH, len(line))):
        if line.word(at) in _STOPS or isinstance(getattr(stage.scene.phrase(at), "mention", None), CountryMention):
            return 0
        if line.word(at) == "với":
            behind = at + 1
            while line.word(behind) in _COUNTING or line.word(behind).isdigit():
                if stage.scene.phrase(behind) is not None:
                    break
                behind += 1
            return behind
    return 0


def _share(others: list[Other]) -> None:
    """«B và C (2023)», «B, C và D năm 2008»: the last day is of those before it that have none of their own."""
    alone = all(other.when is None for other in others[:-1])
    for other, following in zip(reversed(others[:-1]), reversed(others[1:]), strict=True):
        if other.when is None and (alone or other.joined):
            other.when = following.when
