"""Stage 6 of 7: Readings → Resolution. Which events told without a full date are one, by what else the articles tell.

Each feature has its weight (`identity_features.tsv`), and they are added up: that it is a visit or a ceremony, which is
rarely held twice in a season; how many telling words the articles share; one last day of which both tell; a delegation,
or several others, in both. Where both articles tell the day, those that score enough are of one day: 1,300 of 1,309
pairs in 3,244 diplomatic articles, the others but one for a day misread in one article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from vnus_graph.events.families import compatible
from vnus_graph.resolve.alike_words import in_common, one_text
from vnus_graph.resolve.days import MONTH
from vnus_graph.resolve.pair import CLEAR, SAME, features
from vnus_graph.resolve.told import Told, exact

_ONCE = frozenset({"Visit", "Welcome"})
_STORY = (
    (4.5, "event.story.much"),
    (2.0, "event.story.more"),
    (1.5, "event.story.like"),
    (1.0, "event.story.some"),
    (0.5, "event.story.little"),
)
"""What two articles have in common at least, see `in_common`; nothing where one tells no day and they are not of one
text: the same two sides greet each other alike in any year."""
_SEVERAL = 3
"""Others of whom both articles tell, beside the two parties."""
_DAYS = 3
"""Days of a visit between two accounts of it."""
_SEASON = 31
"""Days between two articles of one story at most, by when they came out or by what they tell of."""
_HOPED = {"Held", "Proposed"}
"""What is hoped for at an event is the next one."""

Event = tuple[Told, ...]
Score = tuple[float, float]
"""Of all features, and how many telling words the articles share."""


def one_story(family: str, events: Sequence[Event]) -> Iterator[Event]:
    """Those of the events of one family about one pair that are one, the claims of each together."""
    fits = {
        (a, b): score
        for a, b in combinations(range(len(events)), 2)
        if _may_be_one(events[a], events[b]) and (score := _score(family, events[a], events[b]))[0] >= SAME
    }
    joined = list(events)
    for a, b in sorted(fits, key=lambda pair: (*(-part for part in fits[pair]), pair)):
        if joined[a] is not joined[b] and _may_be_one(joined[a], joined[b]) and _clear(a, b, fits, joined):
            both = joined[a] + joined[b]
            joined = [both if event in (joined[a], joined[b]) else event for event in joined]
            yield both


def _may_be_one(event: Event, other: Event) -> bool:
    """Whether no article tells of both, one of them has no full date, and neither dates nor places differ."""
    if {one.article for one in event} & {one.article for one in other}:
        return False
    if any(exact(one.when) for one in event) and any(exact(one.when) for one in other):
        return False
    if len({one.land for one in event + other if one.land}) > 1:
        return False
    return all(
        compatible(one.when, two.when) and _near(one, two) and {one.claim.status, two.claim.status} != _HOPED
        for one, two in product(event, other)
    )


def _near(one: Told, other: Told) -> bool:
    """Whether the articles may be of the same weeks."""
    apart = _weeks(one, other)
    return apart is None or apart <= _SEASON


def _weeks(one: Told, other: Told) -> int | None:
    """Days between the articles, by when they came out or else by what they tell of; None where one tells no day."""
    if one.news is not None and other.news is not None:
        return abs(one.news - other.news).days
    return min((_apart(day, far) for day, far in product(one.setting.season, other.setting.season)), default=None)


def _apart(day: int, other: int) -> int:
    return min(abs(day - other), 12 * MONTH - abs(day - other))


def _score(family: str, event: Event, other: Event) -> Score:
    return max(_compared(family, one, two) for one, two in product(event, other))


def _compared(family: str, one: Told, other: Told) -> Score:
    ours, theirs = one.setting, other.setting
    words = in_common(ours.story, theirs.story)
    both = ours.company & theirs.company
    apart = _apart(ours.last, theirs.last) if ours.last and theirs.last else _SEASON
    telling = _STORY if _weeks(one, other) is not None or one_text(ours.story, theirs.story) else ()
    found = (
        "event.once" if family in _ONCE else "event.met",
        next((name for least, name in telling if words >= least), ""),
        "event.days" if apart <= (_DAYS if family == "Visit" else 0) else "",
        "event.delegation" if any(key.startswith("delegation/") for key in both) else "",
        "event.company" if len(both - {key for _, key in one.roles}) >= _SEVERAL else "",
    )
    return sum(features()[name].weight for name in found if name), words


def _clear(a: int, b: int, fits: Mapping[tuple[int, int], Score], joined: Sequence[Event]) -> bool:
    """Whether neither fits nearly as well what cannot be one with the other."""
    for (left, right), score in fits.items():
        for own, far in ((a, b), (b, a)):
            third = right if own == left else left if own == right else far
            rival = joined[third] is not joined[far] and score[0] > fits[a, b][0] - CLEAR
            if rival and not _may_be_one(joined[third], joined[far]):
                return False
    return True
