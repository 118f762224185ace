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
    if len(text) <= _CAPTION_LONGEST and len(sentence_ends(text)) <= 2 and credited(text):
        return "noise.caption"
    return "noise.menu" if re.fullmatch(r"\w+", text) and not text[0].isupper() else None


def judged(lines: Sequence[Line], title: str, found: dict[int, str]) -> dict[int, str]:
    """Rules of the lines that are noise, those `found` already included; `title` is the headline."""
    verdicts = dict(found)
    for i, line in enumerate(lines):
        rule = verdicts.get(i) or worded(line.text)
        if rule:
            verdicts[i] = rule
    _below_pictures(lines, title, verdicts)
    _repeated(lines, title, verdicts)
    _labels(lines, verdicts)
    return verdicts


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
    seen = {same(title)}
    for i, key in keys.items():
        if key in seen or (times[key] > 1 and not sentence(lines[i].text)):
            verdicts[i] = "noise.repeat"
        seen.add(key)


def _labels(lines: Sequence[Line], verdicts: dict[int, str]) -> None:
    """A short line that is no sentence, names what the text names in the same words, and does no more: a caption."""
    body = "\n".join(line.text for i, line in enumerate(lines) if i not in verdicts)[:_SEARCHED].casefold()
    for i, line in enumerate(lines):
        text = line.text
        if i in verdicts or len(text) > _LABEL_LONGEST or not text[0].isalpha() or ends_sentence(text):
            continue
        if not has_verb(text) and len(text.split()) > 2 and body.count(text.casefold()) > 1:
            verdicts[i] = "noise.caption"
