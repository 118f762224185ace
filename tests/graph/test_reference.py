"""The ontology reference: what the ontology says now, every term of it, and links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from vnus_graph.graph.reference import reference
from vnus_graph.graph.vocabulary import label, names

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ontology.md"


def test_the_page_is_what_the_ontology_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "make docs writes it anew"


def test_every_term_has_its_entry() -> None:
    page = reference()
    headings = dict(re.findall(r'^### <a id="(\w+)"></a>`vnus:\w+` (.+)$', page, re.MULTILINE))
    assert headings == {name: f"{label(name)} · {label(name, 'en')}" for name in names()}
    assert set(re.findall(r"\(#(\w+)\)", page)) <= set(headings)


def test_unions_and_annotations_are_told() -> None:
    entry = reference().partition('<a id="visited">')[2].partition("###")[0]
    assert "from: [`vnus:Delegation`](#Delegation), [`vnus:Person`](#Person)" in entry
    assert "node behind: [`vnus:Visit`](#Visit)" in entry
