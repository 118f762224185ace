"""Every type that crosses a stage of the pipeline: frozen dataclasses, no logic.

In order of appearance: `Article` (1 read), `Document` (2 clean), `Sentence` (3 annotate), `Mention` (4 grammar),
`Reading` with its `Entity` and `Claim` (5 events), `Resolution` (6 resolve). Stage 7 turns a `Resolution` into RDF.

All offsets are code-point positions into `Article.text` exactly as it was read, end exclusive.
"""

from vnus_graph.model.article import Article
from vnus_graph.model.circumstances import Around, Circumstances
from vnus_graph.model.document import Block, BlockKind, Document
from vnus_graph.model.doubt import Doubt, Feature, Side
from vnus_graph.model.mention import (
    CountryMention,
    DateMention,
    DelegationMention,
    GroupMention,
    InstitutionMention,
    Mention,
    PartialDate,
    Period,
    PersonMention,
    PlaceMention,
    Title,
)
from vnus_graph.model.nodes import Actor, Attestation, DelegationRecord, Edge, Event, Naming, Place, Position, Tenure
from vnus_graph.model.reading import ActorType, Claim, Entity, Evidence, Office, Reading, Status
from vnus_graph.model.resolution import Resolution
from vnus_graph.model.sentence import Sentence, Token

__all__ = [
    "Actor",
    "ActorType",
    "Around",
    "Article",
    "Attestation",
    "Block",
    "BlockKind",
    "Circumstances",
    "Claim",
    "CountryMention",
    "DateMention",
    "DelegationMention",
    "DelegationRecord",
    "Document",
    "Doubt",
    "Edge",
    "Entity",
    "Event",
    "Evidence",
    "Feature",
    "GroupMention",
    "InstitutionMention",
    "Mention",
    "Naming",
    "Office",
    "PartialDate",
    "Period",
    "PersonMention",
    "Place",
    "PlaceMention",
    "Position",
    "Reading",
    "Resolution",
    "Sentence",
    "Side",
    "Status",
    "Tenure",
    "Title",
    "Token",
]
