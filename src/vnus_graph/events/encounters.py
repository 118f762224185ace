"""Stage 5 of 7: Sentence + Mention → Claim. Meetings and calls: who met, received, called whom.

Verbs («A tiếp B», «A hội đàm với B», «A và B hội đàm», «A chào xã giao B», «được B tiếp»), nouns («cuộc gặp giữa A và
B», «cuộc hội kiến với B», «cuộc điện đàm của A với B»). A list of counterparts is one claim each. States and the press
are no parties here.
"""

from __future__ import annotations

from vnus_graph.events import greeters, parties, remote
from vnus_graph.events.chairs import chair, chaired_by, chaired_with
from vnus_graph.events.examples import exemplified
from vnus_graph.events.gestures import nothing_told
from vnus_graph.events.hearers import faced, told, urged
from vnus_graph.events.pairs import Sides, among, pair
from vnus_graph.events.scene import Group, Scene
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import RANKS, Trigger, gathering
from vnus_graph.grammar.asides import aside
from vnus_graph.model import Claim

_WITH = frozenset({"với", "cùng"})
_INNER = frozenset({"rằng", "mà"})
"""What opens a clause within the clause."""
_SUPPORT = frozenset(
    {"có", "tiến", "hành", "bước", "vào", "tổ", "chức", "chủ", "trì", "dự", "thực", "hiện", "lượt", "các", "và"}
)
_CLASSIFIERS = frozenset({"cuộc", "buổi", "phiên"})
_OCCASIONS = frozenset({"tại", "thúc", "sau", "trong", "quả", "trước", "dung", "của", "về", "buổi", "phiên", "cuộc"})
_FAMILIES = {"object", "with", "pair", "inverse"}
_MUTUAL = frozenset({"encounter.together", "encounter.occasion", "encounter.joint"})
"""Rules by which all who meet are told in one group."""


def read(stage: Stage) -> None:
    """Claims of meetings and calls in the sentence."""
    for index, trigger in enumerate(stage.scene.triggers):
        called = parties.called_on(stage, trigger) if trigger.word.frame == "visit" else ((), ())
        if (trigger.word.frame not in _FAMILIES and not called[0]) or nothing_told(stage, trigger):
            continue
        sides, rule = (called, "encounter.called") if called[0] else _sides(stage, trigger)
        if sides[0] and sides[1] and parties.fitting(stage, trigger, sides):
            for each in (sides, *(among(stage, sides[1]) if rule in _MUTUAL else ())):
                _write(stage, index, trigger, each, rule)


def _sides(stage: Stage, trigger: Trigger) -> tuple[Sides, str]:
    if trigger.noun or _used_as_noun(stage, trigger):
        return _noun(stage, trigger)
    if passive := _passive(stage, trigger):
        return passive, "encounter.passive"
    if trigger.word.frame == "pair":
        if any(t.word.kind == "Welcome" and 0 <= t.first - trigger.last <= 2 for t in stage.scene.triggers):
            return ((), ()), ""  # «A và B đồng chủ trì lễ đón»: both receive
        subject = stage.scene.subject(trigger.first) or _behind_setting(stage, trigger)
        ours, theirs = chaired_with(stage, trigger, subject) or pair(stage, subject)
        alike = {key.startswith("body:") for key in (*ours, *theirs)}
        return ((ours, theirs) if len(alike) == 1 else ((), ())), "encounter.joint"
    return _verb(stage, trigger)


def _used_as_noun(stage: Stage, trigger: Trigger) -> bool:
    """«tại hội đàm», «buổi hội kiến», «kết quả điện đàm với …»: the bare word stands for the occasion."""
    line = stage.scene.line
    if line.word(trigger.first - 1) in _CLASSIFIERS:
        return True
    behind = next((i for i in range(trigger.last, len(line)) if line.word(i) not in RANKS), trigger.last)
    return trigger.word.frame == "with" and (line.word(trigger.first - 1) in _OCCASIONS or line.word(behind) == "giữa")


def _verb(stage: Stage, trigger: Trigger) -> tuple[Sides, str]:
    scene = stage.scene
    subject = parties.owner_before(stage, trigger) or _subject(stage, trigger)
    prepositional = trigger.word.frame == "with" and trigger.word.phrase.split()[-1] not in _WITH
    other = scene.object(trigger.last, needs=_WITH if prepositional else frozenset()) or _direct(stage, trigger)
    mutual = trigger.word.frame == "with" or trigger.word.phrase == "gặp lại"
    near = subject is not None and (mutual or subject in {scene.before(trigger.first), _between_commas(scene, trigger)})
    if other is None and near and trigger.word.kind != "CourtesyCall":
        return pair(stage, subject), "encounter.together"
    if other is not None and parties.another(stage, trigger, other):
        return ((), ()), ""
    theirs = parties.actors(stage, other)
    if (hosts := greeters.of_party(stage, trigger)) is not None:
        return (hosts, (stage.focus.subject,) if stage.focus.subject else ()), "encounter.greeted"
    if (hosts := greeters.listed(stage, trigger, other, theirs)) is not None:
        return (hosts, theirs), "encounter.greeted"
    if other is None or subject is None:
        return ((), ()), ""
    ours = _met_by(stage, subject, theirs) if parties.one_pair(subject) else parties.actors(stage, subject)
    if parties.one_pair(other) and len(theirs) == 2:
        return ((), ()), ""
    return (ours, theirs), f"encounter.{trigger.word.frame}"


def _between_commas(scene: Scene, trigger: Trigger) -> Group | None:
    """«Hai nhà lãnh đạo, A và B, gặp nhau»: the group that a comma closes before the verb."""
    at = next((i for i in range(trigger.first - 1, 0, -1) if scene.line.word(i) not in {"đã", "vừa"}), 0)
    closed = scene.line.word(at) == "," and scene.line.word(trigger.last) == "nhau"
    return scene.before(at) if closed else None


def _direct(stage: Stage, trigger: Trigger) -> Group | None:
    """«Thủ tướng hội đàm Tổng thống Pháp»: headlines leave out «với»."""
    return next((g for g in stage.scene.groups if g.first == trigger.last and parties.people(g)), None)


def _subject(stage: Stage, trigger: Trigger) -> Group | None:
    scene = stage.scene
    found = scene.subject(trigger.first)
    if found is not None and (not parties.states(found) or found.governor == "ơn"):
        return found  # «A cảm ơn Nhật Bản đã tiếp đón B»: nobody in particular did
    acting = [g for g in scene.groups if g.last <= trigger.first and g.slot == "free" and not parties.states(g)]
    if found is not None:  # «A cho biết Việt Nam coi trọng … khi điện đàm với B»
        return next((g for g in reversed(acting) if scene.follows(g)), found)
    return scene.next_subject(_after_object(stage, trigger)) if _fronted(stage, trigger) else None


def _fronted(stage: Stage, trigger: Trigger) -> bool:
    """«Chiều nay, tại Huế, tiếp ông B, Tổng Bí thư …», «Sau khi gặp …, ông …»: no actor before the verb."""
    if any(group.last <= trigger.first for group in stage.scene.groups):
        return False
    return trigger.first <= 4 or stage.scene.line.word(trigger.first - 1) in {"khi", ","}


def _behind_setting(stage: Stage, trigger: Trigger) -> Group | None:
    """«Sau khi đồng chủ trì kỳ họp, A và B …»: the two are the subject of the main clause."""
    found = stage.scene.next_subject(trigger.last) if _fronted(stage, trigger) else None
    return found if found is not None and stage.scene.follows(found) else None


def _after_object(stage: Stage, trigger: Trigger) -> int:
    other = stage.scene.object(trigger.last)
    return other.last if other is not None else trigger.last


def _passive(stage: Stage, trigger: Trigger) -> Sides | None:
    """«B được A tiếp»: the agent stands between «được» and the verb."""
    agent = stage.scene.before(trigger.first)
    if agent is None or agent.governor not in {"được", "do"}:
        return None
    if {"dẫn", "trưởng", "đứng"} & set(stage.scene.line.low[agent.last : trigger.first]):
        return None  # «đoàn do A dẫn đầu đã làm việc với B»
    named = [
        g for g in reversed(stage.scene.groups) if g.last < agent.first and g.slot == "free" and g.governor != "là"
    ]
    chained = stage.scene.line.word(agent.first - 2) == ","  # «B sẽ tới C, được A tiếp»
    acting = [g for g in named if stage.scene.follows(g)] or named[-1:] if chained else named
    patient = acting[0] if acting else None  # but not «B là tổng thống C đầu tiên được A tiếp»
    if trigger.word.frame == "pair" and (patient is None or not parties.people(agent) or not parties.people(patient)):
        return None  # «khóa đào tạo do Bộ A chủ trì»
    return (parties.actors(stage, agent), parties.actors(stage, patient)) if patient is not None else None


def _noun(stage: Stage, trigger: Trigger) -> tuple[Sides, str]:
    """«cuộc gặp giữa A và B», «cuộc gặp (với) B (của A)», «A có cuộc gặp với B», «tại lễ đón, A và B …»."""
    scene = stage.scene
    line = scene.line
    if line.word(trigger.last) in {"có", "còn"} or line.low[max(0, trigger.first - 2) : trigger.first] == ("về", "một"):
        return ((), ()), ""  # «Cùng dự buổi tiếp có …» lists those on one side; «về một cuộc gặp» tells of none
    after = scene.object(trigger.last)
    between = range(trigger.last, after.first) if after is not None else range(0)
    words = [line.word(i) for i in between if line.word(i) != "," or not scene.described(i + 1)]
    if gathering(trigger.word) and (after is None or not parties.people(after) or "," in words):
        return ((), ()), ""
    if after is None and "hai" in line.low[trigger.last : trigger.last + 1 + (line.word(trigger.last) == "giữa")]:
        return ((), ()), ""  # «cuộc gặp (giữa) hai Bộ Chính trị»
    if after is not None and "giữa" in words:
        return _between(stage, trigger, after), "encounter.between"
    given = exemplified(scene, trigger.last)
    if after is not None and given is None and "của" in words:
        owner = parties.actors(stage, after)
        second = scene.object(after.last, needs=_WITH)
        theirs = parties.actors(stage, second) if second is not None else ()
        return (owner, theirs) if theirs else pair(stage, after), "encounter.of"
    if after is not None and given is None and not _claims_object(words):
        after = None
    if after is None and (chairs := chaired_by(stage, trigger)) is not None:
        return pair(stage, chairs), "encounter.joint"
    before = chair(stage, trigger) or _host(stage, trigger, after)
    if after is not None and before is not None:
        theirs = parties.actors(stage, after)
        host = parties.met_by(stage, trigger, before, theirs)
        ours = _met_by(stage, host, theirs) if host is not None else ()
        return (parties.partner(stage, trigger, ours, theirs), theirs), "encounter.noun"
    if before is not None and (hearer := told(stage, before) or urged(stage, trigger, before)) is not None:
        return (parties.actors(stage, before), parties.actors(stage, hearer)), "encounter.told"
    if before is not None and not _several(stage, trigger) and not _one_side(stage, trigger):
        both = pair(stage, before)
        if not both[0] and parties.one_pair(before) and parties.any_two(before):  # «A và B … sau khi hai bên hội đàm»
            both = parties.both_named(stage, trigger)
        two = faced(stage, trigger)
        return (both, "encounter.occasion") if both[0] or two is None else (two, "encounter.told")
    return ((), ()), ""


def _one_side(stage: Stage, trigger: Trigger) -> bool:
    """«A và B đồng chủ trì lễ đón», «A và B có cuộc trò chuyện ngắn với họ»: both meet others than each other."""
    line = stage.scene.line
    if trigger.word.kind == "Welcome" and "đồng" in line.low[max(0, trigger.first - 3) : trigger.first]:
        return True
    near = range(trigger.last - 1, trigger.last + 4)
    behind = next((i for i in near if line.word(i) in {"với", ","}), trigger.last)
    return line.word(behind) == "với" and line.word(behind + 1) in {"họ", "các", "những", "nhiều", "một"}


def _met_by(stage: Stage, before: Group, theirs: tuple[str, ...]) -> tuple[str, ...]:
    """«Tại cuộc gặp với C, hai bên …»: a pair that may not hold C yet leaves who goes on from meeting to meeting."""
    if not parties.one_pair(before):
        return tuple(key for key in parties.actors(stage, before) if key not in theirs)
    two = stage.focus.pair or parties.alone(stage, theirs)
    if any(key in theirs for key in two):
        return tuple(key for key in two if key not in theirs)
    states = {stage.registry.country_of(key) for key in theirs}
    fits = [key for key in two if stage.registry.country_of(key) not in states]
    if len(fits) == 2:
        home = [key for key in fits if stage.registry.country_of(key) == stage.focus.home]
        fits = home or [key for key in fits if key == stage.focus.subject]
    return tuple(fits) if len(fits) == 1 else ()


def _several(stage: Stage, trigger: Trigger) -> bool:
    """«các cuộc trao đổi», «những cuộc gặp»: no single encounter."""
    words = stage.scene.line.low[max(0, trigger.first - 2) : trigger.first + 1]
    return bool({"các", "những", "nhiều", "mọi", "hàng"} & set(words))


def _claims_object(words: list[str]) -> bool:
    """The noun's complement stands at once behind it or behind «với», not in another clause."""
    return "," not in words and (not words or bool(_WITH & set(words)) or len(words) <= 3)


def _between(stage: Stage, trigger: Trigger, group: Group) -> Sides:
    keys = parties.actors(stage, group)
    if not keys and parties.one_pair(group):  # «A và B họp báo sau hội đàm giữa hai bên»
        if not parties.any_two(group):
            return (), ()  # «Hai Chủ tịch đánh giá cao hội đàm giữa Thủ tướng hai nước»
        named = pair(stage, stage.scene.subject(trigger.first))
        return named if named[0] else parties.both_named(stage, trigger)
    if len(keys) == 1:
        second = stage.scene.object(aside(stage.scene.line, group.last), needs=_WITH | {"và"})
        return keys, parties.actors(stage, second)
    return ((keys[0],), (keys[1],)) if len(keys) == 2 else pair(stage, group)


def _host(stage: Stage, trigger: Trigger, after: Group | None) -> Group | None:
    """Who had the encounter: the subject of «có cuộc gặp», else that of the clause the noun introduces."""
    scene = stage.scene
    if (quoted := parties.quoted(stage, trigger)) is not None:
        return quoted
    before = scene.line.word(trigger.first - 1 - (scene.line.word(trigger.first - 1) in _CLASSIFIERS))
    if before in _SUPPORT or before == "những":
        direct = scene.subject(trigger.first)
        if direct is not None:
            return direct
    start = after.last if after is not None else trigger.last
    following = scene.next_subject(start)
    said = following is not None and any(scene.line.word(i) in _INNER for i in range(start, following.first))
    if following is not None and not said and (scene.follows(following) or not parties.bodies(following)):
        return following
    if trigger.first <= 3:
        return None
    near = [g for g in scene.groups if g.last <= trigger.first and g is not after and not scene.source(g)]
    return scene.subject(trigger.first) or (near[-1] if near else None)


def _on_a_visit(stage: Stage, index: int) -> bool:
    return any(trigger.word.frame == "visit" for trigger in stage.scene.triggers[:index])


def _write(stage: Stage, index: int, trigger: Trigger, sides: Sides, rule: str) -> None:
    ours, theirs = sides
    if trigger.word.frame == "inverse":
        ours, theirs = theirs, ours
    when, place = stage.circumstances(index, (*ours, *theirs))
    if when is not None and when.end and _on_a_visit(stage, index):
        when = None  # «Trong chuyến thăm B, từ ngày 8-11/7, A đã hội đàm với C»: the days of the visit
    status = stage.status(trigger)
    for counterpart in theirs:
        if counterpart in ours or parties.own_delegation(stage, (*ours, counterpart)):
            continue
        party = counterpart.startswith("delegation:")
        if (party or trigger.word.kind == "Welcome") and parties.own_envoy(stage, ours, counterpart):
            continue
        if parties.between_states(trigger) and parties.misread(stage, trigger, ours, counterpart):
            continue
        roles = (*(("side", key) for key in ours), ("counterpart", counterpart))
        kind = remote.kind(stage.scene, trigger) if trigger.word.frame != "visit" else "Meeting"
        stage.write(Claim(kind, roles, (stage.evidence(rule),), status, when, place), trigger)
        stage.used.add(index)
        leaders = any(key.startswith("person:") for key in theirs)
        if status == "Held" and (counterpart.startswith("person:") or not leaders):
            stage.focus.pair = ours[-1], counterpart
