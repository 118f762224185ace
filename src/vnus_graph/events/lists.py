"""Stage 5 of 7: Sentence + Mention → Claim. Objects that wording no lexicon knows breaks in two.

«tiếp Đặc phái viên của Tổng thống B về Khí hậu, Đại sứ X»: the office is read, the name stands behind what is not.
«gặp X, tư lệnh lực lượng đồn trú, và Thủ tướng Y»: an apposition without an actor parts one counterpart from the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vnus_graph.events import examples
from vnus_graph.events.listing import Group, Listing
from vnus_graph.model import CountryMention, InstitutionMention, PersonMention, PlaceMention

_LONGEST = 16
_ACTORS = (PersonMention, InstitutionMention, CountryMention)
_ENDS = frozenset(
    ". ; : “ ” đã đang sẽ vừa để nhằm khi rằng tại ở cho do dịp chuyến việc trong trước sau theo với giữa đến tới sang"
    " được".split()
)
_JOINS = frozenset({"và", "cùng", ";"})
_PRESENT = frozenset({"đang", "đến", "sang", "tới", "nhân", "cùng", "do", ""})


def whole(scene: Listing, group: Group) -> Group:
    """The object that begins with `group`, with the name or the further names that belong to it."""
    if all(_nameless(phrase.mention) for phrase in group.phrases):
        if (named := _named(scene, group)) is not None:
            return named
        return _all_of(scene, group)
    group = _all_of(scene, group)
    further = _named(scene, group) if _nameless(group.phrases[-1].mention) else _further(scene, group)
    return whole(scene, _joined(group, further)) if further is not None else group


def _all_of(scene: Listing, group: Group) -> Group:
    """The group with the bodies that go on with its list; of states, whose leaders have no name, nobody is met."""
    for other in examples.further(scene, group):
        group = other if group.only(*examples.NAMELESS) else _joined(group, other)
    return group


def _nameless(mention: object) -> bool:
    return isinstance(mention, PersonMention) and not mention.name


def _named(scene: Listing, group: Group) -> Group | None:
    """The person whose long title `group` begins."""
    if scene.line.word(group.last) in {",", "và"}:
        return None  # «Chủ tịch Quốc hội, …»: an office alone is an anaphor
    for other in _behind(scene, group, _ENDS):
        first = other.phrases[0].mention
        apart = "và" in scene.line.low[group.last : other.first]  # «tiếp Chủ tịch Hội C và ông D» are two
        if isinstance(first, PersonMention) and first.name and not (apart and (first.titles or first.honorific)):
            return replace(group, last=other.last, phrases=other.phrases) if _closes(scene, other) else None
    return None


def _further(scene: Listing, group: Group) -> Group | None:
    """The next counterpart behind an apposition: a person joined by «và», or by «;» and told of in no clause of his."""
    line = scene.line
    if line.word(group.last) not in {",", ";"}:
        return None
    for other in map(_persons, _behind(scene, group, _ENDS - {"do", ";"})):
        other = _at_its_seat(scene, other)
        first = other.phrases[0].mention
        if isinstance(first, PersonMention) and first.name and (first.titles or first.honorific):
            join = line.word(other.first - 1)
            if join == ";" and line.word(other.last) not in {".", ";", ",", ""}:
                return None  # «gặp ông A, kêu gọi …; bà B để ngỏ …»: a new clause
            if join in _JOINS or scene.follows(other):
                return other if join in _JOINS and _closes(scene, other) else None
    return None


def _at_its_seat(scene: Listing, group: Group) -> Group:
    """«ông A, Giám đốc Hiệp hội B | Hà Nội»: with the place where an office behind the name is held."""
    seat = scene.phrase(group.last)
    titled = isinstance(mention := group.phrases[-1].mention, PersonMention) and bool(mention.titles)
    seated = titled and seat is not None and isinstance(seat.mention, PlaceMention)
    return replace(group, last=seat.last) if seated and seat is not None else group


def _persons(group: Group) -> Group:
    """«(Chủ tịch phiên họp) của hội C và Thủ tướng D»: the person, behind the body that ends an apposition."""
    phrases = tuple(phrase for phrase in group.phrases if isinstance(phrase.mention, PersonMention))
    if group.governor != "của" or len(phrases) in {0, len(group.phrases)}:
        return group
    return replace(group, first=phrases[0].first, phrases=phrases)


def _behind(scene: Listing, group: Group, ends: frozenset[str]) -> Iterator[Group]:
    """Groups behind `group`, as long as nothing but a noun phrase lies between."""
    at = group.last
    for other in (g for g in scene.groups if g.first >= group.last):
        gap = range(at, other.first)
        if other.first - group.last > _LONGEST or any(_ended(scene, i, ends) for i in gap):
            return
        if not isinstance(other.phrases[0].mention, _ACTORS):
            return
        yield other
        at = other.last


def _ended(scene: Listing, at: int, ends: frozenset[str]) -> bool:
    """Whether token `at` cannot stand within a noun phrase: a verb that tells of an event, a date, a place, «tại»."""
    phrase = scene.phrase(at)
    if phrase is not None:
        whose = isinstance(phrase.mention, PlaceMention) and scene.line.word(phrase.first - 1) not in {"tại", "ở", ","}
        return not (whose or isinstance(phrase.mention, _ACTORS))
    if scene.line.low[at : at + 3] == ("ở", "nước", "ngoài") and scene.line.capital(at + 3):
        return False  # «Chủ tịch Ủy ban về người B ở nước ngoài A»
    return scene.line.word(at) in ends or any(trigger.first == at for trigger in scene.triggers)


def _closes(scene: Listing, group: Group) -> bool:
    """Whether the clause ends with the group, so that it is not the subject of the next one."""
    return not scene.follows(group) or scene.line.word(group.last) in _PRESENT


def _joined(group: Group, further: Group) -> Group:
    return replace(group, last=further.last, phrases=(*group.phrases, *further.phrases))
