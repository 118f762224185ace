"""Stage 5 of 7: Sentence + Mention → Claim. Keys under which two wordings of one name meet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import is_country
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.name_ends import NUMERALS
from vnus_graph.model import InstitutionMention
from vnus_graph.resources import table

_LINKS = frozenset({"của", "nước", "các", "thuộc", "-", "tại", "ở"})
_LONGEST_STATE = 7
_DIVISION = re.compile(r" (?:thành phố|tỉnh|tp\.?) (?=\w)")
"""Left out of some wordings of a body's name: «UBND (tỉnh) Nghệ An»."""
_FIRMS = frozenset({"tập đoàn", "công ty", "tổng công ty", "ngân hàng", "hãng", "hãng hàng không", "liên doanh"})
_SCHOOL = re.compile(r"^trường (?=(?:đại học|học viện) )")
_MISSION = re.compile(r"^(phái đoàn)(?: đại diện)?(?: thường (?:trực|trú))? (?=\w)")
"""What some wordings of a name have and others leave out: «(Trường) Đại học», «Phái đoàn (thường trực)»."""
_REALMS = frozenset({("cộng", "hòa"), ("vương", "quốc"), ("nhà", "nước"), ("liên", "bang")})
_ABROAD = re.compile(r"(?:^| )(?:hạ viện|thượng viện|nghị viện|viện đại biểu|viện dân biểu|nhân đại|chính hiệp|duma)\b")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_REGNAL = re.compile(rf" đệ ({'|'.join(NUMERALS)})$")
ADDRESS = frozenset({"samdech", "sir", "sheikh", "dr", "datuk", "dato", "tun"})


@cache
def name_key(name: str) -> tuple[str, ...]:
    """A personal name as folded parts: hyphens and dots are spaces, words of rank left out, «đệ nhị» is «ii»."""
    parts = _REGNAL.sub(_roman, fold(name).replace("-", " ").replace(".", " ")).split()
    return tuple(part for part in parts if part not in ADDRESS) or tuple(parts)


def _roman(count: re.Match[str]) -> str:
    return f" {_ROMAN[NUMERALS[count[1]] - 1]}"


def contains_name(longer: str, shorter: str) -> bool:
    """Whether all words of `shorter` stand in `longer`, in the same order or as a set of equal size."""
    words, wanted = longer.split(), shorter.split()
    if len(words) == len(wanted):
        return sorted(words) == sorted(wanted)
    rest = iter(words)
    return len(wanted) < len(words) and all(word in rest for word in wanted)


@cache
def body_key(name: str) -> str:
    """A body's name as folded words without links, the owner at its end as its ISO code («@us»)."""
    told = _MISSION.sub(r"\1 ", _SCHOOL.sub("", fold(name)))
    words = _expanded(_DIVISION.sub(" ", told).replace(",", "").replace("–", "-").replace("-", " - ").split())
    for length in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        code = is_country(" ".join(words[-length:]))
        if code is not None and words[-length - 1] != "-" and tuple(words[-2:]) not in state_like():
            return f"{known_as(code, ' '.join(_republic(_plain(words[:-length]))))} @{code}"
    return " ".join(_plain(words))


def _republic(words: list[str]) -> list[str]:
    """Without what a state calls itself: «Thượng viện Cộng hòa» of «Haiti», but «Đảng Cộng hòa»."""
    called = len(words) > 3 and words[0] != "đảng" and tuple(words[-2:]) in _REALMS
    return words[:-2] if called else words


def known_as(code: str, name: str) -> str:
    """«duma quốc gia» of Nga under its kind, «hạ viện»."""
    return _synonyms().get((code, name)) or _synonyms().get((code, name.removesuffix(" quốc hội"))) or name


@cache
def _synonyms() -> dict[tuple[str, str], str]:
    rows = table("body_synonyms")
    return {
        (row["state"], " ".join(_plain(fold(alias).split()))): " ".join(_plain(fold(row["name"]).split()))
        for row in rows
        for alias in row["aliases"].split("|")
        if " " in alias
    }


@cache
def state_like() -> frozenset[tuple[str, str]]:
    """Two syllables that end like a state's name and name a field: «tư pháp»."""
    phrases = [fold(row["phrase"]).split() for row in table("fields")]
    return frozenset(
        (p[-2], p[-1]) for p in phrases if len(p) > 1 and is_country(p[-1]) and not is_country(" ".join(p))
    )


def _expanded(words: list[str]) -> list[str]:
    """A listed body at the end under its canonical name: «Phái đoàn … tại LHQ» like «… tại Liên hợp quốc»."""
    for length in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        listed = organizations().get(" ".join(words[-length:]))
        if listed is not None:
            return words[:-length] + fold(listed.name).split()
    return words


def _plain(words: list[str]) -> list[str]:
    return [word for word in words if word not in _LINKS]


def owner_in(name: str) -> str | None:
    """Code of the state a body's name ends with."""
    key = body_key(name)
    return key.rpartition("@")[2] if "@" in key else None


def seat_in(label: str) -> str | None:
    """Code of the state in which the city or province lies that an office is of («Bí thư Tỉnh ủy Vân Nam»)."""
    words = label.split()
    if {"tại", "ở"} & set(words):
        return None  # «Đại sứ Việt Nam tại Paris»
    lengths = (n for n in range(min(3, len(words) - 1), 0, -1) if not words[-n - 1].istitle())  # «… Thái | Bình Dương»
    return next(filter(None, (country_of(" ".join(words[-length:])) for length in lengths)), None)


def within(shorter: str, longer: str) -> bool:
    """Whether one key abbreviates another: its front, three words at least, and no other owner named."""
    words, whole = shorter.split(), longer.split()
    if len(words) < 3 or len(words) >= len(whole):
        return False
    if "@" not in shorter and whole[: len(words)] == words:
        return True
    return words[:3] == whole[:3] and words[-1] == whole[-1] and contains_name(longer, shorter)


def renamed(shorter: str, longer: str) -> bool:
    """Whether one key is another without its owner, by another of its names: «duma quốc gia» and «hạ viện @ru»."""
    front, _, code = longer.rpartition(" @")
    return "@" not in shorter and bool(front) and front != shorter and known_as(code, shorter) == front


def abroad(name: str) -> bool:
    """Whether a body, folded, is one that the state whose press this is does not have."""
    return _ABROAD.search(name) is not None


@cache
def _generic_heads() -> frozenset[str]:
    return frozenset(fold(row["head"]) for row in table("institution_heads") if row["needs"] == "owner")


@cache
def subtype_of(name: str) -> str:
    """Ontology class of a body, by the head noun of its name."""
    words = fold(name).split()
    for length in range(min(5, len(words)), 0, -1):
        found = _subtypes().get(" ".join(words[:length]))
        if found is not None:
            return found
    return "Institution"


@cache
def _subtypes() -> dict[str, str]:
    return {fold(row["head"]): row["subtype"] for row in table("institution_heads")}


def ownable(mention: InstitutionMention) -> bool:
    """An organ that every state has: it is told apart by its owner alone."""
    return mention.subtype == "Ministry" or generic(mention.name)


def generic(name: str) -> bool:
    """«Quốc hội», «Chính phủ»: a head noun that names a body only with its owner."""
    return fold(name) in _generic_heads()


def shortens(short: str, longer: str, names: Iterable[str]) -> bool:
    """Whether one key leaves out of the other, which is that of a body with `names`, what goes without saying."""
    return _firm(short, longer) or _of_division(short.removeprefix("body:"), names)


def _firm(short: str, longer: str) -> bool:
    """Whether one key of a company is the other with its kind before it: «Lumenex» and «Tập đoàn Lumenex»."""
    name = short.removeprefix("body:")
    return longer.endswith(f" {name}") and longer.removeprefix("body:").removesuffix(name).strip() in _FIRMS


_DIVISION_ALONE = re.compile(r" (?:thành phố|tp|(?P<province>tỉnh))$")


def _of_division(short: str, names: Iterable[str]) -> bool:
    """Whether a key leaves its town or province unnamed that one of `names` has: «UBND Thành phố», «UBND TP. Huế»."""
    found = _DIVISION_ALONE.search(short)
    if found is None:
        return False
    wordings = ("tỉnh",) if found["province"] else ("thành phố", "tp.", "tp")
    fronts = tuple(f"{short[: found.start()]} {wording} " for wording in wordings)
    return any(fold(name).startswith(fronts) for name in names)
