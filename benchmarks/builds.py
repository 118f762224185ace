"""Whole commands as their user meets them: start-up, one process and two, a thousand articles and ten thousand.

    python benchmarks/builds.py [ARTICLES] [--small N] [--large N] [--rounds N]

ARTICLES is a JSON Lines file; without it, invented news. What is compared runs in turn, and medians stand. Memory is
the peak of the command's own process, and of all its processes together as the system divides shared pages (PSS).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import psutil
from articles import articles

COMMAND = (sys.executable, "-c", "from vnus_graph.cli import main; main()")
TAGGER = """
import json, sys, underthesea
for line in open(sys.argv[1], encoding="utf-8"):
    for sentence in underthesea.sent_tokenize(json.loads(line)["text"]):
        underthesea.ner(sentence)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: float
    own: float
    """Peak memory of its first process, in MB."""
    all: float
    """Peak memory of all its processes together, in MB."""


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end, looking at its memory once a second: more often would cost what is to be measured."""
    start, own, together = time.monotonic(), 0, 0
    process = psutil.Popen([*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        sizes = [_memory(each) for each in (process, *_below(process))]
        own, together = max(own, sizes[0]), max(together, sum(sizes))
        try:
            process.wait(1)
        except psutil.TimeoutExpired:
            continue
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}")
    return Run(time.monotonic() - start, own / 1e6, together / 1e6)


def _below(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []


def _memory(process: psutil.Process) -> int:
    try:
        found = process.memory_full_info()
        return int(getattr(found, "pss", found.rss))
    except psutil.Error:
        return 0


def build(given: Path, *options: str) -> Run:
    """Build the graph of a file into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        return run([*COMMAND, "build", given, "-o", folder, *options])


def at_once(given: Path) -> Run:
    """Two builds of a file at the same time, which share nothing but the machine; the one that takes longer."""
    with ThreadPoolExecutor(2) as pool:
        return max(pool.map(lambda _: build(given, "--workers=1"), range(2)), key=lambda each: each.seconds)


def middle(runs: Sequence[Run]) -> float:
    """Median seconds."""
    return statistics.median(each.seconds for each in runs)


def main() -> None:
    """Measure and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="?", type=Path)
    options.add_argument("--small", type=int, default=1000)
    options.add_argument("--large", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one, few, small, large = (
            _news(asked.articles, number, Path(folder) / f"{number}.jsonl")
            for number in (1, 200, asked.small, asked.large)
        )
        of_few, of_small, of_large = (_lines(path) for path in (few, small, large))
        starts, ones, tagged, alone = [], [], [], []
        for _ in range(asked.rounds):
            starts.append(run([*COMMAND, "--help"]))
            ones.append(build(one))
        for _ in range(asked.rounds):
            tagged.append(run([sys.executable, "-c", TAGGER, few]))
            alone.append(build(few, "--workers=1"))
        single, double, apart = [], [], []
        for _ in range(asked.rounds):
            apart.append(at_once(few))
            single.append(build(small, "--workers=1"))
            double.append(build(small, "--workers=2"))
        whole = build(large, "--workers=2")
    print("| command | seconds |\n|---|--:|")
    print(f"| `--help` | {middle(starts):.2f} |\n| `build` of one article | {middle(ones):.2f} |\n")
    print(f"| {of_few} articles, one process, start-up and writing included | seconds | × |\n|---|--:|--:|")
    print(f"| `underthesea.ner` alone | {middle(tagged):.1f} | 1 |")
    print(f"| `build --workers 1` | {middle(alone):.1f} | {middle(alone) / middle(tagged):.2f} |\n")
    print("| `build` | seconds | articles/s | own MB | all processes MB |\n|---|--:|--:|--:|--:|")
    for name, number, runs in (
        ("one process", of_small, single),
        ("two processes", of_small, double),
        ("two processes", of_large, [whole]),
    ):
        memory = f"{max(each.own for each in runs):.0f} | {max(each.all for each in runs):.0f}"
        print(f"| {number} articles, {name} | {middle(runs):.1f} | {number / middle(runs):.1f} | {memory} |")
    print(f"\nTwo processes against one: {middle(single) / middle(double):.2f}×")
    print(f"Two builds that share nothing, on this machine: {2 * middle(alone) / middle(apart):.2f}×")
    growth = whole.seconds / middle(double)
    print(f"{of_large / of_small:.0f}× the articles: {growth:.1f}× the time")


def _news(given: Path | None, number: int, path: Path) -> Path:
    if given is None:
        lines = (json.dumps(record, ensure_ascii=False) for record in articles(number))
    else:
        with given.open(encoding="utf-8") as source:
            lines = iter([line.rstrip("\n") for line in islice(source, number)])
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


if __name__ == "__main__":
    main()
