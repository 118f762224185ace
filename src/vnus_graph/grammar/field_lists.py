"""Stage 4 of 7: Sentence → Mention. Lists of fields inside the name of a body: «Văn hóa, Thể thao và Du lịch»."""

from __future__ import annotations

from vnus_graph.grammar.body_words import Head, fields, heads, small_fields
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, name_at, vietnamese
from vnus_graph.grammar.title_words import title_heads

_LONGEST = 9
"""Tokens in the longest field of one word."""
_UNLISTED = frozenset({"Ministry", "Committee"})
"""Bodies in whose lists a field may stand that `fields.tsv` does not have."""
_LEARNED = frozenset({"ThinkTank", "University", "Association", "Institution", "Company"})
"""Others, where it is no body: «Viện Nghiên cứu Thực phẩm và Cây trồng»."""
_HOUSES = frozenset("nhà đoàn khu thành tỉnh công cảng lãnh cộng văn đại nhân phó quân chính chủ tổng hội ban".split())
"""First syllables of what is a body or somebody of its own: «và Nhà máy …», «và Công đoàn»."""
_BREAKS = frozenset({",", ".", ";", ")", "", "đã", "đang", "sẽ", "cho", "cũng", "có"})
_GROUPS = frozenset({("doanh", "nghiệp"), ("doanh", "nhân"), ("phụ", "nữ"), ("thanh", "niên"), ("nông", "dân")})
_PEOPLE = frozenset({"nhân", "công", "nhà", "luật", "cựu", "quân", "giới", "trung", "nội", "quốc", "chính", "cảnh"})
"""What begins words for people and bodies that stand beside a ministry rather than in its name."""


def joined(line: Line, at: int, word: str, head: Head) -> int:
    """«Kế hoạch và Đầu tư», «Văn hóa, Thể thao và Du lịch»: the conjunction and what it joins."""
    if word in {"-", "–"} and at + 1 < len(line) and acronym(line.tokens[at + 1].text):
        return 2  # «Hội đồng Kinh doanh Hoa Kỳ-ASEAN»
    if word in {"-", "–"} and _paired(line, at):
        return 2
    if word == "&" and line.capital(at + 1) and foreign(line.tokens[at - 1].text):
        return 2  # «Tập đoàn Harlow & Co»
    if word == "vì":
        return int(_item(line, at + 1, head) > 0 or line.capital(at + 1))
    length = _item(line, at + 1, head)
    if not length:
        return 0
    return 1 + length if word != "," or _listed_on(line, at + 1 + length, head) else 0


def _paired(line: Line, at: int) -> bool:
    """Whether the dash at `at` joins two single syllables: «Trung tâm Đông - Tây», «Trường Việt - Bun»."""
    left, right = at - 1, at + 1
    whole = all(line.capital(i) and line.tokens[i].text.isalpha() for i in (left, right)) and line.tokens[right].opens
    if not whole or line.capital(at + 2) or (line.inside_word(at + 2) and plain_word(line, at + 2)):
        return False
    syllables = all(vietnamese(line.tokens[i].text) and not acronym(line.tokens[i].text) for i in (left, right))
    return syllables and not title_heads().match(line.tokens, right) and not heads().match(line.tokens, right)


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


def _told(line: Line, at: int, end: int) -> bool:
    """Whether nothing follows a field in small letters: «Bộ Nội vụ và truyền thông đã …», not «… và nhân dân Lào»."""
    if line.low[at : at + 2] in _GROUPS or line.word(at) in _PEOPLE:
        return False
    return line.word(end) in _BREAKS or name_at(line, end, anchored=True) > 1


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
    body = heads().match(line.tokens, at)
    if body and body[1] is head:
        return 0  # «đảng Dân chủ và đảng Cộng hòa»
    found = fields().match(line.tokens, at)
    if found and plain_word(line, at) and plain_word(line, opening(line, at - 2)):
        return found[0]  # «Hợp tác giáo dục, khoa học và công nghệ»
    if head.subtype == "Ministry" and plain_word(line, at) and line.word(at - 1) == "và" and line.word(at) != "nhân":
        small = small_fields().match(line.tokens, at)
        if small and (_owned(line, at + small[0]) or _told(line, at, at + small[0])):
            return small[0]  # «Bộ Văn hóa và du lịch Lào»
        return 0
    if not line.capital(at) or at in line.countries or at in line.places or line.word(at) == "trung":
        return 0
    if body:
        return 0
    if found and found[0] > 1:
        more = fields().match(line.tokens, at + found[0]) if plain_word(line, at + found[0]) else None
        return found[0] + (
            more[0] if more else 0
        )  # «…, Nghiên cứu khoa học và …», «Viện Khoa Học và Công Nghệ Môi Trường»
    if name_at(line, at):
        return 0
    if found:
        return found[0]
    common = line.tokens[at].opens and line.inside_word(at + 1) and line.tokens[at + 1].text.islower()
    if not common or title_heads().match(line.tokens, at):
        return 0
    if head.subtype not in _UNLISTED and (head.subtype not in _LEARNED or line.word(at) in _HOUSES):
        return 0
    return next(i for i in range(2, _LONGEST) if not line.inside_word(at + i))  # «Việc làm»
