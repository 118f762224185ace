"""Stage 6 of 7: Reading → what its text says around a Vietnamese name, where offices say nothing of who is meant.

Namesakes are told apart, and one person is recognised, by his walk of life («bị cáo», «tiền vệ»), his age, and by the
telling words around the name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from vnus_graph.grammar.fold import fold
from vnus_graph.model import Around, Circumstances, Entity, Evidence, Reading
from vnus_graph.resolve.addressed import addressed
from vnus_graph.resolve.apposition import apposition
from vnus_graph.resolve.astray import astray
from vnus_graph.resolve.personal_names import native, without_surname
from vnus_graph.resolve.travellers import beside, sessions
from vnus_graph.resolve.worded_titles import worded
from vnus_graph.resolve.wording import Wording
from vnus_graph.resources import table

_MENTIONS = 4
_AROUND, _BEFORE, _BEHIND = 220, 7, 12
"""Letters of wording kept on either side of a name; words in which it is said before and behind it what somebody is."""
_BEHIND_NAME = re.compile(r"\s*[,(–-]")
_PAUSE = re.compile(r"[.,!?;:\n]")
_ADDRESS = {"ông": ("man", "adult"), "bà": ("woman", "adult"), "anh": ("man",), "chị": ("woman",), "cô": ("woman",)}
"""What words of address tell."""
GENDERS = frozenset({"man", "woman"})
_SPOUSES = frozenset({"phu nhân", "phu quân"})
_GIVEN_NAMES = frozenset({"sport", "arts"})
_OFTEN = 4
"""Words of one walk of life in an article that is about it."""
_LIST = 40
"""Persons beyond which an article is a list, whose words tell nothing."""
_OF_AGE = 18
_SHORTEST, _NAMED = 4, "named"
"""Letters of cues that count right before the name only («em», «thầy»), and the walk of which all do («đường»)."""
_END = re.compile(r"[.!?;:\n]")
_WORD = re.compile(r"\w+")


NOTHING = Circumstances()
"""Where the text says nothing."""


def circumstances(reading: Reading) -> Around:
    """All for persons under Vietnamese names, address and wording for others; delegations' company."""
    text, published = reading.document.article.text, reading.document.published
    year = published.year if published else None
    people = [entity for entity in reading.entities if entity.type == "Person" and entity.name and text]
    ours = [entity for entity in people if native(entity.name) or without_surname(entity.name)]
    foreign = addressed(text, (entity for entity in people if entity not in ours))
    told = {key: Circumstances(frozenset({gender})) for key, gender in foreign.items()}
    for one in reading.entities if text else ():
        if one.type == "Delegation":
            along = beside(text, one, people)
            led = sorted(person.name for person in people if person.key in along)
            told[one.key] = Circumstances(beside=along, sessions=sessions(text, one, led))
        elif one.type == "Institution" and astray(text, one):
            told[one.key] = Circumstances(astray=True)
    topics = _topics(text) if ours else frozenset()
    told |= {entity.key: _circumstances(text, entity, year, topics) for entity in ours}
    story = b""
    if 0 < len(people) <= _LIST:
        names = {name for one in people for name in (one.name, *one.aliases)}
        wording = Wording(text, names)
        story = wording.story()
        held = {key for claim in reading.claims if claim.kind == "Tenure" for _, key in claim.roles}
        for one in people:
            spans = [(piece.start, piece.end) for piece in one.evidence[:_MENTIONS]]
            if _NAMED in told.get(one.key, NOTHING).walks:
                continue
            named = [_of_name(piece, one.name) for piece in one.evidence[:_MENTIONS]]
            told[one.key] = replace(
                told.get(one.key, NOTHING),
                telling=True,
                words=wording.around(spans),
                calling=wording.calling(named),
                titles=frozenset() if one.key in held else worded(text, named, names),
            )
    return Around(told, story)


def _topics(text: str) -> frozenset[str]:
    said, counts = text.lower(), Counter[str]()
    for cue, walk in _cues():
        if walk in _GIVEN_NAMES:
            counts[walk] += said.count(cue)
    return frozenset(walk for walk, count in counts.items() if count >= _OFTEN)


def _of_name(piece: Evidence, name: str) -> tuple[int, int]:
    """Where the name stands in a mention that opens with a title or an address."""
    at = piece.quote.find(name)
    return (piece.start + at, piece.start + at + len(name)) if at >= 0 else (piece.start, piece.end)


def _circumstances(text: str, entity: Entity, year: int | None, topics: frozenset[str]) -> Circumstances:
    walks: set[str] = set()
    bynames: set[str] = set()
    homes: set[str] = set()
    born, age, named = None, None, True
    for piece in entity.evidence[:_MENTIONS]:
        start, _ = _of_name(piece, entity.name)
        before, behind = text[max(0, start - _AROUND) : start], text[piece.end : piece.end + _AROUND]
        walks |= (found := _walks(before, behind))
        named = named and _NAMED in found
        told = apposition(behind, entity.name)
        if told.born:
            born = told.born
        elif told.age is not None:
            born, age = (year - told.age, None) if year else (born, told.age)
            walks |= {"pupil"} if told.age < _OF_AGE else set()
        bynames |= told.bynames
        homes |= told.homes
    walks -= {*(() if named else (_NAMED,)), *(("pupil",) if "adult" in walks else ())}
    return Circumstances(
        frozenset(walks),
        born,
        age,
        topics,
        frozenset(bynames),
        frozenset(homes),
    )


def _walks(before: str, behind: str) -> set[str]:
    """What he is called right before the name and in apposition behind it."""
    words = [fold(word) for word in _WORD.findall(_PAUSE.split(before)[-1])][-_BEFORE:]
    calling, apposed = " ".join(_calling(words)), ""
    if _BEHIND_NAME.match(behind):
        apposed = " ".join(fold(word) for word in _WORD.findall(_END.split(behind)[0])[:_BEHIND])
    anywhere = (f" {calling} ", f" {apposed} ")
    return set(_ADDRESS.get(words[-1], ()) if words else ()) | {
        walk
        for cue, walk in _cues()
        if f" {calling}".endswith(f" {cue}")
        or (len(cue) > _SHORTEST and walk != _NAMED and any(f" {cue} " in part for part in anywhere))
    }


def _calling(words: list[str]) -> list[str]:
    """The words before a name without the address; what stands before an address is about him only with «là».

    Or where it is a spouse's: «Phu nhân bà …».
    """
    if not words or words[-1] not in _ADDRESS:
        return words
    return words[:-1] if words[-2:-1] == ["là"] or " ".join(words[-3:-1]) in _SPOUSES else []


@cache
def _cues() -> tuple[tuple[str, str], ...]:
    return tuple((fold(row["cue"]), row["walk"]) for row in table("walks"))
