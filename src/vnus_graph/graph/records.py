"""Stage 7 of 7, a view: RDF dataset → four tables, for data frames, node and edge lists.

A record is a dict with the same keys in every row of its table; what is not known is None, lists are tuples of text.
Nodes are named as in their IRI («person/le-hoai-trung»), `first_day` and `last_day` are `datetime.date`.
"""

from __future__ import annotations

from typing import Any, TypeAlias, cast

import networkx
from pyoxigraph import NamedNode, Store

from vnus_graph.graph.network import network
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.spans import span
from vnus_graph.graph.vocabulary import ID, is_a, is_symmetric, lineage, rank

Record: TypeAlias = dict[str, Any]

NODES = ("id", "label", "english", "type", "subtype", "country", "mentions")
EDGES = (
    "source", "target", "type", "predicate", "event", "kind", "start", "end", "first_day", "last_day", "place", "level",
    "articles", "quotes",
)  # fmt: skip
EVENTS = (
    "event", "label", "family", "kind", "status", "start", "end", "first_day", "last_day", "place", "place_country",
    "level", "level_rank", "part_of", "participants", "names", "countries", "articles", "quotes",
)  # fmt: skip
ARTICLES = ("article", "label", "outlet", "agency", "published", "url", "events", "actors")


def nodes(store: Store) -> list[Record]:
    """Actors and positions; `mentions` counts the articles that name an actor."""
    reader = Reader(store)
    graph = network(reader)
    found = ({"id": name, **data, "mentions": mentions(reader, name)} for name, data in graph.nodes(data=True))
    return [_row(NODES, record) for record in sorted(found, key=lambda record: str(record["id"]))]


def edges(store: Store) -> list[Record]:
    """Every edge once for each event, delegation or tenure behind it.

    A symmetric edge stands once, from the smaller name to the greater, with the `type` «Undirected»; the others are
    «Directed».
    """
    reader = Reader(store)
    graph = cast("networkx.MultiDiGraph[str]", network(reader))
    rows = []
    for source, target, _, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        symmetric = is_symmetric(data["predicate"])
        if not symmetric or source <= target:
            ends = {"source": source, "target": target, "type": "Undirected" if symmetric else "Directed"}
            rows.append(_row(EDGES, {**ends, **data, **_days(reader, NamedNode(ID + data["event"]))}))
    return rows


def events(store: Store) -> list[Record]:
    """All events, whatever their status; `family` is the broad kind (Meeting, Call, Visit, Invitation, …)."""
    reader = Reader(store)
    return [_row(EVENTS, _event(reader, node)) for node in reader.instances("Event")]


def articles(store: Store) -> list[Record]:
    """The articles, with the number of events and actors that each attests."""
    reader = Reader(store)
    told: dict[str, int] = {}
    for event in events(store):
        for name in event["articles"]:
            told[name] = told.get(name, 0) + 1
    named: dict[str, int] = {}
    for _, article in reader.pairs("mentionedIn"):
        named[reader.name(article)] = named.get(reader.name(article), 0) + 1
    rows = []
    for node in reader.instances("Article"):
        name, label = reader.name(node), reader.label(node)
        facts = {key: reader.text(node, key) for key in ("outlet", "agency", "published", "url")}
        counts = {"events": told.get(name, 0), "actors": named.get(name, 0)}
        rows.append(_row(ARTICLES, {"article": name, "label": label, **facts, **counts}))
    return rows


def mentions(reader: Reader, name: str) -> int:
    """In how many articles an actor is named."""
    return len(reader.nodes(NamedNode(ID + name), "mentionedIn"))


def countries(reader: Reader, actors: list[NamedNode]) -> tuple[str, ...]:
    """States among some actors, and those that they act for."""
    states = {actor for actor in actors if is_a(reader.kind(actor) or "Actor", "Country")}
    states |= {state for actor in actors for state in reader.nodes(actor, "country")}
    return tuple(sorted(reader.name(state) for state in states))


def _event(reader: Reader, node: NamedNode) -> Record:
    kind = reader.kind(node) or "Event"
    place, level, status = (reader.node(node, name) for name in ("place", "level", "status"))
    actors, whole, evidence = (
        reader.nodes(node, "participant"),
        reader.node(node, "partOf"),
        reader.nodes(node, "evidence"),
    )
    lies_in = reader.node(place, "locatedIn") if place else None
    return {
        "event": reader.name(node),
        "label": reader.label(node),
        "family": lineage(kind)[-2] if kind != "Event" else kind,
        "kind": kind,
        "status": reader.name(status) if status else None,
        "start": reader.text(node, "start"),
        "end": reader.text(node, "end"),
        **_days(reader, node),
        "place": reader.label(place) if place else None,
        "place_country": reader.name(lies_in) if lies_in else None,
        "level": reader.label(level) if level else None,
        "level_rank": rank(reader.name(level)) if level else None,
        "part_of": reader.name(whole) if whole else None,
        "participants": tuple(reader.name(actor) for actor in actors),
        "names": tuple(reader.label(actor) or reader.name(actor) for actor in actors),
        "countries": countries(reader, actors),
        "articles": tuple(sorted({reader.name(a) for piece in evidence for a in reader.nodes(piece, "inArticle")})),
        "quotes": tuple(reader.text(piece, "quote") or "" for piece in evidence),
    }


def _days(reader: Reader, node: NamedNode) -> Record:
    first, last = span(reader, node) or (None, None)
    return {"first_day": first, "last_day": last}


def _row(columns: tuple[str, ...], known: Record) -> Record:
    lists = ("participants", "names", "countries", "articles", "quotes")
    return {column: known.get(column, () if column in lists else None) for column in columns}
