"""Stage 4 of 7: Sentence → Mention. The heads of titles, from `titles.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.resources import table


@dataclass(frozen=True, slots=True)
class TitleHead:
    """A head of `titles.tsv`."""

    text: str
    kind: str
    scope: str


@cache
def title_heads() -> Lexicon[TitleHead]:
    """Heads of titles by their spelling."""
    return Lexicon([(row["head"], TitleHead(row["head"], row["kind"], row["scope"])) for row in table("titles")])


@cache
def title_heads_by_name() -> dict[str, str]:
    """Kind of each head of `titles.tsv`, by its folded text."""
    return {fold(row["head"]): row["kind"] for row in table("titles")}


def peer(label: str) -> bool:
    """Whether the label opens with a word for a counterpart, which is no office: «người đồng cấp»."""
    return fold(label).startswith(_peers())


@cache
def _peers() -> tuple[str, ...]:
    return tuple(sorted(head for head, kind in title_heads_by_name().items() if kind == "counterpart"))
