"""Stage 7 of 7, asked: SPARQL over a dataset, and the named queries of `graph/queries/`.

A query only reads. Oxigraph would follow SERVICE to any address, so it is refused, as are updates, before it runs.
Values are put in place of `$name`, as string literals and by the tokens of SPARQL, so that no value can change a query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, Store, Triple

from vnus_graph.graph.table import Table, Value
from vnus_graph.graph.vocabulary import PREFIXES, XSD

__all__ = ["NamedQuery", "Parameter", "QueryError", "Table", "named_queries", "query"]

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
          | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<variable>[?$]\w+)
      | (?P<prefixed>[\w.-]*:(?:[\w.:%-]|\\.)*)
      | (?P<word>[^\W\d]\w*)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_HEADER = re.compile(r"#\s*(?P<key>vi|en|param|optional)\s*:\s*(?P<text>.*)")
_INTEGERS = frozenset({"integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"})
_FLOATS = frozenset({"decimal", "double", "float"})


class QueryError(ValueError):
    """A query that cannot be run; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query asks for."""

    name: str
    about: str
    required: bool


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that comes with the project."""

    name: str
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    sparql: str


def query(store: Store, sparql: str, **params: str) -> Table:
    """Answer a SPARQL query, or a named one by its name, over the dataset's default graph.

    The prefixes of `vocabulary.PREFIXES` are declared. `params` stand in for `$name` in the query, as strings; a named
    query lists those it takes. ASK answers with one row, CONSTRUCT and DESCRIBE with sorted rows of subject, predicate
    and object. Raises `QueryError`.
    """
    text = _bound(sparql, params)
    _check(text)
    try:
        answer = store.query(text, prefixes=PREFIXES)
        return _table(answer)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be run: {' '.join(str(error).split())}") from error


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """The queries of `graph/queries/*.rq` by name, sorted."""
    folder = files("vnus_graph.graph") / "queries"
    texts = {
        item.name.removesuffix(".rq"): item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".rq")
    }
    return {name: _named(name, text) for name, text in sorted(texts.items())}


def _named(name: str, text: str) -> NamedQuery:
    header = [match.groups() for line in text.splitlines() if (match := _HEADER.match(line))]
    about = {key: value.strip() for key, value in header}
    parameters = tuple(
        Parameter(value.partition("=")[0].strip(), value.partition("=")[2].strip(), key == "param")
        for key, value in header
        if key in {"param", "optional"}
    )
    return NamedQuery(name, about["vi"], about["en"], parameters, text)


def _bound(sparql: str, params: Mapping[str, str]) -> str:
    """The query with values put in; those a named query may do without are empty strings."""
    known = named_queries().get(sparql.strip())
    if known is None:
        if re.fullmatch(r"[\w-]+", sparql.strip()):
            raise QueryError(f"no query is called «{sparql.strip()}»; there are {', '.join(named_queries())}")
        names = {token[1:] for kind, token in _tokens(sparql) if kind == "variable" and token.startswith("$")}
        if unknown := sorted(set(params) - names):
            raise QueryError(f"the query has no ${', $'.join(unknown)} to put a value in")
        return _substituted(sparql, params)
    accepted = {parameter.name for parameter in known.parameters}
    if unknown := sorted(set(params) - accepted):
        raise QueryError(
            f"{known.name} takes no {', '.join(unknown)}; it takes {', '.join(sorted(accepted)) or 'none'}"
        )
    if missing := [p.name for p in known.parameters if p.required and not params.get(p.name)]:
        raise QueryError(f"{known.name} needs {', '.join(missing)}")
    return _substituted(known.sparql, {name: params.get(name, "") for name in accepted})


def _substituted(sparql: str, params: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        name = match[0][1:]
        if match.lastgroup == "variable" and match[0].startswith("$") and name in params:
            return str(Literal(unicodedata.normalize("NFC", params[name])))
        return match[0]

    return _TOKEN.sub(value, sparql)


def _tokens(sparql: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(sparql):
        yield str(match.lastgroup), match[0]


def _check(sparql: str) -> None:
    """Refuse what would write or reach out, also where it is spelt with \\u escapes."""
    decoded = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _character, sparql)
    words = {token.upper() for text in (sparql, decoded) for kind, token in _tokens(text) if kind == "word"}
    if "SERVICE" in words:
        raise QueryError("SERVICE is not allowed: a query reads this graph and reaches no other address")
    if found := sorted(_UPDATES & words):
        raise QueryError(f"{found[0]} is not allowed: a query reads the graph and does not change it")


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


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
