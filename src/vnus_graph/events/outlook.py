"""Stage 5 of 7: Sentence + Mention → Claim. Whether it happened, by the day behind its word and where its actor is.

«A thăm B tháng tới», «A đã đến C, B để dự hội nghị và thăm B».
"""

from __future__ import annotations

from collections.abc import Sequence

from vnus_graph.events.cues import words_between
from vnus_graph.events.draft import Draft
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import CountryMention, DateMention, PlaceMention, Status

_COMING = frozenset({("tuần", "tới"), ("tháng", "tới"), ("năm", "tới"), ("ngày", "mai"), ("ngày", "kia")})
_GONE = frozenset({"ngoái", "trước", "qua"})
"""Last words of days behind: «năm ngoái», «tuần trước», «hôm qua», «tháng 5 vừa qua»."""
_BETWEEN = frozenset(
    "vào hồi trong tại ở từ đầu cuối giữa hôm thủ đô chính thức và phu nhân tới đến sang với của ngày".split()
)
"""Words that may stand between an event's word and its day."""
_WHOSE = frozenset("của giữa với và cùng tới đến sang tại ở lần này chính thức cấp nhà nước cao hai bên".split())
_PROMISES = frozenset({("có", "thể"), ("hứa", "hẹn"), *(("được", word) for word in ("kỳ", "kì", "trông", "chờ"))})
_LIKELY = frozenset({("dự", "kiến"), ("có", "thể")})
_NEXT = frozenset({("tiếp", "đó"), ("sau", "đó"), ("tiếp", "theo")})
_TOLD = frozenset({"đã", "vừa", "đang", "từng", "mới", "đầu"})
_AT = frozenset({("trong",), ("tại",)})
_GAP = 3
"""Characters between two sentences."""
_SOON = 8
"""Tokens behind a visit within which its first day stands."""
_REACH = 24
"""Tokens before an arrival among which «đã» tells that it took place."""


def to_come(scene: Scene, trigger: Trigger) -> bool:
    """«A thăm B vào tháng 11 tới», «gặp C tuần tới», «đến thăm B để dự hội nghị tháng tới»: its own day lies ahead."""
    day = _day_behind(scene, trigger)
    return day is not None and _ahead(scene, day)


def bygone(scene: Scene, trigger: Trigger) -> bool:
    """«A hồi tháng 11 năm ngoái thăm B», «A gặp C tuần trước»: its own day lies behind."""
    before = scene.phrase(trigger.first - 1)
    return not trigger.noun and any(_past(scene, day) for day in (before, _day_behind(scene, trigger)))


def _past(scene: Scene, day: Phrase | None) -> bool:
    if day is None or not isinstance(day.mention, DateMention):
        return False
    return scene.line.word(day.last - 1) in _GONE or scene.line.word(day.first - 1) == "hồi"


def _day_behind(scene: Scene, trigger: Trigger) -> Phrase | None:
    """The day told behind the word and its complements."""
    purpose = False
    for at in range(trigger.last, len(scene.line)):
        phrase, word = scene.phrase(at), scene.line.word(at)
        if phrase is not None:
            if isinstance(phrase.mention, DateMention) and at == phrase.first:
                return phrase
            continue
        purpose = purpose or (word == "để" and trigger.word.frame == "visit")
        if word in {",", ";", "."} or any(other.first == at for other in scene.triggers):
            return None
        if word not in _BETWEEN and not purpose:
            return None
    return None


def setting_of_what_comes(scene: Scene, trigger: Trigger) -> bool:
    """«Trong cuộc gặp hôm nay, hai nhà lãnh đạo sẽ …», «khi A gặp B, hai bên có thể sẽ …»: both lie ahead."""
    low = scene.line.low
    quoted = low[:1] == ("theo",) and low[trigger.first - 2 : trigger.first - 1] == (",",)  # «Theo C, tại cuộc gặp …»
    fronted = (trigger.first <= 1 or quoted) and low[max(0, trigger.first - 1) : trigger.first] in _AT
    noun = trigger.noun and trigger.word.frame == "object" and fronted
    clause = low[max(0, trigger.first - _REACH) : trigger.first]
    going = trigger.word.frame == "visit" and low[: trigger.first] == ("khi",)  # «Khi thăm B, C cho rằng ông sẽ …»
    met = trigger.word.frame in {"object", "with"} and "khi" in clause and "," not in clause
    when = not trigger.noun and (met or going)
    subject = scene.next_subject(trigger.last) if noun or when else None
    if subject is None or (when and not going and scene.line.word(subject.first - 1) != ","):
        return False
    return scene.line.word(subject.last) == "sẽ" or low[subject.last : subject.last + 2] in _LIKELY


def gone_on(status: Status, scene: Scene, trigger: Trigger, told: Sequence[Draft]) -> Status:
    """«A sẽ được đón lúc 9 giờ. Tiếp đó, hai Thủ tướng hội đàm»: a bare verb goes on with what is to come.

    `status`: what the sentence alone says; `told`: what was read before it.
    """
    low, begins = scene.line.low, scene.parsed.sentence.start
    if status != "Held" or trigger.noun or low[:2] not in _NEXT or "đã" in low or not told:
        return status
    last = told[-1].claim
    planned = last.status == "Planned" and any(0 <= begins - piece.end <= _GAP for piece in last.evidence)
    return "Planned" if planned else status


def begins_today(scene: Scene, trigger: Trigger) -> bool:
    """«A hôm nay thăm B»: the journey begins on the day of the article."""
    before = scene.phrase(trigger.first - 1)
    day = before is not None and isinstance(before.mention, DateMention)
    travels = trigger.word.frame == "visit" and not trigger.noun
    return travels and day and scene.line.word(trigger.first - 1) == "nay"


def first_time(scene: Scene, trigger: Trigger) -> bool:
    """«gặp lần đầu tiên hôm 9/3»: told back to, whatever lies ahead of the two."""
    behind = scene.line.low[trigger.last : trigger.last + 12]
    return behind[:2] == ("lần", "đầu") and "tới" not in behind and bool({"hôm", "ngày", "tháng", "năm"} & {*behind})


def weighed(scene: Scene, trigger: Trigger) -> bool:
    """«(hoan nghênh) việc A thăm B», «việc A chọn thăm B cho thấy …»: a clause that leaves open whether he has."""
    subject = scene.subject(trigger.first)
    if trigger.noun or trigger.word.frame != "visit" or subject is None or subject.governor != "việc":
        return False
    thanked = scene.line.word(subject.first - 2) in {"ơn", "trọng"}  # «cảm ơn việc A thăm B»
    return not thanked and not _TOLD & set(words_between(scene, subject.last, trigger.first).split())


def promising(scene: Scene, trigger: Trigger) -> bool:
    """«Cuộc gặp giữa A và B có thể (sẽ, hứa hẹn) mang lại kết quả»: what it is to bring, perhaps still to come."""
    met = trigger.noun and trigger.word.frame == "object"
    if not met or scene.line.word(trigger.first - 1) not in {"", ",", "rằng", "“", '"', "biết"}:
        return False
    at = trigger.last
    while at < len(scene.line):
        phrase = scene.phrase(at)
        if phrase is None and scene.line.word(at) not in _WHOSE:
            break
        at = phrase.last if phrase is not None else at + 1
    low = scene.line.low
    judged = low[at : at + 3] == ("có", "thể", "được")  # «… có thể được coi là thành công»
    return low[at : at + 1] == ("sẽ",) or (low[at : at + 2] in _PROMISES and not judged)


def scheduled(scene: Scene, trigger: Trigger) -> bool:
    """«A bắt đầu thăm B từ ngày 29/5»: which a calendar may say, too."""
    behind = (p for p in scene.parsed.phrases if trigger.last <= p.first < trigger.last + _SOON)
    days = (p for p in behind if isinstance(p.mention, DateMention))
    return any("từ" in scene.line.low[p.first - 1 : p.first + 1] for p in days)


def _ahead(scene: Scene, phrase: Phrase) -> bool:
    words = scene.line.low[phrase.first : phrase.last]
    numbered = words[-1] == "tới" and bool({"tháng", "ngày"} & set(words))
    return words[-2:] in _COMING or numbered


def there_for_it(scene: Scene, trigger: Trigger) -> bool:
    """«A đã đến Seoul, Hàn Quốc để dự hội nghị … và thăm Nhật Bản»: who has reached the state visits it."""
    state, low = scene.phrase(trigger.last), scene.line.low
    if trigger.noun or trigger.word.frame != "visit" or state is None or not isinstance(state.mention, CountryMention):
        return False
    aim = next((i for i in range(trigger.first - 1, 0, -1) if low[i] == "để" and scene.phrase(i) is None), 0)
    reached = [p for p in scene.parsed.phrases if p.last <= aim and _lies_in(p, state.mention.code)]
    if not reached or any(word in {";", ".", "sẽ", "trước"} for word in low[reached[0].first : trigger.first]):
        return False
    words = words_between(scene, 0, reached[0].first).removesuffix(" thủ đô ").removesuffix(" thành phố ").rstrip()
    return "đã" in words.split()[-_REACH:] and words.endswith((" đến", " tới", " sang", " xuống"))


def _lies_in(phrase: Phrase, code: str) -> bool:
    mention = phrase.mention
    return getattr(mention, "code" if isinstance(mention, CountryMention) else "country", None) == code and isinstance(
        mention, CountryMention | PlaceMention
    )
