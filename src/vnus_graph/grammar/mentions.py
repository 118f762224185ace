"""Stage 4 of 7: Sentence → Mention. All grammars over one sentence, leftmost and longest first.

`read` gives the noun phrases of the sentence (`phrases`, which do not overlap) and what is named inside them
(`nested`: the body of an office, the state in a ministry's name).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from vnus_graph.grammar.body_ellipses import ellipses_at, opens_ellipsis
from vnus_graph.grammar.delegations import delegation_at, opens_delegation
from vnus_graph.grammar.firm_lists import firms_behind
from vnus_graph.grammar.groups import group_at, opens_group
from vnus_graph.grammar.institutions import institution_at, opens_body, parents
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.palaces import opens_resident, resident_at
from vnus_graph.grammar.persons import opens_person, person_at
from vnus_graph.grammar.shared_titles import holders_behind
from vnus_graph.model import DelegationMention, InstitutionMention, Mention, PersonMention, Sentence

_ALONE = frozenset({"person.bare", "person.given"})
_LOCATIVES = frozenset({"tại", "ở", "đến", "tới", "từ", "trong", "vào", "rời"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or date: tokens `first` to `last` (exclusive) of the sentence."""

    first: int
    last: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its noun phrases."""

    sentence: Sentence
    line: Line
    phrases: tuple[Phrase, ...]
    nested: tuple[Mention, ...]


@dataclass(slots=True)
class _Scan:
    line: Line
    phrases: list[Phrase] = field(default_factory=list)
    nested: list[Mention] = field(default_factory=list)

    def take(self, first: int, last: int, mention: Mention) -> int:
        self.phrases.append(Phrase(first, last, mention))
        if isinstance(mention, InstitutionMention | PersonMention | DelegationMention):
            self.nested.extend(parents(self.line, first, last))
        self.nested.extend(
            country for at, (_, country) in self.line.countries.items() if first <= at < last and country is not mention
        )
        return last


def read(sentence: Sentence, line: Line) -> Parsed:
    """The noun phrases of `sentence`, whose tokens, countries, places and dates are in `line`."""
    scan = _Scan(line)
    at = 0
    while at < len(line):
        at = _step(scan, at)
    return Parsed(sentence, line, tuple(scan.phrases), tuple(scan.nested))


def _step(scan: _Scan, at: int) -> int:
    line = scan.line
    place = line.places.get(at)
    if found := line.dates.get(at):
        return scan.take(at, *found)
    if place and place[1].venue:
        body = institution_at(line, at)
        if body is None or body[1].rule != "institution.listed" or line.word(at - 1) in _LOCATIVES:
            return scan.take(at, *place)
    if firms := firms_behind(line, at):
        return [scan.take(*firm) for firm in firms][-1]
    if holders := holders_behind(line, at):
        return [scan.take(*holder) for holder in holders][-1]
    if not _opens(line.tokens[at].text):
        return _named_alone(scan, at)
    if ellipsis := ellipses_at(line, at):
        for named in ellipsis[1]:
            scan.take(_index(line, named.start), _behind(line, named.end), named)
        return ellipsis[0]
    if group := group_at(line, at):
        return scan.take(at, *group)
    if resident := resident_at(line, at):
        return scan.take(at, *resident)
    if (person := person_at(line, at)) and not _rather_body(line, at, person.end, person.mention.rule in _ALONE):
        scan.nested.extend(person.bodies)
        return scan.take(at, person.end, person.mention)
    if delegation := delegation_at(line, at):
        return scan.take(at, *delegation)
    if institution := institution_at(line, at):
        return scan.take(at, *institution)
    return _named_alone(scan, at)


def _named_alone(scan: _Scan, at: int) -> int:
    """A state or place that is no part of another noun phrase."""
    place = scan.line.places.get(at)
    if (country := scan.line.countries.get(at)) and (place is None or country[0] >= place[0]):
        return scan.take(at, *country)
    if place:
        return scan.take(at, *place)
    return at + 1


@lru_cache(maxsize=1 << 16)
def _opens(word: str) -> bool:
    """Whether a pair, person, delegation or body may be named from the token `word` on: most words open none."""
    alone = opens_person(word) or opens_delegation(word) or opens_body(word)
    return alone or opens_group(word) or opens_ellipsis(word) or opens_resident(word)


def _rather_body(line: Line, at: int, end: int, bare: bool) -> bool:
    """A body whose name reaches further than what looks like a person there."""
    body = institution_at(line, at)
    return body is not None and (body[0] > end or (bare and body[0] == end))


def _index(line: Line, start: int) -> int:
    index = line.index(start)
    assert index is not None
    return index


def _behind(line: Line, end: int) -> int:
    index = line.behind(end)
    assert index is not None
    return index
