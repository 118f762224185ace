"""Graphs on disk: read back whole, and refused in one line where they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Store

from vnus_graph.graph.exports import flat, nquads, turtle
from vnus_graph.graph.load import LoadError, load


def test_a_folder_is_the_graph_a_build_wrote_there(store: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(turtle(store))
    assert flat(load(tmp_path)) == flat(store)


def test_named_graphs_come_back_with_the_flat_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(nquads(store))
    again = load(tmp_path / "graph.nq")
    assert flat(again) == flat(store)
    assert set(again) == set(store)
    assert {quad.graph_name for quad in again} > {DefaultGraph()}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("graph.ttl", b"<a> <b"),
        ("graph.ttl", b"\xff\xfe\x00"),
        ("graph.nq", b"not a quad"),
        ("graph.csv", b"a,b"),
        ("graph", b""),
        ("missing.ttl", None),
    ],
)
def test_what_holds_no_graph_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(LoadError, match=name) as caught:
        load(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"graph\.ttl"):
        load(tmp_path)


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(b"")
    assert not flat(load(tmp_path))
