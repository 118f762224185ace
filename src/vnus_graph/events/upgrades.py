"""Stage 5 of 7: Sentence + Mention → Claim. The ladder of relations: two states, the level they reached, and when.

«nâng cấp quan hệ lên Đối tác Chiến lược Toàn diện», «thiết lập quan hệ ngoại giao», «xác lập khuôn khổ …», and history
in brackets («10 năm thiết lập quan hệ Đối tác chiến lược (2013-2023)»). The lower of two levels is the old one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.model import Claim, CountryMention, DateMention, GroupMention, InstitutionMention, PartialDate, Period
from vnus_graph.resources import table

_REACH = 22
_ELSEWHERE = frozenset({".", ";", ",", "trước", "tại", "trong", "dự", "hội", "khi", "nhân", "khuôn"})
_UP = frozenset({"lên", "thành", "sang"})
_DECIDED = frozenset({("nhất", "trí"), ("quyết", "định"), ("tuyên", "bố"), ("thống", "nhất"), ("thông", "báo")})
_TALKS = 8
"""Sentences within which talks go on being told."""
_ADVERBS = frozenset("được chính thức đã vừa mới cùng cũng sẽ sắp đang nhất trí thống quyết định tuyên bố".split())
_JOINING = frozenset({"và", "với", "cùng", "-", "–", "trước", "đây", "cũ"})
_FIELDS = frozenset({("trong", "lĩnh"), ("về", "lĩnh")})
"""«đối tác chiến lược trong lĩnh vực giáo dục» is no level of the relations of two states."""
_ANEW = frozenset({"đặc", "nhất", "sau", "trong", "khi"})
"""Behind a comma, what is told by the side: «sau 30 năm thiết lập quan hệ, đặc biệt sau 10 năm đối tác …»."""
_CEREMONIES = frozenset({"lễ", "kiện", "buổi", "tiệc", "động"})
_NUMBERS = {word: number for number, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)}


@cache
def levels() -> Lexicon[str]:
    """Wordings of the levels, as local names of `vnus:RelationshipLevel`."""
    return Lexicon([(row["phrase"], row["level"]) for row in table("levels")])


def read(stage: Stage) -> None:
    """Claims of upgrades in the sentence."""
    for index, trigger in enumerate(stage.scene.triggers):
        if trigger.word.frame != "upgrade":
            continue
        states = _states(stage, trigger)
        if len(states) != 2 or _with_union(stage, trigger) or _approaching(stage, trigger):
            continue
        if _of_another(stage, states):
            continue
        for level, when in _steps(stage, index, trigger):
            if level == "DiplomaticRelations" and when is None:
                continue  # «kỷ niệm ngày thiết lập quan hệ ngoại giao» says no more than that there are such
            when = when or _agreed(stage, trigger)
            _write(stage, trigger, states, level, when)
            stage.used.add(index)


def _write(stage: Stage, trigger: Trigger, states: tuple[str, ...], level: str, when: Period | None) -> None:
    roles = (("side", states[0]), ("counterpart", states[1]))
    status = "Held" if _commemorated(stage, trigger) else stage.status(trigger)
    for state in states:
        if state not in stage.registry.entries:  # named by a short form alone: «quan hệ Nhật - Ý»
            stage.registry.add_country(state.removeprefix("country:"), stage.evidence("upgrade"))
    claim = Claim("RelationshipUpgrade", roles, (stage.evidence("upgrade"),), status, when, level=level)
    stage.write(claim, trigger)


def _steps(stage: Stage, index: int, trigger: Trigger) -> list[tuple[str, Period | None]]:
    """Levels reached and when: one, or several dated ones («ngoại giao năm 1989, đối tác toàn diện năm 2007»)."""
    named = _named(stage, trigger)
    dated = [(level, _date_at(stage, end)) for level, end in named]
    if len(dated) > 1 and all(when is not None for _, when in dated):
        return dated
    founded = trigger.word.phrase.startswith(("thiết lập", "xác lập"))
    before, behind = _level_before(stage, trigger), _reached(stage, trigger, named)
    level = (before or behind) if founded else (behind or before)
    right_behind = next((when for known, when in dated if known == level and when is not None), None)
    when = _span_of_years(stage, trigger) or _founded(stage, trigger, right_behind or stage.when(index))
    return [(level, when)] if level is not None else []


def _agreed(stage: Stage, trigger: Trigger) -> Period | None:
    """«Hai lãnh đạo nhất trí nâng cấp quan hệ lên …», told of talks: on the day of the talks."""
    day, low = stage.day, stage.scene.line.low
    if day is None or day.parting or stage.number - day.sentence > _TALKS or _years_since(stage, trigger):
        return None
    both = [
        group
        for group in stage.scene.groups
        if group.slot == "free" and any(isinstance(phrase.mention, GroupMention) for phrase in group.phrases)
    ]
    if (
        both and stage.scene.line.word(both[0].first - 1) == "việc"
    ):  # told to a third: «… thông tin việc hai bên nhất trí»
        return None
    decided = any(low[i : i + 2] in _DECIDED for g in both[:1] for i in range(g.last, trigger.first - 1))
    dated = any(isinstance(phrase.mention, DateMention) for phrase in stage.scene.parsed.phrases)
    return day.when if decided and not dated else None


def _date_at(stage: Stage, at: int) -> Period | None:
    """The date that stands right at token `at`, or behind «từ», «vào» or quotation marks there."""
    while stage.scene.line.word(at) in {"từ", "vào", "hồi", "”", '"', "trong"} and stage.scene.phrase(at) is None:
        at += 1
    phrase = stage.scene.phrase(at)
    return phrase.mention.when if phrase is not None and isinstance(phrase.mention, DateMention) else None


def _named(stage: Stage, trigger: Trigger) -> list[tuple[str, int]]:
    """Levels named behind the trigger in its clause, each with the index behind it."""
    line, found, at = stage.scene.line, [], trigger.last
    if trigger.word.phrase.startswith(("đưa", "nâng tầm")):  # «đưa quan hệ đối tác chiến lược phát triển»: no goal
        at = next((i for i in range(at, min(at + _REACH, len(line))) if line.word(i) in _UP), len(line))
    while at < min(trigger.last + _REACH, len(line)) and line.word(at) not in {".", ";"}:
        if line.word(at) == "," and line.word(at + 1) in _ANEW:
            break
        match = levels().match(line.tokens, at)
        if match is not None and line.low[at + match[0] : at + match[0] + 2] not in _FIELDS:
            found.append((match[1], at + match[0]))
        at += match[0] if match is not None else 1
    return found


def _reached(stage: Stage, trigger: Trigger, named: list[tuple[str, int]]) -> str | None:
    """The last level of «từ … lên …», else the first named."""
    low = stage.scene.line.low
    if len(named) > 1 and {"lên", "thành"} & set(low[trigger.last : named[-1][1]]):
        return named[-1][0]
    return named[0][0] if named else None


def _level_before(stage: Stage, trigger: Trigger) -> str | None:
    """«khi quan hệ đối tác chiến lược toàn diện được xác lập từ …»: passive, the level is the subject."""
    line = stage.scene.line
    if line.word(trigger.first - 1) != "được":
        return None
    for at in range(max(0, trigger.first - 12), trigger.first):
        match = levels().match(line.tokens, at)
        if match is not None and at + match[0] >= trigger.first - 3:
            return match[1]
    return None


def _states(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    scene = stage.scene
    subject = scene.subject(trigger.first)
    for keys in (_countries(stage.keys(subject)), _near(stage, trigger), _subject_pair(stage, trigger)):
        if len(keys) == 2:
            return keys
    one = _countries(stage.keys(subject)) or _told_of(stage, trigger)
    other = scene.object(trigger.last, needs=frozenset({"với"}))
    if len(one) == 1 and other is not None and len(both := _countries((*one, *stage.keys(other)))) == 2:
        return both
    if _of_speakers(stage, trigger) or _stranger(stage, trigger):
        return _of_speakers(stage, trigger)
    if subject is None or any(isinstance(p.mention, GroupMention) for p in subject.phrases) or not one:
        return stage.focus.countries()
    return ()


def _of_another(stage: Stage, states: tuple[str, ...]) -> bool:
    """«A dự hội nghị tại C, cùng Tổng thống B tuyên bố nâng cấp quan hệ»: the sentence names none but a third state."""
    phrases = stage.scene.parsed.phrases
    named = {f"country:{p.mention.code}" for p in phrases if isinstance(p.mention, CountryMention)}
    abroad = named - {f"country:{stage.focus.home}"}
    return bool(abroad) and not abroad & set(states)


def _stranger(stage: Stage, trigger: Trigger) -> bool:
    """«A cùng Tổng thống C tuyên bố nâng cấp quan hệ», where nobody tells of which state C is president."""
    groups = [g for g in stage.scene.groups if g.last <= trigger.first and g.governor in {"cùng", "với"}]
    people = [key for group in groups for key in stage.keys(group) if key.startswith("person:")]
    return any(stage.registry.country_of(key) is None for key in people)


def _with_union(stage: Stage, trigger: Trigger) -> bool:
    """«quan hệ Đối tác chiến lược ASEAN - Hoa Kỳ», «Việt Nam và EU nâng cấp …»: one party is no state."""
    line = stage.scene.line
    for phrase in stage.scene.parsed.phrases:
        if not isinstance(phrase.mention, InstitutionMention) or phrase.mention.subtype != "InternationalOrganization":
            continue
        if phrase.last <= trigger.first and trigger.first - phrase.last <= 2:
            return True
        near = trigger.last <= phrase.first < trigger.last + _REACH
        joins = {line.word(phrase.first - 1), line.word(phrase.last)}
        beside = stage.scene.phrase(phrase.last + 1), stage.scene.phrase(phrase.first - 2)
        paired = any(p is not None and isinstance(p.mention, CountryMention) for p in beside)
        if near and joins & {"-", "–", "và", "với", "giữa"} and (paired or line.word(phrase.first - 1) == "với"):
            fronted = {","} if line.word(trigger.first - 1) == "khi" else set()  # «Sau khi nâng cấp …, quan hệ A - B»
            return not (_ELSEWHERE - fronted) & set(line.low[trigger.last : phrase.first])
    return False


def _subject_pair(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """Two states right before: «A và B vừa nâng cấp …», «A và B kỷ niệm 50 năm thiết lập …», «Quan hệ A - B được …»."""
    line, end = stage.scene.line, trigger.first
    if _years_since(stage, trigger):
        end = next((at for at in range(end, max(0, end - _REACH), -1) if line.word(at) in {"kỷ", "kỉ"}), end)
    near = [p for p in stage.scene.parsed.phrases if p.last <= end and isinstance(p.mention, CountryMention)]
    if not near or any(line.word(i) not in _ADVERBS for i in range(near[-1].last, end)):
        return ()
    pair = near[-2:]
    if any(line.word(i) not in _JOINING for i in range(pair[0].last, pair[-1].first)):
        return ()
    joints = range(near[-3].last, pair[0].first) if len(near) > 2 else ()
    if joints and all(line.word(i) in _JOINING | {","} for i in joints):
        return ()  # three states, each with each
    return tuple(dict.fromkeys(f"country:{p.mention.code}" for p in pair if isinstance(p.mention, CountryMention)))


def _told_of(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«A là một trong những nước đầu tiên thiết lập quan hệ ngoại giao với …»: the state of which that is told."""
    line = stage.scene.line
    for at in range(trigger.first - 1, max(trigger.first - _REACH, 0), -1):
        if line.word(at) in {".", ";", ","}:
            break
        if line.word(at) == "là" and {"nước", "quốc"} & set(line.low[at : trigger.first]):
            ends = at - 1 if line.word(at - 1) in {"cũng", "đã", "vốn"} else at
            before = [p for p in stage.scene.parsed.phrases if p.last == ends and isinstance(p.mention, CountryMention)]
            return tuple(f"country:{p.mention.code}" for p in before if isinstance(p.mention, CountryMention))
    return ()


def _countries(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key.startswith("country:")))


def _near(stage: Stage, trigger: Trigger) -> tuple[str, ...]:
    """«quan hệ Việt Nam - Hoa Kỳ», «giữa hai nước», «hai nước» around the trigger."""
    line = stage.scene.line
    found: list[str] = []
    for phrase in stage.scene.parsed.phrases:
        if not trigger.last <= phrase.first < min(trigger.last + _REACH, len(line)):
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


def _founded(stage: Stage, trigger: Trigger, when: Period | None) -> Period | None:
    """«kỷ niệm một năm thiết lập …, ngày 27/11»: its day less the years; of a ceremony, the year alone."""
    years = _years_since(stage, trigger)
    if not years:
        return when
    if when is None or not when.start.year or when.end is not None:
        return None
    year, low = when.start.year - years, stage.scene.line.low
    held = any(low[i] in _CEREMONIES and low[i + 1 : i + 3] == ("kỷ", "niệm") for i in range(trigger.first))
    return Period(PartialDate(year) if held else replace(when.start, year=year))


def _years_since(stage: Stage, trigger: Trigger) -> int:
    """The number in «N năm (ngày) thiết lập …»; 0 where the trigger is no anniversary."""
    line = stage.scene.line
    for at in range(trigger.first - 1, max(trigger.first - 5, 0), -1):
        if line.word(at) == "năm":
            word = line.word(at - 1)
            years = _NUMBERS.get(word) or (int(word) if word.isdigit() else 0)
            return years if years < 200 else 0
    return 0


def _commemorated(stage: Stage, trigger: Trigger) -> bool:
    """«(sẽ tổ chức lễ) kỷ niệm 50 năm thiết lập …», «tổng kết 60 năm thiết lập …»: it has happened."""
    before = " ".join(stage.scene.line.low[max(0, trigger.first - 24) : trigger.first])
    return bool(_years_since(stage, trigger)) or "kỷ niệm" in before


def _approaching(stage: Stage, trigger: Trigger) -> bool:
    """«hướng tới kỷ niệm 50 năm thiết lập …»: the plan is the anniversary; the founding is told only with its year."""
    words = stage.scene.line.low[max(0, trigger.first - 10) : trigger.first]
    ahead = "kỷ" in words and bool({"hướng", "tiến"} & set(words[: words.index("kỷ")]))
    return ahead and _span_of_years(stage, trigger) is None


def _span_of_years(stage: Stage, trigger: Trigger) -> Period | None:
    """«(2013-2024)», «(31/1/1950)» behind «thiết lập quan hệ …»: the first year, or the day."""
    line = stage.scene.line
    for at in range(trigger.last, min(trigger.last + _REACH, len(line) - 1)):
        if line.word(at) in {"kỷ", "kỉ"}:  # «… được thiết lập năm 2017 và hướng tới kỷ niệm …»: of something else
            break
        if line.word(at) == "(":
            if (day := _date_at(stage, at + 1)) is not None:
                return Period(day.start)
            text = line.tokens[at + 1].text
            if len(text) >= 4 and text[:4].isdigit() and (text[4:5] in {"", "-", "–"}):
                year = int(text[:4])
                return Period(PartialDate(year)) if 1900 < year < 2100 else None
    return None
