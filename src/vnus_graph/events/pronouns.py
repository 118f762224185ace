"""Stage 5 of 7: Sentence + Mention → Claim. Who «ông» and «bà» are.

At the head of a clause, the person of whom was told last; behind a verb of meeting never its own subject: in «A tới B.
Tổng thống B tiếp ông» it is A, who is of another state than the host.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vnus_graph.events.registry import GENDERS
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import Mention, PersonMention

if TYPE_CHECKING:
    from vnus_graph.events.focus import Focus
    from vnus_graph.events.stage import Stage

_WITH = frozenset({"với", "cùng"})


def pronoun(mention: Mention | None) -> bool:
    """Whether a mention is nothing but «ông», «bà»."""
    return isinstance(mention, PersonMention) and not mention.name and not mention.titles


def referent(stage: Stage, phrase: Phrase) -> tuple[str, ...]:
    """Key of the person a pronoun stands for; none where nobody fits."""
    focus = stage.focus
    gender = GENDERS.get(getattr(phrase.mention, "honorific", None) or "")  # None: either
    subject = _governing(stage, phrase) if gender else ()
    known = _told(focus) if subject else _anybody(focus)
    fits = (key for key in known if gender is None or focus.registry.entries[key].gender in {gender, None})
    found = next((key for key in fits if not subject or _met(focus, key, subject)), None)
    return (found,) if found is not None else ()


def _governing(stage: Stage, phrase: Phrase) -> tuple[str, ...]:
    """Keys of the subject of the verb of meeting whose object the pronoun is."""
    scene = stage.scene
    verb = phrase.first - (scene.line.word(phrase.first - 1) in _WITH)
    near = [t for t in scene.triggers if t.last in {verb, phrase.first} and t.word.frame in {"object", "with"}]
    return stage.keys(scene.subject(near[-1].first)) if near else ()


def _met(focus: Focus, key: str, subject: tuple[str, ...]) -> bool:
    """Whether the person may be whom the subject met: another one, of another state."""
    states = {focus.registry.country_of(host) for host in subject} - {None}
    return key not in subject and focus.registry.country_of(key) not in states


def _told(focus: Focus) -> Iterator[str]:
    """Persons named so far: of whom was told before this sentence, then the latest."""
    if focus.before is not None:
        yield focus.before
    yield from (key for key in reversed(focus.recent) if key.startswith("person:"))


def _anybody(focus: Focus) -> Iterator[str]:
    if focus.subject is not None:
        yield focus.subject
    yield from focus.persons()
