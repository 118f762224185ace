"""Stage 5 of 7: Sentence + Mention → Claim. The words that tell of an event, from `triggers.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vnus_graph.events.attending import coming
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.resources import table


@dataclass(frozen=True, slots=True)
class Word:
    """A row of `triggers.tsv`."""

    phrase: str
    form: str
    kind: str
    frame: str
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event: tokens `first` to `last` (exclusive) of a sentence."""

    first: int
    last: int
    word: Word

    @property
    def noun(self) -> bool:
        """«cuộc gặp», «chuyến thăm»."""
        return self.word.form == "noun"


@cache
def _words() -> Lexicon[Word]:
    rows = table("triggers")
    return Lexicon(
        [
            (r["phrase"], Word(r["phrase"], r["form"], r["kind"], r["frame"], frozenset(r["unless"].split("|")) - {""}))
            for r in rows
        ]
    )


def triggers(parsed: Parsed) -> tuple[Trigger, ...]:
    """Triggers of the sentence in order; none inside a noun phrase."""
    line = parsed.line
    found: list[Trigger] = []
    inside = {i for phrase in parsed.phrases for i in range(phrase.first, phrase.last)}
    at = 0
    while at < len(line):
        if coming(parsed, at) and not any(t.word.frame in _JOURNEYS for t in found):
            found.append(Trigger(at, at + 1, COMES))
        match = None if at in inside else _words().match(line.tokens, at)
        if match is None or at + match[0] - 1 in inside or _means_else(parsed, at, at + match[0], match[1]):
            at += 1
            continue
        found.append(Trigger(at, at + match[0], match[1]))
        at += match[0]
    return tuple(found)


def gathering(word: Word) -> bool:
    """«hội nghị thượng đỉnh», «cuộc họp»: what many may attend, an encounter only of two that have it together."""
    return word.phrase in _GATHERINGS


def _means_else(parsed: Parsed, first: int, last: int, word: Word) -> bool:
    """Whether the trigger is part of a longer word or phrase with another meaning."""
    line = parsed.line
    following = line.word(last)
    if gathering(word) and not {"giữa", "với"} & set(line.low[last : last + _NEAR]):
        return True
    if word.phrase == _AND_WORKS and (
        "dự" not in line.low[max(0, first - _CLAUSE) : first] or line.word(first - 1) in _LIVING
    ):
        return True  # «sinh sống và làm việc tại B», but «dự hội nghị và làm việc tại B»
    if any(" ".join(line.low[last : last + len(u.split())]) == u for u in word.unless):
        return True
    if word.frame == "invite" and line.word(first - 1) in _GUESTS:
        return True
    if word.form == "verb" and line.inside_word(first) and line.word(first - 1) not in {"đã", "đang", "sẽ"}:
        return len(word.phrase.split()) == 1 and line.word(first - 1) in _GLUED
    return (
        len(word.phrase.split()) == 1 and line.inside_word(last) and following.isalpha() and following in _GLUED_AFTER
    )


COMES = Word("đến", "verb", "Visit", "visit", frozenset())
"""«đến B dự …», which no row of the table can hold."""
_JOURNEYS = frozenset({"visit", "invite"})
_GATHERINGS = frozenset({"hội nghị thượng đỉnh", "cuộc họp thượng đỉnh", "cuộc họp"})
_NEAR = 6
_AND_WORKS = "và làm việc tại"
_CLAUSE = 24
_LIVING = frozenset({"sống", "tập", "học", "tác", "cư", "ăn"})
_GLUED = frozenset(
    {"trực", "gián", "kế", "liên", "giao", "thân", "nghênh", "lễ", "chuyến", "cuộc", "buổi", "kính", "đưa"}
)
_GUESTS = frozenset({"khách", "chào"})
"""Before «mời», in words for a guest and for an offer."""
_GLUED_AFTER = frozenset({"tục", "theo", "cận", "nhận", "thu", "tế", "hỏi", "quan", "dò"})
