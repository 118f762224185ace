"""Stage 4 of 7: Sentence → Mention. Years of the sixty-year cycle: «Tết Mậu Tuất», «Xuân Giáp Thìn»."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CYCLE = re.compile(
    r"(?:Tết|Xuân|năm)(?: \w+){0,3}? (?P<stem>Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)"
    r" (?P<branch>Tý|Tí|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)(?!\w)(?! (?:năm )?\(?1\d{3})"
)
_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
_SPELLINGS = {"Tí": "Tý", "Mẹo": "Mão", "Tị": "Tỵ"}


def cycle_years(text: str, first: int) -> Iterator[int]:
    """The years that `text` names by the cycle, each the only one of the sixty years from `first` on."""
    for match in _CYCLE.finditer(text):
        stem = _STEMS.index(match["stem"])
        branch = _BRANCHES.index(_SPELLINGS.get(match["branch"], match["branch"]))
        for year in range(first, first + 60):
            if (year - 4) % 10 == stem and (year - 4) % 12 == branch:
                yield year
