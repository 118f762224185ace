"""Readings made by hand, for tests of resolution: who is named in an article, with offices, company and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vnus_graph.model import ActorType, Article, Claim, Document, Entity, Evidence, Reading


@dataclass(frozen=True)
class Named:
    """One actor of one article."""

    name: str
    state: str = ""
    office: str = ""
    day: str = ""
    company: tuple[str, ...] = ()
    type: ActorType = "Person"
    also: tuple[str, ...] = ()
    said: str = "{} phát biểu."
    """What the article says, with braces where the name stands."""


def reading(article: str, *named: Named) -> Reading:
    """An article that names these."""
    text = "".join(one.said.format(f"{one.office} {one.name}".strip()) + "\n" for one in named)
    published = next((date.fromisoformat(one.day) for one in named if one.day), None)
    entities, claims = [], []
    for one in named:
        key = f"{one.type.lower()}:{one.name.lower()}"
        start = text.index(one.name)
        quote = Evidence(article, start, start + len(one.name), one.name, "person.titled")
        entities.append(Entity(key, one.type, one.name, one.also, one.state or None, evidence=(quote,)))
        if one.office:
            claims.append(Claim("Tenure", (("holder", key),), (quote,), title=one.office))
        for other in one.company:
            entities.append(Entity(f"person:{other.lower()}", "Person", other, evidence=(quote,)))
    document = Document(Article(article, text, published=published), (), published=published)
    return Reading(document, tuple({entity.key: entity for entity in entities}.values()), tuple(claims))
