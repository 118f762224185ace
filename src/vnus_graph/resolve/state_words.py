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
from vnus_graph.resources import table

_LONGEST = 8
_MARKS = re.compile(r"[,.;:/\-‐‑–—]")
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
    ("chdcnd",),
    ("chnd",),
    ("ch",),
    ("nước",),
)
"""What a state calls itself, before its name."""
_NO_STATES = frozenset(
    {("pháp", "chế"), ("pháp", "luật"), ("pháp", "lý"), ("pháp", "y"), ("mỹ", "thuật"), ("mỹ", "nghệ"), ("mỹ", "phẩm")}
    | {("hiến", "pháp"), ("lập", "pháp"), ("hành", "pháp"), ("phương", "pháp"), ("giải", "pháp"), ("biện", "pháp")}
    | {("anh", "hùng"), ("nhật", "báo"), ("nga", "sơn"), ("ý", "tưởng"), ("đức", "trọng"), ("đức", "thọ")}
)
"""Words and places that begin or end like a state."""
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
    """A state's name, which heads no body, ends no word («tư pháp») and begins with no word of what goes before."""
    if tuple(words[at : at + length]) not in named or at == 0:
        return False
    if length == 1:
        behind, ahead = tuple(words[at - 1 : at + 1]), tuple(words[at : at + 2])
        return behind not in state_like() and not {behind, ahead} & _NO_STATES
    within = range(at + 1, at + length)
    return not any(tuple(words[:end]) in _heads() and tuple(words[end : at + length]) in named for end in within)


@cache
def _heads() -> frozenset[tuple[str, ...]]:
    """«Hội đồng Liên bang», before «Nga»."""
    return frozenset(tuple(fold(row["head"]).split()) for row in table("institution_heads"))


def _leave_out_regime(words: list[str]) -> None:
    """Take «nước Cộng hòa» from the end of the words, unless little would be left: «Đảng Cộng hòa Mỹ»."""
    again = True
    while again:
        again = False
        for regime in _REGIME:
            if tuple(words[-len(regime) :]) != regime or tuple(words) in _heads() or words[-2:-1] == ["nhà"]:
                continue
            if len(words) > len(regime) + (regime != ("nước",)):
                del words[-len(regime) :]
                again = True
                break
