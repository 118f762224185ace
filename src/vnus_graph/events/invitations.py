"""Stage 5 of 7: Sentence + Mention → Claim. Invitations: «theo lời mời của A, B …», «A mời B thăm …», «chuyển lời mời».

An invitation that was made is Held, whatever becomes of the visit.
"""

from __future__ import annotations

from vnus_graph.events import lists
from vnus_graph.events.conveyed import conveyed, conveying, people, sender
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import Claim, CountryMention, InstitutionMention, PersonMention, PlaceMention, Status

_STOPS = frozenset({",", ";", ".", ":", "đã", "sẽ", "mời"})
_GIVERS = (PersonMention, InstitutionMention)
_LONGEST = 14
"""Tokens between an invitation and who made it."""
_BETWEEN = 10
"""Tokens between one invitation and the next told with it."""
_TO_COME = frozenset({"thăm", "sang", "dự", "tham", "đến", "tới"})
_TOWARDS = frozenset({"sang", "đến", "tới"})
_BUSINESS = frozenset({"thăm", "dự", "tham", "làm", "công", "nước", "tiến", "thực", "chia", "trao", "tìm"})
_LEADERS = frozenset("các nhà lãnh đạo cấp cao đảng nước và ,".split())
_MAKING = frozenset({("thực", "hiện", "chuyến"), ("tiến", "hành", "chuyến")})
_ONLY_WISHED = frozenset({"mong", "muốn", "sẽ", "đề", "thúc", "kêu", "yêu", "hối"})


def read(stage: Stage) -> None:
    """Claims of invitations in the sentence."""
    for index, trigger in enumerate(stage.scene.triggers):
        if trigger.word.frame != "invite":
            continue
        inviters, invitees = _by_noun(stage, trigger) if trigger.noun else _by_verb(stage, trigger)
        named = tuple(key for key in invitees if key.startswith("person:"))
        for inviter in inviters:
            for invitee in named or invitees:  # «A cùng Đoàn … thăm B theo lời mời của C»: A is invited
                _write(stage, index, inviter, invitee)


def _write(stage: Stage, index: int, inviter: str, invitee: str) -> None:
    """A day is told only before the verb («A ngày 23/1 đã mời B»); behind it stands that of the visit."""
    ours, theirs = stage.registry.country_of(inviter), stage.registry.country_of(invitee)
    if inviter == invitee or (ours is not None and ours == theirs):
        return
    noun = stage.scene.triggers[index].noun
    evidence = stage.evidence("invitation.noun" if noun else "invitation.verb")
    roles = (("inviter", inviter), ("invitee", invitee))
    when = None if noun or invitee.startswith("country:") else stage.when(index)
    stage.write(Claim("Invitation", roles, (evidence,), _made(stage, stage.scene.triggers[index]), when=when))
    stage.used.add(index)


def _made(stage: Stage, trigger: Trigger) -> Status:
    """«A không mời B», but «B chưa nhận lời mời của A», who did invite him."""
    taken = trigger.noun and "nhận" in (trigger.word.phrase.split()[0], stage.scene.line.word(trigger.first - 1))
    return "Denied" if not taken and stage.status(trigger) == "Denied" else "Held"


def _by_noun(stage: Stage, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    scene = stage.scene
    if "lẫn" in scene.line.low[trigger.last : trigger.last + 6] and (pair := stage.keys(scene.subject(trigger.first))):
        return (pair, pair) if len(pair) == 2 else ((), ())
    at = _owned(stage, trigger)
    near = next((g for g in scene.groups if at is not None and at < g.first <= at + 3), None)
    inviter = lists.whole(scene, near) if near is not None else None
    if conveying(stage, trigger):
        whose = inviter or sender(scene, trigger)
        return conveyed(stage, trigger, whose) if whose is not None or at is None else ((), ())
    if inviter is None:
        return (), ()
    return stage.keys(inviter), _invited(stage, trigger, inviter)


def _owned(stage: Stage, trigger: Trigger) -> int | None:
    """Index of «của» behind the noun: «lời mời (thăm chính thức Việt Nam vào thời điểm thích hợp) của A»."""
    scene = stage.scene
    line = scene.line
    for at in range(trigger.last, min(trigger.last + _LONGEST, len(line))):
        phrase = scene.phrase(at)
        if phrase is not None and not isinstance(phrase.mention, CountryMention | PlaceMention):
            return None
        giver = scene.phrase(at + 1)
        if line.word(at) == "của" or (
            line.word(at) == "từ" and (at > trigger.last or (giver is not None and isinstance(giver.mention, _GIVERS)))
        ):
            return at
        if line.word(at) in _STOPS or (
            at == trigger.last + 2 and line.word(trigger.last) not in _TO_COME | _BUSINESS | {"sớm"}
        ):
            return None
    return None


def _invited(stage: Stage, trigger: Trigger, inviter: Group) -> tuple[str, ...]:
    """Who came: the subject of the clause before or behind, else the last visitor told of."""
    scene = stage.scene
    before = [
        g for g in scene.groups if g.last <= trigger.first and g.slot == "free" and not _labels(stage, g, trigger)
    ]
    behind = [g for g in scene.groups if g.first >= inviter.last and g.slot == "free"]
    sender = {stage.registry.country_of(key) for key in stage.keys(inviter)} - {None}
    if travelling := _traveller(stage, trigger) or _on_that_visit(stage, trigger):
        return travelling
    acting = [g for g in before if scene.follows(g)]
    for group in (*reversed(acting), *reversed(before), *behind):
        keys = tuple(
            key
            for key in stage.keys(group)
            if key.startswith(("person:", "delegation:")) and stage.registry.country_of(key) not in sender
        )
        if keys:
            return keys
    return _last_visitor(stage, sender)


def _traveller(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«Nhân chuyến thăm B của A theo lời mời của C, D …»: A, whoever is the subject behind."""
    scene = stage.scene
    journeys = [t for t in scene.triggers if t.noun and t.word.frame == "visit" and t.last <= trigger.first]
    own = scene.triggers.index(trigger)
    first = scene.triggers.index(journeys[-1]) if journeys else 0
    if not journeys or any(t.word.frame == "invite" for t in scene.triggers[first:own]):
        return ()
    between = [g for g in scene.groups if journeys[-1].last <= g.first and g.last <= trigger.first]
    owner = next((g for g in between if g.governor == "của"), None)
    if owner is None or any(g.slot == "free" and scene.follows(g) for g in between):
        return ()
    return people(stage.keys(owner))


def _on_that_visit(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«Nhân dịp A thăm B theo lời mời của C, D trả lời phỏng vấn»: A, who is told to visit."""
    if stage.scene.line.word(trigger.first - 1) != "theo":
        return ()
    start = stage.scene.parsed.sentence.start
    roles = [draft.claim.roles for draft in stage.drafts if draft.claim.evidence[0].start == start]
    visitors = {key for told in roles for role, key in told if role == "visitor" and key.startswith("person:")}
    verbs = [t for t in stage.scene.triggers if t.word.frame == "visit" and not t.noun and t.last <= trigger.first]
    if not visitors and verbs:
        return people(stage.keys(stage.scene.subject(verbs[-1].first)))
    return tuple(visitors) if len(visitors) == 1 else ()


def _labels(stage: Stage, group: Group, trigger: Trigger) -> bool:
    """«A: Nhận lời mời của B, …»: the label of a speaker."""
    return stage.scene.line.word(group.last) == ":" and trigger.first - group.last <= 3


def _last_visitor(stage: Stage, inviting: set[str | None]) -> tuple[str, ...]:
    """Who was last told to visit; for a delegation, whoever is told to have gone to the same state."""
    told = [draft.claim.roles for draft in stage.drafts if draft.claim.roles[0][0] == "visitor"]
    told = [roles for roles in told if stage.registry.country_of(roles[0][1]) not in inviting]
    people = {roles[0][1] for roles in told if roles[-1] == told[-1][-1] and roles[0][1].startswith("person:")}
    return tuple(people) if len(people) == 1 else (told[-1][0][1],) if told else ()


def _by_verb(stage: Stage, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """«A (đã, trân trọng) mời B sang thăm …»."""
    scene = stage.scene
    agent = scene.before(trigger.first)
    if agent is not None and agent.governor == "được" and _to_come(stage, trigger.last):  # «B được A mời sang thăm»
        patient = next((g for g in reversed(scene.groups) if g.last < agent.first and g.slot == "free"), None)
        return stage.keys(agent), people(stage.keys(patient))
    invited = scene.object(trigger.last)
    if invited is None or invited.first - trigger.last > 2:
        return (), ()
    if not (_to_come(stage, invited.last) or _further_invited(stage, invited)):
        return (), ()
    if _ONLY_WISHED & set(scene.line.low[max(0, trigger.first - 3) : trigger.first]):
        return (), ()
    before = scene.before(trigger.first)
    if before is not None and before.governor in {"tại", "ở"}:
        return (), ()  # «chủ một cửa hàng tại Pháp mời …»
    goes_on = before is not None and "và" in scene.line.low[before.last : trigger.first]
    if before is not None and before.slot in {"prep", "verb"} and (goes_on or before.governor not in {"của", "ơn"}):
        before = None  # «sớm thăm Việt Nam và mời …», «chuyển lời thăm hỏi của C và mời …»
    guests = people(stage.keys(invited)) or (_guest_state(stage, invited) if before is not None else ())
    if leaders := _by_leaders(stage, trigger):
        return leaders, guests
    inviter = _named_before(stage, trigger) or before or _agent(stage, trigger)
    return (_in_whose_name(stage, inviter) or stage.keys(inviter)), guests


def _guest_state(stage: Stage, invited: Group) -> tuple[str, ...]:
    """«A đã mời Việt Nam tham dự Hội nghị B»: a state as such."""
    low = stage.scene.line.low[invited.last : invited.last + 2]
    attends = low[:1] == ("dự",) or low == ("tham", "dự")
    return stage.keys(invited) if attends and invited.only(CountryMention) else ()


def _further_invited(stage: Stage, invited: Group) -> bool:
    """«mời A và chuyển lời mời B sớm sang thăm»: the second invitation tells what both are to."""
    after = (t for t in stage.scene.triggers if t.first >= invited.last and t.word.frame == "invite")
    other = next(after, None)
    if other is None or other.first - invited.last > _BETWEEN or stage.scene.line.word(invited.last) not in {",", "và"}:
        return False
    guest = stage.scene.object(other.last)
    return guest is not None and guest.first - other.last <= 2 and _to_come(stage, guest.last)


def _in_whose_name(stage: Stage, last: Group | None) -> tuple[str, ...]:
    """«chuyển lời của A, B và C mời D»: all of them, `last` the one right before the verb."""
    groups = stage.scene.groups
    at = groups.index(last) if last in groups else 0
    while at and groups[at].governor in {",", "và"} and groups[at - 1].last == groups[at].first - 1:
        at -= 1
    first = groups[at] if last is not None else None
    if first is None or first is last or first.governor not in {"của", "lời"}:
        return ()
    if "lời" not in stage.scene.line.low[max(0, first.first - 4) : first.first]:
        return ()
    return people(tuple(key for group in groups[at : groups.index(last) + 1] for key in stage.keys(group)))


def _agent(stage: Stage, trigger: Trigger) -> Group | None:
    """The last actor in subject place, one with a verb of its own before others."""
    free = [g for g in stage.scene.groups if g.last <= trigger.first and g.slot == "free" and g.governor != "("]
    acting = [g for g in free if stage.scene.follows(g)] or free
    return acting[-1] if acting else stage.scene.subject(trigger.first)


def _named_before(stage: Stage, trigger: Trigger) -> Group | None:
    """«chuyển lời mời của A mời B thăm»: A invites, whoever conveys it."""
    index = stage.scene.triggers.index(trigger)
    earlier = stage.scene.triggers[index - 1] if index else None
    if earlier is None or not earlier.noun or earlier.word.frame != "invite":
        return None
    near = [g for g in stage.scene.groups if earlier.last <= g.first < trigger.first and g.governor == "của"]
    return near[-1] if near else None


def _by_leaders(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«chuyển lời mời của (các) lãnh đạo (cấp cao) B mời A»: B itself, for nobody in particular."""
    scene = stage.scene
    state = scene.phrase(trigger.first - 1)
    if state is None or not isinstance(state.mention, CountryMention):
        return ()
    at = state.first
    while scene.line.word(at - 1) in _LEADERS:
        at -= 1
    return stage.of(state) if "đạo" in scene.line.low[at : state.first] and scene.line.word(at - 1) == "của" else ()


def _to_come(stage: Stage, at: int) -> bool:
    """«… sớm sang thăm», «… tham dự»: the first verb behind the guest is one of coming."""
    line = stage.scene.line
    if tuple(line.low[at : at + 3]) == ("và", "phu", "nhân"):
        at += 3
    for index in range(at, min(at + 8, len(line))):
        if line.word(index) in _TOWARDS and index + 1 < len(line) and line.tokens[index + 1].tag == "V":
            return line.word(index + 1) in _BUSINESS | _TO_COME  # not «mời … tới chào đội danh dự»
        if line.word(index) in _TO_COME:
            shown = line.word(index) == "tham" and line.word(index + 1) == "quan"  # «mời A tham quan phòng họp»
            return not shown and line.word(index - 1) != "danh"  # «duyệt đội danh dự»
        if line.low[index : index + 2] == ("vào", "thăm") or line.low[index : index + 3] in _MAKING:
            return True  # «mời A vào thăm …», «mời A thực hiện chuyến thăm …»
        if line.word(index) in {".", ";", "vào"} or line.tokens[index].tag == "V":
            return False
    return False
