"""Stage 4 of 7: Sentence → Mention. Lists of fields inside the name of a body: «Văn hóa, Thể thao và Du lịch»."""

from __future__ import annotations

from vnus_graph.grammar.body_words import Head, fields, heads, small_fields
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, name_at
from vnus_graph.grammar.title_words import title_heads

_LONGEST = 9
"""Tokens in the longest field of one word."""
_UNLISTED = frozenset({"Ministry", "Committee"})
"""Bodies in whose lists a field may stand that `fields.tsv` does not have."""


def joined(line: Line, at: int, word: str, head: Head) -> int:
    """«Kế hoạch và Đầu tư», «Văn hóa, Thể thao và Du lịch»: the conjunction and what it joins."""
    if word in {"-", "–"} and at + 1 < len(line) and acronym(line.tokens[at + 1].text):
        return 2  # «Hội đồng Kinh doanh Hoa Kỳ-ASEAN»
    if word == "&" and line.capital(at + 1) and foreign(line.tokens[at - 1].text):
        return 2  # «Tập đoàn Harlow & Co»
    if word == "vì":
        return int(_item(line, at + 1, head) > 0 or line.capital(at + 1))
    length = _item(line, at + 1, head)
    if not length:
        return 0
    return 1 + length if word != "," or _listed_on(line, at + 1 + length, head) else 0


def _listed_on(line: Line, at: int, head: Head) -> bool:
    """Whether a list of fields is closed by «và», or by a field that has its own («…, Khoa học và Công nghệ»)."""
    if line.word(at) not in {",", "và"}:
        return line.word(at - 2) == "và" or line.word(at - 3) == "và"
    length = _item(line, at + 1, head)
    return length > 0 and (line.word(at) == "và" or _listed_on(line, at + 1 + length, head))


def _owned(line: Line, at: int) -> bool:
    """Whether a state follows as owner: «Lào», «nước Cộng hòa …»."""
    while at not in line.countries and line.word(at) in {"của", "nước"}:
        at += 1
    return at in line.countries and not line.countries[at][1].adjective


def opening(line: Line, at: int) -> int:
    """Index of the first token of the word that the token at `at` is part of."""
    while line.inside_word(at):
        at -= 1
    return at


def plain_word(line: Line, at: int) -> bool:
    """Whether the token at `at` is a word in small letters."""
    return 0 <= at < len(line) and line.tokens[at].text.islower() and line.tokens[at].text.isalpha()


def _item(line: Line, at: int, head: Head) -> int:
    """Tokens in the field that a list of fields goes on with at `at`; a ministry's need not be a listed one."""
    found = fields().match(line.tokens, at)
    if found and plain_word(line, at) and plain_word(line, opening(line, at - 2)):
        return found[0]  # «Hợp tác giáo dục, khoa học và công nghệ»
    if head.subtype == "Ministry" and plain_word(line, at) and line.word(at - 1) == "và" and line.word(at) != "nhân":
        small = small_fields().match(line.tokens, at)
        return small[0] if small and _owned(line, at + small[0]) else 0  # «Bộ Văn hóa và du lịch Lào»
    if not line.capital(at) or at in line.countries or at in line.places or line.word(at) == "trung":
        return 0
    if heads().match(line.tokens, at) or name_at(line, at):
        return 0
    if found:
        return found[0]
    common = line.tokens[at].opens and line.inside_word(at + 1) and line.tokens[at + 1].text.islower()
    if not common or head.subtype not in _UNLISTED or title_heads().match(line.tokens, at):
        return 0
    return next(i for i in range(2, _LONGEST) if not line.inside_word(at + i))  # «Việc làm»
