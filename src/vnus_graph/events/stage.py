"""Stage 5 of 7: Sentence + Mention → Claim. What every family of events needs to read one sentence and to write claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from vnus_graph.events import circumstance
from vnus_graph.events.focus import Focus
from vnus_graph.events.registry import Registry
from vnus_graph.events.scene import Group, Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import Claim, Evidence, Period, PlaceMention, Status


@dataclass(slots=True)
class Draft:
    """A claim under construction, with where it was read."""

    claim: Claim
    title: bool
    """Told in the headline only, so far."""


@dataclass
class Stage:
    """One sentence before the reader, with all that was read before it."""

    scene: Scene
    focus: Focus
    article: str
    text: str
    """The whole text of the article."""
    drafts: list[Draft]
    last_day: Period | None = None
    used: set[int] = field(default_factory=set)
    """Triggers that a claim rests on."""

    @property
    def registry(self) -> Registry:
        """The actors of the article."""
        return self.focus.registry

    @cached_property
    def _dates(self) -> dict[int, Phrase]:
        return circumstance.dates(self.scene)

    @cached_property
    def _places(self) -> dict[int, Phrase]:
        return circumstance.places(self.scene)

    def keys(self, group: Group | None) -> tuple[str, ...]:
        """Keys of all actors in a group."""
        if group is None:
            return ()
        return tuple(dict.fromkeys(key for phrase in group.phrases for key in self.focus.resolve(phrase)))

    def when(self, index: int) -> Period | None:
        """Date of the trigger at `index`; its own, else for a verb the one that opens the sentence."""
        phrase = self._dates.get(index)
        if phrase is None and not self.scene.triggers[index].noun:
            phrase = self._inherited(self._dates, index)
        if phrase is not None and getattr(phrase.mention, "rule", "") == "date.same-day":
            return self.last_day
        return circumstance.period(phrase)

    def where(self, index: int) -> PlaceMention | None:
        """Place of the trigger at `index`, found the same way."""
        phrase = self._places.get(index) or self._inherited(self._places, index)
        return phrase.mention if phrase is not None and isinstance(phrase.mention, PlaceMention) else None

    def _inherited(self, owned: dict[int, Phrase], index: int) -> Phrase | None:
        """What a verb before this one got from the head of the sentence holds for the verbs that follow it."""
        trigger = self.scene.triggers[index]
        if trigger.word.frame in {"visit", "invite", "upgrade"}:
            return None
        for before in range(index - 1, -1, -1):
            phrase = owned.get(before)
            earlier = self.scene.triggers[before]
            if phrase is not None and phrase.last <= earlier.first and earlier.word.frame not in {"visit", "invite", "upgrade"}:
                return phrase
        return None

    def status(self, trigger: Trigger) -> Status:
        """Held, Planned, …"""
        return circumstance.status(self.scene, trigger)

    def evidence(self, rule: str) -> Evidence:
        """The whole sentence."""
        sentence = self.scene.parsed.sentence
        return Evidence(self.article, sentence.start, sentence.end, self.text[sentence.start : sentence.end], rule)

    def write(self, claim: Claim) -> None:
        """Add a claim."""
        self.drafts.append(Draft(claim, self.scene.parsed.sentence.title))
