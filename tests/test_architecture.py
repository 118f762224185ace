"""The laws of the house: imports point to earlier stages, files stay short, terms come from one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "vnus_graph"

STAGES = ("read", "clean", "annotate", "grammar", "events", "resolve", "graph")
FOUNDATION = ("model", "resources", "engine", "garbage")
"""What any stage may import."""
ABOVE = (
    "pipeline", "workers", "archive", "batch", "ahead", "cluster", "explain", "review", "knowledge_graph", "api",
    "serve", "evaluate", "__init__", "cli",
)  # fmt: skip
"""What stands on the stages; each may import the stages and what is listed before it."""
LONGEST = 300
TEXTS = {".py", ".md", ".tsv", ".ttl", ".rq", ".ipynb", ".html", ".js"}
ABSOLUTE = re.compile(r"(?<![\w./:~-])/(?:work|tmp|home|root|Users)/[\w.]")

FILES = sorted(PACKAGE.rglob("*.py"))


def part(module: str) -> str:
    """«grammar» of «vnus_graph.grammar.dates»; «__init__» of the package itself."""
    return [*module.split("."), "__init__"][1]


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Modules of the package that a file imports, functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "vnus_graph":
                yield from (f"vnus_graph.{name.name}" for name in node.names)
            elif node.module and node.module.startswith("vnus_graph."):
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "vnus_graph")


def importable(name: str) -> set[str]:
    """Parts that a part of the package may import."""
    if name in FOUNDATION:
        return {*FOUNDATION}
    if name in STAGES:
        return {*FOUNDATION, *STAGES[: STAGES.index(name) + 1]}
    return {*FOUNDATION, *STAGES, *ABOVE[: ABOVE.index(name) + 1]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_to_earlier_stages(path: Path) -> None:
    allowed = importable(part_of(path))
    assert {part(module) for module in imports(path)} <= allowed


def test_every_part_has_its_place() -> None:
    assert {part_of(path) for path in FILES} <= {*FOUNDATION, *STAGES, *ABOVE}


def test_only_one_stage_imports_underthesea() -> None:
    users = {
        part_of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for module in modules(node)
        if module.split(".")[0] == "underthesea"
    }
    assert users <= {"annotate", "evaluate"}  # evaluation compares with its entity tagger


def modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [name.name for name in node.names] if isinstance(node, ast.Import) else []


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_says_where_it_stands(stage: str) -> None:
    folder = PACKAGE / stage
    door = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    doc = ast.get_docstring(ast.parse(door.read_text(encoding="utf-8")))
    assert doc
    assert doc.startswith(f"Stage {STAGES.index(stage) + 1} of 7: ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_drawer_modules() -> None:
    assert not {path.stem for path in FILES} & {"utils", "util", "helpers", "helper", "common", "misc"}


def test_no_path_of_one_machine() -> None:
    """Nothing tracked names an absolute path: what works here must work in any clone."""
    folders = ("src", "tests", "ontology", "seeds/knowledge", "notebooks")
    texts = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS]
    texts += [ROOT / name for name in ("README.md", "Makefile", "CHANGELOG.md", "pyproject.toml", ".ci/run")]
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in texts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ABSOLUTE.search(line)
    ]
    assert found == []
