"""Stage 7 of 7, its event rows: who an actor is in PLOVER's terms.

The actor code is the ISO 3166-1 alpha-3 code of the state someone acts for, or one of PLOVER's codes for actors of no
state. Sectors are given where the class of a body settles them: its own, that of the bodies a person holds office in,
that of the sender of a delegation.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from vnus_graph.graph.links import state
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.vocabulary import plover

NONE = "None"
"""What POLECAT writes where nothing is known."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One actor: what the columns of a row say of it, «None» where nothing is known."""

    name: str
    """English where known."""
    raw: str
    """Vietnamese."""
    country: str
    sectors: tuple[str, ...]
    title: str
    iri: str


class Coder:
    """Codes actors as the articles of one event show them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._held: dict[str, list[tuple[frozenset[str], NamedNode]]] = {}
        """Holder → offices, each with the articles that attest it."""
        for tenure in reader.instances("Tenure"):
            evidence = reader.nodes(tenure, "evidence")
            articles = frozenset(reader.name(a) for piece in evidence for a in reader.nodes(piece, "inArticle"))
            for holder in reader.nodes(tenure, "holder"):
                offices = self._held.setdefault(holder.value, [])
                offices += [(articles, office) for office in reader.nodes(tenure, "position")]

    def code(self, actor: NamedNode, articles: frozenset[str]) -> Coded:
        """An actor with the offices that these articles give it."""
        reader = self._reader
        offices = [office for attested, office in self._held.get(actor.value, ()) if attested & articles]
        raw = reader.label(actor) or reader.name(actor)
        return Coded(
            name=reader.label(actor, "en") or raw,
            raw=raw,
            country=self._country(actor),
            sectors=self._sectors(actor, offices),
            title=", ".join(sorted({reader.label(office) or "" for office in offices} - {""})) or NONE,
            iri=actor.value,
        )

    def _country(self, actor: NamedNode) -> str:
        kind = self._reader.kind(actor)
        state = actor if kind == "Country" else self._reader.node(actor, "country")
        return (iso3(state) if state else plover(kind or "Actor", "ploverActor")) or NONE

    def _sectors(self, actor: NamedNode, offices: list[NamedNode]) -> tuple[str, ...]:
        bodies = [body for office in offices for body in self._reader.nodes(office, "positionIn")]
        bodies += [actor, *self._reader.nodes(actor, "sender")]
        found = {plover(self._reader.kind(body) or "Actor", "ploverSector") for body in bodies}
        return tuple(sorted(sector for sector in found if sector))


def iso3(country: NamedNode) -> str | None:
    """ISO 3166-1 alpha-3 code of a state's node («country/vn» → «VNM»), by GeoNames."""
    known = state(country.value)
    return known.alpha3 if known else None
