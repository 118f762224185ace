"""One article's graph beside its annotation, and the criteria that sort what differs into error classes.

`classes.CLASSES` says the same criteria in words, in the order in which they are tried here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vnus_graph.evaluate.gold import Gold, GoldActor, GoldEdge, GoldPosition, Triple
from vnus_graph.evaluate.match import SYMMETRIC, Said
from vnus_graph.evaluate.wording import contains, key
from vnus_graph.graph.vocabulary import edges, is_a
from vnus_graph.model import Actor, Evidence, Resolution

_GENERALS = ("đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "chuẩn tướng", "đô đốc", "thống chế")
_OFFICERS = ("đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy")
RANKS = _GENERALS + _OFFICERS
"""Not offices: a rank said of a person is never counted against the prediction."""

_NOT_HELD = (
    "sẽ", "sắp", "dự kiến", "kế hoạch", "chuẩn bị", "mong", "mong muốn", "đề nghị", "đề xuất", "mời", "nếu", "có thể",
    "chưa", "không", "hủy", "hoãn", "từ chối", "bác bỏ", "phủ nhận",
)  # fmt: skip
"""Words that make it likely that a sentence tells of something that did not happen; for sorting errors only."""


@dataclass(frozen=True, slots=True)
class Differences:
    """One article's graph beside its annotation: all that is needed to say what kind of error something is."""

    gold: Gold
    resolution: Resolution
    pairs: Mapping[str, str]
    """Node id → id of the annotated actor it is."""
    predicted: tuple[Said, ...]
    missed: tuple[GoldEdge, ...]
    """Annotated edges that were not predicted in any form, optional ones left out."""
    false: tuple[Said, ...]
    """Predicted edges that the annotation neither asks for nor allows."""
    offices: Mapping[str, Mapping[str, tuple[Evidence, ...]]]
    """By node id: the offices each person holds, by label, and their evidence."""

    # --- actors ------------------------------------------------------------------------------------------------------

    def missed_actor(self, actor: GoldActor) -> str:
        """Class of an annotated actor that no node is."""
        unmatched = [node for node in self.resolution.actors if node.id not in self.pairs]
        if any(node.type == actor.type and _alike(node, actor) for node in unmatched):
            return "actor under another name"
        return "actor of another type" if any(_called(node, actor) for node in unmatched) else "actor not found"

    def false_actor(self, node: Actor) -> str:
        """Class of a node that is no annotated actor, or the second one for it."""
        found = set(self.pairs.values())
        like = [actor for actor in self.gold.actors if actor.type == node.type and _alike(node, actor)]
        if any(_called(node, actor) for actor in like):
            return "duplicate actor"
        if any(actor.id not in found for actor in like):
            return "actor under another name"
        if like:
            return "duplicate actor"
        named = any(_called(node, actor) for actor in self.gold.actors)
        return "actor of another type" if named else "actor not annotated"

    # --- edges -------------------------------------------------------------------------------------------------------

    def missed_edge(self, edge: GoldEdge, together: bool) -> str:
        """Class of an annotated edge that was not predicted in any form; `together` if a sentence names both ends."""
        found = set(self.pairs.values())
        forms = [form for form in edge.forms if form[0] in found and form[2] in found]
        false = [self._translated(one.triple) for one in self.false]
        if not forms:
            return "end not found"
        if explained := _explained(forms, false):
            return explained
        if any(self._told_as_not_held(form) for form in forms):
            return "held told as not held"
        if any(_share(form, one) for form in forms for one in false):
            return "wrong counterpart"
        return "pair not read" if together else "pair never in one sentence"

    def false_edge(self, said: Said) -> str:
        """Class of a predicted edge that is not annotated."""
        triple = self._translated(said.triple)
        if "" in triple:
            return "end not annotated"
        missed = [form for edge in self.missed for form in edge.forms]
        if explained := _explained([triple], missed):
            return explained
        if said.events and any(contains(one.quote, word) for one in said.evidence for word in _NOT_HELD):
            return "not held told as held"
        if triple[1] in SYMMETRIC and self._one_side(triple):
            return "one side taken for two"
        return "wrong counterpart" if any(_share(triple, form) for form in missed) else "pair not annotated"

    def _translated(self, triple: Triple) -> Triple:
        """Between annotated actors, «» for an end that is none."""
        return self.pairs.get(triple[0], ""), triple[1], self.pairs.get(triple[2], "")

    def _told_as_not_held(self, form: Triple) -> bool:
        for event in self.resolution.events:
            ends = {self.pairs.get(actor) for _, actor in event.participants}
            if (
                event.status != "Held"
                and {form[0], form[2]} <= ends
                and is_a(event.kind, edges().get(form[1], "Event"))
            ):
                return True
        return False

    def _one_side(self, triple: Triple) -> bool:
        forms = [form for edge in self.gold.edges for form in edge.forms if form[1] == triple[1]]
        met: dict[str, set[str]] = {}
        for subject, _, other in forms:
            met.setdefault(subject, set()).add(other)
            met.setdefault(other, set()).add(subject)
        return bool(met.get(triple[0], set()) & met.get(triple[2], set()))

    # --- offices -----------------------------------------------------------------------------------------------------

    def missed_office(self, holder: GoldActor, position: GoldPosition) -> str:
        """Class of an annotated office that its person was not given."""
        if holder.id not in self.pairs.values():
            return "holder not found"
        others = (actor for actor in self.gold.actors if actor.id != holder.id)
        strange = [label for other in others for label in self.false_offices(other)]
        strange += [label for node, held in self.offices.items() if node not in self.pairs for label in held]
        if any(contains(label, title) for label in strange for title in position.titles):
            return "office given to another"
        return "office under another wording" if self.false_offices(holder) else "office not found"

    def false_office(self, holder: GoldActor, label: str) -> str:
        """Class of an office that the annotation does not give to this person."""
        for actor in self.gold.actors:
            if actor.id != holder.id and any(contains(label, title) for title in self._missed_titles(actor)):
                return "office given to another"
        return "office under another wording" if any(self._missed_titles(holder)) else "office not annotated"

    def held(self, holder: GoldActor) -> Mapping[str, tuple[Evidence, ...]]:
        """Labels and evidence of the offices given to an annotated person."""
        return next((self.offices.get(node, {}) for node, actor in self.pairs.items() if actor == holder.id), {})

    def false_offices(self, holder: GoldActor) -> list[str]:
        """Labels of the offices given to an annotated person that are none of his or hers; ranks are left aside."""
        known = [*RANKS, *(title for position in holder.positions for title in position.titles)]
        return [label for label in self.held(holder) if not any(contains(label, title) for title in known)]

    def _missed_titles(self, holder: GoldActor) -> Iterator[str]:
        held = self.held(holder)
        for position in holder.positions:
            if not any(contains(label, title) for label in held for title in position.titles):
                yield from () if position.tolerated else position.titles


def _called(node: Actor, actor: GoldActor) -> bool:
    return key(node.label) in map(key, actor.names)


def _alike(node: Actor, actor: GoldActor) -> bool:
    aliases = {key(alias) for alias in node.aliases}
    return any(contains(node.label, name) or contains(name, node.label) or key(name) in aliases for name in actor.names)


def _explained(forms: Iterable[Triple], others: Iterable[Triple]) -> str:
    """«wrong direction» or «wrong kind of edge», if one of the others is a form turned round or of another kind."""
    others = set(others)
    for subject, predicate, other in forms:
        if (other, predicate, subject) in others:
            return "wrong direction"
        if any({subject, other} == {one[0], one[2]} and one[1] != predicate for one in others):
            return "wrong kind of edge"
    return ""


def _share(one: Triple, other: Triple) -> bool:
    """Whether two edges of the same kind have an end in common; in the same role, where it has a direction."""
    if one[1] != other[1]:
        return False
    if one[1] in SYMMETRIC:
        return bool({one[0], one[2]} & {other[0], other[2]} - {""})
    return one[0] == other[0] != "" or one[2] == other[2] != ""
