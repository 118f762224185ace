"""Stage 5 of 7: Sentence + Mention → Claim. Whether it happened: planned, hoped for, refused, called off, or held.

Status comes from the words between subject and trigger («sẽ», «mong muốn», «từ chối»), in whose scope the trigger
stands; the last of them counts, and «đã» behind it makes it held. The words are in `status_cues.tsv`.
"""

from __future__ import annotations

from functools import cache

from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import DateMention, PlaceMention, Status
from vnus_graph.resources import table

_PREPARING = ("chuẩn", "bị", "cho")
_DOUBTS: tuple[Status, ...] = ("Planned", "Proposed", "Denied", "Cancelled")


@cache
def _cues(status: str) -> tuple[str, ...]:
    return tuple(f" {row['cue']} " for row in table("status_cues") if row["status"] == status)


def asserted(scene: Scene, trigger: Trigger) -> bool:
    """Whether «đã», «đang» or the like says that it took place, rather than a bare verb."""
    words = _words(scene, _scope(scene, trigger), trigger.first)
    return any(cue in words for cue in _cues("done"))


def status(scene: Scene, trigger: Trigger) -> Status:
    """Held, unless words in whose scope the trigger stands say otherwise."""
    line = scene.line
    if trigger.noun and (
        line.word(trigger.first - 1) == "trước" or line.low[max(0, trigger.first - 3) : trigger.first] == _PREPARING
    ):
        return "Planned"  # «trước chuyến thăm», «chuẩn bị cho chuyến thăm»
    if line.word(0) == "dự" and line.word(1) == "kiến" and trigger.first > 1:
        return "Planned"
    start = _scope(scene, trigger)
    if (earlier := _coordinated(scene, trigger)) is not None:
        return status(scene, earlier)
    words = _words(scene, start, trigger.first)
    behind = " " + " ".join(line.low[trigger.last : trigger.last + 24]) + " "
    if any(cue in behind.split(" . ")[0] for cue in _cues("later")) and " đã " not in words:
        return "Planned"
    found: Status = "Held"
    best = -1
    for doubt in _DOUBTS:
        at = max((words.rfind(cue) for cue in _cues(doubt)), default=-1)
        if at > best:
            found, best = doubt, at
    done = max((words.rfind(cue) for cue in _cues("done")), default=-1)
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
