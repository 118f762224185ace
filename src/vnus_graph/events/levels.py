"""Stage 5 of 7: Sentence + Mention → Claim. The levels of relations between states, as they are worded."""

from __future__ import annotations

from functools import cache

from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.resources import table


@cache
def levels() -> Lexicon[str]:
    """Wordings of the levels, as local names of `vnus:RelationshipLevel`."""
    return Lexicon([(row["phrase"], row["level"]) for row in table("levels")])
