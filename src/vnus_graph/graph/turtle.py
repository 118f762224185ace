"""Stage 7 of 7, its writing: statements → Turtle and N-Quads whose bytes depend on the statements alone.

Oxigraph writes in the order it is given. Here lines are sorted: resources by IRI, `rdf:type` before other properties,
so that a rebuild gives the same bytes and a diff of two builds shows what changed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import BinaryIO, TypeAlias, cast

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple, serialize

from vnus_graph.graph import iris
from vnus_graph.graph.sorting import sorted_lines
from vnus_graph.graph.statements import Statement, Statements
from vnus_graph.graph.vocabulary import PREFIXES, RDF_TYPE, XSD

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
"""Local names that need no escape in Turtle; the rest are written as full IRIs."""
_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))
_BATCH = 10_000
_TYPE = str(RDF_TYPE)
_END = b".\n"
_MARK = b"\0"
"""Where a statement ends and its graph begins: in no IRI, and escaped in literals; sorts before all that may follow."""
_OF_PROVENANCE = f"{iris.PROVENANCE} .\n".encode()

_Parts: TypeAlias = tuple[str, str, str]


def to_turtle(triples: Store | Iterable[Triple | Quad]) -> bytes:
    """UTF-8 Turtle, one paragraph a resource, in an order that depends on the statements alone."""
    return b"".join(turtle_lines(triples))


def to_nquads(quads: Iterable[Quad]) -> bytes:
    """UTF-8 N-Quads, lines sorted."""
    return b"".join(nquads_lines(quads))


def turtle_lines(triples: Store | Iterable[Triple | Quad]) -> Iterator[bytes]:
    """The same, paragraph by paragraph: the default graph of a store, or triples whatever graph they are in."""
    written = _dumped(triples) if isinstance(triples, Store) else _lines(map(_triple, triples))
    return turtle_of(sorted_lines(written))


def nquads_lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """The same, line by line; a statement that stands in a named graph is not repeated without one."""
    return _once(_lines(quads))


def turtle_of(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The same, from lines of N-Triples that are sorted already, each once."""
    return _paragraphs(_parts(line) for line in lines)


def write_dataset(told: Iterable[Statements], rest: Iterable[Statement], nquads: BinaryIO, triples: BinaryIO) -> int:
    """Statements, each in the graphs of the articles that say it, and `rest` in `id/provenance`; how many statements.

    `nquads` gets all of it, `triples` the statements as one graph, in sorted lines of N-Triples. Raises OSError.
    """
    size, last = 0, b""
    for line in sorted_lines(chain(_by_article(told), _of_provenance(rest))):
        statement, mark, graph = line.partition(_MARK)
        if mark:
            nquads.write(statement + graph)
        elif line.endswith(_OF_PROVENANCE):
            nquads.write(line)
            continue
        else:  # in no article's graph, or in one and again without: the latter comes right behind
            statement = line[: -len(_END)]
            if statement != last:
                nquads.write(line)
        if statement != last:
            triples.write(statement + _END)
            last = statement
            size += 1
    return size


def _by_article(told: Iterable[Statements]) -> Iterator[bytes]:
    """Lines of N-Quads, with `_MARK` before the graph."""
    graph_of = lru_cache(maxsize=100_000)(lambda article: f"\0{iris.graph(article)} .\n".encode())
    for each in told:
        ends = [graph_of(article) for article in each.articles] or [_END]
        yield from [line + end for line in map(_written, each.triples) for end in ends]


def _of_provenance(told: Iterable[Statement]) -> Iterator[bytes]:
    return (_written(each) + _OF_PROVENANCE for each in told)


def _written(told: Statement) -> bytes:
    """The beginning of its line, up to where its graph is named."""
    subject, predicate, value = told
    return f"{subject!s} {predicate!s} {value!s} ".encode()


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    ahead = sorted_lines(lines)
    line = next(ahead, b"")
    for following in chain(ahead, [b""]):
        if not following.startswith(line[: -len(b".\n")] + b"<"):  # the same statement in a graph comes right behind
            yield line
        line = following


def _lines(statements: Iterable[Triple | Quad]) -> Iterator[bytes]:
    stream = iter(statements)
    while batch := list(islice(stream, _BATCH)):
        data = BytesIO()
        serialize(cast("list[Quad]", batch), data, format=RdfFormat.N_QUADS)
        yield from data.getvalue().splitlines(keepends=True)


def _dumped(store: Store) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        store.dump(file, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        file.seek(0)
        yield from file


def _triple(statement: Triple | Quad) -> Triple:
    return Triple(statement.subject, statement.predicate, statement.object)


def _parts(line: bytes) -> _Parts:
    """Subject, property and value of a line of N-Triples."""
    subject, predicate, value = line[: -len(b" .\n")].decode().split(" ", 2)
    return subject, predicate, value


def _paragraphs(statements: Iterable[_Parts]) -> Iterator[bytes]:
    """Turtle, from statements in the order of their lines."""
    yield "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items())).encode()
    for subject, group in groupby(statements, key=itemgetter(0)):
        typed_first = sorted(group, key=lambda parts: parts[1] != _TYPE)
        told = " ;\n    ".join(_predicates(typed_first))
        yield f"\n{_iri(subject)} {told} .\n".encode()


def _predicates(statements: Iterable[_Parts]) -> Iterator[str]:
    for predicate, group in groupby(statements, key=lambda parts: parts[1]):
        verb = "a" if predicate == _TYPE else _iri(predicate)
        yield f"{verb} " + ", ".join(_term(value) for _, _, value in group)


def _term(term: str) -> str:
    if term.startswith("<"):
        return _iri(term)
    quoted, typed, datatype = term.rpartition("^^")
    return f"{quoted}^^{_iri(datatype)}" if typed and datatype.startswith(f"<{XSD}") else term


@lru_cache(maxsize=100_000)
def _iri(written: str) -> str:
    """«<https://…/id/person/x>» with its prefix, where that can be."""
    iri = written[1:-1]
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace) and _LOCAL.match(local := iri[len(namespace) :]):
            return f"{prefix}:{local}"
    return written
