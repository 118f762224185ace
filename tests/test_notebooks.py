"""The notebooks as they lie in the repository; `make test` runs them from top to bottom."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import vnus_graph

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
PUBLIC = {"vnus_graph", "vnus_graph.evaluate"}


def cells(notebook: Path, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def test_there_are_four() -> None:
    assert len(NOTEBOOKS) == 4


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stripped(notebook: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells(notebook, "code"))
    assert notebook.stat().st_size < 40_000


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_only_the_public_api_is_used(notebook: Path) -> None:
    tree = ast.parse("\n".join("".join(cell["source"]) for cell in cells(notebook, "code")))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {
        f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert {name for name in imported if name.startswith("vnus_graph")} <= PUBLIC
    called = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "vnus_graph"
    }
    assert called <= set(vnus_graph.__all__)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_text_is_in_both_languages(notebook: Path) -> None:
    titles = ["".join(cell["source"]).partition("\n")[0] for cell in cells(notebook, "markdown")]
    assert all(" · " in title for title in titles if title.startswith("#"))
