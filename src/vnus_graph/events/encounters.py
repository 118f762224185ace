"""Stage 5 of 7: Sentence + Mention → Claim. Meetings and calls: who met, received, called whom.

Verbs («A tiếp B», «A hội đàm với B», «A và B hội đàm», «A chào xã giao B», «được B tiếp»), nouns («cuộc gặp giữa A và
B», «cuộc hội kiến với B», «cuộc điện đàm của A với B»). A list of counterparts is one claim each. States and the press
are no parties here.
"""

from __future__ import annotations

from vnus_graph.events.delegations import leader
from vnus_graph.events.gestures import nothing_told
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import Claim, CountryMention, DelegationMention, GroupMention, InstitutionMention, PersonMention

_WITH = frozenset({"với", "cùng"})
_SUPPORT = frozenset(
    {"có", "tiến", "hành", "bước", "vào", "tổ", "chức", "chủ", "trì", "dự", "thực", "hiện", "lượt", "các", "và"}
)
_CLASSIFIERS = frozenset({"cuộc", "buổi", "phiên"})
_OCCASIONS = frozenset({"tại", "thúc", "sau", "trong", "quả", "trước", "dung", "của", "về", "buổi", "phiên", "cuộc"})
_FAMILIES = {"object", "with", "pair", "inverse"}

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def read(stage: Stage) -> None:
    """Claims of meetings and calls in the sentence."""
    for index, trigger in enumerate(stage.scene.triggers):
        if trigger.word.frame not in _FAMILIES or nothing_told(stage, trigger):
            continue
        sides, rule = _sides(stage, trigger)
        if sides[0] and sides[1]:
            _write(stage, index, trigger, sides, rule)


def _sides(stage: Stage, trigger: Trigger) -> tuple[Sides, str]:
    if trigger.noun or _used_as_noun(stage, trigger):
        return _noun(stage, trigger)
    if passive := _passive(stage, trigger):
        return passive, "encounter.passive"
    if trigger.word.frame == "pair":
        if any(t.word.kind == "Welcome" and 0 <= t.first - trigger.last <= 2 for t in stage.scene.triggers):
            return ((), ()), ""  # «A và B đồng chủ trì lễ đón»: both receive
        return _pair(stage, stage.scene.subject(trigger.first)), "encounter.joint"
    return _verb(stage, trigger)


def _used_as_noun(stage: Stage, trigger: Trigger) -> bool:
    """«tại hội đàm», «buổi hội kiến», «kết quả điện đàm với …»: the bare word stands for the occasion."""
    line = stage.scene.line
    if line.word(trigger.first - 1) in _CLASSIFIERS:
        return True
    return trigger.word.frame == "with" and (
        line.word(trigger.first - 1) in _OCCASIONS or line.word(trigger.last) == "giữa"
    )


def _verb(stage: Stage, trigger: Trigger) -> tuple[Sides, str]:
    scene = stage.scene
    subject = _subject(stage, trigger)
    prepositional = trigger.word.frame == "with" and trigger.word.phrase.split()[-1] not in _WITH
    other = scene.object(trigger.last, needs=_WITH if prepositional else frozenset()) or _direct(stage, trigger)
    if (
        other is None
        and subject is not None
        and trigger.word.kind != "CourtesyCall"
        and (trigger.word.frame == "with" or subject == scene.before(trigger.first))
    ):
        return _pair(stage, subject), "encounter.together"
    if other is None or subject is None:
        return ((), ()), ""
    theirs = _actors(stage, other)
    ours = _met_by(stage, subject, theirs) if _one_pair(subject) else _actors(stage, subject)
    if _one_pair(other) and len(theirs) == 2:
        return ((), ()), ""
    return (ours, theirs), f"encounter.{trigger.word.frame}"


def _direct(stage: Stage, trigger: Trigger) -> Group | None:
    """«Thủ tướng hội đàm Tổng thống Pháp»: headlines leave out «với»."""
    return next((g for g in stage.scene.groups if g.first == trigger.last and _people(g)), None)


def _bodies(group: Group) -> bool:
    """«… tại trụ sở Quốc hội và Chính phủ B»: a body without a verb behind it is no subject."""
    return any(isinstance(phrase.mention, InstitutionMention) for phrase in group.phrases)


def _states(group: Group) -> bool:
    return all(isinstance(phrase.mention, CountryMention) for phrase in group.phrases)


def _people(group: Group) -> bool:
    return all(isinstance(phrase.mention, PersonMention | DelegationMention) for phrase in group.phrases)


def _subject(stage: Stage, trigger: Trigger) -> Group | None:
    scene = stage.scene
    found = scene.subject(trigger.first)
    if found is not None and not _states(found):
        return found
    acting = [g for g in scene.groups if g.last <= trigger.first and g.slot == "free" and not _states(g)]
    if found is not None:  # «A cho biết Việt Nam coi trọng … khi điện đàm với B»
        return next((g for g in reversed(acting) if scene.follows(g)), found)
    return scene.next_subject(_after_object(stage, trigger)) if _fronted(stage, trigger) else None


def _fronted(stage: Stage, trigger: Trigger) -> bool:
    """«Chiều nay, tại Huế, tiếp ông B, Tổng Bí thư …», «Sau khi gặp …, ông …»: no actor before the verb."""
    if any(group.last <= trigger.first for group in stage.scene.groups):
        return False
    return trigger.first <= 4 or stage.scene.line.word(trigger.first - 1) in {"khi", ","}


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
    patient = next((g for g in reversed(stage.scene.groups) if g.last < agent.first and g.slot == "free"), None)
    return (_actors(stage, agent), _actors(stage, patient)) if patient is not None else None


def _pair(stage: Stage, group: Group | None) -> Sides:
    """Both sides in one group: «A và B», «hai bên»; more than two are told apart by state."""
    keys = _actors(stage, group)
    if len(keys) == 2 and _may_meet(stage, keys):
        return (keys[0],), (keys[1],)
    if len(keys) > 2:
        first = stage.registry.country_of(keys[0])
        ours = tuple(key for key in keys if stage.registry.country_of(key) == first)
        theirs = tuple(key for key in keys if stage.registry.country_of(key) != first)
        if first and theirs and all(stage.registry.country_of(key) for key in theirs):
            return ours, theirs
    return (), ()


def _may_meet(stage: Stage, keys: tuple[str, ...]) -> bool:
    left, right = (stage.registry.country_of(key) for key in keys)
    unknown = left is None or right is None
    if unknown and any(key.startswith("delegation:") for key in keys):
        return False  # «A và Đoàn …»: as a rule his own
    return left is None or left != right


def _noun(stage: Stage, trigger: Trigger) -> tuple[Sides, str]:
    """«cuộc gặp giữa A và B», «cuộc gặp (với) B (của A)», «A có cuộc gặp với B», «tại lễ đón, A và B …»."""
    scene = stage.scene
    line = scene.line
    if line.word(trigger.last) in {"có", "còn"}:
        return ((), ()), ""  # «Cùng dự buổi tiếp có …» lists those on one side
    after = scene.object(trigger.last)
    between = range(trigger.last, after.first) if after is not None else range(0)
    words = [line.word(i) for i in between]
    if after is not None and "giữa" in words:
        return _between(stage, trigger, after), "encounter.between"
    if after is not None and "của" in words:
        owner = _actors(stage, after)
        second = scene.object(after.last, needs=_WITH)
        theirs = _actors(stage, second) if second is not None else ()
        return (owner, theirs) if theirs else _pair(stage, after), "encounter.of"
    if after is not None and not _claims_object(words):
        after = None
    before = _chair(stage, trigger) or _host(stage, trigger, after)
    if after is not None and before is not None:
        theirs = _actors(stage, after)
        return (_met_by(stage, before, theirs), theirs), "encounter.noun"
    if before is not None and not _several(stage, trigger) and not _hosting(stage, trigger):
        return _pair(stage, before), "encounter.occasion"
    return ((), ()), ""


def _hosting(stage: Stage, trigger: Trigger) -> bool:
    """«A và B đồng chủ trì lễ đón»: both receive."""
    return trigger.word.kind == "Welcome" and "đồng" in stage.scene.line.low[max(0, trigger.first - 3) : trigger.first]


def _met_by(stage: Stage, before: Group, theirs: tuple[str, ...]) -> tuple[str, ...]:
    """«Tại cuộc gặp với C, hai bên …»: a pair that may not hold C yet leaves who goes on from meeting to meeting."""
    if not _one_pair(before):
        return tuple(key for key in _actors(stage, before) if key not in theirs)
    pair = stage.focus.pair or ()
    if any(key in theirs for key in pair):
        return tuple(key for key in pair if key not in theirs)
    states = {stage.registry.country_of(key) for key in theirs}
    fits = [key for key in pair if stage.registry.country_of(key) not in states]
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
    keys = _actors(stage, group)
    if not keys and _one_pair(group):  # «A và B họp báo sau hội đàm giữa hai bên»
        return _pair(stage, stage.scene.subject(trigger.first))
    if len(keys) == 1:
        second = stage.scene.object(group.last, needs=_WITH | {"và"})
        return keys, _actors(stage, second)
    return ((keys[0],), (keys[1],)) if len(keys) == 2 else _pair(stage, group)


def _chair(stage: Stage, trigger: Trigger) -> Group | None:
    """«Lễ đón A diễn ra dưới sự chủ trì của B», «… do B chủ trì»."""
    low = stage.scene.line.low
    for group in stage.scene.groups:
        owned = low[group.first - 3 : group.first] == ("chủ", "trì", "của")
        acting = group.governor == "do" and low[group.last : group.last + 2] == ("chủ", "trì")
        if trigger.word.kind == "Welcome" and group.first >= trigger.last and (owned or acting):
            return group if group != stage.scene.object(trigger.last) else None  # «dự lễ đón do B chủ trì»
    return None


def _host(stage: Stage, trigger: Trigger, after: Group | None) -> Group | None:
    """Who had the encounter: the subject of «có cuộc gặp», else that of the clause the noun introduces."""
    scene = stage.scene
    if scene.line.word(trigger.first - 1) in _SUPPORT or scene.line.word(trigger.first - 1) == "những":
        direct = scene.subject(trigger.first)
        if direct is not None:
            return direct
    start = after.last if after is not None else trigger.last
    following = scene.next_subject(start)
    if following is not None and (scene.follows(following) or not _bodies(following)):
        return following
    if trigger.first <= 3:
        return None
    near = [g for g in scene.groups if g.last <= trigger.first and g is not after]
    return scene.subject(trigger.first) or (near[-1] if near else None)


def _actors(stage: Stage, group: Group | None) -> tuple[str, ...]:
    """Keys of the persons, bodies and delegations in a group; states and the press are left out."""
    entries = stage.registry.entries
    found = stage.keys(group)
    if group is not None and not found:  # «đoàn cán bộ do ông X dẫn đầu»: of a delegation without a name, its leader
        found = tuple(key for phrase in group.phrases if (key := leader(stage, phrase)))
    return tuple(key for key in found if not key.startswith("country:") and entries[key].subtype != "MediaOutlet")


def _one_pair(group: Group) -> bool:
    return any(isinstance(phrase.mention, GroupMention) for phrase in group.phrases)


def _own_delegation(stage: Stage, keys: tuple[str, ...]) -> bool:
    """Nobody meets the delegation of his own state that travels with him."""
    states = {stage.registry.country_of(key) for key in keys}
    return len(states) == 1 and None not in states and any(key.startswith("delegation:") for key in keys)


def _write(stage: Stage, index: int, trigger: Trigger, sides: Sides, rule: str) -> None:
    ours, theirs = sides
    if trigger.word.frame == "inverse":
        ours, theirs = theirs, ours
    when, place = stage.circumstances(index, (*ours, *theirs))
    status = stage.status(trigger)
    for counterpart in theirs:
        if counterpart in ours or _own_delegation(stage, (*ours, counterpart)):
            continue
        roles = (*(("side", key) for key in ours), ("counterpart", counterpart))
        stage.write(
            Claim(
                trigger.word.kind,
                tuple(roles),
                (stage.evidence(rule),),
                status,
                when,
                place,
            ),
            trigger,
        )
        stage.used.add(index)
        if status == "Held":
            stage.focus.pair = ours[-1], counterpart
