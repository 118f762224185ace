"""Stage 4 of 7: Sentence → Mention. Anniversaries: what is celebrated, since when, and so in which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vnus_graph.grammar.calendar import YEAR
from vnus_graph.grammar.countries import countries
from vnus_graph.grammar.wording import Wording
from vnus_graph.model import PartialDate, Sentence
from vnus_graph.resources import table

_ROUND = re.compile(
    r"(?:k[ỷỉ] niệm|mừng|dịp) (?:lần thứ (?P<nth>\d{1,3})|(?P<count>\d{1,3}) năm) (?:ngày )?"
    r"(?P<what>(?:(?! và \d+ năm)[^.;()]){4,160})",
    re.I,
)
_SPAN = re.compile(rf"(?P<count>\d{{1,3}}) năm [^.;()]{{4,120}}\((?P<first>{YEAR}) ?[-–—] ?(?P<last>{YEAR})\)", re.I)
# «chuẩn bị kỷ niệm 65 năm», «kỷ niệm 30 năm … vào năm 2025»: the anniversary may be next year's.
_DATED = re.compile(rf"(?:trong|vào) năm (?:(?P<year>{YEAR})|tới|sau)", re.I)
_PREPARED = re.compile(
    r"(?<!\w)(?:hướng (?:tới|đến)|tiến tới|trước thềm|chuẩn bị|sắp|sẽ|chờ đón|mời|đề nghị|cam kết|phối hợp tổ chức"
    r"|tổ chức tốt|(?:hỗ trợ|để|việc|nhất trí|nhất trí cùng) tổ chức|tổng kết|năm sau khi|kể từ(?: khi)?"
    rf"|(?:trong|vào) năm (?:{YEAR}|tới|sau))(?!\w)[^.;]{{0,90}}$",
    re.I,
)
_JUBILEE = re.compile(
    r"\((?P<day>\d+)[/.-](?P<month>\d+)[/.-](?:1[89]|20)\d\d ?[-–—] ?"
    rf"(?P<day2>\d+)[/.-](?P<month2>\d+)[/.-](?P<year>{YEAR})\)"
)
_APPROACHED = re.compile(
    r"(?<!\w)(?:trước thềm|hướng (?:tới|đến)|tiến tới|chuẩn bị|chào mừng|nhất trí|(?:việc|cùng|phối hợp) tổ chức)"
    r"(?!\w)",
    re.I,
)
_CELEBRATED = re.compile(r"(?<!\w)(?:k[ỷỉ] niệm|mừng|dịp)(?!\w)", re.I)
_LAST_YEAR = re.compile(r"(?<!\w)năm ngoái(?!\w)[^.;]{0,60}$", re.I)
_OF_OTHERS = re.compile(r"(?<!\w)(?:ASEAN|EU|Liên minh châu Âu|Liên [Hh]ợp [Qq]uốc)(?!\w)[^.;,]{0,30}$")
"""«Na Uy và ASEAN kỷ niệm …»: no relation of two states."""
_REACH = 45
"""How far behind «kỷ niệm 45 năm» what is celebrated may begin, in characters."""


def anniversaries(sentences: Sequence[Sentence], texts: Sequence[str]) -> Iterator[int]:
    """The years in which the anniversaries named in the `texts` of `sentences` are celebrated.

    Left out are those that any of the sentences says are only prepared for, and those whose founding year is neither in
    the text nor in `seeds/knowledge/founding_years.tsv`.
    """
    found = list(_found(sentences, texts))
    ahead = {year for year, prepared in found if prepared}
    return (year for year, _ in found if year not in ahead)


def jubilees(texts: Sequence[str]) -> Iterator[int]:
    """«kỷ niệm … (8/11/1972 - 8/11/2017)»: a span from a day to the same day ends in the year under way."""
    return (int(match["year"]) for match, approached in _spans(texts) if not approached)


def jubilees_near(texts: Sequence[str], lead: PartialDate | None) -> Iterator[int]:
    """«hướng tới kỷ niệm … (8/11/1972 - 8/11/2017)»: the last year before it, if it ends within a year of the event."""
    for match, approached in _spans(texts):
        if approached and lead is not None and int(match["month2"]) != lead.month:
            yield int(match["year"]) - (int(match["month2"]) < lead.month)


def _spans(texts: Sequence[str]) -> Iterator[tuple[re.Match[str], bool]]:
    """What is celebrated from a day to the same day of another year, and whether it is only looked forward to."""
    for text in texts:
        for match in _JUBILEE.finditer(text):
            same = (match["day"], match["month"]) == (match["day2"], match["month2"])
            if same and _CELEBRATED.search(text, 0, match.start()) and not text.startswith(f"Năm {match['year']}"):
                yield match, bool(_APPROACHED.search(text, max(0, match.start() - 120), match.start()))


def _found(sentences: Sequence[Sentence], texts: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """The year of each anniversary, and whether it is only prepared for."""
    opening: set[str] | None = None
    for sentence, text in zip(sentences, texts, strict=True):
        for match in _SPAN.finditer(text):
            if text.startswith(f"Năm {match['last']}"):
                continue  # looked back upon
            years = int(match["last"]) - int(match["first"])
            # «hơn 50 năm (1973-2024)» is 51.
            if int(match["count"]) <= years <= int(match["count"]) + 3:
                yield int(match["last"]), _prepared(match)
        placed: tuple[tuple[int, int, str], ...] | None = None
        for match in _ROUND.finditer(text):
            if dated := _DATED.search(match["what"]):  # «… vào năm 2025»: it may be the next
                yield int(dated["year"] or 0), True
            rows = () if _OF_OTHERS.search(text, 0, match.start()) else _celebrated(match["what"])
            if not rows:
                continue
            if placed is None:
                placed = _placed(sentence)
                opening = opening or {code for first in sentences[:4] for _, _, code in _placed(first)}
            start, end = match.span("what")
            founded = _founded(rows, {code for a, b, code in placed if start <= a and b <= end}, opening or set())
            year = (founded or 0) + int(match["count"] or match["nth"])
            year += bool(_LAST_YEAR.search(text, 0, match.start()))  # «năm ngoái kỷ niệm 50 năm»
            told = f"năm {year}" in match["what"]  # which may be the next
            if founded:
                yield year, told or _prepared(match) or bool(_DATED.search(match["what"]))


def _prepared(match: re.Match[str]) -> bool:
    return bool(_PREPARED.search(match.string[max(0, match.start() - 100) : match.start()]))


def _placed(sentence: Sentence) -> tuple[tuple[int, int, str], ...]:
    """The states named in `sentence`, as (start, end) in its wording and code."""
    words = Wording(sentence)
    return tuple((*words.span(found.start, found.end), found.code) for found in countries(sentence.tokens))


def _celebrated(what: str) -> tuple[dict[str, str], ...]:
    """Rows of the table for the longest occasion that `what` begins with, one for each partner."""
    low = what.lower()
    known = [(phrase, row) for phrase, row in _occasions() if 0 <= low.find(phrase) <= _REACH]
    longest = max((len(phrase) for phrase, _ in known), default=0)
    return tuple(row for phrase, row in known if len(phrase) == longest)


def _founded(rows: Sequence[dict[str, str]], partners: set[str], opening: set[str]) -> int | None:
    """The one founding year that `rows` have for the partner named; for a relation, else in the article's opening."""
    if not rows[0]["partner"]:
        return int(rows[0]["year"])
    if _is_relation(rows[0]):
        # «45 năm thiết lập quan hệ ngoại giao»: with whom, the opening says.
        partners = partners - {"vn"} or opening - {"vn"}
    years = {int(row["year"]) for row in rows if row["partner"] in partners}
    return years.pop() if len(years) == 1 and len(partners) == 1 else None


def _is_relation(row: dict[str, str]) -> bool:
    """Whether the row dates a relation between Việt Nam and its partner rather than the partner's own day."""
    return "quan hệ" in row["occasion"] or "đối tác" in row["occasion"]


@cache
def _occasions() -> tuple[tuple[str, dict[str, str]], ...]:
    """(wording in lower case, row) for each wording of each occasion."""
    return tuple((one.lower(), row) for row in table("founding_years") for one in row["occasion"].split("|"))
