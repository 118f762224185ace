"""Stage 6 of 7: Readings → Resolution. Which claims, in one article or in many, tell of the same event.

Two claims can be of one event only if they are of one family and join the same two actors. Then dates decide: the same
day is the same event, and so is a month or a date left open with the only day that fits it. What is told without a date
goes with the visit it is part of, with the only event of those days around the article's publication, with the same
sentence in another article, or with what an article tells that has much else in common (`one_story`); else it stays
alone. Several encounters of one pair on different days stay apart.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from vnus_graph.grammar.fold import fold
from vnus_graph.resolve.days import MONTH, Days, days
from vnus_graph.resolve.one_story import one_story
from vnus_graph.resolve.told import Pair, Told, exact, pairs

_FAMILIES = ("Visit", "RelationshipUpgrade")
"""First visits, since other events are told as part of them; the rest in any order."""
_GAP = {"Visit": 3}
"""Days that may lie between two dates of one event: a visit may be told by the day of any of its stops."""
_NEWS = {"Visit": 10}
_SOON = 4
"""Days within which the press tells what has happened; a visit goes on being told."""
_AHEAD = 21
"""Days within which it tells what is to come without saying when."""
_SENTENCE = 60
"""Characters from which a sentence found in two articles was written once."""
_COPIED = 7
"""Days between two articles with the same sentence."""

Groups = tuple[tuple[Told, ...], ...]


def groups(told: Iterable[Told]) -> Groups:
    """All claims, each in one group, which is an event; independent of the order of `told`."""
    ordered = sorted(told, key=lambda one: one.order)
    by_family: dict[str, list[Told]] = defaultdict(list)
    for one in ordered:
        by_family[one.family].append(one)
    joined = _Joined(ordered)
    for name in sorted(by_family, key=lambda name: (name not in _FAMILIES, name)):
        _join_family(name, by_family[name], joined)
    return joined.groups()


class _Joined:
    """Claims that are one event so far: a union–find over them."""

    def __init__(self, ordered: Sequence[Told]) -> None:
        self._over: dict[tuple[str, int], tuple[str, int]] = {one.order: one.order for one in ordered}
        self._events: dict[tuple[str, int], tuple[Told, ...]] = {one.order: (one,) for one in ordered}

    def root(self, key: tuple[str, int]) -> tuple[str, int]:
        while (above := self._over[key]) != key:
            self._over[key] = self._over[above]
            key = self._over[key]
        return key

    def join(self, claims: Iterable[Told]) -> None:
        keys = [self.root(one.order) for one in claims]
        for key in keys:
            low, high = sorted((self.root(keys[0]), self.root(key)))
            if low != high:
                self._over[high] = low
                self._events[low] += self._events.pop(high)

    def whole(self, one: Told) -> tuple[str, int] | None:
        """What stands for the visit that the claim is told as part of."""
        part_of = one.claim.part_of
        return None if part_of is None else self.root((one.article, part_of))

    def events(self, told: Iterable[Told]) -> Groups:
        """The events of some claims, each with all that tells of it."""
        roots = sorted({self.root(one.order) for one in told})
        return tuple(self._events[root] for root in roots)

    def groups(self) -> Groups:
        return tuple(tuple(sorted(self._events[root], key=lambda one: one.order)) for root in sorted(self._events))


def _join_family(name: str, told: Sequence[Told], joined: _Joined) -> None:
    by_pair: dict[tuple[Pair, str], list[Told]] = defaultdict(list)
    for one in told:
        for pair in pairs(one):
            by_pair[pair, one.claim.level or ""].append(one)
    for _, bucket in sorted(by_pair.items()):
        if len(bucket) > 1:
            _Bucket(name, bucket, joined).join()
            for event in () if name == "RelationshipUpgrade" else one_story(name, joined.events(bucket)):
                joined.join(event)


class _Bucket:
    """The claims of one family about one pair."""

    def __init__(self, name: str, told: Sequence[Told], joined: _Joined) -> None:
        self._gap = datetime.timedelta(_GAP.get(name, 0))
        self._news = datetime.timedelta(_NEWS.get(name, _SOON))
        self._upgrade = name == "RelationshipUpgrade"
        self._visit = name == "Visit"
        self._told = told
        self._joined = joined

    def join(self) -> None:
        dated = [one for one in self._told if exact(one.when)]
        rest = [one for one in self._told if not exact(one.when)]
        if self._upgrade:  # a level is reached once; whoever gives another day of it is mistaken
            self._joined.join([one for one in self._told if one.claim.status == "Held"])
            rest = [one for one in rest if one.claim.status != "Held"]
        anchors = self._anchors(dated)
        open_ = self._place([one for one in rest if days(one.when)], anchors, self._by_month)
        months = self._same(open_, _months)
        undated = [one for one in rest if days(one.when) is None]
        undated = self._place(undated, [*anchors, *(months if self._visit else ())], self._by_day_of_year)
        undated = self._place(undated, anchors, self._by_visit)
        undated = self._place(undated, anchors, self._by_news)
        self._same(undated, self._part)
        self._same(undated, _day_of_year)
        self._near(undated)
        self._copied()

    def _anchors(self, dated: Sequence[Told]) -> list[list[Told]]:
        """Claims with a day, those of the same days together, in order of time."""
        spans = sorted(((days(one.when), one) for one in dated), key=lambda found: (found[0], found[1].order))
        anchors: list[list[Told]] = []
        until = datetime.date.min
        for span, one in spans:
            assert span is not None
            if anchors and span[0] <= until + self._gap:
                anchors[-1].append(one)
            else:
                anchors.append([one])
                until = span[1]
            until = max(until, span[1])
        for anchor in anchors:
            self._joined.join(anchor)
        return anchors

    def _place(
        self,
        told: Sequence[Told],
        anchors: Sequence[list[Told]],
        fits: Callable[[Told, Days, Told], bool],
    ) -> list[Told]:
        """Join each claim to the only anchor it fits, one of an article at most; what is left over."""
        left = []
        for one in told:
            found = [anchor for anchor in anchors if fits(one, _span(anchor), anchor[0])]
            if len(found) == 1 and not any(other.article == one.article for other in found[0]):
                self._joined.join([found[0][0], one])
                found[0].append(one)
            else:
                left.append(one)
        return left

    def _by_month(self, one: Told, span: Days, _: Told) -> bool:
        month = days(one.when)
        return month is not None and month[0] <= span[1] and span[0] <= month[1]

    def _by_day_of_year(self, one: Told, span: Days, _: Told) -> bool:
        """«21/11» in an article that does not tell the year, with that day or, if a visit, that month of a year."""
        when = one.when
        if when is None or not when.start.month or (span[1] - span[0]).days > MONTH:
            return False
        day = when.start.day
        return any(each.month == when.start.month and day in (0, each.day) for each in _each(span))

    def _by_visit(self, one: Told, _: Days, anchor: Told) -> bool:
        whole = self._joined.whole(one)
        return whole is not None and whole == self._joined.whole(anchor) and _agrees(one, anchor)

    def _by_news(self, one: Told, span: Days, anchor: Told) -> bool:
        if one.news is None or not _agrees(one, anchor):
            return False
        if one.claim.status == "Held":
            return span[0] - datetime.timedelta(1) <= one.news <= span[1] + self._news
        return one.news <= span[1] and span[0] - one.news <= datetime.timedelta(_AHEAD)

    def _same(self, told: Sequence[Told], key: Callable[[Told], object]) -> list[list[Told]]:
        """Join claims of different articles that agree in something, the first of each article; the groups."""
        found: dict[object, dict[str, Told]] = defaultdict(dict)
        for one in told:
            if (value := key(one)) is not None:
                found[value].setdefault(one.article, one)
        for group in found.values():
            self._joined.join(group.values())
        return [list(group.values()) for group in found.values()]

    def _part(self, one: Told) -> object:
        whole = self._joined.whole(one)
        return None if whole is None else (whole, one.claim.status)

    def _near(self, told: Sequence[Told]) -> None:
        """Join claims without a full date where the articles came out within days of each other."""
        first: dict[tuple[str, str], Told] = {}
        for one in told:
            if one.news is not None:
                first.setdefault((one.article, one.claim.status), one)
        ordered = sorted(first.values(), key=lambda one: (one.claim.status, one.news, one.order))
        for left, right in pairwise(ordered):
            assert left.news is not None
            assert right.news is not None
            near = right.news - left.news <= self._news
            if near and left.claim.status == right.claim.status and _agrees(left, right):
                self._joined.join([left, right])
        for one in told:
            if one.news is None and _day_of_year(one):
                news = [other for other in first.values() if self._of_these_days(one, other)]
                if len({self._joined.root(other.order) for other in news}) == 1:
                    self._joined.join([one, news[0]])

    def _of_these_days(self, one: Told, other: Told) -> bool:
        """Whether «21/11», told by an article of unknown date, lies right before the day the other came out."""
        assert other.news is not None
        if one.claim.status != "Held" or other.claim.status != "Held" or not _agrees(one, other):
            return False
        days_of_news = _each((other.news - self._news, other.news))
        return any((each.month, each.day) == _day_of_year(one) for each in days_of_news)

    def _copied(self) -> None:
        """Join claims that rest on the same sentence in articles of the same days."""
        by_sentence: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in self._told:
            words = max((fold(" ".join(piece.quote.split())) for piece in one.claim.evidence), key=len, default="")
            if len(words) >= _SENTENCE:
                by_sentence[words, one.claim.kind].append(one)
        for same in by_sentence.values():
            for left, right in pairwise(same):
                if left.article != right.article and _copied(left, right):
                    self._joined.join([left, right])


def _span(anchor: Sequence[Told]) -> Days:
    spans = [span for one in anchor if (span := days(one.when))]
    spans = [days(one.when) or spans[0] for one in anchor if exact(one.when)] or spans
    return min(first for first, _ in spans), max(last for _, last in spans)


def _each(span: Days) -> list[datetime.date]:
    """The days of a span, of its first year at most."""
    count = min((span[1] - span[0]).days, 366) + 1
    return [span[0] + datetime.timedelta(number) for number in range(count)]


def _months(one: Told) -> object:
    return days(one.when), one.claim.status


def _day_of_year(one: Told) -> tuple[int, int] | None:
    """Month and day of a date that tells no year."""
    when = one.when
    return (when.start.month, when.start.day) if when is not None and when.start.day and not when.start.year else None


def _agrees(left: Told, right: Told) -> bool:
    """Whether a date without a year, if there is one, is that of the other."""
    a, b = left.when, right.when
    if a is None or b is None:
        return True
    return all(not x or not y or x == y for x, y in ((a.start.month, b.start.month), (a.start.day, b.start.day)))


def _copied(left: Told, right: Told) -> bool:
    if left.news is None or right.news is None:
        return True
    return abs(left.news - right.news) <= datetime.timedelta(_COPIED)
