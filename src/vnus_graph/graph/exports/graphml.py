"""Stage 7 of 7, GraphML: the bytes of `networkx.generate_graphml` for such a network, in a quarter of the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx

_FIRST = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_Keys = dict[tuple[str, str, str], str]
"""Declarations of attributes, by what has them, name and type; numbered as they come."""


def written(network: networkx.MultiDiGraph[str]) -> bytes:
    """Pure ASCII; attributes are text or whole numbers, no name of a node or key of an edge holds white space."""
    keys: _Keys = {}
    told: list[str] = []
    for name, data in network.nodes(data=True):
        told += _element("node", f'id="{_quoted(name)}"', data, keys)
    for source, target, key, data in network.edges(keys=True, data=True):
        ends = f'source="{_quoted(source)}" target="{_quoted(target)}"'
        told += _element("edge", f'{ends} id="{_quoted(key)}"', data, keys)
    whole = (
        ['  <graph edgedefault="directed">', *told, "  </graph>"] if told else ['  <graph edgedefault="directed" />']
    )
    declared = [
        f'  <key id="{key}" for="{kind}" attr.name="{name}" attr.type="{type_}" />'
        for (kind, name, type_), key in reversed(keys.items())
    ]
    text = "\n".join([_FIRST, *declared, *whole, "</graphml>\n"])
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("ascii", "xmlcharrefreplace")


def _element(kind: str, named: str, data: Mapping[str, str | int], keys: _Keys) -> Iterator[str]:
    if not data:
        yield f"    <{kind} {named} />"
        return
    yield f"    <{kind} {named}>"
    for name, value in data.items():
        type_ = "string" if isinstance(value, str) else "long"
        key = keys.setdefault((kind, name, type_), f"d{len(keys)}")
        text = _escaped(str(value))
        yield f'      <data key="{key}">{text}</data>' if text else f'      <data key="{key}" />'
    yield f"    </{kind}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
