"""Stage 7 of 7, its names: IRIs of all nodes, readable, stable from build to build, injective."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode

from vnus_graph.graph.vocabulary import ID
from vnus_graph.model import Document, Evidence

GRAPHS = ID + "graph/"
"""What the names of the articles' graphs begin with."""
PROVENANCE = NamedNode(ID + "provenance")
"""The graph that tells where the graphs of the articles come from."""


def node(resource: str) -> NamedNode:
    """An actor, place, position, tenure or event by its id («person/le-hoai-trung»); ValueError for no valid IRI."""
    return NamedNode(ID + resource)


def article(identifier: str) -> NamedNode:
    """An article by `Article.id`, whatever characters that has."""
    return NamedNode(f"{ID}article/{_slug(identifier)}")


def graph(identifier: str) -> NamedNode:
    """The named graph with what an article attests."""
    return NamedNode(GRAPHS + _slug(identifier))


def evidence(piece: Evidence) -> NamedNode:
    """A span and the rule that fired on it; «_» parts the fields, so the rule's own are escaped."""
    rule = _slug(piece.rule).replace("_", "%5F")
    return NamedNode(f"{ID}evidence/{_slug(piece.article)}_{piece.start}-{piece.end}_{rule}")


def rule(name: str) -> NamedNode:
    """A rule by its name."""
    return NamedNode(f"{ID}rule/{_slug(name)}")


def attestation(event: str, identifier: str) -> NamedNode:
    """How the article `identifier` tells an event; «_» parts the two, so the event's own are escaped."""
    name = event.removeprefix("event/").replace("_", "%5F")
    return NamedNode(f"{ID}attestation/{name}_{_slug(identifier)}")


def title(document: Document) -> str:
    """What an article is called: its headline, else its id."""
    text = document.article.text
    headline = document.article.title or next((text[b.start : b.end] for b in document.blocks if b.kind == "title"), "")
    return " ".join(headline.split()) or document.article.id


@lru_cache(maxsize=10_000)
def _slug(text: str) -> str:
    """Letters and digits of any script are kept, since IRIs may hold them; all else but «-._~» is percent-encoded."""
    return "".join(char if char.isalnum() or char in "-._~" else quote(char, safe="") for char in text)
