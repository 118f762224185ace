"""Error classes: one name for every miss and false hit, by criteria that can be checked by hand.

The criteria are tried in the order of `CLASSES`, and the first that holds gives the class. Several look at a miss and a
false hit together: where one explains the other («wrong direction», «wrong counterpart»), both bear the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vnus_graph.evaluate.gold import Gold, GoldActor, GoldEdge, GoldPosition, Triple
from vnus_graph.evaluate.match import SYMMETRIC, Said
from vnus_graph.evaluate.passages import Passage, naming
from vnus_graph.evaluate.wording import contains, key
from vnus_graph.graph.vocabulary import edges, is_a
from vnus_graph.model import Actor, Resolution


class ErrorClass(NamedTuple):
    """A kind of error: its names, and what makes a miss or false hit one of it."""

    name: str
    vietnamese: str
    criterion: str


CLASSES = tuple(
    ErrorClass(*row)
    for row in (
        ("duplicate actor", "chủ thể lặp", "a second node for an actor that is found, under its name or a part of it"),
        (
            "actor under another name",
            "chủ thể mang tên khác",
            "an actor missed and a false one of the same type, one's label part of the other's name, or an alias of it",
        ),
        ("actor of another type", "chủ thể sai loại", "the node bears a name of an annotated actor of another type"),
        ("actor not found", "không thấy chủ thể", "missed, and no node bears a like name"),
        ("actor not annotated", "chủ thể không có trong chú giải", "false, and no annotated actor bears a like name"),
        ("end not found", "thiếu chủ thể ở đầu cạnh", "edge missed in all its forms for want of an actor at one end"),
        ("end not annotated", "đầu cạnh không phải chủ thể", "false edge; one end is a false actor"),
        ("wrong direction", "ngược chiều", "edge missed and a false one from its object to its subject"),
        ("wrong kind of edge", "sai loại cạnh", "edge missed and a false one of another kind between the same two"),
        ("held told as not held", "đã diễn ra mà nói là chưa", "edge missed; an event of its kind between the two "
         "is told as planned, proposed, cancelled or denied"),
        ("not held told as held", "chưa diễn ra mà nói là đã", "false edge; its sentence has a word of plans, wishes "
         "or denial"),
        ("one side taken for two", "nối hai người cùng bên", "false edge; both ends have an annotated edge of the "
         "same kind to a third"),
        ("wrong counterpart", "nhầm bên đối diện", "edge missed and a false one of the same kind that shares an end"),
        ("pair not read", "không đọc ra cặp", "edge missed, though a sentence names both ends"),
        ("pair never in one sentence", "hai đầu không cùng câu", "edge missed, and no sentence names both ends"),
        ("pair not annotated", "cặp không có trong chú giải", "false edge between annotated actors, none of the above"),
        ("holder not found", "thiếu người giữ chức", "office missed with its person"),
        ("office given to another", "chức gán nhầm người", "office missed for one person and said of another"),
        ("office under another wording", "chức ghi cách khác", "the person has an office missed and another one false"),
        ("office not found", "không thấy chức vụ", "office missed, none of the above"),
        ("office not annotated", "chức không có trong chú giải", "false office, none of the above"),
        ("date missing", "thiếu thời gian", "the annotation states a start or end, the events behind the edge none"),
        ("date wrong", "sai thời gian", "the annotation states another start or end"),
        ("date not asked for", "thời gian thừa", "a start where the annotation states none; counts as no error"),
        ("place missing", "thiếu địa điểm", "as with dates"),
        ("place wrong", "sai địa điểm", "as with dates"),
        ("level missing", "thiếu mức quan hệ", "as with dates"),
        ("level wrong", "sai mức quan hệ", "as with dates"),
    )
)  # fmt: skip
"""All classes, actors first, then edges, offices, and what the event behind an edge carries."""

_NOT_HELD = (
    "sẽ", "sắp", "dự kiến", "kế hoạch", "chuẩn bị", "mong", "mong muốn", "đề nghị", "đề xuất", "mời", "nếu", "có thể",
    "chưa", "không", "hủy", "hoãn", "từ chối", "bác bỏ", "phủ nhận",
)  # fmt: skip
"""Words that make it likely that a sentence tells of something that did not happen; for sorting errors only."""
_ATTRIBUTES = {"start": "date", "end": "date", "place": "place", "level": "level"}
_VERDICTS = {"missed": "missing", "wrong": "wrong", "extra": "not asked for"}


@dataclass(frozen=True, slots=True)
class Differences:
    """One article's graph beside its annotation: all that is needed to say what kind of error something is."""

    gold: Gold
    resolution: Resolution
    pairs: Mapping[str, str]
    """Node id → id of the annotated actor it is."""
    missed: tuple[GoldEdge, ...]
    false: tuple[Said, ...]
    offices: Mapping[str, tuple[str, ...]]
    """Labels of the offices each person holds, by node id."""
    passages: tuple[Passage, ...]

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

    def missed_edge(self, edge: GoldEdge) -> str:
        """Class of an annotated edge that was not predicted in any form."""
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
        return "pair not read" if self.naming_both(edge) else "pair never in one sentence"

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

    def naming_both(self, edge: GoldEdge) -> tuple[str, ...]:
        """Sentences that name both ends of an edge in one of its forms."""
        names = {actor.id: actor.names for actor in self.gold.actors}
        told = (naming(self.passages, names[subject], names[other]) for subject, _, other in edge.forms)
        return tuple(dict.fromkeys(sentence for one in told for sentence in one))

    def _translated(self, triple: Triple) -> Triple:
        """Between annotated actors, «» for an end that is none."""
        return self.pairs.get(triple[0], ""), triple[1], self.pairs.get(triple[2], "")

    def _told_as_not_held(self, form: Triple) -> bool:
        for event in self.resolution.events:
            ends = {self.pairs.get(actor) for _, actor in event.participants}
            if event.status != "Held" and {form[0], form[2]} <= ends and is_a(event.kind, edges()[form[1]]):
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
        others = (labels for node, labels in self.offices.items() if self.pairs.get(node) != holder.id)
        if any(contains(label, title) for labels in others for label in labels for title in position.titles):
            return "office given to another"
        return "office under another wording" if any(self._false_offices(holder)) else "office not found"

    def false_office(self, holder: GoldActor, label: str) -> str:
        """Class of an office that the annotation does not give to this person."""
        for actor in self.gold.actors:
            if actor.id != holder.id and any(contains(label, title) for title in self._missed_titles(actor)):
                return "office given to another"
        return "office under another wording" if any(self._missed_titles(holder)) else "office not annotated"

    def held(self, holder: GoldActor) -> tuple[str, ...]:
        """Labels of the offices that the nodes of an annotated person hold."""
        return tuple(label for node, labels in self.offices.items() if self.pairs.get(node) == holder.id for label in labels)

    def _false_offices(self, holder: GoldActor) -> Iterator[str]:
        known = [title for position in holder.positions for title in position.titles]
        return (label for label in self.held(holder) if not any(contains(label, title) for title in known))

    def _missed_titles(self, holder: GoldActor) -> Iterator[str]:
        held = self.held(holder)
        for position in holder.positions:
            if not any(contains(label, title) for label in held for title in position.titles):
                yield from () if position.tolerated else position.titles


def attribute_class(attribute: str, verdict: str) -> str:
    """Class of a slip in what the event behind an edge carries."""
    return f"{_ATTRIBUTES[attribute]} {_VERDICTS[verdict]}"


def _called(node: Actor, actor: GoldActor) -> bool:
    return key(node.label) in map(key, actor.names)


def _alike(node: Actor, actor: GoldActor) -> bool:
    aliases = {key(alias) for alias in node.aliases}
    return any(
        contains(node.label, name) or contains(name, node.label) or key(name) in aliases for name in actor.names
    )


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
