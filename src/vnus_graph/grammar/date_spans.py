"""Stage 4 of 7: Sentence → Mention. What ranges of days, months and years mean: readings for the rules of `dates`."""

from __future__ import annotations

import itertools
import re
from datetime import date

from vnus_graph.grammar.calendar import point, spanning, whole
from vnus_graph.grammar.date_rule import Reading
from vnus_graph.model import PartialDate, Period


def days(match: re.Match[str], _published: date | None) -> Reading:
    """«8-10/9», «28 và 29-11»: days of one month; days that are only listed must follow each other."""
    last = point(match["last"])
    if last is None:
        return False
    listed = [int(match["first"]), *map(int, re.findall(r"\d+", match["more"])), last.day]
    gaps = {later - earlier for earlier, later in itertools.pairwise(listed)}
    if listed[0] >= last.day or (gaps != {1} and (match["more"] or match["join"].strip(" ,").startswith("và"))):
        return False
    return Period(PartialDate(last.year, last.month, listed[0]), last)


def points(match: re.Match[str], _published: date | None) -> Reading:
    """«từ 28/6 đến 2/7»: days of two months; the same day of two years is a jubilee."""
    first, last = point(match["first"]), point(match["last"])
    jubilee = first and last and 0 < first.year < last.year and (first.month, first.day) == (last.month, last.day)
    listed = match["join"].strip(" ").lower() in {"và", "và ngày", ","}
    if jubilee or (listed and not (first and last and first.month == last.month and first.day + 1 == last.day)):
        return False
    return spanning(first, last) or False


def until(match: re.Match[str], _published: date | None) -> Reading:
    """«kéo dài đến hết ngày 26/5»: an end whose beginning is told elsewhere, or nowhere."""
    end = point(match["point"])
    return Period(PartialDate(), end) if end else False


def from_today(match: re.Match[str], published: date | None) -> Reading:
    """«từ hôm nay đến 13/3», «từ hôm nay (11/3) đến ngày 13/3»."""
    first = point(match["first"]) if match["first"] else whole(published) if published else None
    return spanning(first, point(match["last"])) or False


def months(match: re.Match[str], _published: date | None) -> Reading:
    """«từ tháng 3 đến tháng 5/2024»."""
    first = match["first"] if match["first"].lower().startswith("tháng") else f"tháng {match['first']}"
    last = match["last"] if match["last"].lower().startswith("tháng") else f"tháng {match['last']}"
    return spanning(point(first), point(last)) or False


def years(match: re.Match[str], _published: date | None) -> Reading:
    """«từ năm 2011 đến năm 2016»."""
    return spanning(PartialDate(int(match["first"])), PartialDate(int(match["last"]))) or False


def quarter(match: re.Match[str], _published: date | None) -> Reading:
    """«quý III/2024»: its first month to its last."""
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    count = roman.get(match["quarter"].lower()) or int(match["quarter"])
    year = int(match["year"] or 0)
    return Period(PartialDate(year, 3 * count - 2), PartialDate(year, 3 * count))
