"""Stage 4 of 7: Sentence → Mention. Names of cities and provinces, and the state each lies in.

`seeds/knowledge/cities.tsv`, typed, overrules `seeds/knowledge/geonames.tsv`, which `geonames` makes. A name that a
smaller city or a Vietnamese word shares counts as a place only where the words before it call for one.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import EVERYTHING, Lexicon
from vnus_graph.resources import table

NOWHERE = "-"
"""Country of a name that GeoNames has and that is no place's in this kind of text."""


class City(NamedTuple):
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
    for row in (*table("cities"), *table("geonames")):
        country = NOWHERE if row["note"] == "none" else row["country"] or None
        found.setdefault(fold(row["name"]), City(row["name"], country, row["note"] == "introduced"))
    return found
