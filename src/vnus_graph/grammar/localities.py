"""Stage 4 of 7: Sentence → Mention. What stands between an office and its holder and looks like part of his name.

«Bí thư Tỉnh ủy Hải Dương Nguyễn Văn An»: by itself «Dương Nguyễn Văn An» might be a name, and so might the whole run.
"""

from __future__ import annotations

import re

from vnus_graph.grammar.bare_names import by_given_name
from vnus_graph.grammar.body_words import heads
from vnus_graph.grammar.gazetteer import NOWHERE, cities
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import foreign, given_names, name_at, vietnamese_name
from vnus_graph.model import InstitutionMention

_DISTRICTS = frozenset({"quận", "huyện", "phường", "xã", "thị xã", "thị trấn"})
_PROVINCES = frozenset({"tỉnh", "thành phố", "tp", "tp."})
DIVISIONS = _PROVINCES | _DISTRICTS
"""Kinds of provinces and of what they are divided into."""
_LONGEST = 3
"""Words in the longest name of a district."""
_FORUM = re.compile(r"G\d{1,2}|P4G|BRICS|APEC|ASEM")
_CLOSING = frozenset({",", ".", ";", ")", "và", "đã", "cho", "nói", "tại", ""})
_VERBS = frozenset({"vừa", "phát", "chủ", "trao", "tiếp"})
"""First syllables of what is done: «phát biểu», «chủ trì»."""
_KINDS = frozenset({"CLB", "CNC", "THPT", "THCS"})
"""Short for kinds of bodies, not for one of them."""
_MANAGERS = ("điều hành", "ceo")
_ACRONYM = re.compile(r"[A-Z]{3,8}|(?!Mc|Mac|De|La|Le)[A-Z][a-z]+[A-Z]\w+")


def locality_at(line: Line, at: int) -> int:
    """Index behind the city or province of two words or more at `at`, if a full name follows; 0 otherwise."""
    found = cities().match(line.tokens, at)
    if found is None or found[0] < 2 or found[1].country == NOWHERE:
        return 0
    end = at + found[0]
    return end if name_at(line, end, anchored=True) > 1 else 0


def district_at(line: Line, at: int) -> int:
    """Tokens in «quận Hai Bà Trưng», «thị xã Sơn Tây», «phường 4» at `at`, without a holder's name behind; or 0."""
    kind = line.word(at) if line.word(at) in _DISTRICTS else f"{line.word(at)} {line.word(at + 1)}"
    if kind not in _DISTRICTS:
        return 0
    first = end = at + len(kind.split())
    if end < len(line) and line.tokens[end].text.isdigit():
        return end + 1 - at
    while end < len(line) and line.capital(end) and line.tokens[end].text.isalpha():
        end += 1
    if end - first > _LONGEST:
        lengths = [n for n in (2, 1, 3) if name_at(line, first + n, anchored=True) == end - first - n]
        end = first + lengths[0] if lengths else first
    return end - at if end > first else 0


def of_the_paper(line: Line, at: int) -> int:
    """Index behind «tỉnh» at `at` in «UBND tỉnh | Trần Văn An», as a province's own press writes; 0 where it is named.

    Four words behind «huyện» might be its name and its holder's («huyện Hoàng Mai Lê An»), unless «Thị» is the second.
    """
    words = 1 if line.word(at) in DIVISIONS else 2
    kind = " ".join(line.low[at : at + words])
    first = at + words
    capital = line.capital(at) and not kind.startswith("tp")  # «Tỉnh Đoàn Cao Bằng»: the youth
    if kind not in DIVISIONS or capital or cities().match(line.tokens, first):
        return 0
    if line.word(first) in _CLOSING | _VERBS:
        return first  # «bà A, Phó Chủ tịch UBND tỉnh, …»
    length = name_at(line, first, anchored=True)
    full = length == 3 or (length == 4 and (kind in _PROVINCES or line.word(first + 1) == "thị"))
    whole = full and not line.capital(first + length)
    return first if whole and vietnamese_name(line.low[first : first + length]) else 0


def before_holder(line: Line, at: int, end: int) -> int:
    """Index behind the place of a governor at `at`, where its holder's name was read with it up to `end`.

    «(Thống đốc) tỉnh Kanto | Hiroto Nakano»: of three foreign words or more behind «tỉnh» or «bang», the last two.
    """
    if line.word(at) not in {"tỉnh", "bang"} or not all(foreign(token.text) for token in line.tokens[at + 1 : end]):
        return end
    known = cities().match(line.tokens, at + 1)
    first = at + 1 + (known[0] if known else 1)
    return first if end - first > 1 else end


def brand(line: Line, at: int) -> InstitutionMention:
    """The firm called by the one word at `at`."""
    span = line.tokens[at].start, line.tokens[at].end
    return InstitutionMention(*span, "institution.brand", line.text(at, at + 1), subtype="Company")


def brand_at(line: Line, at: int) -> InstitutionMention | None:
    """The firm that one foreign word behind «của» names: «Phó Chủ tịch của Lumex, cho biết»."""
    if line.word(at - 1) != "của" or at in line.countries or at in line.places or line.capital(at + 1):
        return None
    return brand(line, at) if at < len(line) and foreign(line.tokens[at].text) else None


def bare_body(line: Line, at: int) -> int:
    """Index behind «Viện» in «Chủ tịch Viện | Ann Carter»: the body spoken of, by its kind; `at` if none is.

    Also behind «Chủ tịch UBND tỉnh», where a name follows.
    """
    found = heads().match(line.tokens, at)
    if found is not None and found[1].subtype == "PartyBody" and found[1].needs == "name":
        return at + found[0]  # «Bí thư Đảng ủy, …»
    if found is None or not line.capital(at):
        return at
    if seat := of_the_paper(line, at + found[0]):
        return seat
    end = at + found[0]
    length = name_at(line, end)
    if found[1].needs == "name" and line.word(end) in _CLOSING | {"làm", "dẫn"}:
        return end  # «bà A, Chủ tịch Hội làm Trưởng đoàn»
    if found[1].needs == "name" and length > 2 and vietnamese_name(line.low[end : end + length]):
        return end  # «Giám đốc Sở Nguyễn Văn An»
    kind = found[1].subtype in {"ThinkTank", "University", "Company"}
    return end if kind and length and by_given_name(line, end, length) else at


def deputies_of(line: Line, at: int) -> int:
    """Index behind «ĐBQH tỉnh Vĩnh Long»: the deputies of a province are sent by nobody; `at` if there are none."""
    words = 4 if line.low[at : at + 4] == ("đại", "biểu", "quốc", "hội") else int(line.word(at) == "đbqh")
    place = line.places.get(at + words) if words else None
    if place is not None and not place[1].venue:
        return place[0]
    return locality_at(line, at + words) or of_the_paper(line, at + words) or at if words else at


def forum_at(line: Line, at: int) -> bool:
    """«(Chủ tịch) G20», «(Chủ tịch) P4G»: a group of states by its number."""
    return at < len(line) and _FORUM.fullmatch(line.tokens[at].text) is not None


def company_at(line: Line, at: int, office: str) -> bool:
    """Whether a company is named at `at`: a foreign word before a Vietnamese name («Novatek Lê Văn An»).

    An acronym before any full name or at the end of the phrase is a body too («Chủ tịch OMERS Ann Carter», «ông B, Chủ
    tịch OMERS, …»), and behind the office of a manager so is a word before a given name («CEO Novatek Ann Carter»).
    """
    if at >= len(line) or at in line.countries:
        return False
    if _ACRONYM.fullmatch(line.tokens[at].text):
        closed = line.word(at + 1) in _CLOSING and line.tokens[at].text not in _KINDS
        return closed or name_at(line, at + 1, anchored=True) > 1
    if not foreign(line.tokens[at].text):
        return False
    length = name_at(line, at + 1)
    managed = office.lower().endswith(_MANAGERS) and length > 1 and line.tokens[at].text not in given_names()
    return vietnamese_name(line.low[at + 1 : at + 1 + length]) or (managed and by_given_name(line, at + 1, length))
