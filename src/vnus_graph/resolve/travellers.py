"""Stage 6 of 7: Reading → what the text says around a delegation: whom it came with, to which numbered session.

«Bộ trưởng Trần Văn Mẫu và Phu nhân cùng Đoàn đại biểu», «Đoàn … dự kỳ họp lần thứ 39 Ủy ban liên Chính phủ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vnus_graph.grammar.fold import fold
from vnus_graph.model import Entity
from vnus_graph.resolve.state_words import marked

_BEFORE, _BEHIND, _MENTIONS = 160, 260, 4
_SPOUSE = r"(?:,? (?:và|cùng) |, )[Pp]hu (?:nhân|quân)(?: [A-ZĐ][^\s,]*){0,5}"
_TOGETHER = re.compile(
    rf"(?:{_SPOUSE})?,? (?:(?:sẽ|đã|đang) )?(?:và|cùng|cùng với|dẫn đầu) (?:toàn thể |các thành viên )?"
)
_NUMBERED = re.compile(
    r"(kỳ họp|phiên họp|khóa họp|cuộc họp|hội nghị|đại hội|đại hội đồng|đối thoại|diễn đàn|hội thảo)"
    r"(?: cấp cao| thượng đỉnh| thường niên)? (?:lần thứ|lần|thứ) (\d+|[ivxl]+)\b([^.;,()]*)"
)
_BEFORE_NUMBER = re.compile(
    r"(kỳ họp|phiên họp|khóa họp|hội nghị|đại hội đồng|đối thoại|diễn đàn)((?: [^\s.;,()]+){1,10})"
    r" (?:lần thứ|lần|thứ) (\d+|[ivxl]+)\b"
)
_STOP = re.compile(r"[.\n]\s")
_END = re.compile(r"[.!?]\s|\n")
_TELLING = 2
"""Words of what is in session that tell it."""


def beside(text: str, delegation: Entity, people: Sequence[Entity]) -> frozenset[str]:
    """Keys of the persons whose name stands right before the delegation, with «và», «cùng» or a spouse between."""
    found = set()
    for piece in delegation.evidence[:_MENTIONS]:
        before = _END.split(text[max(0, piece.start - _BEFORE) : piece.start])[-1]
        for one in people:
            at = before.rfind(one.name) if " " in one.name and _of_one_state(one, delegation) else -1
            if at >= 0 and "giữa" not in before[:at] and _TOGETHER.fullmatch(before[at + len(one.name) :]):
                found.add(one.key)
    return frozenset(found)


def _of_one_state(one: Entity, delegation: Entity) -> bool:
    return not one.country or not delegation.country or one.country == delegation.country


def sessions(text: str, delegation: Entity, company: Iterable[str] = ()) -> frozenset[str]:
    """The numbered sessions told in the sentence of the delegation, each as kind, number and its first words.

    Else those told behind the names of its `company`: its leader goes where it does.
    """
    own = [text[piece.start : piece.end + _BEHIND] for piece in delegation.evidence[:_MENTIONS]]
    led = [text[at.start() : at.end() + _BEHIND] for name in company for at in re.finditer(re.escape(name), text)]
    return _numbered(own) or _numbered(led[:_MENTIONS])


def _numbered(passages: Iterable[str]) -> frozenset[str]:
    found = set()
    for passage in passages:
        said = fold(_STOP.split(passage)[0])
        told = [(kind, number, rest) for kind, number, rest in _NUMBERED.findall(said)]
        told += [(kind, number, rest) for kind, rest, number in _BEFORE_NUMBER.findall(said)]
        for kind, number, rest in told:
            words = marked(f"{kind} {rest}")[len(kind.split()) :][:_TELLING]
            if len(words) == _TELLING:
                found.add(" ".join((kind, number, *words)))
    return frozenset(found)
