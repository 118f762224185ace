"""Stage 5 of 7: Sentence + Mention → Claim. Sides of an encounter that are told in one group: «A và B», «A, B và C»."""

from __future__ import annotations

from collections.abc import Iterator

from vnus_graph.events import parties
from vnus_graph.events.known import out_of_office
from vnus_graph.events.position import period
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.model import DateMention, GroupMention

Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""Keys of the one side and of the other."""


def pair(stage: Stage, group: Group | None) -> Sides:
    """Both sides in one group: «A và B», «hai bên»; more than two are told apart by state."""
    keys = parties.actors(stage, group)
    if group is not None and _others_then(stage, group, keys):
        return (), ()
    if len(keys) == 2 and parties.may_meet(stage, keys):
        return (keys[0],), (keys[1],)
    if len(keys) > 2:
        first = stage.registry.country_of(keys[0])
        ours = tuple(key for key in keys if stage.registry.country_of(key) == first)
        theirs = tuple(key for key in keys if stage.registry.country_of(key) != first)
        if first and theirs and all(stage.registry.country_of(key) for key in theirs):
            return ours, theirs
    return (), ()


def _others_then(stage: Stage, group: Group, keys: tuple[str, ...]) -> bool:
    """«Năm 2020, hai Thủ tướng hội đàm», in an article that names the one of 2010: not he."""
    offices = [phrase.mention.head for phrase in group.phrases if isinstance(phrase.mention, GroupMention)]
    if not offices:
        return False
    told = (period(phrase) for phrase in stage.scene.parsed.phrases if isinstance(phrase.mention, DateMention))
    years = {when.start.year for when in told if when is not None and when.start.year}
    names = [stage.registry.entries[key].name for key in keys]
    return any(
        years and all(out_of_office(name, office, year) for year in years) for name in names for office in offices
    )


def among(stage: Stage, keys: tuple[str, ...]) -> Iterator[Sides]:
    """«A, B và C họp ba bên»: those beside A, who met each other as well, if of further states."""
    for at, key in enumerate(keys):
        others = tuple(o for o in keys[at + 1 :] if stage.registry.country_of(o) != stage.registry.country_of(key))
        if others:
            yield (key,), others
