"""Stage 4 of 7: Sentence → Mention. Firms that only a list tells: «các tập đoàn lớn như Lumex, Novatek và Orbis Oil».

By itself a foreign word is nobody's name for certain; behind a trade and «như» it is a firm's.
"""

from __future__ import annotations

from vnus_graph.grammar.bare_names import by_given_name
from vnus_graph.grammar.body_words import listed
from vnus_graph.grammar.institutions import institution_at
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign
from vnus_graph.model import InstitutionMention

_INTRODUCING = frozenset({"như", "gồm", ":"})
_TRADES = {
    ("tập", "đoàn"): "Company",
    ("công", "ty"): "Company",
    ("doanh", "nghiệp"): "Company",
    ("hãng", "tin"): "MediaOutlet",
    ("thông", "tấn"): "MediaOutlet",
    ("ngân", "hàng"): "Bank",
}
_NEAR, _REACH = 12, 36
"""Tokens between a trade and «như»."""
_SEVERAL = frozenset({"các", "những", "nhiều", "số", "loạt"})
_LONGEST = 4
"""Words in the longest name of a firm."""
_BREAKS = frozenset({".", ";", ":", "(", ")", "“", '"'})
_FEWEST = 2

Found = tuple[int, int, InstitutionMention]
"""First token, the one behind the last, and the mention."""


def firms_behind(line: Line, at: int) -> list[Found]:
    """The firms listed behind token `at`, «như» or «gồm»; none where no trade stands before it."""
    if line.word(at) not in _INTRODUCING:
        return []
    kind = _trade_before(line, at)
    found: list[Found] = []
    at += 1 + (line.word(at + 1) == ":")
    while kind and (firm := _firm(line, at, kind)) is not None:
        found.append(firm)
        end = firm[1]
        if line.word(end) not in {",", "và"}:
            break
        at = end + 1 + (line.word(end + 1) == "và")
    people = bool(found) and by_given_name(line, found[0][0], found[0][1] - found[0][0])
    return [] if people or len(found) < _FEWEST else found


def _firm(line: Line, at: int, kind: str) -> Found | None:
    """«Orbis Oil», or «tập đoàn Lumex» with its trade, at token `at`; `kind` by the trade before the list."""
    if (line.word(at), line.word(at + 1)) in _TRADES:
        body = institution_at(line, at)
        return (at, *body) if body is not None else None
    end = _name(line, at)
    if end == at:
        return None
    known = listed().match(line.tokens, at)
    whole = known is not None and known[0] == end - at
    name, subtype = (known[1].name, known[1].subtype) if known and whole else (line.text(at, end), kind)
    state = known[1].country if known and whole else None
    span = line.tokens[at].start, line.tokens[end - 1].end
    return at, end, InstitutionMention(*span, "institution.firms", name, country=state, subtype=subtype)


def _trade_before(line: Line, at: int) -> str | None:
    """Ontology class of those listed, by the trade in small letters before them in the same clause.

    Far off, or behind a comma, only several are listed: «các tập đoàn đang đầu tư, kinh doanh tại B như C, D».
    """
    near = True
    for first in range(at - 1, max(-1, at - _REACH), -1):
        if line.word(first) in _BREAKS:
            return None
        near = near and line.word(first) != "," and at - first < _NEAR
        trade = _TRADES.get((line.word(first), line.word(first + 1)))
        several = line.word(first - 1) in _SEVERAL and not line.capital(first + 2)
        if trade and (several or (near and not line.capital(first))):
            return trade
    return None


def _name(line: Line, at: int) -> int:
    """Index behind the name of a firm at `at`; `at` where there is none, or a state's or a place's."""
    end = at
    while end < len(line) and end - at < _LONGEST and end not in line.countries and end not in line.places:
        text = line.tokens[end].text
        joint = text == "&" and end > at and line.capital(end + 1)
        letter = text.isascii() and (line.capital(end) if end > at or line.word(end + 1) == "&" else _mixed(text))
        if not (joint or letter or foreign(text) or acronym(text)):
            break
        end += 1
    return at if end in line.countries or end in line.places else end


def _mixed(text: str) -> bool:
    """«vDoiT»: capitals inside a word."""
    return text.isalpha() and text[1:] != text[1:].lower() and not text.isupper()
