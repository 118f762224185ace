"""Who is who, wherever the names are compared: as in this process."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vnus_graph.engine import Died, DiedError
from vnus_graph.model import Article, Reading
from vnus_graph.pipeline import extract
from vnus_graph.resolve import compared, namesake_blocks
from vnus_graph.resolve.assemble import resolve
from vnus_graph.resolve.judgements import read_judgements

NAMES = ("Trần Văn Mẫu", "Lê Ví Dụ", "Trần Mẫu", "Lê Văn Ví Dụ", "Jane Sample", "J. Sample", "Jan Sample", "Anna Birch")
TITLES = ("Thứ trưởng Ngoại giao", "Bộ trưởng Quốc phòng", "ông", "Đại sứ Canada tại Việt Nam")
JUDGED = (
    "same\tPerson\tTrần Văn Mẫu #bai-1\t\tLê Ví Dụ #bai-3\t\t\t\n"
    "different\tPerson\tTrần Văn Mẫu #bai-2\t\tLê Ví Dụ #bai-3\t\t\t\n"
    "same\tPerson\tJane Sample\t\tAnna Birch #bai-7\t\t\t\n"
)


class Away:
    """Another process, as far as what is sent there and back can tell."""

    lanes = 2

    def __init__(self) -> None:
        self.units = 0

    def map(self, function: Callable[[Any, int], Iterator[Any]], tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        for task in tasks:
            self.units += len(task)
            yield task, pickle.loads(pickle.dumps(list(function(pickle.loads(pickle.dumps(task)), 0))))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    told = "Ngày {0}/5/2024, tại Hà Nội, {1} {2} tiếp {3} {4}."
    found = []
    for n in range(40):
        left, right = NAMES[n % 4], NAMES[4 + n * n % 4]
        text = told.format(1 + n % 27, TITLES[n % 3], left, TITLES[2 + n % 2], right)
        found.append(extract(Article(f"bai-{n}", text)))
    return found


@pytest.mark.parametrize("judged", ["", JUDGED])
def test_the_same_as_in_this_process(
    readings: list[Reading], judged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "judgements.tsv").write_text(judged, encoding="utf-8")
    judgements = read_judgements(tmp_path / "judgements.tsv")
    here = resolve(readings, judgements)
    for module in (compared, namesake_blocks):
        monkeypatch.setattr(module, "_WORTH", 0)
        monkeypatch.setattr(module, "_MOST", 5)
    away = Away()
    assert resolve(readings, judgements, away) == here
    assert away.units > 8


def test_nothing_is_resolved_when_a_worker_dies_of_it(readings: list[Reading]) -> None:
    class Dying(Away):
        def map(self, function: object, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
            for task in tasks:
                yield task, [Died("SIGKILL")]

    with pytest.raises(DiedError, match="SIGKILL"):
        resolve(readings, engine=Dying())
