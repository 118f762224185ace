"""Stage 7 of 7, the page: what its side panel tells of actors, lines, facts, quotes and articles.

Facts and quotes are told once, however many lines they stand behind, and referred to by number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from vnus_graph.graph.lines import Fact, Line, Quote, fact
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.vocabulary import ACTOR_TYPES, instances, label

Told: TypeAlias = dict[str, Any]
"""What the page is told of something, as JSON; what is not known is absent."""


def told(reader: Reader, drawn: Sequence[Line]) -> Told:
    """`actors`, `lines`, `facts`, `quotes`, `articles` and `terms`, the last as [Vietnamese, English] labels."""
    offices = _offices(reader)
    behind = {each.node: each for line in drawn for each in line.facts} | {
        each.node: each for held in offices.values() for each in held
    }
    facts = {name: number for number, name in enumerate(sorted(behind))}
    quotes = sorted({quote for each in behind.values() for quote in each.quotes})
    numbers = {quote: number for number, quote in enumerate(quotes)}
    actors = {
        reader.name(node): _actor(reader, node, type_, [facts[each.node] for each in offices.get(node, ())])
        for type_ in ACTOR_TYPES
        for node in reader.instances(type_)
    }
    return {
        "actors": actors,
        "lines": [_line(line, facts) for line in drawn],
        "facts": [_fact(behind[name], numbers) for name in facts],
        "quotes": _quotes(quotes),
        "articles": {reader.name(node): _article(reader, node) for node in reader.instances("Article")},
        "terms": _terms(actors.values(), drawn),
    }


def _offices(reader: Reader) -> dict[NamedNode, list[Fact]]:
    """The tenures of each person, the one last attested first."""
    found: defaultdict[NamedNode, list[Fact]] = defaultdict(list)
    for tenure in reader.instances("Tenure"):
        for holder in reader.nodes(tenure, "holder"):
            found[holder].append(fact(reader, reader.name(tenure)))
    for held in found.values():
        held.sort(key=lambda each: (-(each.months[1] if each.months else 0), each.label))
    return found


def _actor(reader: Reader, node: NamedNode, type_: str, offices: list[int]) -> Told:
    country = node if type_ == "Country" else reader.node(node, "country")
    return _known(
        label=reader.label(node) or reader.name(node),
        type=type_,
        en=reader.label(node, "en"),
        kind=reader.kind(node),
        aliases=reader.aliases(node),
        country=reader.name(country) if country else None,
        partOf=_label(reader, reader.node(node, "partOf")),
        offices=offices,
    )


def _label(reader: Reader, node: NamedNode | None) -> str | None:
    return (reader.label(node) or reader.name(node)) if node else None


def _line(line: Line, facts: dict[str, int]) -> Told:
    return _known(
        s=line.subject,
        p=line.predicate,
        o=line.object,
        status=line.status,
        facts=[facts[one.node] for one in line.facts],
    )


def _fact(one: Fact, numbers: dict[Quote, int]) -> Told:
    return _known(
        kind=one.kind,
        label=one.label,
        when=one.when,
        months=one.months,
        during=one.during,
        place=one.place,
        level=one.level,
        quotes=[numbers[quote] for quote in one.quotes],
    )


def _quotes(quotes: Sequence[Quote]) -> list[Told]:
    """Each quote with the rest of its sentence, `before` and `after` it, where another quote holds the whole of it."""
    around: dict[Quote, Quote] = {}
    outer: Quote | None = None
    for quote in sorted(quotes, key=lambda one: (one.article, one.start, -len(one.text), one)):
        if not (outer and outer.article == quote.article and _rest(outer, quote)):
            outer = quote
        around[quote] = outer
    return [_quote(quote, around[quote]) for quote in quotes]


def _rest(outer: Quote, quote: Quote) -> tuple[str, str] | None:
    """What stands before and after a quote within another of the same article; None if it is not within."""
    at = quote.start - outer.start
    if not outer.text.startswith(quote.text, at):
        return None
    return outer.text[:at].lstrip(), outer.text[at + len(quote.text) :].rstrip()


def _quote(quote: Quote, outer: Quote) -> Told:
    before, after = _rest(outer, quote) or ("", "")
    return _known(
        text=quote.text,
        before=before,
        after=after,
        article=quote.article,
        rule=quote.rule,
        differs=quote.differs,
    )


def _article(reader: Reader, node: NamedNode) -> Told:
    url = reader.text(node, "url")
    return _known(
        title=reader.label(node),
        outlet=reader.text(node, "outlet"),
        published=reader.text(node, "published"),
        url=url if url and _is_web(url) else None,
    )


def _is_web(url: str) -> bool:
    """Whether a reader may follow the link: `javascript:` and the like are no addresses of articles."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _known(**all_: object) -> Told:
    return {key: value for key, value in all_.items() if value}


def _terms(actors: Iterable[Told], drawn: Iterable[Line]) -> dict[str, list[str]]:
    shown = {
        *ACTOR_TYPES,
        *instances("Status"),
        "Tenure",
        "rule",
        *(str(actor["kind"]) for actor in actors if "kind" in actor),
    }
    for line in drawn:
        shown.add(line.predicate)
        shown.update(term for one in line.facts for term in (one.kind, one.level) if term)
    return {name: [label(name, "vi"), label(name, "en")] for name in sorted(shown)}
