"""Two nodes that may be one, for people to judge."""

from __future__ import annotations

from dataclasses import dataclass

from vnus_graph.model.reading import ActorType, Evidence


@dataclass(frozen=True, slots=True)
class Feature:
    """What speaks for (weight above zero) or against two actors being one."""

    name: str
    weight: float
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two actors that may be one: how a judgement names it, and what people judge it by."""

    actor: str
    """Id of the actor."""
    name: str
    country: str | None
    article: str | None
    """Set where name and state name others too: it is the one of this article."""
    names: tuple[str, ...]
    offices: tuple[str, ...]
    articles: tuple[str, ...]
    quote: Evidence | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors left apart that may be one, and why that is doubtful."""

    type: ActorType
    left: Side
    right: Side
    score: float
    features: tuple[Feature, ...]
