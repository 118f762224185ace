"""Stage 4 of 7: Sentence → Mention. The words of which names of bodies are made: head nouns, fields, fixed names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.resources import table

_CITY = re.compile(r"(?<!\w)TP\.? ?(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of `institution_heads.tsv`."""

    text: str
    subtype: str
    needs: str
    lower: bool
    unless: frozenset[str]
    """Words behind it with which it is no head of a name («Bộ quy tắc»)."""
    stands_for: str
    """What an abbreviation is short for («QH»); empty for a word."""


@dataclass(frozen=True, slots=True)
class Organization:
    """A body of `organizations.tsv`."""

    name: str
    english: str
    subtype: str
    country: str | None


@cache
def heads() -> Lexicon[Head]:
    """Head nouns by their spelling."""
    return Lexicon([(row["head"], _head(row)) for row in table("institution_heads")])


def written_out(name: str) -> str:
    """« Thường vụ QH», « Kiểm tra TƯ», « TP.HCM»: as the label of a body has it."""
    rows = _abbreviations()
    return _CITY.sub("thành phố ", _abbreviation().sub(lambda short: rows[short[0]], name))


@cache
def _abbreviations() -> dict[str, str]:
    """What abbreviations within the names of bodies are short for, by their spelling."""
    labels = {row["short"]: row["label"] for row in table("body_abbreviations") if row["label"]}
    return labels | {row["head"]: row["stands_for"] for row in table("institution_heads") if row["stands_for"]}


@cache
def _abbreviation() -> re.Pattern[str]:
    longest = sorted(_abbreviations(), key=lambda short: (-len(short), short))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _head(row: dict[str, str]) -> Head:
    unless = frozenset(row["unless"].split("|")) - {""}
    return Head(row["head"], row["subtype"], row["needs"], row["lower"] == "yes", unless, row["stands_for"])


@cache
def organizations() -> dict[str, Organization]:
    """Listed bodies by folded name or alias."""
    return {fold(name): value for name, value in _organization_pairs()}


@cache
def sole_parties() -> dict[str, str]:
    """By code of a state, the name of the party listed for it, where there is one alone."""
    parties: dict[str, set[str]] = {}
    for body in organizations().values():
        if body.subtype == "Party" and body.country:
            parties.setdefault(body.country, set()).add(body.name)
    return {code: min(names) for code, names in parties.items() if len(names) == 1}


@cache
def listed() -> Lexicon[Organization]:
    """Listed bodies by their spelling, capitals as given."""
    pairs = _organization_pairs()
    return Lexicon(pairs, cased={name for name, _ in pairs if len(name.split()) < 3})


@cache
def _organization_pairs() -> list[tuple[str, Organization]]:
    pairs = []
    for row in table("organizations"):
        value = Organization(row["name"], row["english"], row["subtype"], row["country"] or None)
        pairs += [(name, value) for name in (row["name"], *row["aliases"].split("|")) if name]
    return pairs


@cache
def fields() -> Lexicon[str]:
    """What bodies deal with; the value is «field» (capitalised) or «more» (may be lower case).

    Fields of two parts are written with «và», «-» or «&», and in capitals or not: «Kế hoạch và đầu tư».
    """
    pairs: list[tuple[str, str]] = []
    for row in sorted(table("fields"), key=lambda row: row["kind"] != "field"):
        phrase = row["phrase"]
        spellings = {phrase, phrase.replace(" và ", " - "), phrase.replace(" và ", " & ")}
        pairs += [(spelling, row["kind"]) for spelling in sorted(spellings)]
    single = {phrase for phrase, kind in pairs if kind == "field" and not _compound(phrase)}
    return Lexicon(pairs, cased=single)


@cache
def small_fields() -> Lexicon[None]:
    """Fields in whatever letters: the second of two may be written in small ones («Bộ Văn hóa và du lịch Lào»)."""
    return Lexicon([(row["phrase"], None) for row in table("fields") if row["kind"] == "field"])


def _compound(phrase: str) -> bool:
    return any(mark in phrase for mark in (" và ", " - ", " & ", ", "))
