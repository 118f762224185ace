"""A graph kept on disk: the same answers as in memory, filled once, anew when it changed, and never taken for whole
before it is."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from vnus_graph import api
from vnus_graph.api import Graph
from vnus_graph.graph import store as module
from vnus_graph.graph.exports import FORMATS, export, nquads
from vnus_graph.graph.load import LoadError, load, size
from vnus_graph.graph.query import named_queries, query
from vnus_graph.graph.store import filled, keep

VALUES = {"person": "Lê Hoài Trung", "other": "us", "country": "vn", "article": "ban-doi-ngoai-tham-hoa-ky"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NEW = Quad(NamedNode("http://example.org/new"), NamedNode("http://example.org/says"), Literal("mới"))


@pytest.fixture(scope="session")
def folder(samples: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of five sample articles, with its named graphs."""
    made = tmp_path_factory.mktemp("built")
    (made / "graph.nq").write_bytes(nquads(samples.store))
    return made


@pytest.fixture(scope="session")
def kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return load(keep(tmp_path_factory.mktemp("kept"), folder))


def stores(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def age(file: Path) -> None:
    """Wait until the times of a file can stand for its content."""
    while time.time() - file.stat().st_ctime < module._SETTLED + 0.1:
        time.sleep(0.1)


def started(*args: str | Path) -> subprocess.Popen[bytes]:
    call = [sys.executable, "-c", "from vnus_graph.cli import main; main()", *map(str, args)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def answered(*args: str | Path) -> tuple[int, str, str]:
    process = started(*args)
    told, complaints = process.communicate(timeout=300)
    return process.returncode, told.decode(), complaints.decode()


# --- the same graph ---------------------------------------------------------------------------------------------------


def test_a_store_on_disk_holds_what_memory_would(folder: Path, kept: Store) -> None:
    assert set(kept) == set(load(folder))
    assert size(kept) == size(load(folder))


@pytest.mark.parametrize("name", named_queries())
def test_questions_have_the_same_answers_from_disk(folder: Path, kept: Store, name: str) -> None:
    asked = {p.name: VALUES[p.name] for p in named_queries()[name].parameters if p.required}
    assert query(kept, name, **asked) == query(load(folder), name, **asked)


@pytest.mark.parametrize("form", FORMATS)
def test_exports_have_the_same_bytes_from_disk(folder: Path, kept: Store, form: str) -> None:
    assert export(kept, form) == export(load(folder), form)


def test_a_store_is_only_read(kept: Store) -> None:
    with pytest.raises(RuntimeError):
        kept.add(NEW)


def test_a_graph_of_several_copying_rounds_is_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 100)
    assert set(load(keep(tmp_path / "kept", folder))) == set(load(folder))


def test_the_api_takes_a_store(folder: Path, tmp_path: Path) -> None:
    graph = api.load(folder, store=tmp_path / "kept")
    assert len(graph) == len(api.load(folder))
    assert stores(tmp_path / "kept")


# --- filled once, and anew when the graph changed ---------------------------------------------------------------------


def test_a_store_is_filled_once(folder: Path, tmp_path: Path) -> None:
    copied: list[Path] = []
    age(folder / "graph.nq")
    assert len({keep(tmp_path / "kept", folder, copied.append) for _ in range(3)}) == 1
    assert copied == [folder / "graph.nq"]


def test_the_content_decides_and_not_the_time(folder: Path, tmp_path: Path) -> None:
    graph, kept, copied = tmp_path / "graph.nq", tmp_path / "kept", []
    graph.write_bytes((folder / "graph.nq").read_bytes())
    first = keep(kept, graph, copied.append)
    os.utime(graph, (1, 1))
    assert keep(kept, graph, copied.append) == first
    assert copied == [graph]


def test_a_change_of_the_same_size_at_the_same_time_is_seen(tmp_path: Path) -> None:
    graph, kept = tmp_path / "graph.nt", tmp_path / "kept"
    for word in ("một", "hai"):
        graph.write_text(f'<http://example.org/a> <http://example.org/b> "{word}" .\n', encoding="utf-8")
        os.utime(graph, (1, 1))
        (row,) = query(load(keep(kept, graph)), "SELECT ?o { ?s ?p ?o }").rows
        assert row == (word,)


def test_a_changed_graph_is_copied_anew_and_the_old_copy_removed(folder: Path, tmp_path: Path) -> None:
    graph, kept = tmp_path / "graph.nq", tmp_path / "kept"
    graph.write_bytes((folder / "graph.nq").read_bytes())
    code, before, complaints = answered("query", graph, COUNT, "--store", kept, "--format", "csv")
    assert (code, complaints.count("\n")) == (0, 1)  # says that it copies
    old = stores(kept)
    graph.write_bytes(graph.read_bytes() + f"{NEW} .\n".encode())
    code, after, complaints = answered("query", COUNT, "--store", kept, "--format", "csv")  # it knows which graph
    assert (code, complaints.count("\n")) == (0, 1)
    assert int(after.split()[1]) == int(before.split()[1]) + 1
    assert len(stores(kept)) == 1
    assert stores(kept) != old


def test_a_copy_that_is_being_read_stays_until_its_reader_ends(folder: Path, tmp_path: Path) -> None:
    graph, kept = tmp_path / "graph.nq", tmp_path / "kept"
    graph.write_bytes((folder / "graph.nq").read_bytes())
    reading = load(keep(kept, graph))  # this process
    graph.write_bytes(graph.read_bytes() + f"{NEW} .\n".encode())
    assert answered("query", graph, COUNT, "--store", kept)[0] == 0
    assert len(stores(kept)) == 2
    assert set(reading) == set(load(folder))


def test_without_its_graph_a_store_is_asked_as_it_is(folder: Path, tmp_path: Path) -> None:
    graph, kept = tmp_path / "graph.nq", tmp_path / "kept"
    graph.write_bytes((folder / "graph.nq").read_bytes())
    keep(kept, graph)
    graph.unlink()
    assert set(load(keep(kept))) == set(load(folder))


def test_two_that_fill_at_the_same_time_make_one_copy(folder: Path, tmp_path: Path) -> None:
    both = [started("query", folder, COUNT, "--store", tmp_path / "kept") for _ in range(2)]
    told = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert told[0] == told[1]
    assert len(stores(tmp_path / "kept")) == 1


# --- never half -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="ends a process as POSIX does")
def test_a_copy_cut_short_is_never_taken_for_whole(folder: Path, tmp_path: Path) -> None:
    """Killed at later and later moments, from the first file on disk until it comes through."""
    graph, kept, cut = tmp_path / "graph.nt", tmp_path / "kept", 0
    lines = [f'<http://example.org/{n}> <http://example.org/p> "{n}" .\n' for n in range(120_000)]
    graph.write_text("".join(lines), encoding="utf-8")
    for delay in range(100):
        process = started("query", graph, COUNT, "--store", kept, "--format", "csv")
        while not (kept.is_dir() and stores(kept)) and process.poll() is None:
            time.sleep(0.01)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(delay * 0.4)
        process.send_signal(signal.SIGKILL)
        told, _ = process.communicate(timeout=300)
        if process.returncode == 0:
            assert told.decode().split() == ["n", "120000"]
            break
        cut += not filled(kept)
    assert cut
    assert size(load(keep(kept, graph))) == 120_000
    assert len(stores(kept)) == 1


def test_a_graph_with_an_error_at_its_end_leaves_the_copy_before_it(folder: Path, tmp_path: Path) -> None:
    graph, kept = tmp_path / "graph.nq", tmp_path / "kept"
    graph.write_bytes((folder / "graph.nq").read_bytes())
    first = keep(kept, graph)
    graph.write_bytes(graph.read_bytes() + b"no quad\n")
    with pytest.raises(LoadError, match=r"graph\.nq") as caught:
        keep(kept, graph)
    assert "\n" not in str(caught.value)
    assert stores(kept) == [first.name]
    assert set(load(first)) == set(load(folder))


@pytest.mark.parametrize("record", ["", "{", "[]", "{}", json.dumps({"layout": 1})])
def test_a_damaged_record_counts_for_nothing(folder: Path, tmp_path: Path, record: str) -> None:
    keep(tmp_path, folder)
    (tmp_path / "vnus-graph-store.json").write_text(record, encoding="utf-8")
    assert not filled(tmp_path)
    assert set(load(keep(tmp_path, folder))) == set(load(folder))


# --- refused ----------------------------------------------------------------------------------------------------------


def test_a_folder_with_other_files_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("…", encoding="utf-8")
    with pytest.raises(LoadError, match=r"thesis\.txt"):
        keep(tmp_path, folder)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_missing_graph_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"missing\.nq"):
        keep(tmp_path / "kept", tmp_path / "missing.nq")
    assert not (tmp_path / "kept").exists()


def test_an_empty_store_without_a_graph_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where no graph lies in «out»
    with pytest.raises(LoadError, match="name one"):
        keep(tmp_path)
    code, _, complaints = answered("query", COUNT, "--store", tmp_path / "none")
    assert (code, complaints.count("\n")) == (2, 1)


@pytest.mark.parametrize("command", [("validate",), ("export", "-f", "events", "-o", "-")])
def test_other_commands_take_a_store(folder: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    name, *options = command
    kept = answered(name, folder, *options, "--store", tmp_path / "kept")
    assert kept[:2] == answered(name, folder, *options)[:2]
    assert kept[0] == 0
