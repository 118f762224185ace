"""Stage 5 of 7: Sentence + Mention → Claim. «đặc phái viên của Tổng thống A», where A is the president and no envoy.

«Trợ lý Tổng thống A» may as well be the aide's own name. It is the chief's where the article or `tenures.tsv` gives A
the chief's office; somebody unnamed is meant then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vnus_graph.events.known import holds
from vnus_graph.grammar.fold import fold
from vnus_graph.model import Title

AIDES = (
    "trợ lý",
    "đặc phái viên",
    "phái viên",
    "cố vấn",
    "thư ký",
    "phát ngôn viên",
    "người phát ngôn",
    "đặc sứ",
    "chánh văn phòng",
    "đại diện",
    "đại diện đặc biệt",
    "đại diện cá nhân",
)
CHIEFS = (
    "tổng thống",
    "thủ tướng",
    "ngoại trưởng",
    "chủ tịch nước",
    "quốc vương",
    "nhà vua",
    "tổng bí thư",
    "chủ tịch",
    "bộ trưởng",
)


def chief(title: Title, name: str, others: Iterable[Title]) -> str | None:
    """The office of the chief whom `name` is, in a title of somebody of his; `others`: all that `name` has."""
    label = fold(title.label)
    aide = next((word for word in AIDES if label.startswith(f"{word} ")), None)
    if aide is None:
        return None
    told = {fold(other.label) for other in others if not other.former}
    served = (office for office in CHIEFS if f" {office} " in f"{label.removeprefix(aide)} ")
    return next((office for office in served if office in told or holds(name, office)), None)


def rightly(title: Title, name: str, others: Iterable[Title]) -> Title:
    """The title as it is `name`'s own: that of the chief where it is told of somebody of his."""
    office = chief(title, name, others)
    return title if office is None else replace(title, label=office[:1].upper() + office[1:], body=None)
