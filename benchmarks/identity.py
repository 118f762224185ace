"""What is one, against pairs decided by hand: of two names or events in two articles, whether the graph has one node.

    python benchmarks/identity.py [--all] [--workers N] [--kind KIND] [--pairs FILE] [ARTICLES …]

`identity/pairs.tsv` says what the pairs are, `identity/drawn.tsv` has others, drawn at random, `identity/events.tsv`
events (--pairs). ARTICLES are files or folders (../shared/unlabelled unless given); one graph is built of the articles
that the pairs name, or of all.
A false merge is a pair of two that became one node, a duplicate a pair of one that became two; it counts as asked
about where the graph reports it as doubtful, for `vnus-graph review`. A pair counts as unresolvable where an article is
not there, or no actor of it, or more than one, bears the name.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from unicodedata import normalize

from vnus_graph.events.families import family_of
from vnus_graph.model import Article, Attestation, Reading, Resolution
from vnus_graph.pipeline import extract
from vnus_graph.read import read
from vnus_graph.resolve.assemble import resolve
from vnus_graph.resolve.happenings import written

PAIRS = Path(__file__).with_suffix("") / "pairs.tsv"
ARTICLES = Path("../shared/unlabelled")

Named = tuple[str, str, str]
"""Type, article and name of an actor; family, article and parties of an event."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and what a reader decided about them."""

    left: Named
    right: Named
    same: bool
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a pair: `fault` is empty, «false merge», «duplicate» or «unresolvable»."""

    pair: Pair
    fault: str
    nodes: tuple[tuple[str, ...], tuple[str, ...]]
    """Ids of the actors, or events, of either article that bear the name."""
    asked: bool = False
    """Whether the two nodes of a duplicate are reported as a doubtful pair."""


def pairs(file: Path = PAIRS) -> tuple[Pair, ...]:
    """The pairs of a file, in its order."""
    with file.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        return tuple(
            Pair(
                (row["type"], row["left_article"], row["left_name"]),
                (row["type"], row["right_article"], row["right_name"]),
                {"same": True, "different": False}[row["verdict"]],
                row["kind"],
                row["reason"],
            )
            for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def articles(inputs: Iterable[str | Path], wanted: set[str] | None = None) -> Iterator[Article]:
    """The articles of the inputs, or those of them that are wanted."""
    for found in read(inputs):
        if isinstance(found, Article) and (wanted is None or found.id in wanted):
            yield found


def readings(found: Iterable[Article], workers: int) -> Iterator[Reading]:
    """What each article says, in order."""
    if workers <= 1:
        yield from map(extract, found)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(extract, found, chunksize=16)


def judged(decided: Iterable[Pair], resolution: Resolution) -> tuple[Outcome, ...]:
    """Each pair against a graph."""
    nodes = _nodes(resolution)
    doubtful = {frozenset((doubt.left.actor, doubt.right.actor)) for doubt in resolution.doubts}
    parties = {event.id: [key for _, key in event.participants] for event in resolution.events}

    def asked(left: str, right: str) -> bool:
        ends = product(parties.get(left, (left,)), parties.get(right, (right,)))
        return any(frozenset(pair) in doubtful for pair in ends)

    return tuple(_outcome(pair, tuple(nodes[pair.left]), tuple(nodes[pair.right]), asked) for pair in decided)


def _nodes(resolution: Resolution) -> defaultdict[Named, list[str]]:
    found: defaultdict[Named, list[str]] = defaultdict(list)
    called: dict[tuple[str, str], set[str]] = {}
    for actor in resolution.actors:
        for naming in actor.named:
            names = called[actor.id, naming.article] = {normalize("NFC", name) for name in naming.names}
            for name in names:
                if actor.id not in found[actor.type, naming.article, name]:
                    found[actor.type, naming.article, name].append(actor.id)
    for event in resolution.events:
        for told in event.attested:
            for name in _called(told, called):
                found[family_of(event.kind), told.article, name].append(event.id)
    return found


def _called(told: Attestation, called: Mapping[tuple[str, str], set[str]]) -> set[str]:
    """What an event is called as one article tells it: by any two parties, with and without its day."""
    parties = sorted({key for _, key in told.participants})
    ends = [(called[one, told.article], called[other, told.article]) for one, other in permutations(parties, 2)]
    pairs = {f"{one} – {other}" for left, right in ends for one, other in product(left, right)}
    detail = told.level or (written(told.when.start) if told.when else "?")
    return pairs | {f"{name}, {detail}" for name in pairs}


def _outcome(pair: Pair, left: tuple[str, ...], right: tuple[str, ...], asked: Callable[[str, str], bool]) -> Outcome:
    if len(left) != 1 or len(right) != 1:
        fault = "unresolvable"
    elif pair.same:
        fault = "" if left == right else "duplicate"
    else:
        fault = "false merge" if left == right else ""
    return Outcome(pair, fault, (left, right), fault == "duplicate" and asked(*left, *right))


FAULTS = ("false merge", "duplicate", "unresolvable")


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A row a kind of pair, and all of them."""
    rows: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for row in (outcome.pair.kind, "all"):
            counts = rows.setdefault(row, Counter())
            counts["pairs"] += 1
            counts["same" if outcome.pair.same else "different"] += 1
            counts[outcome.fault] += 1
            counts["asked"] += outcome.asked
    yield "kind             pairs   same  different  false merges    duplicates  asked about  unresolvable"
    for row, counts in sorted(rows.items(), key=lambda item: item[0] == "all"):
        shares = [
            f"{counts[fault]:5} {_share(counts[fault], counts[among]):>8}"
            for fault, among in (("false merge", "different"), ("duplicate", "same"))
        ]
        yield (
            f"{row:15} {counts['pairs']:6} {counts['same']:6} {counts['different']:10}"
            f"{shares[0]}{shares[1]} {counts['asked']:12} {counts['unresolvable']:13}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _line(outcome: Outcome) -> str:
    (_, one, name), (_, other, other_name) = outcome.pair.left, outcome.pair.right
    nodes = " | ".join(", ".join(ids) or "–" for ids in outcome.nodes)
    fault = f"{outcome.fault}, asked about" if outcome.asked else outcome.fault
    return f"{fault}\t{name} ({one})\t{other_name} ({other})\t{nodes}\t{outcome.pair.reason}"


def main() -> None:
    """The table, then each pair that failed."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("articles", nargs="*", type=Path, default=[ARTICLES], metavar="ARTICLES")
    parser.add_argument("--all", action="store_true", help="one graph of all the articles, not of those in the pairs")
    parser.add_argument("--workers", type=int, default=1, help="processes that read articles")
    parser.add_argument("--kind", help="only this kind of pair")
    parser.add_argument("--pairs", type=Path, default=PAIRS, metavar="FILE", help="the pairs (identity/pairs.tsv)")
    asked = parser.parse_args()
    decided = [pair for pair in pairs(asked.pairs) if asked.kind in (None, pair.kind)]
    wanted = {named[1] for pair in decided for named in (pair.left, pair.right)}
    found = articles(asked.articles, None if asked.all else wanted)
    outcomes = judged(decided, resolve(readings(found, asked.workers)))
    print("\n".join(table(outcomes)))
    failed = [outcome for outcome in outcomes if outcome.fault]
    for outcome in sorted(failed, key=lambda outcome: (FAULTS.index(outcome.fault), outcome.pair.kind)):
        print(_line(outcome))


if __name__ == "__main__":
    main()
