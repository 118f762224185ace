"""The export formats, read by others' parsers: networkx, rustworkx, pandas, csv, rdflib, Oxigraph."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pandas
import pyoxigraph
import pytest
import rdflib
import rustworkx
from pyoxigraph import Store
from rdflib.compare import isomorphic

from vnus_graph.api import Graph
from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.dates import days
from vnus_graph.graph.exports import FORMATS, export, flat
from vnus_graph.graph.exports.plover import COLUMNS, EXTRA
from vnus_graph.graph.network import network
from vnus_graph.graph.vocabulary import names
from vnus_graph.model import Resolution

VU, OAKFIELD, GROUP = "person/pham-ha-vu", "person/ellen-oakfield", "delegation/bo-thuy-van-2024"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("1973", "1973-01-01", "1973-12-31"),
    ],
)
def test_a_partial_date_spans_all_its_days(written: str, first: str, last: str) -> None:
    assert days(written) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("written", ["--03-06", "--03", "", "0000-03"])
def test_a_date_without_a_year_spans_none(written: str) -> None:
    assert days(written) is None


# --- all formats -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_bytes_depend_on_the_statements_alone(form: str, store: Store, tmp_path: Path) -> None:
    """Another process with other hashes, which loads the statements in another order."""
    (tmp_path / "graph.nq").write_bytes(b"\n".join(reversed(export(store, "nq").splitlines())))
    code = f"import sys, vnus_graph; sys.stdout.buffer.write(vnus_graph.load('graph.nq').export({form!r}))"
    made = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    assert made.stdout == export(store, form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_graph_can_be_written(form: str) -> None:
    assert isinstance(export(Store(), form), bytes)


@pytest.mark.parametrize("form", FORMATS)
def test_any_quote_can_be_written(form: str, resolution: Resolution) -> None:
    event = resolution.events[0]
    odd = replace(event.evidence[0], quote="a\x0b\x00\ufffe<&>\"\t;'\r\n=1+1\U0001f600")
    content = export(dataset(replace(resolution, events=(replace(event, evidence=(odd,)),))), form)
    if form in ("gexf", "graphml"):
        assert ElementTree.fromstring(content) is not None
    if form == "edges":
        assert odd.quote in {row["quotes"] for row in csv.DictReader(io.StringIO(content.decode(), newline=""))}
    if form == "plover":
        assert {len(row) for row in csv.reader(io.StringIO(content.decode()), delimiter="\t")} == {len(COLUMNS + EXTRA)}


def test_unknown_formats_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="gexf"):
        export(store, "xlsx")


def test_the_api_writes_what_it_returns(store: Store, tmp_path: Path) -> None:
    content = Graph(store).export("gexf", tmp_path / "network.gexf")
    assert (tmp_path / "network.gexf").read_bytes() == content


# --- networks --------------------------------------------------------------------------------------------------------


def test_gexf_reads_back(store: Store) -> None:
    graph, again = network(store), networkx.read_gexf(io.BytesIO(export(store, "gexf")))
    assert set(again) == set(graph)
    assert sorted(again.edges()) == sorted(graph.edges())
    assert again.nodes[VU] == {
        "label": "Phạm Hạ Vũ",
        "type": "Person",
        "subtype": "Person",
        "country": "country/vn",
        "mentions": 2,
    }


def gexf_edges(store: Store, event: str) -> list[dict[str, object]]:
    again = networkx.read_gexf(io.BytesIO(export(store, "gexf")))
    return [data for *_, data in again.edges(data=True) if data["event"] == event]


@pytest.mark.parametrize(
    ("event", "start", "end", "written"),
    [
        ("event/visit-us-2024-03-04", "2024-03-04", "2024-03-06", "2024-03-04/2024-03-06"),
        ("event/meeting-2024-03-05", "2024-03-05", "2024-03-05", "2024-03-05"),
        ("event/call-2024-04", "2024-04-01", "2024-04-30", "2024-04"),
        ("event/upgrade-us-vn", None, None, "--09-10"),
        ("event/invitation-1", None, None, None),
        ("tenure/pham-ha-vu-bo-truong-thuy-van", "2024-03-07", "2024-03-07", None),
    ],
)
def test_gexf_edges_last_as_long_as_what_is_known(
    store: Store, event: str, start: str | None, end: str | None, written: str | None
) -> None:
    for data in gexf_edges(store, event):
        assert (data.get("start"), data.get("end"), data.get("date")) == (start, end, written)
    assert gexf_edges(store, event)


def test_an_encounter_without_a_date_lies_within_its_visit(resolution: Resolution) -> None:
    undated = tuple(replace(e, when=None) if "meeting" in e.id else e for e in resolution.events)
    (data, *_) = gexf_edges(dataset(replace(resolution, events=undated)), "event/meeting-2024-03-05")
    assert (data["start"], data["end"]) == ("2024-03-04", "2024-03-06")
    assert "date" not in data


def test_gexf_is_dynamic_and_typed(store: Store) -> None:
    space = "{http://www.gexf.net/1.2draft}"
    root = ElementTree.fromstring(export(store, "gexf"))
    graph = root.find(f"{space}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    types = {a.get("title"): a.get("type") for a in root.iter(f"{space}attribute")}
    assert (types["mentions"], types["sources"], types["rank"], types["predicate"]) == (
        "long",
        "long",
        "long",
        "string",
    )
    assert "lastmodifieddate" not in export(store, "gexf").decode()
    ids = [edge.get("id") for edge in root.iter(f"{space}edge")]
    assert len(ids) == len(set(ids)) == network(store).number_of_edges()


def test_graphml_reads_back_elsewhere(store: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.graphml").write_bytes(export(store, "graphml"))
    (again,) = rustworkx.read_graphml(str(tmp_path / "graph.graphml"))
    graph = network(store)
    assert (again.num_nodes(), again.num_edges()) == (graph.number_of_nodes(), graph.number_of_edges())
    people = {node["id"]: node for node in again.nodes()}
    assert (people[VU]["label"], people[VU]["mentions"]) == ("Phạm Hạ Vũ", 2)
    (call, _) = (edge for edge in again.edges() if edge["event"] == "event/call-2024-04")
    assert (call["start"], call["first_day"], call["last_day"], call["sources"]) == (
        "2024-04",
        "2024-04-01",
        "2024-04-30",
        1,
    )
    ids = [edge["id"] for edge in again.edges()]
    assert len(ids) == len(set(ids))  # Gephi drops edges whose id it has seen


# --- lists and frames ------------------------------------------------------------------------------------------------


def test_lists_make_the_same_network(store: Store) -> None:
    nodes = pandas.read_csv(io.BytesIO(export(store, "nodes")))
    edges = pandas.read_csv(io.BytesIO(export(store, "edges")))
    assert set(nodes["id"]) == set(network(store))
    assert {"source", "target", "type"} <= set(edges.columns)
    both = edges[edges["type"] == "Undirected"].rename(columns={"source": "target", "target": "source"})
    pairs = pandas.concat([edges, both])
    assert sorted(zip(pairs["source"], pairs["target"], strict=True)) == sorted(network(store).edges())


def test_a_symmetric_edge_is_listed_once(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(export(store, "edges").decode())))
    (call,) = (row for row in rows if row["event"] == "event/call-2024-04")
    assert (call["source"], call["target"], call["type"]) == (OAKFIELD, VU, "Undirected")
    assert (call["first_day"], call["last_day"], call["start"]) == ("2024-04-01", "2024-04-30", "2024-04")


def test_frames_are_typed(store: Store) -> None:
    nodes, edges, events, articles = Graph(store).to_pandas()
    assert (len(nodes), len(events), len(articles)) == (8, 6, 2)
    assert str(edges["first_day"].dtype).startswith("datetime64")
    assert (str(nodes["mentions"].dtype), str(events["level_rank"].dtype)) == ("Int64", "Int64")
    visit = events.set_index("event").loc["event/visit-us-2024-03-04"]
    assert visit["participants"] == ("country/us", GROUP, VU)
    assert visit["countries"] == ("country/us", "country/vn")
    assert (visit["family"], visit["kind"], visit["status"]) == ("Visit", "WorkingVisit", "Held")
    assert set(events["status"]) == {"Held", "Planned"}


def test_frames_of_an_empty_graph_have_their_columns() -> None:
    assert [next(iter(frame.columns)) for frame in Graph(Store()).to_pandas()] == ["id", "source", "event", "article"]


def test_without_pandas_one_is_told_what_to_install(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"vnus-graph\[notebooks\]"):
        Graph(store).to_pandas()


# --- JSON-LD ---------------------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_jsonld_says_the_same(store: Store) -> None:
    content = export(store, "jsonld")
    assert {quad.triple for quad in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.JSON_LD)} == flat(store)
    again = rdflib.Graph().parse(data=content, format="json-ld")
    assert isomorphic(again, rdflib.Graph().parse(data=export(store, "ttl"), format="turtle"))


def test_jsonld_reads_as_json(store: Store) -> None:
    document = json.loads(export(store, "jsonld"))
    nodes = {node["id"].partition("/id/")[2]: node for node in document["@graph"]}
    assert nodes[VU]["label"] == {"vi": "Phạm Hạ Vũ"}
    assert nodes["event/visit-ca"]["status"] == "Planned"
    assert set(names()) <= set(document["@context"])  # made from the ontology, so nothing is left out
    assert isinstance(document["@context"], dict)  # no address to be fetched
