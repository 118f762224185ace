"""The lines of an article, with lines that a fixed width broke in the middle of a sentence put together again."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028]")
_ANY_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_BLANK = r"[\s\u200b-\u200f\u2060\ufeff]"
_INK = re.compile(rf"(?!{_BLANK}).(?:.*(?!{_BLANK}).)?", re.DOTALL)
_ENDS = re.compile(r"[.!?…:;]\W*\Z")
_WRAP_WIDTH = 40
"""A shorter line is no wrapped one: pages and mails break lines at 60 to 100 characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A run of `Article.text` without white space around it."""

    start: int
    end: int
    text: str
    """NFC; line breaks within are spaces."""
    gap: bool
    """Whether a blank line, or the edge of the article, stands before it."""


def lines_of(text: str) -> list[Line]:
    """Every line that has ink, in order."""
    found: list[Line] = []
    for run in _LINE.finditer(text):
        inked = _INK.search(run[0])
        if inked is None:
            continue
        start, end = run.start() + inked.start(), run.start() + inked.end()
        gap = not found or len(_BREAK.findall(text, found[-1].end, start)) > 1
        found.append(line_at(text, start, end, gap))
    return [line_at(text, group[0].start, group[-1].end, group[0].gap) for group in _paragraphs(found)]


def line_at(text: str, start: int, end: int, gap: bool = True) -> Line:
    """The line at `text[start:end]`, white space at its ends left out."""
    inked = _INK.search(text[start:end])
    if inked is not None:
        start, end = start + inked.start(), start + inked.end()
    return Line(start, end, _ANY_BREAK.sub(" ", unicodedata.normalize("NFC", text[start:end])), gap)


def raw_offset(raw: str, position: int) -> int:
    """Where in `raw` the NFC text of `raw` has reached `position`."""
    if unicodedata.is_normalized("NFC", raw):
        return position
    return bisect_right(range(len(raw) + 1), position, key=lambda end: len(unicodedata.normalize("NFC", raw[:end]))) - 1


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Group lines that a fixed width broke in the middle of a sentence.

    A sentence plainly goes on in lower case. Once a paragraph is known to be wrapped, it may also go on with a name.
    """
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and not line.gap
            and len(last.text) >= _WRAP_WIDTH
            and not _ENDS.search(last.text[-8:])
            and (line.text[0].islower() or (len(groups[-1]) > 1 and len(last.text) >= 1.5 * _WRAP_WIDTH))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
