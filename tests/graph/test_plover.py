"""Event rows: PLOVER's vocabulary and rules, POLECAT's columns, read as POLECAT is read."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas
import pytest
from pyoxigraph import NamedNode, Store

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.exports import export
from vnus_graph.graph.exports.plover import COLUMNS, EXTRA, QUAD_CODES
from vnus_graph.graph.exports.plover_actors import iso3
from vnus_graph.graph.vocabulary import ID, below, plover
from vnus_graph.model import Resolution


def rows(store: Store) -> dict[str, dict[str, str]]:
    found = csv.DictReader(io.StringIO(export(store, "plover").decode()), delimiter="\t")
    assert tuple(found.fieldnames or ()) == (*COLUMNS, *EXTRA)
    return {row["Event ID"]: row for row in found}


def test_rows_say_who_did_what_to_whom(store: Store) -> None:
    row = rows(store)["event/visit-us-2024-03-04"]
    told = {
        name: row[name]
        for name in ("Event Date", "Event End Date", "Event Type", "Event Mode", "Quad Code", "Contexts")
    }
    assert told == {
        "Event Date": "2024-03-04",
        "Event End Date": "2024-03-06",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Quad Code": "VERBAL COOPERATION",
        "Contexts": "None",
    }
    assert (row["Actor Name"], row["Actor Country"]) == ("Đoàn Bộ Thủy văn; Phạm Hạ Vũ", "VNM; VNM")
    assert (row["Recipient Name"], row["Recipient Country"], row["Country"]) == ("United States", "USA", "USA")


def test_sectors_and_titles_come_from_offices_and_senders(store: Store) -> None:
    row = rows(store)["event/visit-us-2024-03-04"]
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("GOV; GOV", "GOV; GOV")
    assert row["Actor Title"] == "None; Bộ trưởng Thủy văn"
    assert rows(store)["event/call-2024-04"]["Actor Title"] == "None; None"  # an article that gives no office


def test_the_host_is_the_recipient(store: Store) -> None:
    row = rows(store)["event/meeting-2024-03-05"]
    assert (row["Actor Name"], row["Recipient Name"]) == ("Đoàn Bộ Thủy văn; Phạm Hạ Vũ", "Ellen Oakfield")
    assert (row["Placename"], row["Country"], row["Event Mode"]) == ("Washington", "USA", "None")


def test_a_city_has_its_number_and_coordinates(store: Store) -> None:
    row = rows(store)["event/meeting-2024-03-05"]
    assert (row["City"], row["GeoNames ID"]) == ("Washington", "4140963")
    assert (row["Latitude"], row["Longitude"]) == ("38.89511", "-77.03637")
    visit = rows(store)["event/visit-us-2024-03-04"]
    assert (visit["City"], visit["GeoNames ID"], visit["Latitude"]) == ("None", "None", "None")


def test_a_state_of_the_past_has_no_code_of_another() -> None:
    assert iso3(NamedNode(ID + "country/vn")) == "VNM"
    assert iso3(NamedNode(ID + "country/cs")) is None


def test_where_no_one_is_host_all_are_actors(store: Store) -> None:
    row = rows(store)["event/call-2024-04"]
    assert (row["Actor Name"], row["Recipient Name"]) == ("Ellen Oakfield; Phạm Hạ Vũ", "None")
    assert (row["Event Mode"], row["Date Raw"], row["Event Date"]) == ("phone", "2024-04", "2024-04-01")


def test_what_is_planned_has_its_context(store: Store) -> None:
    row = rows(store)["event/visit-ca"]
    assert (row["Contexts"], row["Status"], row["Event Date"], row["Date Basis"]) == (
        "future",
        "Planned",
        "None",
        "None",
    )


def test_the_date_of_publication_stands_in_and_says_so(store: Store) -> None:
    row = rows(store)["event/invitation-1"]
    assert (row["Event Date"], row["Date Basis"], row["Date Raw"]) == ("2024-03-07", "publication", "None")


@pytest.mark.parametrize("status", ["Cancelled", "Denied"])
def test_what_was_called_off_or_denied_makes_no_row(status: str, resolution: Resolution) -> None:
    events = tuple(replace(e, status=status, edges=()) if "visit-ca" in e.id else e for e in resolution.events)
    assert "event/visit-ca" not in rows(dataset(replace(resolution, events=events)))  # type: ignore[arg-type]


def test_every_kind_of_event_has_its_plover_type() -> None:
    kinds = set(below("Event")) - {"Event"}
    assert {plover(kind, "ploverType") for kind in kinds} == set(QUAD_CODES)
    assert {plover(kind, "ploverMode") for kind in kinds} == {None, "visit", "phone"}


def test_rows_read_as_polecat_is_read(store: Store) -> None:
    """As users read the weekly files: tab-separated, «None» for nothing, several actors parted by «; »."""
    table = pandas.read_csv(io.BytesIO(export(store, "plover")), sep="\t", parse_dates=["Event Date"])
    assert len(table) == 6
    states = table["Actor Country"].str.split("; ").explode()
    assert set(states.dropna()) == {"USA", "VNM"}
    assert table["Event Date"].dt.year.dropna().eq(2024).all()
