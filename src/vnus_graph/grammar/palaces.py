"""Stage 4 of 7: Sentence → Mention. Heads of state called after their seat: «chủ nhân Nhà Trắng»."""

from __future__ import annotations

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at
from vnus_graph.model import PersonMention, Title

_HOLDERS = (("ông", "chủ"), ("bà", "chủ"), ("chủ", "nhân"), ("người", "đứng", "đầu"))
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
    return any(fold(word) == words[0] for words in _HOLDERS)


def resident_at(line: Line, at: int) -> tuple[int, PersonMention] | None:
    """Index behind «ông chủ Nhà Trắng (A)» from token `at` on, and the mention."""
    called = next((len(words) for words in _HOLDERS if line.low[at : at + len(words)] == words), 0)
    seat = line.places.get(at + called + (line.word(at + called) == "của")) if called else None
    if seat is None or seat[1].country is None:
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
    honorific = line.word(at) if line.word(at) in {"ông", "bà"} else None
    return end + length, PersonMention(start, last, rule, name, (title,), place.country, honorific)
