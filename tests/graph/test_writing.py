"""What a build writes of its statements: the lines of the dataset, sorted, however many go through files."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from vnus_graph.graph import iris, sorting
from vnus_graph.graph.sorting import sorted_lines
from vnus_graph.graph.statements import Statement, Statements
from vnus_graph.graph.turtle import to_nquads, write_dataset

_TEXT = st.text(st.characters(exclude_categories=("Cs",)))
_IRIS = st.sampled_from([iris.article(name) for name in ("a", "ab", "b\0c", "ỷ")])
_VALUES = _IRIS | st.builds(Literal, _TEXT) | st.builds(Literal, _TEXT, language=st.sampled_from(["vi", "en"]))
_STATEMENTS = st.builds(Statement, _IRIS, st.sampled_from([NamedNode("urn:p"), NamedNode("urn:pq")]), _VALUES)
_TOLD = st.builds(Statements, st.lists(_STATEMENTS, max_size=3).map(tuple), st.frozensets(st.sampled_from("xyz")))


@given(st.lists(st.binary(max_size=2).map(lambda text: text.replace(b"\n", b"") + b"\n"), max_size=60))
def test_lines_that_go_through_files_are_sorted_as_those_in_memory(lines: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_BLOCK", 3)
        assert list(sorted_lines(lines, run=7)) == sorted(set(lines)) == list(sorted_lines(lines))


@given(st.lists(_TOLD, max_size=8), st.lists(_STATEMENTS, max_size=3))
def test_statements_are_written_as_their_quads(told: list[Statements], rest: list[Statement]) -> None:
    named = [Quad(*one, iris.graph(article)) for each in told for one in each.triples for article in each.articles]
    alone = [Quad(*one) for each in told for one in each.triples if not each.articles]
    beside = [Quad(*one, iris.PROVENANCE) for one in rest if Quad(*one) not in alone]
    nquads, triples = io.BytesIO(), io.BytesIO()
    size = write_dataset(told, [Statement(q.subject, q.predicate, q.object) for q in beside], nquads, triples)  # type: ignore[arg-type]
    assert nquads.getvalue() == to_nquads([*named, *alone, *beside])
    assert triples.getvalue() == to_nquads([Quad(*one) for each in told for one in each.triples])
    assert size == len(triples.getvalue().splitlines())
