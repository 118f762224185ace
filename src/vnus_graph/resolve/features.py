"""Stage 6 of 7: Readings → Resolution. What speaks for and against two persons being one: named, weighted features.

Names, weights and explanations are in `identity_features.tsv`; here is when each applies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from vnus_graph.resolve.alike_around import around, genders
from vnus_graph.resolve.alike_offices import IN_OFFICE, offices
from vnus_graph.resolve.alike_words import wording
from vnus_graph.resolve.days import gap
from vnus_graph.resolve.listed import holders, known_alone, one_listed
from vnus_graph.resolve.name_relation import numbered, relation
from vnus_graph.resolve.pair import Pair, features, pair
from vnus_graph.resolve.personal_names import (
    Strength,
    joined,
    korean_surname,
    native,
    scarce,
    strength,
    transcribed,
    vietnamese,
    withheld,
    without_surname,
)
from vnus_graph.resolve.records import Person

_NEAR, _APART, _FAR = 3, 10 * 365, 20 * 365
_BESIDE = "article.both"
_SOUNDS = {"name.sounds": IN_OFFICE, "name.echoes": frozenset({"office.sole", "office.few"})}
"""Relations of names that prove something for the holders of one office only, and what must be said of that."""
_TWO_NAMES = frozenset(
    {
        "name.holds",
        "name.part",
        "name.junior",
        "name.given.part",
        "name.middle",
        "name.holds.vietnamese",
        "name.slip.vietnamese",
    }
)
"""Relations of names that an article would hardly give one person side by side."""
_NATIVE = frozenset(
    {"name.rare", "name.scarce", "name.usual", "name.common", "name.everyday", "name.given", "name.given.part"}
)
"""Relations of names that Vietnamese have, of whom circumstances tell more."""
_ALIKE_BY_NATURE = _TWO_NAMES - {"name.holds", "name.part", "name.given.part"}
"""Relations of names that brothers have, or team mates, whose articles tell of like things."""
_NOT_ALIASES = frozenset({"name.junior", "name.part"})
"""Relations of names that an article may have taken for one person's by mistake."""
_BY_ALIAS = frozenset(
    {"name.holds", "name.letters", "name.turned", "name.heard", "name.initial", "name.slip", "name.close"}
)
"""Relations of names that hold where an article gives one of them beside another."""
SHORT = frozenset(
    {
        "name.surname",
        "name.part",
        "name.given.part",
        "name.initial",
        "name.initials",
        "name.holds",
        "name.holds.vietnamese",
        "name.junior",
    }
)
"""Relations of a short name to a longer one, which it may share with others."""
_OF_ONE_PART = frozenset({"name.surname", "name.part"})
"""Relations of a name of one part; two who have full names beside it, which are not related, only share a surname."""
_IN_TURN, _ONE_STORY = frozenset({"office.unlike", "office.levels"}), "story.much"
"""Features of unlike offices that one may hold in turn, and what outweighs them."""
_TELLING = frozenset({"name.rare", "name.scarce", "name.usual"})
"""Equal names of which like stories tell something: trials and appointments are told alike, of several of a name."""
_SURNAME_FIRST = frozenset({"jp", "hu"})
"""States whose surnames come first, or last as elsewhere."""
_SAY_LITTLE = frozenset({"name.given", "name.part"})
"""Relations of names that many have who are at the summit of their state: «Hoàng tử Peter», «Tổng thống Peter …»."""


def compare(left: Person, right: Person, *, name: str | None = None) -> Pair:
    """The pair with all features that apply; none where the names have nothing to do with each other.

    `name` is the feature of the names, where it is known already.
    """
    named = name or _closest(left, right)
    if named is None:
        return pair(left.records[0], right.records[0], ())
    equal = named in {f"name.{kind}" for kind in get_args(Strength)}
    if named == "name.rare" and not left.offices and not right.offices and scarce(left.name):
        named = "name.scarce"
    told = offices(left, right, equal=equal, short=named in SHORT and named != "name.holds")
    if named in _SAY_LITTLE:
        told = [one for one in told if one != "office.national"]
    telling = _SOUNDS.get(named)
    if telling and not telling & set(told) and one_listed(holders(left), holders(right)) != "listed.one":
        return pair(left.records[0], right.records[0], ())
    beside = _BESIDE if named in _TWO_NAMES and left.articles & right.articles and not _both_ways(left, right) else ""
    found = [
        named,
        beside,
        _states(left, right),
        *told,
        _company(left, right, named),
        _days(left, right),
        "topic.same" if named == "name.given.part" and left.topics & right.topics else "",
        known_alone(left, right) if equal or named == "name.surname" else "",
        *(around(left, right) if named in _NATIVE else _abroad(left, right)),
        *_wording(left, right, named, {one for one in told if features()[one].weight < 0}),
    ]
    return pair(left.records[0], right.records[0], found)


def _closest(left: Person, right: Person) -> str | None:
    fits = {relation(a, b) for a in left.names for b in right.names} - {None}
    if "name.junior" not in fits and _numbered(left) == _numbered(right):
        for one, other in ((left, right), (right, left)):
            fits |= {relation(a, b) for a in _full_aliases(one) for b in other.names} & _BY_ALIAS
    if not fits & _NOT_ALIASES and (_known_as(left, right) or _known_as(right, left)):
        fits.add("name.alias")
    found = max(filter(None, fits), key=lambda one: (features()[one].weight, one), default=None)
    if found in _OF_ONE_PART and all(_full(one) for one in (left, right)):
        return None
    return "name.surname" if found == "name.part" and _of_a_surname(left, right) else found


def _both_ways(left: Person, right: Person) -> bool:
    """Whether one goes by a name in Vietnamese spelling, the other not: an article may give one person's name twice."""
    return transcribed(left.name) != transcribed(right.name)


def _of_a_surname(left: Person, right: Person) -> bool:
    return any(_called_so(*both) or _surname_first(*both) for both in ((left, right), (right, left)))


def _called_so(short: Person, full: Person) -> bool:
    """Whether an article about one calls him by the other's rare name of one part: «Takada Ichi», then «bà Takada»."""
    if _numbered(full):
        return False
    return any(name in full.aliases and strength(name) == "single" and len(name) > 3 for name in short.names)


def _surname_first(short: Person, full: Person) -> bool:
    """«Takada», «Takada Ichi»: a rare name of one part that may be a surname, in a state whose surnames come first."""
    if full.state not in _SURNAME_FIRST or short.state not in {None, full.state}:
        return False
    first = {joined(name)[0] for name in full.names if len(joined(name)) == 2}
    return any(strength(name) == "single" and len(name) > 3 and joined(name)[0] in first for name in short.names)


def _numbered(one: Person) -> bool:
    return any(map(numbered, one.names))


def _full_aliases(one: Person) -> Iterator[str]:
    """Full foreign names that an article gives beside the one it uses."""
    for name in sorted(one.aliases - one.names.keys()):
        if len(joined(name)) > 1 and not (vietnamese(name) or without_surname(name) or withheld(name)):
            yield name


def _full(one: Person) -> bool:
    return any(len(joined(name)) > 1 for name in one.names)


def _wording(left: Person, right: Person, named: str, unlike: set[str]) -> list[str]:
    """What the articles have in common, as far as it tells one person: a family or a team is in the same stories.

    Where two offices are such as one may hold in turn nothing counts but one story; like stories count where the name
    is no common one.
    """
    if named in _ALIKE_BY_NATURE or unlike - _IN_TURN or any(_korean_surname(one) for one in (left, right)):
        return []
    found = [one for one in wording(left, right) if named not in _OF_ONE_PART or not one.startswith("story.")]
    if unlike:
        return [one for one in found if one == _ONE_STORY]
    return [one for one in found if one != "story.some" or named in _TELLING]


def _korean_surname(one: Person) -> bool:
    """Whether he goes by a Korean surname alone, which everybody in news of Korea may have."""
    parts = joined(one.name)
    return len(parts) == 1 and korean_surname(parts[0])


def _known_as(left: Person, right: Person) -> bool:
    """Whether an article about one gives the full name of the other beside his own."""
    return any(
        len(joined(name)) > 1 and not (vietnamese(name) or without_surname(name) or withheld(name))
        for name in left.aliases & right.names.keys()
    )


def same_name(name: str) -> str:
    """The feature of two equal names: how much it proves depends on how many bear it."""
    return f"name.{strength(name)}"


def _states(left: Person, right: Person) -> str:
    if not left.states or not right.states:
        known, other = (left, right) if left.states else (right, left)
        spoken = not native(left.name) and known.state in (other.spoken or ())
        return "state.spoken" if spoken else ""
    if left.state == right.state:
        return "" if native(left.name) else "state.same"
    return "state.other"


def _abroad(left: Person, right: Person) -> Iterator[str]:
    """What is told of foreigners, most of whom in the news are men."""
    yield genders(left, right)
    yield "gender.women" if left.gender == right.gender == "woman" else ""
    yield one_listed(holders(left), holders(right))


def _company(left: Person, right: Person, named: str) -> str:
    """Others named beside both, in different articles: a father's are his son's, and everybody meets a president."""
    if left.articles & right.articles or named == "name.junior":
        return ""
    shared = max(0, len(left.company & right.company) - (named == "name.part"))
    return "company.more" if shared > 1 else "company.one" if shared else ""


def _days(left: Person, right: Person) -> str:
    if not left.days or not right.days:
        return ""
    apart = gap(left.days, right.days)
    return "days.near" if apart <= _NEAR else "days.far" if apart > _FAR else "days.apart" if apart > _APART else ""
