"""Stage 6 of 7: Readings → Resolution. What speaks for and against two persons being one: named, weighted features.

Names, weights and explanations are in `identity_features.tsv`; here is when each applies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from vnus_graph.resolve.alike_around import around, genders
from vnus_graph.resolve.listed import holders, known_alone, one_listed
from vnus_graph.resolve.name_relation import relation
from vnus_graph.resolve.pair import Pair, features, pair
from vnus_graph.resolve.personal_names import (
    Strength,
    joined,
    native,
    strength,
    vietnamese,
    withheld,
    without_surname,
)
from vnus_graph.resolve.ranks import alike, place, second
from vnus_graph.resolve.records import Person

_MONTHS = 100
"""Days apart at which an office is still taken for held at one time."""
_NEAR, _APART, _FAR = 3, 10 * 365, 20 * 365
_BESIDE = "article.both"
_SOUND = "name.sounds"
"""A relation of names that proves something for the holders of one office only."""
_IN_OFFICE = frozenset({"office.sole", "office.few", "office.same"})
_TWO_NAMES = frozenset(
    {
        "name.holds",
        "name.part",
        "name.sounds",
        "name.junior",
        "name.given.part",
        "name.middle",
        "name.holds.vietnamese",
        "name.slip.vietnamese",
    }
)
"""Relations of names that an article would hardly give one person side by side."""
_NATIVE = frozenset({"name.rare", "name.usual", "name.common", "name.everyday", "name.given", "name.given.part"})
"""Relations of names that Vietnamese have, of whom circumstances tell more."""
_NOT_ALIASES = frozenset({"name.junior", "name.part"})
"""Relations of names that an article may have taken for one person's by mistake."""
SHORT = frozenset(
    {
        "name.surname",
        "name.part",
        "name.given.part",
        "name.initial",
        "name.initials",
        "name.holds",
        "name.holds.vietnamese",
        "name.junior",
    }
)
"""Relations of a short name to a longer one, which it may share with others."""
_SAY_LITTLE = frozenset({"name.given", "name.part"})
"""Relations of names that many have who are at the summit of their state: «Hoàng tử George», «Tổng thống George …»."""
_RIVALS = (
    "tổng thống",
    "thủ tướng",
    "quốc vương",
    "chủ tịch quốc hội",
    "bộ trưởng ngoại giao",
    "bộ trưởng quốc phòng",
    "phó tổng thống",
)


_AMBASSADOR = re.compile(r"(?:tham tán |phó )?(?:đại sứ|tổng lãnh sự|lãnh sự|đại biện|công sứ)")
_DIPLOMACY = re.compile(
    r"ngoại giao|đối ngoại|đại sứ|lãnh sự|đại biện|công sứ|phái đoàn|hữu nghị|liên hợp quốc|ngoại vụ"
)
_BELOW = re.compile(
    r"(?:phó |quyền )?(?:vụ|cục|trưởng phòng|chi cục|đội|chánh (?:văn phòng (?!trung ương|chính phủ|quốc hội|chủ tịch)|thanh tra)"
    r"|giám đốc sở|giám đốc công an|viện trưởng viện (?!kiểm sát)|hiệu trưởng|giám đốc (?:bệnh viện|trung tâm))|.*\b(?:huyện|quận|xã|phường)\b"
)
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


def compare(left: Person, right: Person, *, name: str | None = None) -> Pair:
    """The pair with all features that apply; none where the names have nothing to do with each other.

    `name` is the feature of the names, where it is known already.
    """
    named = name or _closest(left, right)
    if named is None:
        return pair(left.records[0], right.records[0], ())
    equal = named in {f"name.{kind}" for kind in get_args(Strength)}
    told = _told(left, right, equal=equal, short=named in SHORT)
    if named in _SAY_LITTLE:
        told = [one for one in told if one != "office.national"]
    if named == _SOUND and not _IN_OFFICE & set(told) and one_listed(holders(left), holders(right)) != "listed.one":
        return pair(left.records[0], right.records[0], ())
    beside = _BESIDE if named in _TWO_NAMES and left.articles & right.articles else ""
    found = [
        named,
        beside,
        _states(left, right),
        *told,
        _company(left, right),
        _days(left, right),
        "topic.same" if named == "name.given.part" and left.topics & right.topics else "",
        known_alone(left, right) if equal or named == "name.surname" else "",
        *(around(left, right) if named in _NATIVE else _abroad(left, right)),
    ]
    return pair(left.records[0], right.records[0], found)


def _closest(left: Person, right: Person) -> str | None:
    fits = {relation(a, b) for a in left.names for b in right.names} - {None}
    if not fits & _NOT_ALIASES and (_known_as(left, right) or _known_as(right, left)):
        fits.add("name.alias")
    return max(filter(None, fits), key=lambda one: (features()[one].weight, one), default=None)


def _known_as(left: Person, right: Person) -> bool:
    """Whether an article about one gives the full name of the other beside his own."""
    return any(
        len(joined(name)) > 1 and not (vietnamese(name) or without_surname(name) or withheld(name))
        for name in left.aliases & right.names.keys()
    )


def same_name(name: str) -> str:
    """The feature of two equal names: how much it proves depends on how many bear it."""
    return f"name.{strength(name)}"


def _states(left: Person, right: Person) -> str:
    if not left.states or not right.states:
        known, other = (left, right) if left.states else (right, left)
        spoken = not native(left.name) and known.state in (other.spoken or ())
        return "state.spoken" if spoken else ""
    if left.state == right.state:
        return "" if native(left.name) else "state.same"
    return "state.other"


def _told(left: Person, right: Person, *, equal: bool, short: bool) -> list[str]:
    found = [one for one in _offices(left, right, equal=equal) if one]
    both = all(any(office.grade != "bare" for office in one.offices.values()) for one in (left, right))
    return found if found or not (short and both) else ["office.differ"]


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
    if best in _IN_OFFICE:
        return [best]
    levels = [_levels(one) for one in (left, right)]
    body = "office.body" if states and _bodies(left) & _bodies(right) else ""
    if "national" in levels[0] and "national" in levels[1]:
        return [best, body, _national(left, right) if states else "", _rivals(left, right), _posts(left, right)]
    if not levels[0] or not levels[1] or best == "office.part" or not native(left.name):
        return [best]
    if "local" in levels[0] and "local" in levels[1]:
        return [best, _places(left, right)]
    if levels[0] & levels[1]:
        return [best, body or "office.unlike"]
    if {"national", "local"} <= levels[0] | levels[1]:
        return [best, "office.career" if _leads(left) and _leads(right) else ""]
    return [best, "office.levels"]


def _abroad(left: Person, right: Person) -> Iterator[str]:
    """What is told of foreigners, most of whom in the news are men."""
    yield genders(left, right)
    yield "gender.women" if left.gender == right.gender == "woman" else ""
    yield one_listed(holders(left), holders(right))


def _levels(one: Person) -> set[str]:
    """Those of all offices that tell something: that of a deputy minister does even where the ministry is left out."""
    return {office.level for office in one.offices.values() if office.grade != "bare" or office.key in _OF_STATE}


def _national(left: Person, right: Person) -> str:
    """Not for ambassadors and those who have nothing to do with diplomacy, nor for heads of departments: of such, many."""
    if not _leads(left) or not _leads(right):
        return ""
    ours, theirs = ({key for key, told in one.offices.items() if told.level == "national"} for one in (left, right))
    abroad = [all(_AMBASSADOR.match(key) for key in keys) for keys in (ours, theirs)]
    foreign = [any(_DIPLOMACY.search(key) for key in keys) for keys in (ours, theirs)]
    return "office.national" if all(foreign) or not any(abroad) else ""


def _leads(one: Person) -> bool:
    """Whether an office is higher than those below a ministry, a provincial department or a district."""
    return any(
        told.level in {"national", "local"}
        and told.grade in {"sole", "telling"}
        and not _BELOW.match(key)
        or key in _OF_STATE
        for key, told in one.offices.items()
    )


def _bodies(one: Person) -> set[str]:
    return {office.body for office in one.offices.values()} - {""}


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
    """«Tổng thống» and «Ngoại trưởng» of one state, in articles of the same weeks."""
    ours, theirs = ([key for key in one.offices if key in _RIVALS] for one in (left, right))
    clash = any(a != b and _together(left, right, a, b) for a in ours for b in theirs)
    return "office.rivals" if clash else ""


def _together(left: Person, right: Person, ours: str, theirs: str) -> bool:
    """Whether two offices are attested within some months of each other."""
    first, second = left.held[ours], right.held[theirs]
    return bool(first and second) and _gap(first, second) <= _MONTHS


def _gap(first: set[int], second: set[int]) -> int:
    """The fewest days between two sets of days, both in sorted order once."""
    ours, theirs = sorted(first), sorted(second)
    best, at = 10**6, 0
    for day in ours:
        while at + 1 < len(theirs) and theirs[at + 1] <= day:
            at += 1
        best = min([best, *(abs(day - other) for other in theirs[at : at + 2])])
    return best


def _company(left: Person, right: Person) -> str:
    """Others named beside both, in different articles."""
    if left.articles & right.articles:
        return ""
    shared = len(left.company & right.company)
    return "company.more" if shared > 1 else "company.one" if shared else ""


def _days(left: Person, right: Person) -> str:
    if not left.days or not right.days:
        return ""
    gap = _gap(left.days, right.days)
    return "days.near" if gap <= _NEAR else "days.far" if gap > _FAR else "days.apart" if gap > _APART else ""
