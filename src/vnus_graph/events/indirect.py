"""Stage 5 of 7: Sentence + Mention → Claim. Days that are told by way of something else.

The month of a visit by what was done on it, a meeting by what came a day after it, talks by the ceremony before them or
by the press conference behind them.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from vnus_graph.events.position import opens_clause, period, ranged
from vnus_graph.events.scene import Scene
from vnus_graph.events.sites import is_place, locative, venue
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar import relative
from vnus_graph.grammar.calendar import shift_day
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import DateMention, Period

_POINTS = frozenset({"date.month", "date.year", "date.relative-year", "date.relative-month"})
_DONE = frozenset({("tổ", "chức"), ("diễn", "ra"), ("ký", "kết"), ("được", "ký"), ("đã", "ký"), ("tuyên", "bố")})
_THIS = frozenset({("lần", "này"), ("thăm", "này"), ("hiện", "nay")})
_MEETING = frozenset({"object", "with", "pair"})
_ON_OCCASION = frozenset("nhân dịp trong khuôn khổ , - –".split())
_REACH = 16


def counted(scene: Scene, index: int) -> Period | None:
    """«ngày 13/6, chỉ một ngày sau cuộc gặp giữa A và B»: the day of the meeting, counted back from the one told."""
    trigger = scene.triggers[index]
    offset = scene.phrase(trigger.first - 1)
    if not trigger.noun or offset is None or getattr(offset.mention, "rule", "") != "date.offset":
        return None
    steps = relative.days_apart(scene.line.text(offset.first, offset.last))
    days = [p for p in scene.parsed.phrases if isinstance(p.mention, DateMention) and p.last <= offset.first]
    if steps is None or not days or not set(scene.line.low[days[-1].last : offset.first]) <= {",", "chỉ", "đúng"}:
        return None
    return _shifted(period(days[-1]), -steps)


def days_on(told: Period | None, text: str) -> Period | None:
    """The day that `text` («ngày hôm sau», «hai ngày trước đó») counts from the one told."""
    steps = relative.days_on(text)
    return _shifted(told, steps) if steps else None


def _shifted(told: Period | None, steps: int) -> Period | None:
    day = shift_day(told.start, steps) if told is not None and not told.end else None
    return Period(day) if day is not None else None


def after_rite(scene: Scene, owned: Mapping[int, Phrase], index: int) -> Phrase | None:
    """«A hội đàm với B ngay sau lễ đón chính thức, sáng 31/10.»: of `owned`, what the ceremony got is that of both.

    A building is only that of the ceremony.
    """
    rite = scene.triggers[index + 1] if index + 1 < len(scene.triggers) else None
    found = owned.get(index + 1)
    if rite is None or found is None or not rite.noun or rite.word.kind != "Welcome" or venue(found):
        return None
    between = scene.line.low[scene.triggers[index].last : rite.first]
    behind = found.first >= rite.last and not scene.triggers[index].noun
    return found if behind and "sau" in between[-3:] and "," not in between[-3:] else None


def at_occasion(scene: Scene, owned: Mapping[int, Phrase], index: int) -> Phrase | None:
    """«A bắt tay với B trong cuộc gặp ở C tháng 11/2017»: what the noun got is told of the verb before it.

    `owned`: the dates, or the places, of the triggers that have their own, by index.
    """
    noun = scene.triggers[index + 1] if index + 1 < len(scene.triggers) else None
    trigger = scene.triggers[index]
    if noun is None or trigger.noun or not noun.noun or noun.word.frame not in _MEETING or scene.object(noun.last):
        return None
    between = scene.line.low[trigger.last : noun.first]
    return owned.get(index + 1) if between[-1:] in {("trong",), ("tại",)} and "," not in between else None


def month_of_journey(scene: Scene, owned: Mapping[int, Phrase], index: int) -> Phrase | None:
    """«A thăm B tháng 3/2018 và hội đàm với C», «A đón B thăm C tháng 3/2018»: the month is told of both."""
    trigger, low = scene.triggers[index], scene.line.low
    if trigger.noun or trigger.word.frame not in _MEETING:
        return None
    phrase = None
    if (journey := _going(scene, index + 1)) is not None:
        between = low[trigger.last : journey.first]
        if trigger.word.frame == "object" and not {",", ";", "và", "khi", "sau"} & set(between):
            phrase = owned.get(index + 1)
    elif (journey := _going(scene, index - 1)) is not None:
        between = low[journey.last : trigger.first]
        acting = any(journey.last <= g.first < trigger.first and g.slot == "free" for g in scene.groups)
        if between[-1:] == ("và",) and ";" not in between and not acting:
            phrase = owned.get(index - 1)
    return phrase if phrase is not None and _monthly(phrase) else None


def _going(scene: Scene, index: int) -> Trigger | None:
    """The trigger at `index`, if there is one and it is a verb of going somewhere."""
    trigger = scene.triggers[index] if 0 <= index < len(scene.triggers) else None
    return trigger if trigger is not None and trigger.word.frame == "visit" and not trigger.noun else None


def before_press(scene: Scene, index: int) -> tuple[Phrase | None, Phrase | None]:
    """«Chiều 5/3, tại Vienna, A và B họp báo sau cuộc hội đàm»: the day and the city of both."""
    trigger, low = scene.triggers[index], scene.line.low
    if low[max(0, trigger.first - 1)] != "sau" or ("họp", "báo") not in pairwise(low[: trigger.first]):
        return None, None
    fronted = [p for p in scene.parsed.phrases if p.last < trigger.first and opens_clause(scene, p)]
    days = [p for p in fronted if isinstance(p.mention, DateMention) and not ranged(p)]
    cities = [p for p in fronted if is_place(p) and not venue(p) and locative(scene, p)]
    return days[0] if len(days) == 1 else None, cities[0] if len(cities) == 1 else None


def occasion(scene: Scene, owned: Mapping[int, Phrase], index: int) -> Phrase | None:
    """«Tháng 9/2023, hai nước đã … nhân chuyến thăm của X»: the month of what was done on a visit is that of the visit.

    `owned`: the dates of the triggers that have their own, by index.
    """
    trigger = scene.triggers[index]
    if trigger.word.frame != "visit":
        return None
    if not trigger.noun:
        return _meanwhile(scene, trigger)
    if not {"nhân", "dịp", "trong"} & set(scene.line.low[max(0, trigger.first - 3) : trigger.first]):
        return None
    at = trigger.first - 1
    while scene.line.word(at) in _ON_OCCASION:
        at -= 1
    near = scene.phrase(at)
    if near is not None and _monthly(near):
        return near  # «ra đời từ tháng 3-2012 trong chuyến thăm của X»
    for before in range(index):
        phrase = owned.get(before)
        if phrase is not None and _monthly(phrase) and scene.triggers[before].word.frame != "invite":
            return phrase
    return _of_main_clause(scene, trigger)


def _monthly(phrase: Phrase) -> bool:
    """Whether the phrase names a month or a year, and no day in it."""
    when = period(phrase)
    return when is not None and not when.start.day


def _meanwhile(scene: Scene, trigger: Trigger) -> Phrase | None:
    """«… được ký hồi tháng 9/2014 khi X thăm B», «Tháng 9/2014, khi thăm B, X …»."""
    low = scene.line.low
    at = next((i for i in range(trigger.first - 1, 0, -1) if low[i] == "khi" and scene.phrase(i) is None), 0)
    near = scene.phrase(at - 1 - (at > 1 and low[at - 1] == ",")) if at else None
    if near is None or not _monthly(near) or (low[at - 1] == "," and not opens_clause(scene, near)):
        return None
    own = {p for p in scene.parsed.phrases if at < p.first < trigger.first and isinstance(p.mention, DateMention)}
    return None if own or {",", ";"} & set(low[at : trigger.first]) else near


def _of_main_clause(scene: Scene, trigger: Trigger) -> Phrase | None:
    """«Hội nghị lần thứ nhất được tổ chức tại A tháng 11/2014 … nhân chuyến thăm của B»: the month of the occasion."""
    low = scene.line.low
    dated = [p for p in scene.parsed.phrases if isinstance(p.mention, DateMention) and p.mention.when]
    when = period(dated[0]) if len(dated) == 1 else None
    if when is None or when.start.day or when.end or not when.start.year or dated[0].last > trigger.first:
        return None
    behind = low[trigger.last : trigger.last + _REACH]
    if getattr(dated[0].mention, "rule", "") not in _POINTS or not _DONE & {*pairwise(low[: trigger.first])}:
        return None
    apart = {",", ";"} & set(low[dated[0].last : trigger.first])
    return dated[0] if not apart and not _THIS & {*pairwise(behind)} else None
