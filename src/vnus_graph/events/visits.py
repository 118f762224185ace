"""Stage 5 of 7: Sentence + Mention → Claim. Visits: who went to which state, when, as what kind of visit.

«A thăm chính thức B», «đoàn … thăm và làm việc tại B», «chuyến thăm B của A», «nhân chuyến thăm B», «X đang thăm B»,
«đến Phnom Penh cho chuyến thăm». Nobody visits the state he acts for.
"""

from __future__ import annotations

from dataclasses import replace

from vnus_graph.events import cities, destinations, legs, lists, visit_lists
from vnus_graph.events.commented import chosen, told_of_guest
from vnus_graph.events.families import family
from vnus_graph.events.guests import (
    carried,
    escorted,
    hosted,
    possessing,
    present,
    received,
    shown,
    travelling,
    welcomed,
)
from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import Claim, InstitutionMention, Period, PersonMention

_RANKS = (
    (("cấp", "nhà", "nước"), "StateVisit"),
    (("chính", "thức"), "OfficialVisit"),
    (("làm", "việc"), "WorkingVisit"),
)


_REACH = 24
_OPENING = 4
"""How many tokens may stand before the noun that goes on telling of a visit («Trong thời gian chuyến thăm»)."""
_MAKING = frozenset({("thực", "hiện"), ("tiến", "hành"), ("bắt", "đầu"), ("kết", "thúc")})
_OPINIONS = frozenset({("dự", "đoán"), ("dự", "báo"), ("nhận", "định"), ("bình", "luận"), ("phân", "tích")})
_WELCOMING = frozenset({("giá", "cao"), ("hoan", "nghênh"), ("chúc", "mừng"), ("cảm", "ơn"), ("chào", "mừng")})
_DWELLING = frozenset({"tập", "sống", "học", "việc"})
_LEADING = frozenset({("dẫn", "đầu"), ("làm", "trưởng")})
_STOPS = frozenset({",", ".", ";", "đã", "sẽ", "là", "có", "theo", "diễn", "nhằm", "do", "được"})


def read(stage: Stage) -> None:
    """Claims of visits in the sentence."""
    behind = len(stage.scene.line)
    for index, trigger in enumerate(stage.scene.triggers):
        if (
            trigger.word.frame != "visit"
            or _posted(stage, trigger)
            or _living(stage, trigger)
            or trigger.first > behind
        ):
            continue
        if (several := visit_lists.listed(stage, trigger)) is not None:
            visit_lists.write(stage, trigger, several)
            behind = several.first
            if not several.besides:
                continue
        if trigger.noun and _of_no_one(stage, trigger):
            continue
        destination, place = destinations.destination(stage, trigger)
        visitors = _visitors(stage, trigger, destination)
        told = trigger.noun and visitors and _owner(stage, trigger) is not None
        if destination is None and told and not _to_a_body(stage, trigger):
            destination = destinations.implied(stage, visitors)
        alone = trigger.noun and not destinations.regional(stage, trigger)
        if destination is None and alone and stage.when(index) is not None:
            destination = destinations.host_city(stage)
            visitors = _visitors(stage, trigger, destination)
        if destination is None and not trigger.noun:
            destination = destinations.hosts(stage, index)
            visitors = _visitors(stage, trigger, destination)
        commented = destination is None and stage.status(trigger) == "Held"
        if commented and (guest := told_of_guest(stage, trigger)) is not None:
            destination, visitors = guest
        if destination is None:
            _date_again(stage, index, trigger, visitors)
            continue
        if not visitors and not trigger.noun:
            _date_again(stage, index, trigger, visitors, destination)
        goes_on = legs.later(stage, trigger, destination)
        for code in (destination, *destinations.further(stage, trigger, destination)):
            ahead = goes_on or (code != destination and legs.setting_out(stage, trigger))
            for key in visitors:
                if stage.registry.country_of(key) != code and not destinations.at_home(stage, key, code):
                    _write(stage, index, trigger, key, code, place, ahead=ahead)


def _of_no_one(stage: Stage, trigger: Trigger) -> bool:
    """«các chuyến thăm», «mỗi chuyến công du», «thiết bị cho một chuyến công du»: no single journey."""
    before = stage.scene.line.low[max(0, trigger.first - 2) : trigger.first]
    return bool({"các", "những", "nhiều", "mỗi", "mọi"} & set(before)) or before == ("cho", "một")


def _to_a_body(stage: Stage, trigger: Trigger) -> bool:
    """«chuyến thăm Điện C của A», «chuyến thăm Tập đoàn C»: not to the state last spoken of."""
    behind = stage.scene.phrase(trigger.last)
    return behind is not None and isinstance(behind.mention, InstitutionMention)


def _living(stage: Stage, trigger: Trigger) -> bool:
    """«sinh sống, làm việc ở B», «học tập và công tác tại B»: no journey, nor one of him who is spoken of."""
    if trigger.word.phrase == "công tác tại":
        return bool(_DWELLING & set(stage.scene.line.low[max(0, trigger.first - 3) : trigger.first]))
    return trigger.word.phrase == "làm việc ở" and stage.scene.before(trigger.first) is None


def _date_again(
    stage: Stage, index: int, trigger: Trigger, visitors: tuple[str, ...], destination: str | None = None
) -> None:
    """«Chuyến thăm diễn ra từ ngày 24 đến 28-11», «Nhà lãnh đạo thăm B từ …»: dates of the one visit told."""
    when = stage.when(index)
    if when is None or not when.end or (trigger.noun and trigger.first > _OPENING):
        return
    told = [draft.claim for draft in stage.drafts if family(draft.claim) == "Visit" and not draft.title]
    told = [claim for claim in told if not visitors or set(visitors) & {key for _, key in claim.roles}]
    told = [claim for claim in told if destination is None or claim.roles[-1][1] == f"country:{destination}"]
    if not visitors and destination is None and len({claim.roles for claim in told}) > 1:
        told = [claim for claim in told if claim.when is None or claim.when.start.day]  # not those of earlier years
    if told and len({(claim.roles[-1], claim.status) for claim in told}) == 1 and _compatible(told, when):
        for claim in {claim.roles: claim for claim in told}.values() if destination is None else told[-1:]:
            stage.write(replace(claim, evidence=(stage.evidence("visit.resumed"),), when=when, place=None), trigger)
        stage.used.add(index)


def _compatible(told: list[Claim], when: Period) -> bool:
    """Whether nothing told of the visit so far lies outside the dates."""
    last = when.end or when.start
    days = [claim.when for claim in told if claim.when is not None and claim.when.start.day]
    return all(
        (when.start.month, when.start.day) <= (day.start.month, day.start.day) <= (last.month, last.day)
        or when.start.month > last.month
        for day in days
    )


def _posted(stage: Stage, trigger: Trigger) -> bool:
    """«kết thúc nhiệm kỳ công tác tại B», «nhận nhiệm vụ công tác tại B»: an envoy's term is no visit."""
    return stage.scene.line.low[max(0, trigger.first - 2) : trigger.first] in {("nhiệm", "kỳ"), ("nhiệm", "vụ")}


def _write(
    stage: Stage, index: int, trigger: Trigger, visitor: str, destination: str, place: str | None, *, ahead: bool
) -> None:
    status = stage.status(_same_journey(stage, trigger) or trigger)
    if f"country:{destination}" not in stage.registry.entries:  # only its city is named
        stage.registry.add_country(destination, stage.evidence("visit.verb"))
    stage.write(
        Claim(
            _kind(stage, trigger),
            (("visitor", visitor), ("destination", f"country:{destination}")),
            (stage.evidence("visit.noun" if trigger.noun else "visit.verb"),),
            "Planned" if ahead and status == "Held" else status,
            stage.when(index),
            place or cities.reached(stage, index, trigger, destination),
        ),
        trigger,
    )
    stage.drafts[-1] = replace(stage.drafts[-1], stop=bool(place) and not trigger.noun)
    stage.used.add(index)


def _kind(stage: Stage, trigger: Trigger) -> str:
    behind = stage.scene.line.low[trigger.last : trigger.last + 6]
    if trigger.word.kind == "Visit":
        for words, kind in _RANKS:
            if any(behind[i : i + len(words)] == words for i in range(4)):
                return kind
    return trigger.word.kind


def _visitors(stage: Stage, trigger: Trigger, destination: str | None) -> tuple[str, ...]:
    """The actors who went: by syntax first, and never those of the state visited."""
    found = []
    for group in _candidates(stage, trigger, destination):
        keys = [key for key in stage.keys(group) if key.startswith(("person:", "delegation:"))]
        found.append(tuple(k for k in keys if destination is None or stage.registry.country_of(k) != destination))
    if trigger.noun and destination is not None:  # whose state is known before whose is not
        found.sort(key=lambda keys: not any(stage.registry.country_of(key) for key in keys))
    return next((keys for keys in found if keys), ())


def _candidates(stage: Stage, trigger: Trigger, destination: str | None) -> list[Group | None]:
    scene = stage.scene
    if not trigger.noun:
        if scene.line.word(trigger.first - 1) == "việc" and _possessed(stage, trigger) is not None:
            return [_owner(stage, trigger)]  # «việc thăm B của tàu hải quân»
        if (journey := _same_journey(stage, trigger)) is not None:
            return [_owner(stage, journey)]
        if scene.line.low[max(0, trigger.first - 2) : trigger.first] == ("bằng", "việc"):
            begun = [t for t in scene.triggers if t.word.frame == "visit" and t.last <= trigger.first]
            return _candidates(stage, begun[-1], destination) if begun else []  # «A thăm B bằng việc tới thành phố C»
        who = scene.antecedent(trigger.first)
        if who is None and destinations.unnamed_goes(stage, trigger):
            return []
        found = [escorted(stage, trigger), present(stage, trigger), scene.subject(trigger.first)]
        return [*found, received(stage, trigger), _led(stage, trigger), scene.next_subject(trigger.last)]
    if (picked := chosen(stage, trigger)) is not None:
        return [scene.before(picked[1])]
    if _possessed(stage, trigger) is not None:
        makes = scene.line.low[max(0, trigger.first - 2) : trigger.first] in _MAKING
        goes = (scene.subject(trigger.first) or carried(stage, trigger)) if makes else None
        return possessing(stage, _owner(stage, trigger) or goes)
    if _unread(stage, trigger, destination) or scene.line.low[max(0, trigger.first - 2) : trigger.first] in _OPINIONS:
        return []  # «ông A dự đoán chuyến thăm B là cơ hội tốt»
    found = [
        shown(stage, trigger),
        welcomed(stage, trigger),
        scene.before(trigger.first),
        scene.main_subject,
        scene.subject(trigger.first),
    ]
    near = [g for g in scene.groups if g.last <= trigger.first]
    found += [*reversed(near), scene.next_subject(trigger.last), hosted(stage, trigger, destination)]
    if _party_owns(stage, trigger):
        return [group for group in found if travelling(stage) & set(stage.keys(group))]
    return found


def _party_owns(stage: Stage, trigger: Trigger) -> bool:
    """«A đánh giá cao chuyến thăm B của đoàn»: who welcomes it is as a rule not of the party."""
    scene = stage.scene
    if scene.line.low[max(0, trigger.first - 2) : trigger.first] not in _WELCOMING:
        return False
    ends = range(trigger.last, min(trigger.last + _REACH, len(scene.line)))
    at = next((i for i in ends if scene.line.word(i) in _STOPS | {"của"} and scene.phrase(i) is None), trigger.last)
    return scene.line.low[at : at + 2] == ("của", "đoàn") and scene.phrase(at + 1) is None


def _unread(stage: Stage, trigger: Trigger, destination: str | None) -> bool:
    """«tiếp đón Nhật Hoàng nhân chuyến thăm …»: whose visit it is stands right before, and nobody knows who that is."""
    near = next((g for g in stage.scene.groups if g.last == trigger.first - 1), None)
    if near is None or stage.scene.line.word(trigger.first - 1) not in {"nhân", "trong"} or stage.keys(near):
        return False
    persons = [phrase.mention for phrase in near.phrases if isinstance(phrase.mention, PersonMention)]
    abroad = {person.country for person in persons} - {None, destination}
    return len(persons) == len(near.phrases) and (bool(abroad) or stage.scene.line.word(trigger.first - 1) == "nhân")


def _same_journey(stage: Stage, trigger: Trigger) -> Trigger | None:
    """«chuyến công tác của A dự … và thăm B»: the verb goes on telling of the noun's journey."""
    index = stage.scene.triggers.index(trigger)
    earlier = stage.scene.triggers[index - 1] if index else None
    if earlier is None or not earlier.noun or earlier.word.frame != "visit" or _owner(stage, earlier) is None:
        return None
    if stage.scene.line.word(trigger.first - 1) not in {"và", ","}:
        return None
    between = [
        g for g in stage.scene.groups if earlier.last <= g.first and g.last <= trigger.first and g.slot == "free"
    ]
    return None if between else earlier


def _owner(stage: Stage, trigger: Trigger) -> Group | None:
    """«chuyến thăm … của A»; none where A is nobody named («của lãnh đạo một nước châu Á»)."""
    scene, at = stage.scene, _possessed(stage, trigger)
    if at is None:
        return None
    while scene.line.word(at) in {"nguyên", "phu", "nhân"} and scene.phrase(at) is None:
        at += 1
    found = next((g for g in scene.groups if g.first <= at < g.last), None)
    return lists.whole(scene, found) if found is not None else None


def _possessed(stage: Stage, trigger: Trigger) -> int | None:
    """Index behind the «của» of «chuyến thăm … của A»."""
    scene = stage.scene
    for at in range(trigger.last, min(len(scene.line), trigger.last + _REACH)):
        if scene.phrase(at) is None and scene.line.word(at) == "của":
            group = scene.phrase(at + 1) is None and scene.line.word(at + 1) == "đoàn"
            if group and isinstance(getattr(scene.phrase(at + 2), "mention", None), PersonMention):
                return at + 2  # «chuyến thăm B của đoàn Thủ tướng A»
            vague = group or (scene.phrase(at + 1) is None and scene.line.word(at + 1) == "mình")
            return None if vague else at + 1
        if scene.phrase(at) is None and scene.line.word(at) in _STOPS and not destinations.between_states(stage, at):
            return None
    return None


def _led(stage: Stage, trigger: Trigger) -> Group | None:
    """«đoàn do ông X dẫn đầu thăm …»: the last group before the verb; «X dẫn đầu đoàn đại biểu thăm …»: who leads."""
    low = stage.scene.line.low
    near = [g for g in stage.scene.groups if g.last <= trigger.first]
    if not near or ("(" in low[near[-1].first - 5 : near[-1].first] and ")" in low[near[-1].last : trigger.first]):
        return None
    if low[near[-1].first - 1 : near[-1].last] == ("làm", "trưởng", "đoàn"):
        return near[-2] if near[-2:-1] else None  # «đoàn … do ông X làm Trưởng đoàn đang thăm …»
    leads = not stage.keys(near[-1]) and low[near[-1].first - 2 : near[-1].first] in _LEADING
    return stage.scene.subject(near[-1].first - 2) if leads else near[-1]
