"""What stage 3 makes of the body: sentences of tagged tokens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable (space-separated unit) or a punctuation mark, with the part of speech of the word it belongs to."""

    start: int
    end: int
    text: str
    """NFC, whatever the normal form of the article."""
    tag: str
    """underthesea's part of speech: «Np» proper noun, «V» verb, «N», «E» preposition, «CH» punctuation, …"""
    opens: bool
    """Whether it is the first syllable of its word."""


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    block: int
    """Index into `Document.blocks`."""
    title: bool
    """Whether it stands in the headline."""
    tokens: tuple[Token, ...]
