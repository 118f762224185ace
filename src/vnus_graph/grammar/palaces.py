"""Stage 4 of 7: Sentence → Mention. Heads of state called after their seat: «ông chủ Nhà Trắng», «bà chủ Nhà Xanh»."""

from __future__ import annotations

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at
from vnus_graph.model import PersonMention, Title

_OPENERS = frozenset({"ông", "bà"})
_SEATS = {
    "nhà trắng": "Tổng thống",
    "điện kremlin": "Tổng thống",
    "cung điện kremlin": "Tổng thống",
    "nhà xanh": "Tổng thống",
    "điện elysee": "Tổng thống",
    "điện elysée": "Tổng thống",
    "lầu năm góc": "Bộ trưởng Quốc phòng",
}
"""Offices of those who reside there; the state is that of the venue in `venues.tsv`."""


def opens_resident(word: str) -> bool:
    """Whether one may be called after his seat from the token `word` on."""
    return fold(word) in _OPENERS


def resident_at(line: Line, at: int) -> tuple[int, PersonMention] | None:
    """Index behind «ông chủ Nhà Trắng (A)» from token `at` on, and the mention."""
    seat = line.places.get(at + 2)
    if line.word(at) not in _OPENERS or line.word(at + 1) != "chủ" or seat is None or seat[1].country is None:
        return None
    end, place = seat
    if (office := _SEATS.get(fold(place.name))) is None:
        return None
    start, stop = line.tokens[at].start, line.tokens[end - 1].end
    title = Title(start, stop, office, None, place.country)
    length = name_at(line, end, anchored=True)
    name = line.text(end, end + length)
    rule = "person.titled" if length else "person.office"
    last = line.tokens[end + length - 1].end
    return end + length, PersonMention(start, last, rule, name, (title,), place.country, line.word(at))
