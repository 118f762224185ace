"""Stage 4 of 7: Sentence → Mention. What a rule for dates is made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vnus_graph.model import Period

Reading = Period | None | bool
"""A period, None for a mention that names no day, False for no mention after all."""


@dataclass(frozen=True)
class Rule:
    """A named alternative: where `pattern` matches, `read` says what it means; without `read`, nothing."""

    name: str
    wording: str
    read: Callable[[re.Match[str], date | None], Reading] | None
    needs: re.Pattern[str]
    """Found in every sentence in which `pattern` is, and sooner: most sentences have no date."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried."""
        return re.compile(self.wording, re.IGNORECASE)


def rule(
    name: str, wording: str, read: Callable[[re.Match[str], date | None], Reading] | None = None, needs: str = ""
) -> Rule:
    """A rule whose wordings know no case."""
    return Rule(name, wording, read, re.compile(needs, re.IGNORECASE))
