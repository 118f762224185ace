"""Stage 4 of 7: Sentence → Mention. Which words of a sentence name a state, and which only look like it.

The names are in `country_names`. Those that are also words or personal names («Anh», «Đức», «Nga») are judged by
their neighbours: capitals, the word before, a list of states.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from vnus_graph.grammar.country_names import (
    NO_STATE,
    StateName,
    aliases_of,
    all_names,
    cues,
    english_of,
    is_country,
    name_of,
    short_for,
    short_names,
)
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.model import CountryMention, Token
from vnus_graph.resources import table

__all__ = ["aliases_of", "completed", "countries", "english_of", "is_country", "name_of"]

_STATE_WORDS = Lexicon(
    (phrase, None)
    for phrase in (
        "CH",
        "CHDC",
        "CHDCND",
        "CHLB",
        "CHND",
        "CHXHCN",
        "cộng hòa",
        "cộng hòa dân chủ",
        "cộng hòa dân chủ liên bang",
        "cộng hòa hồi giáo",
        "cộng hòa liên bang",
        "cộng hòa nhân dân",
        "nước",
        "nước CH",
        "nước cộng hòa",
        "nước cộng hòa hồi giáo",
        "đảo quốc",
        "đất nước",
        "phía",
        "quần đảo",
        "quốc đảo",
        "vương quốc",
    )
)
"""What may open the name of any state; it makes a name of the word behind it whatever that may mean elsewhere."""

_PRONOUNS_FIRST = frozenset({"anh", "ý", "áo"})
"""At the head of a sentence these are the pronoun and the common nouns, unless another state follows in a list."""

_DASHES = frozenset("-–—‑")
_BRACKETED = 6
"""Tokens that a note in brackets behind a state of a list may have."""
_FEWEST_LETTERS = 16
"""In fewer, capitals throughout may be an acronym."""


def countries(tokens: Sequence[Token]) -> tuple[CountryMention, ...]:
    """The states named in one sentence, left to right, without overlap.

    A compound of short forms («Việt - Mỹ», «Nhật-Hàn») gives one mention for each half with `adjective` set; a pair of
    ordinary names («Việt Nam - Hoa Kỳ») gives two ordinary mentions. Rules: `country.name`, `country.homograph`,
    `country.full` («Vương quốc Bỉ», «nước Nga»), `country.compound`.
    """
    return tuple(_Reader(tokens).mentions())


@lru_cache(maxsize=1 << 16)
def _opens(word: str) -> bool:
    """Whether a state may be named from the token `word` on: from most words none is."""
    return "-" in word or any(names.starts(word) for names in (all_names(), short_names(), _STATE_WORDS))


class _Reader:
    """One left-to-right pass over a sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.capitals = _all_capitals(tokens)
        self._behind = 0
        """Index behind the state found last."""

    def mentions(self) -> Iterator[CountryMention]:
        at = 0
        while at < len(self.tokens):
            if not _opens(self.tokens[at].text):
                at += 1
                continue
            length, found = self._compound(at) or self._glued(at) or self._full(at) or self._plain(at) or (1, [])
            yield from found
            at += length
            if found:
                self._behind = at

    def _plain(self, at: int) -> tuple[int, list[CountryMention]] | None:
        match = all_names().match(self.tokens, at)
        if match is None:
            return None
        length, name = match
        if name.code == NO_STATE:
            return length, []
        if "homograph" in name.flags:
            accepted, rule = self._homograph(at, at + length), "country.homograph"
        elif "given" in name.flags:
            accepted, rule = self._given(at, at + length), "country.homograph"
        else:
            accepted, rule = True, "country.name"
        return (length, [self._mention(at, at + length, rule, name.code)]) if accepted else None

    def _full(self, at: int) -> tuple[int, list[CountryMention]] | None:
        """A word for «state» and a name: «vương quốc Bỉ», «phía Nga»."""
        word = _STATE_WORDS.match(self.tokens, at)
        if word is None or self._before(at) in cues("not-state"):
            return None
        match = all_names().match(self.tokens, at + word[0])
        whole = all_names().match(self.tokens, at)
        if match is None or match[1].code == NO_STATE or (whole and whole[0] >= word[0] + match[0]):
            return None
        if self._compound(at + word[0]):
            return None
        length = word[0] + match[0]
        return length, [self._mention(at, at + length, "country.full", match[1].code)]

    def _compound(self, at: int) -> tuple[int, list[CountryMention]] | None:
        """«Việt - Mỹ», «Việt-Nhật-Hàn»: members joined by dashes, at least one of them a form used nowhere else."""
        members: list[tuple[int, int, StateName]] = []
        index = at
        while (member := self._member(index)) is not None:
            members.append((index, index + member[0], member[1]))
            index += member[0]
            if index >= len(self.tokens) or self.tokens[index].text not in _DASHES:
                break
            index += 1
        short = any("short" in name.flags for _, _, name in members)
        single = all("homograph" in name.flags and end - start == 1 for start, end, name in members)
        if len(members) < 2 or not (short or single):
            return None
        end = members[-1][1]
        return end - at, [self._mention(s, e, "country.compound", name.code, adjective=True) for s, e, name in members]

    def _member(self, at: int) -> tuple[int, StateName] | None:
        long, short = all_names().match(self.tokens, at), short_names().match(self.tokens, at)
        best = max((found for found in (long, short) if found), key=lambda found: found[0], default=None)
        if best is None or best[1].code == NO_STATE:
            return None
        return None if best[0] == 1 and self._name_goes_on(at + 1) else best

    def _glued(self, at: int) -> tuple[int, list[CountryMention]] | None:
        """A compound that the tokenizer left in one piece: «Việt-Mỹ»."""
        token = self.tokens[at]
        pieces = token.text.split("-")
        if len(pieces) < 2 or len(token.text) != token.end - token.start:
            return None
        found, start = [], token.start
        for piece in pieces:
            match = short_names().match([Token(start, start + len(piece), piece, "", True)], 0)
            if match is None:
                return None
            found.append(CountryMention(start, start + len(piece), "country.compound", match[1].code, adjective=True))
            start += len(piece) + 1
        return 1, found

    def _homograph(self, at: int, end: int) -> bool:
        before = self._before(at)
        if self.capitals:
            return before in cues("head")
        if self._name_goes_on(end) and before not in cues("head") and not self._person_follows(before, end):
            return False
        if self.tokens[at - 1].text in _DASHES and 0 < self._behind == at - 1:  # «Việt Nam - Anh», «Nhật Bản – Ý»
            return True
        if before not in cues("head") and self._inside_word(end):
            return False
        if self._opens_clause(at):
            return fold(self.tokens[at].text) not in _PRONOUNS_FIRST or self._list_follows(end)
        previous = self.tokens[at - 1].text
        if previous[:1].isupper() and is_vietnamese(previous):
            led = before == "đoàn" and fold(self.tokens[end].text) in {"do", "gồm"}  # «Đoàn Nga do A dẫn đầu»
            return led or before in cues("lead")
        return before not in cues("person")

    def _given(self, at: int, end: int) -> bool:
        """«Jordan» the state, apart from a foreign person's name and, of «Georgia», the American state."""
        before, previous = self._before(at), self.tokens[at - 1].text if at else ""
        foreign_before = previous[:1].isupper() and not is_vietnamese(previous) and not previous.isupper()
        following = self.tokens[end].text if end < len(self.tokens) else ""
        foreign_after = following[:1].isupper() and not following.isupper()
        if following in {"(", ","} and (match := all_names().match(self.tokens, end + 1)) and match[1].code == "us":
            return following == "," and previous != ","
        return not foreign_before and (not foreign_after or before in cues("head"))

    def _before(self, at: int) -> str:
        return fold(self.tokens[at - 1].text) if at else ""

    def _name_goes_on(self, end: int) -> bool:
        """Whether a capitalised Vietnamese syllable comes next, as in «Mỹ Đình» and «Đức Chung»."""
        if end >= len(self.tokens) or self.capitals:
            return False
        text = self.tokens[end].text
        if not text[:1].isupper() or not is_vietnamese(text) or (len(text) > 1 and text.isupper()):
            return False
        match = all_names().match(self.tokens, end)
        return match is None or match[1].code == NO_STATE

    def _person_follows(self, before: str, end: int) -> bool:
        """«Đại sứ Việt Nam tại Pháp Trần Văn An»: a surname and more, behind a preposition and the state."""
        name = self.tokens[end : end + 2]
        return before in cues("lead") and fold(name[0].text) in _surnames() and name[-1].text[:1].isupper()

    def _inside_word(self, end: int) -> bool:
        """«Pháp luật», «Mỹ phẩm»: underthesea takes the next syllable for a part of the same word."""
        return end < len(self.tokens) and self.tokens[end].text.islower() and not self.tokens[end].opens

    def _opens_clause(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1].text in {
            '"',
            "“",
            ":",
            ".",
            "…",
            "!",
            "?",
            "-",
            "–",
            "'",
            "‘",
            "«",
            "•",
            "*",
        }

    def _list_follows(self, end: int) -> bool:
        """«Anh, Pháp và Đức», «Anh và Mỹ», «Anh (2010), Đức (2011)»."""
        if end < len(self.tokens) and self.tokens[end].text == "(":
            brackets = range(end + 1, min(end + _BRACKETED, len(self.tokens)))
            end = next((i + 1 for i in brackets if self.tokens[i].text == ")"), end)
        joined = end < len(self.tokens) and fold(self.tokens[end].text) in {",", "và", "-", "–", "hay", "cùng"}
        match = all_names().match(self.tokens, end + 1) if joined else None
        return match is not None and match[1].code != NO_STATE

    def _mention(self, at: int, end: int, rule: str, code: str, adjective: bool = False) -> CountryMention:
        return CountryMention(self.tokens[at].start, self.tokens[end - 1].end, rule, code, adjective)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in table("surnames") if row["strength"] == "strong")


def _all_capitals(tokens: Sequence[Token]) -> bool:
    """A headline in capitals, where they tell nothing."""
    text = "".join(token.text for token in tokens)
    if sum(map(str.isupper, text)) <= 0.8 * _FEWEST_LETTERS:
        return False
    letters = [char for char in text if unicodedata.category(char) in {"Lu", "Ll"}]
    return len(letters) >= _FEWEST_LETTERS and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def completed(found: Sequence[Sequence[CountryMention]]) -> tuple[tuple[CountryMention, ...], ...]:
    """The mentions of a document, sentence by sentence, a shortened name read as the state it shortens there."""
    named = frozenset(mention.code for mentions in found for mention in mentions)
    codes = {code: short_for(code, named) for code in named}
    return tuple(tuple(replace(mention, code=codes[mention.code]) for mention in mentions) for mentions in found)
