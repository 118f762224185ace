"""Stage 1 from elsewhere: URLs of every kind that fsspec knows."""

from __future__ import annotations

import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest

from vnus_graph.model import Article
from vnus_graph.read import Failure, read, urls


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    for name in ("tin/b.jsonl", "tin/a/c.txt", "tin/x.pdf"):
        system.pipe(f"/{name}", b'{"text": "A."}\n{"text": "B."}' if name.endswith("l") else b"C.")
    yield system
    system.rm("/tin", recursive=True)


def found(*inputs: str) -> list[str]:
    return [one.id if isinstance(one, Article) else f"{one.source}: {one.reason}" for one in read(inputs)]  # type: ignore[union-attr]


@pytest.mark.usefixtures("memory")
def test_files_folders_and_patterns() -> None:
    assert found("memory://tin") == ["c", "b-1", "b-2"]
    assert found("memory://tin/a/c.txt", "memory://tin/*.jsonl") == ["c", "b-1", "b-2"]
    (article,) = read(["memory://tin/a/c.txt"])
    assert isinstance(article, Article)
    assert article.source == "memory:///tin/a/c.txt"


@pytest.mark.usefixtures("memory")
def test_what_is_not_there() -> None:
    kinds = "unknown kind of file: expected one of .csv, .htm, .html, .json, .jsonl, .txt"
    assert found("memory://tin/d.txt", "memory://nowhere", "memory://tin/*.csv") == [
        "memory://tin/d.txt: no such file or folder",
        "memory://nowhere: no such file or folder",
        "memory://tin/*.csv: nothing there that can be read",
    ]
    assert found("memory://tin/x.pdf") == [f"memory:///tin/x.pdf: {kinds}"]
    assert found("nothing://tin/x.txt") == ["nothing://tin/x.txt: ValueError: Protocol not known: nothing"]


def test_archives_and_plain_servers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "tin.zip", "w") as archive:
        archive.writestr("2024/hội đàm.txt", "Hai bên ký.")
        archive.writestr("2023/a.jsonl", '{"text": "A."}\n\n{"text": "B."}\n')
    (tmp_path / "lẻ.jsonl").write_text('{"text": "C."}\n', encoding="utf-8")
    with ThreadingHTTPServer(  # knows nothing of parts of a file
        ("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path))
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        try:
            assert found(f"zip://::{address}/tin.zip", f"{address}/l%E1%BA%BB.jsonl") == [
                "a-1", "a-3", "hội đàm", "lẻ-1",
            ]  # fmt: skip
            assert found(f"zip://2024/*.txt::{(tmp_path / 'tin.zip').as_uri()}") == ["hội đàm"]
        finally:
            server.shutdown()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:  # type: ignore[override]
        pass


def test_a_passing_trouble_is_tried_again(memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, troubles = type(memory).cat_file, [OSError("reset"), OSError("reset")]

    def shaky(self: object, *args: object, **kwargs: object) -> object:
        if troubles:
            raise troubles.pop()
        return whole(self, *args, **kwargs)

    monkeypatch.setattr(type(memory), "cat_file", shaky)
    monkeypatch.setattr(urls, "_PAUSES", (0, 0))
    assert found("memory://tin/b.jsonl") == ["b-1", "b-2"]
    assert troubles == []
    troubles += [OSError("reset")] * 3
    assert found("memory://tin/b.jsonl") == ["memory:///tin/b.jsonl: OSError: reset"]


def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    (failure,) = read(["s3://bucket/a.txt"])
    assert isinstance(failure, Failure)
    assert "pip install 'vnus-graph[cluster]'" in failure.reason


@pytest.mark.parametrize("path", ["a.txt", "/a/b.txt", "C:\\tin\\a.txt", "./tin::a.txt", "-"])
def test_what_is_no_url(path: str) -> None:
    assert not urls.is_url(path)
