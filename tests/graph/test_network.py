"""The network: every edge once for each node behind it, and the same whether built or read back."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from pyoxigraph import Store

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.exports import graphml, nquads, turtle
from vnus_graph.graph.load import load
from vnus_graph.graph.network import network
from vnus_graph.graph.sides import sides
from vnus_graph.graph.vocabulary import is_symmetric
from vnus_graph.model import Edge, Event, Evidence, Resolution

VU, OAKFIELD, GROUP = "person/pham-ha-vu", "person/ellen-oakfield", "delegation/bo-thuy-van-2024"


def test_nodes_carry_label_type_and_country(store: Store) -> None:
    graph = network(store)
    assert graph.nodes[VU] == {
        "label": "Phạm Hạ Vũ",
        "type": "Person",
        "subtype": "Person",
        "country": "country/vn",
    }
    assert graph.nodes["institution/bo-thuy-van"]["subtype"] == "Ministry"
    assert graph.nodes["country/us"]["english"] == "United States"
    assert "place/washington" not in graph


def test_edges_carry_who_when_where_and_the_words(store: Store) -> None:
    data = network(store).get_edge_data(OAKFIELD, VU)
    assert set(data) == {
        "metWith event/meeting-2024-03-05",
        "spokeWith event/call-2024-04",
        "invited event/invitation-1",
    }
    assert data["metWith event/meeting-2024-03-05"] == {
        "predicate": "metWith",
        "event": "event/meeting-2024-03-05",
        "kind": "Reception",
        "start": "2024-03-05",
        "place": "Washington",
        "quotes": ("Bộ trưởng Thủy văn Phạm Hạ Vũ gặp Thượng nghị sĩ Ellen Oakfield",),
        "articles": ("article/bai-1",),
    }


def test_all_eight_edges_are_there_and_symmetric_ones_both_ways(store: Store, resolution: Resolution) -> None:
    found = sorted((s, d["predicate"], o) for s, o, d in network(store).edges(data=True))
    expected = {(e.subject, e.predicate, e.object) for event in resolution.events for e in event.edges}
    expected |= {(o, p, s) for s, p, o in expected if is_symmetric(p)}
    expected |= {
        (VU, "leadsDelegation", GROUP),
        (GROUP, "delegationOf", "institution/bo-thuy-van"),
        (VU, "holdsPosition", "position/bo-truong-thuy-van"),
    }
    assert found == sorted(expected)
    assert len({predicate for _, predicate, _ in found}) == 8


def test_an_upgrade_names_its_level(store: Store) -> None:
    (data,) = network(store).get_edge_data("country/vn", "country/us").values()
    assert (data["level"], data["start"]) == ("Đối tác chiến lược toàn diện", "--09-10")


def test_simple_counts_what_stands_behind(store: Store) -> None:
    graph = network(store, "simple")
    assert graph.edges[VU, OAKFIELD] == {"weight": 3, "predicates": ("invited", "metWith", "spokeWith")}
    assert graph.edges[VU, GROUP]["weight"] == 1
    assert not graph.is_directed()
    assert "position/bo-truong-thuy-van" not in graph


def test_predicates_restrict_the_network(store: Store) -> None:
    graph = network(store, "simple", ["metWith"])
    assert {frozenset(ends) for ends in graph.edges} == {frozenset({VU, OAKFIELD}), frozenset({GROUP, OAKFIELD})}
    assert graph.edges[VU, OAKFIELD]["weight"] == 1


def test_those_of_one_side_are_not_joined_by_what_they_attend_together(resolution: Resolution) -> None:
    said = (Evidence("bai-1", 0, 4, "Đoàn", "meeting.test"),)
    people = (("participant", VU), ("participant", OAKFIELD), ("participant", "country/ca"))
    together = Event(
        "event/together", "Meeting", "Held", "Cùng gặp", people,
        (Edge(VU, "metWith", "country/ca"), Edge(OAKFIELD, "metWith", "country/ca")), evidence=said,
    )  # fmt: skip
    graph = network(dataset(replace(resolution, events=(*resolution.events, together))))
    assert "metWith event/together" in graph.get_edge_data(VU, "country/ca")
    assert "metWith event/together" not in graph.get_edge_data(VU, OAKFIELD)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], ((), ())),
        ([("b", "a")], (("a",), ("b",))),
        ([("a", "c"), ("b", "c")], (("a", "b"), ("c",))),
        ([("c", "a"), ("c", "b"), ("d", "a"), ("b", "d")], (("a", "b"), ("c", "d"))),
        ([("a", "b"), ("b", "c"), ("c", "a")], ((), ())),  # all met all
        ([("a", "b"), ("c", "d")], ((), ())),  # two pairs that never met
        ([("a", "b"), ("b", "c"), ("c", "d")], ((), ())),  # a and d were on two sides and did not meet
    ],
)
def test_sides(pairs: list[tuple[str, str]], expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert sides(Edge(subject, "metWith", object_) for subject, object_ in pairs) == expected


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_a_graph_read_back_gives_the_same_network(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(turtle(store) if name.endswith("ttl") else nquads(store))
    again = load(tmp_path / name)
    assert networkx.utils.graphs_equal(network(again), network(store))
    assert graphml(again) == graphml(store)


def test_graphml_reads_back(store: Store) -> None:
    graph = network(store)
    again = networkx.read_graphml(io.BytesIO(graphml(store)))
    assert set(again) == set(graph)
    assert again.number_of_edges() == graph.number_of_edges()
    assert again.nodes[VU]["label"] == "Phạm Hạ Vũ"


def test_graphml_holds_any_quote(resolution: Resolution) -> None:
    event = resolution.events[0]
    odd = replace(event.evidence[0], quote="a\x0b\x00\ufffe<&>\U0001f600")
    store = dataset(replace(resolution, events=(replace(event, evidence=(odd,)),)))
    again = networkx.read_graphml(io.BytesIO(graphml(store)))
    assert again.get_edge_data(VU, OAKFIELD)["quotes"] == "a\ufffd\ufffd\ufffd<&>\U0001f600"


@pytest.mark.parametrize(("kind", "predicates"), [("bipartite", None), ("multi", ["likes"])])
def test_unknown_kinds_and_edges_are_refused(store: Store, kind: str, predicates: list[str] | None) -> None:
    with pytest.raises(ValueError, match=r"bipartite|likes"):
        network(store, kind, predicates)  # type: ignore[arg-type]


def test_an_empty_graph_is_an_empty_network() -> None:
    assert not network(Store())
    assert b"<graph" in graphml(Store())
