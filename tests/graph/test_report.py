"""The report: counts that agree with the graph, rejections and failures, and no time."""

from __future__ import annotations

import json
from dataclasses import replace

from pyoxigraph import Store

from vnus_graph.graph.network import network
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.report import report, report_json
from vnus_graph.graph.vocabulary import edges, is_symmetric
from vnus_graph.model import Resolution
from vnus_graph.read import Failure


def test_edges_are_counted_as_the_graph_holds_them(resolution: Resolution, store: Store) -> None:
    reader = Reader(store)
    held = {name: len(reader.pairs(name)) // (2 if is_symmetric(name) else 1) for name in edges()}
    assert report(resolution)["edges"] == held
    assert network(store).number_of_edges() == sum(len(reader.pairs(name)) for name in edges())


def test_it_tells_what_there_is_and_what_was_given_up(resolution: Resolution) -> None:
    found = report(resolution, [Failure("b.txt", "empty"), Failure("a.txt", "binary")])
    assert found["actors"] == {"Country": 3, "Delegation": 1, "Institution": 1, "Person": 2}
    assert found["events"]["status"] == {"Held": 5, "Planned": 1}
    assert found["articles"] == {"read": 2, "cited": 2}
    assert found["evidence"] == 8
    assert found["rejected"]["reasons"] == {"counterpart unresolved": 1}
    assert [failure["source"] for failure in found["failures"]] == ["a.txt", "b.txt"]


def test_the_same_build_gives_the_same_bytes(resolution: Resolution) -> None:
    turned = replace(resolution, actors=resolution.actors[::-1], events=resolution.events[::-1])
    assert report_json(turned) == report_json(resolution)
    assert json.loads(report_json(resolution)) == report(resolution)


def test_an_empty_build_has_a_report() -> None:
    assert report(Resolution())["edges"] == {}
