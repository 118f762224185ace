"""Stage 4 of 7: Sentence → Mention. Pairs told by number: «hai bên», «hai nhà lãnh đạo», «Thủ tướng hai nước»."""

from __future__ import annotations

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at
from vnus_graph.grammar.remits import field_run
from vnus_graph.grammar.title_words import title_heads
from vnus_graph.model import GroupMention

_HEADS = {
    ("bên",): "bên",
    ("nước",): "nước",
    ("quốc", "gia"): "nước",
    ("phía",): "bên",
    ("lãnh", "đạo"): "lãnh đạo",
    ("ông",): "lãnh đạo",
    ("bà",): "lãnh đạo",
    ("nguyên", "thủ"): "lãnh đạo",
    ("đảng",): "đảng",
    ("đoàn",): "đoàn",
}
_TWO = frozenset({"hai", "cả"})
_OWNERS = frozenset({"nước", "bên", "đảng", "quốc", "phía"})


def opens_group(word: str) -> bool:
    """Whether a pair may be named from the token `word` on."""
    return fold(word) in _TWO | {"lãnh"} or title_heads().starts(word)


def group_at(line: Line, at: int) -> tuple[int, GroupMention] | None:
    """Index behind the pair named from token `at` on («hai Bộ trưởng», «lãnh đạo hai nước»), and the mention."""
    if line.word(at) not in _TWO:
        return _of_two(line, at)
    if line.word(at) == "cả" and line.word(at + 1) in {"ông", "bà"}:
        return None  # «cả ông và A»
    end = at + 1 + (line.word(at) == "cả" and line.word(at + 1) == "hai")
    while line.word(end) in {"nhà", "vị", "ngài"}:
        end += 1
    for words, head in _HEADS.items():
        if tuple(line.low[end : end + len(words)]) == words:
            if name_at(line, end + len(words), anchored=True) or (head == "đảng" and line.capital(end + 1)):
                return None  # «hai ông A và B», «hai đảng Dân chủ và Cộng hòa» are named
            return end + len(words), _made(line, at, end + len(words), head)
    if (found := title_heads().match(line.tokens, end)) and not _named(line, end + found[0]):
        stop = field_run(line, end + found[0])
        return stop, _made(line, at, stop, line.text(end, stop).lower())
    return None


def _named(line: Line, at: int) -> bool:
    """«hai Bộ trưởng A và B», «hai Thủ tướng Lào A và Campuchia B»."""
    state = line.countries.get(at)
    return bool(name_at(line, state[0] if state else at, anchored=True))


def _of_two(line: Line, at: int) -> tuple[int, GroupMention] | None:
    """«Thủ tướng hai nước», «Lãnh đạo hai Đảng»."""
    if tuple(line.low[at : at + 2]) == ("lãnh", "đạo"):
        end, head = at + 2, "lãnh đạo"
        end += 2 * (tuple(line.low[end : end + 2]) == ("cấp", "cao"))
    elif found := title_heads().match(line.tokens, at):
        end, head = at + found[0], line.text(at, at + found[0]).lower()
    else:
        return None
    end = field_run(line, end)
    named = end + 2 in line.countries or (line.word(end + 1) == "đảng" and line.capital(end + 2))
    if line.word(end) == "hai" and line.word(end + 1) in _OWNERS and not named:
        return end + 2, _made(line, at, end + 2, head)
    return None


def _made(line: Line, at: int, end: int, head: str) -> GroupMention:
    return GroupMention(line.tokens[at].start, line.tokens[end - 1].end, "group.two", head)
