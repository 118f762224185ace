"""Stage 4 of 7: Sentence → Mention. How one speaks with somebody who is elsewhere.

«trực tuyến», «theo hình thức trực tuyến», «qua cầu truyền hình», «thông qua ứng dụng Zoom», «qua điện thoại».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_THROUGH = frozenset({("thông", "qua"), ("qua",)})
_BY = frozenset({("theo",), ("bằng",), ("dưới",), ("trên",)})
_CARRIERS = frozenset(
    {("hình", "thức"), ("phương", "thức"), ("hệ", "thống"), ("nền", "tảng"), ("ứng", "dụng"), ("đường", "truyền")}
    | {("hội", "nghị"), ("hội", "đàm"), ("màn", "hình"), ("kết", "nối"), ("cuộc", "gọi"), ("cầu",), ("đường",)}
)
_VIDEO = frozenset({("trực", "tuyến"), ("từ", "xa"), ("video",), ("zoom",), ("skype",), ("online",)})
_CARRIED = frozenset({("truyền", "hình"), ("internet",)})
"""Means only where something carries them: «qua cầu truyền hình», but «theo truyền hình B», which reports."""
_PHONE = frozenset({("điện", "thoại"), ("đường", "dây", "nóng")})
_BARE = frozenset({("trực", "tuyến"), ("online",)})
_IN_PERSON = ("trực", "tiếp")
_AND = frozenset({("kết", "hợp"), ("lẫn",), ("và",), ("hoặc",)})


@dataclass(frozen=True, slots=True)
class Means:
    """How they spoke: tokens up to `end` (exclusive)."""

    end: int
    kind: str
    """VideoCall or PhoneCall."""
    told: bool
    """Told by a phrase of its own («theo hình thức trực tuyến»), not by an adjective («trực tuyến»)."""


def means(low: Sequence[str], at: int) -> Means | None:
    """What stands at `at` of the tokens in small letters, if it tells that they were apart."""
    if not 0 <= at < len(low) or low[at] not in _FIRST:
        return None
    through = _step(low, at, _THROUGH)
    opening = through or _step(low, at, _BY)
    here = _past(low, at + opening, _CARRIERS) if opening else at
    carried = here > at + opening
    for kind, words in (("VideoCall", _VIDEO | _CARRIED if carried else _VIDEO), ("PhoneCall", _PHONE)):
        end = _past(low, here, words)
        if end > here and (carried or through or (not opening and tuple(low[here:end]) in _BARE)):
            return None if _in_part(low, at, end) else Means(end, kind, bool(opening))
    return None


def _in_part(low: Sequence[str], at: int, end: int) -> bool:
    """«trực tiếp kết hợp trực tuyến», «trực tuyến và trực tiếp»: some are in one room."""
    joined = _step(low, end, _AND)
    if joined and tuple(low[end + joined : end + joined + 2]) == _IN_PERSON:
        return True
    return any(tuple(low[max(0, at - len(word) - 2) : at]) == (*_IN_PERSON, *word) for word in _AND)


def _past(low: Sequence[str], at: int, words: frozenset[tuple[str, ...]]) -> int:
    while step := _step(low, at, words):
        at += step
    return at


def _step(low: Sequence[str], at: int, words: frozenset[tuple[str, ...]]) -> int:
    return next((n for n in (3, 2, 1) if tuple(low[at : at + n]) in words), 0)


_FIRST = frozenset(words[0] for words in (*_THROUGH, *_BY, *_BARE))
