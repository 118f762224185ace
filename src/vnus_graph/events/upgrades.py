"""Stage 5 of 7: Sentence + Mention → Claim. The ladder of relations: two states, the level they reached, and when.

«nâng cấp quan hệ lên Đối tác Chiến lược Toàn diện», «thiết lập quan hệ ngoại giao», «xác lập khuôn khổ …», and history
in brackets («10 năm thiết lập quan hệ Đối tác chiến lược (2013-2023)»). The lower of two levels is the old one.
"""

from __future__ import annotations

from collections.abc import Sequence

from vnus_graph.events.foundings import REACH, approaching, commemorated, date_at, first_day, founded, years_since
from vnus_graph.events.levels import levels
from vnus_graph.events.one_to_many import Other, by_level, listed, subject
from vnus_graph.events.position import period
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.events.two_states import BECOMING, two_states
from vnus_graph.model import Claim, DateMention, GroupMention, PartialDate, Period

_UP = frozenset({"lên", "thành", "sang"})
_DECIDED = frozenset({("nhất", "trí"), ("quyết", "định"), ("tuyên", "bố"), ("thống", "nhất"), ("thông", "báo")})
_AT = frozenset({"đến", "năm", "vào", "tới", "từ", "và", ",", "ngày", "tháng", "đó"})
_WITHIN = frozenset({"trong", "nhân", "dịp", "khổ"})
_AT_TALKS = _WITHIN | {"sau", "tại"}
_AIMED = 8
_TALKS = 8
"""Sentences within which talks go on being told."""
_FIELDS = frozenset({("về",), ("trong", "lĩnh")})
"""«đối tác chiến lược về nông nghiệp», «… trong lĩnh vực giáo dục»: no level of the relations of two states."""
_OTHER_GOALS = frozenset({("cơ", "chế"), ("làm", "sâu"), ("tiếp", "tục")})
"""«thiết lập cơ chế đối thoại …», «xác lập định hướng làm sâu sắc quan hệ đối tác …»: not the level that is named."""
_ANEW = frozenset({"đặc", "nhất", "sau", "trong", "khi"})
"""Behind a comma, what is told by the side: «sau 30 năm thiết lập quan hệ, đặc biệt sau 10 năm đối tác …»."""


def read(stage: Stage) -> None:
    """Claims of upgrades in the sentence."""
    for index, trigger in enumerate(stage.scene.triggers):
        if trigger.word.frame != "upgrade":
            continue
        if approaching(stage, trigger):
            continue
        if others := listed(stage, trigger):
            _with_each(stage, trigger, others, stage.when(index))
            stage.used.add(index)
            continue
        states = two_states(stage, trigger)
        for level, when in _steps(stage, index, trigger) if states else ():
            if when is None and (level == "DiplomaticRelations" or trigger.word.phrase.startswith(BECOMING)):
                continue  # «kỷ niệm ngày thiết lập quan hệ ngoại giao» says no more than that there are such
            when = when or _fronted(stage, trigger) or _in_event(stage, trigger) or _agreed(stage, trigger)
            _write(stage, trigger, states, level, when)
            stage.used.add(index)
    for told in by_level(stage):
        _with_each(stage, told, listed(stage, told), None)


def _with_each(stage: Stage, trigger: Trigger, others: Sequence[Other], when: Period | None) -> None:
    """«A nâng cấp quan hệ lên … với B (2022) và C (2023)»: one claim each, and none where A is not told."""
    state = subject(stage, trigger)
    level = _reached(stage, trigger, _named(stage, trigger))
    dated = any(other.when is not None for other in others)
    if state is None or level is None or state in {other.key for other in others}:
        return
    for other in others:
        _write(stage, trigger, (state, other.key), level, other.when if dated else when)


def _write(stage: Stage, trigger: Trigger, states: tuple[str, ...], level: str, when: Period | None) -> None:
    roles = (("side", states[0]), ("counterpart", states[1]))
    status = "Held" if commemorated(stage, trigger) else stage.status(trigger)
    for state in states:
        if state not in stage.registry.entries:  # named by a short form alone: «quan hệ Nhật - Ý»
            stage.registry.add_country(state.removeprefix("country:"), stage.evidence("upgrade"))
    claim = Claim("RelationshipUpgrade", roles, (stage.evidence("upgrade"),), status, when, level=level)
    stage.write(claim, trigger)


def _steps(stage: Stage, index: int, trigger: Trigger) -> list[tuple[str, Period | None]]:
    """Levels reached and when: one, or several dated ones («ngoại giao năm 1989, đối tác toàn diện năm 2007»)."""
    named = _named(stage, trigger)
    dated = [(level, date_at(stage, end)) for level, end in named]
    if len(dated) > 1 and all(when is not None for _, when in dated):
        return dated
    new = trigger.word.phrase.startswith(("thiết lập", "xác lập"))
    before, behind = _level_before(stage, trigger), _reached(stage, trigger, named)
    level = (before or behind) if new else (behind or before)
    right_behind = next((when for known, when in dated if known == level and when is not None), None)
    when = first_day(stage, trigger) or founded(stage, trigger, right_behind or stage.when(index))
    return [(level, when)] if level is not None else []


def _agreed(stage: Stage, trigger: Trigger) -> Period | None:
    """«Hai lãnh đạo nhất trí nâng cấp quan hệ lên …», told of talks: on the day of the talks."""
    day, low = stage.day, stage.scene.line.low
    if day is None or day.parting or stage.number - day.sentence > _TALKS or years_since(stage, trigger):
        return None
    both = [
        group
        for group in stage.scene.groups
        if group.slot == "free" and any(isinstance(phrase.mention, GroupMention) for phrase in group.phrases)
    ]
    if (
        both and stage.scene.line.word(both[0].first - 1) == "việc"
    ):  # told to a third: «… thông tin việc hai bên nhất trí»
        return None
    decided = any(low[i : i + 2] in _DECIDED for g in both[:1] for i in range(g.last, trigger.first - 1))
    dated = any(isinstance(phrase.mention, DateMention) for phrase in stage.scene.parsed.phrases)
    return day.when if decided and not dated else None


def _fronted(stage: Stage, trigger: Trigger) -> Period | None:
    """«A và B lập quan hệ ngoại giao năm 1973 và đến năm 2009, hai nước thiết lập …»: the date before the subject."""
    scene, subject = stage.scene, stage.scene.subject(trigger.first)
    if subject is None or scene.line.word(subject.first - 1) != ",":
        return None
    year = scene.line.word(subject.first - 2)
    if scene.line.low[subject.first - 4 : subject.first - 2] == ("đến", "năm") and year.isdigit() and len(year) == 4:
        return Period(PartialDate(int(year)))  # which elsewhere is a goal: «phấn đấu đến năm 2045»
    before = scene.phrase(subject.first - 2)
    return period(before) if before is not None and scene.line.word(before.first - 1) in _AT else None


def _in_event(stage: Stage, trigger: Trigger) -> Period | None:
    """«Trong chuyến thăm B của A (8/2017), hai bên thiết lập …», «nâng cấp … trong cuộc gặp giữa A và B hôm 7/3»."""
    scene = stage.scene
    if "hướng" in scene.line.low[trigger.last : trigger.last + _AIMED]:
        return None  # «xác lập khuôn khổ “hướng tới xây dựng đối tác chiến lược”»
    for index, event in enumerate(scene.triggers):
        journey = event.word.frame == "visit"
        between = scene.line.low[min(event.last, trigger.last) : max(event.first, trigger.first)]
        if not event.noun or scene.line.word(event.first - 1) not in (_WITHIN if journey else _AT_TALKS):
            continue
        if event.first < trigger.first and (not journey or years_since(stage, trigger)):
            continue  # «Trong chuyến thăm B, A dự lễ kỷ niệm 50 năm thiết lập …»
        if {";", ":", "việc"} & set(between) or stage.status(event) != "Held":
            continue
        when = stage.when(index)
        return when if when is not None and when.end is None and (when.start.year or not journey) else None
    return None


def _named(stage: Stage, trigger: Trigger) -> list[tuple[str, int]]:
    """Levels named behind the trigger in its clause, each with the index behind it."""
    line, found = stage.scene.line, []
    at = trigger.first if trigger.word.phrase.startswith(BECOMING) or not trigger.word.phrase else trigger.last
    if trigger.word.phrase.startswith(("đưa", "nâng tầm")):  # «đưa quan hệ đối tác chiến lược phát triển»: no goal
        at = next((i for i in range(at, min(at + REACH, len(line))) if line.word(i) in _UP), len(line))
    others = (t.first for t in stage.scene.triggers if t.word.frame == "upgrade" and t.first > trigger.first)
    end = min(trigger.last + REACH, len(line), next(others, len(line)))
    while at < end and line.word(at) not in {".", ";"}:
        if (line.word(at) == "," and line.word(at + 1) in _ANEW) or line.low[at : at + 2] in _OTHER_GOALS:
            break
        match = levels().match(line.tokens, at)
        behind = line.low[at + match[0] : at + match[0] + 2] if match is not None else ()
        counted = line.word(at - 1).isdigit()  # «đã thiết lập được 15 đối tác chiến lược»
        if match is not None and not counted and not {behind, behind[:1]} & _FIELDS:
            found.append((match[1], at + match[0]))
        at += match[0] if match is not None else 1
    return found


def _reached(stage: Stage, trigger: Trigger, named: list[tuple[str, int]]) -> str | None:
    """The last level of «từ … lên …», else the first named."""
    low = stage.scene.line.low
    if len(named) > 1 and {"lên", "thành"} & set(low[trigger.last : named[-1][1]]):
        return named[-1][0]
    return named[0][0] if named else None


def _level_before(stage: Stage, trigger: Trigger) -> str | None:
    """«khi quan hệ đối tác chiến lược toàn diện được xác lập từ …»: passive, the level is the subject."""
    line = stage.scene.line
    if line.word(trigger.first - 1) != "được":
        return None
    this = line.word(trigger.first - 2) == "này"  # «quan hệ đối tác chiến lược; khuôn khổ này được thiết lập năm 2014»
    last = None
    for at in range(0 if this else max(0, trigger.first - 12), trigger.first):
        match = levels().match(line.tokens, at)
        if match is not None and (this or at + match[0] >= trigger.first - 3):
            last = match[1]
    return last
