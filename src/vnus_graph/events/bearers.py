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

_CROWNED = ("quốc vương", "nhà vua", "vua ", "nhật hoàng", "hoàng đế")
_HEIRS = ("thái tử", "hoàng thái tử")
_SAID = {
    "man": (*_CROWNED, *_HEIRS, "hoàng tử"),
    "woman": ("nữ ", "hoàng hậu", "hoàng thái hậu", "thái hậu", "công chúa", "đệ nhất phu nhân"),
    "consort": ("hoàng hậu", "đệ nhất phu nhân", "phu nhân"),
    "king": (*_CROWNED, "nữ hoàng"),
    "heir": _HEIRS,
}
"""How what a person is called begins where it says so."""
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
    found |= {kind for kind, fronts in _SAID.items() if any(word.startswith(fronts) for word in words)}
    return found | ({"office"} if kinds & _OFFICES else set())


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what is said of two names cannot be of one person: man and woman, king and heir, a consort in office."""
    return any(
        ("man" in left and "woman" in right and not ("woman" in left or "man" in right))
        or ("heir" in left and "king" in right and not ("king" in left or "heir" in right))
        or ("consort" in left and "office" in right and not ("office" in left or "woman" in right))
        for left, right in ((one, other), (other, one))
    )
