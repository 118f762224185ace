"""Stage 5 of 7: Sentence + Mention → Claim. Visits told by an arrival: «A đã đến thủ đô C», «chuyên cơ chở A hạ cánh».

Whoever arrives in a state not his own is on a visit there, if he came in office and did not only pass through; what he
did later is told elsewhere. That he arrived is said by «đã», by the verb itself or by a day beside it. Where a visit
has been read in the sentence, nothing is added.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from vnus_graph.events import arrivals, destinations, position, sites
from vnus_graph.events.delegations import LEADING
from vnus_graph.events.families import family
from vnus_graph.events.listing import AUXILIARIES
from vnus_graph.events.pronouns import pronoun
from vnus_graph.events.scene import Group, Scene
from vnus_graph.events.stage import Stage
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import Claim, CountryMention, DateMention, DelegationMention, Period, PersonMention, PlaceMention

_ARRIVED = frozenset({"đã", "vừa"})
_LANDED = frozenset({"cánh", "chân", "xuống"})
_BACK = frozenset({("trở", "lại"), ("quay", "lại"), ("có", "mặt")})
_ONCE = frozenset({("sau", "khi"), ("ngay", "khi")})
_SETTING_FOOT = frozenset({("đặt", "chân"), ("hạ", "cánh"), ("có", "mặt"), ("trở", "lại")})
_IN_TURN = ("lần", "lượt")
_FLIGHTS = frozenset(
    tuple(words.split()) for words in "đáp chuyến bay|đáp máy bay|đáp chuyên cơ|đi chuyên cơ|đi tàu|bay".split("|")
)
"""«A đáp máy bay tới B»: how somebody comes."""
_CRAFT = frozenset({("chuyên", "cơ"), ("máy", "bay"), ("đoàn", "tàu"), ("tàu", "chở")})
_WHILE = frozenset({"khi", "trước", "sau"})
"""Words with which a clause only goes back to an arrival, or waits for it."""
_OTHERWISE = frozenset("sẽ sắp nếu không chưa từng muốn nhưng mai nhằm để lệnh cảnh lần thường định ?".split())
_AHEAD = frozenset({("kế", "hoạch"), ("lịch", "trình"), ("dự", "kiến"), ("theo", "lịch")})
_COMPARED = frozenset({("với",), ("hơn",)})
"""«đến B muộn hơn dự kiến»: not what is yet to come."""
_NO_VISIT = frozenset(
    {("nhận", "nhiệm"), ("nhiệm", "kỳ"), ("nhiệm", "sở"), ("trình", "quốc"), ("sinh", "sống"), ("du", "lịch")}
    | {("du", "học"), ("tị", "nạn"), ("công", "việc")}
)
_DAYS = frozenset({"date.day", "date.full", "date.worded", "date.relative-day", "date.weekday", "date.month"})
_TO_COME = frozenset({"mai", "kia", "tới", "sau"})
_THIS_TIME = frozenset({("lần", "này"), ("dịp", "này")})
_ON_THE_WAY = frozenset(
    tuple(words.split())
    for words in ("chặng dừng", "chặng đầu", "điểm dừng", "điểm đến", "trạm dừng", "mở đầu", "mở màn")
)
"""What a journey is told by behind a state reached: «đến B, chặng dừng chân đầu tiên trong chuyến công du»."""
_FIRST = frozenset({("đầu", "tiên"), ("duy", "nhất"), ("thứ", "hai"), ("thứ", "ba")})
"""«A là tổng thống Mỹ đầu tiên đến B»: he is counted by it."""
_BEHIND = 8
_BESIDE = 3


def read(stage: Stage) -> None:
    """Claims of visits, where the sentence tells an arrival and no visit was read in it."""
    scene = stage.scene
    low = scene.line.low
    at = next((i for i in range(1, len(low)) if _comes(scene, i)), None)
    if at is None or scene.parsed.sentence.title or _told(stage):
        return
    reached = arrivals.reached(scene, at)
    end = reached[-1].last
    upon = _upon(scene, at, end)
    if upon is None and _untold(scene, at, end):
        return
    craft = _craft(low, at)
    who = upon or (_who(stage, at, end) if craft is None else _on_board(scene, craft, at))
    if who is None or _NO_VISIT & {*pairwise(low[end : end + _BEHIND])}:
        return
    start = who.last if craft is None else craft
    inside = sites.venue(reached[0]) and not arrivals.airport(reached[0])
    if inside or any(start <= trigger.first < at for trigger in scene.triggers):
        return
    when = _when(stage, who, at, end)
    if when is None and any(position.period(phrase) for phrase in scene.parsed.phrases):
        return  # on another day than the one told, which may be of years ago
    if when is not None and not when.start.day and any(pronoun(phrase.mention) for phrase in who.phrases):
        return  # «Hồi tháng 9, ông đến B»: of long ago, and perhaps of somebody else
    done = craft is not None or upon is not None or _arrived(scene, who, at) or _on_the_way(scene, end)
    for key in dict.fromkeys((*stage.keys(who), *_along(stage, end))):
        for state in _states(scene, reached):
            if _goes_abroad(stage, key, state):
                _write(stage, key, state, _city(reached, state), when)
                city = sites.place_of(reached[0]) is not None
                stage.drafts[-1] = replace(stage.drafts[-1], asserted=done, plain=not done, stop=city)


def _upon(scene: Scene, at: int, end: int) -> Group | None:
    """«Ngay sau khi đến thủ đô B, chiều 26/6, A đã gặp …»: who acts came there before; `end`: of the place.

    Nobody else is named in the clause of the arrival, and nothing of it is yet to come.
    """
    low = scene.line.low
    verb = at - 2 * (low[at - 2 : at] in _SETTING_FOOT) - (low[at] == "xuống")
    verb -= low[verb - 1] in {"vừa", "mới"}
    if low[verb - 2 : verb] not in _ONCE or {"sẽ", "sắp"} & set(low) or _AHEAD & {*pairwise(low)}:
        return None
    acting = next((group for group in scene.groups if group.slot == "free" and _travels(group)), None)
    if acting is None or acting.first < end or not scene.follows(acting):
        return None
    return acting if scene.line.word(end) == "," and scene.line.word(acting.first - 1) == "," else None


def _on_the_way(scene: Scene, end: int) -> bool:
    return scene.line.word(end) == "," and scene.line.low[end + 1 : end + 3] in _ON_THE_WAY


def _untold(scene: Scene, at: int, end: int) -> bool:
    """Whether words before the arrival put it in doubt, off or into a clause of its own."""
    low = scene.line.low
    before = {low[i] for i in range(at) if low[i : i + 2] != _IN_TURN}
    told = low[:end] if _on_the_way(scene, end) else low
    ahead = {told[i : i + 2] for i in range(len(told)) if told[max(0, i - 1) : i] not in _COMPARED}
    homeward = arrivals.HOMEWARD & {*pairwise(told)} or _AHEAD & ahead
    return bool(_OTHERWISE & before or homeward or _WHILE & set(_clause(scene, at)))


def _goes_abroad(stage: Stage, key: str, state: str) -> bool:
    """Whether who came acts for another state, or for no state, and has no post in this one."""
    home = stage.registry.country_of(key)
    abroad = home != state and (home is not None or _of_organization(stage, key))
    return abroad and not _posted(stage, key) and not destinations.at_home(stage, key, state)


def _told(stage: Stage) -> bool:
    """Whether a visit has been read in the sentence."""
    start = stage.scene.parsed.sentence.start
    return any(d.claim.evidence[0].start == start and family(d.claim) == "Visit" for d in stage.drafts if not d.title)


def _clause(scene: Scene, at: int) -> tuple[str, ...]:
    """The words of the clause before the token `at`: behind a comma in front of who acts, if there is one."""
    direct = scene.antecedent(at) or scene.before(at)
    start = direct.first if direct is not None else at
    comma = next((i for i in range(start - 1, -1, -1) if scene.line.word(i) == ","), -1)
    return scene.line.low[comma + 1 : at]


def _comes(scene: Scene, at: int) -> bool:
    """«đến», «trở lại» before a place."""
    if arrivals.comes(scene, at):
        return True
    return scene.line.low[at : at + 2] in _BACK and scene.phrase(at) is None and bool(arrivals.reached(scene, at))


def _arrived(scene: Scene, who: Group, at: int) -> bool:
    """«A đã đến», «A đặt chân tới»: whether «đã» or the verb itself says that he did."""
    low = scene.line.low
    return bool(_ARRIVED & set(low[who.last : at]) or _LANDED & {low[at - 1], low[at]})


def _who(stage: Stage, at: int, end: int) -> Group | None:
    """Who is said to have come: «A đã đến», «đoàn … do A dẫn đầu đã tới»; `end`: index behind the place."""
    scene = stage.scene
    low = scene.line.low
    verb = _left(scene, _embarked(low, at))
    direct = scene.before(verb)
    direct = scene.antecedent(verb) or direct or _led(scene, verb)  # «A, người đã đến B»
    counted = low[verb - 2 : verb] in _FIRST
    if counted or (direct is not None and direct.governor in {"do", "bởi"}):
        direct = scene.subject(verb)  # «đoàn … do A dẫn đầu đã đến B»
    if direct is not None and direct.only(DelegationMention) and low[direct.first - 2 : direct.first] in LEADING:
        direct = scene.subject(direct.first - 2)  # «A dẫn đầu đoàn … đã đến B»
    if direct is None or direct.slot != "free" or not _travels(direct) or low[direct.first - 1] == "việc":
        return None
    if "được" in low[direct.last : at]:
        return None
    told = _arrived(scene, direct, at) or verb < at or low[end : end + 2] in _THIS_TIME
    told = told or _on_the_way(scene, end) or counted
    return direct if told or scene.line.word(end) == "đã" or _dated(scene, direct, at, end) else None


def _embarked(low: tuple[str, ...], at: int) -> int:
    """«A đáp máy bay tới B»: index of «đáp», where the verb begins; `at` itself if there is none."""
    return at - max((len(words) for words in _FLIGHTS if low[max(0, at - len(words)) : at] == words), default=0)


def _left(scene: Scene, verb: int) -> int:
    """«A rời thủ đô B tới C»: index of «rời», where the journey begins; `verb` itself if there is none."""
    place = scene.phrase(verb - 1)
    if place is None or not isinstance(place.mention, PlaceMention | CountryMention):
        return verb
    at = place.first - 1
    while scene.line.word(at) in {"thủ", "đô", "thành", "phố", "khỏi"}:
        at -= 1
    return at if scene.line.word(at) == "rời" else verb


def _led(scene: Scene, verb: int) -> Group | None:
    """«đoàn … do ông A, Thứ trưởng B, dẫn đầu (,) đã đến»: the delegation, behind whose leader an office stands."""
    before = scene.line.low[:verb]
    head = next((i for i in range(verb - 2, 0, -1) if before[i : i + 2] in LEADING), None)
    if head is None or not {*before[head + 2 :]} <= AUXILIARIES | {","}:
        return None
    return scene.subject(next((i for i in range(head, 0, -1) if before[i] == "do"), 0))


def _on_board(scene: Scene, craft: int, at: int) -> Group | None:
    """«chuyên cơ chở A hạ cánh», «đoàn tàu của A đến»: the only one named between the craft and its arrival."""
    near = [group for group in scene.groups if craft < group.first and group.last <= at]
    return near[0] if len(near) == 1 and _travels(near[0]) else None


def _craft(low: tuple[str, ...], at: int) -> int | None:
    """Index of the craft that brought who came."""
    return next((i for i in range(_embarked(low, at)) if low[i : i + 2] in _CRAFT), None)


def _dated(scene: Scene, who: Group, at: int, end: int) -> bool:
    """«Sáng 17/11, A đến B», «A hôm qua tới B», «A tới B vào ngày 12/10»: on a day that is told."""
    days = (p for p in scene.parsed.phrases if isinstance(p.mention, DateMention) and p.mention.rule in _DAYS)
    return any(_beside(scene, p, who, at, end) for p in days if not _TO_COME & set(scene.line.low[p.first : p.last]))


def _beside(scene: Scene, phrase: Phrase, who: Group, at: int, end: int) -> bool:
    """Whether a date opens the sentence before who came, or stands before the verb or right behind the place."""
    fronted = phrase.last <= who.first and position.opens_clause(scene, phrase)
    near = _BEHIND if scene.line.word(end) == "bằng" else _BESIDE  # «đến B bằng tàu bọc thép hôm 5/6»
    return fronted or who.last <= phrase.first < at or end <= phrase.first <= end + near


def _travels(group: Group) -> bool:
    """Persons, or a delegation."""
    return group.only(DelegationMention, PersonMention)


def _states(scene: Scene, reached: list[Phrase]) -> list[str]:
    """The state reached, or all of a list of states: «đến A, B và C»."""
    listed = next((g for g in scene.groups if g.first == reached[0].first and g.only(CountryMention)), None)
    if listed is not None:
        return list(dict.fromkeys(p.mention.code for p in listed.phrases if isinstance(p.mention, CountryMention)))
    state = arrivals.state_of(reached)
    return [state] if state else []


def _along(stage: Stage, end: int) -> tuple[str, ...]:
    """«A trở lại B ngày 10/5 cùng C và D»: who came along."""
    scene = stage.scene
    near = (g for g in scene.groups if end < g.first <= end + _BEHIND and g.only(PersonMention))
    joined = next((g for g in near if scene.line.word(g.first - 1) == "cùng"), None)
    between = scene.line.low[end : joined.first] if joined is not None else (",",)
    return stage.keys(joined) if "," not in between else ()


def _of_organization(stage: Stage, key: str) -> bool:
    """«Tổng thư ký Liên hợp quốc A», who acts for no state."""
    bodies = (title.body for title, _ in stage.registry.entries[key].titles if title.body and not title.former)
    listed = (organizations().get(fold(body)) for body in bodies)
    return any(body is not None and not body.country for body in listed)


def _posted(stage: Stage, key: str) -> bool:
    """«Đại sứ A đã đến B»: at his post, if none is told."""
    return any(" tại " not in label for label in destinations.envoy(stage, key))


def _city(reached: list[Phrase], state: str) -> str | None:
    cities = (phrase.mention for phrase in reached if isinstance(phrase.mention, PlaceMention))
    return next((city.name for city in cities if not city.venue and city.country == state), None)


def _when(stage: Stage, who: Group, at: int, end: int) -> Period | None:
    """The day of the sentence, else what stands before who came, before the verb or right behind the place.

    «Ông A hồi tháng 11/2017 đã tới C», «đã đến C vào khoảng 15h ngày 24/4».
    """
    if (day := arrivals.day(stage.scene)) is not None:
        return day
    near = (p for p in stage.scene.parsed.phrases if _beside(stage.scene, p, who, at, end))
    return next((when for p in near if (when := position.period(p)) is not None and not when.end), None)


def _write(stage: Stage, key: str, state: str, city: str | None, when: Period | None) -> None:
    evidence = stage.evidence("visit.arrival")
    if f"country:{state}" not in stage.registry.entries:  # only its city is named
        stage.registry.add_country(state, evidence)
    stage.write(
        Claim("Visit", (("visitor", key), ("destination", f"country:{state}")), (evidence,), "Held", when, city)
    )
