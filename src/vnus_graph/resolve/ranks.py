"""Stage 6 of 7: Readings → Resolution. Offices as far as they tell who somebody is.

One office has many wordings («Ngoại trưởng», «Bộ trưởng Bộ Ngoại giao»); some are held by one person at a time, some
by many («Ủy viên Bộ Chính trị»), and some say little («Giám đốc» of a body that goes unnamed).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import is_country
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.title_words import title_heads_by_name
from vnus_graph.resolve.body_names import of_some_place, written_out

Grade = Literal["sole", "telling", "shared", "bare"]
Level = Literal["national", "local", "other"]

_WORDINGS = (
    (re.compile(r"^quyền (?:cựu )?"), ""),
    (re.compile(r"^((?:phó |quyền )?)ngoại trưởng\b"), r"\1bộ trưởng ngoại giao"),
    (re.compile(r"\b(bộ trưởng|thứ trưởng) (?:thường trực )?bộ "), r"\1 "),
    (re.compile(r"\bqh\b"), "quốc hội"),
    (re.compile(r"\btp ?hcm\b"), "hồ chí minh"),
    (re.compile(r"\b(?:ubnd|ủy ban nhân dân)\b"), "ubnd"),
    (re.compile(r"\b(?:hđnd|hội đồng nhân dân)\b"), "hđnd"),
    (re.compile(r"\b(?:tỉnh|thành phố|tp)(?= (?!ủy)\w)"), ""),
    (re.compile(r"\b(?:đặc mệnh toàn quyền|thường trực)\b"), ""),
    (re.compile(r"^(thủ tướng|phó thủ tướng) (?:chính phủ(?: hoàng gia)?|quốc vụ viện)\b"), r"\1"),
    (re.compile(r"^(tổng bí thư) (?:ban chấp hành )?(?:trung ương )?(?:đảng.*)?$"), r"\1"),
    (re.compile(r"^chủ tịch nước cộng hòa.*"), "chủ tịch nước"),
    (re.compile(r"^(?:nhà vua|vua|nữ hoàng)$"), "quốc vương"),
    (re.compile(r"(?:cộng hòa|liên bang|vương quốc|hợp chúng quốc)(?: (?:xã hội chủ nghĩa|dân chủ nhân dân))?$"), ""),
)
_INVESTMENT = re.compile(r"\b([Tt]ư)\b")
"""«Đầu tư», «Tư lệnh»: no abbreviation of «Trung ương», as «TƯ» is."""
_BRACKET = re.compile(r" ?\([^()]*\)?")
_LINKS = frozenset({"của", "nước", "các", "thuộc", "tại", "ở", "-", "–"})
_ABROAD = re.compile(r"\b(?:đại sứ|lãnh sự|đại biện)\b")
_OCEAN = ("thái bình dương", "ấn độ dương", "đại tây dương")
"""No «Bình Dương»."""
_LONGEST_STATE = 7
_SHARED = re.compile(
    r"^(?:phó |thứ trưởng|ủy viên|thành viên|đại biểu|nghị sĩ|(?:thượng|hạ) nghị sĩ|dân biểu|cố vấn|trợ lý|chuyên gia"
    r"|phát ngôn|bí thư trung ương|chuyên viên|giáo sư|cán bộ|luật sư|đại diện|nhà (?!vua))"
)
_LOCAL = re.compile(
    r"\b(?:ubnd|hđnd|tỉnh ủy|thành ủy|huyện ủy|quận ủy|tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|sở"
    r"|thị trưởng|tỉnh trưởng|thống đốc bang|(?<!nông )thôn|ấp)\b(?! hội)"
)
_NATIONAL = re.compile(
    r"\b(?:bộ (?!phận|môn|chỉ huy)|quốc hội|(?:hạ|thượng|nghị) viện|trung ương|bộ trưởng|thứ trưởng|thủ tướng"
    r"|tổng thống|tổng bí thư|đại sứ|thường vụ|nhà nước|ban bí thư|chủ nhiệm ủy ban|chính hiệp|nhân đại|quân ủy"
    r"|chủ tịch nước|chính phủ|tổng kiểm toán|tối cao"
    r"|người phát ngôn|châu âu|liên hợp quốc|lhq|tổng tham mưu trưởng|tổng cục|tổng thanh tra)\b"
)
_DEPARTMENT = re.compile(r"(?:phó )?(?:cục|vụ) trưởng \w")
"""Heads of a ministry's departments."""
_MASS = re.compile(
    r"\b(?:liên hiệp|mặt trận tổ quốc|mttq|tổng liên đoàn|hội (?:nông dân|cựu chiến binh|chữ thập đỏ)|thông tấn xã"
    r"|đài (?:truyền hình|tiếng nói)|bảo hiểm xã hội|viện hàn lâm|phòng thương mại)\b.* việt nam$"
)
"""Bodies of the whole country that are no state organs, with whose heads ministers change places."""
_PRIVATE = re.compile(
    r"\b(?:trường|bệnh viện|công ty|tập đoàn|trung tâm|đại học|đh|hội|hiệp hội|ngân hàng|câu lạc bộ|doanh nghiệp)\b"
)
_STATE = re.compile(r"\b(?:quốc hội|chủ tịch nước|chính phủ|trung ương)\b")
_HOUSE = re.compile(r"\b(?:bệnh viện|trường|công ty|tập đoàn|đại học)\b")
"""Bodies whose heads hold no office of state even where the body is the ministry's: «Bệnh viện Trung ương …»."""
_NAMELESS = frozenset(
    "bệnh viện|trường|công ty|tập đoàn|trung tâm|đảng|hội đồng|ban|viện|học viện|chi nhánh|hội|quỹ|tổng cục|cục|vụ|bộ"
    "|phòng|khoa|bộ môn|đoàn|câu lạc bộ|ngân hàng|ubnd|hđnd|ubnd tp|tp|ban pháp chế|trung ương|sở|chương trình"
    .split("|")
)  # fmt: skip
"""Bodies that many are called: an office of one of them tells nothing."""
_NO_PLACE = re.compile(r"(?:ubnd|hđnd|công an|đảng ủy)(?: (?:xã|phường|quận|huyện|tỉnh|thị xã|thị trấn))?")
"""Organs of a place that goes unnamed."""
_MINISTERS = frozenset({"bộ trưởng", "thứ trưởng"})
"""«Thứ trưởng Công an» is the state's, «Giám đốc Công an» some place's."""
_ALONE = frozenset({"thủ tướng", "tổng bí thư", "giáo hoàng"})
_ONE_A_STATE = frozenset({"state", "royal"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its key; equal keys are the same office, of the same state as far as that is known."""

    key: str
    grade: Grade
    """«sole»: one holder at a time; «telling»: few; «shared»: many; «bare»: says nothing without its body."""
    level: Level
    body: str = ""
    """Whose office it is, where that tells something: «y tế» of a minister and of his deputies."""


@cache
def office(label: str) -> Office:
    """What an office's title tells."""
    key = _key(label)
    head = _head(key.removeprefix("phó "))
    kind = title_heads_by_name().get(head, "")
    complement = key.removeprefix("phó ").removeprefix(head).strip()
    level = _level(key, kind) if not _MASS.search(fold(label)) else "local" if place(key) else "national"
    somewhere = of_some_place(complement) and not place(key) and not _STATE.search(key) and head not in _MINISTERS
    somewhere = somewhere or (_NO_PLACE.fullmatch(complement) is not None and head not in _MINISTERS)
    nameless = complement in _NAMELESS or somewhere
    if complement and nameless:
        return Office(key, "bare", level)
    bare = len(head.split()) < 3 or kind in {"body", "local"}
    if not complement and bare and kind not in _ONE_A_STATE and key.removeprefix("phó ") not in _ALONE:
        return Office(key, "bare", level)
    if _SHARED.match(key):
        grouped = re.match(r"ủy viên|thành viên|đại biểu|.*nghị sĩ|dân biểu|nhà (?!vua)|luật sư|giáo sư", key)
        return Office(key, "shared", level) if grouped else Office(key, "telling", level, complement)
    return Office(key, "sole", level, complement)


def _key(label: str) -> str:
    words = _stateless(label)
    words = re.sub(r"[-–,.()/]", " ", words).replace(" & ", " ").replace(" và ", " ")
    for wording, plain in _WORDINGS:
        words = " ".join(wording.sub(plain, words).split())
    return _organization(words)


def _organization(key: str) -> str:
    """A listed organisation at the end under its canonical name: «Tổng Thư ký NATO»."""
    words = key.split()
    for at in range(1, len(words)):
        listed = organizations().get(" ".join(words[at:]))
        if listed is not None and not listed.country:
            return " ".join([*words[:at], *re.sub(r"[-–]", " ", fold(listed.name)).split()])
    return key


def _stateless(title: str) -> str:
    """Folded, without the links between its words and without the state at its end (an embassy's is kept)."""
    label = written_out(_INVESTMENT.sub(r"\1_", _BRACKET.sub("", title))).replace("_", "")
    words, written = fold(label).split(), label.split()
    if not _ABROAD.search(fold(label)):
        for length in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
            named = written[-length][:1].isupper() and written[-1][:1].isupper()
            if len(words) == len(written) and named and is_country(" ".join(words[-length:])):
                words = words[:-length]
                break
    kept = (
        word
        for before, word in zip(["", *words], words, strict=False)
        if word not in _LINKS or (word == "nước" and before in {"nhà", "tịch"})
    )
    return _by_code(list(kept)) if _ABROAD.search(fold(label)) else " ".join(kept)


def _by_code(words: list[str]) -> str:
    """States by their codes: «Đại sứ Bê-la-rút tại Việt Nam» and «Đại sứ Belarus tại Việt Nam»."""
    found: list[str] = []
    while words:
        length = next((n for n in range(min(_LONGEST_STATE, len(words)), 0, -1) if is_country(" ".join(words[:n]))), 0)
        found.append(is_country(" ".join(words[:length])) or words[0])
        words = words[max(length, 1) :]
    return " ".join(found)


def _head(key: str) -> str:
    words = key.split()
    fits = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return next((text for text in fits if text in title_heads_by_name()), words[0] if words else "")


@cache
def place(key: str) -> str:
    """The city or province at the end of an office's key; empty where there is none."""
    words = key.split()
    ends = (" ".join(words[-length:]) for length in range(min(4, len(words) - 1), 0, -1))
    found = next((end for end in ends if country_of(end) or country_of(f"thành phố {end}")), "")
    return "" if key.endswith(_OCEAN) else found


def alike(left: Office, right: Office) -> bool:
    """Whether one wording is the other shortened: its front, or the same words but for a few."""
    shorter, longer = sorted((left, right), key=lambda one: (len(one.key), one.key))
    if longer.key.startswith(f"{shorter.key} "):
        return True
    words, others = shorter.key.split(), longer.key.split()
    if "bare" in (left.grade, right.grade) or len(words) < 3 or words[0] != others[0]:
        return False
    same = next((at for at, (a, b) in enumerate(zip(words, others, strict=False)) if a != b), len(words))
    rest = set(words[same:])  # «Thứ trưởng» of two ministries are not alike for their first words
    return len(rest & set(others[same:])) >= 0.75 * len(rest) and place(left.key) == place(right.key)


def second(key: str) -> str:
    """Whose deputy minister somebody is; empty for any other office."""
    return key.removeprefix("thứ trưởng ") if key.startswith("thứ trưởng ") else ""


def _level(key: str, kind: str) -> Level:
    national = _NATIONAL.search(key) is not None or kind in {"state", "royal", "parliament", "diplomat"}
    national = national or (_DEPARTMENT.match(key) is not None and not place(key))
    if _HOUSE.search(key) and kind == "body":
        return "other"
    if _PRIVATE.search(key) and not _NATIONAL.search(key):
        return "other"
    if _LOCAL.search(key) or (place(key) and not national):
        return "local"
    return "national" if national else "local" if kind == "local" else "other"
