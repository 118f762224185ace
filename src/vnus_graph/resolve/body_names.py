"""Stage 6 of 7: Readings → Resolution. Names of bodies: what is left of one when wording is set aside.

«Bộ GD-ĐT», «Bộ Giáo dục và Đào tạo Việt Nam» and «Bộ Giáo dục & Đào tạo» have one core and owner; so have «Tập đoàn
Gazprom» and «Gazprom».
"""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.events.registry import HOME
from vnus_graph.events.spelling import body_key, generic, subtype_of
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.names import toneless
from vnus_graph.model import Entity
from vnus_graph.resources import table

_BRACKET = re.compile(r" ?\([^()]*\)?")
_REGIME = re.compile(
    r"(?: (?:cộng hòa|xã hội chủ nghĩa|dân chủ nhân dân|nhân dân|liên bang|vương quốc|nhà nước|chxhcn))+$"
)
_FIRM = re.compile(r"^(?:tập đoàn|tổng công ty|công ty|hãng tin|hãng thông tấn|hãng|báo|tạp chí|mạng xã hội) (?=[^ ])")
_LOCAL = re.compile(
    r"(?:sở|phòng|ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|huyện ủy|quận ủy|đảng ủy|công an|ban chỉ huy"
    r"|ban quản lý|tòa án nhân dân|viện kiểm sát nhân dân|viện kiểm sát|tòa án|cục thuế|chi cục|cơ quan cảnh sát|đội"
    r"|trạm|văn phòng|hạt kiểm lâm)(?! (?:tối cao|trung ương|thương mại)) "
)
_STATE_ORGANS = frozenset({"Ministry", "Government", "Parliament", "ArmedForces", "Committee", "PartyBody"})


@cache
def _abbreviations() -> dict[str, str]:
    return {fold(row["short"]): fold(row["long"]) for row in table("body_abbreviations")}


@cache
def core(name: str) -> tuple[str, str]:
    """What the body is called, and the code of the state at the end of its name (empty if none)."""
    listed = organizations().get(fold(name))
    if listed is not None:
        return body_key(listed.name).rpartition(" @")[0] or body_key(listed.name), listed.country or ""
    words, _, owner = body_key(written_out(_BRACKET.sub("", name))).partition(" @")
    if owner:
        words = _REGIME.sub("", words) or words
    plain = " ".join(word for word in re.sub(r"[,.;:&/]", " ", words).split() if word not in {"và", "-"})
    firm = _FIRM.sub("", plain)
    return (firm if firm != plain and toneless(firm) and len(firm) > 3 else plain), owner


def written_out(name: str) -> str:
    """The name with abbreviations of fields and organs written out."""
    text = f" {fold(name).replace(' & ', '&').replace(' - ', '-')} "
    for short, long in _abbreviations().items():
        text = text.replace(f" {short} ", f" {long} ")
    return text.strip() if text.strip() != fold(name).replace(" & ", "&").replace(" - ", "-") else name


@cache
def of_some_place(key: str) -> bool:
    """«Sở Giao thông vận tải», «Công an huyện»: an organ of a place that goes unnamed, in each article another."""
    words = key.partition(" @")[0].split()
    if not _LOCAL.match(f"{' '.join(words)} "):
        return False
    ends = (" ".join(words[-length:]) for length in range(1, min(5, len(words))))
    return not any(country_of(end) for end in ends) and not re.search(r"\d", key)


def owned(entity: Entity) -> bool:
    """Whether every state has such a body: it is told apart by whose it is."""
    return generic(entity.name) or (entity.subtype or subtype_of(entity.name)) in _STATE_ORGANS


def identity_key(entity: Entity, *, home: bool = False) -> str:
    """Equal keys are one body: the core of the name with its owner, from the name or, for organs of states, elsewhere.

    `home`: the article names no other state than the one whose press this is, whose organs they are then.
    """
    name, owner = core(entity.name)
    if not owner and owned(entity):
        owner = entity.country or (HOME if home else "")
    return f"{name} @{owner}" if owner else name
