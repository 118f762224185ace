"""A build on a real Dask cluster of separate processes: the bytes of one process, whatever happens to a worker."""

from __future__ import annotations

import gc
import shutil
import signal
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import uvicorn
from cluster_news import article, contents, lines, of_all_kinds
from distributed import Client
from machines import Machines
from starlette.applications import Starlette
from starlette.staticfiles import StaticFiles

import vnus_graph
from vnus_graph.cluster import ClusterError, connected, dask, parts
from vnus_graph.model import Article
from vnus_graph.read import Failure

MAIN = "from vnus_graph.cli import main; main()"
SOURCE = Path(vnus_graph.__file__).resolve().parent


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a few articles each."""
    monkeypatch.setattr(parts, "SMALLEST", 2000)
    monkeypatch.setattr(parts, "LARGEST", 2000)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """The address of a server for the files in `tmp_path / "web"`."""
    (tmp_path / "web").mkdir()
    listening = socket.create_server(("127.0.0.1", 0))
    app = Starlette()
    app.mount("/", StaticFiles(directory=tmp_path / "web"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],))
    with closing(listening):
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.mark.usefixtures("small_parts")
def test_files_of_all_kinds_give_the_bytes_of_one_process(
    cluster: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_all_kinds(tmp_path / "tin")
    monkeypatch.chdir(tmp_path)  # the workers are in another folder
    here = vnus_graph.build(["tin", "tin/d.csv", "thiếu.txt"])
    here.save(tmp_path / "here")
    there = vnus_graph.build(["tin", "tin/d.csv", "thiếu.txt"], scheduler=cluster.address)
    there.save(tmp_path / "there")
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert there.account == here.account
    assert {failure.source for failure in there.failures} >= {"tin/b.jsonl:23", "tin/blank.jsonl", "tin/utf-16.jsonl"}


@pytest.mark.usefixtures("small_parts")
def test_a_worker_killed_in_the_middle(empty_cluster: Machines, tmp_path: Path) -> None:
    file = lines(tmp_path / "tin.jsonl", range(150))
    for name in ("one", "two"):
        empty_cluster.worker(name, "--no-nanny")
    killed_at: list[int] = []

    def kill_who_is_at_work(done: int) -> None:
        busy = [workers[address]["id"] for address, tasks in client.processing().items() if tasks]
        if busy and not killed_at:
            empty_cluster.workers[busy[0]].kill()
            killed_at.append(done)

    with Client(empty_cluster.address, set_as_default=False) as client:
        workers = client.scheduler_info(n_workers=-1)["workers"]
        there = vnus_graph.build(file, scheduler=empty_cluster.address, progress=kill_who_is_at_work)
    there.save(tmp_path / "there")
    assert [process.poll() for process in empty_cluster.workers.values()].count(-signal.SIGKILL) == 1
    assert 0 < killed_at[0] < 150
    vnus_graph.build(file).save(tmp_path / "here")
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert there.failures == ()
    (victim,) = (name for name, process in empty_cluster.workers.items() if process.poll() is not None)
    (address,) = (address for address, worker in workers.items() if worker["id"] == victim)
    assert there.account is not None
    assert [death.partition(" đã mất")[0] for death in there.account.deaths] == [f"worker {address}"]


@pytest.mark.usefixtures("small_parts")
def test_an_article_that_kills_its_workers_is_named_and_the_rest_built(empty_cluster: Machines, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal\n"
        "from vnus_graph import pipeline\n"
        "whole = pipeline.extract\n"
        "def extract(article):\n"
        "    if article.id == 'bai-13':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return whole(article)\n"
        "pipeline.extract = extract\n",
        encoding="utf-8",
    )
    empty_cluster.worker("one", path=tmp_path)  # with a nanny, which starts it again
    file = lines(tmp_path / "tin.jsonl", range(30))
    there = vnus_graph.build(file, scheduler=empty_cluster.address)
    assert there.failures == (Failure(f"{file}:14", "killed the process that read it (SIGKILL)"),)
    assert there.resolution
    assert len(there.resolution.documents) == 29


@pytest.mark.usefixtures("small_parts")
def test_from_the_web_and_out_of_an_archive(cluster: Machines, tmp_path: Path, web: str) -> None:
    lines(tmp_path / "web" / "tin.jsonl", range(100))
    with zipfile.ZipFile(tmp_path / "web" / "tin.zip", "w") as archive:
        for n in range(100, 120):
            archive.writestr(f"tin/{n}.txt", article(n)["text"])
    inputs = [f"{web}/tin.jsonl", f"zip://::{web}/tin.zip", f"{web}/không.txt", (tmp_path / "web").as_uri()]
    here = vnus_graph.build(inputs)
    here.save(tmp_path / "here")
    assert here.account == vnus_graph.batch.Account(new=120, repeated=100)
    assert [failure.reason for failure in here.failures] == ["no such file or folder"]
    command = [sys.executable, "-c", MAIN, "build", *inputs, "-o", str(tmp_path / "there")]
    done = subprocess.run([*command, "--scheduler", cluster.address], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_only_what_is_new_is_read(cluster: Machines, tmp_path: Path) -> None:
    first, then = lines(tmp_path / "a.jsonl", range(30)), lines(tmp_path / "b.jsonl", range(20, 50))
    vnus_graph.build([first, then]).save(tmp_path / "here")
    vnus_graph.build(first, scheduler=cluster.address).save(tmp_path / "there")
    grown = vnus_graph.add(tmp_path / "there", then, scheduler=cluster.address)
    assert grown.account == vnus_graph.batch.Account(new=20, unchanged=30)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_other_versions_are_refused(empty_cluster: Machines, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", range(3))
    shutil.copytree(SOURCE, tmp_path / "other" / "src" / "vnus_graph")
    for name in ("seeds", "ontology"):
        (tmp_path / "other" / name).symlink_to(SOURCE.parent.parent / name)
    changed = tmp_path / "other" / "src" / "vnus_graph" / "resolve" / "pair.py"
    changed.write_text(changed.read_text(encoding="utf-8") + "# another rule\n", encoding="utf-8")
    empty_cluster.worker("other", "--no-nanny", path=tmp_path / "other" / "src")
    with pytest.raises(ClusterError, match=r"another vnus-graph: tcp://.*; cài cùng một bản"):
        vnus_graph.build(file, scheduler=empty_cluster.address)
    empty_cluster.stop("other")
    empty_cluster.worker("same", "--no-nanny")
    with connected(empty_cluster.address) as engine:  # and who comes later is found out by its first task
        empty_cluster.stop("same")
        empty_cluster.worker("late", "--no-nanny", path=tmp_path / "other" / "src")
        with pytest.raises(ClusterError, match="another vnus-graph"):
            list(engine.map(parts.read_part, [parts.Handed((Article("bai-1", "Hai bên ký."),))]))
    empty_cluster.stop("late")
    (tmp_path / "older" / "vnus_graph").mkdir(parents=True)
    (tmp_path / "older" / "vnus_graph" / "__init__.py").touch()
    empty_cluster.worker("older", "--no-nanny", path=tmp_path / "older")
    with pytest.raises(ClusterError, match="ModuleNotFoundError"):
        vnus_graph.build(file, scheduler=empty_cluster.address)


def test_no_cluster_to_work_on(empty_cluster: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = lines(tmp_path / "a.jsonl", range(3))
    monkeypatch.setattr(dask, "_CONNECT", 1)
    monkeypatch.setattr(dask, "_WORKERS", 1)
    with pytest.raises(ClusterError, match="the scheduler has no workers"):
        vnus_graph.build(file, scheduler=empty_cluster.address)
    with pytest.raises(ClusterError, match="no scheduler reached"):
        vnus_graph.build(file, scheduler="tcp://127.0.0.1:1")
    with pytest.raises(ClusterError, match="no scheduler reached"):
        vnus_graph.build(file, scheduler="localhost:1:2")
    assert not [one for one in gc.get_objects() if isinstance(one, Client) and one.status != "closed"]
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'vnus-graph\[cluster\]'"):
        vnus_graph.build(file, scheduler=empty_cluster.address)


@pytest.mark.usefixtures("small_parts")
def test_a_scheduler_that_goes_in_the_middle(
    empty_cluster: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "_CONNECT", 2)
    empty_cluster.worker("one", "--no-nanny")
    file = lines(tmp_path / "tin.jsonl", range(200))
    with pytest.raises(ClusterError, match="the scheduler is gone"):
        vnus_graph.build(file, scheduler=empty_cluster.address, progress=lambda _: empty_cluster.scheduler.kill())


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="no path that is another file in each process")
def test_what_the_workers_cannot_see(cluster: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines(tmp_path / "a.jsonl", range(3))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ClusterError, match="has not this file"):
        vnus_graph.build("/proc/self/cwd/a.jsonl", scheduler=cluster.address)
    with pytest.raises(ClusterError, match="no «-» with --scheduler"):
        vnus_graph.build(["-"], scheduler=cluster.address)
