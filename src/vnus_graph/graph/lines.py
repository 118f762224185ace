"""Stage 7 of 7, the page: which lines are drawn between actors, and the facts and quotes behind each.

One line stands for all facts with the same two ends, predicate and status: ten meetings of two ministers are one line
with ten facts. What did not happen, or has not yet, makes no edge in the graph; the page still draws it, dashed, where
the event's roles leave no doubt about its two ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from typing import NamedTuple

from pyoxigraph import NamedNode

from vnus_graph.graph.iris import node
from vnus_graph.graph.network import edges_of
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.vocabulary import ACTOR_TYPES, edges, is_a, is_symmetric


class Quote(NamedTuple):
    """Evidence as a reader of the page needs it."""

    text: str
    article: str
    """Name of the article: «article/…»."""
    rule: str
    start: int
    """Offset in the article's text."""
    differs: str = ""
    """What this article says of the event that is not what the event has: another date, place or status."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, delegation or tenure behind a line."""

    node: str
    kind: str
    """Local name of its class."""
    label: str
    when: str
    """As a Vietnamese reader writes it; empty where unknown."""
    months: tuple[int, int] | None
    """First and last month it can have fallen in, counted from January of year 0; None where no year is known."""
    during: str
    """Label of the visit or other event that it was part of, or empty."""
    place: str
    level: str
    """Local name of a relationship level, or empty."""
    quotes: tuple[Quote, ...]


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


def lines(reader: Reader) -> tuple[Line, ...]:
    """Lines between two actors of the dataset's default graph, sorted."""
    known = cache(partial(fact, reader))
    actors = {reader.name(actor) for type_ in ACTOR_TYPES for actor in reader.instances(type_)}
    found: dict[tuple[str, str, str, str], dict[str, Fact]] = {}
    for subject, predicate, object_, status, name in (*_made(reader), *_pending(reader)):
        if is_symmetric(predicate):
            subject, object_ = sorted((subject, object_))
        if subject != object_ and subject in actors and object_ in actors:
            found.setdefault((subject, predicate, object_, status), {})[name] = known(name)
    return tuple(
        Line(*key, is_symmetric(key[1]), tuple(facts[name] for name in sorted(facts)))
        for key, facts in sorted(found.items())
    )


_Joined = tuple[str, str, str, str, str]
"""Subject, predicate, object, status, and the node behind."""


def _made(reader: Reader) -> Iterator[_Joined]:
    """The edges of the graph; an office joins its holder to the body it is an office of."""
    for predicate in edges():
        for subject, object_, told in edges_of(reader, predicate):
            status = reader.node(told, "status")
            for end in reader.nodes(object_, "positionIn") if predicate == "holdsPosition" else [object_]:
                name = reader.name(status) if status else ""
                yield reader.name(subject), predicate, reader.name(end), name, reader.name(told)
    for group in reader.instances("Delegation"):
        for member in set(reader.nodes(group, "member")) - set(reader.nodes(group, "leader")):
            yield reader.name(group), "member", reader.name(member), "", reader.name(group)


def _pending(reader: Reader) -> Iterator[_Joined]:
    """The edges that events which are not held would make, where they have exactly two ends."""
    for event in reader.instances("Event"):
        status, kind = reader.node(event, "status"), reader.kind(event) or "Event"
        ends = reader.nodes(event, "participant")
        predicate = next((name for name, behind in edges().items() if is_a(kind, behind)), None)
        if status is not None and reader.name(status) != "Held" and len(ends) == 2 and predicate:
            subject = reader.node(event, "visitor") or reader.node(event, "inviter") or ends[0]
            other = ends[1] if subject == ends[0] else ends[0]
            yield reader.name(subject), predicate, reader.name(other), reader.name(status), reader.name(event)


def fact(reader: Reader, name: str) -> Fact:
    """The event, delegation or tenure of this name («event/…»)."""
    behind = node(name)
    place, level, position, whole = (reader.node(behind, role) for role in ("place", "level", "position", "partOf"))
    if whole and not is_a(reader.kind(whole) or "Event", "Event"):
        whole = None
    start, end = reader.text(behind, "start"), reader.text(behind, "end")
    if position:  # attested on some dates, as far as it goes from the first to the last
        days = reader.texts(behind, "attestedOn")
        start, end = (days[0], days[-1]) if days else (None, None)
    span = months(start, end)
    if whole and not span:  # told as part of a visit, it has the visit's time
        span = months(reader.text(whole, "start"), reader.text(whole, "end"))
    return Fact(
        name,
        reader.kind(behind) or "Event",
        reader.label(position or behind) or name,
        spelled(start, end),
        span,
        (reader.label(whole) if whole else None) or "",
        (reader.label(place) if place else None) or "",
        reader.name(level) if level else "",
        tuple(_quotes(reader, behind)),
    )


def _quotes(reader: Reader, behind: NamedNode) -> Iterator[Quote]:
    differing = dict(_differing(reader, behind))
    for piece in reader.nodes(behind, "evidence"):
        article = reader.node(piece, "inArticle")
        name = reader.name(article) if article else ""
        text, rule, start = (reader.text(piece, of) for of in ("quote", "rule", "startOffset"))
        yield Quote(text or "", name, rule or "", int(start or 0), differing.get(name, ""))


def _differing(reader: Reader, event: NamedNode) -> Iterator[tuple[str, str]]:
    """Article by article, what it says of an event otherwise than all say together."""
    for told in reader.nodes(event, "attestation"):
        article = reader.node(told, "inArticle")
        parts = []
        if (start := reader.text(told, "start")) and start != reader.text(event, "start"):
            parts.append(spelled(start, reader.text(told, "end")))
        for role in ("place", "status"):
            if (value := reader.node(told, role)) and value != reader.node(event, role):
                parts.append(reader.label(value) or "")
        if article and parts:
            yield reader.name(article), "; ".join(filter(None, parts))


def months(start: str | None, end: str | None = None) -> tuple[int, int] | None:
    """First and last month of a period given as XSD dates, counted from January of year 0; None without a year."""
    if start is None or start.startswith("-"):
        return None
    last = end if end and not end.startswith("-") else start
    return _month(start, 1), max(_month(start, 1), _month(last, 12))


def _month(day: str, unknown: int) -> int:
    year, month = [*map(int, day.split("-")[:2]), unknown][:2]
    return 12 * year + month - 1


def spelled(start: str | None, end: str | None = None) -> str:
    """XSD dates as a Vietnamese reader writes them: «28/6/2023», «9/2024», «11–15/9/2023», «đến 15/9/2023»."""
    if start is None:
        return f"đến {'/'.join(_parts(end))}" if end else ""
    if end is None or end == start:
        return "/".join(_parts(start))
    if len(_parts(start)) > 1 and _parts(start)[1:] == _parts(end)[1:]:
        return f"{_parts(start)[0]}–{'/'.join(_parts(end))}"
    return f"{'/'.join(_parts(start))} – {'/'.join(_parts(end))}"


def _parts(day: str) -> list[str]:
    """Day, month and year as far as they are known: «--03-06» is 6, 3."""
    return [str(int(part)) for part in reversed(day.split("-")) if part]
