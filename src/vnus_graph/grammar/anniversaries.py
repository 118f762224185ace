"""Stage 4 of 7: Sentence → Mention. Anniversaries: what is celebrated, since when, and so in which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vnus_graph.grammar.calendar import YEAR
from vnus_graph.grammar.countries import countries
from vnus_graph.grammar.wording import wording
from vnus_graph.model import Sentence
from vnus_graph.resources import table

_ROUND = re.compile(
    r"(?:k[ỷỉ] niệm|mừng|dịp) (?:lần thứ (?P<nth>\d{1,3})|(?P<count>\d{1,3}) năm) (?:ngày )?(?P<what>[^.;()]{4,160})",
    re.I,
)
_SPAN = re.compile(rf"(?P<count>\d{{1,3}}) năm [^.;()]{{4,120}}\((?P<first>{YEAR}) ?[-–—] ?(?P<last>{YEAR})\)", re.I)
# «chuẩn bị kỷ niệm 65 năm», «kỷ niệm 30 năm … vào năm 2025»: the anniversary may be next year's.
_DATED = re.compile(rf"(?:trong|vào) năm (?:{YEAR}|tới|sau)", re.I)
_PREPARED = re.compile(
    rf"(?<!\w)(?:hướng (?:tới|đến)|tiến tới|chuẩn bị|sắp|sẽ|chờ đón|{_DATED.pattern})(?!\w)[^.;]{{0,60}}$", re.I
)
_REACH = 45
"""How far behind «kỷ niệm 45 năm» what is celebrated may begin, in characters."""


def anniversaries(sentences: Sequence[Sentence], texts: Sequence[str]) -> Iterator[int]:
    """The years in which the anniversaries named in the `texts` of `sentences` are celebrated.

    Left out are those only prepared for, and those whose founding year is neither in the text nor in
    `seeds/knowledge/founding_years.tsv`.
    """
    for sentence, text in zip(sentences, texts, strict=True):
        for match in _SPAN.finditer(text):
            years = int(match["last"]) - int(match["first"])
            # «hơn 50 năm (1973-2024)» is 51.
            if int(match["count"]) <= years <= int(match["count"]) + 3 and not _PREPARED.search(text[: match.start()]):
                yield int(match["last"])
        for match in _ROUND.finditer(text):
            if not (_PREPARED.search(text[: match.start()]) or _DATED.search(match["what"])):
                start, end = match.span("what")
                founded = _founded(match["what"], _partners(sentence, start, end), sentences)
                if founded:
                    yield founded + int(match["count"] or match["nth"])


def _partners(sentence: Sentence, start: int, end: int) -> set[str]:
    """Codes of the states named between two positions in the wording of `sentence`."""
    words = wording(sentence)
    first, last = words.starts[start], words.ends[end - 1]
    return {found.code for found in countries(sentence.tokens) if first <= found.start and found.end <= last}


def _founded(what: str, partners: set[str], sentences: Sequence[Sentence]) -> int | None:
    """When `what` began: the one founding year that the table has for it and for its partner."""
    low = what.lower()
    known = [(wording, row) for wording, row in _occasions() if 0 <= low.find(wording) <= _REACH]
    if not known:
        return None
    longest = max(len(wording) for wording, _ in known)
    rows = [row for wording, row in known if len(wording) == longest]
    if not rows[0]["partner"]:
        return int(rows[0]["year"])
    if _is_relation(rows[0]):
        partners = partners - {"vn"}
        if not partners:  # «45 năm thiết lập quan hệ ngoại giao»: with whom, the opening says
            partners = {found.code for sentence in sentences[:4] for found in countries(sentence.tokens)} - {"vn"}
    years = {int(row["year"]) for row in rows if row["partner"] in partners}
    return years.pop() if len(years) == 1 and len(partners) == 1 else None


def _is_relation(row: dict[str, str]) -> bool:
    """Whether the row dates a relation between Việt Nam and its partner rather than the partner's own day."""
    return "quan hệ" in row["occasion"] or "đối tác" in row["occasion"]


@cache
def _occasions() -> tuple[tuple[str, dict[str, str]], ...]:
    """(wording in lower case, row) for each wording of each occasion."""
    return tuple((one.lower(), row) for row in table("founding_years") for one in row["occasion"].split("|"))
