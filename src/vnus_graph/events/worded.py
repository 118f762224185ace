"""Stage 5 of 7: Sentence + Mention → Claim. How the text words an actor, beside the name that it is known by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vnus_graph.grammar.country_names import is_country
from vnus_graph.model import Evidence

_BRACKET = re.compile(r" ?\(([^()]*)\)")
_SHORT = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Z\-]*")
_ODD = re.compile(r"[,;:()\n]")


def body_wordings(evidence: Iterable[Evidence]) -> Iterator[str]:
    """What a body's mentions call it, and the abbreviations in brackets behind: «Đảng ABC», «ABC»."""
    for piece in evidence:
        if not piece.rule.startswith("institution."):
            continue
        name = _BRACKET.sub("", piece.quote).strip()
        if name and not _ODD.search(name):
            yield name[:1].upper() + name[1:]
        yield from (short for short in _BRACKET.findall(piece.quote) if _SHORT.fullmatch(short))


def state_wordings(evidence: Iterable[Evidence], code: str) -> Iterator[str]:
    """What a state's mentions call it: «Mỹ»."""
    for piece in evidence:
        if is_country(piece.quote) == code and piece.quote[:1].isupper():
            yield piece.quote
