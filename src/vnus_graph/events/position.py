"""Stage 5 of 7: Sentence + Mention → Claim. Where in its clause a date or place stands.

At the head, before a verb, behind one: this says which of the words around it it belongs to (see `circumstance`).
"""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.events.scene import Scene
from vnus_graph.events.sites import toured
from vnus_graph.events.speech import SPEECH
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import (
    CountryMention,
    DateMention,
    InstitutionMention,
    Period,
    PlaceMention,
)

_PARTS_OF_DAY = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "rạng", "đúng", "khoảng"})
_HELD = frozenset({("tổ", "chức"), ("trong", "đó")})
_TAKING_PLACE = frozenset({("diễn", "ra"), ("tổ", "chức")})
_GATHERINGS = frozenset({"nghị", "đàn", "đỉnh", "thảo"})
_SETTINGS = frozenset({("chương", "trình"), ("khuôn", "khổ"), ("thời", "gian"), ("nhân", "dịp")})
_OF_PLACES = frozenset("ở tại thủ đô thành phố trung tâm hành chính".split())
_AT = frozenset({"tại", "sau", "trong"})
_BEFORE_DAY = frozenset("vào trong từ trước đó và hồi ngay cũng hôm đến kể".split()) | _OF_PLACES
_CAPITAL = frozenset({"thủ", "đô", "thành", "phố"})
_REACHING = frozenset({"đến", "tới", "sang"})
_WHEN = frozenset({("sau", "khi"), ("trước", "khi")})
_WHO = frozenset({("người", "vừa"), ("người", "đã"), ("người", "được")})
_IN_OFFICE = frozenset({("bổ", "nhiệm"), ("nhậm", "chức"), ("đắc", "cử"), ("tái", "cử"), ("được", "bầu")})
_CLOSING = frozenset({".", "”", '"', ")"})
_NEAR = _AT | {",", "ngay"}
_CLAUSE = frozenset({",", ";", ":", "“", '"', "(", "–", "-"})
_SAYING = frozenset({";", "khẳng", "cho", "rằng", "nhấn", "kể"})
_BULLETS = frozenset({"*", "•", "+"})


def period(phrase: Phrase | None) -> Period | None:
    """The day or range a date phrase names."""
    if phrase is None or not isinstance(phrase.mention, DateMention):
        return None
    return phrase.mention.when


def ranged(phrase: Phrase) -> bool:
    """Whether a date phrase names a range."""
    when = period(phrase)
    return when is not None and when.end is not None


def behind_list(scene: Scene, phrase: Phrase, left: list[int]) -> bool:
    """«…, tại Điện X, ngày 5/7»: circumstances set off by commas behind the trigger, no verb in between."""
    if not left:
        return False
    span = range(scene.triggers[left[-1]].last + 1, phrase.first)  # «hội đàm hẹp» may be tagged as two verbs
    return not any(scene.line.tokens[i].tag == "V" and scene.phrase(i) is None for i in span)


def of_main(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«Trong chuyến thăm B, sáng 29/6, A dự …»: a day between commas before the subject is that of its verb."""
    trigger = scene.triggers[index]
    set_off = isinstance(phrase.mention, DateMention) and "(" not in scene.line.low[trigger.last : phrase.first]
    if not ((trigger.noun or setting(scene, trigger)) and trigger.word.frame == "visit" and set_off):
        return False
    return not ranged(phrase) and any(g.slot == "free" and g.first >= phrase.last for g in scene.groups)


def new_clause(scene: Scene, index: int, phrase: Phrase) -> bool:
    """Whether a clause of speech, or the main clause behind a fronted noun, lies between trigger and circumstance."""
    trigger = scene.triggers[index]
    noun = trigger.noun or scene.line.word(trigger.first - 1) in {"buổi", "cuộc"}
    if noun and any(
        g.slot == "free" and trigger.last <= g.first and g.last <= phrase.first and scene.follows(g)
        for g in scene.groups
    ):
        return True
    span = range(scene.triggers[index].last, phrase.first)
    if trigger.word.frame == "visit" and any(scene.line.low[i : i + 2] in _HELD for i in span):
        return True
    if _of_another(scene, [i for i in span if scene.phrase(i) is None]):
        return True
    held = next((i for i in span if scene.line.low[i : i + 2] == ("tổ", "chức")), None)
    if held is not None and _GATHERINGS & set(scene.line.low[trigger.last : held]):
        return True  # «A tiếp B nhân dịp dự hội nghị …, được tổ chức ngày 27/2 tại C»
    free = [scene.line.word(i) for i in span if scene.phrase(i) is None and scene.line.word(i - 1) != "dành"]
    return bool(_SAYING & set(free))


def _of_another(scene: Scene, span: list[int]) -> bool:
    """«thăm B sau khi dự hội nghị C từ ngày 5-7/3», «gặp B, vừa nhậm chức ngày 5/3»: of what else was done.

    `span`: the tokens from the trigger to the day or place, without phrases.
    """
    low = scene.line.low
    clause = max((i for i in span if low[i] in {",", ";"}), default=-1)
    told = {low[i : i + 2] for i in span}
    return bool(told & (_WHO | _IN_OFFICE)) or any(low[i : i + 2] in _WHEN for i in span if i > clause)


def fits(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """A part of a day is no date of a visit told by a noun («chuyến thăm Việt Nam, sáng 6/3»)."""
    if scene.line.word(trigger.first - 1) == "đầu":
        return True  # «bắt đầu chuyến thăm»
    return not (trigger.noun and trigger.word.frame == "visit" and of_hours(scene, phrase))


def of_hours(scene: Scene, phrase: Phrase) -> bool:
    """«chiều 5/6»: a time of day."""
    return scene.line.word(phrase.first) in _PARTS_OF_DAY


def opens_clause(scene: Scene, phrase: Phrase) -> bool:
    """At the head of the sentence or behind a comma, but for prepositions and other circumstances."""
    at = phrase.first - 1
    while at >= 0:
        inner = scene.phrase(at)
        if inner is not None:
            if not isinstance(inner.mention, DateMention | PlaceMention):
                return False
            at = inner.first - 1
        elif scene.line.word(at) in _BEFORE_DAY:
            at -= 1
        else:
            return scene.line.word(at) in _CLAUSE or (at == 0 and scene.line.word(at) in _BULLETS)
    return True


def trailing(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«A tiếp ông B, Chủ tịch Tập đoàn C, chiều 28/10 (giờ địa phương).»: a day at the end is that of the whole."""
    line = scene.line
    behind = next((i for i in range(phrase.last, len(line)) if line.word(i) not in _CLOSING), len(line))
    start = phrase.first - 1 if line.word(phrase.first - 1) in {"từ", "vào"} else phrase.first
    if behind < len(line) or (line.word(start - 1) != "," and start == phrase.first):
        return False
    if ranged(phrase) and scene.triggers[index].word.frame != "visit":
        return False
    if any(line.low[i : i + 2] in SPEECH for i in range(scene.triggers[index].last, phrase.first)):
        return False
    others = [p for p in scene.parsed.phrases if p is not phrase and isinstance(p.mention, DateMention)]
    return not any(ranged(p) == ranged(phrase) and getattr(p.mention, "rule", "") != "date.vague" for p in others)


def before_arrival(scene: Scene, phrase: Phrase) -> bool:
    """«đến Havana tối 25/9, bắt đầu thăm …»: the day of arrival is the first of the visit."""
    at = phrase.last
    while scene.line.word(at) in {",", "và"}:
        at += 1
    return (at > phrase.last and scene.line.word(at) == "bắt") or _arrived(scene, phrase) is not None


def _arrived(scene: Scene, phrase: Phrase) -> Trigger | None:
    """«đến thủ đô B ngày 4/10 trong chuyến thăm bốn ngày»: the visit of which the day of arrival is the first."""
    reached = scene.phrase(phrase.first - 1)
    if reached is None or not isinstance(reached.mention, CountryMention | PlaceMention) or ranged(phrase):
        return None
    before = reached.first - 1
    while scene.line.word(before) in _CAPITAL:
        before -= 1
    if not isinstance(phrase.mention, DateMention) or scene.line.word(before) not in _REACHING:
        return None
    at = phrase.last + 1 + 2 * (scene.line.low[phrase.last + 1 : phrase.last + 3] == ("khuôn", "khổ"))
    behind = next((t for t in scene.triggers if t.first == at and t.noun and t.word.frame == "visit"), None)
    return behind if scene.line.word(phrase.last) in {"trong", "cho"} else None


def behind_subject(scene: Scene, phrase: Phrase, index: int) -> bool:
    """A verb of the main clause: its subject stands between the opening date and it."""
    trigger = scene.triggers[index]
    return any(g.slot == "free" and phrase.last <= g.first and g.last <= trigger.first for g in scene.groups)


def before_that(scene: Scene, index: int) -> bool:
    """«A trao đổi … sau khi hai nước nâng cấp quan hệ»: what went before has a day of its own."""
    words = scene.line.low[max(0, scene.triggers[index].first - 10) : scene.triggers[index].first]
    behind = " ".join(words).rpartition(",")[2]
    return any(cue in f" {behind} " for cue in (" sau khi ", " kể từ khi ", " từ khi ", " trước khi "))


def fronted(scene: Scene, phrase: Phrase, trigger: Trigger, *, told: bool) -> bool:
    """«Sáng 5/6, lễ đón B …», «Hôm 21-10, sau cuộc hội đàm với B, A nói …»: a noun right behind the opening day.

    `told`: the main clause tells of an encounter, to which the day belongs rather than to what went before it.
    """
    between = scene.line.low[phrase.last : trigger.first]
    if not (opens_clause(scene, phrase) and trigger.noun and trigger.word.frame != "visit"):
        return False
    inner = [scene.phrase(i) for i in range(phrase.last, trigger.first)]
    words = {between[i] for i, phrase_at in enumerate(inner) if phrase_at is None} - _OF_PLACES
    if words <= {","} and all(p is None or isinstance(p.mention, PlaceMention | CountryMention) for p in inner):
        return True  # «Trưa 5/6, tại Cung A ở thủ đô B, lễ đón C …»
    if not told and _among_circumstances(scene, phrase, trigger):
        return True
    if not isinstance(phrase.mention, DateMention):
        return False
    return between in {(), (",",)} or (not told and between[-1] in _AT and set(between) <= _NEAR)


def _among_circumstances(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«Sáng 25/4, tại A, nhân dịp dự hội nghị B, tại cuộc hội kiến với C, D nói …»: all of it before who speaks."""
    low = scene.line.low
    if low[max(0, trigger.first - 2) : trigger.first - 1] != (",",) or low[trigger.first - 1] not in {"tại", "trong"}:
        return False
    words = {*pairwise(low[phrase.last : trigger.first])}
    between = [g for g in scene.groups if g.slot == "free" and phrase.last <= g.first <= trigger.first]
    return not (any(map(scene.follows, between)) or words & SPEECH) and scene.next_subject(trigger.last) is not None


def _arriving(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«Tối 29/5, A đã tới B (C) trong chuyến thăm …»: the day of the arrival."""
    at = trigger.first - 2
    if scene.line.word(trigger.first - 1) not in {"trong", "cho"}:
        return False
    while at > phrase.last:
        place = scene.phrase(at)
        if place is None and scene.line.word(at) not in {"(", ")", ",", "ở"}:
            break
        if place is not None and not isinstance(place.mention, CountryMention | PlaceMention):
            break
        at = place.first - 1 if place is not None else at - 1
    return at < trigger.first - 2 and scene.line.word(at) in _REACHING


def _participle(scene: Scene, trigger: Trigger) -> bool:
    """«đoàn A thăm chính thức B đã tới trường C»: the main verb is another."""
    state = scene.phrase(trigger.last)
    behind = state.last if state is not None else trigger.last
    return scene.line.word(behind) in {"đã", "sẽ"}


def setting(scene: Scene, trigger: Trigger) -> bool:
    """«trong chương trình (A) thăm B», «nhân dịp thăm B»: what else happens on that day is told."""
    low = scene.line.low
    opens = low[1:3] in _SETTINGS or low[:2] in _SETTINGS
    fronted = opens and "," not in low[: trigger.first] and not any(t.first < trigger.first for t in scene.triggers)
    if low[trigger.first - 2 : trigger.first] in _SETTINGS or (fronted and not trigger.noun):
        return True
    return not trigger.noun and _goes_on_with(scene, trigger)


def _goes_on_with(scene: Scene, trigger: Trigger) -> bool:
    """«trong khuôn khổ chuyến công tác dự hội nghị B và làm việc tại C, A …»: what else the journey is made for."""
    index = scene.triggers.index(trigger)
    journey = scene.triggers[index - 1] if index else None
    if journey is None or not (journey.noun and journey.word.frame == "visit" and setting(scene, journey)):
        return False
    between = [g for g in scene.groups if journey.last <= g.first and g.last <= trigger.first and g.slot == "free"]
    acting = [g for g in between if g.last == trigger.first or not g.only(InstitutionMention, CountryMention)]
    return not acting and "và" in scene.line.low[trigger.first - 1 : trigger.first + 1]


def _of_results(scene: Scene, phrase: Phrase, trigger: Trigger) -> bool:
    """«Ngày 2-6, C họp về kết quả chuyến công tác của A thăm B»: the day is not that of the visit."""
    span = range(phrase.last, trigger.first)
    return isinstance(phrase.mention, DateMention) and any(scene.line.low[i : i + 2] == ("kết", "quả") for i in span)


def stop(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«Trong khuôn khổ chuyến thăm B, sáng 11/7, A đã tới thăm thành phố C»: a day within the visit to B."""
    behind = scene.phrase(scene.triggers[index].last)
    to_state = behind is not None and isinstance(behind.mention, CountryMention)
    if scene.triggers[index].word.frame != "visit" or not isinstance(phrase.mention, DateMention) or to_state:
        return False
    others = [t for i, t in enumerate(scene.triggers) if i != index and t.word.frame == "visit"]
    return not ranged(phrase) and any(setting(scene, t) for t in others)


def takes_forward(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Whether the trigger at `index` takes a date or place that opens its clause: a verb, a noun with its verb."""
    trigger = scene.triggers[index]
    if trigger.word.frame == "invite" and trigger.noun:
        return False
    if not trigger.noun:
        aside = _participle(scene, trigger) or setting(scene, trigger) or _of_results(scene, phrase, trigger)
        return not (trigger.word.frame == "visit" and (aside or toured(scene, trigger)))
    before = scene.line.word(trigger.first - 1)
    if trigger.word.frame == "visit":
        if isinstance(phrase.mention, DateMention) and _arriving(scene, phrase, trigger):
            return True
        if _arrived(scene, phrase) == trigger:
            return True
        head = {","} if ranged(phrase) and opens_clause(scene, phrase) else set()  # «Từ ngày 5-8/7, …, chuyến thăm B …»
        return fits(scene, phrase, trigger) and before in {"có", "bắt", "đầu", "thực", "hiện", "một", *head}
    held = scene.line.low[max(0, trigger.first - 2) : trigger.first] in _TAKING_PLACE  # «tại A đã diễn ra lễ đón B»
    return held or before in {"có", "các", "hành", "vào", "chủ", "một", "diễn", "trì", "dự"}
