"""Stage 5 of 7: Sentence + Mention → Claim. Visits: who went to which state, when, as what kind of visit.

«A thăm chính thức B», «đoàn … thăm và làm việc tại B», «chuyến thăm B của A», «nhân chuyến thăm B», «X đang thăm B»,
«đến Phnom Penh cho chuyến thăm». Nobody visits the state he acts for.
"""

from __future__ import annotations

from vnus_graph.events.scene import Group
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.model import Claim, CountryMention, DateMention, PlaceMention

_WAY = frozenset(
    "chính thức cấp nhà nước hữu nghị làm việc và tại tới đến sang nước thủ đô thành phố ở lần này đầu tiên chỉ lịch sử của"
    " trong đến với lên cao hai từ ngày khuôn khổ song phương".split()
)
_RANKS = (
    (("cấp", "nhà", "nước"), "StateVisit"),
    (("chính", "thức"), "OfficialVisit"),
    (("làm", "việc"), "WorkingVisit"),
)


def read(stage: Stage) -> None:
    """Claims of visits in the sentence."""
    for index, trigger in enumerate(stage.scene.triggers):
        if trigger.word.frame != "visit":
            continue
        if trigger.noun and {"các", "những", "nhiều"} & set(
            stage.scene.line.low[max(0, trigger.first - 2) : trigger.first]
        ):
            continue
        destination, place = _destination(stage, trigger)
        visitors = _visitors(stage, trigger, destination)
        if destination is None and trigger.noun and visitors and _owner(stage, trigger) is not None:
            destination = _implied(stage, visitors)
        if destination is None and trigger.noun and stage.when(index) is not None:
            destination = _host_city(stage)
            visitors = _visitors(stage, trigger, destination)
        if destination is None and not trigger.noun:
            destination = _hosts(stage, index)
            visitors = _visitors(stage, trigger, destination)
        if destination is None:
            continue
        for code in (destination, *_further(stage, trigger, destination)):
            for key in visitors:
                if stage.registry.country_of(key) != code:
                    _write(stage, index, trigger, key, code, place)


def _further(stage: Stage, trigger: Trigger, first: str) -> list[str]:
    """«thăm Singapore và Nhật Bản»: the states listed with the first."""
    for group in stage.scene.groups:
        codes = [phrase.mention.code for phrase in group.phrases if isinstance(phrase.mention, CountryMention)]
        if group.first >= trigger.last and len(codes) > 1 and codes[0] == first:
            joined = stage.scene.line.low[group.first : group.last]
            return [code for code in codes[1:] if code != first] if not {"-", "–"} & set(joined) else []
    return []


def _hosts(stage: Stage, index: int) -> str | None:
    """«A đón B thăm chính thức»: the state of the host, where the verb names none."""
    trigger = stage.scene.triggers[index]
    earlier = stage.scene.triggers[index - 1] if index else None
    if earlier is None or earlier.noun or earlier.word.frame != "object" or trigger.word.kind == "Visit":
        return None
    guest = stage.scene.before(trigger.first)
    if guest is None or guest.first < earlier.last:
        return None
    codes = {stage.registry.country_of(key) for key in stage.keys(stage.scene.subject(earlier.first))} - {None}
    return codes.pop() if len(codes) == 1 else None


def _host_city(stage: Stage) -> str | None:
    """«hội đàm với B tại thủ đô X, trong chuyến thăm ngày 30/9-1/10»: the state the city lies in."""
    codes = {
        phrase.mention.country
        for phrase in stage.scene.parsed.phrases
        if isinstance(phrase.mention, PlaceMention) and phrase.mention.country and not phrase.mention.venue
    }
    return codes.pop() if len(codes) == 1 and f"country:{min(codes, key=str)}" in stage.registry.entries else None


def _write(stage: Stage, index: int, trigger: Trigger, visitor: str, destination: str, place: str | None) -> None:
    stage.write(
        Claim(
            _kind(stage, trigger),
            (("visitor", visitor), ("destination", f"country:{destination}")),
            (stage.evidence("visit.noun" if trigger.noun else "visit.verb"),),
            stage.status(_same_journey(stage, trigger) or trigger),
            stage.when(index),
            place or _city(stage, index, destination),
        ),
        trigger,
    )
    stage.used.add(index)


def _city(stage: Stage, index: int, destination: str) -> str | None:
    """The city visited: the trigger's own, else one in the same sentence that was reached («đến Havana»)."""
    own = stage.where(index)
    words = set(stage.scene.line.low)
    arrived = words & {"đến", "tới", "xuống", "đặt"}
    reached = [phrase.mention for phrase in stage.scene.parsed.phrases if isinstance(phrase.mention, PlaceMention)]
    for place in (own, *(reached if arrived else [])):
        if place is not None and not place.venue and place.country == destination:
            return place.name
    return None


def _kind(stage: Stage, trigger: Trigger) -> str:
    behind = stage.scene.line.low[trigger.last : trigger.last + 6]
    if trigger.word.kind == "Visit":
        for words, kind in _RANKS:
            if any(behind[i : i + len(words)] == words for i in range(4)):
                return kind
    return trigger.word.kind


def _destination(stage: Stage, trigger: Trigger) -> tuple[str | None, str | None]:
    """Code of the state behind the trigger, or of the city there; the city's name."""
    scene, at = stage.scene, trigger.last
    code: str | None = None
    while at < len(scene.line):
        phrase = scene.phrase(at)
        if phrase is None:
            if scene.line.word(at) not in _WAY:
                break
            if scene.line.word(at) == "của":
                break
            at += 1
            continue
        if isinstance(phrase.mention, CountryMention):
            code = phrase.mention.code
            break
        if isinstance(phrase.mention, PlaceMention):
            code = None if phrase.mention.venue else country_of(phrase.mention.name)
            if code and f"country:{code}" in stage.registry.entries:
                return code, phrase.mention.name
            return None, None
        if not isinstance(phrase.mention, DateMention):
            if trigger.noun:
                break
            return None, None
        at = phrase.last
    if code is None and trigger.noun:
        return _of_destination(stage, trigger) or _arrived(stage, trigger) or (_later(stage, trigger), None)
    return code, None


def _later(stage: Stage, trigger: Trigger) -> str | None:
    """«chuyến thăm, làm việc và tham dự Hội nghị … tại B, A đã …»: the state before the subject of the clause."""
    scene = stage.scene
    if trigger.first > 5:
        return None
    for phrase in scene.parsed.phrases:
        if phrase.first < trigger.last:
            continue
        if isinstance(phrase.mention, CountryMention) and scene.line.word(phrase.first - 1) in {
            "tại",
            "tới",
            "đến",
            "sang",
        }:
            return phrase.mention.code
        if any(g.first == phrase.first and g.slot == "free" for g in scene.groups) or phrase.first - trigger.last > 20:
            return None
    return None


def _of_destination(stage: Stage, trigger: Trigger) -> tuple[str, None] | None:
    """«chuyến thăm chính thức của A tới B»."""
    owner = stage.scene.object(trigger.last)
    if owner is None:
        return None
    at = owner.last
    while stage.scene.line.word(at) in _WAY - {"của", "và"} or isinstance(
        getattr(stage.scene.phrase(at), "mention", None), DateMention
    ):
        phrase = stage.scene.phrase(at)
        if phrase is not None and isinstance(phrase.mention, CountryMention):
            break
        at = phrase.last if phrase is not None else at + 1
    phrase = stage.scene.phrase(at)
    if phrase is not None and isinstance(phrase.mention, CountryMention) and at > owner.last:
        return phrase.mention.code, None
    return None


def _arrived(stage: Stage, trigger: Trigger) -> tuple[str, str | None] | None:
    """«đã đến Phnom Penh cho chuyến thăm chính thức»: the city before the noun."""
    for phrase in reversed(stage.scene.parsed.phrases):
        if phrase.last <= trigger.first and isinstance(phrase.mention, PlaceMention | CountryMention):
            if stage.scene.line.word(phrase.first - 1) not in {"đến", "tới", "sang"} or trigger.first - phrase.last > 4:
                break
            if isinstance(phrase.mention, CountryMention):
                return phrase.mention.code, None
            code = country_of(phrase.mention.name)
            return (code, phrase.mention.name) if code else None
    return None


def _visitors(stage: Stage, trigger: Trigger, destination: str | None) -> tuple[str, ...]:
    """The actors who went: by syntax first, and never those of the state visited."""
    for group in _candidates(stage, trigger):
        keys = tuple(
            key
            for key in stage.keys(group)
            if key.startswith(("person:", "delegation:"))
            and (destination is None or stage.registry.country_of(key) != destination)
        )
        if keys:
            return keys
    return ()


def _candidates(stage: Stage, trigger: Trigger) -> list[Group | None]:
    scene = stage.scene
    if not trigger.noun:
        if (journey := _same_journey(stage, trigger)) is not None:
            return [_owner(stage, journey)]
        return [scene.subject(trigger.first), _led(stage, trigger), scene.next_subject(trigger.last)]
    owner = _owner(stage, trigger)
    if owner is not None:
        return [owner]
    found = [scene.before(trigger.first), scene.main_subject(), scene.subject(trigger.first)]
    near = [g for g in scene.groups if g.last <= trigger.first]
    return [*found, *reversed(near), scene.next_subject(trigger.last)]


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
    """«chuyến thăm … của A»."""
    scene, at = stage.scene, trigger.last
    while at < min(len(scene.line), trigger.last + 14):
        if scene.line.word(at) == "của" and scene.phrase(at) is None:
            at += 1
            while scene.line.word(at) in {"nguyên", "phu", "nhân"} and scene.phrase(at) is None:
                at += 1
            return next((g for g in scene.groups if g.first <= at < g.last), None)
        stops = {",", ".", ";", "đã", "sẽ", "là", "có", "theo", "diễn", "nhằm", "do", "được"}
        if scene.line.word(at) in stops and scene.phrase(at) is None:
            return None
        at += 1
    return None


def _led(stage: Stage, trigger: Trigger) -> Group | None:
    """«đoàn do ông X dẫn đầu thăm …»: the last group before the verb, whatever governs it."""
    near = [g for g in stage.scene.groups if g.last <= trigger.first]
    return near[-1] if near else None


def _implied(stage: Stage, visitors: tuple[str, ...]) -> str | None:
    """«chuyến thăm của A» in an article about two states: the other one."""
    code = stage.registry.country_of(visitors[0])
    pair = [key.removeprefix("country:") for key in stage.focus.countries()]
    if code in pair:
        return next(other for other in pair if other != code)
    return None
