"""Counts of what was found and what was wrong, for one article and added up over many (micro-average)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ATTRIBUTES = ("start", "end", "place", "level")
"""What the node behind an edge may have to carry."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Required gold items and how many were found; predictions judged right and wrong (optional ones are neither)."""

    found: int = 0
    gold: int = 0
    right: int = 0
    wrong: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found + other.found, self.gold + other.gold, self.right + other.right, self.wrong + other.wrong
        )

    @property
    def precision(self) -> float:
        """Right among the judged predictions; 1 if there are none."""
        judged = self.right + self.wrong
        return self.right / judged if judged else 1.0

    @property
    def recall(self) -> float:
        """Found among the required; 1 if nothing is required."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing to look at: a miss, a false hit, a wrong attribute."""

    what: str
    """«actor», «edge», «position», or the name of an attribute."""
    verdict: str
    """«missed», «wrong», «duplicate», «extra»."""
    text: str
    quote: str = ""
    rule: str = ""
    kind: str = ""
    """Name of its error class, see `vnus_graph.evaluate.classes`."""
    term: str = ""
    """The actor type or predicate it concerns."""
    article: str = ""
    sentences: tuple[str, ...] = ()
    """Where it was read; for a miss, where it should have been: sentences with the names it is about."""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How one article, or all of them together, came out."""

    article: str
    actors: Mapping[str, Tally] = field(default_factory=dict)
    """By actor type."""
    edges: Mapping[str, Tally] = field(default_factory=dict)
    """By predicate."""
    positions: Tally = Tally()
    attributes: Mapping[str, Tally] = field(default_factory=dict)
    """By attribute: `gold` counts the found edges that state it, `found` those for which an event carries it."""
    extra_dates: int = 0
    """Found edges that carry a date where the annotation states none."""
    slips: tuple[Slip, ...] = ()

    @property
    def actor(self) -> Tally:
        """All actor types together."""
        return sum(self.actors.values(), Tally())

    @property
    def edge(self) -> Tally:
        """All predicates together."""
        return sum(self.edges.values(), Tally())

    @property
    def kinds(self) -> dict[str, int]:
        """How many slips each error class has, the largest first."""
        return dict(sorted(Counter(slip.kind for slip in self.slips).items(), key=lambda pair: (-pair[1], pair[0])))


def total(scores: Iterable[Score]) -> Score:
    """Add scores up: every article's items count alike, whatever article they stand in."""
    scores = list(scores)
    return Score(
        "total",
        _add(one.actors for one in scores),
        _add(one.edges for one in scores),
        sum((one.positions for one in scores), Tally()),
        _add(one.attributes for one in scores),
        sum(one.extra_dates for one in scores),
        tuple(slip for one in scores for slip in one.slips),
    )


def _add(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    added: dict[str, Tally] = {}
    for one in tallies:
        for name, tally in one.items():
            added[name] = added.get(name, Tally()) + tally
    return added
