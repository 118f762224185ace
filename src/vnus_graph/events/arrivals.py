"""Stage 5 of 7: Sentence + Mention → Claim. The day and the airport of an arrival, told without a word for a visit.

«Tối 19/11, chuyên cơ chở A hạ cánh xuống sân bay B ở thủ đô C, nước D. Đón A tại sân bay có E.»: the first day of the
visit to D that the article tells of, and when and where E received A.
"""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.events import sites
from vnus_graph.events.endings import HOME
from vnus_graph.events.position import opens_clause, period, ranged
from vnus_graph.events.scene import Scene
from vnus_graph.events.stage import Stage
from vnus_graph.events.verb_days import before_verb
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import CountryMention, DateMention, Period, PlaceMention

AIRPORT = "sân bay"
_COMING = frozenset({"đến", "tới", "sang", "xuống"})
_LANDING = frozenset({("hạ", "cánh"), ("đặt", "chân"), ("đáp", "xuống")})
_BEHIND = frozenset({"trước", "khi", "sau"})
"""Before an arrival that the sentence only goes back to."""
HOMEWARD = HOME | {("quá", "cảnh"), ("dừng", "chân"), ("trở", "về")}
_JOINING = frozenset(
    ", ở tại thủ đô thành phố của nước ( ) quốc tế - ngày miền phía bắc nam đông tây trung tỉnh bang vùng ven".split()
)
_OF_AIRPORTS = frozenset("sân bay quốc tế quân sự".split())
_NEAR = 4
"""Tokens behind the verb within which the place begins."""


def arrival(stage: Stage) -> tuple[frozenset[str], Period, str | None, str | None, str | None] | None:
    """Who came, on which day, to which state, city and airport."""
    scene = stage.scene
    low = scene.line.low
    at = next((i for i in range(len(low)) if comes(scene, i)), None)
    when = day(scene)
    if at is None or when is None or _BEHIND & set(low[:at]) or HOMEWARD & {*pairwise(low)}:
        return None
    if any(trigger.first < at for trigger in scene.triggers):
        return None  # «A hội kiến B nhân chuyến thăm đến C»
    before = [g for g in scene.groups if g.last <= at and (g.slot == "free" or g.governor in {"chở", "đưa"})]
    keys = frozenset(key for group in before for key in stage.keys(group) if not key.startswith("country:"))
    where = reached(scene, at)
    if where and sites.venue(where[0]) and not airport(where[0]):
        return None  # «đoàn xe đưa A đến Nhà Trắng»: on any day of the visit
    state = state_of(where)
    if not keys or (state is None and not where):
        return None
    spots = [place for phrase in where if (place := sites.place_of(phrase)) is not None]
    city = next((spot.name for spot in spots if not spot.venue), None)
    landed = next((spot.name for spot in spots if _named_airport(spot.name)), None)
    return keys, when, state, city, landed


def airport(phrase: Phrase) -> bool:
    """Whether a phrase names one."""
    return isinstance(phrase.mention, PlaceMention) and _named_airport(phrase.mention.name)


def _named_airport(name: str) -> bool:
    return name.lower().startswith((AIRPORT, "căn cứ không quân"))


def comes(scene: Scene, at: int) -> bool:
    """«đến», «hạ cánh xuống» before a place."""
    low = scene.line.low
    if not (low[at] in _COMING or low[at : at + 2] in _LANDING) or scene.phrase(at) is not None:
        return False
    if low[at] == "xuống" and low[max(0, at - 2) : at] not in _LANDING:
        return False
    return bool(reached(scene, at))


def reached(scene: Scene, at: int) -> list[Phrase]:
    """The places and states that follow the verb of arrival, one right behind the other."""
    found: list[Phrase] = []
    end = at + 1
    for phrase in scene.parsed.phrases:
        if phrase.first < end or isinstance(phrase.mention, DateMention):
            continue
        between = scene.line.low[end : phrase.first]
        near = set(between) <= _JOINING if found else len(between) <= _NEAR and "," not in between
        if not near or not isinstance(phrase.mention, PlaceMention | CountryMention):
            break
        found.append(phrase)
        end = phrase.last
    return found


def state_of(where: list[Phrase]) -> str | None:
    """Code of the state among the places reached, else of the one that the first city lies in."""
    named = (phrase.mention.code for phrase in where if isinstance(phrase.mention, CountryMention))
    spots = (phrase.mention for phrase in where if isinstance(phrase.mention, PlaceMention))
    return next(named, None) or next((code for s in spots if (code := s.country or country_of(_served(s.name)))), None)


def _served(place: str) -> str:
    """«sân bay (quốc tế) Đà Nẵng»: the city that an airport is called after; other places as they are."""
    return " ".join(word for word in place.split() if word not in _OF_AIRPORTS)


def day(scene: Scene) -> Period | None:
    """The only single day of the sentence, else its only range, before who comes or right before the verb."""
    dated = [p for p in scene.parsed.phrases if isinstance(p.mention, DateMention) and p.mention.when]
    told = [p for p in dated if (when := period(p)) is not None and when.start.day]
    days = [p for p in told if not ranged(p)] or told
    if len({str(period(p)) for p in days}) != 1:
        return None
    subject = next((group for group in scene.groups if group.slot == "free"), None)
    first = days[0]
    fronted = opens_clause(scene, first) and (subject is None or first.last <= subject.first)
    return period(first) if fronted or before_verb(scene, first) else None
