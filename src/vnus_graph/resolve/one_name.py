"""Stage 6 of 7: Readings → Resolution. Namesakes: which records of one full name are one person.

Those with the same telling office first, then pair by pair. Where offices tell two persons of a Vietnamese name apart,
the name alone proves no more than a common one, unless one of them is meant nine times in ten: a record without an
office goes with one of them where more than the name says so, and else stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from vnus_graph.resolve.alike_offices import IN_OFFICE
from vnus_graph.resolve.features import compare, same_name
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.pair import CLEAR, DOUBTFUL, SAME, Pair, features, join
from vnus_graph.resolve.personal_names import native, scarce
from vnus_graph.resolve.records import Person, Record, person

_CONTESTED = "name.common"
"""What an equal name proves, at most, where offices tell two persons of that name apart."""
_OFFICES, _AROUND = ("office.",), ("walk.other", "born.", "gender.")
"""Kinds of features that tell two persons of a name apart."""
_LIKE = IN_OFFICE | {"office.part", "office.body"}
"""Features of like offices."""
_RARE = "name.rare"
_LEAD = 9
_MOST = 200
"""Persons of one name beyond which each is compared with its neighbours in time and company only."""


_Records = Sequence[Record] | dict[int, Record]


def join_one_name(records: _Records, members: Sequence[int], links: Links) -> list[Pair]:
    """Join the `members` among `records`, all of one name, in `links`; the pairs that are doubtful."""
    feature = same_name(records[members[0]].entity.name)
    _join_marked(records, members, links, [_offices(records[number]) for number in members])
    compared, officials = _agreed(records, members, links, feature)
    ours = native(records[members[0]].entity.name)
    contested = ours and _keep_apart(compared, links, _OFFICES)
    doubtful = join(compared, links)
    leading = _leading(_people(records, [n for one in officials for n in one.records], links))
    if contested and leading is None:
        feature = min(feature, _CONTESTED, key=lambda name: features()[name].weight)
    if features()[feature].weight >= SAME and not scarce(records[members[0]].entity.name):
        _join_marked(records, members, links, [_plain(records[number]) for number in members])
    heads = {one.records[0] for one in officials}
    people = _people(records, members, links)
    others = [pair for pair in _within(people, feature) if not {pair.left, pair.right} <= heads]
    others = [pair for pair in others if not _slip(pair, feature, people, members)]
    if _keep_apart(others, links, _AROUND):
        heads |= {number for pair in others if _against(pair, _AROUND) for number in (pair.left, pair.right)}
        leading = _leading([one for one in people if one.records[0] in heads])
        doubtful += join([pair for pair in others if {pair.left, pair.right} <= heads], links)
        others = [pair for pair in others if not {pair.left, pair.right} <= heads]
    return doubtful + _attach(others, heads, leading, links)


def _agreed(records: _Records, members: Sequence[int], links: Links, feature: str) -> tuple[list[Pair], list[Person]]:
    """Those with telling offices, compared once those of like offices are joined: «Người phát ngôn» with those of a
    ministry, so that what tells the first from a deputy minister does not keep apart all of them."""
    officials = [one for one in _people(records, members, links) if _telling(one)]
    compared = _within(officials, feature)
    alike = [one for one in compared if one.score >= SAME + CLEAR and _LIKE & {f.name for f in one.features}]
    if not alike:
        return compared, officials
    join(alike, links)
    officials = _people(records, [number for one in officials for number in one.records], links)
    return _within(officials, feature), officials


def _people(records: _Records, members: Iterable[int], links: Links) -> list[Person]:
    return [person(group, records) for group in links.groups(members)]


def _telling(one: Person) -> bool:
    return any(office.grade in {"sole", "telling"} for office in one.offices.values())


def _offices(record: Record) -> list[str]:
    return [office.key for _, office in record.offices if office.grade in {"sole", "telling"}]


def _plain(record: Record) -> list[str]:
    """One mark for all without an office of whom the same is said, which is mostly nothing."""
    told = record.around
    return [] if record.offices or told.born or told.age else [f"no office {sorted(told.walks - {'adult'})}"]


def _join_marked(records: _Records, members: Sequence[int], links: Links, marks: list[list[str]]) -> None:
    """Join the records that share a mark and the state."""
    first: dict[tuple[str, str | None], int] = {}
    for number, marked in zip(members, marks, strict=True):
        for mark in marked:
            links.join(first.setdefault((mark, records[number].state), number), number)


def _keep_apart(compared: list[Pair], links: Links, reasons: tuple[str, ...]) -> bool:
    """Keep apart for good those against whose being one a feature of these kinds speaks; whether there are any."""
    found = [pair for pair in compared if _against(pair, reasons)]
    for pair in found:
        links.keep_apart(f"{reasons[0]} {pair.left} {pair.right}", [pair.left], [pair.right])
    return bool(found)


def _slip(pair: Pair, feature: str, people: Iterable[Person], members: Sequence[int]) -> bool:
    """Whether a rare name is told apart by one article in ten, which may have been misread: that settles nothing."""
    if feature != _RARE or not _against(pair, _AROUND):
        return False
    fewest = min(len(one.records) for one in people if one.records[0] in (pair.left, pair.right))
    return fewest * (_LEAD + 1) <= len(members)


def _against(pair: Pair, reasons: tuple[str, ...]) -> bool:
    return pair.score < SAME and any(f.weight < 0 and f.name.startswith(reasons) for f in pair.features)


def _leading(officials: list[Person]) -> int | None:
    """The one whom nine in ten articles with an office are about: offices of the others may be slips of reading."""
    named = sorted((len(one.articles), -one.records[0]) for one in officials)
    leads = bool(named) and named[-1][0] >= _LEAD * sum(count for count, _ in named[:-1])
    return -named[-1][1] if leads else None


def _within(people: list[Person], feature: str) -> list[Pair]:
    chosen: Iterable[tuple[Person, Person]] = combinations(people, 2)
    if len(people) > _MOST:
        chosen = _neighbours(people)
    return [compare(a, b, name=feature) for a, b in chosen]


def _neighbours(people: list[Person]) -> list[tuple[Person, Person]]:
    """Persons of a very common name: next to each other in time, or named together with the same others."""
    order = sorted(people, key=lambda one: (min(one.days, default=0), one.records[0]))
    found = {(a.records[0], b.records[0]): (a, b) for a, b in pairwise(order)}
    met: dict[str, list[Person]] = defaultdict(list)
    for one in order:
        for name in sorted(one.company | one.offices.keys()):
            met[name].append(one)
    for group in met.values():
        found.update({(a.records[0], b.records[0]): (a, b) for a, b in pairwise(group)})
    return [found[key] for key in sorted(found)]


def _attach(compared: list[Pair], heads: set[int], leading: int | None, links: Links) -> list[Pair]:
    """Join the rest, each with no more than one of those that are kept apart; the doubtful pairs."""
    offers: dict[int, list[tuple[float, int, Pair]]] = defaultdict(list)
    for pair in compared:
        for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if other in heads and side not in heads:
                lead = CLEAR if leading is not None and links.root(other) == links.root(leading) else 0.0
                offers[side].append((-pair.score - lead, other, pair))
    dropped: set[Pair] = set()
    for offered in offers.values():
        best, chosen, _ = min(offered, key=lambda offer: offer[:2])
        rivals = [offer for offer in offered if links.against(chosen, offer[1])]
        unclear = any(found - best < CLEAR for found, _, _ in rivals)
        dropped |= {pair for _, _, pair in (offered if unclear else rivals)}
    sure = join((pair for pair in compared if pair not in dropped), links)
    return sure + [pair for pair in dropped if pair.score >= DOUBTFUL]
