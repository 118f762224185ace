"""Stage 5 of 7: Sentence + Mention → Claim. Visits told by an arrival: «A đã đến thủ đô C», «chuyên cơ chở A hạ cánh».

Whoever arrives in a state not his own is on a visit there, if he came in office and did not only pass through; what he
did later is told elsewhere. A sentence with a word for a visit is left to `visits`.
"""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.events import arrivals, destinations, position, sites
from vnus_graph.events.listing import Group
from vnus_graph.events.stage import Stage
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import Claim, CountryMention, DelegationMention, Period, PersonMention, PlaceMention

_ARRIVED = frozenset({"đã", "vừa"})
_LANDED = frozenset({"cánh", "chân", "xuống"})
_CRAFT = frozenset({("chuyên", "cơ"), ("máy", "bay"), ("đoàn", "tàu"), ("tàu", "chở")})
_OTHERWISE = frozenset("sẽ sắp nếu không chưa từng muốn nhưng mai khi trước nhằm để lệnh cảnh lần".split())
_NO_VISIT = frozenset(
    {("nhận", "nhiệm"), ("nhiệm", "kỳ"), ("nhiệm", "sở"), ("trình", "quốc"), ("sinh", "sống"), ("du", "lịch")}
    | {("du", "học"), ("tị", "nạn")}
)
_BEHIND = 8
_BESIDE = 3


def read(stage: Stage) -> None:
    """A claim of a visit, where the sentence tells an arrival and nothing of a visit."""
    scene = stage.scene
    low = scene.line.low
    if scene.parsed.sentence.title or any(t.word.frame == "visit" for t in scene.triggers):
        return
    at = next((i for i in range(1, len(low)) if arrivals.comes(scene, i)), None)
    if at is None or (_OTHERWISE | {"?"}) & set(low[:at]) or arrivals.HOMEWARD & {*pairwise(low)}:
        return
    reached = arrivals.reached(scene, at)
    end = reached[-1].last
    if _NO_VISIT & {*pairwise(low[end : end + _BEHIND])} or any(t.first < at for t in scene.triggers):
        return
    who = _who(stage, at)
    state = next((code for phrase in reached if (code := _state(phrase))), None)
    if who is None or state is None or (sites.venue(reached[0]) and not arrivals.airport(reached[0])):
        return
    when = _when(stage, who.last, at, end)
    if when is None and any(position.period(phrase) for phrase in scene.parsed.phrases):
        return  # on another day than the one told, which may be of years ago
    for key in stage.keys(who):
        home = stage.registry.country_of(key)
        if home not in {None, state} and not destinations.at_home(stage, key, state):
            _write(stage, key, state, _city(reached, state), when)


def _who(stage: Stage, at: int) -> Group | None:
    """Who is said to have come: «A đã đến», «chuyên cơ chở A hạ cánh», «đoàn tàu của A đến»."""
    scene = stage.scene
    low = scene.line.low
    craft = next((i for i in range(at) if low[i : i + 2] in _CRAFT), None)
    if craft is not None:
        near = [g for g in scene.groups if craft < g.first and g.last <= at]
        return near[0] if len(near) == 1 and _travels(near[0]) else None
    direct = scene.before(at)
    done = bool(_ARRIVED & set(low[max(0, at - 3) : at])) or (low[at] in _LANDED or low[at - 1] in _LANDED)
    if direct is None or direct.slot != "free" or not _travels(direct):
        return None
    lately = "hôm" in low[direct.last : arrivals.reached(scene, at)[-1].last + 1]  # «A tới B hôm 12/10»
    return direct if done or lately else None


def _travels(group: Group) -> bool:
    """Persons by name or office, or a delegation."""
    return all(
        isinstance(phrase.mention, DelegationMention)
        or (isinstance(phrase.mention, PersonMention) and bool(phrase.mention.titles or phrase.mention.name))
        for phrase in group.phrases
    )


def _state(phrase: Phrase) -> str | None:
    mention = phrase.mention
    if isinstance(mention, CountryMention):
        return mention.code
    if isinstance(mention, PlaceMention):
        return mention.country or country_of(mention.name)
    return None


def _city(reached: list[Phrase], state: str) -> str | None:
    cities = (phrase.mention for phrase in reached if isinstance(phrase.mention, PlaceMention))
    return next((city.name for city in cities if not city.venue and city.country == state), None)


def _when(stage: Stage, first: int, at: int, end: int) -> Period | None:
    """The day of the sentence, else what stands before the verb or right behind the place.

    «Ông A hồi tháng 11/2017 đã tới C», «đã đến C vào khoảng 15h ngày 24/4».
    """
    if (day := arrivals.day(stage.scene)) is not None:
        return day
    phrases = stage.scene.parsed.phrases
    near = (p for p in phrases if first <= p.first < at or end <= p.first <= end + _BESIDE)
    return next((when for p in near if (when := position.period(p)) is not None and not when.end), None)


def _write(stage: Stage, key: str, state: str, city: str | None, when: Period | None) -> None:
    evidence = stage.evidence("visit.arrival")
    if f"country:{state}" not in stage.registry.entries:  # only its city is named
        stage.registry.add_country(state, evidence)
    stage.write(
        Claim("Visit", (("visitor", key), ("destination", f"country:{state}")), (evidence,), "Held", when, city)
    )
