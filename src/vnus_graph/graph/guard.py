"""Stage 7 of 7, asked: what a query may say. It reads this graph; it changes nothing and reaches no other address.

Oxigraph would follow SERVICE to any address and has no switch against it, so a query is read by its tokens before it
runs. A query in another graph's name (FROM) is refused unless this dataset has that graph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from vnus_graph.graph.vocabulary import PREFIXES

TOKEN = re.compile(
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
"""The tokens of SPARQL that can hold a keyword, or hide one."""
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class QueryError(ValueError):
    """A query that cannot be run; the message says why in one line."""


class RefusedError(QueryError):
    """A query that must not be run."""


def tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token."""
    for match in TOKEN.finditer(sparql):
        yield str(match.lastgroup), match[0]


def check(sparql: str, graphs: Collection[str] = ()) -> None:
    """Refuse what would write or reach out, also where it is spelt with \\u escapes.

    `graphs` are the IRIs of the named graphs there are. Raises `RefusedError`.
    """
    for text in (sparql, _ESCAPE.sub(_character, sparql)):
        words = {token.upper() for kind, token in tokens(text) if kind == "word"}
        if "SERVICE" in words:
            raise RefusedError("SERVICE is not allowed: a query reads this graph and reaches no other address")
        if found := sorted(_UPDATES & words):
            raise RefusedError(f"{found[0]} is not allowed: a query reads the graph and does not change it")
        if "FROM" in words:
            check_graphs(_from(text), graphs)


def check_graphs(asked: Collection[str], graphs: Collection[str]) -> None:
    """Refuse graphs that this dataset does not have: none is fetched from elsewhere."""
    for iri in asked:
        if iri not in graphs:
            raise RefusedError(f"FROM <{iri}> is not allowed: this dataset has no such graph, and none is fetched")


def _from(sparql: str) -> list[str]:
    """IRIs of the dataset clauses; what cannot be told is given as written."""
    found, prefixes = [], dict(PREFIXES)
    read = [(kind, token) for kind, token in tokens(sparql) if kind != "comment"]
    for (kind, token), after in zip(read, (*read[1:], ("", "")), strict=True):
        if kind == "prefixed" and after[0] == "iri" and token.endswith(":"):
            prefixes[token[:-1]] = after[1][1:-1]
        elif kind == "word" and token.upper() in ("FROM", "NAMED") and after[0] in ("iri", "prefixed"):
            prefix, _, local = after[1].partition(":")
            named = after[0] == "prefixed" and prefix in prefixes
            found.append(prefixes[prefix] + local if named else after[1].strip("<>"))
    return found


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]
