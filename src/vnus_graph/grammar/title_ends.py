"""Stage 4 of 7: Sentence → Mention. Where an office is none, and what stands between an office and its holder.

«Phủ Tổng thống», «lãnh đạo Bộ …» are nobody's office; «Chủ tịch Quốc hội khóa XV», «Chủ tịch ASEAN năm 2030» and
«Chủ tịch Tập đoàn Orion (Hàn Quốc)» are, up to the name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vnus_graph.grammar.body_words import fields, heads
from vnus_graph.grammar.institutions import institution_at
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.localities import of_the_paper
from vnus_graph.grammar.names import name_at, ordinal
from vnus_graph.grammar.title_words import TitleHead
from vnus_graph.model import InstitutionMention

if TYPE_CHECKING:
    from vnus_graph.grammar.titles import TitleMatch

_LONGEST = 14
_THERE = tuple(
    tuple(words.split()) for words in ("nước chủ nhà", "nước sở tại", "nước này", "nước bạn", "chủ nhà", "sở tại")
)
"""The state in which one is."""
_YEAR = 4
_OPENING = frozenset({"", ",", ";", ":", "khi", "sau", "trước"})
_BEFORE_VERBS = frozenset({"đã", "sẽ", "đang", "từng", "vừa", "cũng", "hôm", "nay", "qua"})
_OF_ONE = frozenset({"tới", "đến", "sang", "thăm", "gặp", "tiếp", "đón", "hội", "điện", "bắt", "kết", "rời"})
"""First words of what one leader does: «Lãnh đạo Nga và Mỹ» are two, «Lãnh đạo Nga nhấn mạnh» may be any."""
_CLAUSE = frozenset({",", ".", ";", ":", "(", "đã", "sẽ", "đang", "và", "cho", "tại", "trong", "ông", "bà", "là"})


def no_office(line: Line, at: int, end: int, head: TitleHead) -> bool:
    """Whether the head of an office from `at` to `end` is none: no name, a building, a visit."""
    upper = line.capital(at) and head.text == "Lãnh đạo"
    led = upper or one_leader(line, at) or _leads_a_state(line, end) or _leads_a_body(line, end)
    if head.kind == "leader" and not led:
        return True
    if line.word(at - 1) in {"phủ", "dinh"} and line.capital(at - 1):
        return True
    if head.text == "Thành viên" and line.word(at - 1) in {"nước", "gia"}:
        return True  # «các nước thành viên NATO, ông A»
    return head.text == "Lãnh sự" and not line.capital(at) and line.word(at - 1) in {"thăm", "hộ"}


def one_leader(line: Line, at: int) -> bool:
    """«Lãnh đạo Na Uy đã tới Hà Nội», «khi lãnh đạo Na Uy thăm nước này»: who opens a clause."""
    state = line.countries.get(at + 2)
    if state is None or line.word(at - 1) not in _OPENING or line.low[at : at + 2] != ("lãnh", "đạo"):
        return False
    return next((word for word in line.low[state[0] :] if word not in _BEFORE_VERBS), "") in _OF_ONE


def up_to_holder(line: Line, match: TitleMatch, *, counted: bool) -> TitleMatch:
    """The office with what stands before its holder: «tỉnh», «tại B», a state in brackets or, if `counted`, a term."""
    if seat := of_the_paper(line, match.end):
        return replace(match, end=seat, title=replace(match.title, end=line.tokens[seat - 1].end))
    behind = max(_term(line, match.end) if counted else 0, _there(line, match.end))
    if behind > match.end:
        return replace(match, end=behind, title=replace(match.title, end=line.tokens[behind - 1].end))
    if (abroad := _seat(line, match.end)) and (match.title.body or match.title.country):
        return replace(match, end=abroad)
    state = line.countries.get(match.end + 1) if line.word(match.end) == "(" else None
    if state is None or line.word(state[0]) != ")" or not name_at(line, state[0] + 1, anchored=True):
        return match
    title = replace(match.title, end=line.tokens[state[0]].end, country=match.title.country or state[1].code)
    return replace(match, end=state[0] + 1, title=title)


def joint(
    line: Line, body: tuple[int, InstitutionMention]
) -> tuple[int, InstitutionMention, *tuple[InstitutionMention, ...]]:
    """A body and its parent: «Vụ Đông Nam Á 2 - Bộ Ngoại giao Singapore», «Hội đồng Liên bang, Quốc hội Nga»."""
    end, mention = body
    if line.word(end) in {"-", "–", "thuộc", "của", ",", "và"} and (
        parent := institution_at(line, end + 1, in_title=True)
    ):
        behind = parent[0]
        if line.word(end) not in {",", "và"} or name_at(line, behind):
            over = None if line.word(end) == "và" else parent[1].name  # «… Hội đồng Nhà nước và Hội đồng Bộ trưởng»
            whole = replace(mention, country=mention.country or parent[1].country, part_of=over)
            return behind, whole, parent[1]
    if (
        line.word(end) == "("
        and (parent := institution_at(line, end + 1, in_title=True))
        and line.word(parent[0]) == ")"
    ):
        return parent[0] + 1, replace(mention, country=mention.country or parent[1].country), parent[1]
    return end, mention


def _seat(line: Line, at: int) -> int:
    """Index behind «tại Việt Nam» before a holder: «Trưởng đại diện UNICEF tại Việt Nam, bà A»; 0 where none is."""
    found = line.countries.get(at + 1) or line.places.get(at + 1) if line.word(at) == "tại" else None
    if found is None:
        return 0
    addressed = line.word(found[0]) == "," and line.word(found[0] + 1) in {"ông", "bà"}
    return found[0] if name_at(line, found[0] + 2 * addressed, anchored=True) > 1 else 0


def _there(line: Line, at: int) -> int:
    """Index behind «nước chủ nhà», «sở tại», «nước này» between an office and its holder; `at` where there is none."""
    start = at + (line.word(at) == "của")
    behind = next((start + len(words) for words in _THERE if line.low[start : start + len(words)] == words), at)
    return behind if behind > at and name_at(line, behind, anchored=True) else at


def _term(line: Line, at: int) -> int:
    """Index behind «năm 2024», «khóa XV», «nhiệm kỳ 2021 - 2026» between an office and its holder; `at` if none is."""
    end = at
    if line.word(end) in {"năm", "khóa"}:
        end += 1
    elif line.low[end : end + 2] == ("nhiệm", "kỳ"):
        end += 2
    begun = end
    while end < len(line) and (line.tokens[end].text.isdigit() or ordinal(line.tokens[end].text) or end > begun):
        if end > begun and line.word(end) not in {"-", "–"} and not line.tokens[end].text.isdigit():
            break
        end += 1
    counted = end > begun and (begun > at or (line.tokens[at].text.isdigit() and len(line.tokens[at].text) == _YEAR))
    return end if counted and name_at(line, end, anchored=True) > 1 else at


def _leads_a_body(line: Line, at: int) -> bool:
    """«người đứng đầu Văn phòng An ninh Quốc gia Kim Min-ho»: a body by its head, and a full name behind it."""
    found = heads().match(line.tokens, at)
    if found is None or not line.capital(at):
        return False
    behind = range(at + found[0], min(at + _LONGEST, len(line)))
    stop = next((i for i in behind if line.word(i) in _CLAUSE), len(line))
    return any(name_at(line, i) > 1 for i in behind if i < stop and not fields().match(line.tokens, i))


def _leads_a_state(line: Line, at: int) -> bool:
    """«(gặp) lãnh đạo Triều Tiên Kim Min-ho»: one leader, by name."""
    state = line.countries.get(at)
    return state is not None and name_at(line, state[0], anchored=True) > 1
