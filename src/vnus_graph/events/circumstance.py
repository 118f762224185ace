"""Stage 5 of 7: Sentence + Mention → Claim. When and where: which date and which place belong to which trigger.

A date behind a comma or at the head of the sentence opens a clause and belongs to the verb that follows; any other
belongs to the nearest trigger before it, unless it stands right before a verb. Places go the same way.
"""

from __future__ import annotations

from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.calendar import spanning
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import CountryMention, DateMention, Period, PlaceMention

_PARTS_OF_DAY = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "rạng", "đúng", "khoảng"})
_UNTIL = "date.until"
_DURATIONS = frozenset({"date.since", "date.vague", "date.offset", _UNTIL})
_CITY_STATES = frozenset({"sg", "mc", "va", "sm"})
_SPEECH = frozenset(
    tuple(words.split())
    for words in (
        "thông báo",
        "cho biết",
        "cho hay",
        "đưa tin",
        "tuyên bố",
        "khẳng định",
        "nhấn mạnh",
        "xác nhận",
        "công bố",
        "dẫn lời",
        "tiết lộ",
        "nói rằng",
    )
)
_AT = {(), (",",), ("tại",), ("sau",), ("trong",)}
_NEAR = frozenset({",", "ngay", "tại", "sau", "trong"})
_CLAUSE = frozenset({",", ";", ":", "“", '"', "(", "–", "-"})


def dates(scene: Scene) -> dict[int, Phrase]:
    """The date of each trigger, by index into `scene.triggers`; triggers without one are left out.

    Of several, the first; but the range of a visit says more than the day of the arrival before it.
    """
    owned: dict[int, Phrase] = {}
    for phrase in scene.parsed.phrases:
        if isinstance(phrase.mention, DateMention) and phrase.mention.rule not in _DURATIONS:
            index = _owner(scene, phrase)
            if index is None:
                continue
            visit = scene.triggers[index].word.frame == "visit"
            if index not in owned or (visit and _range(phrase) and not _range(owned[index])):
                owned[index] = phrase
    return owned


def ends(scene: Scene) -> dict[int, Period]:
    """«thăm B đến ngày 21/11»: for each visit of which only the end is told behind it, by index of its trigger."""
    owned: dict[int, Period] = {}
    for phrase in scene.parsed.phrases:
        if isinstance(phrase.mention, DateMention) and phrase.mention.rule == _UNTIL and phrase.mention.when:
            left = [i for i, t in enumerate(scene.triggers) if t.last <= phrase.first]
            if left and scene.triggers[left[-1]].word.frame == "visit" and not _new_clause(scene, left[-1], phrase):
                owned.setdefault(left[-1], phrase.mention.when)
    return owned


def closed(when: Period | None, end: Period | None) -> Period | None:
    """The day `when` as the first of a visit that ends with `end`; without it, the end alone."""
    if end is None or end.end is None or (when is not None and when.end is not None):
        return when
    return spanning(when.start, end.end) if when is not None and when.start.day else end


def opening_day(scene: Scene) -> Period | None:
    """The day that the sentence opens with, if it names one."""
    first = next((p for p in scene.parsed.phrases if isinstance(p.mention, DateMention)), None)
    when = period(first)
    if first is None or when is None or not when.start.day or when.end or first.mention.rule in _DURATIONS:
        return None
    return when if _opens_clause(scene, first) and not any(g.last <= first.first for g in scene.groups) else None


def _range(phrase: Phrase) -> bool:
    when = period(phrase)
    return when is not None and when.end is not None


def places(scene: Scene) -> dict[int, Phrase]:
    """The place of each trigger, by index into `scene.triggers`; a venue before a city."""
    owned: dict[int, Phrase] = {}
    for phrase in scene.parsed.phrases:
        if not _is_place(phrase) or not _locative(scene, phrase):
            continue
        index = _owner(scene, phrase)
        if index is None:
            continue
        if _venue(phrase) and scene.triggers[index].word.frame == "visit":
            index = _welcomed(scene, index)
        known = owned.get(index)
        if known is None or (_venue(phrase) and not _venue(known)):
            owned[index] = phrase
    return owned


def _welcomed(scene: Scene, index: int) -> int:
    """«đón B thăm chính thức tại Điện X»: a venue is that of the welcome, for a visit has none."""
    earlier = scene.triggers[index - 1] if index else None
    visit = scene.triggers[index]
    if earlier is None or earlier.noun or visit.noun or earlier.word.frame not in {"object", "with"}:
        return index
    between = [g for g in scene.groups if earlier.last <= g.first and g.last <= visit.first]
    return index - 1 if len(between) == 1 and between[0].slot == "verb" else index


def _is_place(phrase: Phrase) -> bool:
    """A place, or a state that is a city («tại Singapore»)."""
    mention = phrase.mention
    return isinstance(mention, PlaceMention) or (isinstance(mention, CountryMention) and mention.code in _CITY_STATES)


def _venue(phrase: Phrase) -> bool:
    return isinstance(phrase.mention, PlaceMention) and phrase.mention.venue


def _locative(scene: Scene, phrase: Phrase) -> bool:
    before = phrase.first - 1
    while scene.line.word(before) in {"thủ", "đô", "thành", "phố", "nước", "(", "trụ", "sở"} and before >= 0:
        before -= 1
    return (
        scene.line.word(before) in {"tại", "ở", "đến", "tới", "từ", "xuống", "sang", "thăm"}
        or scene.phrase(before) is not None
    )


def _owner(scene: Scene, phrase: Phrase) -> int | None:
    left = [i for i, t in enumerate(scene.triggers) if t.last <= phrase.first and t.word.frame != "invite"]
    right = [i for i, t in enumerate(scene.triggers) if t.first >= phrase.last]
    forward = _opens_clause(scene, phrase) or _before_verb(scene, phrase) or _before_arrival(scene, phrase)
    if not left and (isinstance(phrase.mention, PlaceMention) or any(t.first < phrase.first for t in scene.triggers)):
        forward = True  # «Bên lề hội nghị tại Bangkok, A gặp B»
    if (
        isinstance(phrase.mention, DateMention)
        and left
        and not forward
        and not _fits(scene, phrase, scene.triggers[left[-1]])
    ):
        forward = True
    if forward:
        if right and _fronted(scene, phrase, scene.triggers[right[0]]):
            return right[0]
        takers = [i for i in right if _takes_forward(scene, phrase, i) and not _reported(scene, phrase, i)]
        main = [i for i in takers if _opens_clause(scene, phrase) and _behind_subject(scene, phrase, i)]
        chosen = next(iter(main or takers), None)
        if chosen is not None:
            return chosen
        if _opens_clause(scene, phrase) and (
            not _behind_list(scene, phrase, left) or _of_main(scene, phrase, left[-1])
        ):
            return None
    if (
        left
        and not scene._barred(scene.triggers[left[-1]].last, phrase.first)
        and not _new_clause(scene, left[-1], phrase)
    ):
        return left[-1]
    return None


def _behind_list(scene: Scene, phrase: Phrase, left: list[int]) -> bool:
    """«…, tại Điện X, ngày 5/7»: circumstances set off by commas behind the trigger, no verb in between."""
    if not left:
        return False
    span = range(scene.triggers[left[-1]].last, phrase.first)
    return not any(scene.line.tokens[i].tag == "V" and scene.phrase(i) is None for i in span)


def _of_main(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«Trong chuyến thăm B, sáng 29/6, A dự …»: a day between commas before the subject is that of its verb."""
    trigger = scene.triggers[index]
    set_off = isinstance(phrase.mention, DateMention) and "(" not in scene.line.low[trigger.last : phrase.first]
    if not (trigger.noun and trigger.word.frame == "visit" and set_off):
        return False
    return not _range(phrase) and any(g.slot == "free" and g.first >= phrase.last for g in scene.groups)


def _new_clause(scene: Scene, index: int, phrase: Phrase) -> bool:
    """Whether a clause of speech, or the main clause behind a fronted noun, lies between trigger and circumstance."""
    trigger = scene.triggers[index]
    if trigger.noun and any(
        g.slot == "free" and trigger.last <= g.first and g.last <= phrase.first and scene.follows(g)
        for g in scene.groups
    ):
        return True
    span = range(scene.triggers[index].last, phrase.first)
    return any(
        scene.line.word(i) in {";", "khẳng", "cho", "rằng", "nhấn", "kể"} and scene.phrase(i) is None for i in span
    )


def _fits(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """A part of a day is no date of a visit told by a noun («chuyến thăm Việt Nam, sáng 6/3»)."""
    if scene.line.word(trigger.first - 1) == "đầu":
        return True  # «bắt đầu chuyến thăm»
    return not (trigger.noun and trigger.word.frame == "visit" and scene.line.word(phrase.first) in _PARTS_OF_DAY)


def _opens_clause(scene: Scene, phrase: Phrase) -> bool:
    """At the head of the sentence or behind a comma, but for prepositions and other circumstances."""
    at = phrase.first - 1
    while at >= 0:
        inner = scene.phrase(at)
        if inner is not None:
            if not isinstance(inner.mention, DateMention | PlaceMention):
                return False
            at = inner.first - 1
        elif scene.line.word(at) in {
            "tại",
            "ở",
            "vào",
            "trong",
            "từ",
            "thủ",
            "đô",
            "trước",
            "đó",
            "và",
            "hồi",
            "ngay",
            "cũng",
            "hôm",
            "đến",
            "kể",
        }:
            at -= 1
        else:
            return scene.line.word(at) in _CLAUSE
    return True


def _before_arrival(scene: Scene, phrase: Phrase) -> bool:
    """«đến Havana tối 25/9, bắt đầu thăm …»: the day of arrival is the first of the visit."""
    at = phrase.last
    while scene.line.word(at) in {",", "và"}:
        at += 1
    return at > phrase.last and scene.line.word(at) == "bắt"


def _before_verb(scene: Scene, phrase: Phrase) -> bool:
    """«Thủ tướng … tối 24/10 hội đàm …»: a subject before, a verb or trigger behind."""
    behind = scene.line.word(phrase.last)
    if any(t.first == phrase.last and not t.noun for t in scene.triggers) or behind in {"đã", "có", "cùng", "chủ"}:
        before = scene.phrase(phrase.first - 1)
        return before is not None and not isinstance(before.mention, DateMention)
    return False


def _behind_subject(scene: Scene, phrase: Phrase, index: int) -> bool:
    """A verb of the main clause: its subject stands between the opening date and it."""
    trigger = scene.triggers[index]
    return any(g.slot == "free" and phrase.last <= g.first and g.last <= trigger.first for g in scene.groups)


def _fronted(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«Hôm 21-10, sau cuộc hội đàm với B, A nói …», «Sáng 5/6, lễ đón B …»: the day before a noun that comes first."""
    between = scene.line.low[phrase.last : trigger.first]
    set_off = isinstance(phrase.mention, DateMention) and _opens_clause(scene, phrase)
    return set_off and trigger.noun and trigger.word.frame != "visit" and between[-1:] in _AT and set(between) <= _NEAR


def _arriving(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«Tối 29/5, A đã tới B trong chuyến thăm …»: the day of the arrival."""
    reached = scene.phrase(trigger.first - 2)
    if scene.line.word(trigger.first - 1) not in {"trong", "cho"} or reached is None or reached.first < phrase.last:
        return False
    if not isinstance(reached.mention, CountryMention | PlaceMention):
        return False
    return scene.line.word(reached.first - 1) in {"đến", "tới", "sang"}


def _takes_forward(scene: Scene, phrase: Phrase, index: int) -> bool:
    trigger = scene.triggers[index]
    if trigger.word.frame == "invite" and trigger.noun:
        return False
    if not trigger.noun:
        return True
    before = scene.line.word(trigger.first - 1)
    if trigger.word.frame == "visit":
        if isinstance(phrase.mention, DateMention) and _arriving(scene, phrase, trigger):
            return True
        return _fits(scene, phrase, trigger) and before in {"có", "bắt", "đầu", "thực", "hiện", "một"}
    return before in {"có", "các", "hành", "vào", "chủ", "một", "diễn", "trì", "dự"}


def _reported(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«Chiều 22-5, Bộ Ngoại giao thông báo A thăm B»: the day of an announcement is not that of what it tells."""
    trigger = scene.triggers[index]
    said = next((i for i in range(phrase.last, trigger.first - 1) if scene.line.low[i : i + 2] in _SPEECH), None)
    if said is None or scene.phrase(said) is not None or not isinstance(phrase.mention, DateMention):
        return False
    subject = scene.subject(trigger.first)
    return subject is not None and said < subject.first and subject.last <= trigger.first


def period(phrase: Phrase | None) -> Period | None:
    """The day or range a date phrase names."""
    if phrase is None or not isinstance(phrase.mention, DateMention):
        return None
    return phrase.mention.when
