"""Stage 4 of 7: Sentence → Mention. Cities and regions from the gazetteer, buildings and sites by their head noun.

A venue is a fixed name («Phủ Chủ tịch»), the seat of a body («trụ sở Bộ Ngoại giao Lào») or a head noun with a name
behind it («sân bay Nội Bài»); heads and fixed names are in `seeds/knowledge/venues.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from vnus_graph.grammar.country_names import cues
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.grammar.gazetteer import NOWHERE, City, cities, country_of
from vnus_graph.grammar.lexicon import EVERYTHING, Lexicon
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.localities import of_the_paper
from vnus_graph.model import PlaceMention
from vnus_graph.resources import table

__all__ = ["country_of", "places"]

_LONGEST_SEAT = 12
_LOCAL_OFFICES = frozenset({("thị", "trưởng"), ("đô", "trưởng"), ("tỉnh", "trưởng"), ("thống", "đốc"), ("thủ", "hiến")})
_LONGEST_RUN = 6
_LONGEST_COMMUNE = 3
_PARTICLES = frozenset({"de", "la", "del", "las", "los", "al", "of", "the", "das", "do"})
_BETWEEN_HEAD_AND_NAME = Lexicon((word, None) for word in ("quốc tế", "quốc gia", "hoàng gia", "mang tên", "quân sự"))
_WITHIN_NAMES = Lexicon(
    (
        (words, None)
        for words in ("Chủ tịch", "Chiến thắng", "Hòa bình", "Hữu nghị", "Liệt sĩ", "Quốc gia", "Quốc tế", "Văn hóa")
    ),
    cased=EVERYTHING,
)
"""Words of two syllables, the second small, that names of sites have among their capitals."""


def places(line: Line) -> tuple[PlaceMention, ...]:
    """The places named in a sentence whose states are already found, left to right, without overlap.

    A mention begins with the noun that introduces it («thủ đô Paris»), `name` without it («Paris»); a venue's name
    keeps its head noun. Rules: `place.city`, `place.division` («tỉnh Gunma»), `place.region` («vịnh Hạ Long»),
    `place.fixed`, `place.seat`, `place.site`. States themselves are no places here.
    """
    return tuple(_Reader(line).mentions())


@cache
def _fixed() -> Lexicon[str]:
    """Whole names of venues; their first letter may be small."""
    return _whole("fixed")


@cache
def _offices() -> Lexicon[str]:
    """Bodies that stand for their building where somebody is received at them («tại Văn phòng Chính phủ»)."""
    return _whole("office")


@cache
def _loosely() -> Lexicon[str]:
    """Both, in whatever letters («tại Nhà trắng», «tại Văn phòng chính phủ»)."""
    rows = [row for row in table("venues") if row["kind"] in {"fixed", "office"}]
    return Lexicon((row["head"], row["country"]) for row in rows)


def _whole(kind: str) -> Lexicon[str]:
    rows = [row for row in table("venues") if row["kind"] == kind]
    return Lexicon(((row["head"][0].lower() + row["head"][1:], row["country"]) for row in rows), cased=EVERYTHING)


@cache
def _heads(*kinds: str) -> Lexicon[str]:
    rows = [row for row in table("venues") if row["kind"] in kinds]
    return Lexicon(((row["head"], row["kind"]) for row in rows), cased={r["head"] for r in rows if r["kind"] == "body"})


@cache
def _introductions() -> frozenset[str]:
    """Last syllables of the words that call for a place behind them."""
    return frozenset(fold(row["head"].split()[-1]) for row in table("venues") if row["kind"] in {"in", "admin"})


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in table("surnames") if row["strength"] == "strong")


@lru_cache(maxsize=1 << 16)
def _opens(word: str) -> bool:
    """Whether a place may be named from the token `word` on: from most words none is."""
    heads = _heads("seat"), _heads("run", "foreign", "region"), _heads("admin")
    return any(names.starts(word) for names in (cities(), _fixed(), _offices(), *heads))


class _Reader:
    """One left-to-right pass over a sentence."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def mentions(self) -> Iterator[PlaceMention]:
        at = 0
        while at < len(self.line):
            if not _opens(self.line.tokens[at].text):
                at = max(self._state(at), at + 1)
                continue
            found = self._longest(at)
            if found is None:
                at = max(self._state(at), self._no_place(at), at + 1)
                continue
            at, mention = found
            yield mention

    def _state(self, at: int) -> int:
        """Index behind the state named at `at`; 0 where none is."""
        return self.line.countries.get(at, (0,))[0]

    def _no_place(self, at: int) -> int:
        """Index behind a name that only looks like a place's («Thái Bình Dương»); 0 where none is."""
        match = cities().match(self.line.tokens, at)
        return at + match[0] if match and match[1].country == NOWHERE else 0

    def _longest(self, at: int) -> tuple[int, PlaceMention] | None:
        """The reading that goes furthest; of equals, the one that knows most."""
        readings = [self._fixed(at), self._seat(at), self._site(at), self._city(at), self._division(at)]
        return max((found for found in readings if found), key=lambda found: found[0], default=None)

    def _fixed(self, at: int) -> tuple[int, PlaceMention] | None:
        match = _fixed().match(self.line.tokens, at)
        # «công tác tại Văn phòng Chính phủ» names the body.
        if match is None and self.line.word(at - 1) in {"tại", "ở"} and self.line.word(at - 2) not in {"tác", "việc"}:
            match = (_loosely() if self.line.capital(at) else _offices()).match(self.line.tokens, at)
        if match is None:
            return None
        end = at + match[0]
        owner = self.line.countries.get(end)
        country = owner[1].code if owner else match[1] or None
        end = owner[0] if owner else end
        return end, self._mention(at, end, "place.fixed", at, venue=True, country=country)

    def _seat(self, at: int) -> tuple[int, PlaceMention] | None:
        """«trụ sở» and a body, up to and with the state that owns it."""
        head = _heads("seat").match(self.line.tokens, at)
        body = _heads("owner", "body").match(self.line.tokens, at + head[0]) if head else None
        if head is None or body is None:
            return None
        end = at + head[0] + body[0]
        country = None
        while end - at < _LONGEST_SEAT:
            if end in self.line.countries:
                end, owner = self.line.countries[end]
                country = owner.code
                break
            if self.line.word(end) == "của" and self.line.capital(end + 1):
                end += 1
            elif not self._name_part(end):
                break
            end += 1
        return end, self._mention(at, end, "place.seat", at, venue=True, country=country)

    def _site(self, at: int) -> tuple[int, PlaceMention] | None:
        """A head noun and the capitalised words behind it: «sân bay quốc tế Nội Bài», «vịnh Hạ Long»."""
        head = _heads("run", "foreign", "region").match(self.line.tokens, at)
        ship = self.line.word(at - 1) == "tàu"  # «tàu sân bay» is an aircraft carrier
        if head is None or ship or self._state(at) or _fixed().match(self.line.tokens, at):
            return None
        start = at + head[0]
        if head[1] != "region" and (between := _BETWEEN_HEAD_AND_NAME.match(self.line.tokens, start)):
            start += between[0]
        if head[1] == "foreign" and not self._foreign(start):
            return None
        end = self._run(start, _LONGEST_RUN)
        if end == start or start in self.line.countries or self.line.inside_word(at):
            return None
        if head[1] == "region":
            return end, self._mention(at, end, "place.region", at)
        return end, self._mention(at, end, "place.site", at, venue=True)

    def _city(self, at: int) -> tuple[int, PlaceMention] | None:
        match = cities().match(self.line.tokens, at)
        if match is None or match[1].country == NOWHERE or self._state(at) >= at + match[0]:
            return None
        end, city = at + match[0], match[1]
        if not (self._stands_alone(at, end, city) and (not city.introduced or self._introduced(at, end))):
            return None
        return end, self._mention(at, end, "place.city", at, country=city.country)

    def _division(self, at: int) -> tuple[int, PlaceMention] | None:
        """«thủ đô», «tỉnh», «bang», … and a name."""
        head = _heads("admin").match(self.line.tokens, at)
        if head is None or self.line.word(at - 1) in {"liên", "cả", "xã"}:
            return None
        start = at + head[0]
        match = cities().match(self.line.tokens, start)
        if match is not None and match[1].country != NOWHERE:
            end = start + match[0]
            return end, self._mention(at, end, "place.city", start, country=match[1].country)
        if (
            start < len(self.line)
            and self.line.tokens[start].text.isdigit()
            and self.line.word(at) in {"quận", "phường"}
        ):
            return start + 1, self._mention(at, start + 1, "place.division", at)
        city = self.line.word(at) in {"tp", "tp."} and self._person(start)
        if start in self.line.countries or city or of_the_paper(self.line, at):
            return None  # «Chủ tịch UBND TP (tỉnh) Trần Văn An»
        end = self._run(start, _LONGEST_COMMUNE)
        return (end, self._mention(at, end, "place.division", start)) if end > start else None

    def _stands_alone(self, at: int, end: int, city: City) -> bool:
        """Whether the name is no part of a longer one: a person's, a club's, an ocean's."""
        if all(is_vietnamese(part) for part in city.name.split()):
            before = self.line.capital(at - 1) and self.line.word(at - 1) in _surnames()
            after = (
                self.line.capital(end) and is_vietnamese(self.line.tokens[end].text) and end not in self.line.countries
            )
            return not before and (not after or self.line.word(end) in _surnames())
        if tuple(self.line.low[max(0, at - 2) : at]) in _LOCAL_OFFICES:
            return not self._foreign(end) or self._foreign(end + 1)  # «Thị trưởng London Sadiq Khan»
        if self._foreign(at - 1) or (self._foreign(end) and end not in self.line.countries):
            return False
        return end - at > 1 or self.line.word(at - 1) not in cues("person") | cues("head")

    def _introduced(self, at: int, end: int) -> bool:
        """«tại Vinh», «Vinh (Nghệ An)»."""
        if self.line.word(at - 1) in _introductions():
            return True
        return self.line.word(end) == "(" and (end + 1 in self.line.countries or self.line.capital(end + 1))

    def _foreign(self, at: int) -> bool:
        """A capitalised word that is no Vietnamese syllable and no acronym."""
        if not self.line.capital(at):
            return False
        text = self.line.tokens[at].text
        return not is_vietnamese(text) and not (len(text) > 1 and text.isupper())

    def _name_part(self, at: int) -> bool:
        """A capitalised word or what follows within it («Quốc gia»)."""
        return self.line.capital(at) or (self.line.inside_word(at) and self.line.tokens[at].text.islower())

    def _run(self, start: int, longest: int) -> int:
        """Index behind the capitalised words that begin at `start`; a state or a person's name ends them."""
        end = start
        while end < len(self.line) and end - start < longest:
            if end > start and (end in self.line.countries or self._person(end)):
                break
            if within := _WITHIN_NAMES.match(self.line.tokens, end):
                end += within[0]
                continue
            particle = self.line.word(end) in _PARTICLES or (self.line.word(end) == "-" and self._glued(end))
            if not (self._capital(end) or (end > start and particle and self.line.capital(end + 1))):
                break
            end += 1
        return end

    def _capital(self, at: int) -> bool:
        """Whether a capital opens the token, an elided article before it or not: «(Cung) d'Arcy»."""
        text = self.line.tokens[at].text
        return self.line.capital(at) or (text[:2] in {"d'", "d’", "l'", "l’"} and text[2:3].isupper())

    def _person(self, at: int) -> bool:
        """Whether a surname and more of a name begin at `at`."""
        return self.line.capital(at) and self.line.word(at) in _surnames() and self.line.capital(at + 1)

    def _glued(self, at: int) -> bool:
        """Whether the token touches the one before it."""
        return self.line.tokens[at].start == self.line.tokens[at - 1].end

    def _mention(
        self, at: int, end: int, rule: str, named_from: int, *, venue: bool = False, country: str | None = None
    ) -> PlaceMention:
        tokens = self.line.tokens
        name = self.line.text(named_from, end)
        mention = PlaceMention(tokens[at].start, tokens[end - 1].end, rule, name, venue, country or None)
        return replace(mention, country=self._state_behind(end) or mention.country)

    def _state_behind(self, end: int) -> str | None:
        """«Chiang Mai (Thái Lan)»."""
        state = self.line.countries.get(end + 1) if self.line.word(end) == "(" else None
        return state[1].code if state and self.line.word(state[0]) == ")" else None
