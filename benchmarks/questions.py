"""Each named question on a given graph: seconds by Oxigraph, and by rdflib's own engine on the same statements.

    python benchmarks/questions.py GRAPH [--limit SECONDS] [--only NAME …] [NAME=VALUE …]

A question is asked with what it needs, and once more with all it may take. Values for that, unless given as
`NAME=VALUE`, are those of a busy graph: its most frequent participants, their countries, the place most often met in,
the article with most evidence. Every question runs in a process of its own, ended after the limit, which then stands
with `>` in place of the time.
Rows that differ between the two are shown as `1≠2`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib.namespace import NamespaceManager

from vnus_graph.graph.load import load
from vnus_graph.graph.query import named_queries, query
from vnus_graph.graph.questions import bound
from vnus_graph.graph.vocabulary import PREFIXES

_FREQUENT = """SELECT ?name {{ {0} ?x rdfs:label ?name . FILTER(LANG(?name) = "vi") }}
GROUP BY ?x ?name ORDER BY DESC(COUNT(*)) ?name LIMIT 2"""
"""Names of what a pattern finds most often as `?x`."""


def values(store: Store) -> dict[str, str]:
    """A value for each name that a question takes, which a graph has much to say about."""

    def most(pattern: str) -> Iterator[str]:
        return iter([str(row[0]) for row in query(store, _FREQUENT.format(pattern))])

    people = most("?event vnus:participant ?x . ?x a vnus:Person .")
    states = most("?event vnus:participant/vnus:country ?x . ?x a vnus:Country .")
    found = {
        "person": next(people, ""),
        "leader": next(most("?group vnus:leader ?x ."), ""),
        "sender": next(most("?group vnus:sender ?x ."), ""),
        "place": next(most("?event vnus:place ?x ."), ""),
        "article": next(most("?piece vnus:inArticle ?x ."), ""),
        "title": next(most("?tenure vnus:position ?x ."), ""),
        "country": next(states, ""),
    }
    return found | {
        "in": found["country"],
        "about": "date",
        "status": "Planned",
        "from": "2000",
        "to": "2100",
        "other person": next(people, ""),
        "other country": next(states, ""),
    }


def cases(store: Store, given: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each question with what it needs, and with all it takes if that is more."""
    known = values(store) | given
    for name, each in named_queries().items():
        first = each.parameters[0].name if each.parameters else ""
        taken = known | {"other": given.get("other") or known.get(f"other {first}", "")}
        needed = {p.name: taken[p.name] for p in each.parameters if p.required}
        yield name, needed
        if len(needed) < len(each.parameters):
            yield name, {p.name: taken[p.name] for p in each.parameters}


def timed(ask: Callable[[], Iterable[object]], limit: float) -> tuple[float, int] | str:
    """Seconds and rows of a question asked in a process of its own, or what became of it instead."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def run() -> None:
        start = time.perf_counter()
        rows = len(list(ask()))
        theirs.send((time.perf_counter() - start, rows))

    process = context.Process(target=run)
    process.start()
    theirs.close()
    try:
        if not ours.poll(limit):
            return f">{limit:.0f}"
        seconds, rows = ours.recv()
    except EOFError:  # refused by the engine, which says why
        return "fails"
    finally:
        process.kill()
        process.join()
    return seconds, rows


def plain(store: Store) -> rdflib.Graph:
    """The same default graph in rdflib's memory, with the prefixes that the questions use."""
    graph = rdflib.Graph(bind_namespaces="none")
    graph.namespace_manager = NamespaceManager(graph, bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    return graph.parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")


def main() -> None:
    """The table, a row a question as it is measured."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("values", nargs="*", metavar="NAME=VALUE")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="the questions to ask")
    parser.add_argument("--limit", type=float, default=20, help="seconds after which a question is given up")
    asked = parser.parse_args()
    given = dict(value.split("=", 1) for value in asked.values)
    store = load(asked.graph)
    other = plain(store)
    print(f"{len(other)} statements\nours s  rdflib s    rows  question")
    times: list[float] = []
    for name, params in cases(store, given):
        if asked.only and name not in asked.only:
            continue
        ours = timed(lambda: query(store, bound(name, params)), asked.limit)  # noqa: B023  called at once
        theirs = timed(lambda: other.query(bound(name, params)), asked.limit)  # noqa: B023
        seconds = [each if isinstance(each, str) else f"{each[0]:.2f}" for each in (ours, theirs)]
        counts = {each[1]: None for each in (ours, theirs) if not isinstance(each, str)}
        rows = "≠".join(map(str, counts))
        if not isinstance(ours, str) and theirs != "fails":
            times.append((asked.limit if isinstance(theirs, str) else theirs[0]) / ours[0])
        told = " ".join(f"{key}={value}" for key, value in params.items())
        print(f"{seconds[0]:>6}  {seconds[1]:>8}  {rows:>6}  {name} {told}", flush=True)
    if times:
        least, most = min(times), max(times)
        print(
            f"\nrdflib takes {statistics.median(times):.0f} times as long (median; {least:.1f} to {most:.0f} or more)"
        )


if __name__ == "__main__":
    main()
