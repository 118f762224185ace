"""Stage 5 of 7: Sentence + Mention → Claim. Names within what is said of somebody, which take part in nothing.

«A, Đặc phái viên của B, gặp C» is not told of B, nor «gặp A, Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng» of the
second body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnus_graph.events.aides import AIDES, CHIEFS
from vnus_graph.events.known import holds
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import InstitutionMention, PersonMention

if TYPE_CHECKING:
    from vnus_graph.events.listing import Listing

_NEAR = 7
_GAP = 5
"""Tokens from «của» to a name: «của (cố nhà lãnh đạo) A»."""


def second_body(listing: Listing, before: Phrase, phrase: Phrase) -> bool:
    """«hội kiến Chủ tịch Thượng viện, Hạ viện», «A, Chủ tịch Hội đồng B và Hội đồng C»: an office's second body."""
    person, body = before.mention, phrase.mention
    if not isinstance(person, PersonMention) or not isinstance(body, InstitutionMention):
        return False
    join = listing.line.word(before.last) if phrase.first - before.last == 1 else ""
    if not person.name:
        return join in {",", "và"} and body.subtype == "Parliament" and any(title.body for title in person.titles)
    own = person.titles[-1] if person.titles else None
    if own is None or own.body is None or join != "và":
        return False
    return person.start < own.start and own.end == person.end and _kind(own.body) == _kind(body.name)


def _kind(body: str) -> list[str]:
    """«Hội đồng», «Ủy ban»: the first two words of a body's name."""
    return fold(body).split()[:2]


def _aides(listing: Listing, at: int) -> bool:
    """«A, đại diện đặc biệt của (nhà lãnh đạo) B», «trợ lý báo chí của B»: whether who is named at `at` is a chief."""
    low = listing.line.low
    of = next((i for i in range(at - 1, max(0, at - _GAP), -1) if low[i] == "của" or listing.phrase(i)), 0)
    if low[of] != "của" or "," in low[of:at]:
        return False
    words = low[max(0, of - _NEAR) : of]
    phrase = " ".join(words[max((i + 1 for i, word in enumerate(words) if word in {",", "và"}), default=0) :])
    return any(f" {aide} " in f" {phrase} " for aide in AIDES)


def sender(listing: Listing, phrase: Phrase) -> bool:
    """«A, Đặc phái viên của B,», «Đặc phái viên của B, Bộ trưởng A», «Đặc phái viên của B gặp C»: who sent him."""
    line = listing.line
    words = line.low[phrase.first : phrase.last]
    if not isinstance(phrase.mention, PersonMention):
        return False
    if "của" not in words:
        return _aides(listing, phrase.first)
    before = listing.phrase(phrase.first - 2) if line.word(phrase.first - 1) == "," else None
    behind = listing.phrase(phrase.last + 1) if line.word(phrase.last) == "," else None
    if before is not None and isinstance(before.mention, PersonMention):
        return True
    named = behind is not None and isinstance(behind.mention, PersonMention) and bool(behind.mention.name)
    if named and any(" của " + chief in fold(title.label) for title in phrase.mention.titles for chief in CHIEFS):
        return True  # «tiếp Cố vấn của Tổng thống B, ông A»
    if words[:3] != ("đặc", "phái", "viên"):
        return False
    if named:
        return True
    sending = fold(phrase.mention.titles[0].label).partition(" của ")[2] if phrase.mention.titles else ""
    return bool(sending) and holds(phrase.mention.name, sending)
