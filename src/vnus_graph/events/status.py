"""Stage 5 of 7: Sentence + Mention → Claim. Whether it happened: planned, hoped for, refused, called off, or held.

Status comes from the words between subject and trigger («sẽ», «mong muốn», «từ chối»), in whose scope the trigger
stands; the last of them counts, and «đã» behind it makes it held. A rumour or a question doubts the whole sentence;
what befell a meeting stands behind its noun («… đã bị hủy»). The words are in `status_cues.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vnus_graph.events import outlook
from vnus_graph.events.chained import coordinated
from vnus_graph.events.cues import cues, words_between
from vnus_graph.events.hearsay import doubted
from vnus_graph.events.noun_status import CLAUSE, OCCASIONS, of_noun, reached
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import CountryMention, DateMention, PlaceMention, Status

_AGREED = re.compile(r" (cùng )?(nhất trí|thống nhất)( việc| về việc)? $")
"""The two sides upgrade their relations by agreeing to."""
_SAME = (
    (" theo lời mời ", " "),
    (" sẽ kết thúc ", " sẽ "),
    (" chưa từng ", " chưa "),
    (" không hề ", " không "),
    (" chưa hề ", " chưa "),
)
_REFRAINED = re.compile(
    r" (?:không|chưa|từ chối) (?!tham |dự |có mặt|xuất hiện|góp mặt|hiện diện|đến|tới|sang|thăm|cùng|theo|được|phải"
    r"|cho rằng|nghĩ|tin )"
)
"""«đã không đề cập … tại cuộc hội đàm»: that something was not done at it says that it was held."""
_NEAR = 8
"""Tokens within which a word belongs to the trigger whatever stands between."""
_TALKING = frozenset((*pair, ",") for pair in (("đối", "thoại"), ("tiếp", "xúc"), ("phối", "hợp"), ("chia", "sẻ")))
_ENDS = frozenset({",", ";", ".", ":", "sau", "và"})
_SOON = frozenset({"mai", "tới"})
_SETTINGS = frozenset({"chuyến", "khuôn", "thời", "chương", "dịp"})
_ARRIVED = re.compile(
    r" (?:(?:đã|vừa|khi|đích thân)(?: [^ ,;]+){0,6}? (?:đến|tới|trở lại|quay lại|có mặt|sang)|tạm dừng)"
    r"(?: [^ ,;]+){0,4} để (?:bắt đầu |đích thân |trực tiếp )?$"
)
"""«đã quay trở lại Nhà Trắng để hội đàm»: who is there for it does it; who has left («đã lên đường») may not."""
_NOT_PLAIN = frozenset("khi lúc nhân dịp cảnh giữa hồi từng trước sau việc cùng đó rời đường".split())
_SPEAKING = frozenset({"đã", "vừa", "đang", "rằng", "biết", "định", "nói", "mạnh", "bố", "trước"})
_DOUBTS: tuple[Status, ...] = ("Planned", "Proposed", "Denied", "Cancelled")
_RECALLED = frozenset({("nhắc", "đến"), ("nhắc", "tới"), ("nhắc", "lại")})


def asserted(scene: Scene, trigger: Trigger) -> bool:
    """Whether «đã», «đang» or the like says that it took place, rather than a bare verb."""
    if (scene.line.low[:1] == ("hồi",) and not trigger.noun) or outlook.bygone(scene, trigger):
        return True  # «Hồi cuối tháng 9, A thăm B»
    if outlook.first_time(scene, trigger) or reached(scene, trigger) or outlook.begins_today(scene, trigger):
        return True
    words = words_between(scene, _scope(scene, trigger), trigger.first)
    begun = () if outlook.scheduled(scene, trigger) else cues("begun")
    told = max((words.rfind(cue) for cue in (*cues("done"), *begun)), default=-1)
    about = trigger.noun and " về " in words[max(told, 0) :] and not words.endswith(" quả ")
    return told >= 0 and not about  # «đã trả lời phỏng vấn về chuyến thăm»


def leaning(scene: Scene, trigger: Trigger) -> bool:
    """«trong chuyến thăm, A sẽ …», «A sẽ … khi thăm B»: the setting of what is to come, and perhaps to come itself."""
    if trigger.word.frame == "upgrade" and scene.line.word(trigger.first - 1) == "việc":
        return True  # «việc nâng cấp quan hệ có ý nghĩa rất quan trọng»
    if reached(scene, trigger):
        return False
    if outlook.weighed(scene, trigger) or outlook.promising(scene, trigger):
        return True
    near = [i for i in range(trigger.first - 1, -1, -1) if scene.phrase(i) is None][:16]
    at = next((i for i in near if _opens(scene, i, trigger)), None)
    if at is None or any(cue in words_between(scene, at, trigger.first) for cue in (*cues("done"), *cues("begun"))):
        return False
    ends = [i for i in range(trigger.last, len(scene.line)) if scene.line.word(i) == "," and scene.phrase(i) is None]
    if scene.line.word(trigger.first - 1) == "quả" or scene.line.low[at - 1 : at + 1] == ("sau", "khi"):
        return False  # «sẽ gặp C sau khi thông báo kết quả cuộc gặp với B»
    after = scene.line.word(at) == "sau"
    at -= scene.line.word(at - 1) == "ngay"
    if after and at and scene.line.word(at - 1) != ",":
        return False  # «sẽ phát triển sau cuộc gặp»
    if at == 0 or scene.line.word(at - 1) in {",", "rằng", "biết", "cũng", "rõ"}:
        words = words_between(scene, ends[0], len(scene.line)).split()[:8] if ends else []
        if _interviewed(scene, trigger, at):
            return True
    else:
        words = words_between(scene, 0, at).split()[-14:]
    for word, follower in pairwise([*words, ""]):
        if word == "sẽ" or (word, follower) == ("dự", "kiến"):
            return True
        if word in _SPEAKING:
            return False
    return False


def _interviewed(scene: Scene, trigger: Trigger, at: int) -> bool:
    """«Nhân dịp A thăm B, C trả lời phỏng vấn»: as a rule before it, unless of what came of it."""
    low = scene.line.low
    if low[at : at + 2] != ("nhân", "dịp") or low[:1] == ("trước",) or "quả" in low:
        return False
    return " phỏng vấn " in words_between(scene, trigger.last, len(scene.line))


def _opens(scene: Scene, at: int, trigger: Trigger) -> bool:
    """«khi …», «trong chuyến …», «nhân dịp …», «sau lễ đón»: a setting begins at token `at`."""
    if scene.phrase(at) is not None:
        return False
    word, follower = scene.line.word(at), scene.line.word(at + 1)
    after = word == "sau" and trigger.first - at <= 2 and trigger.word.frame != "visit"
    return after or word == "khi" or (word in {"trong", "nhân"} and follower in _SETTINGS)


def plain(scene: Scene, trigger: Trigger) -> bool:
    """«A thăm B trong hai ngày»: a bare verb of a main clause, which may as well tell of what is to come."""
    low = scene.line.low
    first = max((i + 1 for i in range(trigger.first) if low[i] == ";"), default=0)
    return not trigger.noun and not _NOT_PLAIN & set(low[first : trigger.first]) and "hồi" not in low[trigger.last :]


def looks_ahead(headline: Sequence[str]) -> bool:
    """«… trước thềm thượng đỉnh B - C», «… trước cuộc gặp A»: the encounter that the article is about lies ahead."""
    words = f" {' '.join(headline)} "
    return any(cue in words for cue in cues("eve"))


def status(scene: Scene, trigger: Trigger) -> Status:
    """Held, unless words in whose scope the trigger stands say otherwise."""
    if (doubt := doubted(scene, trigger)) is not None:
        return doubt
    whole = " " + " ".join(scene.line.low) + " "
    if whole.startswith(cues("opener")) and trigger.first > 1 and not reached(scene, trigger):
        return "Planned"
    if (trigger.noun or _bare(scene, trigger)) and (told := of_noun(scene, trigger)) is not None:
        return told
    if _told_of_level(scene, trigger):
        return "Held"
    if (earlier := coordinated(scene, trigger)) is not None:
        return status(scene, earlier)
    if outlook.there_for_it(scene, trigger):
        return "Held"
    if outlook.setting_of_what_comes(scene, trigger):
        return "Planned"
    found = _of_words(scene, trigger)
    ahead = _of_what_he_may_do(scene, trigger) if found == "Held" else None
    return ahead or found


def _of_what_he_may_do(scene: Scene, trigger: Trigger) -> Status | None:
    """«A có thể nêu vấn đề … khi gặp B», «A sẽ … khi gặp B»: when they meet lies ahead like what is done then."""
    if trigger.noun or trigger.word.frame == "visit" or scene.line.word(trigger.first - 1) != "khi":
        return None
    subject = next((group for group in scene.groups if group.slot == "free"), None)
    if subject is None or subject.last > trigger.first:
        return None
    words = words_between(scene, subject.last, trigger.first)
    if words.startswith((" sẽ ", " sắp ", " dự kiến ", " dự định ", " định ")):
        return "Planned"
    return "Proposed" if words.startswith((" có thể ", " muốn ", " có khả năng ")) else None


def _bare(scene: Scene, trigger: Trigger) -> bool:
    """«trong điện đàm với A», «kết quả hội đàm»: the bare word stands for the occasion."""
    return trigger.word.frame == "with" and scene.line.word(trigger.first - 1) in OCCASIONS | {"quả"}


def _told_of_level(scene: Scene, trigger: Trigger) -> bool:
    """«làm sâu sắc quan hệ Đối tác chiến lược được thiết lập năm 2013»: a participle, outside the plan around it."""
    if trigger.word.frame != "upgrade" or scene.line.word(trigger.first - 1) != "được":
        return False
    behind = scene.phrase(trigger.last) or scene.phrase(trigger.last + 1)
    dated = behind is not None and isinstance(behind.mention, DateMention)
    return dated and scene.line.word(trigger.first - 2) not in {"sẽ", "sớm", "kiến", "sắp"}


def _of_words(scene: Scene, trigger: Trigger) -> Status:
    """The last word of doubt before the trigger counts, unless «đã» and the like come behind it."""
    words = words_between(scene, _scope(scene, trigger), trigger.first)
    if _to_follow(scene, trigger) and " đã " not in words:
        return "Planned"
    for longer, shorter in _SAME:
        words = words.replace(longer, shorter)
    words = _of_what_was_said(words)
    if trigger.noun and scene.line.word(trigger.first - 1) in OCCASIONS:
        words = _REFRAINED.sub(" ", words)
    if _ARRIVED.search(words):
        return "Held"
    if trigger.word.frame == "upgrade":
        words = _AGREED.sub(" ", words)
    behind = (" " + " ".join(scene.line.low[trigger.last : trigger.last + 24]) + " ").split(" . ")[0] + " "
    ahead = (outlook.to_come(scene, trigger) or any(cue in behind for cue in cues("later"))) and " đã " not in words
    if any(cue in words for cue in cues("denial")):
        return "Denied"
    found: Status = "Held"
    best = -1
    for doubt in _DOUBTS:
        at = max((words.rfind(cue) for cue in cues(doubt)), default=-1)
        if at > best:
            found, best = doubt, at
    if max((words.rfind(cue) for cue in cues("done")), default=-1) > best:
        found = "Held"
    elif found != "Held":
        return found
    elif _only_invited(scene, trigger):
        return "Proposed"
    elif _announced(scene, trigger):
        return "Planned"
    return "Planned" if ahead else "Held"


def _of_what_was_said(words: str) -> str:
    """«khẳng định sẽ dự hội nghị khi gặp A»: the plan is what was said when they met."""
    said, _, met = words.rpartition(" khi ")
    verbs = [at for cue in cues("said") if (at := said.find(cue)) >= 0]
    plans = [at for cue in cues("Planned") if (at := said.find(cue)) >= 0]
    return f" {met.strip()} " if verbs and (not plans or min(verbs) < min(plans)) else words


def _to_follow(scene: Scene, trigger: Trigger) -> bool:
    """«ngày mai bắt đầu thăm», «… trước khi A thăm B»: a day to come, or what comes after an event not yet over."""
    line = scene.line
    for at in range(max(0, trigger.first - _NEAR), trigger.first):
        phrase = scene.phrase(at)
        if phrase is not None and isinstance(phrase.mention, DateMention) and _SOON & set(line.low[at : phrase.last]):
            return phrase.mention.when is not None or line.word(phrase.last) != "khi"  # «… thời gian tới khi gặp B»
    if trigger.noun or "đã" in line.low:
        return False
    clause = range(max(0, trigger.first - CLAUSE), trigger.first)
    before = next((i for i in clause if line.low[i : i + 2] == ("trước", "khi") and scene.phrase(i) is None), None)
    if before is None:
        return False
    return trigger.first - before <= _NEAR or not {",", ";"} & set(line.low[before : trigger.first])


def _only_invited(scene: Scene, trigger: Trigger) -> bool:
    """«chuyển lời mời của A tới B thăm C»: the visit is what the invitation is to."""
    before = [t for t in scene.triggers if t.last <= trigger.first and t.word.frame != "visit"]
    earlier = before[-1] if before else None
    if earlier is None or earlier.word.frame != "invite" or trigger.word.frame != "visit":
        return False
    conveyed = {"chuyển", "gửi", "nhắc"} & set(scene.line.low[max(0, earlier.first - 6) : earlier.first])
    between = [g for g in scene.groups if earlier.last <= g.first and g.last <= trigger.first and g.slot == "free"]
    return bool(conveyed) and not between


def _announced(scene: Scene, trigger: Trigger) -> bool:
    """«A sẽ dự …, có các cuộc hội đàm …»: «sẽ» behind the subject holds to the end of its chain of verbs."""
    subject = scene.subject(trigger.first)
    if subject is None or scene.line.word(trigger.first - 1) in {"sau", "tại", "trong"}:
        return False
    words = words_between(scene, subject.last, trigger.first).split()
    words = words[3:] if words[:3] in (["và", "hoàng", "hậu"], ["và", "phu", "nhân"]) else words
    if ";" in words or len(words) > 30 or not (words[:1] in (["sẽ"], ["sắp"]) or words[:2] == ["dự", "kiến"]):
        return False
    return not set(words) & {"đã", "vừa", "đang", "khi", "rằng"}


def _scope(scene: Scene, trigger: Trigger) -> int:
    """Where the words that can govern the trigger begin: behind the last clause boundary or actor in subject place."""
    at = trigger.first
    if trigger.noun and scene.line.low[at - 2 : at] in _RECALLED:
        return at  # «muốn nhắc đến cuộc điện đàm với A»: who wishes to recall it has had it
    while at > 0:
        phrase = scene.phrase(at - 1)
        if phrase is not None:
            if isinstance(phrase.mention, DateMention | PlaceMention):
                at = phrase.first
                continue
            group = next((g for g in scene.groups if g.first <= phrase.first < g.last), None)
            whose = isinstance(phrase.mention, CountryMention) and not phrase.mention.adjective
            if group is None and whose and not trigger.noun:  # «mong muốn đón nhiều du khách Nhật Bản đến thăm»
                at = phrase.first
                continue
            return _before_subject(scene, group.first if group is not None else phrase.first)
        # «đề nghị lập kênh đối thoại, trao đổi với B»: one thing in two words
        talked = scene.line.low[at - 3 : at] in _TALKING and trigger.word.phrase.startswith("trao đổi")
        stop = scene.line.word(at - 1) in {";", "."} or (scene.line.word(at - 1) in {",", ":"} and not trigger.noun)
        if stop and not talked:
            return at  # a noun may name what stands before the colon: «sẽ chứng kiến một sự kiện lớn: cuộc gặp …»
        at -= 1
    return at


def _before_subject(scene: Scene, first: int) -> int:
    """A verb of wishing before the subject governs the clause too: «đề nghị Tổng thống X thăm»."""
    at = first
    while at > 0 and first - at < 6 and scene.phrase(at - 1) is None and scene.line.word(at - 1) not in _ENDS:
        at -= 1
    return at
