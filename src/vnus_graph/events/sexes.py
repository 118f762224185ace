"""Stage 5 of 7: Sentence + Mention → Claim. Names that cannot be one person's.

«bà Melania Carver» and «ông Carver», «Thái tử Faris bin Nadir» and his father, «Quốc vương Nadir».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from vnus_graph.events.spelling import name_key
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.title_words import title_heads_by_name
from vnus_graph.model import PersonMention

_MEN = ("quốc vương", "nhà vua", "vua ", "nhật hoàng", "hoàng đế", "hoàng tử", "thái tử", "hoàng thái tử")
_WOMEN = ("nữ ", "hoàng hậu", "hoàng thái hậu", "thái hậu", "công chúa", "đệ nhất phu nhân")
_CONSORTS = ("hoàng hậu", "đệ nhất phu nhân", "phu nhân")
_KINGS = ("quốc vương", "nhà vua", "vua ", "nhật hoàng", "hoàng đế", "nữ hoàng")
_HEIRS = ("thái tử", "hoàng thái tử")
_CALLED = {"ông": "man", "bà": "woman", "chị": "woman", "cô": "woman", "phu nhân": "woman"}
_OFFICES = frozenset({"state", "government"})


def told(mentions: Iterable[PersonMention]) -> dict[str, frozenset[str]]:
    """By the parts of each name, what is said of its bearer: «man», «woman», «consort», «office», «king», «heir»."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        found[" ".join(name_key(mention.name))].update(_said(mention))
    return {name: frozenset(said) for name, said in found.items()}


def _said(mention: PersonMention) -> set[str]:
    honorific = fold(mention.honorific or "")
    words = [honorific, *(fold(title.label) + " " for title in mention.titles)]
    kinds = {title_heads_by_name().get(word.strip()) for word in words}
    found = {_CALLED[honorific]} if honorific in _CALLED else set()
    found |= {"man"} if any(word.startswith(_MEN) for word in words) else set()
    found |= {"woman"} if any(word.startswith(_WOMEN) for word in words) else set()
    found |= {"king"} if any(word.startswith(_KINGS) for word in words) else set()
    found |= {"heir"} if any(word.startswith(_HEIRS) for word in words) else set()
    found |= {"consort"} if any(word.startswith(_CONSORTS) for word in words) else set()
    return found | ({"office"} if kinds & _OFFICES else set())


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what is said of who bear two names cannot be said of one: a man and a woman, a consort in office."""
    return any(
        ("man" in left and "woman" in right and not ("woman" in left or "man" in right))
        or ("heir" in left and "king" in right and not ("king" in left or "heir" in right))
        or ("consort" in left and "office" in right and not ("office" in left or "woman" in right))
        for left, right in ((one, other), (other, one))
    )
