"""Page noise told by where it stands: before the headline, after the article, in boxes and in doubled headlines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vnus_graph.clean.lines import Line
from vnus_graph.clean.signs import (
    UPPER,
    byline,
    credited,
    dateline,
    ends_sentence,
    phrase,
    phrases,
    sentence,
    sentence_ends,
    source_line,
)

_TITLE_LONGEST = 250
_TITLE_SYLLABLES = 5
_PARAGRAPH = 80
"""A sentence of so many characters is a paragraph of an article rather than a remark of the page."""
_SENTENCE = 40
_CAPTION_LONGEST = 300
_NAMES = re.compile(rf"[{UPPER}][\w'’]*(?=[ -]([{UPPER}][\w'’]*))")


def same(text: str) -> str:
    """The text as far as repetition goes: without case, punctuation and runs of white space."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def title_index(lines: Sequence[Line], title: str | None) -> int | None:
    """Which line is the headline: the one of the metadata, else the first that looks so before the first paragraph."""
    if title:
        wanted = same(title)
        return next((i for i, line in enumerate(lines[:60]) if same(line.text) == wanted), None)
    candidates: list[int] = []
    for i, line in enumerate(lines[:60]):
        if _headline(line.text):
            candidates.append(i)
        elif len(line.text) > _TITLE_LONGEST or (ends_sentence(line.text) and not _remark(line.text)):
            break
    long = [i for i in candidates if len(lines[i].text.split()) >= _TITLE_SYLLABLES]
    return next(iter(long or candidates), None)


def _headline(text: str) -> bool:
    return (
        len(text) <= _TITLE_LONGEST
        and not re.search(r"(?<!\.)\.\W*\Z", text)
        and not text.startswith(("- ", "– "))
        and (text[0].isalnum() or text[0] in "\"'“‘«([")
        and not any(text[:end].rstrip(' "”’)').endswith(".") for end in sentence_ends(text))
        and not _remark(text)
    )


def _remark(text: str) -> bool:
    """Whether a line is one of the page's own for its wording alone."""
    return (
        any(phrase(scope, text) for scope in ("line", "closing", "box"))
        or dateline(text) is not None
        or source_line(text) is not None
    )


def placed(lines: Sequence[Line], title: int | None) -> dict[int, str]:
    """Rules of the lines that are noise for where they stand, by index."""
    first = 0 if title is None else title + 1
    found = {i: "noise.menu" for i in range(first - 1) if not _paragraph(lines[i].text)} if first else {}
    about = " ".join(line.text for line in lines[max(0, first - 1) : first + 3])
    end = _closing(lines, first, found)
    _boxes(lines, first, end, about, found)
    _doubled(lines, first, end, about, found)
    _captions_at_end(lines, first, end, found)
    return found


def _paragraph(text: str) -> bool:
    return len(text) >= _PARAGRAPH and ends_sentence(text)


def _closing(lines: Sequence[Line], first: int, found: dict[int, str]) -> int:
    """Where the article ends: at the first heading of the page's own after a paragraph of the article."""
    begun = False
    for i in range(first, len(lines)):
        rule = phrase("closing", lines[i].text)
        if rule and begun:
            found[i] = rule
            found.update((later, "noise.teaser") for later in range(i + 1, len(lines)))
            return i
        if rule:
            found[i] = "noise.menu"
        begun = begun or _paragraph(lines[i].text)
    return len(lines)


def _boxes(lines: Sequence[Line], first: int, end: int, about: str, found: dict[int, str]) -> None:
    """Boxes of links under «Xem thêm», «Tin liên quan»: up to where the article goes on, if it does."""
    for i in range(first, end):
        rule = phrase("box", lines[i].text)
        if not rule or i in found:
            continue
        resumed = next((k for k in range(i + 1, end) if _resumes(lines, k, end, about)), end)
        found[i] = rule
        found.update((k, "noise.teaser") for k in range(i + 1, resumed))


def _resumes(lines: Sequence[Line], k: int, end: int, about: str) -> bool:
    """Two sentences in a row are no list of links; one is the article's own if it speaks of the same people."""
    text = lines[k].text
    if len(text) < _SENTENCE or not ends_sentence(text):
        return False
    return (k + 1 < end and ends_sentence(lines[k + 1].text)) or (_paragraph(text) and kindred(text, about))


def _doubled(lines: Sequence[Line], first: int, end: int, about: str, found: dict[int, str]) -> None:
    """Teasers without a heading: a headline twice (picture and link), a summary below it, and so to the end."""
    pairs = [
        i
        for i in range(first, end - 1)
        if i not in found
        and len(lines[i].text.split()) >= _TITLE_SYLLABLES
        and same(lines[i].text) == same(lines[i + 1].text)
        and not credited(lines[i].text)
    ]
    start = end
    for i in reversed(pairs):
        summaries = [line.text for line in lines[i + 2 : start]]
        if len(summaries) > 2 or any(kindred(text, about) for text in summaries):
            break
        start = i
    found.update((i, "noise.teaser") for i in range(start, end))


def _captions_at_end(lines: Sequence[Line], first: int, end: int, found: dict[int, str]) -> None:
    """Captions gathered after the article: a last group of lines set off by a blank one, where paragraphs are not."""
    start = next((i for i in range(end - 1, first, -1) if lines[i].gap), end)
    group = [i for i in range(first, start) if not lines[i].gap]
    if start == end or len(group) < 3 or sum(lines[i].gap for i in range(first, start)) > 2:
        return
    signed = byline(lines[start - 1].text) or source_line(lines[start - 1].text) is not None
    for i in range(start, end):
        text = lines[i].text
        if i not in found and len(text) <= _CAPTION_LONGEST and (signed or not sentence(text)):
            found[i] = "noise.caption"


def kindred(text: str, about: str) -> bool:
    """Whether two texts share a name of two syllables or more, but for those that half the press shares."""
    return bool(_names(text) & _names(about))


def _names(text: str) -> set[str]:
    pairs = {f"{found[0]} {found[1]}".casefold() for found in _NAMES.finditer(text)}
    return {pair for pair in pairs if not any(common.fullmatch(pair) for common in _common())}


@cache
def _common() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for _, pattern in phrases("common"))
