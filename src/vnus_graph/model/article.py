"""What stage 1 reads: one news article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read."""

    id: str
    """Unique in a build; names the article in IRIs and messages."""
    text: str
    title: str | None = None
    """Headline where the source keeps it apart from `text`."""
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    source: str = ""
    """The file (and line) it came from, for messages."""
    retrieved: date | None = None
    """The day it was fetched from `url`, where the source says so."""
