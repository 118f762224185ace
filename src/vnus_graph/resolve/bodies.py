"""Stage 6 of 7: Readings → Resolution. Which records are one body, and which are so near that people should look."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.fold import is_vietnamese
from vnus_graph.resolve.body_keys import Key, home_bodies, house_of, houses_named, key
from vnus_graph.resolve.body_names import foreign_word
from vnus_graph.resolve.body_shorts import introduced
from vnus_graph.resolve.links import Links
from vnus_graph.resolve.pair import Pair, join, pair
from vnus_graph.resolve.personal_names import distance, native, plain
from vnus_graph.resolve.records import Record

_LONG = 14
"""Letters from which one that differs is more likely a slip than another name."""
_MANY_FIELDS = re.compile(r"(?:bộ|ủy ban) ")
_HEAD_AND_FIELD = 3
"""Words that a ministry's name has at least, and the shortest that may be short for another."""
_MORE = {"bộ": re.compile(r"(?!.*@).+"), "ủy": re.compile(r"quốc hội|hạ viện|thượng viện|nghị viện")}
"""What may be left out behind a ministry's first field, behind a committee's."""
_LEFT_OUT = re.compile(r"(?:^| )(?:quốc gia|lực lượng|liên bang|tổng(?= lãnh sự))(?= |$)")
"""Words that some wordings of a body's name leave out; of two bodies that differ in them one is mostly meant."""
_NATIONAL = re.compile(r"bộ (?!chỉ huy|tư lệnh)|.* quốc hội$")
"""Bodies that the own state has once; of others each of its provinces, schools or courts may have one."""


def join_bodies(
    records: list[Record], numbers: Sequence[int], links: Links, index: Mapping[tuple[str, str], int]
) -> list[Pair]:
    """Join the bodies among `records` in `links`, after persons; the pairs that are doubtful.

    `index` gives the number of each record by article and entity key.
    """
    groups: dict[Key, list[int]] = defaultdict(list)
    states, houses = _states_of_persons(records, links), houses_named(records[number] for number in numbers)
    for number in numbers:
        one = records[number]
        found = [states[links.root(index[one.article, holder])] for role, holder in one.parties if role == "holder"]
        served = set().union(*found) if all(found) else set()
        served = served or houses[one.article, house_of(one)] or _foreigners(one, records, index)
        groups[key(one, min(served) if len(served) == 1 else "")].append(number)
    _set_apart(groups, records)
    for group in (groups[one] for one in sorted(groups)):
        for number in group:
            links.join(group[0], number)
    compared = [_compare(a, b, records, groups) for a, b in _near(groups)]
    compared += introduced(records, groups)
    compared += _open(records, groups)
    return join((one for one in compared if one.features), links)


def _states_of_persons(records: list[Record], links: Links) -> dict[int, set[str]]:
    """By the root of each person, the states that articles have it act for."""
    found: dict[int, set[str]] = defaultdict(set)
    for number, one in enumerate(records):
        if one.entity.type == "Person" and one.state:
            found[links.root(number)].add(one.state)
    return found


def _set_apart(groups: dict[Key, list[int]], records: list[Record]) -> None:
    """Those that go without a state, and are told of as another's than the own state's body of the name.

    So is one in Vietnamese words where its article speaks of others alone: «Học viện Quốc phòng» in news of Japan.
    """
    for one in [Key(name) for name, owner, article in groups if owner == HOME and not article]:
        generic = not foreign_word(one.name) and one.name not in home_bodies()
        for number in list(groups.get(one, ())):
            elsewhere = generic and bool(records[number].states) and HOME not in records[number].states
            if records[number].around.astray or elsewhere:
                groups[one].remove(number)
                groups[Key(one.name, "", records[number].article)].append(number)
        if one in groups and not groups[one]:
            del groups[one]


def _foreigners(one: Record, records: list[Record], index: Mapping[tuple[str, str], int]) -> set[str]:
    """The only other state that the article speaks of, if foreigners alone hold the body's offices."""
    names = [records[index[one.article, holder]].entity.name for role, holder in one.parties if role == "holder"]
    abroad = set(one.states - {HOME})
    return abroad if names and len(abroad) == 1 and not any(native(name) for name in names) else set()


def _open(records: list[Record], groups: Mapping[Key, Sequence[int]]) -> list[Pair]:
    """Bodies of an article alone, each with the only one of the name whose state the article speaks of.

    «Đảng Cộng hòa» in news of several states is that of the one for which most of the persons of the article act.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    people = _people(records)
    for one in groups:
        if one.settled and one.owner:
            owners[one.name].add(one.owner)
    found = []
    for one in sorted(groups):
        first = groups[one][0]
        fits = set() if one.settled or one.owner else owners.get(one.name, set()) & records[first].states
        for owner in fits if len(fits) == 1 else ():
            told = owner != HOME or (_NATIONAL.match(one.name) and one.name not in home_bodies())
            among = "body.people" if told and people[records[first].article] == owner else ""
            found.append(pair(first, groups[Key(one.name, owner)][0], ["body.core", among]))
    return found


def _people(records: list[Record]) -> dict[str, str]:
    """By article, the state for which most of the persons act of whom it tells one: two at least."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for one in records:
        if one.entity.type == "Person":
            state = HOME if native(one.entity.name) else one.state
            named[one.article].update([state] if state else [])
    found: dict[str, str] = defaultdict(str)
    for article, states in named.items():
        most = max(states, key=lambda state: (states[state], state), default="")
        found[article] = most if states[most] > max(1, states.total() // 2) else ""
    return found


def _near(groups: Iterable[Key]) -> list[tuple[Key, Key]]:
    """Keys that differ in the owner alone, in spaces and diacritics, or in one letter of one word.

    Or in more fields of a ministry, in the parliament that a committee is of, and in a word that may be left out.
    """
    met: dict[str, set[Key]] = defaultdict(set)
    for one in groups:
        if not one.settled:
            continue
        met[f"core {one.name}"].add(one)
        met[f"letters {plain(one.name)} {one.owner}"].add(one)
        met[f"bare {_bare(one.name)} {one.owner}"].add(one)
        words = one.name.split()
        for length in range(_HEAD_AND_FIELD, len(words) + 1) if one.owner and _MANY_FIELDS.match(one.name) else ():
            met[f"begins {' '.join(words[:length])} {one.owner}"].add(one)
        for at in range(len(words)):
            if len(words) > 2:
                met[f"slip {' '.join([*words[:at], '', *words[at + 1 :]])} {one.owner}"].add(one)
    found = {both for group in met.values() if len(group) < 12 for both in combinations(sorted(group), 2)}
    return sorted(found)


def _bare(name: str) -> str:
    """Without the words that the press may leave out: «Ngân hàng Quốc gia», «Ngân hàng»."""
    return _LEFT_OUT.sub("", name).strip()


def _compare(left: Key, right: Key, records: list[Record], groups: dict[Key, list[int]]) -> Pair:
    name, other = left.name, right.name
    if name == other:
        if left.owner and right.owner:
            return Pair(0, 0, ())
        owner, bare = (left.owner, right) if left.owner else (right.owner, left)
        found = ["body.core", _belongs(name, owner, [records[n] for n in groups[bare]])]
    elif [char for char in name if char.isdigit()] != [char for char in other if char.isdigit()]:
        found = []
    elif name.replace(" ", "") == other.replace(" ", ""):
        found = ["body.spaces"]
    elif plain(name) == plain(other):
        found = ["body.letters"]
    elif _bare(name) == _bare(other):
        found = ["body.bare"]
    elif _MANY_FIELDS.match(name) and _short_for(name, other):
        found = ["body.short.for"]
    else:
        found = ["body.slip" if _slip(name, other) else ""]
    return pair(groups[left][0], groups[right][0], found)


def _short_for(left: str, right: str) -> bool:
    """«Bộ Thương mại», «Bộ Thương mại và Nghề cá»; «Ủy ban Ngân sách», «Ủy ban Ngân sách của Nghị viện»."""
    short, long = sorted((left, right), key=len)
    more = long.removeprefix(f"{short} ")
    return (
        more != long and len(short.split()) >= _HEAD_AND_FIELD and _MORE[short.split()[0]].fullmatch(more) is not None
    )


def _belongs(name: str, owner: str, bare: list[Record]) -> str:
    """What the articles that leave the owner out tell about it; a firm of a name of its own may be the mother."""
    known = {one.entity.country for one in bare} - {None}
    if known:
        return "body.owner" if known == {owner} else "body.owners"
    own = owner == HOME and not foreign_word(name)
    return "body.home" if own and any(not one.states or HOME in one.states for one in bare) else ""


def _slip(left: str, right: str) -> bool:
    """One word differs in one letter, and one of the two is no Vietnamese word: «Quảng Ninh», «Quảng Bình» are two."""
    odd = [(a, b) for a, b in zip(left.split(), right.split(), strict=False) if a != b]
    if len(plain(left)) < _LONG or len(odd) != 1 or any(word.startswith("@") for word in odd[0]):
        return False
    return distance(*map(plain, odd[0])) == 1 and not all(is_vietnamese(word) for word in odd[0])
