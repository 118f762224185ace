"""Persons known by the table of tenures: by name and office, or by the name alone in the days of the office."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from readings import Named, reading

from vnus_graph.model import Reading
from vnus_graph.resolve.holders import Tenure, listed
from vnus_graph.resolve.identity import clusters
from vnus_graph.resolve.personal_names import joined, native, strength

STATE = 2


def people(*readings: Reading) -> int:
    """How many persons there are."""
    return sum(cluster.members[0][1].type == "Person" for cluster in clusters(readings).clusters)


def presidents() -> list[Tenure]:
    """Foreign presidents with a last name that nobody else in the table has a part of."""
    bearers = Counter(part for name in {row.holder.name for row in listed()} for part in set(joined(name)))
    return [
        row
        for row in listed()
        if row.office.label == "Tổng thống"
        and not native(row.holder.name)
        and strength(row.holder.name.split()[-1]) == "single"
        and len(row.holder.name.split()[-1]) > 4
        and bearers[joined(row.holder.name)[-1]] == 1
    ]


@pytest.fixture
def president() -> Tenure:
    return presidents()[0]


def test_an_office_and_a_last_name_fit_one_holder(president: Tenure) -> None:
    """Though one of the articles was read to give another state, and the other no office."""
    name = president.holder.name
    bare = Named(name, "")
    assert people(reading("a", Named(name.split()[-1], "", "Tổng thống")), reading("b", bare)) == 1


def test_a_holder_by_the_last_name_in_his_days(president: Tenure) -> None:
    name, day = president.holder.name, president.begins[1] + timedelta(days=40)
    full = reading("a", Named(name, president.office.of, "Tổng thống", day.isoformat()))
    alone = Named(name.split()[-1], "", "", (day + timedelta(days=20)).isoformat())
    before = Named(name.split()[-1], "", "", (president.begins[0] - timedelta(days=4000)).isoformat())
    assert people(full, reading("b", alone)) == 1
    assert people(full, reading("b", before)) == 2
