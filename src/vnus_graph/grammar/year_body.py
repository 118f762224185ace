"""Stage 4 of 7: Sentence → Mention. An article without a date, as the rules look at it that ask when it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from vnus_graph.grammar.calendar import YEAR
from vnus_graph.grammar.wording import text_of
from vnus_graph.model import DateMention, PartialDate, Sentence

_NAMED = re.compile(YEAR)


@dataclass(frozen=True)
class Body:
    """A document's sentences and the dates found in each."""

    sentences: Sequence[Sentence]
    mentions: Sequence[Sequence[DateMention]]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The wording of each sentence."""
        return tuple(map(text_of, self.sentences))

    @cached_property
    def of_years(self) -> tuple[str, ...]:
        """The wording of the sentences in which a year is named, all that most rules look at."""
        return tuple(text for text in self.texts if _NAMED.search(text))

    @cached_property
    def lead(self) -> PartialDate | None:
        """The first day without a year: as a rule that of the event reported."""
        for found in self.mentions:
            for mention in found:
                if mention.when and mention.when.start.day and not mention.when.start.year:
                    return mention.when.start
        return None

    @cached_property
    def bracketed(self) -> tuple[tuple[str, PartialDate], ...]:
        """Months and days with their year in brackets behind what they date, each with its sentence."""
        return self._worded(lambda rule: rule == "date.bracket")

    @cached_property
    def dated(self) -> tuple[tuple[str, PartialDate], ...]:
        """Months and days worded with their year, each with the sentence it stands in."""
        apart = {"date.since", "date.bracket"}
        return self._worded(lambda rule: rule not in apart and not rule.startswith("date.relative"))

    def _worded(self, wanted: Callable[[str], bool]) -> tuple[tuple[str, PartialDate], ...]:
        return tuple(
            (text, mention.when.start)
            for text, found in zip(self.texts, self.mentions, strict=True)
            for mention in found
            if mention.when and mention.when.start.year and mention.when.start.month and wanted(mention.rule)
        )
