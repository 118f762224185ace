"""Stage 5 of 7: Sentence + Mention → Claim. When and where: which date and which place belong to which trigger.

A date behind a comma or at the head of the sentence opens a clause and belongs to the verb that follows; any other
belongs to the nearest trigger before it, unless it stands right before a verb. Places go the same way.
"""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.events.cues import words_between
from vnus_graph.events.endings import UNTIL, over
from vnus_graph.events.occasions import finer, of_occasion, scene_before, told_when, where_left
from vnus_graph.events.position import (
    before_arrival,
    before_that,
    behind_list,
    behind_subject,
    fits,
    fronted,
    new_clause,
    of_hours,
    of_main,
    opens_clause,
    period,
    ranged,
    setting,
    stop,
    takes_forward,
    trailing,
)
from vnus_graph.events.scene import Scene
from vnus_graph.events.sites import at_body, is_place, locative, on_the_way, venue
from vnus_graph.events.speech import reported, said_at
from vnus_graph.events.verb_days import before_verb
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import DateMention, Period, PersonMention

BRACKETED = "date.year-bracket"
_DURATIONS = frozenset({"date.since", "date.vague", "date.offset", UNTIL})
_AGREED = frozenset({("nhất", "trí"), ("thống", "nhất"), ("giải", "quyết"), ("đề", "nghị"), ("kêu", "gọi")})
_SINCE = frozenset({("đến", "nay"), ("tới", "nay")})
_FRONTING = frozenset({"theo", "trong", "nhân", "tại", "bên", "nhận", "tiếp", "sau", "ngay"})
_HELD = frozenset({("diễn", "ra"), ("tổ", "chức"), ("cử", "hành")})
_ENCOUNTERS = frozenset({"object", "with"})
_LASTING = frozenset({("diễn", "ra"), ("kéo", "dài")})


def dates(scene: Scene) -> dict[int, Phrase]:
    """The date of each trigger, by index into `scene.triggers`; triggers without one are left out.

    Of several, the first; but the range of a visit says more than the day of the arrival before it, and the day of an
    encounter more than the range before it, which is that of the journey.
    """
    owned: dict[int, Phrase] = {}
    for phrase in scene.parsed.phrases:
        if isinstance(phrase.mention, DateMention) and phrase.mention.rule not in _DURATIONS:
            index = _owner(scene, phrase)
            if (other := told_when(scene, phrase)) is not None:
                owned.setdefault(other, phrase)
            if index is None or _since(scene, phrase, index) or _of_history(scene, phrase, index):
                continue
            if where_left(scene, phrase, index):
                continue
            if phrase.mention.rule == BRACKETED and not _noted(scene, phrase, index):
                continue
            if phrase.mention.rule == "date.from" and _ever_since(scene, phrase, index):
                continue
            if scene.triggers[index].word.frame == "visit" and (of_hours(scene, phrase) or _closing(scene, phrase)):
                index = _met(scene, index)
            visit = scene.triggers[index].word.frame == "visit"
            if visit and over(scene, phrase, scene.triggers[index]):
                continue
            known = owned.get(index)
            if known is None or (ranged(phrase) == visit and ranged(known) != visit) or finer(phrase, known):
                owned[index] = phrase
    return owned


def _closing(scene: Scene, phrase: Phrase) -> bool:
    """«A tiếp đoàn B sang thăm C, ngày 27/2/1978.»: a day behind a comma, with which the sentence ends."""
    when = period(phrase)
    last = scene.line.word(phrase.last) in {"", ".", "("} and scene.line.word(phrase.first - 1) == ","
    return last and when is not None and bool(when.start.day) and not when.end


def _since(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«công tác biên giới từ năm 2006 đến nay»: no day of an encounter, though one of a founding."""
    ongoing = scene.line.low[phrase.last : phrase.last + 2] in _SINCE
    return ongoing and scene.triggers[index].word.frame != "upgrade"


def _ever_since(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«chuyến thăm đầu tiên tới B kể từ năm 1977»: not of that year, though an upgrade may be."""
    when = period(phrase)
    return when is not None and not when.start.day and scene.triggers[index].word.frame != "upgrade"


def _noted(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«chuyến thăm B của A (8/2017), hai bên đã …», «A thăm B (25-26/2); C …»: in brackets, of the visit before."""
    trigger, when = scene.triggers[index], period(phrase)
    if when is None or trigger.word.frame != "visit" or scene.line.word(phrase.first - 1) != "(":
        return False
    month = bool(when.start.year) and not when.start.day
    closed = ranged(phrase) and scene.line.word(phrase.last) == ")"
    return (month or closed) and not {",", ";"} & set(scene.line.low[trigger.last : phrase.first])


def _of_history(scene: Scene, phrase: Phrase, index: int) -> bool:
    """A year alone is of what is said behind a comma, or of what was signed: «…, đánh giá tuyên bố ký năm 2010»."""
    when, trigger = period(phrase), scene.triggers[index]
    if when is None or when.start.month or trigger.word.frame in {"upgrade", "invite"}:
        return False
    words = [scene.line.word(i) for i in range(trigger.last, phrase.first) if scene.phrase(i) is None]
    if trigger.word.frame == "visit" and trigger.noun:  # «Trong chuyến thăm của A, hai bên nhất trí đạt … năm 2020»
        comma = next((i for i in range(trigger.last, phrase.first) if scene.line.word(i) == ","), phrase.first)
        verbs = (i for i in range(comma, phrase.first) if scene.line.tokens[i].tag == "V" and scene.phrase(i) is None)
        return "ký" in words or any(verbs)
    return "ký" in words or ("," in words and trigger.word.frame != "visit")


def opening_day(scene: Scene) -> Period | None:
    """The day of the main clause: at its head, be it behind a fronted circumstance, or between subject and verb."""
    first = next((p for p in scene.parsed.phrases if isinstance(p.mention, DateMention)), None)
    when = period(first)
    if first is None or when is None or not when.start.day or when.end or first.mention.rule in _DURATIONS:
        return None
    before = [group for group in scene.groups if group.last <= first.first]
    if opens_clause(scene, first):
        acting = any(group.slot == "free" and scene.follows(group) for group in before)
        return when if not before or (scene.line.word(0) in _FRONTING and not acting) else None
    return when if before and before[-1] == scene.main_subject and before_verb(scene, first) else None


def another_day(scene: Scene) -> bool:
    """«Hôm thứ Tư, A tiếp B», where nothing tells which: a day other than that told before."""
    first = next((p for p in scene.parsed.phrases if isinstance(p.mention, DateMention)), None)
    if first is None or getattr(first.mention, "rule", "") not in {"date.weekday", "date.relative-day"}:
        return False
    return period(first) is None and opens_clause(scene, first)


def places(scene: Scene) -> dict[int, Phrase]:
    """The place of each trigger, by index into `scene.triggers`; a venue before a city."""
    owned: dict[int, Phrase] = {}
    for phrase in scene.parsed.phrases:
        if not (is_place(phrase) and locative(scene, phrase)) and not at_body(scene, phrase):
            continue
        index = _owner(scene, phrase)
        if index is None or on_the_way(scene, phrase, scene.triggers[index]):
            continue
        if (not venue(phrase) and _of_matter(scene, phrase, index)) or scene_before(scene, phrase, index):
            continue
        if venue(phrase) and scene.triggers[index].word.frame == "visit":
            index = _met(scene, index)
        known = owned.get(index)
        trigger = scene.triggers[index]
        closer = known is not None and known.last <= trigger.first and phrase.first - 1 == trigger.last
        if known is None or closer or (venue(phrase) and not venue(known)):
            owned[index] = phrase  # closer: «A, người đã đến B, được C tiếp tại D»
    return owned


def _of_matter(scene: Scene, phrase: Phrase, index: int) -> bool:
    """«gặp B để bàn về chiến dịch tại C», «hội đàm với B, nhất trí giải quyết tranh chấp ở C»: of what is said."""
    words = [i for i in range(scene.triggers[index].last, phrase.first) if scene.phrase(i) is None]
    if any(scene.line.word(i) in {"về", "để", "nhằm"} for i in words):
        return True
    if any(scene.line.word(i) == "sau" for i in words):
        return True  # «gặp lại B sau Tuần lễ C tổ chức tại D»
    comma = next((i for i in words if scene.line.word(i) == ","), None)
    return comma is not None and any(scene.line.low[i : i + 2] in _AGREED for i in words if i > comma)


def _spoken_of(scene: Scene, phrase: Phrase) -> bool:
    """«A lạc quan về thỏa thuận ở C, hôm nay gặp B», «A đến C dự hội nghị, B thăm D»: not where it happened."""
    subject = scene.main_subject
    if subject is None or subject.last > phrase.first or opens_clause(scene, phrase):
        return False
    first = next((t.first for t in scene.triggers if t.first >= phrase.last), phrase.last)
    others = (g for g in scene.groups if g.slot == "free" and phrase.last <= g.first and g.last <= first)
    if any(isinstance(inner.mention, PersonMention) for group in others for inner in group.phrases):
        return True
    return any(scene.line.word(i) == "về" and scene.phrase(i) is None for i in range(subject.last, phrase.first))


def _met(scene: Scene, index: int) -> int:
    """«tiếp B đang thăm chính thức C chiều 5/6 tại Điện X»: a time of day and a venue are of the encounter.

    A visit has neither; of the trigger before it, if the visit only says of its guest why he was there.
    """
    earlier = scene.triggers[index - 1] if index else None
    visit = scene.triggers[index]
    if earlier is None or earlier.word.frame not in _ENCOUNTERS:
        return index
    between = [g for g in scene.groups if earlier.last <= g.first and g.last <= visit.first]
    words = words_between(scene, earlier.last, visit.first).split()
    next_verb = words[-1:] == [","] or bool({";", ":", "và", "đã", "sẽ"} & set(words))  # «gặp B, thăm cảng C»
    return index - 1 if len(between) == 1 and between[0].slot == "verb" and not next_verb else index


def _journey(scene: Scene, phrase: Phrase, left: list[int]) -> bool:
    """«Trong chuyến thăm B, từ ngày 8-11/7, A …», «Chuyến thăm diễn ra trong hai ngày (8-9/7)»: days of the journey."""
    trigger = scene.triggers[left[-1]]
    if trigger.word.frame != "visit" or not (trigger.noun or setting(scene, trigger)):
        return False
    words = scene.line.low[trigger.last : phrase.first]
    lasting = any(pair in _LASTING for pair in pairwise(words)) and "sẽ" not in words
    if lasting and trigger.first <= 1 and _LASTING & {*pairwise(words[-5:])}:
        return True
    return (lasting or behind_list(scene, phrase, left)) and not new_clause(scene, left[-1], phrase)


def _taking_place(scene: Scene, phrase: Phrase, left: list[int]) -> int | None:
    """«Lễ đón A thăm B diễn ra tại Cung C, sáng 28/10»: where and when it was that took place."""
    if len(left) < 2 or not scene.triggers[left[-2]].noun or scene.triggers[left[-2]].word.kind != "Welcome":
        return None
    words = scene.line.low[scene.triggers[left[-1]].last : phrase.first]
    visit = scene.triggers[left[-1]].word.frame == "visit" and not scene.triggers[left[-1]].noun
    return left[-2] if visit and any(pair in _HELD for pair in pairwise(words)) else None


def _spanned(scene: Scene, phrase: Phrase, left: list[int]) -> int | None:
    """«A thăm B, dự cuộc gặp giữa C và D, từ ngày 8-11/7.»: a range at the end is that of the journey."""
    verbs = [i for i in left if scene.triggers[i].word.frame == "visit" and not scene.triggers[i].noun]
    if not verbs or verbs[-1] == left[-1] or not (ranged(phrase) and opens_clause(scene, phrase)):
        return None
    journey = verbs[-1]
    if not trailing(scene, phrase, journey) or setting(scene, scene.triggers[journey]):
        return None
    return None if new_clause(scene, journey, phrase) else journey


def _by_invitation(scene: Scene, phrase: Phrase, left: list[int]) -> int | None:
    """«chuyến thăm B và dự lễ kỷ niệm …, từ ngày 3-8/7, theo lời mời của C»: who is invited travels."""
    behind = scene.line.low[phrase.last : phrase.last + 3]
    if not ranged(phrase) or ("theo", "lời") not in pairwise(behind):
        return None
    journeys = [i for i in left if scene.triggers[i].word.frame == "visit"]
    clear = bool(journeys) and ";" not in scene.line.low[scene.triggers[journeys[-1]].last : phrase.first]
    return journeys[-1] if clear else None


def _owner(scene: Scene, phrase: Phrase) -> int | None:
    left = [i for i, t in enumerate(scene.triggers) if t.last <= phrase.first and t.word.frame != "invite"]
    if (rite := _taking_place(scene, phrase, left)) is not None:
        return rite
    right = [i for i, t in enumerate(scene.triggers) if t.first >= phrase.last]
    if left and ranged(phrase) and _journey(scene, phrase, left):
        return left[-1]
    if left and _noted(scene, phrase, left[-1]):
        return left[-1]
    for journey in (_spanned(scene, phrase, left), _by_invitation(scene, phrase, left)):
        if journey is not None:
            return journey
    if ranged(phrase) and scene.line.word(phrase.first - 1) == "(" and scene.line.word(phrase.last) == ")":
        right = []  # «A dự hội nghị (14-16/1); B thăm C (6-8/12)»
    if right and said_at(scene, phrase, scene.triggers[right[0]]):
        return right[0]
    forward = opens_clause(scene, phrase) or before_verb(scene, phrase) or before_arrival(scene, phrase)
    forward = forward or (not left and of_occasion(scene, phrase))
    if not left and (is_place(phrase) or any(t.first < phrase.first for t in scene.triggers)):
        if is_place(phrase) and _spoken_of(scene, phrase):
            return None
        forward = True  # «Bên lề hội nghị tại Bangkok, A gặp B»
    if (
        isinstance(phrase.mention, DateMention)
        and left
        and not forward
        and not fits(scene, phrase, scene.triggers[left[-1]])
    ):
        forward = True
    if forward:
        takers = [i for i in right if takes_forward(scene, phrase, i) and not reported(scene, phrase, i)]
        takers = [i for i in takers if not stop(scene, phrase, i)]
        if takers and scene.triggers[takers[0]].first == phrase.last and isinstance(phrase.mention, DateMention):
            return takers[0]  # «…, hôm nay gặp B; C và D gặp nhau»
        main = [i for i in takers if opens_clause(scene, phrase) and behind_subject(scene, phrase, i)]
        main = [i for i in main if not before_that(scene, i)]
        met = any(scene.triggers[i].word.frame not in {"visit", "invite", "upgrade"} for i in main)
        if right and fronted(scene, phrase, scene.triggers[right[0]], told=met):
            return right[0]
        chosen = next(iter(main or takers), None)
        if chosen is not None:
            return chosen
        set_off = opens_clause(scene, phrase) and not (left and not right and trailing(scene, phrase, left[-1]))
        if set_off and (not behind_list(scene, phrase, left) or of_main(scene, phrase, left[-1])):
            return None
        if set_off and not fits(scene, phrase, scene.triggers[left[-1]]):
            return None
    if (
        left
        and not scene._barred(scene.triggers[left[-1]].last, phrase.first)
        and not new_clause(scene, left[-1], phrase)
    ):
        return left[-1]
    return None
