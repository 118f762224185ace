"""Stage 4 of 7: Sentence → Mention. Whose titles are whose: where one person's offices end and another's begin."""

from __future__ import annotations

from vnus_graph.grammar.bridges import verb_at
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import foreign, vietnamese_name
from vnus_graph.grammar.title_words import title_heads
from vnus_graph.grammar.titles import TitleMatch
from vnus_graph.model import InstitutionMention

_FRONT = 8
"""Tokens of a fronted «Tại buổi tiếp …», at most."""
_ON_A_VISIT = frozenset({"đang", "đến", "tới", "sang", "thăm", "cùng", "dự", "sẽ", "đã"})
PLURALS = frozenset({"các", "những", "hai", "ba", "nhiều", "một", "cả", "mọi", "hàng", "vị"})
_TOP = ("chủ tịch nước", "tổng bí thư", "thủ tướng", "chủ tịch quốc hội", "phó thủ tướng", "phó chủ tịch nước")
_ABROAD = ("tổng thống", "thủ tướng", "chủ tịch quốc hội", "chủ tịch nước", "quốc vương", "chủ tịch hạ viện")
_MINISTERS = frozenset({"bộ trưởng", "ngoại trưởng", "thứ trưởng"})
_HEADS = ("chủ tịch nước", "thủ tướng", "tổng thống")
_BELOW = (
    *("thứ trưởng", "đại sứ", "vụ trưởng", "cục trưởng", "đại biện", "chánh văn phòng", "người phát ngôn"),
    *("phát ngôn viên", "trợ lý", "thư ký", "cố vấn an ninh"),
)
"""Offices that no head of a state or government holds beside his own."""
_ALIKE = frozenset({"cn", "tw", "kr", "kp", "sg", "jp"})


def others(titles: list[TitleMatch], name: str) -> int:
    """How many of the first titles are somebody else's: «gặp Tổng thống Peru, Chủ tịch nước Nguyễn Văn A nhấn mạnh».

    Offices of two states are never one person's, nor is one of Việt Nam's government that of somebody with a foreign
    name. A Vietnamese name does not go with the office of a state where nobody is called so; with one whose names the
    press writes the same way (Trung Quốc) only if a top office of Việt Nam stands between.
    """
    states = [match.title.country for match in titles]
    own = next((state for state in reversed(states) if state), None)
    if any(state not in {None, own} for state in states):
        return next((i for i, state in enumerate(states) if state not in {None, states[0]}), 1)
    if len(titles) > 1 and titles[0].bare and _labels(titles)[0] in _MINISTERS and _heads(titles[-1]):
        return 1  # «theo Bộ trưởng, Tổng thống Peru A …»
    if len(titles) > 1 and _heads(titles[0]) and _labels(titles)[-1].startswith(_BELOW):
        return len(titles) - 1  # «theo trang mạng của Tổng thống Peru, Chánh Văn phòng A …»
    if not vietnamese_name(tuple(fold(name).split())):
        high = own == "vn" and titles[-1].head.kind in {"state", "government"} and foreign(name.split()[0])
        return len(titles) if high else 0
    last = max((i for i, match in enumerate(titles) if _abroad(match)), default=-1)
    if titles and titles[0].head.kind == "royal":
        return 1
    if (
        len(titles) > 1
        and titles[0].bare
        and titles[-1].head.kind == "diplomat"
        and titles[0].head.kind == "government"
    ):
        return 1  # «báo cáo Thủ tướng, Đại sứ …»
    if (
        len(titles) > 1
        and titles[0].bare
        and _labels(titles)[0] in {"thủ tướng", "thủ tướng chính phủ"}
        and _labels(titles)[1].startswith("bộ ")
    ):
        return 1  # «thừa ủy quyền của Thủ tướng, Bộ trưởng Nguyễn Văn A …»
    if len(titles) > 1 and fold(titles[-1].title.label).startswith(_TOP) and _of_company(titles[-2]):
        return len(titles) - 1  # «tiếp Chủ tịch Tập đoàn Lumen, Thủ tướng Nguyễn Văn A …»
    if last < 0 or (last + 1 < len(titles) and titles[-1].title.country):
        return 0
    top = last + 1 < len(titles) and fold(titles[-1].title.label).startswith(_TOP)
    alike = titles[last].title.country in _ALIKE or titles[last].title.country is None
    return last + 1 if top or not alike else 0


def _labels(titles: list[TitleMatch]) -> list[str]:
    return [fold(match.title.label) for match in titles]


def _of_company(match: TitleMatch) -> bool:
    return any(body.subtype == "Company" for body in match.bodies if isinstance(body, InstitutionMention))


def _abroad(match: TitleMatch) -> bool:
    """An office of a foreign state or of an international body."""
    if match.title.country:
        return match.title.country != "vn"
    return any(
        body.subtype == "InternationalOrganization" for body in match.bodies if isinstance(body, InstitutionMention)
    )


def of_others(before: list[TitleMatch], name: str, behind: list[TitleMatch]) -> bool:
    """«Thủ tướng Nguyễn Văn A, Tổng thống Peru»: who holds a top office, or one of a state, holds none of another.

    Nor does somebody with a Vietnamese name head a state where nobody is called so, nor who heads one a company.
    """
    states = {match.title.country for match in behind} - {None}
    own = {match.title.country for match in before} - {None}
    top = any(fold(match.title.label).startswith(_TOP) for match in before)
    if states - {"vn"} - _ALIKE and any(map(_heads, behind)) and vietnamese_name(tuple(fold(name).split())):
        return True
    if any(map(_heads, before)) and any(map(_of_company, behind)):
        return True
    if _labels(behind)[:1] and _labels(behind)[0].startswith(_BELOW) and any(map(_heads, before)):
        return True  # «Thủ tướng Nguyễn Văn A, Thứ trưởng Bộ Ngoại giao …»
    if any(map(_heads, behind)) and all(match.bare for match in behind) and any(map(_heads, before)) and own - {"vn"}:
        return True  # «gặp Tổng thống Iran A, Thủ tướng và …»
    if own or not top:
        return bool(own and states) and not own & states
    return bool(states) and any(fold(match.title.label).startswith(_ABROAD) for match in behind)


def _heads(match: TitleMatch) -> bool:
    """Whether the office is to head a state or government, and still held."""
    return fold(match.title.label).startswith(_HEADS) and not match.title.former


def presides(titles: list[TitleMatch]) -> bool:
    """Whether the first office is to preside over a parliament."""
    presides = bool(titles) and fold(titles[0].title.label).startswith("chủ tịch")
    return presides and any(
        body.subtype == "Parliament" for body in titles[0].bodies if isinstance(body, InstitutionMention)
    )


def of_several(line: Line, at: int) -> bool:
    """«các Bộ trưởng», «hai Tổng Bí thư»: the office, or a longer one of which it is the end, is of more than one."""
    longer = title_heads().match(line.tokens, at - 1) if at > 1 else None
    first = at - 1 if longer and longer[0] > 1 else at
    return line.word(first - 1) in PLURALS and line.word(first - 2) != "là"


def next_clause(line: Line, at: int, last: TitleMatch) -> bool:
    """Whether the last of the titles behind a name at `at` has a verb of its own, and so is of somebody else.

    «Tiếp bà A, Đại sứ Na Uy, Thủ tướng hoan nghênh …», «Gặp Đại sứ A, Bộ trưởng Bộ Y tế khẳng định …».
    """
    if not verb_at(line, last.end) or line.tokens[at - 1].tag[:1] not in {"V", "E"}:
        return False
    fronted = line.tokens[0].tag[:1] in {"V", "E"} and at <= _FRONT and line.word(last.end) not in _ON_A_VISIT
    return last.bare or fronted
