"""However the inputs are cut, the same articles are read under the same names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vnus_graph import batch, cluster, pipeline
from vnus_graph.archive.shelf import Shelf
from vnus_graph.cluster import parts
from vnus_graph.cluster.apart import apart
from vnus_graph.engine import Died, Here
from vnus_graph.model import Article, Document, Reading
from vnus_graph.read.files import File

IDS = st.sampled_from("abc") | st.none()
RECORD = st.builds(lambda name, text: json.dumps({"id": name, "text": text}).encode(), IDS, st.text())
LINE = st.sampled_from([b"", b" ", b"\xea", b"{", b"[]", b"\xff\xfe", b"\xef\xbb\xbf{}"]) | RECORD


def told(gathered: tuple[Shelf, batch.Account]) -> object:
    shelf, account = gathered
    return shelf.path.read_bytes(), account


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(LINE, max_size=12), min_size=1, max_size=3), st.integers(1, 90))
@example([[b"", b"\xea", b'{"text": "A."}']], 1)
@example([[b'{"text": "A."}', b'{"text": "A."}'], [b'{"text": "B."}']], 14)
@example([[b"", b"", b""]], 1)
def test_any_parts_hold_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[list[bytes]], limit: int
) -> None:
    monkeypatch.setattr(pipeline, "extract", lambda article: Reading(Document(article, ()), (), ()))
    monkeypatch.setattr(parts, "SMALLEST", limit)
    monkeypatch.setattr(parts, "LARGEST", limit)
    monkeypatch.setattr(cluster.gathering, "_MOST", 2)
    inputs = [tmp_path / f"{number}.jsonl" for number in range(len(files))]
    for path, rows in zip(inputs, files, strict=True):
        path.write_bytes(b"\n".join(rows))
    assert told(cluster.gather(inputs, Here())) == told(batch.gather(inputs))


def test_large_lines_files_are_cut_and_small_files_put_together() -> None:
    sizes = {"a.txt": 40_000, "b.txt": 20_000, "c.txt": 30_000, "d.jsonl": 150_000, "e.csv": 900_000}
    files = [File(name, f"/{name}", name[0], Path(name).suffix, size) for name, size in sizes.items()]
    cut = [([file.stem for file in part.files], part.start, part.end) for part in parts.parts(files, lanes=1000)]
    assert cut == [
        (["a", "b"], 0, None),
        (["c"], 0, None),
        (["d"], 0, 65536),
        (["d"], 65536, 131072),
        (["d"], 131072, 196608),
        (["e"], 0, None),
    ]


def test_what_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Hai bên ký.", encoding="utf-8")
    part = parts.Part((File(str(file), str(file), "a", ".txt", file.stat().st_size),))
    (found,) = parts.contents(part, 0)
    file.write_text("Hai bên hủy.", encoding="utf-8")
    wanted = parts.Wanted(part, tuple(one for one in found.found if isinstance(one, parts.Known)))
    (result,) = parts.read_part(wanted, 0)
    assert isinstance(result, batch.Failure)
    assert result.reason == "changed while it was being read"


def test_a_task_goes_on_after_what_it_died_of() -> None:
    death, line = apart(parts.read_part, parts.Handed((None, Article("bai-1", "Hai bên ký."))))  # type: ignore[arg-type]
    assert death == Died("killed the process that read it (exit code 1)")
    assert isinstance(line, parts.Line)
