"""Each stage of a build beside `underthesea.ner` on the same text, one process, one article after the other in turn.

    python benchmarks/stages.py [ARTICLES] [--number N]

ARTICLES is what `vnus-graph build` reads; without it, invented news. Milliseconds of CPU per article, and their ratio
to what the tagger takes; both have loaded their models before. `keep` is what it costs to put readings on disk;
`resolve` and `write` are those of all N articles together, imports included.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import process_time

import underthesea
from articles import articles

from vnus_graph.annotate import annotate
from vnus_graph.archive.shelf import Filling, line
from vnus_graph.clean import clean
from vnus_graph.events import reader
from vnus_graph.garbage import search_rarely
from vnus_graph.knowledge_graph import Graph
from vnus_graph.model import Article
from vnus_graph.pipeline import extract, parse
from vnus_graph.read import digest, read
from vnus_graph.resolve.assemble import resolve
from vnus_graph.resolve.circumstances import circumstances

STAGES = ("clean", "annotate", "grammar", "events", "keep", "resolve", "write")


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Count the time of a block."""
        start = process_time()
        yield
        self.spent[name] += process_time() - start


def measure(given: list[Article]) -> Counter[str]:
    """CPU seconds of each stage and of the tagger over all articles."""
    search_rarely()  # as the command does
    for article in given[:3]:  # models and tables
        extract(article)
        underthesea.ner(article.text[:200])
    clock, filling = Clock(), Filling()
    for article in given:
        with clock("clean"):
            document = clean(article)
        with clock("annotate"):
            annotate(document)
        with clock("annotate and grammar"):
            parsed = parse(document)
        with clock("events"):
            reading = reader.read(document, parsed)
            reading = replace(reading, around=circumstances(reading))
        with clock("keep"):
            filling.put(article.id, line(reading, digest(article)))
        with clock("underthesea.ner"):
            for sentence in underthesea.sent_tokenize(article.text):
                underthesea.ner(sentence)
    clock.spent["grammar"] = clock.spent.pop("annotate and grammar") - clock.spent["annotate"]
    with clock("keep"):
        shelf = filling.close(())
    with clock("resolve"):
        resolution = resolve(shelf)
    with clock("write"), tempfile.TemporaryDirectory() as folder:
        Graph(None, shelf, resolution).save(folder)
    return clock.spent


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="?", type=Path)
    options.add_argument("--number", type=int, default=300)
    asked = options.parse_args()
    if asked.articles:
        given = [found for found in read([asked.articles]) if isinstance(found, Article)]
        random.Random(0).shuffle(given)
        given = given[: asked.number]
    else:
        given = [Article(**record, source="") for record in map(_fields, articles(asked.number))]
    spent = measure(given)
    whole, tagger = sum(spent[stage] for stage in STAGES), spent["underthesea.ner"]
    print(f"{len(given)} articles, {sum(len(article.text) for article in given) / len(given):.0f} characters each\n")
    print("| CPU per article | ms | × underthesea.ner |\n|---|--:|--:|")
    for name, seconds in (*((stage, spent[stage]) for stage in STAGES), ("whole", whole), ("underthesea.ner", tagger)):
        print(f"| {name} | {1000 * seconds / len(given):.1f} | {seconds / tagger:.3f} |")


def _fields(record: dict[str, str]) -> dict[str, str]:
    return {name: record[name] for name in ("id", "outlet", "title", "text")}


if __name__ == "__main__":
    main()
