"""What a build writes for people and other programs to look at: the whole as a network and as a page.

All that this needs is imported with it, as a process does that writes nothing else.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pyvis.network  # noqa: F401  the page needs it, and imports it late
from pyoxigraph import Store

from vnus_graph.graph.dataset import flat
from vnus_graph.graph.exports import graphml
from vnus_graph.graph.page import page
from vnus_graph.model import Resolution


def views(store: Store, folder: Path) -> None:
    """The two files of the default graph of `store`. Raises OSError."""
    (folder / "graph.graphml").write_bytes(graphml(store))
    (folder / "graph.html").write_bytes(page(store).encode())


def views_of(given: tuple[bytes, Path] | None) -> OSError | None:
    """The same from a resolution as JSON, in a process of their own; what kept it from writing them.

    Without anything given, all that it takes is made ready.
    """
    store = Store()
    if given is None:
        page(store)
        return None
    resolution = msgspec.json.decode(given[0], type=Resolution)
    store.bulk_extend(flat(resolution))
    try:
        views(store, given[1])
    except OSError as error:
        return error
    return None
