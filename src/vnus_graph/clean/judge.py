"""Page noise told by what a line says, and by its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from vnus_graph.clean.layout import same
from vnus_graph.clean.lines import Line
from vnus_graph.clean.signs import (
    byline,
    credited,
    dateline,
    ends_sentence,
    has_verb,
    phrase,
    sentence,
    sentence_ends,
    source_line,
)

_CAPTION_LONGEST = 400
_LABEL_LONGEST = 120
_PICTURES = ("noise.photo", "noise.caption", "noise.credit")
_SEARCHED = 20_000
"""How much of an article is searched for the wording of a label; more would make long texts quadratic."""


def worded(text: str) -> str | None:
    """Rule by which a line is noise for its wording alone, or None."""
    rule = phrase("line", text) or phrase("closing", text) or phrase("box", text)
    if rule:
        return rule
    if dateline(text) is not None:
        return "noise.dateline"
    if source_line(text) is not None:
        return "noise.agency"
    if byline(text) and len(text.split()) > 1:
        return "noise.byline"
    stops = sentence_ends(text) if len(text) <= _CAPTION_LONGEST and credited(text) else [0] * 3
    if len(stops) <= 2 and not any(byline(text[stop:]) for stop in stops):
        return "noise.caption"
    return "noise.menu" if re.fullmatch(r"\w+", text) and not text[0].isupper() else None


def judged(lines: Sequence[Line], title: str, top: int | None, found: dict[int, str]) -> dict[int, str]:
    """Rules of the lines that are noise, those `found` already included; `title` is the headline, line `top` if any."""
    verdicts = dict(found)
    for i, line in enumerate(lines):
        rule = found.get(i, "noise.menu")
        if rule == "noise.menu" and i != top:
            rule = worded(line.text) or found.get(i, "")
        if rule and i != top:
            verdicts[i] = rule
    if top is not None:
        verdicts[top] = "title"  # so that no rule below takes it
    _below_pictures(lines, title, verdicts)
    _repeated(lines, title, verdicts)
    _labels(lines, verdicts)
    return {i: rule for i, rule in verdicts.items() if i != top}


def _below_pictures(lines: Sequence[Line], title: str, verdicts: dict[int, str]) -> None:
    """The line right under a picture is its caption: no blank line between, or no sentence, or the headline again."""
    for i in range(1, len(lines)):
        if i in verdicts or verdicts.get(i - 1) not in _PICTURES:
            continue
        text, above = lines[i].text, lines[i - 1].text
        near = not lines[i].gap and verdicts[i - 1] == "noise.photo"
        again = same(text) and (same(text) in same(above) or same(text) == same(title))
        if len(text) <= _CAPTION_LONGEST and (near or again or (not lines[i].gap and not sentence(text))):
            verdicts[i] = "noise.caption"


def _repeated(lines: Sequence[Line], title: str, verdicts: dict[int, str]) -> None:
    """What is said twice is a caption or a headline; of a sentence, the first stays."""
    keys = {i: same(line.text) for i, line in enumerate(lines) if i not in verdicts}
    times = Counter(keys.values())
    captions = {same(lines[i].text) for i, rule in verdicts.items() if rule in _PICTURES}
    seen = {same(title)}
    for i, key in keys.items():
        if key in seen or ((times[key] > 1 or key in captions) and not sentence(lines[i].text)):
            verdicts[i] = "noise.repeat"
        seen.add(key)


def _labels(lines: Sequence[Line], verdicts: dict[int, str]) -> None:
    """A short line that is no sentence, names what the text names in the same words, and does no more: a caption."""
    body = "\n".join(line.text for i, line in enumerate(lines) if i not in verdicts)[:_SEARCHED].casefold()
    for i, line in enumerate(lines):
        text = line.text
        if i in verdicts or len(text) > _LABEL_LONGEST or not text[0].isalpha() or ends_sentence(text):
            continue
        words = text.split()
        named = sum(word[0].isupper() for word in words) >= 0.4 * len(words)
        if named and len(words) > 2 and not has_verb(text) and body.count(text.casefold()) > 1:
            verdicts[i] = "noise.caption"
