"""Stage 7 of 7, asked: the named questions of `graph/queries/*.rq`, and values put into a query.

The header of each file gives its title in both languages, the values it takes, and the variables that stand for what
is drawn of its answer:

    # vi: Ai đã gặp cả hai người
    # en: Who met both of two people
    # param: person = tên người thứ nhất · name of the first person
    # optional: from = từ năm, tháng hoặc ngày này · from this year, month or day on
    # draw: event

Values are put in place of `$name`, as string literals and by the tokens of SPARQL, so that none can change a query.

A value left out is an empty string, which no name equals and no IRI ends in after a slash. Every question reads one in
the same two steps, what bears the name being matched once for the whole graph and then joined:

    OPTIONAL { ?event vnus:participant ?who . ?who rdfs:label|skos:altLabel ?name .
      FILTER(LCASE(STR(?name)) = LCASE($person) || STRENDS(STR(?who), CONCAT("/", LCASE($person)))) }
    FILTER($person = "" || BOUND(?name))

An `EXISTS` behind the `||` would say the same, but engines work it out anew for each row, Oxigraph from all names that
there are. Names that match in several ways multiply rows, so that a question groups them and counts what is distinct.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal

from vnus_graph.graph.guard import TOKEN, QueryError, tokens

_HEADER = re.compile(r"#\s*(?P<key>vi|en|param|optional|draw)\s*:\s*(?P<text>.*)")
_SELECT = re.compile(r"^SELECT .*? WHERE \{$(?P<body>.*?)^\}$", re.MULTILINE | re.DOTALL)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named question asks for."""

    name: str
    about: str
    required: bool


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question that comes with the project."""

    name: str
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    draw: tuple[str, ...]
    """Variables for the events, delegations and offices that its answer rests on."""
    sparql: str

    def nodes(self) -> str:
        """The query for those, with the same `$name`s."""
        found = _SELECT.search(self.sparql)
        assert found, self.name
        return f"SELECT DISTINCT {' '.join(f'?{name}' for name in self.draw)} WHERE {{{found['body']}}}"


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """The named questions, sorted by name."""
    folder = files("vnus_graph.graph") / "queries"
    texts = {
        item.name.removesuffix(".rq"): item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".rq")
    }
    return {name: _named(name, text) for name, text in sorted(texts.items())}


def bound(sparql: str, params: Mapping[str, str], drawn: bool = False) -> str:
    """A query, or the named question called `sparql`, with its values put in.

    What a named question may do without is an empty string. `drawn` asks for what its answer rests on instead. Names of
    values may end in an underscore, as `from_` must in Python. Raises `QueryError`.
    """
    values = {name.rstrip("_"): value for name, value in params.items()}
    known = named_queries().get(sparql.strip())
    if known is not None:
        return _substituted(known.nodes() if drawn else known.sparql, _accepted(known, values))
    if re.fullmatch(r"[\w-]+", sparql.strip()):
        raise QueryError(f"no query is called «{sparql.strip()}»; there are {', '.join(named_queries())}")
    names = {token[1:] for kind, token in tokens(sparql) if kind == "variable" and token.startswith("$")}
    if unknown := sorted(set(values) - names):
        raise QueryError(f"the query has no ${', $'.join(unknown)} to put a value in")
    return _substituted(sparql, values)


def _named(name: str, text: str) -> NamedQuery:
    header = [match.groups() for line in text.splitlines() if (match := _HEADER.match(line))]
    about = {key: value.strip() for key, value in header}
    parameters = tuple(
        Parameter(value.partition("=")[0].strip(), value.partition("=")[2].strip(), key == "param")
        for key, value in header
        if key in {"param", "optional"}
    )
    return NamedQuery(name, about["vi"], about["en"], parameters, tuple(re.findall(r"\w+", about["draw"])), text)


def _accepted(known: NamedQuery, values: Mapping[str, str]) -> dict[str, str]:
    accepted = [parameter.name for parameter in known.parameters]
    if unknown := sorted(set(values) - set(accepted)):
        raise QueryError(f"{known.name} takes no {', '.join(unknown)}; it takes {', '.join(accepted) or 'none'}")
    if missing := [p.name for p in known.parameters if p.required and not values.get(p.name)]:
        raise QueryError(f"{known.name} needs {', '.join(missing)}")
    for name in ("from", "to"):
        if values.get(name) and not _DAY.fullmatch(values[name]):
            raise QueryError(f"{name} is a year, month or day, as 2023, 2023-09 or 2023-09-10, not «{values[name]}»")
    return {name: values.get(name, "") for name in accepted}


def _substituted(sparql: str, values: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        name = match[0][1:]
        if match.lastgroup == "variable" and match[0].startswith("$") and name in values:
            return str(Literal(unicodedata.normalize("NFC", values[name])))
        return match[0]

    return TOKEN.sub(value, sparql)
