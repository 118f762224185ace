"""What the endpoint says of itself when it is asked nothing (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from vnus_graph.graph.vocabulary import RDF_TYPE

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_WRITTEN = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_AND = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")


def description(endpoint: str, form: RdfFormat) -> bytes:
    """The description of the service at `endpoint`."""
    service = BlankNode("service")
    triples = [
        Triple(service, RDF_TYPE, NamedNode(f"{_SD}Service")),
        Triple(service, NamedNode(f"{_SD}endpoint"), NamedNode(endpoint)),
        Triple(service, NamedNode(f"{_SD}supportedLanguage"), NamedNode(f"{_SD}SPARQL11Query")),
        *(Triple(service, NamedNode(f"{_SD}resultFormat"), NamedNode(_FORMATS + name)) for name in (*_WRITTEN, *_AND)),
    ]
    return serialize(triples, format=form, prefixes={"sd": _SD, "formats": _FORMATS}) or b""
