"""Stage 5 of 7: Sentence + Mention → Claim. Who travels with a delegation, beside its head.

«Tham gia đoàn có A, B và C», «Thành viên đoàn gồm …», «Tháp tùng Thủ tướng có …», «Đoàn có các ông …». Of those listed
only the ones of the delegation's own state: its envoy at home may come along, and his hosts join a photograph.
"""

from __future__ import annotations

from vnus_graph.events.spelling import name_key
from vnus_graph.events.stage import Stage
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.grammar.names import vietnamese_name
from vnus_graph.model import Claim, DelegationMention, PersonMention

_JOINING = frozenset({("tham", "gia"), ("thành", "viên")})
"""Behind these stands the delegation."""
_ACCOMPANYING = frozenset({("tháp", "tùng"), ("cùng", "đi"), ("đi", "cùng")})
"""Behind these stands the delegation, or its head, or nothing."""
_HEAD, _LISTING = 4, 30
"""How far from the head of its sentence either stands, and «có» behind it, in tokens."""
_ADDRESSED = frozenset({"các", "những", "vị", "ông", "bà", "đồng", "chí", ":"})
"""What may stand between «Đoàn có» and the first of its members."""
_TO_COME = frozenset({"sẽ", "dự"})


def read(stage: Stage) -> None:
    """The claim of a sentence that lists members of a delegation."""
    at = _list_at(stage)
    if at is None or _TO_COME & set(stage.scene.line.low[:at]):
        return
    delegation = _delegation(stage, at)
    if delegation is None:
        return
    people = [key for phrase in _listed(stage, at) for key in stage.of(phrase)]
    leaders = _leaders(stage, delegation)
    members = [key for key in dict.fromkeys(people) if key not in leaders and _of(stage, delegation, key)]
    if members:
        roles = (("delegation", delegation), *(("member", key) for key in members))
        stage.write(Claim("Delegation", roles, (stage.evidence("delegation.members"),)))


def _list_at(stage: Stage) -> int | None:
    """Index of the «có» or «gồm» before the list of members; None where the sentence has none."""
    low = stage.scene.line.low
    opened = next((i for i in range(_HEAD) if low[i : i + 2] in _JOINING | _ACCOMPANYING), None)
    own = next((p for p in stage.scene.parsed.phrases if isinstance(p.mention, DelegationMention)), None)
    if opened is None:
        if own is None or own.first > 1 or low[own.last : own.last + 1] not in {("có",), ("gồm",)}:
            return None
        first = next((group.first for group in stage.scene.groups if group.first > own.last), len(low))
        return own.last if _ADDRESSED.issuperset(low[own.last + 1 : first]) else None
    if low[opened : opened + 2] in _JOINING and "đoàn" not in low[opened + 2 : opened + 6]:
        return None
    ends = range(opened + 2, min(opened + _LISTING, len(low)))
    stop = next((i for i in ends if low[i] in {"có", "gồm", ",", ";", "."}), None)
    return stop if stop is not None and low[stop] in {"có", "gồm"} and stage.scene.phrase(stop) is None else None


def _delegation(stage: Stage, at: int) -> str | None:
    """The delegation told of before token `at`, by itself or by its head; else the one in mind."""
    ahead = [phrase for phrase in stage.scene.parsed.phrases if phrase.last <= at]
    named = [key for phrase in ahead for key in stage.of(phrase)]
    own = next((key for key in named if key.startswith("delegation:")), None)
    if own is not None:
        return own
    if not stage.focus.delegation or "đoàn" in stage.scene.line.low[:at]:
        return stage.focus.delegation
    heads = {key for key in named if key.startswith("person:")}
    told = {key for draft in stage.drafts for role, key in draft.claim.roles if role == "delegation"}
    led = [one for one in told if heads & _leaders(stage, one)]
    return led[0] if len(led) == 1 else None


def _leaders(stage: Stage, delegation: str) -> set[str]:
    claims = (draft.claim for draft in stage.drafts if ("delegation", delegation) in draft.claim.roles)
    return {key for claim in claims for role, key in claim.roles if role == "leader"}


def _listed(stage: Stage, at: int) -> list[Phrase]:
    """Those named behind token `at`, up to the first of whom something else is said."""
    scene = stage.scene
    groups = [group for group in scene.groups if group.first > at]
    acting = (i for i, group in enumerate(groups) if scene.follows(group) and scene.line.word(group.last) != "cùng")
    phrases = (phrase for group in groups[: next(acting, None)] for phrase in group.phrases)
    return [phrase for phrase in phrases if isinstance(phrase.mention, PersonMention) and phrase.mention.name]


def _of(stage: Stage, delegation: str, person: str) -> bool:
    """Whether somebody acts for the state that sent the delegation, by his offices or else by his name."""
    registry = stage.registry
    sent = (delegation, *registry.senders.get(delegation, ()))
    states = {registry.country_of(key) for key in sent if key in registry.entries} - {None}
    state = registry.country_of(person)
    if state is not None:
        return state in states
    return bool(states) and vietnamese_name(name_key(registry.entries[person].name)) == (HOME in states)
