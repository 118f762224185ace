"""What is kept of an article's text beside its claims: all that tells who is meant by a name in it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What one article says of somebody beside his offices."""

    walks: frozenset[str] = frozenset()
    """As in `walks.tsv`; man, woman and adult by the words of address."""
    born: int | None = None
    """Year, told or reckoned from the age and the day of the article."""
    age: int | None = None
    """In years, where the article has no day to reckon from."""
    topics: frozenset[str] = frozenset()
    """Walks of life that the article is all about, of those whose people go by given names: players, artists."""
    bynames: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    """As in `vnus_graph.resolve.apposition`."""
    beside: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    """Of a delegation, as in `vnus_graph.resolve.travellers`: keys of persons, and numbered sessions."""
    astray: bool = False
    """Of a body, as in `vnus_graph.resolve.astray`."""
    titles: frozenset[str] = frozenset()
    """Beside the name of whom no claim gives an office, as in `vnus_graph.resolve.worded_titles`."""
    telling: bool = False
    """Whether it is a person's name, of whom wording may tell something."""
    words: bytes = b""
    calling: bytes = b""
    """Telling words around the name, and what its bearer is called, as in `vnus_graph.resolve.wording`."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the names of one article."""

    names: dict[str, Circumstances] = field(default_factory=dict)
    """By entity key."""
    story: bytes = b""
    """Telling words of the whole article, as in `vnus_graph.resolve.wording`."""
