"""Stage 5 of 7: Sentence + Mention → Claim. Those met who are named as examples of many.

«gặp lãnh đạo các tập đoàn hàng đầu của Hoa Kỳ đang đầu tư tại B, như A, B và C», «gặp nhiều lãnh đạo, trong đó có ông
A», «… ; các tổ chức quốc tế như D, E»: what is said of the many in between does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnus_graph.events.listing import Group, Listing
from vnus_graph.model import CountryMention, GroupMention, InstitutionMention, PersonMention, PlaceMention

_MANY = frozenset({"các", "nhóm", "những", "nhiều", "số", "loạt", "hàng", "tập", "công", "doanh"})
"""Words that tell of many, also without a number: «gặp công ty lớn như A»."""
NAMELESS = (CountryMention, GroupMention)
"""«lãnh đạo các nước Pháp, Đức»: states, of whose leaders nobody is named."""
_HEAD = 6
_LONGEST = 34
_ENDS = frozenset({".", ";", "rằng", "để", "nhằm", "khi", "sau", "trước", "đã", "sẽ", "do", "”", "“", '"'})
_LOCAL = frozenset({"tỉnh", "bang", "quận", "huyện"})
_ABOUT = frozenset({"vực", "ngành", "nghề", "mặt", "đề", "dung", "phẩm", "vụ", "án", "hàng"})
"""Last syllables of what else may have examples: «lĩnh vực như …», «vấn đề như …», «dự án như …»."""


def exemplified(scene: Listing, at: int) -> Group | None:
    """The group behind «như» or «gồm» that gives examples of the many met, told of from token `at`."""
    low = scene.line.low
    if not _MANY & set(low[at : at + _HEAD]):
        return None
    for i in range(at, min(at + _LONGEST, len(low))):
        if scene.phrase(i) is not None:
            continue
        if low[i] in _ENDS or any(trigger.first == i for trigger in scene.triggers):
            return None
        if low[i] in {"như", "gồm"} and low[i + 1 : i + 2] != ("sau",):
            return _named(scene, i)
        if low[i : i + 3] == ("trong", "đó", "có"):
            return _named(scene, i + 2)
    return None


def _named(scene: Listing, at: int) -> Group | None:
    """Bodies or persons right behind «như», «như:» at token `at`."""
    low = scene.line.low
    behind = at + (2 if low[at + 1 : at + 2] == (":",) else 1)
    head = next((i for i in range(at - 1, -1, -1) if low[i] not in {",", "bao", "trong", "đó"}), at)
    group = next((g for g in scene.groups if g.first >= behind), None)
    if group is None or low[head] in _ABOUT or not _unread(scene, range(behind, group.first)):
        return None
    return group if all(_party(phrase.mention) for phrase in group.phrases) else None


def _unread(scene: Listing, gap: range) -> bool:
    """«như: Elnor, Varden, Tập đoàn C»: nothing but names that were not read, each between commas."""
    words = [i for i in gap if scene.line.word(i) != ","]
    return len(gap) < _LONGEST // 2 and all(scene.phrase(i) is None and scene.line.capital(i) for i in words)


def of_else(scene: Listing, group: Group) -> bool:
    """«các doanh nghiệp thuộc nhiều lĩnh vực như B»."""
    return group.governor == "như" and scene.line.word(group.first - 2) in _ABOUT


def _party(mention: object) -> bool:
    named = isinstance(mention, PersonMention) and bool(mention.name)
    return named or isinstance(mention, InstitutionMention)


def further(scene: Listing, group: Group) -> Iterator[Group]:
    """Groups that go on with a list of bodies behind `group`: «, Cảnh sát tỉnh B, Tập đoàn C; các tổ chức như D, E»."""
    at = group.last
    last = group.phrases[-1].mention
    if isinstance(last, PersonMention) and last.name:
        return  # «gặp ông A, Tập đoàn B»: whom he speaks for
    for other in (g for g in scene.groups if g.first >= group.last):
        gap = range(at, other.first)
        if other.first - at > _LONGEST // 2 or not _joined(scene, gap) or scene.follows(other):
            return
        if _LOCAL & set(scene.line.low[at - 3 : at]) and len(gap) > 1:
            return  # «Hội A tỉnh B, C và Hội D»: of C a body of its own
        if not other.only(*NAMELESS):  # «các Tổng thống B, C; Tổng Giám đốc Tổ chức D»
            parted = ";" in scene.line.low[gap.start : gap.stop]
            if not (other.only(InstitutionMention) or (parted and _officers(other))):
                return
            yield other
        at = other.last


def _joined(scene: Listing, gap: range) -> bool:
    """Whether items of a list and nothing else lie in the gap, the last right before what follows."""
    if scene.line.word(gap.start) == "về":  # «Cơ quan A về Thương mại và Phát triển, Tổ chức B»
        gap = range(next((i for i in gap if scene.line.word(i) == ","), gap.start), gap.stop)
    words = [scene.line.word(i) for i in gap if scene.phrase(i) is None]
    if not words or words[0] not in {",", "và", ";"} or (_ENDS - {";"}) & set(words):
        return False
    if words[-1] not in {",", "và", ";", "như", ":", "gồm"} and not (_represented(scene, gap) or _capital(scene, gap)):
        return False
    if any(_only_place(scene, i) for i in gap):
        return False  # «Hội A tỉnh B, C và Hội D»: of each place a body of its own
    verbs = (i for i in gap if scene.phrase(i) is None and scene.line.tokens[i].tag.startswith("V"))
    return not any(scene.line.tokens[i].opens and scene.line.word(i) not in {"đại", "như", "gồm"} for i in verbs)


def _only_place(scene: Listing, at: int) -> bool:
    phrase = scene.phrase(at)
    place = phrase is not None and isinstance(phrase.mention, PlaceMention)
    return place and scene.line.word(at - 1) in {",", "và", ";"}


def _represented(scene: Listing, gap: range) -> bool:
    """«và lãnh đạo Bộ C»."""
    other = scene.phrase(gap.stop)
    return other is not None and scene.represented(other)


def _capital(scene: Listing, gap: range) -> bool:
    """«, Tập đoàn báo C»: what was read as the name is the end of one."""
    head = max((i + 1 for i in gap if scene.line.word(i) in {",", "và", ";"}), default=gap.start)
    return scene.line.capital(head)


def _officers(group: Group) -> bool:
    """«Chủ tịch Ủy ban C; Tổng Giám đốc Tổ chức D», without their names."""
    people = [phrase.mention for phrase in group.phrases if isinstance(phrase.mention, PersonMention)]
    headed = all(person.titles and person.titles[-1].body and not person.name for person in people)
    return headed and len(people) == len(group.phrases)
