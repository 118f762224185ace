"""Stage 7 of 7, asked: why the graph says something. An edge, back to each sentence, article and rule behind it.

An edge between two nodes stands on events, delegations or offices, and these on evidence. Where the edge does not
stand, what was planned, proposed, cancelled or denied between the two is told instead. What an event or a delegation
says of itself (its host, a member) stands on its own evidence.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

from pyoxigraph import NamedNode, Store

from vnus_graph.graph.lines import fact
from vnus_graph.graph.names import candidates, find, predicate
from vnus_graph.graph.network import ENDS, same_side
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.table import one_line
from vnus_graph.graph.vocabulary import edges, is_a, is_symmetric, label

Format: TypeAlias = Literal["text", "json"]
FORMATS: tuple[Format, ...] = ("text", "json")

KINDS = {
    "delegationOf": ("Delegation", "Actor"),
    "holdsPosition": ("Person", "Position"),
    "invited": ("Actor", "Actor"),
    "leadsDelegation": ("Person", "Delegation"),
    "metWith": ("Actor", "Actor"),
    "spokeWith": ("Actor", "Actor"),
    "upgradedRelationship": ("Country", "Country"),
    "visited": ("Actor", "Country"),
    "destination": ("Event", "Country"),
    "host": ("Event", "Actor"),
    "invitee": ("Event", "Actor"),
    "inviter": ("Event", "Actor"),
    "leader": ("Delegation", "Person"),
    "level": ("Event", "RelationshipLevel"),
    "member": ("Delegation", "Person"),
    "partOf": ("Event", "Event"),
    "participant": ("Event", "Actor"),
    "place": ("Event", "Place"),
    "sender": ("Delegation", "Actor"),
    "visitor": ("Event", "Actor"),
}
"""What can be asked, with the classes in which its two ends are looked for by name."""
_SETTLED_BY_THE_OTHER = ("Delegation", "Event", "Position")
"""Many of these share a label; of several, those that the other end has to do with are meant."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence, the article it stands in and the rule that read it; «» for what is not known."""

    quote: str
    start: int
    end: int
    rule: str
    article: str
    title: str
    outlet: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Reason:
    """An event, a delegation or an office, by its name («event/…»); «» for what is not known."""

    node: str
    kind: str
    label: str
    status: str
    when: str
    during: str
    place: str
    level: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer; ends are (name, label)."""

    subject: tuple[str, str]
    predicate: str
    object: tuple[str, str]
    said: bool
    """Whether the statement stands in the graph."""
    reasons: tuple[Reason, ...]
    """What it stands on."""
    instead: tuple[Reason, ...]
    """Where it does not stand: what lies between the two without having happened."""

    def write(self, form: Format = "text") -> str:
        """Text for people, Vietnamese first, or JSON; neither holds a character that could steer a terminal.

        Raises ValueError for another format.
        """
        if form == "text":
            return "\n".join(_text(self)) + "\n"
        if form == "json":
            return _json(self)
        raise ValueError(f"no format «{form}»: {', '.join(FORMATS)}")


def why(store: Store, subject: str, predicate_: str, object_: str) -> Why:
    """What stands behind a statement of the dataset's default graph.

    Ends are names in any known spelling, ids, prefixed names or IRIs; the predicate is a local name or a label. Raises
    `UnclearError`, a `ValueError`, for a name that means nothing, or more than one thing.
    """
    reader, property_ = Reader(store), predicate(predicate_, KINDS)
    one, other = _ends(reader, subject, property_, object_)
    behind = sorted(set(_behind(reader, one, property_, other)), key=lambda node: node.value)
    said = reader.holds(one, property_, other)
    reasons = sorted((_reason(reader, node) for node in behind), key=_order)
    happened = tuple(reason for reason in reasons if reason.status in ("", "Held") or property_ not in edges())
    return Why(
        (reader.name(one), reader.label(one) or ""),
        property_,
        (reader.name(other), reader.label(other) or ""),
        said,
        happened if said else (),
        () if said else tuple(reasons),
    )


def _ends(reader: Reader, subject: str, property_: str, object_: str) -> tuple[NamedNode, NamedNode]:
    first, second = KINDS[property_]
    if first in _SETTLED_BY_THE_OTHER:
        other = find(reader, object_, second)
        met = [node for node in candidates(reader, subject, first) if any(_behind(reader, node, property_, other))]
        return met[0] if len(met) == 1 else find(reader, subject, first), other
    one = find(reader, subject, first)
    if second in _SETTLED_BY_THE_OTHER:
        met = [node for node in candidates(reader, object_, second) if any(_behind(reader, one, property_, node))]
        return one, met[0] if len(met) == 1 else find(reader, object_, second)
    return one, find(reader, object_, second)


def _behind(reader: Reader, one: NamedNode, property_: str, other: NamedNode) -> Iterator[NamedNode]:
    """Nodes between the two that make this edge, or would if they had happened."""
    kind = edges().get(property_)
    if kind is None or kind == "Delegation":
        if reader.holds(one, property_, other):
            yield other if property_ == "leadsDelegation" else one
        return
    source, target = ENDS.get(property_, ("participant", "participant"))
    for node in reader.subjects(source, one):
        joined = other in reader.nodes(node, target) and is_a(reader.kind(node) or "Event", kind)
        if joined and not (is_symmetric(property_) and same_side(reader, node, one, other)):
            yield node


def _reason(reader: Reader, node: NamedNode) -> Reason:
    told, status = fact(reader, reader.name(node)), reader.node(node, "status")
    sources = sorted(
        (_source(reader, piece) for piece in reader.nodes(node, "evidence")),
        key=lambda source: (source.published or "~", source.article, source.start, source.end, source.rule),
    )
    level = label(told.level) if told.level else ""
    name = reader.name(status) if status else ""
    return Reason(told.node, told.kind, told.label, name, told.when, told.during, told.place, level, tuple(sources))


def _source(reader: Reader, piece: NamedNode) -> Source:
    article = reader.node(piece, "inArticle")
    quote, rule, start, end = (reader.text(piece, name) or "" for name in ("quote", "rule", "startOffset", "endOffset"))
    if article is None:
        return Source(quote, int(start or 0), int(end or 0), rule, "", "", "", "", "")
    outlet = reader.text(article, "outlet") or reader.text(article, "agency") or ""
    published, url = (reader.text(article, name) or "" for name in ("published", "url"))
    title = reader.label(article) or ""
    return Source(quote, int(start or 0), int(end or 0), rule, reader.name(article), title, outlet, published, url)


def _order(reason: Reason) -> tuple[str, str]:
    """The first to be told first."""
    return min((source.published for source in reason.sources if source.published), default="~"), reason.node


def _json(answer: Why) -> str:
    ends = {"subject": answer.subject, "object": answer.object}
    named = {name: {"id": end, "label": text} for name, (end, text) in ends.items()}
    told = {**asdict(answer), **named, "stands": bool(answer.reasons)}
    return _STEERING.sub(_escaped, json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


_STEERING = re.compile(r"[^\x20-\x7e\n]")


def _escaped(match: re.Match[str]) -> str:
    """What JSON lets stand and a terminal may obey, escaped as JSON does."""
    char = match[0]
    return json.dumps(char)[1:-1] if char == "\x7f" or unicodedata.category(char) in _ESCAPED else char


_ESCAPED = frozenset({"Cc", "Cf", "Zl", "Zp"})


def _text(answer: Why) -> Iterator[str]:
    statement = f"{_end(answer.subject)} {_both(answer.predicate)} {_end(answer.object)}"
    if answer.reasons:
        yield statement
    elif answer.said:
        yield f"Đồ thị nói vậy mà không có gì làm bằng · The graph says so and nothing stands behind it: {statement}"
    else:
        yield f"Đồ thị không nói · The graph does not say: {statement}"
        if answer.instead:
            yield "Giữa hai bên có · What there is between the two:"
        else:
            yield "Giữa hai bên không có gì thuộc loại này · There is nothing of this kind between the two."
    for number, reason in enumerate((*answer.reasons, *answer.instead), start=1):
        yield ""
        yield from _told(number, reason)


def _told(number: int, reason: Reason) -> Iterator[str]:
    status = _both(reason.status) if reason.status else ""
    facts = (_both(reason.kind), reason.when, reason.place, reason.level, status)
    yield one_line(f"{number}. {', '.join(filter(None, facts))}")
    yield one_line(f"   {reason.label} ({reason.node})")
    if reason.during:
        yield one_line(f"   thuộc · part of: {reason.during}")
    for source in reason.sources:
        where = ", ".join(filter(None, (source.title or source.article, source.outlet, source.published)))
        yield one_line(f"   - «{' '.join(source.quote.split())}»")
        yield one_line(f"     bài · article: {where}")
        if source.url:
            yield one_line(f"     địa chỉ · url: {source.url}")
        yield one_line(f"     vị trí · offsets: {source.start}–{source.end}; quy tắc · rule: {source.rule}")


def _end(end: tuple[str, str]) -> str:
    return one_line(f"{end[1]} ({end[0]})" if end[1] else end[0])


def _both(name: str) -> str:
    """A term in both languages: «đã gặp · met with»."""
    return f"{label(name)} · {label(name, 'en')}"
