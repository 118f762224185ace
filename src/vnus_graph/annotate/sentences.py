"""Where sentences end, decided over the tokens of a block.

underthesea's `sent_tokenize` is not asked: it ends a sentence at any «.», «?» or «!» but after a listed abbreviation,
so it cuts «baochinhphu. vn», «PGS.TS. Lan», «"Đúng." Ông» after the wrong mark, and adds no boundary to the rules here.
"""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.annotate import joints
from vnus_graph.annotate.hyphens import vietnamese
from vnus_graph.annotate.tokens import Span, abbreviation

_OPENERS = """
    Anh Ba Bà Bên Bốn Chiều Chúng Chị Còn Các Cuộc Cùng Cũng Do Hai Hiện Hôm Khi Kết Lãnh Mới Một Nam Ngay Ngoài Ngày
    Nhiều Nhân Như Nhưng Những Năm Qua Ra Rồi Sau Song Sáng Tham Thay Theo Tháng Trao Trong Trung Trên Trước Tuy Tôi
    Tại Tối Từ Việc Và Vào Vì Với Về Xin Ông Đây Đêm Đó Đến Để Đồng
"""
OPENERS = frozenset(_OPENERS.split())
"""Words that open a sentence rather than continue a foreign name: «Washington D.C. Trong …», but «George W. Bush»."""

_WIDEST_BRACKET = 120
"""Tokens between two brackets, above which they are two slips rather than a pair."""
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_STRAIGHT = frozenset("\"'")
_CLOSING = frozenset("”’»)]}")
_LEADING = frozenset("\"'“‘«([{-–—•*+●▪►")
_CONTINUING = frozenset(",;:-")
_STARTS = frozenset("Sáng Trưa Chiều Tối Đêm Ngày Hôm Cùng Rạng Cũng Tại Trong Sau Nhận Nhân Theo Bên".split())
_OF_A_DAY = frozenset("năm niệm dịp mừng ứng lễ thứ là".split())
"""«kỷ niệm 40 năm Ngày 30/4»: the name of a day."""
_MARKS = frozenset(".?!…")
_MARK = re.compile(r"[.?!…]+")
_ELLIPSIS = re.compile(r"…+|\.{2,}")
_ENUMERATOR = re.compile(r"\d{1,3}|[IVX]{1,5}|[a-zđ]")
_JOINS_NUMBER = re.compile(r"\d{1,2}|[a-zđ]{1,2}")
"""What a dot and a number may follow within a sentence: «28. 6. 2023», «tr. 12»."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\u2029")


def split(text: str, spans: list[Span]) -> list[list[Span]]:
    """Group the tokens `spans` of NFC `text` into sentences, none empty; the dot of a final abbreviation is parted.

    Linear in the number of tokens.
    """
    spans = _part_final_dots(text, spans)
    forms = [text[start:end] for start, end in spans]
    partners = _brackets(forms)
    found: list[list[Span]] = []
    opening = index = 0
    while index < len(spans):
        # No sentence ends within brackets.
        after = partners.get(index, index) + 1
        ends = False
        if forms[index][0] in _MARKS and _MARK.fullmatch(forms[index]):
            after = _closed(text, spans, forms, index)
            ends = not _enumerates(forms, opening, index) and _begins(spans, forms, index, after)
        if after == len(spans) or ends or _parted(text, spans, forms, after):
            found.append(spans[opening:after])
            opening = after
        index = after
    return found


@cache
def _start() -> re.Pattern[str]:
    """«… sân bay Minsk Tối 26-6, A đã gặp B», «… tiếp B Tại buổi tiếp, A nói»: a capital tells where a mark is lost."""
    return re.compile(
        r"(?:Rạng sáng|Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Hôm|Cùng)(?: sớm| tối| muộn)? (?:ngày )?"
        r"(?:(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])(?!\d)|(?:cùng )?ngày,|(?:nay|qua),)"
        r"|Cũng (?:trong|tại|nhân|vào) |(?:Tại|Trong|Sau) (?:buổi|cuộc|lễ đón|khuôn khổ|chuyến thăm|thời gian) "
        r"|Nhận lời mời |Nhân dịp |Theo (?:phóng viên|đặc phái viên|chương trình|kế hoạch) |Bên lề "
    )


def _parted(text: str, spans: list[Span], forms: list[str], index: int) -> bool:
    """Whether a sentence begins at `index` without a mark before it."""
    if forms[index] in _STARTS and _starts(text, spans, forms, index):
        return True
    gap = text[spans[index - 1][1] : spans[index][0]]
    return (gap != " " and _BLANK_LINE.search(gap) is not None) if gap else _runs_on(forms, index)


def _starts(text: str, spans: list[Span], forms: list[str], index: int) -> bool:
    """Whether the words at `index` open a sentence with its circumstance, behind a word that no mark follows."""
    before = forms[index - 1]
    return before[-1].isalnum() and before not in _OF_A_DAY and _start().match(text, spans[index][0]) is not None


def _runs_on(forms: list[str], index: int) -> bool:
    """«… mở rộng hợp tácTại buổi tiếp, …»: a heading that the sentence behind it, which touches it, runs into."""
    left, right = forms[index - 1], forms[index]
    following = forms[index + 1] if index + 1 < len(forms) else ""
    return left[-1].isalpha() and right[0].isupper() and joints.parts_sentences(left, right, following, OPENERS)


def _form(text: str, spans: list[Span], index: int) -> str:
    start, end = spans[index]
    return text[start:end]


def _part_final_dots(text: str, spans: list[Span]) -> list[Span]:
    """Make the dot a token of its own after abbreviations that end a sentence, or stand before a quote or bracket."""
    parted: list[Span] = []
    for index, (start, end) in enumerate(spans):
        kind = abbreviation(_form(text, spans, index)) if text[end - 1] == "." else ""
        if kind and not _goes_on(text, spans, index, kind):
            parted += [(start, end - 1), (end - 1, end)]
        else:
            parted.append((start, end))
    return parted


def _goes_on(text: str, spans: list[Span], index: int, kind: str) -> bool:
    """Whether the sentence goes on after the abbreviation at `index`."""
    if index + 1 == len(spans):
        return False
    following = _form(text, spans, index + 1)
    if kind == "title" or following in _CONTINUING or following[0].islower() or following[0].isdigit():
        return True
    if kind == "etc" or not following[0].isalpha():
        return False
    before = _form(text, spans, index - 1) if index else ""
    # After a foreign name a syllable with Vietnamese marks is no part of it: «Washington D.C. Đại sứ …».
    foreign = before[:1].isupper() and not vietnamese(before)
    return following not in OPENERS and not (foreign and vietnamese(following))


def _brackets(forms: list[str]) -> dict[int, int]:
    """Map the index of each opening bracket to that of its partner, where it has one at a sane distance."""
    partners: dict[int, int] = {}
    unpaired: dict[str, list[int]] = {opening: [] for opening in _BRACKETS.values()}
    for index, form in enumerate(forms):
        if form in unpaired:
            unpaired[form].append(index)
        elif form in _BRACKETS and unpaired[_BRACKETS[form]]:
            opening = unpaired[_BRACKETS[form]].pop()
            if index - opening <= _WIDEST_BRACKET:
                partners[opening] = index
    return partners


def _closed(text: str, spans: list[Span], forms: list[str], index: int) -> int:
    """Return the index after the mark at `index`, the marks on its heels («?!») and quotes or brackets that close."""
    index += 1
    while index < len(spans):
        form, end = forms[index], spans[index][1]
        touches = spans[index][0] == spans[index - 1][1]
        if form in _STRAIGHT:
            closes = not text[end : end + 1].isalnum()  # with a word on its heels, it opens
        else:
            closes = form in _CLOSING or (touches and _MARK.fullmatch(form) is not None)
        if not closes:
            break
        index += 1
    return index


def _enumerates(forms: list[str], opening: int, index: int) -> bool:
    """Whether the dot at `index` only numbers what follows: «1. Quan hệ song phương»."""
    return index == opening + 1 and _ENUMERATOR.fullmatch(forms[opening]) is not None


def _begins(spans: list[Span], forms: list[str], mark: int, after: int) -> bool:
    """Whether a sentence begins at `after`, the first token behind the mark at index `mark`."""
    first = after
    while first < len(spans) and first < after + 3 and forms[first] in _LEADING:
        first += 1
    if first == len(spans):
        return False
    character = forms[first][0]
    if character.isdigit():
        before = forms[mark - 1] if mark else ""
        spaced = spans[after][0] > spans[after - 1][1]
        parted = _JOINS_NUMBER.fullmatch(before) is None if spaced else before.islower() and len(before) > 2
        return parted and not _ELLIPSIS.fullmatch(forms[mark])
    return character.isalpha() and not character.islower()
