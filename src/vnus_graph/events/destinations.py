"""Stage 5 of 7: Sentence + Mention → Claim. Where a visit went: the state behind the word, before it, or understood.

«thăm chính thức B», «chuyến thăm của A tới B», «đến Phnom Penh cho chuyến thăm», «A đón B thăm chính thức».
"""

from __future__ import annotations

from vnus_graph.events import parties
from vnus_graph.events.attending import ATTENDED
from vnus_graph.events.commented import chosen, met_several
from vnus_graph.events.guests import present
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import COMES, Trigger
from vnus_graph.grammar.country_names import HOME, is_country
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.model import CountryMention, DateMention, DelegationMention, GroupMention, PersonMention, PlaceMention

_WAY = frozenset(
    "chính thức cấp nhà nước hữu nghị làm việc và tại tới đến sang nước thủ đô thành phố ở lần này đầu tiên chỉ lịch sử"
    " của trong với lên cao một hai ba bốn tư năm thứ từ ngày khuôn khổ song phương ngắn thành công tốt đẹp bất ngờ"
    " quan trọng".split()
)


_ORGANS = frozenset({"Ministry", "Government", "Committee", "PartyBody"})
_ENVOYS = ("đại sứ", "tổng lãnh sự", "đại biện", "trưởng đại diện", "công sứ", "tham tán", "tùy viên")
_UNNAMED = frozenset({"tàu", "hạm", "người", "khách", "dân", "sinh"})
"""In «tàu hải quân», «chiến hạm», «nhiều người», «du khách», «người dân», «sinh viên»."""
_ALONG = frozenset("cùng với và dẫn đưa chở bằng trên lên đi rời là đồng đứng".split())
"""Before such a noun where somebody else goes with them, by them, or is one of them."""
_PLAIN = frozenset((word,) for word in ("tới", "đến", "sang", "chính", "thức", "các", "tại"))
_CLAUSES = frozenset(". ; : đã sẽ của thăm khi".split())
_FIRST = frozenset(
    "là nước quốc gia điểm đến đầu tiên thứ hai ba cuối cùng mà ông bà tiếp theo đi sang tới cũng"
    " asean châu á âu phi mỹ đông nam bắc tây trung khu vực".split()
)
"""What stands between a state and the visit to it: «B (cũng) là nước (châu Á) đầu tiên A thăm»."""
_NEAR = 12
_BESIDE = 2
_SESSIONS = frozenset({"dự", "tham", "tiến", "đồng", "chủ", "họp", "hội"})
_COUNTS = frozenset({"hai", "ba", "bốn", "năm", "sáu"})
_REGIONS = frozenset({("trung", "đông"), ("đông", "nam"), ("đông", "bắc"), ("nam", "mỹ"), ("mỹ", "latinh")})


def destination(stage: Stage, trigger: Trigger) -> tuple[str | None, str | None]:
    """Code of the state behind the trigger, or of the city there; the city's name."""
    scene, at = stage.scene, trigger.last
    code: str | None = None
    if trigger.noun and (picked := chosen(stage, trigger)) is not None:
        return picked[0], None
    while at < len(scene.line):
        phrase = scene.phrase(at)
        if phrase is None:
            if scene.line.low[at : at + 2] == ("nước", "này"):
                return _spoken_of(stage, trigger), None
            if scene.line.low[at : at + 2] == ("nước", "ta"):
                return stage.focus.home, None
            counted = scene.line.word(at) in _COUNTS and scene.line.word(at + 1) == "nước"
            abroad = scene.line.low[at - 1 : at + 1] == ("nước", "ngoài")
            attends = scene.line.word(at) in {"dự", "tham", "đồng"} and (trigger.noun or trigger.word is COMES)
            if attends and (seat := _seat(stage, at)) is not None:
                return seat
            if not (counted or abroad or scene.line.word(at) in _WAY or scene.line.word(at).isdigit()):
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
            return (code, phrase.mention.name) if code else (None, None)
        if not isinstance(phrase.mention, DateMention):
            if trigger.noun:
                break
            return None, None
        at = phrase.last
    if code is None and not trigger.noun:
        joined = scene.line.word(trigger.last) == "và" and scene.line.word(trigger.last + 1) in _SESSIONS
        held = _seat(stage, trigger.last) if joined else None
        return held or (_chosen(stage, trigger), None)  # «thăm và tiến hành phiên họp … tại B»
    if code is None and trigger.noun:
        if regional(stage, trigger):
            return _of_destination(stage, trigger) or (None, None)
        return _of_destination(stage, trigger) or _arrived(stage, trigger) or (_later(stage, trigger), None)
    return code, None


def _spoken_of(stage: Stage, trigger: Trigger) -> str | None:
    """«B tổ chức lễ đón trọng thể khi A thăm nước này»: the state named last before it, by itself or by an office."""
    before = [phrase.mention for phrase in stage.scene.parsed.phrases if phrase.last <= trigger.first]
    codes = [state.code for state in before if isinstance(state, CountryMention)]
    offices = [title.country for one in before if isinstance(one, PersonMention) for title in one.titles]
    near = (g for g in stage.scene.groups if 0 <= trigger.first - g.last <= _BESIDE)
    goes = None if trigger.noun else present(stage, trigger) or next(near, None)  # «A gặp Tổng thống C thăm nước này»
    home = {stage.registry.country_of(key) for key in stage.keys(goes)}
    return next((code for code in (*reversed(codes), *reversed(offices)) if code and code not in home), None)


def regional(stage: Stage, trigger: Trigger) -> bool:
    """«chuyến công du châu Á», «chuyến thăm ba nước»: a journey to several states."""
    low = stage.scene.line.low
    at = next((i for i in range(trigger.last, trigger.last + 6) if low[i : i + 1] not in _PLAIN), trigger.last)
    several = low[at + 1 : at + 2] == ("nước",) and (low[at] in _COUNTS or low[at].isdigit())
    return several or low[at : at + 1] in {("châu",), ("khu",)} or low[at : at + 2] in _REGIONS


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


def _chosen(stage: Stage, trigger: Trigger) -> str | None:
    """«B là nước đầu tiên A thăm», «chọn B là nước (đầu tiên) đến thăm»: the state right before."""
    low = stage.scene.line.low
    for phrase in stage.scene.parsed.phrases:
        between = [low[i] for i in range(phrase.last, trigger.first) if stage.scene.phrase(i) is None]
        if isinstance(phrase.mention, CountryMention) and {"là"} < {*between} <= _FIRST and len(between) < _NEAR:
            return phrase.mention.code
    return None


def _seat(stage: Stage, at: int) -> tuple[str, str | None] | None:
    """«chuyến công tác (tham) dự hội nghị … tại B»: where what he attends is held."""
    scene = stage.scene
    for phrase in scene.parsed.phrases:
        if not at < phrase.first < at + ATTENDED:
            continue
        if any(scene.line.word(i) in _CLAUSES and scene.phrase(i) is None for i in range(at, phrase.first)):
            return None
        if scene.line.word(phrase.first - 1) not in {"tại", "ở"}:
            continue
        if isinstance(phrase.mention, CountryMention):
            return phrase.mention.code, None
        if isinstance(phrase.mention, PlaceMention) and not phrase.mention.venue:
            code = country_of(phrase.mention.name)
            return (code, phrase.mention.name) if code else None
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
    """«đã đến Phnom Penh cho chuyến thăm chính thức», «rời Brunei, kết thúc chuyến thăm»: the place before."""
    for phrase in reversed(stage.scene.parsed.phrases):
        if phrase.last <= trigger.first and isinstance(phrase.mention, PlaceMention | CountryMention):
            gap = [i for i in range(phrase.last, trigger.first) if not _dated(stage, i)]
            leaving = "kết" in stage.scene.line.low[max(0, trigger.first - 3) : trigger.first]
            way = {"đến", "tới", "sang", "rời"} if leaving else {"đến", "tới", "sang"}
            if stage.scene.line.word(phrase.first - 1) == "(" and isinstance(phrase.mention, CountryMention):
                continue  # «đến Tunis (Tunisia) trong chuyến thăm»
            if stage.scene.line.word(phrase.first - 1) not in way or len(gap) > 4:
                break
            if isinstance(phrase.mention, CountryMention):
                return phrase.mention.code, None
            code = country_of(phrase.mention.name)
            return (code, phrase.mention.name) if code else None
    return None


def _dated(stage: Stage, at: int) -> bool:
    phrase = stage.scene.phrase(at)
    return phrase is not None and isinstance(phrase.mention, DateMention)


def between_states(stage: Stage, at: int) -> bool:
    """Whether token `at` is the comma of «chuyến công du ba nước A, B và C của D»."""
    near = (stage.scene.phrase(at - 1), stage.scene.phrase(at + 1))
    return all(phrase is not None and isinstance(phrase.mention, CountryMention) for phrase in near)


def further(stage: Stage, trigger: Trigger, first: str) -> list[str]:
    """«thăm Singapore và Nhật Bản»: the states listed with the first."""
    for group in stage.scene.groups:
        codes = [phrase.mention.code for phrase in group.phrases if isinstance(phrase.mention, CountryMention)]
        if group.first >= trigger.last and len(codes) > 1 and codes[0] == first:
            joined = stage.scene.line.low[group.first : group.last]
            return [code for code in codes[1:] if code != first] if not {"-", "–"} & set(joined) else []
    return []


def hosts(stage: Stage, index: int) -> str | None:
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


def host_city(stage: Stage) -> str | None:
    """«hội đàm với B tại thủ đô X, trong chuyến thăm ngày 30/9-1/10»: the state the city lies in."""
    codes = {
        phrase.mention.country
        for phrase in stage.scene.parsed.phrases
        if isinstance(phrase.mention, PlaceMention) and phrase.mention.country and not phrase.mention.venue
    }
    return codes.pop() if len(codes) == 1 else None


def implied(stage: Stage, visitors: tuple[str, ...]) -> str | None:
    """«chuyến thăm của A» in an article about two states: the other one, told as a destination or named most."""
    codes = {stage.registry.country_of(key) for key in visitors}
    if len(codes) != 1:
        return None
    code = codes.pop()
    pair = [key.removeprefix("country:") for key in stage.focus.countries()]
    if code not in pair:
        return None
    other = next(state for state in pair if state != code)
    roles = {(role, key) for draft in stage.drafts for role, key in draft.claim.roles}
    told = ("destination", f"country:{other}") in roles
    spoken = {stage.registry.country_of(key) for group in stage.scene.groups for key in stage.keys(group)}
    if not told and other not in {stage.focus.home, *spoken} and met_several(stage, visitors):
        return None
    return other if told or stage.focus.home == other or stage.focus.foreign() in {other, None} else None


def at_home(stage: Stage, key: str, state: str) -> bool:
    """«Đoàn công tác của Bộ Y tế» in a province, «Đại sứ A tại B thăm thành phố C» in B: no journey to the state."""
    if any(country_behind(label) == state for label in envoy(stage, key)):
        return True
    sent = [
        stage.registry.entries[sender]
        for sender in stage.registry.senders.get(key, ())
        if sender in stage.registry.entries
    ]
    states = {stage.registry.country_of(sender.key) for sender in sent}
    return state == HOME and bool(sent) and states <= {None, HOME} and all(s.subtype in _ORGANS for s in sent)


def envoy(stage: Stage, key: str) -> list[str]:
    """The offices of an envoy that somebody holds, in small letters («đại sứ A tại B»)."""
    labels = (title.label.lower() for title, _ in stage.registry.entries[key].titles if not title.former)
    return [label for label in labels if label.startswith(_ENVOYS)]


def unnamed_goes(stage: Stage, trigger: Trigger) -> bool:
    """«A cho biết tàu hải quân C thăm B», «… lãnh đạo chủ chốt của C thăm B»: not A, but ships or people unnamed."""
    scene = stage.scene
    direct = scene.before(trigger.first)
    owned = direct is not None and direct.governor == "của" and parties.states(direct)
    if direct is not None and owned and scene.phrase(direct.first - 2) is None:
        return True
    words: list[str] = []
    for at in range(trigger.first - 1, -1, -1):
        phrase, word = scene.phrase(at), scene.line.word(at)
        if phrase is not None and isinstance(phrase.mention, PersonMention | DelegationMention | GroupMention):
            break
        if word in {",", ";", ":", "."}:
            break
        people = word == "dân" and scene.line.word(at - 1) == "nhân"  # «lễ kỷ niệm của nhân dân B»
        words.append("·" if phrase is not None or people else word)
    return bool(_UNNAMED & set(words)) and not _ALONG & set(words)


def country_behind(label: str) -> str | None:
    """Code of the state where an envoy is posted («Đại sứ A tại B»)."""
    _, at, place = label.partition(" tại ")
    return is_country(place) if at else None
