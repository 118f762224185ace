"""What stage 2 makes of an article: its body told apart from page noise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vnus_graph.model.article import Article

BlockKind = Literal["title", "body", "noise"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Article.text`, in most cases one line: the headline, a body paragraph, or page noise."""

    start: int
    end: int
    kind: BlockKind
    rule: str
    """Why it was judged so, as in «body.paragraph», «noise.teaser», «noise.caption»."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its body told apart from page noise; the metadata found in the noise is kept."""

    article: Article
    blocks: tuple[Block, ...]
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    digest: str = ""
    """SHA-256 of the article's text in UTF-8, hexadecimal; filled in by stage 6, which does not keep the text."""
