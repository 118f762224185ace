"""Stage 6 of 7: Readings → Resolution. What is kept of a text: its headline, and which others have the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace

from vnus_graph.model import Document, Reading
from vnus_graph.resolve.circumstances import circumstances


class Texts:
    """The texts that pass by, none of which is kept."""

    def __init__(self) -> None:
        self._ids: dict[bytes, list[str]] = defaultdict(list)

    def note(self, reading: Reading) -> Reading:
        """The reading with all that identity and events need: one mention an actor, no text."""
        article = reading.document.article
        self._ids[hashlib.sha256(" ".join(article.text.split()).encode()).digest()].append(article.id)
        around = circumstances(reading) if reading.around is None else reading.around
        entities = tuple(replace(entity, evidence=entity.evidence[:1]) for entity in reading.entities)
        return replace(reading, document=_without_text(reading.document), entities=entities, around=around)

    def repeated(self) -> tuple[tuple[str, ...], ...]:
        """Ids of the articles that have one and the same text."""
        return tuple(sorted(tuple(sorted(ids)) for ids in self._ids.values() if len(ids) > 1))


def _without_text(document: Document) -> Document:
    article = document.article
    text, published = article.text, article.published or document.published
    headline = article.title or next((text[b.start : b.end] for b in document.blocks if b.kind == "title"), "")
    title = " ".join(headline.split()) or None
    kept = replace(article, text="", title=title)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return replace(document, article=kept, blocks=(), published=published, digest=digest)
