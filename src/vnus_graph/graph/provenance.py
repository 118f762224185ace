"""Stage 7 of 7, its provenance: where each article's graph comes from, in PROV-O.

For every article: the page it was fetched from and when, as far as its source tells; the SHA-256 of its text, by which
anyone can see whether offsets are into the same text; and the graph drawn from it, by which tool, in which version, by
which rules. Nothing tells the time of the build, so that a rebuild is the same build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from pyoxigraph import Literal, NamedNode

from vnus_graph.graph import iris
from vnus_graph.graph.statements import Statement
from vnus_graph.graph.vocabulary import ID, LABEL, PROV, RDF_TYPE, XSD, term
from vnus_graph.model import Resolution

_SOFTWARE_VERSION = NamedNode("https://schema.org/softwareVersion")
_SHA256 = NamedNode("https://schema.org/sha256")


def tool_version() -> str:
    """Version of the package that builds the graph."""
    try:
        return version("vnus-graph")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"


def provenance(resolution: Resolution) -> Iterator[Statement]:
    """What the graph `id/provenance` says: the build, its tool, and for every article the graph drawn from it."""
    tool, build = NamedNode(f"{ID}build/vnus-graph"), NamedNode(f"{ID}build/vnus-graph-{tool_version()}")
    yield Statement(tool, RDF_TYPE, _prov("SoftwareAgent"))
    yield Statement(tool, LABEL, Literal("vnus-graph", language="vi"))
    yield Statement(tool, _SOFTWARE_VERSION, Literal(tool_version()))
    yield Statement(build, RDF_TYPE, _prov("Activity"))
    yield Statement(build, LABEL, Literal(f"Dựng đồ thị bằng vnus-graph {tool_version()}", language="vi"))
    yield Statement(build, _prov("wasAssociatedWith"), tool)
    rules = _rules(resolution)
    for name in sorted({name for names in rules.values() for name in names}):
        yield Statement(iris.rule(name), RDF_TYPE, _prov("Plan"))
        yield Statement(iris.rule(name), LABEL, Literal(name, language="vi"))
    for document in resolution.documents:
        article, graph = iris.article(document.article.id), iris.graph(document.article.id)
        yield Statement(graph, RDF_TYPE, _prov("Entity"))
        yield Statement(graph, LABEL, Literal(f"Đồ thị của bài: {iris.title(document)}", language="vi"))
        yield Statement(graph, _prov("wasDerivedFrom"), article)
        yield Statement(graph, _prov("wasGeneratedBy"), build)
        yield Statement(article, RDF_TYPE, _prov("Entity"))
        yield Statement(build, _prov("used"), article)
        if source := _page(document.article.url):
            yield Statement(article, _prov("hadPrimarySource"), source)
        if fetched := document.article.retrieved:
            day = Literal(fetched.isoformat(), datatype=NamedNode(XSD + "date"))
            yield Statement(article, term("retrieved"), day)
        if document.digest:
            yield Statement(article, _SHA256, Literal(document.digest))
        for name in sorted(rules[document.article.id]):
            yield Statement(graph, _prov("wasInfluencedBy"), iris.rule(name))


def _rules(resolution: Resolution) -> defaultdict[str, set[str]]:
    """Names of the rules that fired on each article."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    owners = (resolution.events, resolution.tenures, resolution.delegations)
    for piece in (piece for group in owners for owner in group for piece in owner.evidence):
        found[piece.article].add(piece.rule)
    return found


def _page(url: str | None) -> NamedNode | None:
    """The page as an IRI; None for an address that is no IRI, which `vnus:url` still holds as text."""
    try:
        return NamedNode(url) if url else None
    except ValueError:
        return None


def _prov(name: str) -> NamedNode:
    return NamedNode(PROV + name)
