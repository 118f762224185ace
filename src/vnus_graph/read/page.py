"""HTML pages, by way of trafilatura; the date comes from the page's metadata alone.

trafilatura (2.x) finds the title, the site's name and the body well, but guesses a missing date from the prose, even
with `extensive_search` off: «Copyright 2021-01-02» became a publication date. So its date is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vnus_graph.model import Article
from vnus_graph.read.failure import Failure, UnreadableError
from vnus_graph.read.values import plain, published_date

_DATE_PLACES = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='pubdate'"
    " or @name='article:published_time' or @name='publishdate' or @name='DC.date.issued' or @name='date']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime | //time[@pubdate]/@datetime",
)
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def page(text: str, source: str, stem: str) -> Iterator[Article | Failure]:
    """The article of a page: headline, blank line, body; headline, outlet and date also as metadata."""
    import trafilatura  # takes a second to import
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, include_tables=False, include_images=False
    )
    body = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not body:
        raise UnreadableError("no article found in this page")
    title = " ".join((found.title or "").split())
    if title and body.partition("\n")[0].strip() == title:
        body = body[len(title) :].strip()
    yield Article(
        id=stem,
        text=plain(f"{title}\n\n{body}" if title else body),
        title=plain(title) or None,
        outlet=plain(found.sitename) if found.sitename else None,
        url=found.url or None,
        published=_published(text),
        source=source,
    )


def _published(text: str) -> date | None:
    """The first date that the page's own metadata states."""
    from trafilatura import load_html

    tree = load_html(text)
    stated = [] if tree is None else [str(value) for place in _DATE_PLACES for value in tree.xpath(place)[:1]]
    linked = _JSON_LD_DATE.search(text)
    if linked:
        stated.insert(min(1, len(stated)), linked[1])
    return next((day for day in map(published_date, stated) if day), None)
