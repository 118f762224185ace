"""Stage 4 of 7: Sentence → Mention. What states are called: CLDR's names and those of `seeds/knowledge/countries.tsv`.

The table also lists the phrases that contain a country's name and name no state («Ấn Độ Dương», «tiếng Anh»), and the
words that settle whether «Anh», «Đức» or «Nga» is a state where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import EVERYTHING, Lexicon
from vnus_graph.resources import table

HOME = "vn"
"""Code of the state whose press this is."""
NO_STATE = "-"
"""Code of a phrase that only looks like a state's name."""
_CUE = "~"


@dataclass(frozen=True, slots=True)
class StateName:
    """One name of a state; `flags` are the notes of the table («homograph», «short», «given», …)."""

    code: str
    alias: str
    flags: frozenset[str] = frozenset()


@cache
def name_of(code: str) -> str:
    """Short Vietnamese name of the state with this code (ISO 3166-1 alpha-2, any case), as the press writes it.

    Raises `KeyError` for a code that is no state's.
    """
    return _names()[code.lower()][0]


@cache
def aliases_of(code: str) -> tuple[str, ...]:
    """Every other Vietnamese name the state goes by, official ones included. Raises `KeyError` as `name_of` does."""
    return _names()[code.lower()][1:]


@cache
def english_of(code: str) -> str:
    """CLDR's English name of the state. Raises `KeyError` as `name_of` does."""
    code = code.lower()
    for row in table("countries"):
        if row["code"] == code and "english" in row["note"].split():
            return row["alias"]
    _names()[code]
    return str(Locale("en").territories[code.upper()])


def is_country(name: str) -> str | None:
    """Code of the state that the whole of `name` names («Cộng hòa Pháp», «Hoa Kì»); None if it names none."""
    return _by_name().get(fold(name))


@cache
def spellings() -> dict[tuple[str, ...], str]:
    """Every name that stands by itself as folded syllables, hyphens being spaces → code of the state."""
    return {tuple(name.replace("-", " ").split()): code for name, code in _by_name().items()}


@cache
def short_forms() -> dict[str, str]:
    """Folded forms for compounds («Việt - Mỹ») → code of the state."""
    return {fold(row.alias): row.code for row in _rows() if "short" in row.flags}


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Code → canonical name and then the others, first letters capitalised."""
    names: dict[str, list[str]] = {}
    for row in _rows():
        if not row.flags & {"short", "english", "epithet"}:
            names.setdefault(row.code, []).append(row.alias[0].upper() + row.alias[1:])
            if "label" in row.flags:
                names[row.code].insert(0, names[row.code].pop())
    return {code: tuple(dict.fromkeys(forms)) for code, forms in names.items()}


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): code for code, names in _names().items() for name in names}


@cache
def _rows() -> tuple[StateName, ...]:
    """The table, then what CLDR adds to it for the same states."""
    typed = tuple(StateName(row["code"], row["alias"], frozenset(row["note"].split())) for row in table("countries"))
    states = [row for row in typed if row.code not in {NO_STATE, _CUE}]
    listed = {(row.code, fold(row.alias)) for row in states}
    territories = Locale("vi").territories
    added = []
    for code in dict.fromkeys(row.code for row in states):
        name = territories.get(code.upper(), "")
        if name and "(" not in name and (code, fold(name)) not in listed:
            added.append(StateName(code, name, frozenset()))
    return (*states, *added)


def short_for(code: str, named: frozenset[str]) -> str:
    """`code`, or that of the only named state whose name ends with its own («Dominica» for «Cộng hòa Dominica»)."""
    name = fold(name_of(code)).split()
    longer = [c for c in named if c != code and fold(name_of(c)).split() == ["cộng", "hòa", *name]]
    return longer[0] if len(longer) == 1 else code


@cache
def all_names() -> Lexicon[StateName]:
    """Every name that stands by itself, and the phrases that are none (`NO_STATE`)."""
    blocked = [StateName(NO_STATE, row["alias"]) for row in table("countries") if row["code"] == NO_STATE]
    named = [row for row in _rows() if not row.flags & {"short", "english"}]
    return Lexicon(((name.alias, name) for name in blocked + named), cased=EVERYTHING)


@cache
def short_names() -> Lexicon[StateName]:
    """The one-syllable forms that compounds are made of («Việt», «Trung», «Mỹ»)."""
    short = (row for row in _rows() if row.flags & {"short", "homograph"})
    return Lexicon(((name.alias, name) for name in short), cased=EVERYTHING)


@cache
def cues(kind: str) -> frozenset[str]:
    """Folded syllables of one kind («head», «lead», «person», «not-state»), as the table describes them."""
    return frozenset(fold(row["alias"]) for row in table("countries") if row["code"] == _CUE and row["note"] == kind)
