"""Stage 5 of 7: Sentence + Mention → Claim. Whether what a noun names took place: «chuyến thăm … sắp tới».

What stands right before and behind the noun tells, whatever is said of it around.
"""

from __future__ import annotations

from vnus_graph.events.cues import cues, words_between
from vnus_graph.events.outlook import setting_of_what_comes, to_come
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import DateMention, Status

OCCASIONS = frozenset({"tại", "sau", "trong", "qua"})
"""Prepositions before an occasion."""
CLAUSE = 30
"""Tokens within which a word belongs to the trigger if no comma stands between."""
_HOPED = frozenset({"sẽ", "thể", "sắp", "để", "vọng", "mong", "kiến", "nếu"})
_INDEFINITE = frozenset({"một", "các", "những"})
_PREPARING = frozenset((*of, "cho") for of in (("chuẩn", "bị"), ("địa", "điểm"), ("thời", "gian"), ("thời", "điểm")))
"""«chuẩn bị cho chuyến thăm», «địa điểm cho cuộc gặp»."""
_TAKING_PLACE = frozenset({"có", "diễn", "ra", "một"})
_HOLDING = frozenset("bao bàn thảo tập xoay kéo gồm đề có chỉ là do được không".split())
"""What follows «sẽ» where a plan tells of the encounter itself: «bao gồm», «bàn», «tập trung», «kéo dài»."""
_AFRAID = frozenset({("lo", "ngại"), ("lo", "sợ"), ("e", "ngại"), ("lo", "lắng"), ("quan", "ngại"), ("ngại", "rằng")})
_ANNOUNCED = frozenset({("thông", "cáo", "về"), ("thông", "báo", "về"), ("công", "bố", "về")})
_AHEAD = frozenset({("sắp", "tới"), ("tới", "đây")})
_OF_NOUN = frozenset("của tới đến sang chính thức cấp nhà nước làm việc và hữu nghị cao với giữa tại phu nhân".split())
"""Words within «chuyến thăm chính thức của A và Phu nhân tới B»."""


def of_noun(scene: Scene, trigger: Trigger) -> Status | None:
    """What stands around a noun: «trước chuyến thăm», «cuộc gặp … đã bị hủy»."""
    before = scene.line.low[max(0, trigger.first - 3) : trigger.first]
    if _near_future(scene, trigger) or to_come(scene, trigger) or before in _ANNOUNCED:
        return "Planned"
    if setting_of_what_comes(scene, trigger):
        return "Planned"
    if _yielded(scene, trigger) or _setting(scene, trigger) or _lately(scene, trigger):
        return "Held"
    if before[-1:] == ("trước",) or before in _PREPARING or _before_it(scene, trigger):
        return "Planned"
    at = trigger.first - (scene.line.word(trigger.first - 1) in _INDEFINITE)
    if f" {' '.join(scene.line.low[max(0, at - 3) : at])} ".endswith(cues("prospect")):
        return "Proposed"
    rest = [scene.line.word(i) for i in range(trigger.last, len(scene.line)) if scene.phrase(i) is None]
    behind = (" " + " ".join(rest) + " ").split(" ; ")[0]
    if any(cue in behind for cue in cues("fallen")):
        return "Cancelled"
    if any(cue in behind for cue in cues("ahead")) or _expected(scene, trigger) or _when_they_will(scene, trigger):
        return "Planned"
    if any(cue in behind for cue in cues("unheld")):
        return "Denied"
    if _what_it_will_be(scene, trigger):
        return "Planned"
    return "Proposed" if _feared(scene, trigger) else None


def _yielded(scene: Scene, trigger: Trigger) -> bool:
    """«kết quả (của) chuyến thăm», «thỏa thuận đạt được trong cuộc gặp», but not «sẽ đạt được trong cuộc gặp»."""
    before = scene.line.low[max(0, trigger.first - 3) : trigger.first]
    hoped = "được" in before and _HOPED & set(scene.line.low[max(0, trigger.first - 6) : trigger.first])
    return (" " + " ".join(before) + " ").endswith(cues("yielded")) and not hoped


def reached(scene: Scene, trigger: Trigger) -> bool:
    """«thỏa thuận đạt được trong chuyến thăm»: which must have been."""
    low = scene.line.low[max(0, trigger.first - 3) : trigger.first]
    return trigger.noun and low[:2] == ("đạt", "được") and _yielded(scene, trigger)


def _what_it_will_be(scene: Scene, trigger: Trigger) -> bool:
    """«cuộc gặp giữa A và B sẽ bàn về …», «… vẫn có thể diễn ra»: ahead, unless of what comes of it («sẽ mở ra …»)."""
    if trigger.word.frame == "visit" or scene.line.word(trigger.first - 1) in OCCASIONS:
        return False
    at = trigger.last
    while at < min(trigger.last + CLAUSE, len(scene.line)):
        phrase = scene.phrase(at)
        named = phrase is not None or scene.line.capital(at)
        if not named and scene.line.word(at) not in _OF_NOUN | {"hai", "lãnh", "đạo", "nhà", "nước"}:
            at += scene.line.word(at) in {"vẫn", "cũng"}
            may = scene.line.low[at : at + 2] == ("có", "thể")
            at += 2 * may
            certain = scene.line.word(at) == "sẽ"
            behind = scene.line.low[at + certain : at + certain + 3]
            taking_place = behind[:2] == ("diễn", "ra") or behind == ("được", "tổ", "chức")
            return (certain and bool(_HOLDING & {*behind[:1]})) or (may and taking_place)
        at = phrase.last if phrase is not None else at + 1
    return False


def _feared(scene: Scene, trigger: Trigger) -> bool:
    """«lo ngại cuộc gặp giữa A và B có thể gây chú ý»: what one is afraid of need not have taken place."""
    if trigger.word.frame == "visit" or scene.line.low[max(0, trigger.first - 2) : trigger.first] not in _AFRAID:
        return False
    rest = [i for i in range(trigger.last, len(scene.line)) if scene.phrase(i) is None]
    return ("có", "thể") in {scene.line.low[i : i + 2] for i in rest[:CLAUSE]}


def _before_it(scene: Scene, trigger: Trigger) -> bool:
    """«trước khi diễn ra cuộc gặp», «trước khi có một cuộc gặp»."""
    at = trigger.first - 1
    while scene.line.word(at) in _TAKING_PLACE and scene.phrase(at) is None:
        at -= 1
    return scene.line.low[max(0, at - 1) : at + 1] == ("trước", "khi")


def _near_future(scene: Scene, trigger: Trigger) -> bool:
    """«chuyến thăm sắp tới của A», «chuyến thăm của A tới đây»: the noun says it, whatever has been done about it."""
    at = trigger.last
    while at < min(trigger.last + CLAUSE, len(scene.line)):
        phrase = scene.phrase(at)
        if scene.line.low[at : at + 2] in _AHEAD:
            return True
        if phrase is not None:
            at = phrase.last
            continue
        if scene.line.word(at) not in _OF_NOUN:
            return False
        at += 1
    return False


def _when_they_will(scene: Scene, trigger: Trigger) -> bool:
    """«ý nghĩa của cuộc gặp giữa A và B tại C khi hai nhà lãnh đạo sẽ trao đổi …», «cuộc gặp …, nơi A sẽ …»."""
    for at in range(trigger.last, len(scene.line)):
        if scene.phrase(at) is not None:
            continue
        word = scene.line.word(at)
        if word in {"khi", "nơi"}:
            verb = next((i for i in range(at + 1, len(scene.line)) if scene.phrase(i) is None), at)
            nouns = range(verb, min(verb + 5, len(scene.line)))
            return next((scene.line.word(i) == "sẽ" for i in nouns if scene.line.word(i) in {"sẽ", "đã", ","}), False)
        if word in {",", ";", "đã", "rằng"} and scene.line.word(at + 1) != "nơi":
            return False
    return False


def _expected(scene: Scene, trigger: Trigger) -> bool:
    """«chuyến thăm Mỹ, dự kiến từ ngày 3/5»."""
    for at in range(trigger.last, min(trigger.last + 8, len(scene.line))):
        if scene.phrase(at) is None and scene.line.word(at) == ",":
            day = scene.phrase(at + 3)
            dated = day is not None and isinstance(day.mention, DateMention)
            return dated and scene.line.low[at : at + 3] == (",", "dự", "kiến")
    return False


def _setting(scene: Scene, trigger: Trigger) -> bool:
    """«kêu gọi … tại cuộc gặp với A», «nhất trí … trong chuyến thăm của A»: what is said then is said of other things.

    Unless it is all to come («sẽ», «muốn … trong cuộc gặp»).
    """
    near = scene.line.low[max(0, trigger.first - 2) : trigger.first]
    at = next((word for word in reversed(near) if word in OCCASIONS), None)
    visit = trigger.word.frame == "visit"
    if at is None or trigger.word.frame in {"invite", "upgrade"} or (visit and at in {"tại", "qua"}):
        return False
    words = words_between(scene, 0, trigger.first)
    barred = (*cues("Planned"), *cues("Denied"))
    if at == "tại":
        return not any(cue in words for cue in barred)
    barred += (*cues("wish"), *(cues("aim") if at != "sau" else ()))
    behind = " " + " ".join(scene.line.low[trigger.last : trigger.last + 24]) + " "
    ahead = any(cue in behind for cue in (*cues("later"), *cues("ahead")))
    return not ahead and any(cue in words for cue in cues("Proposed")) and not any(cue in words for cue in barred)


def _lately(scene: Scene, trigger: Trigger) -> bool:
    """«sẽ phát triển mạnh sau các cuộc gặp … vừa qua»: what is told of the recent past is not of the plan."""
    end = next((t.first for t in scene.triggers if t.first >= trigger.last), len(scene.line))
    return any(
        isinstance(phrase.mention, DateMention) and "vừa" in scene.line.low[phrase.first : phrase.last]
        for phrase in scene.parsed.phrases
        if trigger.last <= phrase.first < end
    )
