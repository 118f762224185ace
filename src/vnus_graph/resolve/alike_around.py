"""Stage 6 of 7: Readings → Resolution. What the circumstances of two namesakes say: walk of life, age, wording."""

from __future__ import annotations

from collections.abc import Iterator

from vnus_graph.resolve.records import Person

_TELLING = frozenset({"sport", "arts", "medicine", "press", "law", "consort"})
"""Walks of life that few are in: to share one is no coincidence."""
_NAMED = "named"
"""Streets and schools."""
_ADDRESSED = frozenset({"adult"})
_ANY = frozenset({"accused", "victim", "consort"})
"""What may happen in any walk of life."""
_STATESMEN = frozenset({"state", "school", "medicine", "press", "law"})
"""What those in office may have been before."""
_PROFESSORS = frozenset({"school", "medicine"})
"""Physicians teach."""
_CAPTAINS = frozenset({"state", "business"})
"""Managers of state companies become ministers, and deal with them."""
_PLACES = 2
"""Parts of an address that tell a place."""
_YEARS, _GENERATION = 2, 12


def around(left: Person, right: Person) -> Iterator[str]:
    """The features that apply."""
    yield genders(left, right)
    yield "byname.same" if left.bynames & right.bynames else ""
    yield _homes(left.homes, right.homes)
    walk = _walks(_all_walks(left), _all_walks(right))
    yield walk or ("topic.both" if _one_stage(left, right) else "")
    yield _years(left, right)


def _one_stage(left: Person, right: Person) -> bool:
    """Whether the articles are all about sports or the arts, and neither is told to be in another walk of life."""
    return (
        bool(left.topics & right.topics)
        and (left.walks | right.walks) - _ADDRESSED - _ANY <= left.topics & right.topics
    )


def _homes(left: set[str], right: set[str]) -> str:
    if min(len(left), len(right)) < _PLACES:
        return ""
    return "home.same" if len(left & right) >= _PLACES else "" if left & right else "home.other"


def _all_walks(one: Person) -> set[str]:
    """Those told around the name, and the one that goes with an office of state, a province, or else."""
    levels = {office.level for office in one.offices.values() if office.grade != "bare"}
    return (one.walks - {"pupil"}) | {"state"} if levels & {"national", "local"} else one.walks


def genders(left: Person, right: Person) -> str:
    """What the words of address say."""
    return "gender.other" if left.gender and right.gender and left.gender != right.gender else ""


def _walks(left: set[str], right: set[str]) -> str:
    if (_NAMED in left) != (_NAMED in right):
        return "walk.other" if left and right else ""
    if _NAMED in left & right:
        return "walk.named"
    if any("pupil" in one and "adult" in other for one, other in ((left, right), (right, left))):
        return "" if "pupil" in left & right else "walk.other"
    left, right = left - _ADDRESSED, right - _ADDRESSED
    if left & right:
        return "walk.same" if left & right & _TELLING else "walk.state" if "state" in left & right else ""
    ours, theirs = left - _ANY, right - _ANY
    both = ours | theirs
    if not ours or not theirs or ("state" in both and both <= _STATESMEN) or both == _PROFESSORS:
        return ""
    return "walk.business" if both == _CAPTAINS else "walk.other"


def _years(left: Person, right: Person) -> str:
    if left.born and right.born:
        gap = min(abs(a - b) for a in left.born for b in right.born)
        return "born.same" if gap < _YEARS else "born.other" if gap > _YEARS else ""
    if left.ages and right.ages:
        gap = min(abs(a - b) for a in left.ages for b in right.ages)
        return "age.near" if gap < _YEARS else "born.other" if gap > _GENERATION else ""
    return ""
