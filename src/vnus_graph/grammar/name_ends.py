"""Stage 4 of 7: Sentence → Mention. What stands behind a personal name and is, or is no, part of it."""

from __future__ import annotations

from vnus_graph.grammar.body_words import heads
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.title_words import title_heads

_HONOURS = frozenset({("huân", "chương"), ("huy", "chương"), ("bằng", "khen"), ("kỷ", "niệm"), ("danh", "hiệu")})
"""What is given to somebody, told right behind his name: «tặng Chủ tịch A Huân chương …»."""
OPENERS = frozenset({"khi", "sau", "trước", "tuy", "để", "nếu", "nhưng", "vì", "dù", "ngoài"})
"""Words that begin a sentence, its full stop before them lost or not, and are part of no name."""
NUMERALS = {word: count for count, word in enumerate("nhất nhị tam tứ ngũ lục thất bát cửu thập".split(), 1)}
"""Numerals that count those of one name, behind «đệ»."""
_CREDITS = frozenset({("ảnh", ":"), ("nguồn", ":"), ("video", ":")})


def common_word(line: Line, at: int) -> bool:
    """Whether a title or the head of a body opens at `at` and goes on in lower case: «Chủ tịch», not «Viện»."""
    found = title_heads().match(line.tokens, at) or heads().match(line.tokens, at)
    return found is not None and found[0] > 1


def opens_other(line: Line, end: int) -> bool:
    """Whether an honour or a credit opens before `end`: «Trần Bình Huân | chương», «Trần Bình Ảnh | : An Hà»."""
    return line.low[end - 1 : end + 1] in _HONOURS | _CREDITS


def seat_behind(line: Line, at: int, length: int) -> bool:
    """Whether a run of capitals is a common word before a city: «Từ | Hà Nội», «Đoàn | Hải Phòng»."""
    place = line.places.get(at + 1)
    return place is not None and length > 2 and place[0] >= at + length


def regnal(line: Line, at: int) -> int:
    """Tokens that count those of one name: 2 for «(Nữ hoàng Sofia) Đệ Nhị», else 0."""
    return 2 * (line.word(at) == "đệ" and line.word(at + 1) in NUMERALS)
