"""Stage 5 of 7: Sentence + Mention → Claim. Delegations: who leads them, who sent them.

«Đoàn … do ông X dẫn đầu», «… do ông X làm Trưởng đoàn», «X dẫn đầu Đoàn …», «X, Trưởng đoàn đại biểu …», and the
sender in the delegation's own name.
"""

from __future__ import annotations

from vnus_graph.events.appositions import sender
from vnus_graph.events.stage import Stage
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import Claim, DelegationMention, PersonMention

_LONGEST = 30
"""Tokens of the offices between a leader's name and the verb."""
_ENDS = frozenset({".", ";", "đã", "đang", "sẽ", "vừa"})
_SENDING = frozenset({"mời", "cử"})
_WISHES = frozenset({"sẽ", "sớm", "nghị", "mong", "muốn", "sàng", "định", "kiến", "thể"})
_HEADING = (("dẫn", "đầu"), ("đứng", "đầu"))
LEADING = (("dẫn", "đầu"), ("làm", "trưởng"), ("đứng", "đầu"), ("là", "trưởng"))


def read(stage: Stage) -> None:
    """Claims of delegations in the sentence."""
    for phrase in stage.scene.parsed.phrases:
        if isinstance(phrase.mention, DelegationMention):
            _delegation(stage, phrase)
        elif isinstance(phrase.mention, PersonMention):
            _by_title(stage, phrase)


def _delegation(stage: Stage, phrase: Phrase) -> None:
    keys = stage.of(phrase)
    heads = leaders(stage, phrase)
    if keys and heads and not (_unnamed(phrase) and _of_another_state(stage, keys[0], heads[0])):
        _write(stage, keys[0], heads, "delegation.led")
    elif keys and isinstance(phrase.mention, DelegationMention) and phrase.mention.name and not _wished(stage, phrase):
        _write(stage, keys[0], (), "delegation.named")


def _wished(stage: Stage, phrase: Phrase) -> bool:
    """«sẽ mời đoàn doanh nghiệp B», «đề nghị cử đoàn …», «trao đổi đoàn Quốc hội»: nobody has been sent yet.

    Nor where somebody is yet to lead it, or where it is told not to be one («không phải đoàn của …»).
    """
    low = stage.scene.line.low
    at = phrase.first - 1 - (low[phrase.first - 1] in {"các", "một"})
    if low[at - 1 : at + 1] in {("trao", "đổi"), ("không", "phải")}:
        return True
    if low[at - 1 : at + 1] in LEADING and _to_come(stage, at - 1):
        return True
    return low[at] in _SENDING and bool(_WISHES & set(low[max(0, at - 5) : at]))


def _acts_for(stage: Stage, leader: str, state: str | None) -> None:
    """A Chinese general under a name that could be Vietnamese acts for the state that sent his delegation."""
    entry = stage.registry.entries[leader]
    if state and entry.country not in {state, None} and not any(title.country for title, _ in entry.titles):
        entry.countries[state] = entry.countries.total() + 1


def _unnamed(phrase: Phrase) -> bool:
    return isinstance(phrase.mention, DelegationMention) and not phrase.mention.name


def _of_another_state(stage: Stage, delegation: str, head: str) -> bool:
    """«ông đã dẫn đầu đoàn đại biểu cấp cao …»: another one than that of the other state, told of so far."""
    states = stage.registry.country_of(delegation), stage.registry.country_of(head)
    return None not in states and states[0] != states[1]


def leaders(stage: Stage, phrase: Phrase) -> tuple[str, ...]:
    """Keys of those who lead a delegation, where the sentence says so."""
    if not isinstance(phrase.mention, DelegationMention):
        return ()
    return _behind(stage, phrase) or _ahead(stage, phrase)


def _behind(stage: Stage, phrase: Phrase) -> tuple[str, ...]:
    """«… do ông X, Ủy viên …, dẫn đầu», «… dẫn đầu bởi ông X»."""
    line = stage.scene.line
    at = phrase.last
    while at < min(phrase.last + 12, len(line)) and line.word(at) not in {"do", "bởi", ".", ";"}:
        at += 1
    if line.word(at) not in {"do", "bởi"}:
        return ()
    group = next((g for g in stage.scene.groups if at < g.first <= at + 3), None)
    led = line.low[at - 2 : at] in LEADING if line.word(at) == "bởi" else group and _leads(stage, group.last)
    if group is None or not led:
        return ()
    return tuple(key for key in stage.keys(group) if key.startswith("person:"))[:1]


def _leads(stage: Stage, at: int) -> bool:
    """«(do ông X), Ủy viên …, Trưởng Ban …, dẫn đầu»: nobody else is named before the verb."""
    scene = stage.scene
    low = scene.line.low
    for i in range(at, min(at + _LONGEST, len(low))):
        if low[i : i + 2] in LEADING:
            return True
        phrase = scene.phrase(i)
        named = phrase is not None and isinstance(phrase.mention, PersonMention) and phrase.mention.name
        if named or low[i] in _ENDS or any(trigger.first == i for trigger in scene.triggers):
            return False
    return False


def _ahead(stage: Stage, phrase: Phrase) -> tuple[str, ...]:
    """«X dẫn đầu Đoàn …», «X và Y dẫn đầu Đoàn …» where they are of one state; «Dẫn đầu Đoàn … là X»."""
    low = stage.scene.line.low
    if low[phrase.first - 2 : phrase.first] not in _HEADING or _to_come(stage, phrase.first - 2):
        return ()
    if stage.scene.line.word(phrase.last) == "là":
        told = next((g for g in stage.scene.groups if g.first in {phrase.last + 1, phrase.last + 2}), None)
        return tuple(key for key in stage.keys(told) if key.startswith("person:"))[:1]
    nearest = stage.scene.phrase(phrase.first - 4) if stage.scene.line.word(phrase.first - 3) == "," else None
    while nearest is not None and sender(stage.scene, nearest):  # «B, đặc phái viên của A, dẫn đầu đoàn»
        nearest = stage.scene.phrase(nearest.first - 2)
    if nearest is not None and isinstance(nearest.mention, PersonMention):  # «tiếp ông X, dẫn đầu đoàn …»
        return stage.of(nearest)[:1]
    subject = stage.scene.subject(phrase.first - 2) or stage.scene.before(phrase.first - 2)
    people = tuple(key for key in stage.keys(subject) if key.startswith("person:"))
    if len(people) == 1:
        return (_compatriot(stage, phrase, people[0]) or people[0],)
    states = {stage.registry.country_of(key) for key in people}
    return people if len(states) == 1 and None not in states else ()


def _compatriot(stage: Stage, phrase: Phrase, head: str) -> str | None:
    """«A tiếp ông B đến chào nhân dịp dẫn đầu đoàn …»: B, the last one named of the delegation's state, if A is not."""
    registry = stage.registry
    sent = [key for one in stage.of(phrase) for key in (one, *registry.senders.get(one, ())) if key in registry.entries]
    state = next(filter(None, map(registry.country_of, sent)), None)
    if state is None or registry.country_of(head) in {state, None}:
        return None
    groups = [group for group in stage.scene.groups if group.last <= phrase.first - 2]
    people = (key for group in reversed(groups) for key in stage.keys(group) if key.startswith("person:"))
    return next((key for key in people if registry.country_of(key) == state), None)


def _by_title(stage: Stage, phrase: Phrase) -> None:
    """«X, Trưởng đoàn đại biểu …»."""
    assert isinstance(phrase.mention, PersonMention)
    for title in phrase.mention.titles:
        if title.body is None or not title.body.startswith("Đoàn"):
            continue
        delegation = next((e.key for e in stage.registry.of_type("Delegation") if title.body in e.names), None)
        leader = stage.of(phrase)
        if not leader and stage.scene.line.word(phrase.first - 1) in {"là", "làm"}:
            subject = stage.keys(stage.scene.subject(phrase.first - 1))
            leader = tuple(key for key in subject if key.startswith("person:"))
        if delegation and leader:
            _write(stage, delegation, leader[:1], "delegation.title")


def _to_come(stage: Stage, at: int) -> bool:
    """«sẽ dẫn đầu», «dự kiến làm trưởng đoàn»: who leads it is not yet a fact."""
    return bool({"sẽ", "sắp", "dự"} & set(stage.scene.line.low[max(0, at - 4) : at]))


def _write(stage: Stage, delegation: str, heads: tuple[str, ...], rule: str) -> None:
    entry = stage.registry.entries[delegation]
    for head in heads:
        country = stage.registry.country_of(head)
        if country and not entry.countries:
            entry.countries[country] += 1
        _acts_for(stage, head, entry.country)
    roles = [("delegation", delegation), *(("leader", head) for head in heads)]
    senders = stage.registry.senders.get(delegation, ())
    roles += [("sender", key) for key in senders if key in stage.registry.entries]  # a province's state may go unnamed
    stage.write(Claim("Delegation", tuple(roles), (stage.evidence(rule),)))
