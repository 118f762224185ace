"""Stage 4 of 7: Sentence → Mention. Where the name of a body ends in an office, because its holder's begins."""

from __future__ import annotations

from vnus_graph.grammar.body_words import Head, fields, heads
from vnus_graph.grammar.country_names import is_country
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at


def holder_follows(line: Line, at: int, head: Head) -> bool:
    """«Bộ trưởng Bộ Ngoại giao | Pec Nam Sun»: behind a ministry's field, a name of which no list tells."""
    fielded = any((found := fields().match(line.tokens, at - n)) and found[0] == n for n in (1, 2, 3))
    if head.subtype != "Ministry" or not fielded or line.tokens[at].tag != "Np" or fields().match(line.tokens, at):
        return False
    length = name_at(line, at, anchored=True)
    return length > 1 and not line.capital(at + length) and not heads().match(line.tokens, at)


def doubtful_state(line: Line, at: int) -> str | None:
    """«Bộ trưởng Bộ Năng lượng Jordan Karim Nuri»: by itself the state's name might open that of the holder."""
    if fields().match(line.tokens, at) or name_at(line, at + 1, anchored=True) < 2:
        return None
    return is_country(line.tokens[at].text)
