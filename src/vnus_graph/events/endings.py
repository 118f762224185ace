"""Stage 5 of 7: Sentence + Mention → Claim. The day a visit ends: its own end, or the departure that ends it."""

from __future__ import annotations

from vnus_graph.events.position import new_clause, opens_clause, ranged
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.calendar import spanning
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import CountryMention, DateMention, Period, PlaceMention

UNTIL = "date.until"
"""«đến ngày 21/11»: of a range only the end."""
_AFTERWARDS = frozenset({"khi", "sau"})
"""Before «kết thúc»: it dates what came behind it."""
_ENDINGS = frozenset({("kết", "thúc"), ("khép", "lại")})
HOME = frozenset({("về", "tới"), ("về", "đến"), ("về", "nước")})


def ends(scene: Scene) -> dict[int, Period]:
    """«thăm B đến ngày 21/11»: for each visit of which only the end is told behind it, by index of its trigger."""
    owned: dict[int, Period] = {}
    for phrase in scene.parsed.phrases:
        if isinstance(phrase.mention, DateMention) and phrase.mention.rule == UNTIL and phrase.mention.when:
            left = [i for i, t in enumerate(scene.triggers) if t.last <= phrase.first]
            if left and scene.triggers[left[-1]].word.frame == "visit" and not new_clause(scene, left[-1], phrase):
                owned.setdefault(left[-1], phrase.mention.when)
    return owned


def departures(scene: Scene) -> dict[int, Phrase]:
    """«Tối 20/6, A rời Hà Nội, kết thúc chuyến thăm B», «A kết thúc chuyến thăm B hôm 20/6»: the day of its end.

    By index of the visit told. Who has come home by then, or has been in several states, ended the visit to one of them
    earlier.
    """
    low, found = scene.line.low, {}
    for index, trigger in enumerate(scene.triggers):
        at = _ending(scene, trigger)
        if at is None or trigger.word.frame != "visit" or "sẽ" in low[:at] or _several(scene, trigger):
            continue
        days = [p for p in scene.parsed.phrases if isinstance(p.mention, DateMention)]
        before = [day for day in days if day.first < trigger.last]
        behind = [day for day in days if _ends_on(scene, day, trigger)]
        if len(before) == 1 and low[at - 1] not in _AFTERWARDS and _leaving(scene, before[0], at):
            found[index] = before[0]
        elif len(behind) == 1 and not before:
            found[index] = behind[0]
    return found


def over(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«Rạng sáng 23/11, A về tới Hà Nội, kết thúc …, thăm B», «chuyến thăm khép lại hôm 1-6»: the day of its end."""
    if _ends_on(scene, phrase, trigger):
        return True
    first, last = min(phrase.last, trigger.last), max(phrase.first, trigger.first)
    ends = [i for i in range(first, last) if scene.line.low[i : i + 2] in _ENDINGS and scene.phrase(i) is None]
    return not ranged(phrase) and any(scene.line.word(i - 1) not in _AFTERWARDS for i in ends)


def _ending(scene: Scene, trigger: Trigger) -> int | None:
    """Where «kết thúc (tốt đẹp) chuyến thăm» begins."""
    low = scene.line.low
    return next((i for i in range(trigger.first - 2, trigger.first - 6, -1) if low[i : i + 2] == ("kết", "thúc")), None)


def _ends_on(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«kết thúc chuyến thăm B hôm 15/1»: the one day told right behind the visit and where it went."""
    if phrase.first < trigger.last or ranged(phrase) or _ending(scene, trigger) is None:
        return False
    between = [scene.line.word(i) for i in range(trigger.last, phrase.first) if scene.phrase(i) is None]
    return not {",", ";", "từ", "theo", "của"} & set(between) and scene.line.word(phrase.first) != "từ"


def _leaving(scene: Scene, day: Phrase, at: int) -> bool:
    """«Tối 20/6, A rời Hà Nội, kết thúc …», «A rời Hà Nội tối 20/6, kết thúc …», where `at` begins «kết thúc»."""
    low = scene.line.low
    home = any(low[i : i + 2] in HOME and low[max(0, i - 2) : i] != ("lên", "đường") for i in range(at))
    told = opens_clause(scene, day) or (day.last == at - 1 and low[at - 1] == ",")
    return told and not ranged(day) and ("rời" in low[:at] or not home)


def _several(scene: Scene, trigger: Trigger) -> bool:
    """«chuyến thăm B và C»."""
    first = scene.phrase(trigger.last)
    second = scene.phrase(first.last + 1) if first is not None else None
    return second is not None and isinstance(second.mention, CountryMention | PlaceMention)


def closed(when: Period | None, end: Period | None) -> Period | None:
    """The day `when` as the first of a visit that ends with `end`; without it, the end alone."""
    if end is None or end.end is None or (when is not None and when.end is not None):
        return when
    return spanning(when.start, end.end) if when is not None and when.start.day else end
