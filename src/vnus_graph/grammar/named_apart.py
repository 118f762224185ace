"""Stage 4 of 7: Sentence → Mention. Persons whose office or second spelling stands apart from their name, or alone."""

from __future__ import annotations

from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at
from vnus_graph.grammar.title_words import title_heads
from vnus_graph.grammar.titles import TitleMatch, title_at

_CALLINGS = frozenset({("lãnh", "đạo"), ("cách", "mạng"), ("ngoại", "giao"), ("quan", "chức"), ("nguyên", "thủ")})
THESE = frozenset({"nhà", "vị"})
"""«nhà lãnh đạo này», «vị tổng thống này»."""


def behind_dash(line: Line, title: TitleMatch) -> int:
    """Length of a full name behind a dash: «Tổng thống Belarus - Andrei Petrenko», not «Tổng thống Mỹ - Kim»."""
    named = line.word(title.end) in {"-", "–"} and title.title.country is not None
    length = name_at(line, title.end + 1) if named else 0
    return length if length > 1 and line.word(title.end + 1 + length) not in {"-", "–"} else 0


def spelt_otherwise(line: Line, end: int) -> int:
    """Length of a second spelling in brackets: «Xu-ni-na Ca-ri-mô (Sunina Karimov)», «Lục Khải Minh (Lu Kaiming)»."""
    if line.word(end) != "(" or not line.capital(end + 1) or title_at(line, end + 1):
        return 0
    length = name_at(line, end + 1)
    return length if length > 1 and line.word(end + 1 + length) == ")" else 0


def this_one(line: Line, at: int) -> int:
    """Index behind «nhà lãnh đạo Nga này», «vị tổng thống này»: the person spoken of."""
    if line.word(at) not in THESE:
        return at
    office = title_heads().match(line.tokens, at) or title_heads().match(line.tokens, at + 1)
    if (office is None and tuple(line.low[at + 1 : at + 3]) not in _CALLINGS) or line.inside_word(at):
        return at
    for end in range(at + 1, min(at + 7, len(line))):
        if line.word(end) == "này":
            return end + 1
        if line.word(end) in {",", ".", ";", "và", "đã", "lần", "dịp", "tuần", "tháng"}:
            return at  # «nhà lãnh đạo Nga lần này»
    return at
