"""Stage 5 of 7: Sentence + Mention → Claim. Offices told apart from a name: «ông X là Chủ tịch …», «trên cương vị …».

What somebody was («từng là», «năm 1994 đến năm 1996, ông là …») he holds no longer; what he may become he does not yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vnus_graph.events.focus import Focus
from vnus_graph.events.listing import Group
from vnus_graph.events.registry import Registry
from vnus_graph.events.scene import Scene
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.field_lists import plain_word
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.grammar.names import name_at
from vnus_graph.grammar.persons import stack
from vnus_graph.grammar.titles import TitleMatch
from vnus_graph.model import CountryMention, DateMention, Document, PersonMention, PlaceMention

_LINKS = tuple(
    tuple(words.split())
    for words in (
        "là",
        "làm",
        "giữ chức",
        "giữ chức vụ",
        "giữ cương vị",
        "giữ vai trò",
        "đảm nhiệm chức vụ",
        "đảm nhiệm cương vị",
        "đảm nhiệm vai trò",
        "đảm nhiệm chức",
        "đảm nhận chức vụ",
        "đảm nhận cương vị",
        "đảm nhận vai trò",
        "trở thành",
        "được bầu làm",
        "được bầu là",
        "được bầu giữ chức",
        "được bổ nhiệm làm",
        "được bổ nhiệm giữ chức",
        "được bổ nhiệm giữ chức vụ",
        "được cử làm",
        "được phân công làm",
        "nhậm chức",
        "tuyên thệ nhậm chức",
        "chính thức nhậm chức",
        "tái đắc cử",
        "tái cử",
        "tái đắc cử chức",
    )
)
_LONGEST = 4
_VOTED = frozenset({("bầu", "làm"), ("bầu", "là"), ("nhiệm", "làm")})
_ELECTIONS = frozenset({"cử", "bầu", "nhậm"})
_VOTERS = 9
"""Tokens within which «bầu làm» follows «được»."""
_IN = frozenset({"trên", "trong", "ở", "với"})
_CAPACITIES = frozenset({("cương", "vị"), ("tư", "cách")})
_STOPS = frozenset({",", ";", ".", ":", "(", "nhưng", "mà"})
_CLAUSE = 14
"""How far behind a person «trên cương vị» may stand, in tokens."""
_ADVERBS = frozenset("hiện nay đang đã từng cũng vừa chính thức khi đó lúc bấy giờ vốn còn mới".split())
_NOT = frozenset("không chưa chẳng sẽ muốn có định nếu ứng tranh cử".split())
_BYGONE = frozenset({"từng", "nguyên", "cựu"})


def elections(document: Document, parsed: Iterable[Parsed], registry: Registry) -> None:
    """Add the offices to which the article says somebody was elected: who holds one may be called by it before that.

    «Tại cuộc gặp Tổng thống B, A chúc mừng ông C tái đắc cử Tổng thống B.»
    """
    for one in parsed:
        if _ELECTIONS & set(one.line.low):
            stage = Stage(Scene(one), Focus(registry), document.article.id, document.article.text, [])
            _read(stage, [group for group in stage.scene.groups if _named(group)])


def read(stage: Stage) -> None:
    """Add the offices that the sentence gives to the persons it names or means."""
    _read(stage, stage.scene.groups)


def _read(stage: Stage, groups: Iterable[Group]) -> None:
    line = stage.scene.line
    for group in groups:
        holders = [key for key in stage.keys(group) if key.startswith("person:")]
        if len(holders) != 1 or not _one_person(group):
            continue
        at, adverbs = _behind_adverbs(line, group.last)
        link = _link(line, at)
        begin, of_state = (at + link, False) if link else _capacity(stage, group)
        if begin == 0:
            continue
        titles, end = stack(line, begin)
        if of_state and any(match.title.body for match in titles):
            continue  # «A ủng hộ nước B trên cương vị Chủ tịch ASEAN»
        if not titles or name_at(line, end, anchored=True) or _open(titles):
            continue
        past = bool(_BYGONE & adverbs) or _spans_years(stage)
        for match in (one for one in titles if one.head.scope != "delegation" and not _cut(line, one)):
            told = (replace(match.title, former=match.title.former or past), stage.evidence("office.told"))
            titles_of = stage.registry.entries[holders[0]].titles
            titles_of += [told] if told not in titles_of else []


def _named(group: Group) -> bool:
    mention = group.phrases[0].mention
    return isinstance(mention, PersonMention) and bool(mention.name)


def _one_person(group: Group) -> bool:
    return len(group.phrases) == 1 and isinstance(group.phrases[0].mention, PersonMention)


def _behind_adverbs(line: Line, at: int) -> tuple[int, set[str]]:
    begin = at
    while line.word(at) in _ADVERBS:
        at += 1
    return at, set(line.low[begin:at])


def _link(line: Line, at: int) -> int:
    """Length of the words that give an office at `at`; 0 where none do, or only some day or perhaps."""
    if line.word(at) in _NOT:
        return 0
    lengths = (n for n in range(_LONGEST + 1, 0, -1) if tuple(line.low[at : at + n]) in _LINKS)
    return next(lengths, 0) or _elected(line, at)


def _elected(line: Line, at: int) -> int:
    """«được Quốc hội (tín nhiệm) bầu làm»: its length; 0 where there is none."""
    reach = range(at + 1, at + _VOTERS) if line.word(at) == "được" else ()
    voted = next((i for i in reach if line.low[i : i + 2] in _VOTED), at)
    return voted + 2 - at if voted > at and not {",", ".", ";", "tái"} & set(line.low[at:voted]) else 0


def _capacity(stage: Stage, group: Group) -> tuple[int, bool]:
    """Index behind «trên cương vị (là)» in the clause of the group, and whether a state is named right before it.

    As in «ông A thăm B trên cương vị Thủ tướng C»; 0 where there is none, or where somebody else stands nearer to it.
    Not of D in «A gặp D trong chuyến thăm đầu tiên trên cương vị Thủ tướng», who does not travel.
    """
    line = stage.scene.line
    if group.slot != "free" and any(t.noun and t.word.frame == "visit" for t in _behind(stage, group)):
        return 0, False
    behind = min((other.first for other in stage.scene.groups if other.first >= group.last), default=len(line))
    for at in range(group.last, min(group.last + _CLAUSE, len(line) - 3)):
        if line.word(at) in _STOPS or (at >= behind and _somebody(stage, at)):
            break
        if line.word(at) in _IN and line.low[at + 1 : at + 3] in _CAPACITIES:
            before = stage.scene.phrase(at - 1)
            state = before is not None and isinstance(before.mention, CountryMention)
            return at + 3 + (line.word(at + 3) in {"là", "tân"}), state
    return 0, False


def _behind(stage: Stage, group: Group) -> list[Trigger]:
    return [t for t in stage.scene.triggers if group.last <= t.first < group.last + _CLAUSE]


def _somebody(stage: Stage, at: int) -> bool:
    phrase = stage.scene.phrase(at)
    return phrase is not None and not isinstance(phrase.mention, CountryMention | DateMention | PlaceMention)


def _open(titles: list[TitleMatch]) -> bool:
    """«ông là giám đốc»: an office of nobody knows what."""
    return all(match.bare and not match.title.country for match in titles) and titles[0].head.kind in {
        "body",
        "local",
        "academic",
        "rank",
        "leader",
        "epithet",
    }


def _cut(line: Line, match: TitleMatch) -> bool:
    """«ông là Trưởng ban quản trị»: the office goes on past what is read of it."""
    return match.bare and match.head.scope in {"ban", "body"} and plain_word(line, match.end)


def _spans_years(stage: Stage) -> bool:
    """«Năm 1994 đến năm 1996, ông là …»: a chapter of a life."""
    dates = [phrase for phrase in stage.scene.parsed.phrases if isinstance(phrase.mention, DateMention)]
    return (
        bool(dates)
        and dates[0].first == 0
        and stage.scene.line.word(0) in {"năm", "từ"}
        and "nay" not in stage.scene.line.low
    )
