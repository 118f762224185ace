"""Stage 4 of 7: Sentence → Mention. Names of bodies: a head noun, what it deals with, whom it belongs to.

«Bộ Kế hoạch và Đầu tư Lào», «Ủy ban Thương mại quốc tế của Nghị viện châu Âu», «tập đoàn Gazprom», «Đại sứ quán Việt
Nam tại Cuba»; bodies known by a fixed name.
"""

from __future__ import annotations

from dataclasses import replace

from vnus_graph.grammar.body_kinds import kind_alone, syllable
from vnus_graph.grammar.body_tails import brand_behind, law, quoted
from vnus_graph.grammar.body_words import Head, fields, heads, listed, organizations, written_out
from vnus_graph.grammar.complements import LONGEST, NAMED, complement
from vnus_graph.grammar.field_lists import plain_word
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, name_at, ordinal
from vnus_graph.model import InstitutionMention

_PLAIN = frozenset({"Company", "MediaOutlet", "Bank"})
"""Bodies that a state's name alone does not make a proper name: «công ty Việt Nam»."""
_SCHOOLED = frozenset({"Association", "University"})
"""Nor where their head is in small letters: «sinh viên đại học Mỹ»."""
_SCHOOLED_ALIKE = frozenset({"University", "ThinkTank", "Institution", "Company"})
"""Bodies whose abbreviation is told behind a dash."""
_STOPS = frozenset({",", ".", ";", ":", "đã", "đang", "sẽ", "được", "tại", "do", "cho", "khi"}) | frozenset(
    "kiêm thăm có ở để cùng với nhằm này là sau từ vào ngày vừa".split()
)
_WARES = frozenset({"chiếc", "xe", "bay", "thoại", "mẫu", "cơ", "tàu", "dòng", "máy", "vòng", "tháp", "chip"})
"""Last syllables of words for what is made and sold."""
_FRONTS = frozenset({"nhà", "pháo", "nội", "cán", "toàn", "đồng", "đề", "kiến"}) | frozenset(
    "thông cảnh chỉ dự họp khai tố mật trình quảng".split()
)
"""First syllables of words that end like a head: «nội bộ», «cán bộ», «pháo đài»."""
_NEWS = frozenset({"tin", "thông", "truyền", "báo"})
_UNQUOTED = str.maketrans("", "", '“”"')
_ORGANS = frozenset({"Ministry", "Government", "Parliament"})
_ABOVE = frozenset({"Ministry", "Government", "Party"})
"""Bodies that others belong to: in brackets behind the name of another they are its parent, or its member's party."""
_FIRMS = frozenset({"Company", "Party"})
"""Bodies known by an abbreviation that a longer name may stand before: «Đảng Đoàn kết Dân tộc (ABC)»."""
_PAIR_OWNERS = frozenset({"hai", "các", "mỗi", "ba", "bốn", "mình", "nước", "bạn", "này"})


def opens_body(word: str) -> bool:
    """Whether a body may be named from the token `word` on."""
    return heads().starts(word) or listed().starts(word)


def institution_at(line: Line, at: int, *, in_title: bool = False) -> tuple[int, InstitutionMention] | None:
    """Index behind the body named from token `at` on, and the mention; None where none is.

    `in_title`: the body is the complement of an office («Chủ tịch Ủy ban …»), so that a person's name may follow.
    """
    known = listed().match(line.tokens, at)
    if known and known[1].subtype == "Company" and _product(line, at, at + known[0], in_title):
        known = None
    named = _headed(line, at, in_title)
    again = listed().match(line.tokens, at + known[0]) if known else None
    twice = again is not None and known is not None and again[1] == known[1]  # «Liên minh Nghị viện Thế giới IPU»
    if known and (named is None or at + known[0] >= named[0] or not line.capital(at + known[0]) or twice):
        body, end = known[1], at + known[0] + (again[0] if twice and again else 0)
        return _mention(line, at, end, body.name, body.subtype, body.country, "listed")
    return named


def _product(line: Line, at: int, end: int, in_title: bool) -> bool:
    """«máy bay Boeing 787», «chiếc Toyota Camry»: the name of what a company makes."""
    text = line.tokens[end].text if end < len(line) else ""
    model = text[:1].isdigit() or (foreign(text) and not in_title and end not in line.countries)
    return line.word(at - 1) in _WARES or model or (acronym(text) and any(map(str.isdigit, text)))


def _headed(line: Line, at: int, in_title: bool) -> tuple[int, InstitutionMention] | None:
    found = heads().match(line.tokens, at)
    if found is None or line.word(at - 1) in {"hai", "liên"} or law(line, at):
        return None
    if line.word(at - 1) in _FRONTS and not line.capital(at) and (line.inside_word(at) or line.word(at - 1) == "đề"):
        return None  # «nhà báo», «đề nghị (Viện …)»
    head, body = found[1], at + found[0]
    if (
        head.text == "Lực lượng"
        and not line.capital(at)
        and (line.word(body) == "quân" or heads().match(line.tokens, body))
    ):
        return None  # «các lực lượng Quân đội, Công an»
    traded = bool(brand_behind(line, body, head) or quoted(line, body, head))
    if not line.capital(at) and not in_title and not (head.lower and (traded or _proper_follows(line, body, head))):
        return None
    if not traded and not line.capital(body) and fields().match(line.tokens, body) is None and line.inside_word(body):
        return None
    if _no_name(line, body, head):
        return None
    if (place := line.places.get(at)) and not place[1].venue and place[0] > body:
        return None  # «Hội An»
    end, owner = complement(line, body, head, in_title=in_title)
    stretched = _up_to_abbreviation(line, at, end) if head.needs in NAMED else 0
    if stretched:
        end, owner = stretched, None
    if head.subtype in _ORGANS:
        end, owner = _of_one_state(line, body, end, owner)
    while end > body and line.word(end - 1) in {"-", "–"}:
        end -= 1  # «Chủ tịch Quốc hội bang Hessen - A»
    if line.word(at - 1) in {"các", "những"} and head.needs == "name" and _of_another(line, body, end):
        return None  # «các Ủy ban Quốc hội»
    closed = line.word(end) == "(" and stretched == end and line.capital(at) and line.tokens[end + 1].text.isupper()
    if not closed and not _proper(line, at, body, end, head):
        return None
    if line.word(end) in _PAIR_OWNERS and line.word(end + 1) in {"nước", "bên", "phía", "quốc"}:
        return None  # «Bộ Quốc phòng hai nước»: two bodies, neither named
    brief = end - 1 if _brief(line, body, end, head) else 0  # «Đại học Mỏ Praha - MXI»
    name = line.text(at, end - 2) if brief else _without_owner(line, at, end, owner)
    name = (head.stands_for or name[: len(line.text(at, body))]) + written_out(name[len(line.text(at, body)) :])
    firm = head.text == "Hãng" and plain_word(line, body) and line.word(body) not in _NEWS
    kind = "Company" if firm else head.subtype
    made = _mention(line, at, end, (name[:1].upper() + name[1:]).translate(_UNQUOTED), kind, owner, "headed")
    return (made[0], replace(made[1], short=line.tokens[brief].text)) if brief else made


def _of_another(line: Line, body: int, end: int) -> bool:
    """Whether nothing but another body follows the head."""
    other = heads().match(line.tokens, body)
    return (
        other is not None and other[1].needs != "name" and (body + other[0] == end or body + other[0] in line.countries)
    )


def _brief(line: Line, body: int, end: int, head: Head) -> bool:
    """Whether the name ends with its abbreviation behind a dash."""
    dash = line.word(end - 2) in {"-", "–"} and line.tokens[end - 2].start > line.tokens[end - 3].end
    if end - 1 in line.countries or listed().match(line.tokens, end - 1):
        return False  # «Quỹ Đầu tư chung Việt Nam - UAE»
    return dash and end - 2 - body > 1 and head.subtype in _SCHOOLED_ALIKE and acronym(line.tokens[end - 1].text)


def _of_one_state(line: Line, body: int, end: int, owner: str | None) -> tuple[int, str | None]:
    """«Bộ Y tế Việt Nam - Lào»: organs of two states, the first of which is named; index behind it, and its state."""
    for stop, state in (found for first, found in sorted(line.countries.items()) if body <= first < end):
        if line.word(stop) in {"-", "–"} and stop + 1 in line.countries:
            return stop, state.code
    return end, owner


def _no_name(line: Line, body: int, head: Head) -> bool:
    """Whether the words behind the head make another word of it: «Hội kiến», unlike «Hội Kiến trúc sư»."""
    others = [u for u in map(str.split, head.unless) if list(line.low[body : body + len(u)]) == u]
    if not others or any(len(u) > 1 for u in others):
        return bool(others)
    noun = line.capital(body) and not line.capital(body + 1) and line.tokens[body].opens and line.inside_word(body + 1)
    return not noun


def _proper(line: Line, at: int, body: int, end: int, head: Head) -> bool:
    """Whether head and complement make a proper name."""
    named = any(line.capital(i) or line.word(i).isdigit() for i in range(body, end))
    if kind_alone(line, body, end, head) or syllable(line, body, end, head) or (head.needs in NAMED and not named):
        return False
    if head.subtype == "Party" and all(ordinal(token.text) for token in line.tokens[body:end]):
        return False  # «Đại hội Đảng XII»: a congress, counted
    only_state = body in line.countries and line.countries[body][0] == end
    if not only_state:
        return True
    capital = head.subtype not in _SCHOOLED or line.capital(at)
    return head.needs != "field" and head.subtype not in _PLAIN and capital


def _without_owner(line: Line, at: int, end: int, owner: str | None) -> str:
    """The name without «của Việt Nam» at its end; an owner without «của» is part of the name."""
    for stop in range(end - 1, at + 1, -1):
        state = line.countries.get(stop + 1)
        if line.word(stop) == "của" and owner is not None and state is not None and state[0] == end:
            return line.text(at, stop)
    return line.text(at, end)


def _proper_follows(line: Line, at: int, head: Head) -> bool:
    """A lower-case head is a name's when a capital follows, at once or behind words such as «đặc nhiệm»."""
    while (found := fields().match(line.tokens, at)) and found[1] == "more" and not line.capital(at):
        at += found[0]
    if at >= len(line):
        return False
    text = line.tokens[at].text
    if head.subtype == "MediaOutlet":
        return foreign(text) or acronym(text)
    return (line.capital(at) and not (acronym(text) and head.subtype == "ArmedForces")) or line.word(at) == "châu"


def _up_to_abbreviation(line: Line, at: int, end: int) -> int:
    """Index behind a longer name that an abbreviation in brackets closes («Nghị viện Quốc tế vì hòa bình (IPTP)»)."""
    for stop in range(end, min(at + LONGEST, len(line))):
        if line.word(stop) == "(":
            inner = line.tokens[stop + 1].text if stop + 1 < len(line) else ""
            named = foreign(inner) and stop + 1 not in line.countries and stop + 1 not in line.places
            closed = line.word(stop + 2) == ")" and (acronym(inner) or named)
            single = not any(line.capital(i) and heads().match(line.tokens, i) for i in range(at + 2, stop))
            return stop if closed and single and stop > end else 0
        if line.word(stop) in _STOPS or stop in line.dates or name_at(line, stop):
            return 0
    return 0


def _mention(
    line: Line, at: int, end: int, name: str, subtype: str, owner: str | None, rule: str
) -> tuple[int, InstitutionMention]:
    """The mention, with the abbreviation or second name in brackets behind it."""
    short = None
    close = next((i for i in range(end + 2, min(end + 8, len(line))) if line.word(i) == ")"), 0)
    if line.word(end) == "(" and close:
        inner = line.text(end + 1, close)
        other = _headed(line, end + 1, in_title=False)
        if other is not None and other[0] == close and {subtype, other[1].subtype} == {"ThinkTank", "University"}:
            pass  # «Viện Toán học (Trường Đại học Sao Mai)»: where it belongs, an actor of its own
        elif other is not None and other[0] == close:
            above = other[1].subtype in _ABOVE and subtype not in _ABOVE  # «Cục Lễ tân (VPCP)»
            short, end = None if above else other[1].name, close + 1  # «Duma Quốc gia (Hạ viện Nga)»
        elif rule == "listed" and fold(inner) not in organizations():
            pass  # «Hiệp định Việt Nam - EU (EVFTA)»
        elif _abbreviates(line, end + 1, close) or _firm_in_brackets(inner, subtype):
            known = organizations().get(fold(inner)) if fold(name) not in organizations() else None
            short = None if known and known.subtype not in _FIRMS & {subtype} else inner
            end = close + 1
    span = line.tokens[at].start, line.tokens[end - 1].end
    return end, InstitutionMention(*span, f"institution.{rule}", name, short, owner, subtype)


def _firm_in_brackets(inner: str, subtype: str) -> bool:
    """«Hãng hàng không quốc gia Việt Nam (Vietnam Airlines)»."""
    known = organizations().get(fold(inner))
    return known is not None and known.subtype in _FIRMS & {subtype}


def _abbreviates(line: Line, first: int, last: int) -> bool:
    """«(MIU)», «(Pheu Thai)»: capitals only, an acronym or foreign, no state and no place."""
    if first in line.countries or first in line.places or not all(line.capital(i) for i in range(first, last)):
        return False
    return acronym(line.text(first, last)) or foreign(line.tokens[first].text)


def parents(line: Line, first: int, last: int) -> tuple[InstitutionMention, ...]:
    """Bodies named inside the name of another: «… của Nghị viện châu Âu»."""
    found = []
    for at in range(first + 1, last - 1):
        if line.word(at) in {"của", "thuộc"} and (inner := institution_at(line, at + 1)) and inner[0] <= last:
            found.append(inner[1])
    return tuple(found)
