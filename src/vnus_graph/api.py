"""The Python API: articles in, a graph to ask, draw, check and save.

import vnus_graph
graph = vnus_graph.build(["seeds/articles"])
graph.query("SELECT ?name WHERE { ?p a vnus:Person ; rdfs:label ?name }")
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the libraries behind these are imported when they are called for
    import networkx
    import rdflib
    from pyoxigraph import Store

    from vnus_graph.batch import Progress
    from vnus_graph.graph.frames import Frames
    from vnus_graph.graph.network import Kind
    from vnus_graph.graph.push import Pushed
    from vnus_graph.graph.table import Table
    from vnus_graph.model import Article, Resolution
    from vnus_graph.pipeline import Trace
    from vnus_graph.read import Failure


class Graph:
    """A knowledge graph, made by `build` or `load`."""

    def __init__(self, store: Store, resolution: Resolution | None = None, failures: tuple[Failure, ...] = ()) -> None:
        self.store = store
        """The RDF dataset: everything in the default graph, and one named graph an article where known."""
        self.resolution = resolution
        """What the graph was made from; None for one that was loaded."""
        self.failures = failures
        """Inputs that could not be read and articles that could not be processed, each with its reason."""

    def __len__(self) -> int:
        """Number of statements in the default graph."""
        from vnus_graph.graph.load import size

        return size(self.store)

    def query(self, sparql: str, /, **params: str) -> Table:
        """Answer a SPARQL query or a named question; prefixes are known, and `params` stand in for `$name` in it.

        A name that Python keeps for itself is given with an underscore, as `from_`. Raises `ValueError` for a query
        that cannot be run, in one line.
        """
        from vnus_graph.graph.query import query

        return query(self.store, sparql, **params)

    def picture(self, sparql: str, /, **params: str) -> str:
        """The answer to the same drawn as a graph: one HTML file that opens offline.

        Raises `ValueError` also for an answer with nothing in it to draw.
        """
        from vnus_graph.graph.picture import picture

        return picture(self.store, sparql, **params)

    def to_networkx(self, kind: Kind = "multi", predicates: Iterable[str] | None = None) -> networkx.Graph[str]:
        """The actors as a network: `multi`, an edge for each event behind it, or `simple`, one weighted edge a pair.

        `predicates` restricts it to some kinds of edge. See `vnus_graph.graph.network` for the attributes.
        """
        from vnus_graph.graph.network import network

        return network(self.store, kind, predicates)

    def to_pandas(self) -> Frames:
        """The graph as data frames: `nodes`, `edges`, `events`, `articles`, which unpack in this order.

        Needs pandas, which comes with the extra «notebooks». See `vnus_graph.graph.records` for the columns.
        """
        from vnus_graph.graph.frames import frames

        return frames(self.store)

    def export(self, form: str, file: str | Path | None = None) -> bytes:
        """The graph in a format of other tools, also written to `file` if one is named.

        `form` is one of `vnus_graph.graph.exports.FORMATS`: gexf, graphml, nodes, edges, events, plover, jsonld, ttl,
        nq. Raises ValueError for another.
        """
        from vnus_graph.graph.exports import export

        content = export(self.store, form)
        if file is not None:
            Path(file).write_bytes(content)
        return content

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy for code that uses rdflib: the default graph, and one named graph an article where known."""
        import rdflib

        from vnus_graph.graph.exports import nquads, turtle

        copy = rdflib.Dataset()
        copy.parse(data=nquads(self.store), format="nquads")
        copy.default_graph.parse(data=turtle(self.store), format="turtle")
        return copy

    def push(
        self,
        url: str,
        graph: str | None = None,
        flat: bool = False,
        user: str | None = None,
        password: str = "",
        token: str | None = None,
        progress: Progress | None = None,
    ) -> Pushed:
        """Send the graph to the server whose SPARQL 1.1 Graph Store Protocol is at `url`, replacing what it had of it.

        The flat graph goes to the server's default graph, or to the IRI `graph`; with `flat` nothing else is sent.
        Raises `vnus_graph.graph.remote.PushError`, a `ValueError`.
        """
        from vnus_graph.graph.push import push
        from vnus_graph.graph.remote import GraphStore, Login

        with GraphStore(url, Login(user, password, token)) as server:
            return push(self.store, server, graph, flat, progress)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that the graph was made from, as read; none for a graph that was loaded."""
        return tuple(document.article for document in self.resolution.documents) if self.resolution else ()

    def summary(self) -> str:
        """Counts in one line, in Vietnamese and English."""
        resolution = self.resolution
        told = [(len(self), "phát biểu", "statements")]
        if resolution:
            told[:0] = [
                (len(resolution.documents), "bài", "articles"),
                (len(resolution.actors), "chủ thể", "actors"),
                (len(resolution.events), "sự kiện", "events"),
            ]
        return ", ".join(f"{count} {vietnamese} · {english}" for count, vietnamese, english in told)

    def validate(self) -> tuple[bool, tuple[str, ...]]:
        """Whether the graph conforms to `ontology/shapes.ttl`, and one line a violation."""
        from vnus_graph.graph.validate import validate

        return validate(self.store)

    def save(self, folder: str | Path) -> tuple[Path, ...]:
        """Write the files of a build into `folder`, and return their paths.

        All are complete before the first takes its place, so that a build that fails leaves the one before it intact. A
        graph that was loaded is saved without `report.json`, which tells how it was built.
        """
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
        try:
            for name, content in self._files().items():
                (fresh / name).write_bytes(content)
            return tuple(file.replace(folder / file.name) for file in sorted(fresh.iterdir()))
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _files(self) -> dict[str, bytes]:
        from vnus_graph.graph.exports import graphml, nquads, turtle
        from vnus_graph.graph.page import page
        from vnus_graph.graph.report import report_json

        content = {
            "graph.ttl": turtle(self.store),
            "graph.nq": nquads(self.store),
            "graph.graphml": graphml(self.store),
            "graph.html": page(self.store).encode(),
        }
        if self.resolution:
            content["report.json"] = report_json(self.resolution, self.failures)
        return content


def build(inputs: Iterable[str | Path] | str | Path, workers: int = 1, progress: Progress | None = None) -> Graph:
    """The graph of all articles in `inputs`: files, folders, or «-» for standard input.

    `workers` processes share the work; the graph is the same for any number. Never raises for the sake of an input:
    what failed is in `Graph.failures`, and the rest is built.
    """
    from vnus_graph.batch import read_all
    from vnus_graph.graph.dataset import dataset
    from vnus_graph.resolve import resolve

    readings, failures = read_all([inputs] if isinstance(inputs, str | Path) else inputs, workers, progress)
    resolution = resolve(readings)
    return Graph(dataset(resolution), resolution, failures)


def load(path: str | Path, store: str | Path | None = None) -> Graph:
    """A graph from a `.ttl`, `.nt`, `.nq` or `.trig` file, or from a folder that `Graph.save` wrote.

    A folder is read with the named graphs of its articles. With `store`, a folder of its own, the graph is copied there
    once, again when it changed, and asked on disk rather than in memory, as one of many millions of statements needs.
    Raises `vnus_graph.graph.load.LoadError`, a `ValueError`, for what holds no graph.
    """
    from vnus_graph.graph.load import load as load_store
    from vnus_graph.graph.store import keep

    return Graph(load_store(path if store is None else keep(Path(store), Path(path))))


def trace(article: Article) -> Trace:
    """What each stage makes of one article, as `Graph.articles` holds it: blocks, sentences, mentions, claims."""
    from vnus_graph import pipeline

    return pipeline.trace(article)
