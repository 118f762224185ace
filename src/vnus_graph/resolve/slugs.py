"""Stage 6 of 7: Readings → Resolution. Readable ids: «Lưu Thanh Hà» → «luu-thanh-ha», whatever the input order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from functools import cache
from typing import TypeVar

_LONGEST = 80
_LETTERS = str.maketrans({"đ": "d", "Đ": "d", "ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "ł": "l", "Ł": "l", "ı": "i"})

K = TypeVar("K", bound=Hashable)


@cache
def slug(text: str) -> str:
    """`text` in lower-case ASCII letters, digits and hyphens, 80 characters at most; «x» where nothing is left."""
    plain = unicodedata.normalize("NFD", text.translate(_LETTERS).lower())
    ascii_only = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:_LONGEST].strip("-") or "x"


def distinct(wanted: Iterable[tuple[K, str]]) -> dict[K, str]:
    """An id for each key, as wanted; those that collide are numbered in the order of their keys' text."""
    ids: dict[K, str] = {}
    taken: dict[str, int] = {}
    for key, name in sorted(wanted, key=lambda pair: (pair[1], repr(pair[0]))):
        taken[name] = taken.get(name, 0) + 1
        ids[key] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return ids
