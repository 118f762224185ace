"""The values of an article's fields: clean text, dates of publication, and what tells two versions apart."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime, timedelta, timezone

from vnus_graph.model import Article

_HANOI = timezone(timedelta(hours=7))
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def plain(text: str) -> str:
    """The text with lone surrogates as U+FFFD and control characters as spaces; its length is unchanged.

    Neither can be written as UTF-8 or XML, which the graph must be.
    """
    return _UNSAFE.sub(lambda found: "\ufffd" if found[0] >= "\ud800" else " ", text)


def published_date(value: str) -> date | None:
    """The day of an ISO date or date-time, or the first dd/mm/yyyy, dd-mm-yyyy or dd.mm.yyyy; None if there is none.

    A date-time with a zone counts as the day it was in Việt Nam (UTC+7).
    """
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return _day_first(value)
    return (moment.astimezone(_HANOI) if moment.tzinfo and moment.year > 1 else moment).date()


def _day_first(value: str) -> date | None:
    found = _DAY_FIRST.search(value)
    if not found:
        return None
    try:
        return date(int(found[4]), int(found[3]), int(found[1]))
    except ValueError:
        return None


def digest(article: Article) -> str:
    """What tells two versions of an article apart, 64 hexadecimal digits: text and metadata, not where it was found."""
    days = [day.isoformat() if day else None for day in (article.published, article.retrieved)]
    fields = [article.text, article.title, article.outlet, article.url, *days]
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()
