"""Stage 5 of 7: Sentence + Mention → Claim. Bodies that stand for their building: «Tại Viện C, A đã gặp B»."""

from __future__ import annotations

from vnus_graph.events.listing import Listing
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import DateMention, InstitutionMention, PlaceMention

_HOUSED = frozenset(
    {"Ministry", "Government", "Parliament", "Mission", "University", "ThinkTank", "Company", "Institution"}
)


def at_body(scene: Listing, phrase: Phrase) -> bool:
    """Whether a clause opens with «tại» and a body, set off by a comma from what happened there."""
    mention, line = phrase.mention, scene.line
    if not isinstance(mention, InstitutionMention) or mention.subtype not in _HOUSED:
        return False
    if line.word(phrase.first - 1) != "tại" or line.word(phrase.last) != ",":
        return False
    before = phrase.first - 2
    day = scene.phrase(before - (line.word(before) == ","))
    return before < 0 or (day is not None and isinstance(day.mention, DateMention))


def of_body(phrase: Phrase | None) -> PlaceMention | None:
    """The building of a body, under its name."""
    mention = phrase.mention if phrase is not None else None
    if not isinstance(mention, InstitutionMention):
        return None
    return PlaceMention(mention.start, mention.end, "place.body", mention.name, venue=True, country=mention.country)
