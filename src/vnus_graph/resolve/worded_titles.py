"""Stage 6 of 7: Reading → the titles that stand right beside a name, where no claim gives its bearer an office.

«Phó Chủ nhiệm Ủy ban Kinh tế Trần Văn Mẫu nói», «ông Trần Văn Mẫu, Tổng Giám đốc Công ty Mẫu, cho biết». They say who
is meant, and are no tenure in the graph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.title_words import peer, title_heads_by_name

_WIDTH, _WORDS, _HEAD = 140, 14, 4
"""Letters looked at on either side of a name, most words of a title, and of its head."""
_PAUSE = re.compile(r"[.!?;:\n(),–]| - ")
_BEHIND = re.compile(r"(?: ?, ?| ?[–-] | \()(?:là )?([^.!?;:\n(),–]+)")
_ENDS = frozenset(
    "ông bà anh chị cho đã đang sẽ là với tại ở từ để khi có bị được theo nói nêu trao ký tiếp gặp thăm dự không"
    " trong này đó cùng vào ra lên đến tới trước sau nhận mời đề yêu chia trả phát khẳng nhấn bày xác phụ viếng"
    " đón cũng đi cảm chúc tham".split()
)
"""Words at which a title ends, or that no title has."""
_VERBS = ("hội kiến", "hội đàm", "chủ trì", "điện đàm", "trao đổi", "làm việc")
_NO_OFFICE = ("nhà lãnh đạo", "lãnh tụ")
_FORMER = re.compile(r"^(?:nguyên|cựu|tân|quyền|đồng chí|đ/c|gs|ts|pgs|ths|bs) ", re.I)


def worded(text: str, spans: Iterable[tuple[int, int]], names: Collection[str]) -> frozenset[str]:
    """The titles beside the spans of a name, as worded; none holds one of the `names` of the article's persons."""
    found = set()
    for start, end in spans:
        before = _PAUSE.split(text[max(0, start - _WIDTH) : start])[-1].split()[-_WORDS:]
        found.add(_ending(before, names))
        if behind := _BEHIND.match(text[end : end + _WIDTH]):
            found.add(_opening(_FORMER.sub("", behind[1].strip()).split()[:_WORDS], names))
    return frozenset(found - {""})


def _ending(words: list[str], names: Collection[str]) -> str:
    """The longest title that the words end with."""
    ends = (words[at:] for at in range(len(words)))
    return next((" ".join(rest) for rest in ends if _title(rest, names)), "")


def _opening(words: list[str], names: Collection[str]) -> str:
    """The title that the words open with."""
    end = next((at for at, word in enumerate(words) if fold(word) in _ENDS), len(words))
    return " ".join(words[:end]) if _title(words[:end], names) else ""


def _title(words: list[str], names: Collection[str]) -> bool:
    text = " ".join(words)
    said = fold(text)
    return (
        _head(words)
        and not any(word in _ENDS for word in said.split())
        and not (said.startswith(_NO_OFFICE) or peer(said))
        and not any(verb in said for verb in _VERBS)
        and not any(" " in name and name in text for name in names)
    )


def _head(words: list[str]) -> bool:
    folded = [fold(word) for word in words[: _HEAD + 1]]
    folded = folded[1:] if folded[:1] == ["phó"] else folded
    return any(" ".join(folded[:length]) in title_heads_by_name() for length in range(1, len(folded) + 1))
