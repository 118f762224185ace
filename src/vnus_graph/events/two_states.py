"""Stage 5 of 7: Sentence + Mention → Claim. Which two states an upgrade of relations is told of, if they are two."""

from __future__ import annotations

from vnus_graph.events.foundings import REACH, celebrated, years_since
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import CountryMention, DateMention, GroupMention, InstitutionMention

BECOMING = "trở thành"
"""«B trở thành đối tác chiến lược của A»."""
_ELSEWHERE = frozenset({".", ";", ",", "trước", "tại", "trong", "dự", "hội", "khi", "nhân", "khuôn"})
_ADVERBS = frozenset("được chính thức đã vừa mới cùng cũng sẽ sắp đang nhất trí thống quyết định tuyên bố".split())
_MANY = frozenset({"nhiều", "một", "các", "hầu", "tất", "hơn", "gần"})
"""First words behind «với» of what is no single state: «một số nước», «hầu hết các nước»."""
_JOINING = frozenset({"và", "với", "cùng", "-", "–", "trước", "đây", "cũ"})


def two_states(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """Keys of the two states; empty where they are not two, or where one party is a union of states."""
    states = _states(stage, trigger)
    apart = _with_union(stage, trigger) or _with_many(stage, trigger) or _of_another(stage, states)
    return () if len(states) != 2 or apart else states


def _states(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    scene = stage.scene
    subject = scene.subject(trigger.first)
    for keys in (_countries(stage.keys(subject)), _near(stage, trigger), _subject_pair(stage, trigger)):
        if len(keys) == 2:
            return keys
    one = _countries(stage.keys(subject)) or _told_of(stage, trigger)
    becoming = trigger.word.phrase.startswith(BECOMING)
    other = scene.object(trigger.last, needs=frozenset({"với", "của"} if becoming else {"với"}))
    if len(one) == 1 and other is not None and len(both := _countries((*one, *stage.keys(other)))) == 2:
        return both
    if _of_speakers(stage, trigger) or _stranger(stage, trigger):
        return _of_speakers(stage, trigger)
    if subject is None or any(isinstance(p.mention, GroupMention) for p in subject.phrases) or not one:
        return stage.focus.countries()
    return ()


def _subject_pair(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """Two states right before: «A và B vừa nâng cấp …», «A và B kỷ niệm 50 năm thiết lập …», «Quan hệ A - B được …»."""
    line, end = stage.scene.line, _subject_end(stage, trigger)
    near = [p for p in stage.scene.parsed.phrases if p.last <= end and isinstance(p.mention, CountryMention)]
    days = {i for p in stage.scene.parsed.phrases if isinstance(p.mention, DateMention) for i in range(p.first, p.last)}
    if not near or any(line.word(i) not in _ADVERBS for i in range(near[-1].last, end) if i not in days):
        return ()
    pair = near[-2:]
    if any(line.word(i) not in _JOINING for i in range(pair[0].last, pair[-1].first)):
        return ()
    joints = range(near[-3].last, pair[0].first) if len(near) > 2 else ()
    if joints and all(line.word(i) in _JOINING | {","} for i in joints):
        return ()  # three states, each with each
    return tuple(dict.fromkeys(f"country:{p.mention.code}" for p in pair if isinstance(p.mention, CountryMention)))


def _subject_end(stage: Stage, trigger: Trigger) -> int:
    """Index behind the subject, which stands before «kỷ niệm 50 năm» if that is what is told."""
    told = celebrated(stage, trigger) if years_since(stage, trigger) else None
    return trigger.first if told is None else told


def _told_of(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«A là một trong những nước đầu tiên thiết lập quan hệ ngoại giao với …»: the state of which that is told."""
    line = stage.scene.line
    for at in range(trigger.first - 1, max(trigger.first - REACH, 0), -1):
        if line.word(at) in {".", ";", ","}:
            break
        if line.word(at) == "là" and {"nước", "quốc"} & set(line.low[at : trigger.first]):
            ends = at - 1 if line.word(at - 1) in {"cũng", "đã", "vốn"} else at
            before = [p for p in stage.scene.parsed.phrases if p.last == ends and isinstance(p.mention, CountryMention)]
            return tuple(f"country:{p.mention.code}" for p in before if isinstance(p.mention, CountryMention))
    return ()


def _near(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«quan hệ Việt Nam - Hoa Kỳ», «giữa hai nước», «hai nước» around the trigger."""
    line = stage.scene.line
    found: list[str] = []
    for phrase in stage.scene.parsed.phrases:
        if not trigger.last <= phrase.first < min(trigger.last + REACH, len(line)):
            continue
        if any(line.word(i) in {".", ";", "khi", "nhân"} for i in range(trigger.last, phrase.first)):
            break
        if isinstance(phrase.mention, CountryMention):
            found.append(f"country:{phrase.mention.code}")
        elif len(found) == 2:
            break
        elif isinstance(phrase.mention, GroupMention) and phrase.mention.head == "nước":
            return _of_speakers(stage, trigger) or stage.focus.countries()
    return tuple(dict.fromkeys(found))


def _of_speakers(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«A cùng Tổng thống B tuyên bố nâng cấp quan hệ hai nước»: the states of the two named before."""
    codes: list[str] = []
    for group in stage.scene.groups:
        if group.last <= trigger.first and (group.slot == "free" or group.governor in {"cùng", "với"}):
            codes += [code for key in stage.keys(group) if (code := stage.registry.country_of(key))]
    distinct = list(dict.fromkeys(codes))
    keys = tuple(f"country:{code}" for code in distinct)
    return keys if len(keys) == 2 and all(key in stage.registry.entries for key in keys) else ()


def _stranger(stage: Stage, trigger: Trigger) -> bool:
    """«A cùng Tổng thống C tuyên bố nâng cấp quan hệ», where nobody tells of which state C is president."""
    groups = [g for g in stage.scene.groups if g.last <= trigger.first and g.governor in {"cùng", "với"}]
    people = [key for group in groups for key in stage.keys(group) if key.startswith("person:")]
    return any(stage.registry.country_of(key) is None for key in people)


def _with_many(stage: Stage, trigger: Trigger) -> bool:
    """«thiết lập đối tác chiến lược với nhiều nước», «với 18 nước»: no two, whoever tells of it."""
    line = stage.scene.line
    for at in range(trigger.last, min(trigger.last + REACH, len(line) - 2)):
        if line.word(at) in _ELSEWHERE:
            return False
        if line.word(at) == "với" and (line.word(at + 1) in _MANY or line.word(at + 1).isdigit()):
            return bool({"nước", "quốc"} & set(line.low[at + 2 : at + 5]))
    return False


def _with_union(stage: Stage, trigger: Trigger) -> bool:
    """«quan hệ Đối tác chiến lược ASEAN - Hoa Kỳ», «Việt Nam và EU nâng cấp …»: one party is no state."""
    line = stage.scene.line
    for phrase in stage.scene.parsed.phrases:
        if not isinstance(phrase.mention, InstitutionMention) or phrase.mention.subtype != "InternationalOrganization":
            continue
        if phrase.last <= trigger.first and trigger.first - phrase.last <= 2:
            return True
        state = stage.scene.phrase(phrase.last + 1)
        if state is not None and state.last == _subject_end(stage, trigger) and line.word(phrase.last) in _JOINING:
            return True  # «ASEAN và B kỷ niệm 45 năm thiết lập …»
        near = trigger.last <= phrase.first < trigger.last + REACH
        joins = {line.word(phrase.first - 1), line.word(phrase.last)}
        beside = stage.scene.phrase(phrase.last + 1), stage.scene.phrase(phrase.first - 2)
        paired = any(p is not None and isinstance(p.mention, CountryMention) for p in beside)
        if near and joins & {"-", "–", "và", "với", "giữa"} and (paired or line.word(phrase.first - 1) == "với"):
            fronted = {","} if line.word(trigger.first - 1) == "khi" else set()  # «Sau khi nâng cấp …, quan hệ A - B»
            return not (_ELSEWHERE - fronted) & set(line.low[trigger.last : phrase.first])
    return False


def _of_another(stage: Stage, states: tuple[str, ...]) -> bool:
    """«A dự hội nghị tại C, cùng Tổng thống B tuyên bố nâng cấp quan hệ»: the sentence names none but a third state."""
    phrases = stage.scene.parsed.phrases
    named = {f"country:{p.mention.code}" for p in phrases if isinstance(p.mention, CountryMention)}
    abroad = named - {f"country:{stage.focus.home}"}
    return bool(abroad) and not abroad & set(states)


def _countries(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key.startswith("country:")))
