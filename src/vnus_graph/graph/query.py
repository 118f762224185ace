"""Stage 7 of 7, asked: SPARQL over a dataset, or a named question. A query only reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from vnus_graph.graph.guard import QueryError, RefusedError, check, check_graphs
from vnus_graph.graph.questions import NamedQuery, Parameter, bound, named_queries
from vnus_graph.graph.table import Table, Value
from vnus_graph.graph.vocabulary import PREFIXES, XSD

__all__ = ["NamedQuery", "Parameter", "QueryError", "RefusedError", "Table", "answer", "named_queries", "query"]

_INTEGERS = frozenset({"integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"})
_FLOATS = frozenset({"decimal", "double", "float"})


def query(store: Store, sparql: str, /, **params: str) -> Table:
    """Answer a SPARQL query, or a named one by its name, over the dataset's default graph.

    The prefixes of `vocabulary.PREFIXES` are declared. `params` stand in for `$name` in the query, as strings; a named
    query lists those it takes. ASK answers with one row, CONSTRUCT and DESCRIBE with sorted rows of subject, predicate
    and object. Raises `QueryError`.
    """
    try:
        return _table(answer(store, bound(sparql, params)))
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:  # an answer is worked out while it is read
        raise _refusal(error) from error


def answer(
    store: Store, sparql: str, default: Collection[str] = (), named: Collection[str] = ()
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """What Oxigraph answers to SPARQL that was checked to do no more than read.

    `default` and `named` are the IRIs of graphs that make up the dataset asked, if not the whole; they go before what
    the query says of it. Raises `QueryError`.
    """
    graphs = {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)}
    check(sparql, graphs)
    check_graphs([*default, *named], graphs)
    chosen: dict[str, list[NamedNode]] = {}
    if default or named:
        chosen = {"default_graph": [*map(NamedNode, default)], "named_graphs": [*map(NamedNode, named)]}
    try:
        return store.query(sparql, prefixes=PREFIXES, **chosen)  # type: ignore[arg-type]
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise _refusal(error) from error


def _refusal(error: Exception) -> QueryError:
    if isinstance(error, QueryError):
        return error
    return QueryError(f"the query cannot be run: {' '.join(str(error).split())}")


def _table(answer: QuerySolutions | QueryBoolean | Iterator[Triple]) -> Table:
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    if isinstance(answer, QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Table(columns, tuple(tuple(_value(term) for term in row) for row in answer))
    triples = {tuple(_value(term) for term in triple) for triple in answer}
    return Table(("subject", "predicate", "object"), tuple(sorted(triples, key=str)))


def _value(term: object) -> Value:
    if not isinstance(term, Literal):
        return None if term is None else str(getattr(term, "value", term))
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind in _INTEGERS:
            return int(term.value)
        if kind in _FLOATS:
            return float(term.value)
    except ValueError:
        return term.value  # ill-typed, and still what the graph says
    return term.value in {"true", "1"} if kind == "boolean" else term.value
