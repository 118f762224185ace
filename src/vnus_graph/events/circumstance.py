"""Stage 5 of 7: Sentence + Mention → Claim. When, where and whether: which date, place and status belong to which trigger.

A date behind a comma or at the head of the sentence opens a clause and belongs to the verb that follows; any other
belongs to the nearest trigger before it, unless it stands right before a verb. Places go the same way. Status comes from
the words between subject and trigger («sẽ», «mong muốn», «từ chối»), in whose scope the trigger stands.
"""

from __future__ import annotations

from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import CountryMention, DateMention, Period, PlaceMention, Status

_PARTS_OF_DAY = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "rạng", "đúng", "khoảng"})
_DURATIONS = frozenset({"date.since", "date.vague", "date.offset"})
_CITY_STATES = frozenset({"sg", "mc", "va", "sm"})
_CLAUSE = frozenset({",", ";", ":", "“", '"', "(", "–", "-"})

_PLANNED = (
    "sẽ",
    "sắp",
    "dự kiến",
    "chuẩn bị",
    "có kế hoạch",
    "lên kế hoạch",
    "dự định",
    "theo kế hoạch",
    "trước thềm",
    "chờ",
)
_PROPOSED = (
    "mong",
    "mong muốn",
    "muốn",
    "hy vọng",
    "hi vọng",
    "đề nghị",
    "mời",
    "sẵn sàng",
    "kêu gọi",
    "cân nhắc",
    "xem xét",
    "có thể",
    "nếu",
    "đề xuất",
    "nhất trí",
    "thống nhất",
    "cần",
    "nên",
    "yêu cầu",
    "hướng tới",
    "thúc đẩy",
    "nhằm",
    "để",
    "kỳ vọng",
    "ủng hộ",
    "sớm",
    "khả năng",
    "đồng ý",
    "ý định",
    "tiến tới",
    "mục tiêu",
    "phấn đấu",
    "giả sử",
    "được cho là",
    "tin đồn",
    "tham vấn",
    "thảo luận",
    "đàm phán",
    "bàn",
    "nghiên cứu",
    "tính đến",
)
_PREPARING = ("chuẩn", "bị", "cho")
_DONE = ("đã", "vừa", "đang", "từng", "hiện", "kết thúc", "bắt đầu")
_DENIED = ("không", "chưa", "bác bỏ", "phủ nhận", "chưa từng", "không hề")
_CANCELLED = ("hủy", "hủy bỏ", "hoãn", "từ chối", "bỏ", "cự tuyệt", "trì hoãn", "tạm hoãn")
_LATER = (
    "tới đây",
    "sắp tới",
    "trong thời gian tới",
    "vào thời gian tới",
    "thời gian tới",
    "tới nước này trong thời gian",
    "vào thời gian thích hợp",
)


def dates(scene: Scene) -> dict[int, Phrase]:
    """The date of each trigger, by index into `scene.triggers`; triggers without one are left out."""
    owned: dict[int, Phrase] = {}
    for phrase in scene.parsed.phrases:
        if isinstance(phrase.mention, DateMention) and phrase.mention.rule not in _DURATIONS:
            index = _owner(scene, phrase)
            if index is not None:
                owned.setdefault(index, phrase)
    return owned


def places(scene: Scene) -> dict[int, Phrase]:
    """The place of each trigger, by index into `scene.triggers`; a venue before a city."""
    owned: dict[int, Phrase] = {}
    for phrase in scene.parsed.phrases:
        if not _is_place(phrase) or not _locative(scene, phrase):
            continue
        index = _owner(scene, phrase)
        if index is None:
            continue
        known = owned.get(index)
        if known is None or (
            phrase.mention.venue and isinstance(known.mention, PlaceMention) and not known.mention.venue
        ):
            owned[index] = phrase
    return owned


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
        takers = [i for i in right if _takes_forward(scene, phrase, i)]
        main = [i for i in takers if _opens_clause(scene, phrase) and _behind_subject(scene, phrase, i)]
        chosen = next(iter(main or takers), None)
        if chosen is not None:
            return chosen
        if _opens_clause(scene, phrase) and not _behind_list(scene, phrase, left):
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


def _takes_forward(scene: Scene, phrase: Phrase, index: int) -> bool:
    trigger = scene.triggers[index]
    if trigger.word.frame == "invite" and trigger.noun:
        return False
    if not trigger.noun:
        return True
    before = scene.line.word(trigger.first - 1)
    if trigger.word.frame == "visit":
        return _fits(scene, phrase, trigger) and before in {"có", "bắt", "đầu", "thực", "hiện", "một"}
    return before in {"có", "các", "hành", "vào", "chủ", "một", "diễn", "trì", "dự"}


def period(phrase: Phrase | None) -> Period | None:
    """The day or range a date phrase names."""
    if phrase is None or not isinstance(phrase.mention, DateMention):
        return None
    return phrase.mention.when


def asserted(scene: Scene, trigger: Trigger) -> bool:
    """Whether «đã», «đang» or the like says that it took place, rather than a bare verb."""
    words = _words(scene, _scope(scene, trigger), trigger.first)
    return any(f" {word} " in words for word in _DONE)


def status(scene: Scene, trigger: Trigger) -> Status:
    """Held, unless words in whose scope the trigger stands say otherwise."""
    line = scene.line
    if trigger.noun and (line.word(trigger.first - 1) == "trước" or line.low[max(0, trigger.first - 3) : trigger.first] == _PREPARING):
        return "Planned"  # «trước chuyến thăm», «chuẩn bị cho chuyến thăm»
    if line.word(0) == "dự" and line.word(1) == "kiến" and trigger.first > 1:
        return "Planned"
    start = _scope(scene, trigger)
    if (earlier := _coordinated(scene, trigger)) is not None:
        return status(scene, earlier)
    words = _words(scene, start, trigger.first)
    behind = " " + " ".join(line.low[trigger.last : trigger.last + 24]) + " "
    if any(f" {phrase} " in behind.split(" . ")[0] for phrase in _LATER) and " đã " not in words:
        return "Planned"
    found: Status = "Held"
    best = -1
    for cues, value in ((_PLANNED, "Planned"), (_PROPOSED, "Proposed"), (_DENIED, "Denied"), (_CANCELLED, "Cancelled")):
        at = max((words.rfind(f" {cue} ") for cue in cues), default=-1)
        if at > best:
            found, best = value, at  # type: ignore[assignment]
    done = max(words.rfind(f" {cue} ") for cue in _DONE)
    if done > best:
        return "Held"
    if found == "Held" and _announced(scene, trigger):
        return "Planned"
    return found


def _announced(scene: Scene, trigger: Trigger) -> bool:
    """«A sẽ dự …, có các cuộc hội đàm …»: «sẽ» behind the subject holds to the end of its chain of verbs."""
    subject = scene.subject(trigger.first)
    if subject is None or scene.line.word(trigger.first - 1) in {"sau", "tại", "trong"}:
        return False
    words = _words(scene, subject.last, trigger.first).split()
    if ";" in words or len(words) > 30 or not words or words[0] not in {"sẽ", "dự", "sắp"}:
        return False
    return not set(words) & {"đã", "vừa", "đang", "khi", "rằng"}


def _coordinated(scene: Scene, trigger: Trigger) -> Trigger | None:
    """«dự kiến hội đàm với A, hội kiến B»: the verb before, whose subject and modality hold for this one too."""
    if trigger.noun or scene.line.word(trigger.first - 1) not in {",", "và", ";"} or trigger not in scene.triggers:
        return None
    index = scene.triggers.index(trigger)
    earlier = scene.triggers[index - 1] if index else None
    if earlier is None or earlier.noun or earlier.word.frame in {"invite", "upgrade"}:
        return None
    between = [g for g in scene.groups if earlier.last <= g.first and g.last <= trigger.first]
    return earlier if all(g.slot != "free" for g in between[1:]) else None


def _scope(scene: Scene, trigger: Trigger) -> int:
    """Where the words that can govern the trigger begin: behind the last clause boundary or actor in subject place."""
    at = trigger.first
    while at > 0:
        phrase = scene.phrase(at - 1)
        if phrase is not None:
            if isinstance(phrase.mention, DateMention | PlaceMention):
                at = phrase.first
                continue
            group = next((g for g in scene.groups if g.first <= phrase.first < g.last), None)
            return _before_subject(scene, group.first if group is not None else phrase.first)
        if scene.line.word(at - 1) in {";", ".", ":"}:
            return at
        if scene.line.word(at - 1) == "," and not trigger.noun:
            return at
        at -= 1
    return at


def _before_subject(scene: Scene, first: int) -> int:
    """A verb of wishing before the subject governs the clause too: «đề nghị Tổng thống X thăm»."""
    at = first
    while (
        at > 0
        and first - at < 6
        and scene.phrase(at - 1) is None
        and scene.line.word(at - 1) not in {",", ";", ".", ":", "sau", "và"}
    ):
        at -= 1
    return at


def _words(scene: Scene, first: int, last: int) -> str:
    words = [scene.line.word(i) for i in range(first, last) if scene.phrase(i) is None]
    return " " + " ".join(words) + " "
