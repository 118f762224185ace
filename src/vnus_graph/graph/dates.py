"""Stage 7 of 7, its dates: what is known of a date, and no more, as the XSD type of that precision."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from pyoxigraph import Literal, NamedNode

from vnus_graph.graph.vocabulary import XSD
from vnus_graph.model import PartialDate

_LEAP_YEAR = 2000


def literal(day: PartialDate) -> Literal:
    """An `xsd:date`, `gYearMonth`, `gYear`, `gMonthDay` or `gMonth`; ValueError for 31 February or a day alone."""
    datatype, text = _lexical(day)
    return Literal(text, datatype=NamedNode(XSD + datatype))


def _lexical(day: PartialDate) -> tuple[str, str]:
    match (bool(day.year), bool(day.month), bool(day.day)):
        case (True, True, True):
            return "date", date(day.year, day.month, day.day).isoformat()
        case (True, True, False):
            return "gYearMonth", date(day.year, day.month, 1).isoformat()[:7]
        case (True, False, False):
            return "gYear", date(day.year, 1, 1).isoformat()[:4]
        case (False, True, True):
            return "gMonthDay", "-" + date(_LEAP_YEAR, day.month, day.day).isoformat()[4:]
        case (False, True, False):
            return "gMonth", f"-{date(_LEAP_YEAR, day.month, 1).isoformat()[4:7]}"
        case _:
            raise ValueError(f"no XSD type holds {day}")


def days(written: str) -> tuple[date, date] | None:
    """First and last day of a date as written («2024-03», «2024-03-05», «2024»); None where no year is known."""
    parts = written.split("-")
    if not parts[0] or not all(part.isdigit() for part in parts):
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    if not year:
        return None
    last_month = month or 12
    first = date(year, month or 1, day or 1)
    return first, date(year, last_month, day or monthrange(year, last_month)[1])
