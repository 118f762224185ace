"""Stage 6 of 7: Reading → what its text says around a Vietnamese name, where offices say nothing of who is meant.

Namesakes are told apart, and one person is recognised, by his walk of life («bị cáo», «tiền vệ»), his age, and by the
wording around the name: two reports of one story share it, two stories share formulas only, which do not count.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vnus_graph.grammar.fold import fold
from vnus_graph.model import Entity, Reading
from vnus_graph.resolve.personal_names import native, without_surname
from vnus_graph.resources import table

_MENTIONS = 4
_AROUND, _BEFORE, _BEHIND = 220, 7, 12
"""Letters of wording kept on either side of a name; words in which it is said before and behind it what somebody is."""
_BEHIND_NAME = re.compile(r"\s*[,(–-]")
_PAUSE = re.compile(r"[.,!?;:\n]")
_ADDRESS = {"ông": ("man", "adult"), "bà": ("woman", "adult"), "anh": ("man",), "chị": ("woman",), "cô": ("woman",)}
"""What words of address tell."""
_OF_AGE = 18
_SHORTEST = 4
"""Letters of cues that count right before the name only: «em», «thầy»."""
_END = re.compile(r"[.!?;:\n]")
_WORD = re.compile(r"\w+")
_AGE = re.compile(
    r"^\s*[(,]?\s*(?:(?:hiện )?(\d{1,2}) tuổi|(?:sn|sinh năm|sinh ngày \d+[-/.]\d+[-/.])\s*(\d{4}))", re.I
)
_FORMULAS = frozenset(
    "thăm chính thức lời mời của chuyến hội đàm với trong khuôn khổ theo tại trụ sở cuộc gặp tiếp đã có thời gian và"
    " các cho biết phát biểu ông bà anh chị là một những được về khi ở từ đến cùng".split()
)
_LISTS = ("titles", "offices", "institution_heads", "fields", "honorifics")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What one article says of somebody beside his offices."""

    walks: frozenset[str] = frozenset()
    """As in `walks.tsv`; man, woman and adult by the words of address."""
    born: int | None = None
    """Year, told or reckoned from the age and the day of the article."""
    age: int | None = None
    """In years, where the article has no day to reckon from."""
    words: bytes = b""
    """Telling three-word sequences around the name, as unsigned 32-bit digests."""


NOTHING = Circumstances()
"""Where the text says nothing."""


def circumstances(reading: Reading) -> dict[str, Circumstances]:
    """By entity key, for the persons under Vietnamese names."""
    text, published = reading.document.article.text, reading.document.published
    year = published.year if published else None
    return {
        entity.key: _circumstances(text, entity, year)
        for entity in reading.entities
        if entity.type == "Person" and entity.name and text and (native(entity.name) or without_surname(entity.name))
    }


def digests(words: bytes) -> array[int]:
    """The digests in `Circumstances.words`."""
    return array("I", words)


def _circumstances(text: str, entity: Entity, year: int | None) -> Circumstances:
    walks: set[str] = set()
    words: set[int] = set()
    born = age = None
    own = set(fold(entity.name).split())
    for piece in entity.evidence[:_MENTIONS]:
        start = piece.start + max(piece.quote.find(entity.name), 0)  # the quote may open with a title or an address
        before, behind = text[max(0, start - _AROUND) : start], text[piece.end : piece.end + _AROUND]
        walks |= _walks(before, behind)
        told = _AGE.match(behind)
        if told and told[2]:
            born = int(told[2])
        elif told:
            born, age = (year - int(told[1]), None) if year else (born, int(told[1]))
            walks |= {"pupil"} if int(told[1]) < _OF_AGE else set()
        said = [fold(word) for word in _WORD.findall(before + text[start : piece.end] + behind)][1:-1]
        words.update(zlib.crc32(" ".join(three).encode()) for three in _telling(said, own))
    return Circumstances(frozenset(walks), born, age, array("I", sorted(words)).tobytes())


def _telling(words: list[str], own: set[str]) -> Iterator[tuple[str, str, str]]:
    """Sequences of three words of which no more than one is of a formula, a title or the name itself."""
    for three in zip(words, words[1:], words[2:], strict=False):
        if sum(word in own or word in _formulas() for word in three) < 2:
            yield three


@cache
def _formulas() -> frozenset[str]:
    listed = {word for name in _LISTS for row in table(name) for word in fold(next(iter(row.values()))).split()}
    return _FORMULAS | listed


def _walks(before: str, behind: str) -> set[str]:
    """What he is called right before the name and in apposition behind it."""
    words = [fold(word) for word in _WORD.findall(_PAUSE.split(before)[-1])][-_BEFORE:]
    said = [" ".join(_calling(words))]
    if _BEHIND_NAME.match(behind):
        said.append(" ".join(fold(word) for word in _WORD.findall(_END.split(behind)[0])[:_BEHIND]))
    return set(_ADDRESS.get(words[-1], ()) if words else ()) | {
        walk
        for part in said
        for cue, walk in _cues()
        if f" {cue} " in f" {part} " and (len(cue) > _SHORTEST or part.endswith(f" {cue}") or part == cue)
    }


def _calling(words: list[str]) -> list[str]:
    """The words before a name without the address; what stands before an address is about him only with «là»."""
    if not words or words[-1] not in _ADDRESS:
        return words
    return words[:-1] if words[-2:-1] == ["là"] else []


@cache
def _cues() -> tuple[tuple[str, str], ...]:
    return tuple((fold(row["cue"]), row["walk"]) for row in table("walks"))
