"""Page noise within a line: «(Dân trí) - » before it, picture credits inside it, a byline after its last sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from vnus_graph.clean.signs import UPPER, byline, phrases, publisher, publishers, sentence, sentence_ends, source_line
from vnus_graph.resources import table

Cut = tuple[int, int, str]
"""Start, end and rule of a piece of page noise within a text."""

_TAIL = 400
_CAPTION_LONGEST = 250
_NAME = rf"(?:[{UPPER}]{{2,}}(?=[{UPPER}][^\W\d_{UPPER}])|[{UPPER}][\w.]*)(?=\s*(?:[{UPPER}“\"(/–-]|[.,)]|\Z))"
_ACRONYM = rf"[A-Z]{{3,}}\+?(?!\w)(?! [{UPPER}]{{2}})"


def cuts(text: str, last: bool) -> list[Cut]:
    """The pieces of page noise in a paragraph, in order and apart; bylines only if it is the `last` of the article."""
    ending = _ending(text, last)
    found: list[Cut] = [ending] if ending else []
    body = text[: ending[0]] if ending else text
    opening = _opening().match(text)
    if opening and opening.end() < len(text):
        found.append((0, opening.end(), "noise.outlet"))
    for rule, pattern in phrases("inline"):
        found.extend((match.start(), match.end(), rule) for match in pattern.finditer(body))
    found.extend(_captions(body))
    return _apart(found)


def _captions(text: str) -> Iterator[Cut]:
    """Credits of pictures, each with the caption before it if that is no sentence: «Toàn cảnh lễ ký - Ảnh: An Hà»."""
    credits = list(_credit().finditer(text)) if ":" in text else []
    stops = sentence_ends(text) if credits else []
    edge = 0
    for credit in credits:
        before = bisect_left(stops, credit.start()) - 1
        start = max(edge, stops[before] if before >= 0 else 0)
        caption = text[start : credit.start()]
        if len(caption) <= _CAPTION_LONGEST and not sentence(caption.rstrip()):
            yield start, credit.end(), "noise.caption" if caption.strip() else "noise.credit"
        else:
            yield credit.start(), credit.end(), "noise.credit"
        edge = credit.end()


def _ending(text: str, last: bool) -> Cut | None:
    """The longest piece after a sentence, at the end of the text, that is page noise."""
    base = max(0, len(text) - _TAIL)
    tail = text[base:]
    for place in sentence_ends(tail, glued=True):
        rest = tail[place:].strip()
        rule = _ending_rule(rest, last) if rest else None
        if rule:
            return base + place, len(text), rule
    return None


def _ending_rule(rest: str, last: bool) -> str | None:
    for rule, pattern in phrases("suffix"):
        if pattern.fullmatch(rest):
            return rule
    if not last:
        return None
    if source_line(rest) is not None:
        return "noise.agency"
    return "noise.byline" if byline(rest) else None


def _apart(found: list[Cut]) -> list[Cut]:
    kept: list[Cut] = []
    for cut in sorted(found, key=lambda cut: (cut[0], -cut[1])):
        if not kept or cut[0] >= kept[-1][1]:
            kept.append(cut)
        elif cut[1] > kept[-1][1]:
            kept[-1] = (kept[-1][0], cut[1], cut[2])
    return kept


def opening_publisher(text: str) -> tuple[str, str] | None:
    """(name, kind) of the publisher whose mark opens the text, as in «(Dân trí) - »."""
    opening = _opening().match(text)
    return publisher(opening["who"] or opening[0].rstrip(" -–—")) if opening else None


@cache
def _opening() -> re.Pattern[str]:
    """«(Dân trí) - », «(GLO)- », «TTO - »; a plain name only if it is an acronym or a domain, not «Lao động - …»."""
    plain = [name for row in table("outlets") for name in (row["name"], *row["aliases"].split("|"))]
    names = "|".join(re.escape(name) for name in plain if name.isupper() or "." in name)
    return re.compile(rf"(?:\(\s?(?P<who>[\w.& ]{{2,24}}?)\s?\)\s?[-–—]|(?:{names})\s?[-–—](?=\s))\s*")


@cache
def _credit() -> re.Pattern[str]:
    """«(Ảnh: An Hà/TTXVN)», or without brackets as far as the credit goes: a name ends before another capital."""
    names = "|".join(sorted((re.escape(name) for name in publishers() if len(name) > 2), key=len, reverse=True))
    known = rf"(?i:{names})(?!\w)|{_ACRONYM}"
    unit, after = (rf"(?:{known}|{_NAME}(?: {_NAME}){{0,{more}}})" for more in (2, 1))
    return re.compile(
        r"\(\s?(?i:ảnh|nguồn|đồ họa)[^():]{0,20}:[^()]{1,70}\)\.?"
        r"|(?: [-–] )?\b(?:Ảnh|Nguồn|Đồ họa|Đồ hoạ)(?: minh họa| minh hoạ)? ?: ?"
        rf"{unit}(?:(?<!\w\w\.) ?[/–-] ?{after}){{0,3}}(?: phát\b)?\.?"
    )
