"""Stage 4 of 7: Sentence → Mention. Names of schools and firms behind the words that tell their kind alone.

«Trường THPT | Lê Văn An», «Công ty TNHH một thành viên chế biến thủy sản | Hòa Lợi»: what follows is the name, be it
that of a person or place, a trade in small letters before it or not; without it no body is named.
"""

from __future__ import annotations

from vnus_graph.grammar.body_words import Head, fields, heads
from vnus_graph.grammar.field_lists import plain_word
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, name_at, vietnamese, vietnamese_name

_SCHOOLS: Lexicon[None] = Lexicon(
    [(kind, None) for kind in ("THPT", "THCS", "PTTH", "Tiểu học", "Mầm non", "chuyên", "năng khiếu", "dân lập")]
)
_FIRMS: Lexicon[None] = Lexicon(
    [
        (kind, None)
        for kind in ("TNHH", "CP", "MTV", "cổ phần", "một thành viên", "hai thành viên", "trách nhiệm hữu hạn")
    ]
)
_KINDS = {"Trường": _SCHOOLS, "Công ty": _FIRMS, "Tổng Công ty": _FIRMS}
"""By the head noun, what of its kind a body may be told to be."""
_SHORT = frozenset({"Trường", "Bộ", "Sở", "Vụ", "Hội", "Cục", "Quỹ", "Viện"})
_TRADE = 9
"""Tokens in the longest trade of a firm."""
_ENDS = frozenset(
    "đã đang sẽ được bị tại do cho khi hai các phía bên ở với để nhằm về này mình trong cùng là mà theo từ đến tới"
    " những trên dưới trước sau qua vào giữa như của có không cũng vừa mới còn hay chi thuộc vì thì nên thành".split()
)


def of_kind(line: Line, at: int, head: Head) -> bool:
    """Whether a word for the kind follows the head noun, at `at`."""
    return _behind(line, at, head) > at


def kind_alone(line: Line, at: int, end: int, head: Head) -> bool:
    """Whether nothing but words for the kind stands between `at`, behind the head noun, and `end`."""
    return end > at and _behind(line, at, head) >= end


def syllable(line: Line, at: int, end: int, head: Head) -> bool:
    """Whether head and complement are two syllables that name a person or place: «Trường Giang», «Vụ Bản»."""
    text = line.tokens[at].text if end == at + 1 else ""
    short = head.text in _SHORT and vietnamese(text) and not acronym(text)
    return short and fields().match(line.tokens, at) is None and at not in line.countries


def behind_kind(line: Line, at: int, head: Head) -> int:
    """Index behind the name that the words for the kind at `at` lead to; 0 where there are none or no name is sure."""
    first = _behind(line, at, head)
    if first == at:
        return 0
    end = _trade(line, first) if head.subtype == "Company" else first + (line.word(first) == "số")
    if end >= len(line) or end in line.countries or (heads().match(line.tokens, end) and end == first):
        return 0
    length = name_at(line, end)
    if 0 < length < 3 or vietnamese_name(line.low[end : end + length]):
        return end + length
    if head.subtype == "University":
        return _called(line, end)
    return end if end > first and line.capital(end) else 0


def _trade(line: Line, at: int) -> int:
    """Index behind «Thương mại dịch vụ», «sản xuất và chế biến thủy sản»."""
    end = at
    while end - at < _TRADE:
        field = fields().match(line.tokens, end)
        if field and field[1] == "field" and field[0] > 1:
            end += field[0]
        elif plain_word(line, end) and line.word(end) not in _ENDS:
            end += 1
        else:
            break
    return end


def _called(line: Line, at: int) -> int:
    """Index behind the capitals and numbers at `at`, which a dash may join: «Hà Nội - Rotterdam», «số 2 Bình Sơn»."""
    end = at
    while end < len(line) and (line.capital(end) or line.tokens[end].text.isdigit()):
        end += 1
        while line.inside_word(end) and plain_word(line, end):
            end += 1
        if line.word(end) in {"-", "–"} and line.capital(end - 1) and line.capital(end + 1):
            end += 1
    return end if end > at else 0


def _behind(line: Line, at: int, head: Head) -> int:
    kinds = _KINDS.get(head.text)
    while kinds is not None and (found := kinds.match(line.tokens, at)):
        at += found[0]
    return at
