"""Stage 5 of 7: Sentence + Mention → Claim. Names misread in a sentence, as the rest of the article shows."""

from __future__ import annotations

from collections import Counter

from vnus_graph.events.known import state_of
from vnus_graph.events.spelling import contains_name, name_key
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.names import vietnamese, vietnamese_name
from vnus_graph.model import Evidence, PersonMention

_FIRMS = frozenset(
    "group airlines airways holdings capital media entertainment company technologies technology corp foundation"
    " university institute championship club motors securities ventures partners studios education united".split()
)
"""English words that end the names of firms and other bodies, and no person's."""


def thing(mention: PersonMention, tails: set[str], named: list[tuple[PersonMention, Evidence]]) -> bool:
    """A short name that a body bears, only ever behind a title and no part of anybody's longer name; or a firm's."""
    name = fold(mention.name)
    if _firm(name):
        return True  # «CEO Lumex Airlines khẳng định»
    if mention.rule != "person.titled":
        return False
    likes = [other for other, _ in named if contains_name(fold(other.name), name)]
    borne = name in tails or any(_firm(fold(other.name)) for other in likes)
    return borne and all(_firm(fold(o.name)) or (o.rule == "person.titled" and fold(o.name) == name) for o in likes)


def _firm(name: str) -> bool:
    return " " in name and name.split()[-1] in _FIRMS


def overrun(counts: Counter[str]) -> dict[str, str]:
    """Names read too far with what they should be, which the article names too.

    Vietnamese ones into the word behind, with their front part named more often: the press shortens a Vietnamese name
    to its last part, never to the first ones. Others with the company before them («… toàn cầu của LabX Tom Harper»),
    or the city of their body («Trung tâm Tài chính Doha Karim Hadi»).
    """
    keys = {name: name_key(name) for name in counts}
    found = {
        longer: shorter
        for longer, parts in keys.items()
        for shorter, front in keys.items()
        if len(front) < len(parts) and parts[: len(front)] == front and vietnamese_name(front)
        if counts[shorter] > counts[longer]
    }
    tails = {key: name for name, key in sorted(keys.items(), reverse=True) if len(key) > 1}
    for longer, parts in keys.items():
        branded = _branded(longer.split()[0])
        before = 1 if branded else _city(longer)
        tail = tails.get(parts[before:]) if before else None
        if tail is not None and (branded or counts[tail] >= counts[longer]):
            found[longer] = tail
    return found


def _city(name: str) -> int:
    """Number of words of the city that a name opens with."""
    words = name.split()
    return next((n for n in (2, 1) if len(words) > n and country_of(" ".join(words[:n]))), 0)


def _branded(word: str) -> bool:
    """«SpaceX», «LG», «AEON»: capitals within a word, as given names have not."""
    return "." not in word and any(letter.isupper() for letter in word[1:])


def bare(name: str, named: list[tuple[PersonMention, Evidence]]) -> bool:
    """A name that stands alone everywhere, without title or word of address, is too little proof of a person.

    Unless he is a public figure, whose offices are known.
    """
    parts = set(name_key(name))
    if len(parts) > 1 and state_of(name, ()) is not None:
        return False
    for mention, _ in named:
        if mention.rule != "person.bare" and parts & set(name_key(mention.name)):
            return False
    return not (len(parts) >= 3 and all(vietnamese(part) for part in parts))
