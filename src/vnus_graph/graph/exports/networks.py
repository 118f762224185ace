"""Stage 7 of 7, its network files: GraphML and GEXF, for Gephi, Cytoscape, yEd, igraph and the like.

Both hold the `multi` network of `vnus_graph.graph.network`, symmetric edges in both directions, with some more: nodes
have `mentions` (articles that name the actor), edges `date` (as written), `sources` (articles that say so) and `rank`
(of the relationship level). Numbers are declared as such; lists are one item a line.
"""

from __future__ import annotations

import re
from typing import Any

import networkx
from pyoxigraph import NamedNode, Store

from vnus_graph.graph.network import network
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.records import mentions
from vnus_graph.graph.spans import span, written
from vnus_graph.graph.vocabulary import ACTOR_TYPES, ID, rank

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(store: Store) -> bytes:
    """`graph.graphml`: `start` and `end` as written, `first_day` and `last_day` for intervals."""
    # Not `write_graphml`, which writes other bytes where lxml is installed.
    return "\n".join(networkx.generate_graphml(_network(store))).encode() + b"\n"


def gexf(store: Store) -> bytes:
    """GEXF 1.2, dynamic: an edge lasts from the first to the last day of what is known; undated ones always."""
    graph = _network(store)
    graph.graph["mode"] = "dynamic"
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
        for written_as, day in (("start", "first_day"), ("end", "last_day")):
            data.pop(written_as, None)
            if day in data:
                data[written_as] = data.pop(day)
    text = "\n".join(networkx.generate_gexf(graph)) + "\n"
    return _TODAY.sub("", text, count=1).encode()


def _network(store: Store) -> networkx.MultiDiGraph[str]:
    """The network with attributes that both formats can hold, and keys that are unique in the whole of it."""
    reader = Reader(store)
    graph = network(reader)
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for name, data in graph.nodes(data=True):
        named = {"mentions": mentions(reader, name)} if data["type"] in ACTOR_TYPES else {}
        plain.add_node(name, **_plain(data | named))
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        plain.add_edge(source, target, key=f"e{number}", **_plain(data | _more(reader, data)))
    return plain


def _more(reader: Reader, data: dict[str, Any]) -> dict[str, Any]:
    node = NamedNode(ID + data["event"])
    days, level = span(reader, node), reader.node(node, "level")
    found = {
        "date": written(reader, node),
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "rank": rank(reader.name(level)) if level else None,
        "sources": len(data.get("articles", ())),
    }
    return {key: value for key, value in found.items() if value is not None}


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Lists as lines, and no character that XML cannot hold."""
    lines = {key: "\n".join(value) if isinstance(value, tuple) else value for key, value in data.items()}
    return {key: _NOT_XML.sub("\ufffd", text) if isinstance(text, str) else text for key, text in lines.items()}
