"""Stage 5 of 7: Sentence + Mention → Claim. Places as a clause names them: buildings, cities, and what stands for one.

A body stands for its building («Tại Viện C, A đã gặp B»), a state that is a city for itself («tại Singapore»).
"""

from __future__ import annotations

from collections.abc import Sequence

from vnus_graph.events.listing import Listing
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.country_names import name_of
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import CountryMention, DateMention, InstitutionMention, PersonMention, PlaceMention

_WATERS = ("biển ", "eo biển ", "quần đảo ", "sông ")
_CITY_STATES = frozenset({"sg", "mc", "va", "sm"})
_MOVING = frozenset({"đến", "tới", "từ", "xuống", "sang", "thăm"})
_INTRODUCING = frozenset("thủ đô trung tâm hành chính thành phố nước ( trụ sở".split())
_SIGHTS = frozenset("trụ bảo khu nhà trường viện công đền chùa lăng di làng trung cơ cảng".split())
"""First words of what is looked at: «trụ sở», «bảo tàng», «khu di tích», «công ty»."""
_HOUSED = frozenset(
    {"Ministry", "Government", "Parliament", "Mission", "University", "ThinkTank", "Company", "Institution"}
)


def is_place(phrase: Phrase) -> bool:
    """A place that one can meet at («Biển Đông» is only spoken of), or a state that is a city («tại Singapore»)."""
    mention = phrase.mention
    if isinstance(mention, PlaceMention):
        return not mention.name.lower().startswith(_WATERS)
    return isinstance(mention, CountryMention) and mention.code in _CITY_STATES


def place_of(phrase: Phrase | None) -> PlaceMention | None:
    """The place that a phrase names; a state that is a city is one («tại Singapore»)."""
    if phrase is None or not is_place(phrase):
        return _of_body(phrase)
    state = phrase.mention
    if isinstance(state, CountryMention):
        return PlaceMention(state.start, state.end, "place.city-state", name_of(state.code), country=state.code)
    return state if isinstance(state, PlaceMention) else None


def venue(phrase: Phrase) -> bool:
    """A building or a site."""
    return isinstance(phrase.mention, PlaceMention) and phrase.mention.venue


def only(found: Sequence[Phrase]) -> Phrase | None:
    """Of some places the only building, else the only one."""
    best = [phrase for phrase in found if venue(phrase)] or found
    return best[0] if len(best) == 1 else None


def located(scene: Listing, phrase: Phrase) -> bool:
    """Right behind «tại» or «ở»."""
    return scene.line.word(phrase.first - 1) in {"tại", "ở"}


def on_the_way(scene: Listing, phrase: Phrase, trigger: Trigger) -> bool:
    """«điện đàm với B, mời ông đến Nhà Trắng», «gặp B, nguồn tin từ Điện C»: no place where two met.

    Where one of them was at the time is («gặp B khi sang Hà Nội»).
    """
    at = _preposition(scene, phrase)
    word = scene.line.word(at)
    if trigger.word.frame == "visit" or word not in _MOVING or scene.line.word(at - 1) in {"khi", "lúc", "dịp"}:
        return False
    return word == "từ" or trigger.last <= phrase.first


def _preposition(scene: Listing, phrase: Phrase) -> int:
    """Index of the token before a place and what introduces it («tại thủ đô C»)."""
    before = phrase.first - 1
    while scene.line.word(before) in _INTRODUCING and before >= 0:
        before -= 1
    return before


def locative(scene: Listing, phrase: Phrase) -> bool:
    """Behind a word such as «tại», or right behind another phrase."""
    before = _preposition(scene, phrase)
    if scene.line.word(before) in _MOVING | {"tại", "ở"}:
        return True
    phrase_before = scene.phrase(before)
    return phrase_before is not None and not _office(phrase_before)  # «Công chúa Victoria»: a name


def _office(phrase: Phrase) -> bool:
    return isinstance(phrase.mention, PersonMention) and not phrase.mention.name


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


def _of_body(phrase: Phrase | None) -> PlaceMention | None:
    """The building of a body, under its name."""
    mention = phrase.mention if phrase is not None else None
    if not isinstance(mention, InstitutionMention):
        return None
    return PlaceMention(mention.start, mention.end, "place.body", mention.name, venue=True, country=mention.country)


def toured(scene: Listing, trigger: Trigger) -> bool:
    """«sáng 22/4, A thăm trụ sở B và hội đàm với C»: a building is seen, which is no journey."""
    seen, at = scene.phrase(trigger.last), trigger.last
    if seen is not None:
        return venue(seen) or isinstance(seen.mention, InstitutionMention)
    return scene.line.word(at) in _SIGHTS
