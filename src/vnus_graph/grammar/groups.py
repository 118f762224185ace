"""Stage 4 of 7: Sentence → Mention. Pairs told by number: «hai bên», «hai nhà lãnh đạo», «hai Bộ trưởng», «hai nước»."""

from __future__ import annotations

from vnus_graph.grammar.line import Line
from vnus_graph.grammar.titles import title_heads
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


def group_at(line: Line, at: int) -> tuple[int, GroupMention] | None:
    """Index behind the pair named from token `at` («hai …») on, and the mention."""
    if line.word(at) not in {"hai", "cả"}:
        return None
    end = at + 1 + (line.word(at) == "cả" and line.word(at + 1) == "hai")
    while line.word(end) in {"nhà", "vị", "ngài"}:
        end += 1
    for words, head in _HEADS.items():
        if tuple(line.low[end : end + len(words)]) == words:
            return end + len(words), _made(line, at, end + len(words), head)
    if found := title_heads().match(line.tokens, end):
        if line.word(at) != "hai":
            return None
        return end + found[0], _made(line, at, end + found[0], line.text(end, end + found[0]).lower())
    return None


def _made(line: Line, at: int, end: int, head: str) -> GroupMention:
    return GroupMention(line.tokens[at].start, line.tokens[end - 1].end, "group.two", head)
