"""Stage 6 of 7: Readings → Resolution. Who held an office on a day: by `tenures.tsv`, else by what articles attest.

The table decides for every day on which it knows of anybody who may have held the office. Its dates are as precise as
they are known: of a month, both the first and the last day count. Who *may* have held the office within the days asked
for must be one person, and he must *surely* have held it on all of them. On the day of a hand-over there are two.

For a day that the table knows nothing of, the articles decide. An article sees somebody in office that gives him the
office and tells, too, what he did within ten days of its publication. He held it from the last day on which he was so
seen before the days asked for to the first one behind them, if these lie no more than a year apart and no article from
between them gives the office to anybody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from vnus_graph.events.spelling import contains_name, name_key
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.offices import office_of
from vnus_graph.model import Claim, Office, PartialDate, Reading, Title
from vnus_graph.resolve.days import bounds
from vnus_graph.resolve.slugs import slug
from vnus_graph.resources import table

_FRESH = timedelta(days=10)
_YEAR = timedelta(days=366)
_FORMER = frozenset({"cựu", "nguyên", "cố"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, and how that is known."""

    name: str
    others: tuple[str, ...] = ()
    """His name in other spellings."""
    source: str = "listed"
    """«listed» in the table or «attested» by the articles."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One row of the table, with the first and last days that its dates leave possible."""

    office: Office
    holder: Holder
    begins: tuple[date, date]
    ends: tuple[date, date]

    def may(self, first: date, last: date) -> bool:
        """Whether he may have held the office on any of the days."""
        return self.begins[0] <= last and first <= self.ends[1]

    def surely(self, first: date, last: date) -> bool:
        """Whether he held it on all of the days."""
        return self.begins[1] <= first and last <= self.ends[0]


def listed() -> Iterator[Tenure]:
    """The rows of `tenures.tsv`."""
    for row in table("tenures"):
        office = Office(row["office"], row["of"], bool(row["acting"]))
        holder = Holder(row["holder"], tuple(filter(None, row["others"].split("|"))))
        yield Tenure(office, holder, _written(row["from"], date.min), _written(row["until"], date.max))


def _written(text: str, open_end: date) -> tuple[date, date]:
    """«1997-09-24», «2006-06», «1999», «2025-06-30+» (known up to that day); blank: `open_end`."""
    found = bounds(PartialDate(*map(int, text.rstrip("+").split("-")))) if text else (open_end, open_end)
    assert found is not None, text
    return found


@cache
def _by_office() -> dict[tuple[str, str], tuple[Tenure, ...]]:
    found: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in listed():
        found[fold(tenure.office.label), tenure.office.of].append(tenure)
    return {key: tuple(rows) for key, rows in found.items()}


@dataclass(frozen=True, slots=True)
class _Seen:
    """An article that gives somebody an office."""

    day: date
    name: str
    acts: bool
    """Whether it tells what he did about that day."""


class Holders:
    """Who held which office when, as far as the table and the readings tell."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._seen: dict[Office, list[_Seen]] = defaultdict(list)
        for reading in readings:
            for office, seen in _attested(reading):
                self._seen[office].append(seen)

    def of(self, office: Office, first: date, last: date) -> Holder | None:
        """The one person who held the office from the first day to the last; None where that is not certain."""
        rows = [row for row in _by_office().get((fold(office.label), office.of), ()) if row.may(first, last)]
        if rows:
            same = len({row.holder.name for row in rows}) == 1
            held = [row for row in rows if row.surely(first, last) and row.office.acting == office.acting]
            return held[0].holder if same and held else None
        return self._by_articles(office, first, last)

    def _by_articles(self, office: Office, first: date, last: date) -> Holder | None:
        seen = self._seen.get(office, [])
        before = max((one.day for one in seen if one.acts and one.day <= first), default=None)
        after = min((one.day for one in seen if one.acts and one.day >= last), default=None)
        if before is None or after is None or after - before > _YEAR:
            return None
        names = sorted({one.name for one in seen if before <= one.day <= after}, key=lambda n: (-len(n.split()), n))
        same = all(_alike(names[0], name) for name in names)
        return Holder(names[0], source="attested") if same else None


def _alike(longer: str, shorter: str) -> bool:
    return contains_name(" ".join(name_key(longer)), " ".join(name_key(shorter)))


def _attested(reading: Reading) -> Iterator[tuple[Office, _Seen]]:
    published = reading.document.published
    if published is None:
        return
    entities = {entity.key: entity for entity in reading.entities}
    acting = {key for claim in reading.claims if _fresh(claim, published) for _, key in claim.roles}
    for claim in reading.claims:
        roles = dict(claim.roles)
        if claim.kind != "Tenure" or not claim.title:
            continue
        holder, body = entities[roles["holder"]], entities.get(roles.get("body", ""))
        country = body.key.removeprefix("country:") if body and body.type == "Country" else holder.country
        office = office_of(Title(0, 0, claim.title, None if body is None else body.name), country=country)
        if office is not None and holder.name and (len(office.of) > 2 or country == office.of):
            former = any(_FORMER & set(fold(evidence.quote).split()) for evidence in claim.evidence)
            yield office, _Seen(published, holder.name, holder.key in acting and not former)


def _fresh(claim: Claim, published: date) -> bool:
    """Whether a claim tells what took place about the day of publication."""
    if claim.status != "Held" or claim.when is None or not claim.when.start.day:
        return False
    told = bounds(claim.when.start)
    return told is not None and abs(told[0] - published) <= _FRESH


def known_as(holder: Holder, name: str) -> bool:
    """Whether a name is the holder's, whatever the order of its parts and their diacritics."""
    return _plain(name) in {_plain(known) for known in (holder.name, *holder.others)}


def short_of(holder: Holder, name: str) -> bool:
    """Whether a name is part of the holder's: «Trump», «ông Takaichi»."""
    return any(set(_plain(name)) < set(_plain(known)) for known in (holder.name, *holder.others))


@lru_cache(maxsize=1 << 16)
def _plain(name: str) -> tuple[str, ...]:
    return tuple(sorted(slug(part) for part in name_key(name)))


def spelt(holder: Holder, names: Sequence[str]) -> str:
    """The holder's name as `names` have it most often, else as the table does."""
    known = {_plain(name) for name in (holder.name, *holder.others)}
    used = [name for name in names if _plain(name) in known]
    return min(set(used), key=lambda name: (-used.count(name), name)) if used else holder.name
