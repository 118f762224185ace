"""Stage 7 of 7, the page: nodes and edges as pyvis hands them to vis-network, most important first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from vnus_graph.graph.layout import layout
from vnus_graph.graph.lines import Line
from vnus_graph.graph.page.told import Told

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
_LEAST, _MOST = 6, 22
"""Half the width of the least and the most important node."""
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "hideEdgesOnDrag": False},
    "edges": {
        "hoverWidth": 1,
        "selectionWidth": 2,
        "arrowStrikethrough": False,
        "arrows": {"to": {"scaleFactor": 0.5}},
    },
}


def picture(actors: Mapping[str, Told], drawn: Sequence[Line]) -> Told:
    """`nodes`, `edges` and `options` of vis-network and the `colours` of the legend.

    The importance of an actor is the number of events, delegations and offices it stands in; nodes come in its order.
    """
    from pyvis.network import Network  # imports IPython

    facts: dict[str, set[str]] = {}
    for line in drawn:
        for end in (line.subject, line.object):
            facts.setdefault(end, set()).update(fact.node for fact in line.facts)
    ranked = sorted(facts, key=lambda name: (-len(facts[name]), name))
    position = layout(ranked, ((line.subject, line.object) for line in drawn))
    network = Network(directed=True)
    for name in ranked:
        x, y = position[name]
        type_ = str(actors[name]["type"])
        size = round(_LEAST + (_MOST - _LEAST) * log(1 + len(facts[name])) / log(1 + len(facts[ranked[0]])))
        label = _folded(str(actors[name]["label"]))
        network.add_node(name, label, shape=ACTOR_SHAPES[type_], color=ACTOR_COLOURS[type_], size=size, x=x, y=y)
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(drawn):
        pair = (min(line.subject, line.object), max(line.subject, line.object))
        seen[pair] = seen.get(pair, 0) + 1
        network.add_edge(line.subject, line.object, **_edge_style(line, number, seen[pair]))
    nodes, edges, *_ = network.get_network_data()
    colours = {"actors": ACTOR_COLOURS, "lines": LINE_COLOURS, "other": _OTHER_COLOUR}
    return {"nodes": nodes, "edges": edges, "options": _OPTIONS, "colours": colours}


def _edge_style(line: Line, number: int, nth: int) -> dict[str, object]:
    style: dict[str, object] = {
        "id": number,
        "color": LINE_COLOURS.get(line.predicate, _OTHER_COLOUR),
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
