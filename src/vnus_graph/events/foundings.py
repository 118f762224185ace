"""Stage 5 of 7: Sentence + Mention → Claim. When relations were founded, as anniversaries and brackets tell."""

from __future__ import annotations

from dataclasses import replace

from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import DateMention, PartialDate, Period

REACH = 22
"""Tokens around a verb within which its states, levels and days are told."""
_CEREMONIES = frozenset({"lễ", "kiện", "buổi", "tiệc", "động"})
NUMBERS = {word: number for number, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)}


def founded(stage: Stage, trigger: Trigger, when: Period | None) -> Period | None:
    """«kỷ niệm một năm thiết lập …, ngày 27/11»: its day less the years; of a ceremony, the year alone."""
    years, low = years_since(stage, trigger), stage.scene.line.low
    if not years:
        told = stage.scene.parsed.phrases if celebrated(stage, trigger) else ()
        dated = [p.first for p in told if isinstance(p.mention, DateMention)]
        return when if all(at > trigger.first for at in dated) else None  # «năm 2017, hai nước kỷ niệm …»
    if when is None or not when.start.year or when.end is not None:
        return None
    year = when.start.year - years
    held = any(low[i] in _CEREMONIES and low[i + 1 : i + 3] == ("kỷ", "niệm") for i in range(trigger.first))
    return Period(PartialDate(year) if held else replace(when.start, year=year))


def celebrated(stage: Stage, trigger: Trigger) -> int | None:
    """Index of «kỷ niệm» before the trigger."""
    reach = range(trigger.first - 1, max(0, trigger.first - REACH), -1)
    return next((at for at in reach if stage.scene.line.word(at) in {"kỷ", "kỉ"}), None)


def years_since(stage: Stage, trigger: Trigger) -> int:
    """The number in «N năm (ngày) thiết lập …»; 0 where the trigger is no anniversary."""
    line = stage.scene.line
    for at in range(trigger.first - 1, max(trigger.first - 5, 0), -1):
        if line.word(at) == "năm":
            word = line.word(at - 1)
            years = NUMBERS.get(word) or (int(word) if word.isdigit() else 0)
            return years if years < 200 else 0
    return 0


def first_day(stage: Stage, trigger: Trigger) -> Period | None:
    """«(2013-2024)», «(31/1/1950)» behind «thiết lập quan hệ …»: the first year, or the day."""
    line = stage.scene.line
    for at in range(trigger.last, min(trigger.last + REACH, len(line) - 1)):
        if line.word(at) in {"kỷ", "kỉ"}:  # «… được thiết lập năm 2017 và hướng tới kỷ niệm …»: of something else
            break
        if line.word(at) == "(":
            if (day := date_at(stage, at + 1)) is not None:
                return Period(day.start)
            text = line.tokens[at + 1].text
            if len(text) >= 4 and text[:4].isdigit() and (text[4:5] in {"", "-", "–"}):
                year = int(text[:4])
                return Period(PartialDate(year)) if 1900 < year < 2100 else None
    return None


def commemorated(stage: Stage, trigger: Trigger) -> bool:
    """«(sẽ tổ chức lễ) kỷ niệm 50 năm thiết lập …», «tổng kết 60 năm thiết lập …»: it has happened."""
    before = " ".join(stage.scene.line.low[max(0, trigger.first - 24) : trigger.first])
    return bool(years_since(stage, trigger)) or "kỷ niệm" in before


def approaching(stage: Stage, trigger: Trigger) -> bool:
    """«hướng tới kỷ niệm 50 năm thiết lập …»: the plan is the anniversary; the founding is told only with its year."""
    words = stage.scene.line.low[max(0, trigger.first - 10) : trigger.first]
    ahead = "kỷ" in words and bool({"hướng", "tiến"} & set(words[: words.index("kỷ")]))
    return ahead and first_day(stage, trigger) is None


def date_at(stage: Stage, at: int) -> Period | None:
    """The date that stands right at token `at`, or behind «từ», «vào» or quotation marks there."""
    while stage.scene.line.word(at) in {"từ", "vào", "hồi", "”", '"', "trong"} and stage.scene.phrase(at) is None:
        at += 1
    phrase = stage.scene.phrase(at)
    return phrase.mention.when if phrase is not None and isinstance(phrase.mention, DateMention) else None
