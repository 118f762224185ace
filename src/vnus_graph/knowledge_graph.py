"""A knowledge graph in memory: to ask, draw, check, export, push and save."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the libraries behind these are imported when they are called for
    import networkx
    import rdflib
    from pyoxigraph import Store

    from vnus_graph.archive.files import Helper
    from vnus_graph.archive.shelf import Shelf
    from vnus_graph.batch import Account
    from vnus_graph.graph.frames import Frames
    from vnus_graph.graph.network import Kind
    from vnus_graph.graph.push import Progress, Pushed
    from vnus_graph.graph.table import Table
    from vnus_graph.graph.why import Why
    from vnus_graph.model import Article, Resolution
    from vnus_graph.read import Failure


class Graph:
    """A knowledge graph, made by `build` or `load`."""

    def __init__(
        self, store: Store | None = None, readings: Shelf | None = None, resolution: Resolution | None = None
    ) -> None:
        """A graph of what `store` holds, or `resolution` if there is none."""
        self.readings = readings
        """What each article says, from disk, one by one; None for a graph of which that is not known."""
        self.resolution = resolution
        """What the graph was made from; None for one that was loaded."""
        self.account: Account | None = None
        """What became of the articles when the graph was built."""
        self._size: int | None = None
        """Statements in the default graph, once they are written."""
        if store is not None:
            self.store = store

    @cached_property
    def store(self) -> Store:
        """The RDF dataset: everything in the default graph, and one named graph an article where known."""
        from vnus_graph.graph.dataset import dataset

        return dataset(self._resolved)

    @cached_property
    def _flat(self) -> Store:
        """A store with the default graph at least: all that views of the whole graph need."""
        from pyoxigraph import Store

        from vnus_graph.graph.dataset import flat

        if "store" in self.__dict__:
            return self.store
        store = Store()
        store.bulk_extend(flat(self._resolved))
        return store

    @property
    def _resolved(self) -> Resolution:
        if self.resolution is None:
            raise ValueError("a graph is made from a store or a resolution")
        return self.resolution

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Inputs that could not be read and articles that could not be processed, each with its reason."""
        return () if self.readings is None else self.readings.failures

    def __len__(self) -> int:
        """Number of statements in the default graph."""
        from vnus_graph.graph.load import size

        return size(self._flat) if self._size is None else self._size

    def query(self, sparql: str, /, **params: str) -> Table:
        """Answer a SPARQL query or a named question; prefixes are known, and `params` stand in for `$name` in it.

        A name that Python keeps for itself is given with an underscore, as `from_`. Raises `ValueError` for a query
        that cannot be run, in one line.
        """
        from vnus_graph.graph.query import query

        return query(self.store, sparql, **params)

    def why(self, subject: str, predicate: str, object: str) -> Why:
        """What stands behind a statement: each sentence, article and rule. See `vnus_graph.graph.why`.

        Ends are names in any known spelling, ids or IRIs; the predicate is a local name or a label. Raises
        `ValueError` for a name that means nothing, or more than one thing.
        """
        from vnus_graph.graph.why import why

        return why(self.store, subject, predicate, object)

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

        return network(self._flat, kind, predicates)

    def to_pandas(self) -> Frames:
        """The graph as data frames: `nodes`, `edges`, `events`, `articles`, which unpack in this order.

        Needs pandas, which comes with the extra «notebooks». See `vnus_graph.graph.records` for the columns.
        """
        from vnus_graph.graph.frames import frames

        return frames(self._flat)

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
        """The articles that the graph was made from, as read; none where `readings` are not known."""
        return tuple(reading.document.article for reading in self.readings or ())

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

        return validate(self._flat)

    def save(self, folder: str | Path, workers: int = 1, beside: Helper | None = None) -> tuple[Path, ...]:
        """Write the files of a build into `folder`, with one process or two, and return their paths.

        All take their places at once: what breaks off at any moment leaves the files of before, or those of now (see
        `vnus_graph.archive.folder`). A graph that was loaded is saved without `report.json`, which tells how it was
        built. `beside` is a second process that was started earlier, see `vnus_graph.archive.files`. Raises
        `vnus_graph.archive.folder.BusyError`, a `ValueError`, while another process writes there.
        """
        from vnus_graph.archive.files import helper
        from vnus_graph.archive.folder import locked

        with helper(workers if beside is None else 1) as own, locked(Path(folder)):
            return self.save_locked(Path(folder), beside or own)

    def save_locked(self, folder: Path, beside: Helper | None = None) -> tuple[Path, ...]:
        """The same for a folder that this process holds already."""
        from vnus_graph.archive import folder as place
        from vnus_graph.archive import shelf

        with place.replacing(folder) as fresh:
            self._write(fresh, beside)
            if self.readings is not None:
                shelf.copy(self.readings, fresh / shelf.NAME)
            names = sorted(file.name for file in fresh.iterdir())
        return tuple(folder / name for name in names)

    def _write(self, folder: Path, beside: Helper | None) -> None:
        from vnus_graph.archive.files import write
        from vnus_graph.graph.report import report_json

        if self.resolution:
            self._size = write(self.resolution, folder, beside)
            (folder / "report.json").write_bytes(report_json(self.resolution, self.failures))
            return
        from vnus_graph.archive.views import write_views
        from vnus_graph.graph.turtle import nquads_lines, turtle_lines

        with (folder / "graph.nq").open("wb") as nquads, (folder / "graph.ttl").open("wb") as turtle:
            nquads.writelines(nquads_lines(self.store))
            turtle.writelines(turtle_lines(self.store))
        write_views(self.store, folder)
