"""Stage 6 of 7: Readings → Resolution. Names of bodies: what is left of one when wording is set aside.

«Bộ GD-ĐT», «Bộ Giáo dục và Đào tạo Việt Nam» and «Bộ Giáo dục & Đào tạo» have one core and owner; so have «Tập đoàn
Gazprom» and «Gazprom».
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.names import toneless
from vnus_graph.resolve.state_words import marked
from vnus_graph.resources import table

_BRACKET = re.compile(r" ?\([^()]*\)?")
_FIRM = re.compile(r"^(?:tập đoàn|tổng công ty|công ty|hãng tin|hãng thông tấn|hãng|báo|tạp chí|mạng xã hội) (?=[^ ])")
_HEAD = re.compile(r"^(?:đảng|tổ chức|cơ quan|quỹ|ngân hàng) (?=[^ ])")
"""Put before an abbreviation that holds it already: «Tổ chức IMF»."""
_LOCAL = re.compile(
    r"(?:sở|phòng|ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|huyện ủy|quận ủy|đảng ủy|công an|ban chỉ huy"
    r"|ban quản lý|(?:tòa án|viện kiểm sát)(?: nhân dân(?! tối cao)|(?! nhân dân))|cục thuế|chi cục|cơ quan cảnh sát"
    r"|đội|trạm|văn phòng|hạt kiểm lâm)(?! (?:tối cao|trung ương|thương mại|hiến pháp)) "
)
_PROVINCE = re.compile(r"(?<= )tỉnh (?=[^\W\d])")
_CITY = re.compile(r"(?<= )thành phố (?=(?:hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế)\b)")
"""Left out of some wordings of a body's name, as «UBND (tỉnh) Nghệ An»: other cities are named like their provinces."""
_FORCE = re.compile(r"^lực lượng (?=(?:quân đội|hải quân|không quân|cảnh sát biển|tuần duyên|bảo vệ bờ biển)(?= |$))")
_SCHOOL, _FRIENDSHIP = re.compile(r"^trường (?=đại học )"), re.compile(r"(?<=nghị sĩ) hữu nghị(?= )")
"""Left out of some wordings too: «(Lực lượng) Hải quân …», «(Trường) Đại học …», «Liên minh Nghị sĩ (hữu nghị) …»."""
_EPITHET = re.compile(r"(?: (?:cầm quyền|đương quyền|đối lập|chính|lớn nhất|đương nhiệm))+(?=$| @)")
_LONGEST = 7
_LINKS = frozenset({"của", "các", "thuộc", "tại", "ở", "và", "&"})


class Named(NamedTuple):
    """What a name tells of a body."""

    core: str
    owner: str = ""
    """Code of the state at the end of the name, or of a listed body."""
    home: bool = False
    """Whether the wording is one for bodies of the state whose press this is."""


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    rows = {row["short"]: (row["long"], row["note"] == "home") for row in table("body_abbreviations")}
    longest = sorted(rows, key=lambda short: (-len(short), short))
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, longest))})(?![\w&])"), rows


@cache
def told(name: str) -> Named:
    """The core of a name, and whose the body is as far as the name tells."""
    listed = organizations().get(fold(name))
    text, home = (listed.name, False) if listed else _spelled(_BRACKET.sub("", name).strip())
    words = _expanded([word for word in marked(text) if word not in _LINKS])
    owner = words.pop()[1:] if len(words) > 1 and words[-1].startswith("@") else ""
    if listed:
        return Named(" ".join(words), listed.country or owner)
    core = _FRIENDSHIP.sub("", _SCHOOL.sub("", _CITY.sub("", _PROVINCE.sub("", " ".join(words)))))
    core = _FORCE.sub("", core)
    if core.startswith("đảng "):
        core = _EPITHET.sub("", core) or core
    bare = _HEAD.sub("", core)
    if bare != core and (inner := organizations().get(bare)) is not None:
        return told(inner.name)
    firm = _FIRM.sub("", core)
    return Named(firm if firm != core and toneless(firm) and len(firm) > 3 else core, owner, home)


def _expanded(words: list[str]) -> list[str]:
    """A listed body at the end under its canonical name: «Quỹ Dân số LHQ» like «Quỹ Dân số Liên hợp quốc»."""
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        listed = organizations().get(" ".join(words[-length:]))
        if listed is not None and not listed.country:
            return words[:-length] + fold(listed.name).split()
    return words


def written_out(name: str) -> str:
    """The name with abbreviations of fields and organs written out."""
    return _spelled(name)[0]


def _spelled(name: str) -> tuple[str, bool]:
    """The name written out, and whether it has an abbreviation for the own state's organs."""
    pattern, rows = _abbreviations()
    found = pattern.findall(text := name.replace(" & ", "&").replace(" – ", "-").replace(" - ", "-"))
    if not found:
        return name, False
    return pattern.sub(lambda short: rows[short[0]][0], text), any(rows[short][1] for short in found)


def canonical(core: str, owner: str, states: frozenset[str]) -> tuple[str, str]:
    """Core and owner of the body that is known by this name in its state, in one of `states` where it is not told."""
    rows = _synonyms().get(core) or _synonyms().get(_HEAD.sub("", core)) or _synonyms().get(_FIRM.sub("", core)) or {}
    if owner:
        return rows.get(owner, core), owner
    fits = sorted(rows.keys() & states) if foreign_word(core) or rows.keys() == {HOME} else []
    return (rows[fits[0]], fits[0]) if len(fits) == 1 else (core, owner)


def foreign_word(core: str) -> bool:
    """Whether it has a word that is not Vietnamese: «Đảng LDP»."""
    return not all(is_vietnamese(word) or word.startswith("@") for word in core.split())


@cache
def _synonyms() -> dict[str, dict[str, str]]:
    """By each name, the state and the core of the name that stands for it there."""
    found: dict[str, dict[str, str]] = {}
    for row in table("body_synonyms"):
        kept = told(row["name"]).core
        for name in (row["name"], *row["aliases"].split("|")):
            found.setdefault(told(name).core, {})[row["state"]] = kept
    return found


@cache
def of_some_place(core: str) -> bool:
    """«Sở Giao thông vận tải», «Công an huyện»: an organ of a place that goes unnamed, in each article another."""
    words = core.split()
    if not _LOCAL.match(f"{core} "):
        return False
    if _SETTLED.search(core):
        return False
    ends = (" ".join(words[-length:]) for length in range(1, min(5, len(words))))
    return not any(country_of(end) for end in ends if end != "thành phố") and not re.search(r"\d", core)


_SETTLED = re.compile(r"(?<= )(?:hồ chí minh|thừa thiên huế|bà rịa vũng tàu)$")
"""Places whose names the list of cities has otherwise, or that are persons' too."""


def local(core: str) -> bool:
    """An organ of a province, district or town, which belongs to the one that its name tells."""
    return bool(_LOCAL.match(f"{core} "))
