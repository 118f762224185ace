"""Names of cities: the typed table, and the one that is made of GeoNames."""

from __future__ import annotations

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.geonames import rows
from vnus_graph.resources import table


def test_the_made_table_is_what_geonames_says_today() -> None:
    made = [tuple(row.values()) for row in table("geonames")]
    assert made == list(rows()), "make tables"


def test_the_typed_table_overrules_the_made_one() -> None:
    both = {row["name"] for row in table("cities")} & {row["name"] for row in table("geonames")}
    typed = {row["name"]: row["country"] for row in reversed(table("cities")) if row["note"] != "none"}
    assert both & typed.keys()
    assert all(country_of(name) == (typed[name] or None) for name in both & typed.keys())


def test_a_name_of_two_states_lies_in_neither() -> None:
    typed = {fold(row["name"]) for row in table("cities")}
    shared = [row["name"] for row in table("geonames") if not row["country"] and fold(row["name"]) not in typed]
    assert shared
    assert {country_of(name) for name in shared} == {None}
