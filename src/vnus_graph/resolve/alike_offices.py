"""Stage 6 of 7: Readings → Resolution. What the offices of two persons say: one office, one body, a career, rivals."""

from __future__ import annotations

import re

from vnus_graph.resolve.days import gap
from vnus_graph.resolve.personal_names import native
from vnus_graph.resolve.ranks import alike, place, second
from vnus_graph.resolve.records import Person
from vnus_graph.resolve.remits import field_of

_MONTHS = 100
"""Days apart at which an office is still taken for held at one time."""
IN_OFFICE = frozenset({"office.sole", "office.few", "office.same"})
"""Features of one and the same office."""
_RIVALS = (
    "tổng thống",
    "thủ tướng",
    "quốc vương",
    "chủ tịch quốc hội",
    "bộ trưởng ngoại giao",
    "bộ trưởng quốc phòng",
    "phó tổng thống",
)
_MINISTRY = re.compile(r"(?:bộ trưởng|thứ trưởng) \w")
_AMBASSADOR = re.compile(r"(?:tham tán |phó )?(?:đại sứ|tổng lãnh sự|lãnh sự|đại biện|công sứ)")
_DIPLOMACY = re.compile(
    r"ngoại giao|đối ngoại|đại sứ|lãnh sự|đại biện|công sứ|phái đoàn|hữu nghị|liên hợp quốc|ngoại vụ"
)
_ASSEMBLY = re.compile(r"(?:ủy ban|ban|văn phòng|hội đồng) .*quốc hội$")
"""Bodies of the National Assembly, whose heads come to preside over it."""
_CENTRAL = re.compile(
    r"bí thư (?:tỉnh|thành) ủy\b|bộ trưởng \w|bí thư trung ương|(?:chánh văn phòng|trưởng ban \w.*) trung ương\b"
    r"|phó thủ tướng|(?:phó )?chủ tịch (?:quốc hội|nước)\b|tổng thanh tra|tổng kiểm toán"
    r"|ủy viên (?:bộ chính trị|trung ương)"
)
"""Offices of the ministers, of those who lead the party's organs, and of its first secretaries in the provinces."""
_BELOW = re.compile(
    r"(?:phó |quyền )?(?:tổng cục trưởng|người phát ngôn)"
    r"|(?:phó |quyền )?(?:vụ|cục|trưởng phòng|chi cục|đội|chánh thanh tra|hiệu trưởng|giám đốc (?:sở|công an|bệnh viện"
    r"|trung tâm)|chánh văn phòng (?!trung ương|chính phủ|quốc hội|chủ tịch)|viện trưởng viện (?!kiểm sát))"
    r"|.*\b(?:huyện|quận|xã|phường)\b"
)
"""Offices below those that lead a ministry or a province."""
_ANYBODYS = frozenset(
    {
        "chủ tịch",
        "phó chủ tịch",
        "trưởng ban",
        "phó trưởng ban",
        "giám đốc",
        "phó giám đốc",
        "tổng giám đốc",
        "trưởng đoàn",
    }
)
"""Titles that fit any body: alone they are no shorter wording of an office that is told in full."""
_OF_STATE = frozenset({"bộ trưởng", "thứ trưởng"})


def offices(left: Person, right: Person, *, equal: bool, short: bool) -> list[str]:
    """The features that apply; empty names are none."""
    found = [one for one in _offices(left, right, equal=equal) if one]
    if not IN_OFFICE & {*found} and equal and _beside(left, right):
        return ["office.same"]
    both = all(any(office.grade != "bare" for office in one.offices.values()) for one in (left, right))
    return found if found or not (short and both) else ["office.differ"]


def _beside(left: Person, right: Person) -> bool:
    """Whether a title beside the name of one is an office of the other, or stands beside his name too."""
    ours, theirs = (
        one.beside | {key for key, told in one.offices.items() if told.grade in {"sole", "telling"}}
        for one in (left, right)
    )
    return bool((left.beside & theirs) | (ours & right.beside))


def _offices(left: Person, right: Person, *, equal: bool) -> list[str]:
    """What the offices say; with an equal name the same office counts whatever state an article was read to give."""
    shared = left.offices.keys() & right.offices.keys()
    told = {left.offices[key].grade for key in shared}
    at_once = any(left.offices[key].grade == "sole" and _together(left, right, key, key) for key in shared)
    states = not left.state or not right.state or left.state == right.state
    best = (
        "office.sole" if at_once and states
        else "office.few" if states and _few(left, right, shared)
        else "office.same" if told & {"sole", "telling"} and (states or equal)
        else "office.group" if "shared" in told and states
        else "office.part" if (states or equal) and _part(left, right)
        else "office.bare" if told else ""
    )  # fmt: skip
    if best in IN_OFFICE:
        return [best]
    levels = [_levels(one) for one in (left, right)]
    body = "office.body" if states and _bodies(left) & _bodies(right) else ""
    field = "office.field" if not body and states and native(left.name) and _field(left, right) else ""
    if "national" in levels[0] and "national" in levels[1]:
        unlike = "" if best or body or field or not states or (_leads(left) and _leads(right)) else "office.unlike"
        summit = _national(left, right) if states else ""
        return [best, body, field, summit, unlike, _rivals(left, right), _posts(left, right)]
    if best == "office.part" or not native(left.name):
        return [best]
    if not levels[0] or not levels[1]:
        return [best, field]
    if "local" in levels[0] and "local" in levels[1]:
        return [best, _places(left, right)]
    if levels[0] & levels[1]:
        return [best, body or "office.unlike"]
    if {"national", "local"} <= levels[0] | levels[1]:
        career = "office.career" if _leads(left) and _leads(right) else ""
        return [best, field, "office.national" if career and _summit(left) and _summit(right) else career]
    return [best, field or "office.levels"]


def _field(left: Person, right: Person) -> bool:
    """Whether both have led in one field, at least one of them a ministry or a province's department."""
    ours, theirs = field_of(left.offices), field_of(right.offices)
    return bool(ours & theirs) and (_leads(left) or _leads(right))


def _levels(one: Person) -> set[str]:
    """Those of all offices that tell something: that of a deputy minister does even where the ministry is left out."""
    return {office.level for office in one.offices.values() if office.grade != "bare" or office.key in _OF_STATE}


def _national(left: Person, right: Person) -> str:
    """Not for ambassadors and those who have nothing to do with diplomacy, nor for heads of departments."""
    if not _leads(left) or not _leads(right):
        return ""
    ours, theirs = ({key for key, told in one.offices.items() if told.level == "national"} for one in (left, right))
    abroad = [all(_AMBASSADOR.match(key) for key in keys) for keys in (ours, theirs)]
    foreign = [any(_DIPLOMACY.search(key) for key in keys) for keys in (ours, theirs)]
    return "office.national" if all(foreign) or not any(abroad) else ""


def _leads(one: Person) -> bool:
    """Whether an office is higher than those below a ministry, a provincial department or a district."""
    return any(
        (told.level in {"national", "local"} and told.grade in {"sole", "telling"} and not _BELOW.match(key))
        or key in _OF_STATE
        for key, told in one.offices.items()
    )


def _summit(one: Person) -> bool:
    """Whether an office is one of the few hundred whose holders sit in the party's Central Committee."""
    return any(_CENTRAL.match(key) for key in one.offices)


def _bodies(one: Person) -> set[str]:
    told = {office.body for office in one.offices.values()} - {""}
    return told | {"quốc hội" for body in told if _ASSEMBLY.search(body)}


def _posts(left: Person, right: Person) -> str:
    """Deputy ministers of two ministries."""
    ours, theirs = ({second(key) for key in one.offices} - {""} for one in (left, right))
    return "office.posts" if ours and theirs and not _part(left, right) else ""


def _few(left: Person, right: Person, shared: set[str]) -> bool:
    """An office of the state's summit that few ever hold."""
    known = left.state is not None and left.state == right.state
    return known and any(left.offices[key].grade == "sole" and left.offices[key].level == "national" for key in shared)


def _part(left: Person, right: Person) -> bool:
    """«Thứ trưởng» of one fits «Thứ trưởng Ngoại giao» of the other, «Chủ tịch ABC» fits «Chủ tịch Tập đoàn ABC»."""
    return any(
        alike(ours, theirs)
        for ours in left.offices.values()
        for theirs in right.offices.values()
        if (ours.grade == "bare") == (theirs.grade == "bare") or not {ours.key, theirs.key} & _ANYBODYS
    )


def _places(left: Person, right: Person) -> str:
    """Offices of one place, of two at one time, or of two."""
    ours, theirs = ({key: place(key) for key in one.offices} for one in (left, right))
    if {found for found in ours.values() if found} & set(theirs.values()):
        return "office.place"
    clash = any(
        ours[a]
        and theirs[b]
        and left.offices[a].grade == right.offices[b].grade == "sole"
        and _together(left, right, a, b)
        for a in ours
        for b in theirs
    )
    return "office.places" if clash else "office.unlike"


def _rivals(left: Person, right: Person) -> str:
    """«Tổng thống» and «Ngoại trưởng» of one state in articles of the same weeks; two ministries by turns."""
    ours, theirs = ([key for key in one.offices if key in _RIVALS] for one in (left, right))
    clash = any(a != b and _together(left, right, a, b) for a in ours for b in theirs)
    return "office.rivals" if clash or _by_turns(left, right) else ""


def _by_turns(left: Person, right: Person) -> bool:
    """Whether one is told in a ministry before and after a day on which the other is in another."""
    ours, theirs = ({k: one.held[k] for k in one.offices if _MINISTRY.match(k)} for one in (left, right))
    return any(
        min(days) < min(others) < max(days) or min(others) < min(days) < max(others)
        for key, days in ours.items()
        for other, others in theirs.items()
        if key != other and days and others
    )


def _together(left: Person, right: Person, ours: str, theirs: str) -> bool:
    """Whether two offices are attested within some months of each other."""
    first, second = left.held[ours], right.held[theirs]
    return bool(first and second) and gap(first, second) <= _MONTHS
