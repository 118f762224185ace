"""`vnus-graph review` as a user meets it: a graph with a doubtful pair, a verdict, and the build that obeys it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from vnus_graph.cli import JUDGEMENTS
from vnus_graph.cli.build import command as build
from vnus_graph.cli.review import command as review

FIRST = "Chiều 6/3/2024, Bộ trưởng Tư pháp Trần Minh Tú tiếp Bộ trưởng Tư pháp Ba Lan Piotr Nowak tại Hà Nội.\n"
SECOND = "Ngày 9/5/2021, ông Trần Minh Tú gặp bà Jane Sample tại Washington.\n"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mot.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "in" / "hai.txt").write_text(SECOND, encoding="utf-8")
    assert run(build, tmp_path / "in", "-o", tmp_path / "out")[0] == 0
    return tmp_path / "out"


def run(command: object, *args: str | Path, answers: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(command, [str(arg) for arg in args], input=answers)  # type: ignore[arg-type]
    return result.exit_code, result.output


def rebuilt(graph: Path) -> dict[str, bytes]:
    assert run(build, graph.parent / "in", "-o", graph)[0] == 0
    return {file.name: file.read_bytes() for file in graph.iterdir() if file.name != JUDGEMENTS}


def people(graph: Path) -> int:
    found: int = json.loads((graph / "report.json").read_text(encoding="utf-8"))["actors"]["Person"]
    return found


def test_a_pair_is_listed_with_what_it_is_judged_by(graph: Path) -> None:
    code, told = run(review, graph, "--list")
    assert code == 0
    for part in ("Trần Minh Tú", "Bộ trưởng Tư pháp", "mot", "hai", "name.common", "a rather common one"):
        assert part in told
    code, told = run(review, graph, "--list", "--format", "json")
    [pair] = json.loads(told)
    assert pair["score"] == sum(feature["weight"] for feature in (*pair["for"], *pair["against"]))
    assert {pair["left"]["article"], pair["right"]["article"]} == {"mot", "hai"}


def test_a_verdict_is_written_obeyed_and_taken_back(graph: Path) -> None:
    before, count = rebuilt(graph), people(graph)
    code, told = run(review, graph, "--who", "tôi", answers="s\n")
    assert code == 0
    assert "1 phán quyết" in told
    joined = rebuilt(graph)
    assert people(graph) == count - 1
    assert joined != before
    assert run(review, graph, "--list") == (0, "\n")
    assert rebuilt(graph) == joined
    (graph / JUDGEMENTS).unlink()
    assert rebuilt(graph) == before


def test_different_is_not_asked_again(graph: Path) -> None:
    before = people(graph)
    run(review, graph, answers="d\n")
    rebuilt(graph)
    assert people(graph) == before
    assert json.loads((graph / "report.json").read_text(encoding="utf-8"))["doubtful"] == []


@pytest.mark.parametrize("answer", ["k\n", "q\n", "x\nk\n"])
def test_skipping_and_quitting_write_nothing(graph: Path, answer: str) -> None:
    assert run(review, graph, answers=answer)[0] == 0
    assert not (graph / JUDGEMENTS).exists()


def test_judgements_may_lie_elsewhere(graph: Path, tmp_path: Path) -> None:
    file, count = tmp_path / "ours.tsv", people(graph)
    run(review, graph, "--judgements", file, answers="s\n")
    assert run(build, graph.parent / "in", "-o", graph, "--judgements", file)[0] == 0
    assert people(graph) == count - 1


def test_rows_that_fail_are_told_and_the_build_goes_on(graph: Path) -> None:
    (graph / JUDGEMENTS).write_text("same\tPerson\tTề Mẫu Vân\t\tPiotr Nowak\t\n", encoding="utf-8")
    code, told = run(build, graph.parent / "in", "-o", graph)
    assert code == 0
    assert f"{JUDGEMENTS}:1: không có tên này" in told
    [trouble] = json.loads((graph / "report.json").read_text(encoding="utf-8"))["judgements"]
    assert trouble["line"] == 1


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(review, [str(tmp_path)])
    assert isinstance(result.exception, ValueError)
    assert "build the graph first" in str(result.exception)
