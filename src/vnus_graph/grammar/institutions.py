"""Stage 4 of 7: Sentence → Mention. Names of bodies: a head noun, what it deals with, whom it belongs to.

«Bộ Kế hoạch và Đầu tư Lào», «Ủy ban Thương mại quốc tế của Nghị viện châu Âu», «tập đoàn Gazprom», «Đại sứ quán Việt
Nam tại Cuba»; bodies known by a fixed name; coordinated ellipses («các Viện Dân chủ Quốc gia, Cộng hòa Quốc tế»).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, name_at
from vnus_graph.model import InstitutionMention
from vnus_graph.resources import table

_LONGEST = 16
_MISSIONS = frozenset({"Mission", "Association"})
_BRANDED = frozenset({"Company", "University", "ThinkTank", "MediaOutlet", "Association", "Institution", "Bank"})
_NAMED_AFTER_PEOPLE = frozenset({"University", "ThinkTank"})
_CLOSERS = frozenset({",", ".", ";", ":", "đã", "đang", "sẽ", "được", "tại", "do", "cho", "khi"})
_PAIR_OWNERS = frozenset({"hai", "các", "mỗi", "ba", "bốn", "mình", "nước", "bạn", "này"})


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of `institution_heads.tsv`."""

    text: str
    subtype: str
    needs: str
    lower: bool
    unless: frozenset[str]
    """Words behind it with which it is no head of a name («Bộ quy tắc»)."""


@dataclass(frozen=True, slots=True)
class Organization:
    """A body of `organizations.tsv`."""

    name: str
    english: str
    subtype: str
    country: str | None


@cache
def _heads() -> Lexicon[Head]:
    rows = table("institution_heads")
    return Lexicon([(r["head"], _head(r)) for r in rows])


def _head(row: dict[str, str]) -> Head:
    unless = frozenset(row["unless"].split("|")) - {""}
    return Head(row["head"], row["subtype"], row["needs"], row["lower"] == "yes", unless)


@cache
def organizations() -> dict[str, Organization]:
    """Listed bodies by folded name or alias."""
    return {fold(name): value for name, value in _organization_pairs()}


def _organization_pairs() -> list[tuple[str, Organization]]:
    pairs = []
    for row in table("organizations"):
        value = Organization(row["name"], row["english"], row["subtype"], row["country"] or None)
        pairs += [(name, value) for name in (row["name"], *row["aliases"].split("|")) if name]
    return pairs


@cache
def _listed() -> Lexicon[Organization]:
    pairs = _organization_pairs()
    return Lexicon(pairs, cased={name for name, _ in pairs})


@cache
def fields() -> Lexicon[str]:
    """What bodies deal with; the value is the kind of the phrase, «field» or «more»."""
    rows = table("fields")
    cased = {row["phrase"] for row in rows if row["kind"] == "field"}
    both = sorted(rows, key=lambda row: row["kind"] != "field")
    return Lexicon([(row["phrase"], row["kind"]) for row in both], cased=cased)


def institution_at(line: Line, at: int, *, in_title: bool = False) -> tuple[int, InstitutionMention] | None:
    """Index behind the body named from token `at` on, and the mention; None where none is.

    `in_title`: the body is the complement of an office («Chủ tịch Ủy ban …»), so that a person's name may follow.
    """
    listed = _listed().match(line.tokens, at)
    headed = _headed(line, at, in_title)
    if listed and (headed is None or at + listed[0] >= headed[0]):
        organization = listed[1]
        end = at + listed[0]
        return _with_abbreviation(
            line, at, end, organization.name, organization.subtype, organization.country, "listed"
        )
    return headed


def _headed(line: Line, at: int, in_title: bool) -> tuple[int, InstitutionMention] | None:
    found = _heads().match(line.tokens, at)
    if found is None or line.word(at - 1) == "hai":
        return None
    head, body = found[1], at + found[0]
    if not line.capital(at) and not (head.lower and _proper_follows(line, body)):
        return None
    if line.inside_word(body) and not line.capital(body) and fields().match(line.tokens, body) is None:
        return None
    end, owner = complement(line, body, head, in_title=in_title)
    if stretched := _up_to_abbreviation(line, at, end):
        end, owner = stretched, None
    if head.needs == "name" and not any(line.capital(i) for i in range(body, end)):
        return None
    if any(line.text(body, body + len(u.split())).lower() == u for u in head.unless):
        return None
    if line.word(end) in _PAIR_OWNERS and line.word(end + 1) in {"nước", "bên", "phía", "quốc"}:
        return None  # «Bộ Quốc phòng hai nước»: two bodies, neither named
    name = _without_owner(line, at, end, owner)
    return _with_abbreviation(line, at, end, name[:1].upper() + name[1:], head.subtype, owner, "headed")


def _without_owner(line: Line, at: int, end: int, owner: str | None) -> str:
    """The name without «của Việt Nam» at its end; an owner without «của» is part of the name."""
    for stop in range(end - 1, at + 1, -1):
        if (
            line.word(stop) == "của"
            and owner is not None
            and stop + 1 in line.countries
            and line.countries[stop + 1][0] == end
        ):
            return line.text(at, stop)
    return line.text(at, end)


def _proper_follows(line: Line, at: int) -> bool:
    """A lower-case head is a name's when a capital follows, at once or behind words such as «đặc nhiệm»."""
    while (found := fields().match(line.tokens, at)) and found[1] == "more" and not line.capital(at):
        at += found[0]
    return (line.capital(at) and not acronym(line.tokens[at].text)) or line.word(at) == "châu"


def _up_to_abbreviation(line: Line, at: int, end: int) -> int:
    """Index behind a longer name that an abbreviation in brackets closes («Nghị viện Quốc tế vì hòa bình (IPTP)»)."""
    for stop in range(end, min(at + _LONGEST, len(line))):
        if line.word(stop) == "(":
            closed = line.word(stop + 2) == ")" and acronym(line.tokens[stop + 1].text)
            return stop if closed and stop > end and _initials(line, at, stop) else 0
        if line.word(stop) in _CLOSERS or stop in line.dates or name_at(line, stop):
            return 0
    return 0


def _initials(line: Line, at: int, stop: int) -> bool:
    """No second head noun in between, so that the abbreviation is of the whole."""
    return not any(line.capital(i) and _heads().match(line.tokens, i) for i in range(at + 1, stop) if i > at + 1)


def _with_abbreviation(
    line: Line, at: int, end: int, name: str, subtype: str, owner: str | None, rule: str
) -> tuple[int, InstitutionMention]:
    short = None
    close = next((i for i in range(end + 2, min(end + 8, len(line))) if line.word(i) == ")"), 0)
    if line.word(end) == "(" and close:
        inner = line.text(end + 1, close)
        other = _headed(line, end + 1, in_title=False)
        if other is not None and other[0] == close:
            short, end = other[1].name, close + 1  # «Duma Quốc gia (Hạ viện Nga)»
        elif _abbreviates(line, end + 1, close):
            short = None if fold(inner) in organizations() and fold(name) not in organizations() else inner
            end = close + 1
    mention = InstitutionMention(
        line.tokens[at].start, line.tokens[end - 1].end, f"institution.{rule}", name, short, owner, subtype
    )
    return end, mention


def _abbreviates(line: Line, first: int, last: int) -> bool:
    """«(MIU)», «(Pheu Thai)»: capitals only, an acronym or foreign, no state and no place."""
    if first in line.countries or first in line.places or not all(line.capital(i) for i in range(first, last)):
        return False
    return acronym(line.text(first, last)) or foreign(line.tokens[first].text)


def complement(line: Line, at: int, head: Head, *, in_title: bool) -> tuple[int, str | None]:
    """Index behind what follows the head noun, and the code of the state it names as owner."""
    end = at
    owner: str | None = None
    if head.subtype in _NAMED_AFTER_PEOPLE and not in_title and (length := name_at(line, end, anchored=True)):
        end += length
    while end < len(line) and end - at < _LONGEST:
        if (country := line.countries.get(end)) is not None:
            if (country[1].adjective and not _pair(line, end)) or (end == at and head.subtype == "MediaOutlet"):
                break
            owner = country[1].code if owner is None else None  # «Hội Hữu nghị Nga - Việt» belongs to neither
            end = country[0]
            if line.word(end) in {"-", "–"} and end + 1 in line.countries:
                end += 1  # «Nhóm Nghị sĩ hữu nghị Chile - Việt Nam»
            elif line.word(end) not in {"-", "–"}:
                break
            continue
        step = _step(line, end, at, head, in_title)
        if step == 0:
            break
        loose = step == 1 and line.capital(end) and fields().match(line.tokens, end) is None
        end += step
        while loose and line.inside_word(end) and line.tokens[end].text.islower() and line.tokens[end].text.isalpha():
            end += 1  # the rest of a capitalised word that is not listed
    while end > at and line.word(end - 1) in {"-", "–", ",", "và", "của", "nước", "&"}:
        end -= 1
    end, owner = _location(line, end, at, head, owner)
    return end, owner


def _pair(line: Line, at: int) -> bool:
    return line.word(line.countries[at][0]) in {"-", "–"} or line.word(at - 1) in {"-", "–"}


def _step(line: Line, at: int, start: int, head: Head, in_title: bool) -> int:
    """How many tokens the name goes on for at `at`; 0 where it ends."""
    word = line.word(at)
    if (at > start or head.needs != "name") and (listed := _listed().match(line.tokens, at)):
        return listed[0]
    named = name_at(line, at)
    if named and not _brand(line, at, start, named, head, in_title):
        return 0
    if named:
        return 1 if in_title else named
    if found := fields().match(line.tokens, at):
        if at > start or line.capital(at) or found[1] == "more":
            return found[0]
        return 0
    if word in {"và", "-", "–", ",", "&"} and at > start:
        return _joined(line, at, word)
    if word in {"của", "nước", "thuộc"} and (at > start or head.needs != "name"):
        return 1 if _owner_follows(line, at + 1) else 0
    if _part_of_name(line, at, start):
        return 1
    return 0


def _brand(line: Line, at: int, start: int, length: int, head: Head, in_title: bool) -> bool:
    """A foreign run behind the head, or behind its trade, names the body («tập đoàn Gazprom», «Công ty sữa Angkor Milk»)."""
    if (
        head.subtype not in _BRANDED
        or not foreign(line.tokens[at].text)
        or any(line.capital(i) for i in range(start, at))
    ):
        return False
    return not in_title or length >= 3


def _joined(line: Line, at: int, word: str) -> int:
    """«Kế hoạch và Đầu tư», «Văn hóa, Thể thao và Du lịch»: the conjunction and what it joins, one field long."""
    if word in {"-", "–"} and at + 1 < len(line) and acronym(line.tokens[at + 1].text):
        return 2  # «Hội đồng Kinh doanh Hoa Kỳ-ASEAN»
    found = fields().match(line.tokens, at + 1)
    if found is None or not line.capital(at + 1) or _heads().match(line.tokens, at + 1):
        return 0
    if word == ",":
        behind = at + 1 + found[0]
        return 1 + found[0] if line.word(behind) in {"và", ","} and fields().match(line.tokens, behind + 1) else 0
    return 1 + found[0]


def _owner_follows(line: Line, at: int) -> bool:
    if line.word(at) == "nước":
        at += 1
    if at in line.countries:
        return not line.countries[at][1].adjective
    return line.capital(at) and (
        _heads().match(line.tokens, at) is not None or _listed().match(line.tokens, at) is not None
    )


def _part_of_name(line: Line, at: int, start: int) -> bool:
    """A capitalised word or acronym, the lower-case rest of such a word, or a number («Đông Nam Á 2», «Quân khu 5»)."""
    text = line.tokens[at].text
    if at in line.dates:
        return False
    if text.isdigit():
        return at > start - 1 and len(text) < 4
    return line.capital(at) and text[0].isalpha() and name_at(line, at) == 0


def _location(line: Line, end: int, start: int, head: Head, owner: str | None) -> tuple[int, str | None]:
    """«… tại Liên hợp quốc», «Đại sứ quán Việt Nam tại Cuba»: the seat is part of a mission's name."""
    if head.subtype not in _MISSIONS or line.word(end) not in {"tại", "ở"}:
        return end, owner
    if head.subtype == "Association" and "người" not in line.low[start:end] and owner != "vn":
        return end, owner
    seat = end + 1
    if listed := _listed().match(line.tokens, seat):
        return seat + listed[0], owner
    if (country := line.countries.get(seat)) and not country[1].adjective:
        return country[0], owner
    if place := line.places.get(seat):
        return place[0], owner
    return end, owner


def parents(line: Line, first: int, last: int) -> tuple[InstitutionMention, ...]:
    """Bodies named inside the name of another: «… của Nghị viện châu Âu»."""
    found = []
    for at in range(first + 1, last - 1):
        if line.word(at) in {"của", "thuộc"} and (inner := institution_at(line, at + 1)) and inner[0] <= last:
            found.append(inner[1])
    return tuple(found)


def ellipses_at(line: Line, at: int) -> tuple[int, tuple[InstitutionMention, ...]] | None:
    """«các Viện A, B và Viện C», «hai đảng A và B»: the head noun written out before each."""
    if line.word(at) not in {"các", "hai", "ba"}:
        return None
    found = _heads().match(line.tokens, at + 1)
    if found is None or found[1].needs != "name" or not line.capital(at + 1 + found[0]):
        return None
    head = found[1]
    end, mentions = at + 1 + found[0], []
    while (stop := _one(line, end, head)) > end:
        name = f"{head.text} {line.text(end, stop)}"
        start = at + 1 if not mentions else end
        mentions.append(
            InstitutionMention(
                line.tokens[start].start,
                line.tokens[stop - 1].end,
                "institution.ellipsis",
                name,
                None,
                None,
                head.subtype,
            )
        )
        if line.word(stop) not in {",", "và"} or not line.capital(stop + 1):
            end = stop
            break
        if _heads().match(line.tokens, stop + 1):
            end = stop
            break
        end = stop + 1
    return (end, tuple(mentions)) if len(mentions) > 1 else None


def _one(line: Line, at: int, head: Head) -> int:
    """Index behind one coordinated name without its head: listed fields and capitalised words, no conjunction."""
    end = at
    while end < len(line) and end not in line.countries and name_at(line, end) == 0:
        found = fields().match(line.tokens, end)
        if found and (end > at or line.capital(end)):
            end += found[0]
        elif _part_of_name(line, end, at):
            end += 1
        else:
            break
    if end in line.countries and end > at:
        end = line.countries[end][0]
    return end
