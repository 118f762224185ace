"""Stage 4 of 7: Sentence → Mention. Where somebody stands in a picture: «(trái)», «, phải,», «(thứ hai từ trái sang)».

It says nothing of what the sentence tells, and must not part a subject from its verb or one name of a list from the
next.
"""

from __future__ import annotations

from vnus_graph.grammar.line import Line

_SIDES = frozenset({"trái", "phải", "giữa"})
_WORDS = _SIDES | frozenset("bên thứ hai ba tư năm từ sang qua ngoài cùng đứng ngồi hàng đầu ảnh ở".split())
_LONGEST = 7


def aside(line: Line, at: int) -> int:
    """Index behind the aside that begins at token `at` with its bracket or comma; `at` itself if there is none."""
    closing = {"(": ")", ",": ","}.get(line.word(at))
    if closing is None:
        return at
    words = _WORDS | {","} if closing == ")" else _WORDS  # «(giữa, trái)»
    end = at + 1
    while end - at < _LONGEST and (line.word(end) in words or line.word(end).isdigit()):
        end += 1
    inner = set(line.low[at + 1 : end])
    return end + 1 if inner & _SIDES and line.word(end) == closing else at
