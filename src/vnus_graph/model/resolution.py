"""What stage 6 hands to the graph."""

from __future__ import annotations

from dataclasses import dataclass

from vnus_graph.model.document import Document
from vnus_graph.model.doubt import Doubt
from vnus_graph.model.nodes import Actor, DelegationRecord, Event, Place, Position, Tenure


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything a build says, each tuple sorted by id: the input of the graph stage and nothing else."""

    documents: tuple[Document, ...] = ()
    """Without their texts and blocks, the headline in `Article.title`."""
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    positions: tuple[Position, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    delegations: tuple[DelegationRecord, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: tuple[tuple[str, str, str], ...] = ()
    """What was given up: (article id, reason, quote)."""
    repeated: tuple[tuple[str, ...], ...] = ()
    """Ids of articles with one and the same text."""
    doubts: tuple[Doubt, ...] = ()
    """Pairs of actors that may be one, for people to judge."""
    judgements: tuple[tuple[int, str, str], ...] = ()
    """Rows of the judgements that could not be obeyed: (line, problem, row as written)."""
