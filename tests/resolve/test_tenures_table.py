"""`tenures.tsv`: every row can be read, and no office has two holders but on the day of a hand-over."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from vnus_graph.events.spelling import name_key
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import name_of
from vnus_graph.grammar.fold import fold, spell
from vnus_graph.grammar.offices import office_of
from vnus_graph.model import Title
from vnus_graph.resolve.holders import Tenure, listed
from vnus_graph.resources import table

ROWS = table("tenures")
TENURES = tuple(listed())
OFFICES = sorted({(tenure.office.label, tenure.office.of) for tenure in TENURES})
LONGEST_VACANCY = timedelta(days=20)
"""Of a Vietnamese office of state since 2011."""


def of(label: str, body: str) -> list[Tenure]:
    """The tenures of one office, the first first."""
    found = [tenure for tenure in TENURES if (tenure.office.label, tenure.office.of) == (label, body)]
    return sorted(found, key=lambda tenure: tenure.begins)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['office']} {row['of']} {row['holder']} {row['from']}")
def test_a_row_is_whole(row: dict[str, str]) -> None:
    assert row["holder"] == spell(row["holder"])
    assert row["from"]
    assert row["until"]
    assert row["acting"] in {"", "yes"}
    assert row["source"].startswith("http")
    assert row["holder"] not in row["others"].split("|")


@pytest.mark.parametrize("tenure", TENURES, ids=lambda tenure: f"{tenure.office} {tenure.holder.name} {tenure.begins}")
def test_a_tenure_begins_before_it_ends(tenure: Tenure) -> None:
    assert tenure.begins[0] <= tenure.begins[1] < tenure.ends[1]
    assert tenure.begins[0] < tenure.ends[0] <= tenure.ends[1]


@pytest.mark.parametrize(("label", "body"), OFFICES)
def test_an_office_is_one_that_titles_word(label: str, body: str) -> None:
    state = body if len(body) == 2 else None
    assert state is None or name_of(state)
    assert state is not None or fold(body) in organizations()
    office = office_of(Title(0, 0, label, None, state))
    assert office is not None
    assert (office.label, office.of) == (label, body)


@pytest.mark.parametrize(("label", "body"), OFFICES)
def test_nobody_holds_an_office_beside_another(label: str, body: str) -> None:
    """One may begin on the day, or in the month, that the other ends."""
    for earlier, later in pairwise(of(label, body)):
        assert later.begins[1] >= earlier.ends[0]


@pytest.mark.parametrize(
    "label", ["Tổng Bí thư", "Chủ tịch nước", "Thủ tướng", "Chủ tịch Quốc hội", "Bộ trưởng Ngoại giao"]
)
def test_the_offices_of_viet_nam_are_never_vacant_for_long(label: str) -> None:
    recent = [tenure for tenure in of(label, "vn") if tenure.ends[1] >= date(2011, 1, 1)]
    gaps = [later.begins[0] - earlier.ends[1] for earlier, later in pairwise(recent)]
    assert max(gaps) <= LONGEST_VACANCY


def test_a_person_is_spelt_alike_in_every_row() -> None:
    spellings: dict[tuple[str, ...], set[str]] = {}
    for row in ROWS:
        for name in (row["holder"], *filter(None, row["others"].split("|"))):
            spellings.setdefault((*sorted(name_key(name)), row["of"]), set()).add(row["holder"])
    assert [names for names in spellings.values() if len(names) > 1] == []
