"""What a build writes to look at: the whole as a page, and as a network for other programs."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store


def drawn(triples: Path) -> Store:
    """The graph to look at, from a file of N-Triples. Raises OSError."""
    store = Store()
    store.bulk_load(path=str(triples), format=RdfFormat.N_TRIPLES)
    return store


def write_page(store: Store, folder: Path) -> None:
    """`graph.html`. Raises OSError."""
    from vnus_graph.graph.page import page

    (folder / "graph.html").write_bytes(page(store).encode())


def write_network(store: Store, folder: Path) -> None:
    """`graph.graphml`. Raises OSError."""
    from vnus_graph.graph.exports import graphml

    (folder / "graph.graphml").write_bytes(graphml(store))


def write_views(store: Store, folder: Path) -> None:
    """Both. Raises OSError."""
    write_network(store, folder)
    write_page(store, folder)


def make_ready() -> None:
    """Import and read all that the two need."""
    import pyvis.network  # noqa: F401  the page imports it late

    from vnus_graph.graph.page import page

    make_network_ready()
    page(Store())


def make_network_ready() -> None:
    """The same for the network alone."""
    from vnus_graph.graph.exports import graphml

    graphml(Store())
