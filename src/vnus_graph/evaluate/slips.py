"""Noting misses and false hits of one article, each with its class and the sentences to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from vnus_graph.evaluate.classes import attribute_class
from vnus_graph.evaluate.differences import Differences
from vnus_graph.evaluate.gold import GoldActor, GoldEdge, GoldPosition, Triple
from vnus_graph.evaluate.match import Said
from vnus_graph.evaluate.passages import MOST, Passage, around, names_in_prose, naming, passages
from vnus_graph.evaluate.tally import Slip
from vnus_graph.model import Actor, Event, Evidence


class Slips:
    """Collects what `score` finds; the article is read again only if there is something to show."""

    def __init__(self, differences: Differences) -> None:
        self.noted: list[Slip] = []
        self._differences = differences
        self._names = {actor.id: actor.names for actor in differences.gold.actors}
        self._wordings = {actor.id: names_in_prose(actor) for actor in differences.gold.actors}
        self._labels = {node.id: node.label for node in differences.resolution.actors}

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return passages(self._differences.gold)

    def missed_actor(self, actor: GoldActor) -> None:
        """An annotated actor that no node is: beside the sentences that name it."""
        kind = self._differences.missed_actor(actor)
        text, sentences = f"{actor.type} {actor.names[0]}", naming(self._passages, self._wordings[actor.id])
        self._note("actor", "missed", text, kind=kind, term=actor.type, sentences=sentences, names=actor.names)

    def false_actor(self, node: Actor) -> None:
        """A node that is no annotated actor, or the second one for it."""
        kind = self._differences.false_actor(node)
        verdict = "duplicate" if kind == "duplicate actor" else "wrong"
        text, names = f"{node.type} {node.label}", (node.label, *node.aliases)
        self._note("actor", verdict, text, node.evidence, kind=kind, term=node.type, names=names)

    def missed_edge(self, edge: GoldEdge) -> None:
        """An annotated edge: beside the sentences that name both ends, else those that name one."""
        ends = [(self._wordings[subject], self._wordings[other]) for subject, _, other in edge.forms]
        both = tuple(dict.fromkeys(found for pair in ends for found in naming(self._passages, *pair)))
        either = tuple(found for name in ends[0] for found in naming(self._passages, name)[:1])
        kind = self._differences.missed_edge(edge, together=bool(both))
        text, names = self._worded(edge.forms[0]), (*ends[0][0], *ends[0][1])
        term = edge.forms[0][1]
        self._note("edge", "missed", text, kind=kind, term=term, sentences=both or either, names=names)

    def false_edge(self, said: Said) -> None:
        """A predicted edge that is not annotated."""
        subject, predicate, other = said.triple
        names = self._labels.get(subject, subject), self._labels.get(other, other)
        kind = self._differences.false_edge(said)
        text = f"{names[0]} —{predicate}→ {names[1]}"
        self._note("edge", "wrong", text, said.evidence, kind=kind, term=predicate, names=names)

    def missed_office(self, holder: GoldActor, position: GoldPosition) -> None:
        """An annotated office: beside the sentences that name it and its holder, else those that name it."""
        named = naming(self._passages, self._wordings[holder.id], position.titles) or naming(
            self._passages, position.titles
        )
        kind = self._differences.missed_office(holder, position)
        text, names = f"{holder.names[0]}: {position.titles[0]}", (*holder.names, *position.titles)
        self._note("position", "missed", text, kind=kind, term="holdsPosition", sentences=named, names=names)

    def false_office(self, holder: GoldActor, label: str, evidence: Sequence[Evidence]) -> None:
        """An office that the annotation does not give to this person."""
        kind = self._differences.false_office(holder, label)
        text, names = f"{holder.names[0]}: {label}", (*holder.names, label)
        self._note("position", "wrong", text, evidence, kind=kind, term="holdsPosition", names=names)

    def attribute(self, edge: GoldEdge, attribute: str, verdict: str, told: str, behind: Sequence[Event]) -> None:
        """Something that the events behind a found edge should carry and do not, or the other way round."""
        text, term = f"{self._worded(edge.forms[0])}: {told}", edge.forms[0][1]
        names = (*self._names[edge.forms[0][0]], *self._names[edge.forms[0][2]])
        evidence = [one for event in behind for one in event.evidence]
        kind = attribute_class(attribute, verdict)
        self._note(attribute, verdict, text, evidence, kind=kind, term=term, names=names)

    def _worded(self, triple: Triple) -> str:
        names = {actor: names[0] for actor, names in self._names.items()}
        return f"{names.get(triple[0], triple[0])} —{triple[1]}→ {names.get(triple[2], triple[2])}"

    def _note(
        self,
        what: str,
        verdict: str,
        text: str,
        evidence: Sequence[Evidence] = (),
        *,
        kind: str,
        term: str,
        sentences: Iterable[str] = (),
        names: tuple[str, ...] = (),
    ) -> None:
        first = evidence[0] if evidence else None
        quote, rule = (first.quote, first.rule) if first else ("", "")
        shown = tuple(sentences) or around(self._passages, evidence)
        article = self._differences.gold.name
        self.noted.append(Slip(what, verdict, text, quote, rule, kind, term, article, shown[:MOST], names))
