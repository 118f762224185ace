"""Stage 6 of 7: Readings → Resolution. The states within the name of a body: whatever they are called, by their codes.

«Quốc hội Bê-la-rút», «Quốc hội nước Cộng hòa Belarus» are one; so are «Hội Hữu nghị Séc – Việt» and «Hội Hữu nghị
Czech - Việt Nam».
"""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.events.spelling import state_like
from vnus_graph.grammar.country_names import short_forms, spellings
from vnus_graph.grammar.fold import fold

_LONGEST = 8
_MARKS = re.compile(r"[,.;:/\-‐‑–—]")  # noqa: RUF001
_REGIME = (
    ("cộng", "hòa", "xã", "hội", "chủ", "nghĩa"),
    ("cộng", "hòa", "dân", "chủ", "nhân", "dân"),
    ("cộng", "hòa", "nhân", "dân"),
    ("cộng", "hòa", "liên", "bang"),
    ("cộng", "hòa", "hồi", "giáo"),
    ("cộng", "hòa"),
    ("liên", "bang"),
    ("vương", "quốc"),
    ("đại", "công", "quốc"),
    ("nhà", "nước"),
    ("chdcnd",),
    ("chnd",),
    ("ch",),
    ("nước",),
)
"""What a state calls itself, before its name."""
_FRIENDS = "hữu nghị"


@cache
def marked(name: str) -> tuple[str, ...]:
    """The folded syllables of a name, each state in it as «@» and its code."""
    words = _MARKS.sub(" ", fold(name)).split()
    named = spellings() | ({(form,): code for form, code in short_forms().items()} if _FRIENDS in fold(name) else {})
    found: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(min(_LONGEST, len(words) - at), 0, -1) if _state(words, at, n, named)), 0)
        if not length:
            found.append(words[at])
            at += 1
            continue
        _leave_out_regime(found)
        found.append(f"@{named[tuple(words[at : at + length])]}")
        at += length
    return tuple(found)


def _state(words: list[str], at: int, length: int, named: dict[tuple[str, ...], str]) -> bool:
    """A state's name, which heads no body and is not the end of a word («tư pháp»)."""
    if tuple(words[at : at + length]) not in named or at == 0:
        return False
    return not (length == 1 and (words[at - 1], words[at]) in state_like())


def _leave_out_regime(words: list[str]) -> None:
    """Take «nước Cộng hòa» from the end of the words, unless little would be left: «Đảng Cộng hòa Mỹ»."""
    again = True
    while again:
        again = False
        for regime in _REGIME:
            if len(words) > len(regime) + (regime != ("nước",)) and tuple(words[-len(regime) :]) == regime:
                del words[-len(regime) :]
                again = True
                break
