"""Where the space between two words got lost: «… hợp tácTại buổi tiếp», «XÃ HỘIChủ tịch nước …», «củaBộ Ngoại giao».

Pages lose it between a heading and the sentence below it, or where a link ends. Brand names («YouTube») stay whole.
"""

from __future__ import annotations

import re

from vnus_graph.annotate.hyphens import state, vietnamese

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
_SMALL = "".join(letter for letter in _LETTERS if letter.islower())
_LARGE = "".join(letter for letter in _LETTERS if letter.isupper())
_JOINT = re.compile(f"(?:(?<=[{_SMALL}])|(?<=[{_LARGE}]{{2}}))(?=[{_LARGE}][{_SMALL}])")
_GOVERNING = frozenset("của với tại và ở do cho từ là về trong cùng bởi giữa trên các những".split())
"""Words behind which no sentence ends."""
_OF_NAMES = frozenset({"Trung", "Nam", "Đồng"})
"""Words that open names rather than sentences («Trung Quốc»)."""


def cuts(word: str) -> list[int]:
    """Positions in `word` where one ends: before a capital, if it or the next is Vietnamese or it is a state."""
    if len(word) == 1 or word[1:].islower():
        return []
    found, start = [], 0
    ends = [joint.start() for joint in _JOINT.finditer(word)]
    for at, end in zip(ends, [*ends[1:], len(word)], strict=False):
        left, right = word[start:at], word[at:end]
        if len(left) > 1 and (vietnamese(left) or vietnamese(right) or state(left)):
            found.append(at)
            start = at
    return found


def parts_sentences(left: str, right: str, following: str, openers: frozenset[str]) -> bool:
    """Whether a sentence begins with `right`, which the word `left` runs into: no name does, «Bộ trưởng» may."""
    if left in _GOVERNING or (left.isupper() and not vietnamese(left)):  # «UBNDTỉnh»
        return False
    return right in openers - _OF_NAMES or (vietnamese(right) and following.islower())
