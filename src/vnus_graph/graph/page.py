"""Stage 7 of 7, a view: RDF dataset → one HTML file that opens without a network.

pyvis supplies the nodes, the edges and vis-network; the template is ours, since pyvis's own asks a CDN for Bootstrap
and renders some titles as HTML. Positions are computed here and physics is off. Text reaches the page as JSON and is
only ever set as `textContent` or painted on the canvas; the content security policy admits no other script and no
request.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from pyoxigraph import NamedNode, Store

from vnus_graph.graph.layout import layout
from vnus_graph.graph.lines import Line, lines
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.vocabulary import ACTOR_TYPES, instances, label

ACTOR_COLOURS = {"Person": "#0072b2", "Country": "#c44e00", "Institution": "#00815e", "Delegation": "#b0568f"}
ACTOR_SHAPES = {"Person": "dot", "Country": "diamond", "Institution": "square", "Delegation": "triangle"}
LINE_COLOURS = {
    "metWith": "#3b4252",
    "spokeWith": "#3f9bd1",
    "visited": "#d98c00",
    "invited": "#9a8b00",
    "upgradedRelationship": "#c44e00",
    "leadsDelegation": "#b0568f",
    "delegationOf": "#d49bbd",
    "member": "#d49bbd",
    "holdsPosition": "#b8bec9",
}
_OTHER_COLOUR = "#7a8290"
_MOVED_ASIDE = 0.22
"""Roundness that sets the second, third, … line between the same two nodes apart."""
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"font": {"face": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif", "multi": False}},
    "edges": {"hoverWidth": 1, "selectionWidth": 2, "font": {"multi": False}},
}

Told = dict[str, object]
"""What the page is told of something; what is not known is absent."""


def page(store: Store) -> str:
    """The whole HTML document. Actors with no line between them and another are left to the search box."""
    reader = Reader(store)
    drawn = lines(store)
    actors = {
        reader.name(node): _actor(reader, node, type_) for type_ in ACTOR_TYPES for node in reader.instances(type_)
    }
    nodes, edges = _network(actors, drawn)
    data = {
        "nodes": nodes,
        "edges": edges,
        "options": _OPTIONS,
        "actors": actors,
        "lines": [_line(line) for line in drawn],
        "articles": {reader.name(node): _article(reader, node) for node in reader.instances("Article")},
        "terms": _terms(actors.values(), drawn),
        "colours": {"actors": ACTOR_COLOURS, "lines": LINE_COLOURS, "other": _OTHER_COLOUR},
    }
    return _fill(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


# --- what is drawn ---------------------------------------------------------------------------------------------------


def _network(actors: Mapping[str, Told], drawn: Sequence[Line]) -> tuple[list[object], list[object]]:
    """Nodes and edges as vis-network reads them."""
    from pyvis.network import Network  # imports IPython

    degree: dict[str, int] = {}
    for line in drawn:
        for end in (line.subject, line.object):
            degree[end] = degree.get(end, 0) + 1
    position = layout(sorted(degree), ((line.subject, line.object) for line in drawn))
    network = Network(directed=True)
    for name, actor in actors.items():
        if name in degree:
            x, y = position[name]
            colour, shape = ACTOR_COLOURS[str(actor["type"])], ACTOR_SHAPES[str(actor["type"])]
            size = round(8 + 4 * degree[name] ** 0.5)
            network.add_node(name, label=_folded(str(actor["label"])), shape=shape, color=colour, size=size, x=x, y=y)
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(drawn):
        pair = (min(line.subject, line.object), max(line.subject, line.object))
        seen[pair] = seen.get(pair, 0) + 1
        network.add_edge(line.subject, line.object, **_edge_style(line, number, seen[pair]))
    shown, edges, *_ = network.get_network_data()
    return shown, edges


def _edge_style(line: Line, number: int, nth: int) -> dict[str, object]:
    style: dict[str, object] = {
        "id": number,
        "color": LINE_COLOURS.get(line.predicate, _OTHER_COLOUR),
        "width": min(1 + len(line.facts), 6),
        "dashes": line.status not in ("", "Held"),
        "arrows": "" if line.symmetric else "to",
        "smooth": False,
    }
    if nth > 1:
        side = "curvedCW" if (nth % 2 == 0) == (line.subject < line.object) else "curvedCCW"
        style["smooth"] = {"enabled": True, "type": side, "roundness": round(_MOVED_ASIDE * (nth // 2), 2)}
    return style


def _folded(label: str, width: int = 22) -> str:
    """The label broken into lines of about `width` characters, as the canvas does not break it."""
    rows = [""]
    for word in label.split():
        if rows[-1] and len(rows[-1]) + len(word) >= width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return "\n".join(rows)


# --- what the side panel tells ---------------------------------------------------------------------------------------


def _actor(reader: Reader, node: NamedNode, type_: str) -> Told:
    return _known(
        label=reader.label(node) or reader.name(node),
        type=type_,
        en=reader.label(node, "en"),
        kind=reader.kind(node),
        aliases=reader.aliases(node),
        country=_label(reader, reader.node(node, "country")),
        partOf=_label(reader, reader.node(node, "partOf")),
    )


def _label(reader: Reader, node: NamedNode | None) -> str | None:
    return (reader.label(node) or reader.name(node)) if node else None


def _line(line: Line) -> Told:
    facts = [
        _known(
            kind=fact.kind,
            label=fact.label,
            when=fact.when,
            place=fact.place,
            level=fact.level,
            quotes=[{"text": one.text, "article": one.article, "rule": one.rule} for one in fact.quotes],
        )
        for fact in line.facts
    ]
    return _known(s=line.subject, p=line.predicate, o=line.object, status=line.status, facts=facts)


def _article(reader: Reader, node: NamedNode) -> Told:
    return _known(
        title=reader.label(node), outlet=reader.text(node, "outlet"), published=reader.text(node, "published")
    )


def _known(**told: object) -> Told:
    return {key: value for key, value in told.items() if value}


def _terms(actors: Iterable[Told], drawn: Iterable[Line]) -> dict[str, list[str]]:
    """[Vietnamese, English] labels, from the ontology, of every term that the page can show."""
    shown = {*ACTOR_TYPES, *instances("Status"), "rule", *(str(actor["kind"]) for actor in actors if "kind" in actor)}
    for line in drawn:
        shown.add(line.predicate)
        shown.update(term for fact in line.facts for term in (fact.kind, fact.level) if term)
    return {name: [label(name, "vi"), label(name, "en")] for name in sorted(shown)}


# --- the file --------------------------------------------------------------------------------------------------------


def _fill(data: str) -> str:
    here = files("vnus_graph.graph")
    script = (here / "page.js").read_text(encoding="utf-8")
    parts = {"DATA": _in_script(data), "VIS": _vis(), "SCRIPT": script}
    parts["POLICY"] = " ".join(_hash(parts[name]) for name in ("VIS", "SCRIPT"))
    template = (here / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda found: parts[found[1]], template)


def _in_script(data: str) -> str:
    """JSON that cannot end its script element or break a line of JavaScript, whatever the press writes."""
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", data)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def _vis() -> str:
    """vis-network as pyvis ships it, under its own licence notice but without the addresses it mentions."""
    import pyvis

    script = (Path(pyvis.__file__).parent / _VIS).read_text(encoding="utf-8")
    script = script.replace("http://www.w3.org", r"http:\/\/www.w3.org")  # a namespace, the same string to JavaScript
    script = re.sub(r"https?://[^\s\"')]+", "", script)
    # A browser reads CRLF as LF, and the policy's hash is of what it reads.
    return script.replace("\r\n", "\n").replace("//# sourceMappingURL=vis-network.min.js.map", "")
