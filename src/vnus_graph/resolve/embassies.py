"""Stage 6 of 7: Readings → Resolution. Embassies and missions: whose they are and where they sit.

«Đại sứ quán Mỹ tại Hà Nội» and «Đại sứ quán Hoa Kỳ tại Việt Nam» are one, consulates go by their city, and «Phái đoàn
(đại diện) thường trực» by the organisation it is sent to.
"""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.resolve.body_names import written_out
from vnus_graph.resolve.state_words import marked

_KIND = re.compile(
    r"(?P<embassy>đại sứ quán)|(?P<consulate>(?:tổng )?lãnh sự quán)"
    r"|(?P<permanent>(?:phái đoàn|phái bộ|cơ quan|văn phòng)(?: đại diện)? thường (?:trực|trú))"
)
_GONE = "su"
"""Told of in memory only."""
_AT = re.compile(r" (?:tại|ở|bên cạnh|cạnh)(?= |$)")
_STATE = re.compile(r"@(\w+)")
_BRACKET = re.compile(r" ?\([^()]*\)?")


def seated(name: str, country: str | None, states: frozenset[str]) -> tuple[str, str] | None:
    """Kind and seat, and the sender's code; empty where the name and the `states` of the article leave them open.

    None for what is no mission.
    """
    parsed = _parsed(name)
    if parsed is None:
        return None
    kind, sender, seat = parsed
    sender = sender or country or ""
    abroad = states - {HOME, _GONE}
    if not sender and seat == HOME and kind == "đại sứ quán" and len(abroad) == 1:
        sender = min(abroad)
    if not sender and kind.endswith("lãnh sự quán"):
        others = states - {country_of(seat), _GONE}
        sender = next(iter(others)) if country_of(seat) in states and len(others) == 1 else ""
    if not seat and sender and kind == "đại sứ quán":
        others = states - {sender, _GONE}
        seat = next(iter(others)) if len(others) == 1 and HOME in states else ""
    return (f"{kind} tại @{seat}" if seat else ""), sender


@cache
def _parsed(name: str) -> tuple[str, str, str] | None:
    """Kind, sender and seat."""
    text = " ".join(marked(written_out(_BRACKET.sub("", name))))
    found = _KIND.match(text)
    if found is None:
        return None
    kind = "phái đoàn thường trực" if found["permanent"] else found[0]
    sent, *places = _AT.split(text[found.end() :], maxsplit=1)
    sender = _STATE.search(sent)
    return kind, sender[1] if sender else "", _seat(places[0].strip(), kind) if places else ""


def _seat(place: str, kind: str) -> str:
    """A state's code for embassies, a city for consulates, an organisation and city for permanent missions."""
    if not place:
        return ""
    if kind == "đại sứ quán":
        states = _STATE.findall(place)
        return states[-1] if states else country_of(place) or place
    words = re.sub(r"^(?:thành phố|tp) ", "", _AT.sub("", place)).split()
    for length in range(len(words), 0, -1):
        listed = organizations().get(" ".join(words[:length]))
        if listed is not None:
            return " ".join([listed.name.casefold(), *words[length:]])
    return " ".join(word for word in words if not word.startswith("@")) or place
