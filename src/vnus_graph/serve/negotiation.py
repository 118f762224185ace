"""Which format an answer is written in: the Accept header against what Oxigraph can write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import QueryResultsFormat, RdfFormat

ROWS: dict[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
"""Formats for SELECT and ASK by media type, the preferred first."""
TRIPLES: dict[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "text/plain": RdfFormat.N_TRIPLES,
}
"""Formats for CONSTRUCT and DESCRIBE."""


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that the header likes best, the first of equals; None where it accepts none."""
    ranges = list(_ranges(accept)) or [("*", "*", 1.0)]
    liked = {media: _liking(media, ranges) for media in offered}
    best = max(liked.values(), default=0.0)
    return next((media for media in offered if liked[media] == best), None) if best > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, str, float]]:
    """Type, subtype and weight of each range; one that cannot be read is passed over."""
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, subtype = media.partition("/")
        weights = [value.partition("=")[2] for value in parameters if value.replace(" ", "").startswith("q=")]
        try:
            weight = float(weights[0]) if weights else 1.0
        except ValueError:
            continue
        if slash and 0 <= weight <= 1:
            yield kind, subtype, weight


def _liking(media: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    """Weight of the most specific range that covers a media type (RFC 9110, 12.5.1)."""
    kind, _, subtype = media.partition("/")
    for wanted in ((kind, subtype), (kind, "*"), ("*", "*")):
        if found := [weight for *covered, weight in ranges if tuple(covered) == wanted]:
            return max(found)
    return 0.0
