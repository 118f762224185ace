"""Articles added to a graph: the same bytes as all at once, nothing read twice, nothing lost to a crash."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnus_graph
from vnus_graph import batch, pipeline
from vnus_graph.archive import folder as place
from vnus_graph.archive import rules as of_today
from vnus_graph.archive import shelf
from vnus_graph.model import Article

TOLD = (
    "Ngày 5/3/2024, tại Hà Nội, Thứ trưởng Ngoại giao Trần Văn Mẫu tiếp Đại sứ Hoa Kỳ Jane Sample.",
    "Chiều 5/3, Thứ trưởng Trần Văn Mẫu tiếp bà Jane Sample, Đại sứ Hoa Kỳ tại Việt Nam, tại Trụ sở Bộ Ngoại giao.",
    "Thứ trưởng Trần Văn Mẫu sẽ thăm Canada vào tháng 5/2024 theo lời mời của Bộ trưởng Ngoại giao Ann Birch.",
    "Từ ngày 6 đến 8/5/2024, ông Trần Văn Mẫu thăm chính thức Canada. Ngày 7/5, ông hội đàm với bà Ann Birch.",
    "Đoàn đại biểu Bộ Ngoại giao do ông Trần Văn Mẫu dẫn đầu đã gặp Thượng nghị sĩ Ann Birch tại Ottawa.",
    "Đường xá miền núi hư hỏng nặng sau mưa lũ.",
)


def article(number: int, text: str | None = None) -> dict[str, str]:
    told = TOLD[number % len(TOLD)] if text is None else text
    return {"id": f"bai-{number}", "published": f"2024-03-{5 + number % 4:02}", "text": told}


def written(file: Path, articles: list[dict[str, str]]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if not file.name.startswith(".")}


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles that are read from here on."""
    ids: list[str] = []
    extract = pipeline.extract

    def noted(one: Article) -> object:
        ids.append(one.id)
        return extract(one)

    monkeypatch.setattr(pipeline, "extract", noted)
    return ids


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_added_in_any_order_is_built_at_once(tmp_path: Path, data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(0, 30), min_size=2, max_size=7, unique=True))
    order = data.draw(st.permutations(numbers))
    cut = data.draw(st.integers(1, len(order) - 1))
    again = data.draw(st.sampled_from(order))  # comes with both parts
    shutil.rmtree(tmp_path)
    at_once = vnus_graph.build(written(tmp_path / "all.jsonl", [article(n) for n in numbers]))
    at_once.save(tmp_path / "once")
    vnus_graph.build(written(tmp_path / "first.jsonl", [article(n) for n in order[:cut]])).save(tmp_path / "grown")
    vnus_graph.add(tmp_path / "grown", written(tmp_path / "then.jsonl", [article(n) for n in [*order[cut:], again]]))
    assert contents(tmp_path / "grown") == contents(tmp_path / "once")


def test_what_is_there_is_not_read_again(tmp_path: Path, read_now: list[str]) -> None:
    first = written(tmp_path / "first.jsonl", [article(0), article(1)])
    vnus_graph.build(first).save(tmp_path / "out")
    read_now.clear()
    changed = article(1, "Ngày 9/3/2024, Thứ trưởng Trần Văn Mẫu tiếp Đại sứ Canada Ann Birch.")
    more = written(tmp_path / "more.jsonl", [article(0), changed, article(2), article(2)])
    account = vnus_graph.add(tmp_path / "out", more).account
    assert read_now == ["bai-1", "bai-2"]
    assert account == batch.Account(new=1, changed=1, unchanged=1, gone=0, repeated=1)
    vnus_graph.build(written(tmp_path / "all.jsonl", [article(0), changed, article(2)])).save(tmp_path / "once")
    assert contents(tmp_path / "out") == contents(tmp_path / "once")


def test_a_folder_that_shrank_is_built_without_what_is_gone(tmp_path: Path, read_now: list[str]) -> None:
    out = tmp_path / "out"
    vnus_graph.build(written(tmp_path / "all.jsonl", [article(n) for n in range(4)])).save(out)
    read_now.clear()
    fewer = written(tmp_path / "fewer.jsonl", [article(1), article(3)])
    graph = vnus_graph.build(fewer, before=out)
    graph.save(out)
    assert (read_now, graph.account) == ([], batch.Account(unchanged=2, gone=2))
    vnus_graph.build(fewer).save(tmp_path / "anew")
    assert contents(out) == contents(tmp_path / "anew")


def test_other_rules_read_everything_again(
    tmp_path: Path, read_now: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(shelf, "rules", lambda: "those of yesterday")
    vnus_graph.build(written(tmp_path / "all.jsonl", [article(0), article(1)])).save(out)
    read_now.clear()
    monkeypatch.setattr(shelf, "rules", of_today.rules)
    account = vnus_graph.add(out, written(tmp_path / "more.jsonl", [article(2)])).account
    assert sorted(read_now) == ["bai-0", "bai-1", "bai-2"]
    assert account == batch.Account(new=1, changed=2)


def test_what_could_not_be_read_stays_reported(tmp_path: Path) -> None:
    bad, good, late = tmp_path / "bad.json", tmp_path / "good.jsonl", tmp_path / "late.jsonl"
    bad.write_text("{", encoding="utf-8")
    written(good, [article(0)])
    written(late, [article(1)])
    vnus_graph.build([bad, good]).save(tmp_path / "grown")
    vnus_graph.add(tmp_path / "grown", late)
    vnus_graph.build([bad, good, late]).save(tmp_path / "once")
    assert contents(tmp_path / "grown") == contents(tmp_path / "once")
    written(bad.with_suffix(".jsonl"), [])
    bad.write_text(json.dumps(article(3)), encoding="utf-8")
    assert vnus_graph.add(tmp_path / "grown", bad).failures == ()


def test_there_must_be_something_to_add_to(tmp_path: Path) -> None:
    news = written(tmp_path / "news.jsonl", [article(0)])
    with pytest.raises(ValueError, match="build one first"):
        vnus_graph.add(tmp_path / "nowhere", news)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="build the graph anew"):
        vnus_graph.add(tmp_path / "empty", news)
    vnus_graph.build(news).save(tmp_path / "out")
    (tmp_path / "out" / shelf.NAME).write_text("no readings\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no readings of articles"):
        vnus_graph.add(tmp_path / "out", news)
    assert vnus_graph.build(news, before=tmp_path / "out").account == batch.Account(new=1)


def test_two_do_not_write_at_a_time(tmp_path: Path) -> None:
    graph = vnus_graph.build(written(tmp_path / "news.jsonl", [article(0)]))
    graph.save(tmp_path / "out")
    with place.locked(tmp_path / "out"), pytest.raises(place.BusyError, match="another vnus-graph"):
        graph.save(tmp_path / "out")
    graph.save(tmp_path / "out")


# --- crashes ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, bytes], dict[str, bytes]]:
    """A graph, articles to add to it, and its files before and after."""
    base = tmp_path_factory.mktemp("growing")
    old, new = [article(n) for n in range(3)], [article(n) for n in range(3, 7)]
    vnus_graph.build(written(base / "old.jsonl", old)).save(base / "out")
    before = contents(base / "out")
    vnus_graph.build(written(base / "all.jsonl", old + new)).save(base / "all")
    return base / "out", written(base / "new.jsonl", new), before, contents(base / "all")


def killed(work: Callable[[], object], after: float) -> None:
    """Run `work` in a process of its own, which is killed after some seconds if it still runs."""
    process = get_context("fork").Process(target=work)
    process.start()
    process.join(after)
    if process.is_alive():
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
    process.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked and killed")
def test_killed_at_any_moment_nothing_is_lost(
    growing: tuple[Path, Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path
) -> None:
    out, news, before, after = growing
    chance = random.Random(7)
    started = time.monotonic()
    shutil.copytree(out, tmp_path / "whole")
    killed(lambda: vnus_graph.add(tmp_path / "whole", news), 60)
    took = time.monotonic() - started
    assert contents(tmp_path / "whole") == after
    kept = 0
    for number in range(50):
        work = shutil.copytree(out, tmp_path / str(number))
        killed(lambda work=work: vnus_graph.add(work, news), chance.uniform(0, took))
        vnus_graph.load(work)
        assert contents(work) in (before, after)
        kept += contents(work) == before
        if number % 10 == 0:
            vnus_graph.add(work, news)
            assert contents(work) == after
            assert not [left.name for left in work.iterdir() if left.is_dir()]
        shutil.rmtree(work)
    assert kept  # some were hit before the change was ready


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked and killed")
@pytest.mark.parametrize("step", range(8))
def test_killed_while_files_take_their_places(
    growing: tuple[Path, Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path, step: int
) -> None:
    """The moments that chance would hardly hit: right before the first, second, … name changes."""
    out, news, before, after = growing
    work = shutil.copytree(out, tmp_path / "out")

    def crash() -> None:
        left = [step]
        for name in ("rename", "replace"):
            change = getattr(Path, name)

            def dying(self: Path, target: Path, change: Callable[[Path, Path], Path] = change) -> Path:
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1
                return change(self, target)

            setattr(Path, name, dying)
        vnus_graph.add(work, news)

    killed(crash, 60)
    vnus_graph.load(work)
    assert contents(work) == (before if step == 0 else after)
    graph = vnus_graph.add(work, news)
    assert not [left.name for left in work.iterdir() if left.is_dir()]
    assert len(graph.articles) == 7
