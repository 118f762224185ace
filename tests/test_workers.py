"""Processes that share work: in order, and what happens when one of them dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import victims

import vnus_graph
from vnus_graph.archive import files
from vnus_graph.workers import Beside, Death, StartError, Workers

deaths: list[tuple[str, list[int]]] = []


def lost(item: int, death: Death) -> str:
    return f"{item}: {death.cause}"


def died(death: Death, held: Sequence[int]) -> None:
    assert death.process > 0
    deaths.append((death.cause, list(held)))


@pytest.fixture(autouse=True)
def _no_deaths() -> None:
    deaths.clear()


def test_results_come_in_order() -> None:
    found = list(Workers(3, victims.slow_at_first, lost, died).over(range(30)))
    assert found == [(n, str(n)) for n in range(30)]
    assert not deaths


def test_what_kills_a_process_is_given_up_and_the_rest_is_done() -> None:
    found = list(Workers(2, victims.fatal_at_five, lost, died).over(range(12)))
    assert found == [(n, str(n) if n != 5 else "5: SIGKILL") for n in range(12)]
    assert deaths == [("SIGKILL", [5, 6, 7]), ("SIGKILL", [5])]


def test_a_process_that_is_killed_once_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONCE", str(tmp_path / "once"))
    found = list(Workers(2, victims.fatal_once, lost, died).over(range(12)))
    assert found == [(n, str(n)) for n in range(12)]
    assert [cause for cause, _ in deaths] == ["exit code 3"]


def test_processes_that_cannot_start_are_no_endless_loop() -> None:
    with pytest.raises(StartError, match="could not start"):
        list(Workers(2, victims.Unreadable(), lost, died).over(range(8)))


def test_each_process_makes_itself_ready_once_before_its_first_item() -> None:
    found = list(Workers(2, victims.what_is_loaded, lost, died, victims.load).over(range(12)))
    assert found == [(n, f"{n} ['tables']") for n in range(12)]


def test_a_process_that_dies_while_it_makes_itself_ready_has_not_started() -> None:
    with pytest.raises(StartError, match="exit code 4"):
        list(Workers(2, victims.what_is_loaded, lost, died, victims.fatal_load).over(range(8)))


def test_who_stops_listening_leaves_no_process_behind() -> None:
    workers: Workers[int, str] = Workers(2, victims.slow_at_first, lost, died)
    results = workers.over(range(100))
    assert next(results) == (0, "0")
    processes = [process._process for process in (*workers._idle, *workers._busy.values())]
    assert len(processes) == 2
    results.close()  # type: ignore[attr-defined]
    assert not any(process.is_alive() for process in processes)


def news(folder: Path, number: int) -> Path:
    text = "Ngày {}/3/2024, tại Hà Nội, Bộ trưởng Ngoại giao Lê Văn Tám tiếp Đại sứ Na Uy Erik Dahl."
    lines = (json.dumps({"id": f"bai-{n:03}", "text": text.format(1 + n % 28)}) for n in range(number))
    path = folder / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def helpers(process: int) -> list[int]:
    """The processes it shares its work with: those that read articles, and then one that is to write."""
    return [child for child in children(process) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


_BUILD = """
import signal
from vnus_graph.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored by what a shell runs in the background
main()
"""


def reads(folder: Path, _build: int) -> bool:
    """Whether some articles have been read."""
    return any(file.stat().st_size > 50_000 for file in (folder / "tmp").glob("*/spool"))


def started(
    folder: Path, articles: int, *more: str, until: Callable[[Path, int], bool] = reads
) -> subprocess.Popen[str]:
    """A build of two processes that has come so far."""
    command = [
        sys.executable,
        "-c",
        _BUILD,
        "build",
        str(news(folder, articles)),
        "-o",
        str(folder / "out"),
    ]
    build = subprocess.Popen([*command, "--workers", "2", *more], stderr=subprocess.PIPE, text=True)
    patience = time.monotonic() + 60
    while time.monotonic() < patience and build.poll() is None:
        if until(folder, build.pid):
            return build
        time.sleep(0.02)
    raise AssertionError("the build never got under way")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    return tmp_path


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the processes of a build in /proc")


@linux
def test_a_reader_killed_in_the_middle_is_named_and_the_graph_is_the_same(temporary: Path) -> None:
    build = started(temporary, 1200)
    victim, _ = helpers(build.pid)
    os.kill(victim, signal.SIGKILL)
    _, told = build.communicate(timeout=120)
    assert build.returncode == 0
    assert f"process {victim} died (SIGKILL): " in told
    assert "news.jsonl:" in told
    vnus_graph.build(temporary / "news.jsonl").save(temporary / "whole")
    for file in sorted((temporary / "whole").iterdir()):
        assert (temporary / "out" / file.name).read_bytes() == file.read_bytes()


@linux
def test_ctrl_c_leaves_nothing_broken_and_nobody_behind(temporary: Path) -> None:
    vnus_graph.build("seeds/articles/dien-dam-cap-cao.json").save(temporary / "out")
    before = {file.name: file.read_bytes() for file in (temporary / "out").iterdir()}
    build = started(temporary, 5000, "--anew")
    left = helpers(build.pid)
    assert len(left) == 2
    build.send_signal(signal.SIGINT)
    _, told = build.communicate(timeout=60)
    assert build.returncode == 2
    assert told.strip().endswith("vnus-graph: đã dừng · stopped")
    assert "Traceback" not in told
    assert {file.name: file.read_bytes() for file in (temporary / "out").iterdir()} == before
    assert list((temporary / "tmp").iterdir()) == []
    assert not any(Path(f"/proc/{child}").exists() for child in left)


def test_two_processes_write_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FEW", 0)
    graph = vnus_graph.build("seeds/articles")
    one, two = graph.save(tmp_path / "one"), graph.save(tmp_path / "two", workers=2)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert len(one) == 6


def test_what_the_other_process_cannot_write_is_told(tmp_path: Path) -> None:
    (tmp_path / "graph.html").mkdir()
    graph = vnus_graph.build("seeds/articles/dien-dam-cap-cao.json")
    assert graph.resolution is not None
    with files.helper(2) as beside, pytest.raises(IsADirectoryError):
        files.write(graph.resolution, tmp_path, beside)


@linux
def test_a_build_whose_writer_is_killed_leaves_the_graph_of_before(temporary: Path) -> None:
    vnus_graph.build("seeds/articles/dien-dam-cap-cao.json").save(temporary / "out")
    before = {file.name: file.read_bytes() for file in (temporary / "out").iterdir()}
    build = started(temporary, 20, "--anew", until=lambda _, process: bool(helpers(process)))
    os.kill(helpers(build.pid)[0], signal.SIGKILL)
    _, told = build.communicate(timeout=120)
    assert build.returncode == 2
    assert "a process that wrote the graph died (SIGKILL)" in told
    assert "Traceback" not in told
    assert {file.name: file.read_bytes() for file in (temporary / "out").iterdir()} == before


def test_a_process_beside_may_die() -> None:
    beside = Beside(victims.fatal_at_five)
    try:
        beside.give(4)
        beside.give(5)
        results = beside.results()
        assert next(results) == "4"
        with pytest.raises(OSError, match="SIGKILL"):
            next(results)
        with pytest.raises(OSError, match="SIGKILL"):
            beside.give(6)
    finally:
        beside.end()
