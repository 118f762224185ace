"""Stage 5 of 7: Sentence + Mention → Claim. Offices of counterparts: «Thủ tướng A đón người đồng cấp Lào B».

B is prime minister too. So it is with ministers, and with presidents where the state has one; what the chairs of
parliaments and parties are called differs from state to state.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from vnus_graph.events.stage import Stage
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.grammar.offices import office_of
from vnus_graph.grammar.title_words import peer
from vnus_graph.model import PersonMention, Title

_EVERYWHERE = re.compile(r"(?:phó )?thủ tướng|ngoại trưởng|(?:thứ|bộ) trưởng (?=\w)|tổng thống")


def read(stage: Stage) -> None:
    """Add the office of the person named before a counterpart to the counterpart."""
    people = [phrase for phrase in stage.scene.parsed.phrases if _acting(stage, phrase)]
    for before, phrase in pairwise(people):
        mention = phrase.mention
        assert isinstance(mention, PersonMention)
        if not mention.name or not mention.titles or not peer(mention.titles[-1].label):
            continue
        for key in stage.of(phrase):
            told = {title.country for title, _ in stage.registry.entries[key].titles} - {None}
            state = mention.titles[-1].country or (told.pop() if len(told) == 1 else None)
            if (title := _office(stage, before, state)) is not None:
                evidence = stage.evidence("office.peer")
                stage.registry.entries[key].titles.append((replace(title, country=state, body=None), evidence))


def _acting(stage: Stage, phrase: Phrase) -> bool:
    """A person, but not the «Tổng thống B» of «cố vấn của Tổng thống B»."""
    mention = phrase.mention
    owner = isinstance(mention, PersonMention) and not mention.name and stage.scene.line.word(phrase.first - 1) == "của"
    return isinstance(mention, PersonMention) and not owner


def _office(stage: Stage, before: Phrase, state: str | None) -> Title | None:
    """The one office of him who is named before, as far as a person of that state may have it too."""
    keys = stage.of(before)
    if len(keys) != 1 or not keys[0].startswith("person:"):
        return None
    held = {_label(title): title for title, _ in stage.registry.entries[keys[0]].titles if not title.former}
    found = [title for label, title in held.items() if _EVERYWHERE.match(label)]
    return found[0] if len(found) == 1 and not _chaired(found[0], state) else None


def _label(title: Title) -> str:
    office = office_of(title)
    return fold(office.label if office else title.label)


def _chaired(title: Title, state: str | None) -> bool:
    """Whether it is that of a president, and the state has none but a chairman, or goes unnamed."""
    if not fold(title.label).startswith("tổng thống"):
        return False
    return state is None or state == HOME or office_of(Title(0, 0, "Chủ tịch", country=state)) is not None
