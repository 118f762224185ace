"""Stage 6 of 7: Readings → Resolution. What an office deals with: careers keep to one field.

«Giám đốc Sở Giáo dục và Đào tạo», «Thứ trưởng Bộ Giáo dục và Đào tạo»; «Cục trưởng Cục Điện ảnh», «Thứ trưởng Văn hóa».
"""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.resolve.ranks import Office
from vnus_graph.resources import table

_HEADS = re.compile(
    r"(?:phó |quyền )*(?:bộ trưởng|thứ trưởng|(?:tổng )?giám đốc|(?:tổng )?cục trưởng|tổng cục trưởng|vụ trưởng"
    r"|viện trưởng|chủ nhiệm|chủ tịch|trưởng ban|tổng biên tập|tổng kiểm toán|thống đốc|chánh án|chánh thanh tra"
    r"|hiệu trưởng|đại sứ|tổng lãnh sự|trưởng phái đoàn|đại biện|người phát ngôn|trợ lý bộ trưởng|tư lệnh"
    r"|tổng tham mưu trưởng|bí thư đảng ủy)\b"
)
"""Offices that lead what they are of: few in each field, unlike doctors or heads of schools."""
_SMALL = re.compile(
    r"\b(?:trường (?!đại học)|tiểu học|trung học|thcs|thpt|mầm non|công ty|tập đoàn|hội|xã|phường|huyện|quận)\b"
)
"""Schools, firms and organs of small places, whose heads are many."""


@cache
def remits(key: str) -> frozenset[str]:
    """The fields of a leading office, by its key; none of offices that many hold."""
    if not _HEADS.match(key) or _SMALL.search(key):
        return frozenset()
    words = key.split()
    said = (" ".join(words[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(words) - size + 1))
    return frozenset(_listed()[one] for one in said if one in _listed())


@cache
def _listed() -> dict[str, str]:
    return {row["words"]: row["remit"] for row in table("remits")}


def field_of(offices: dict[str, Office]) -> frozenset[str]:
    """All fields of somebody's offices."""
    return frozenset().union(*map(remits, offices))
