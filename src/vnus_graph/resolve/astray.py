"""Stage 6 of 7: Reading → whether the name of a body goes on where the reading cut it: a place's, or another state's.

«Hội Nông dân xã Kim Mẫu», «Học viện Ngoại giao - Bộ Ngoại giao Nga», «Viện Hải dương học Sampleton» are none of the own
state's bodies of these names.
"""

from __future__ import annotations

import re

from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.model import Entity
from vnus_graph.resolve.state_words import marked

_PLACE = re.compile(r" (?:xã|phường|thôn|ấp|huyện|quận|tỉnh|thị xã|thị trấn|H\.|Q\.|TP|thành phố)(?= ?[A-ZĐ\d.])")
_WHOSE = re.compile(r" (?:của|thuộc|trực thuộc|[-–]) ([^,.;:()\n]*)")
_NAME = re.compile(r" ([A-Z][A-Za-z]{2,})\b")
_BEHIND = 80


def astray(text: str, body: Entity) -> bool:
    """By what stands right behind its first mention; a foreign name there is no officer's."""
    if body.country or not body.evidence:
        return False
    first = body.evidence[0]
    behind = text[first.end : first.end + _BEHIND]
    if _PLACE.match(behind):
        return True
    if whose := _WHOSE.match(behind):
        return any(word[0] == "@" and word[1:] != HOME for word in marked(f"của {whose[1]}"))
    named = _NAME.match(behind)
    return bool(named and not is_vietnamese(fold(named[1])))
