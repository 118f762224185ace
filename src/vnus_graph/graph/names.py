"""Stage 7 of 7, asked by name: which node of a dataset is meant by what somebody types.

An IRI, a prefixed name («person:le-hoai-trung») or an id («person/le-hoai-trung») means itself. Anything else is a
name: as written, else in another spelling or case, else without diacritics, else the last part of an id. The first of
these under which any node is found decides; where it finds several, it is for whoever asked to choose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode

from vnus_graph.grammar.fold import fold
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.table import one_line
from vnus_graph.graph.vocabulary import FOLDERS, ID, PREFIXES, VNUS, label, names

_MOST = 8
"""Candidates that a message lists."""


class UnclearError(ValueError):
    """A name under which the graph knows nothing, or more than one."""


def plain(text: str) -> str:
    """Without case and diacritics, «đ» included: «Đỗ Ngọc Ánh» → «do ngoc anh»."""
    decomposed = unicodedata.normalize("NFD", fold(text))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("đ", "d")


def find(reader: Reader, text: str, class_name: str) -> NamedNode:
    """The node of a class that is meant; raises `UnclearError` if it is none or not just one."""
    found = candidates(reader, text, class_name)
    if len(found) == 1:
        return found[0]
    if found:
        told = "; ".join(_described(reader, node) for node in found[:_MOST])
        more = f"; … ({len(found)})" if len(found) > _MOST else ""
        raise UnclearError(f"«{one_line(text)}» có thể là · may be: {told}{more}")
    close = "; ".join(_described(reader, node) for node in _close(reader, text, class_name)[:_MOST])
    hint = f"; gần giống · like it: {close}" if close else ""
    kind = f"{label(class_name)} · {class_name}"
    raise UnclearError(f"đồ thị không có «{one_line(text)}» ({kind}) · the graph has none of that name{hint}")


def candidates(reader: Reader, text: str, class_name: str) -> list[NamedNode]:
    """All nodes that may be meant, sorted."""
    if node := _identified(text):
        return [node] if reader.kind(node) else []
    spelled = list(_spelled(reader, class_name))
    for key in _KEYS:
        if found := {node for node, name in spelled if key(name) == key(text)}:
            return _sorted(found)
    last = text.strip().lower()
    return [node for node in reader.instances(class_name) if node.value.rpartition("/")[2].lower() == last]


def predicate(text: str, known: Iterable[str]) -> str:
    """The property meant, of those known: by local name, IRI or label. Raises `UnclearError`."""
    local = _expanded(text.strip().strip("<>")).removeprefix(VNUS)
    of = sorted(known)
    if local in of:
        return local
    for key in _KEYS:
        if found := [name for name in of if key(text) in {key(name), *(key(label(name, tag)) for tag in ("vi", "en"))}]:
            return found[0]
    told = ", ".join(f"{name} ({label(name)})" for name in of)
    if local in names():
        raise UnclearError(f"không câu nào đứng sau {local} · no sentence stands behind {local}; chọn · choose: {told}")
    raise UnclearError(f"không có quan hệ «{one_line(text)}» · there is no such property; chọn · choose: {told}")


def _exact(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


_KEYS: tuple[Callable[[str], str], ...] = (_exact, fold, plain)
"""Ever more tolerant readings of a name."""


def _identified(text: str) -> NamedNode | None:
    """The node that an IRI, a prefixed name or an id stands for; None for a name."""
    iri = _expanded(text.strip().strip("<>"))
    if re.match(rf"(?:{'|'.join(FOLDERS)})/\S", iri):
        iri = ID + iri
    if not re.match(r"https?://\S+$", iri):
        return None
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _expanded(text: str) -> str:
    prefix, colon, local = text.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else text


def _spelled(reader: Reader, class_name: str) -> Iterator[tuple[NamedNode, str]]:
    """Every node of a class with each of its names."""
    for node in reader.instances(class_name):
        for name in (*(reader.label(node, tag) for tag in ("vi", "en")), *reader.aliases(node)):
            if name:
                yield node, name


def _close(reader: Reader, text: str, class_name: str) -> list[NamedNode]:
    """Nodes with all words of the text in one of their names."""
    words = set(plain(text).split())
    return _sorted({node for node, name in _spelled(reader, class_name) if words and words <= set(plain(name).split())})


def _described(reader: Reader, node: NamedNode) -> str:
    country = reader.node(node, "country")
    about = (reader.label(node), reader.label(country) if country else None)
    return one_line(f"{reader.name(node)} ({', '.join(filter(None, about))})")


def _sorted(nodes: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(nodes, key=lambda node: node.value)
