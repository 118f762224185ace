"""Annotated articles: what people say an article says.

The format is that of the annotation guide: `actors` with their `names` and `positions`, `edges` between them with
`start`, `end`, `place` and `level`; what is `optional` neither helps nor hurts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnus_graph.model import ActorType, Article
from vnus_graph.read import read

Triple = tuple[str, str, str]
"""Subject, predicate, object."""


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """An office the text gives a person; any of `titles` is right."""

    titles: tuple[str, ...]
    tolerated: bool = False


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor the text names; any of `names` is right."""

    id: str
    type: ActorType
    names: tuple[str, ...]
    positions: tuple[GoldPosition, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldEdge:
    """An edge the text states, in its equally right forms, the annotator's first choice first."""

    forms: tuple[Triple, ...]
    start: str | None = None
    end: str | None = None
    place: str | None = None
    level: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one article, and the file the article lies in."""

    name: str
    article: Path
    actors: tuple[GoldActor, ...]
    edges: tuple[GoldEdge, ...]


def load(folder: Path | str) -> list[Gold]:
    """Read every annotation `*.json` in `folder`, by name; articles lie in `../corpus` or `../articles` beside it.

    Raises `FileNotFoundError` for an annotation whose article is missing, `KeyError` or `json.JSONDecodeError` for
    one that is malformed.
    """
    folder = Path(folder).resolve()
    return [parse(json.loads(path.read_text(encoding="utf-8")), path) for path in sorted(folder.glob("*.json"))]


def article(gold: Gold) -> Article:
    """Read the annotated article; `ValueError` if it cannot be read."""
    found = next(read([gold.article]))
    if not isinstance(found, Article):
        raise ValueError(f"{gold.name}: {found}")
    return found


def parse(annotation: dict[str, Any], path: Path) -> Gold:
    """Turn the JSON of one annotation, read from `path`, into a `Gold`."""
    return Gold(
        name=path.stem,
        article=_article(path, str(annotation.get("article", path.stem))),
        actors=tuple(_actor(raw) for raw in annotation["actors"]),
        edges=tuple(_edge(raw) for raw in annotation["edges"]),
    )


def _article(annotation: Path, named: str) -> Path:
    folders = [annotation.parent.parent / sibling for sibling in ("corpus", "articles")]
    for folder in folders:
        if (folder / named).is_file():
            return folder / named
        found = [*sorted(folder.glob(f"{named}.*")), *sorted(folder.glob(f"{annotation.stem}.*"))]
        if found:
            return found[0]
    raise FileNotFoundError(f"{annotation}: article «{named}» in none of {', '.join(map(str, folders))}")


def _actor(raw: dict[str, Any]) -> GoldActor:
    return GoldActor(
        id=raw["id"],
        type=raw["type"],
        names=tuple(raw["names"]),
        positions=tuple(
            GoldPosition((position["title"], *position.get("also", ())), bool(position.get("tolerated")))
            for position in raw.get("positions", ())
        ),
        optional=bool(raw.get("optional")),
    )


def _edge(raw: dict[str, Any]) -> GoldEdge:
    forms = ((raw["s"], raw["p"], raw["o"]), *(tuple(form) for form in raw.get("alt", ())))
    attributes = {name: raw.get(name) for name in ("start", "end", "place", "level")}
    return GoldEdge(forms=forms, optional=bool(raw.get("optional")), **attributes)
