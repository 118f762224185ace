"""Stage 7 of 7, the page: which lines are drawn between actors, and the facts and quotes behind each.

One line stands for all facts with the same two ends, predicate and status: ten meetings of two ministers are one line
with ten facts. What did not happen, or has not yet, makes no edge in the graph; the page still draws it, dashed, where
the event's roles leave no doubt about its two ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vnus_graph.graph.vocabulary import edges, is_a, is_symmetric
from vnus_graph.model import Edge, Event, Evidence, PartialDate, Period, Resolution


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, delegation or tenure behind a line."""

    kind: str
    """Local name of its class."""
    label: str
    when: Period | None
    place: str | None
    """Label of the place."""
    level: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """All facts that join `subject` to `object` by one predicate with one status."""

    subject: str
    predicate: str
    object: str
    status: str
    """Empty for a delegation or a tenure, which have none."""
    symmetric: bool
    facts: tuple[Fact, ...] = field(compare=False)


def lines(resolution: Resolution) -> tuple[Line, ...]:
    """Lines between two actors of the resolution, sorted by ends, predicate and status."""
    known = {actor.id for actor in resolution.actors}
    found: dict[tuple[str, str, str, str], list[Fact]] = {}
    for edge, status, fact in _joined(resolution):
        ends = [edge.subject, edge.object]
        if ends[0] == ends[1] or not known.issuperset(ends):
            continue
        if is_symmetric(edge.predicate):
            ends.sort()
        facts = found.setdefault((ends[0], ends[1], edge.predicate, status), [])
        if fact not in facts:
            facts.append(fact)
    return tuple(
        Line(subject, predicate, object_, status, is_symmetric(predicate), tuple(facts))
        for (subject, object_, predicate, status), facts in sorted(found.items())
    )


def _joined(resolution: Resolution) -> Iterator[tuple[Edge, str, Fact]]:
    places = {place.id: place.label for place in resolution.places}
    for event in resolution.events:
        place = places.get(event.place or "")
        fact = Fact(event.kind, event.label, event.when, place, event.level, event.evidence)
        for edge in event.edges or _hoped_for(event):
            yield edge, event.status, fact
    for record in resolution.delegations:
        group = record.delegation
        fact = Fact("Delegation", "", None, None, None, record.evidence)
        yield from ((Edge(leader, "leadsDelegation", group), "", fact) for leader in record.leaders)
        yield from ((Edge(group, "delegationOf", sender), "", fact) for sender in record.senders)
        others = set(record.members) - set(record.leaders)
        yield from ((Edge(group, "member", member), "", fact) for member in sorted(others))
    positions = {position.id: position for position in resolution.positions}
    for tenure in resolution.tenures:
        position = positions.get(tenure.position)
        if position and position.body:
            when = Period(min(tenure.attested), max(tenure.attested)) if tenure.attested else None
            fact = Fact("Tenure", position.label, when, None, None, tenure.evidence)
            yield Edge(tenure.holder, "holdsPosition", position.body), "", fact


def _hoped_for(event: Event) -> tuple[Edge, ...]:
    """The edge that an event without edges would have made, if it has exactly two ends."""
    if event.status == "Held" or len({actor for _, actor in event.participants}) != 2:
        return ()
    predicate = next((name for name, behind in edges().items() if is_a(event.kind, behind)), None)
    by_role = dict(event.participants)
    subject = by_role.get("visitor") or by_role.get("inviter") or event.participants[0][1]
    other = next(actor for _, actor in event.participants if actor != subject)
    return (Edge(subject, predicate, other),) if predicate else ()


def spelled(period: Period | None) -> str:
    """A period as a Vietnamese reader writes it: «28/6/2023», «9/2024», «11–15/9/2023»; empty for None."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if end is None or end == start:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month) and start.day:
        return f"{start.day}–{_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _day(date: PartialDate) -> str:
    return "/".join(str(part) for part in (date.day, date.month, date.year) if part)
