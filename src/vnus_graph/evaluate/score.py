"""Scoring one article's graph against its annotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vnus_graph.evaluate.gold import Gold, GoldActor, GoldEdge, Triple
from vnus_graph.evaluate.match import canonical, match_actors, said, translate
from vnus_graph.evaluate.tally import ATTRIBUTES, Score, Slip, Tally
from vnus_graph.evaluate.wording import contains, same_level, same_place
from vnus_graph.model import Event, Evidence, PartialDate, Resolution

_GENERALS = ("đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "chuẩn tướng", "đô đốc", "thống chế")
_OFFICERS = ("đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy")
RANKS = _GENERALS + _OFFICERS
"""Not offices: a rank said of a person is never counted against the prediction."""


def score(resolution: Resolution, gold: Gold) -> Score:
    """Compare the resolution of ONE article with its annotation."""
    pairs = match_actors(resolution.actors, gold.actors)
    slips: list[Slip] = []
    actors = _score_actors(resolution, gold, pairs, slips)
    edges, events = _score_edges(resolution, gold, pairs, slips)
    attributes, extra = _score_attributes(resolution, gold, events, slips)
    positions = _score_positions(resolution, gold, pairs, slips)
    return Score(gold.name, actors, edges, positions, attributes, extra, tuple(slips))


def _count(tallies: dict[str, Tally], name: str, **counts: int) -> None:
    tallies[name] = tallies.get(name, Tally()) + Tally(**counts)


def _slip(what: str, verdict: str, text: str, evidence: Sequence[Evidence] = ()) -> Slip:
    first = evidence[0] if evidence else None
    return Slip(what, verdict, text, first.quote if first else "", first.rule if first else "")


def _score_actors(resolution: Resolution, gold: Gold, pairs: Mapping[str, str], slips: list[Slip]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    matched = set(pairs.values())
    for actor in gold.actors:
        if actor.optional:
            continue
        hit = int(actor.id in matched)
        _count(tallies, actor.type, gold=1, found=hit, right=hit)
        if not hit:
            slips.append(_slip("actor", "missed", f"{actor.type} {actor.names[0]}"))
    for node in resolution.actors:
        if node.id in pairs:
            continue
        _count(tallies, node.type, wrong=1)
        twice = any(match_actors([node], [actor]) for actor in gold.actors)
        verdict = "duplicate" if twice else "wrong"
        slips.append(_slip("actor", verdict, f"{node.type} {node.label}", node.evidence))
    return tallies


def _score_edges(
    resolution: Resolution, gold: Gold, pairs: Mapping[str, str], slips: list[Slip]
) -> tuple[dict[str, Tally], dict[Triple, tuple[Event, ...]]]:
    """Tallies by predicate, and the events behind each predicted triple between gold ids."""
    required = {canonical(form) for edge in gold.edges if not edge.optional for form in edge.forms}
    optional = {canonical(form) for edge in gold.edges if edge.optional for form in edge.forms}
    labels = {node.id: node.label for node in resolution.actors}
    names = {actor.id: actor.names[0] for actor in gold.actors}
    tallies: dict[str, Tally] = {}
    events: dict[Triple, tuple[Event, ...]] = {}
    for one in said(resolution):
        triple = translate(one.triple, pairs)
        if triple is not None:
            events[triple] = one.events
        if triple in required:
            _count(tallies, one.triple[1], right=1)
        elif triple not in optional:
            _count(tallies, one.triple[1], wrong=1)
            slips.append(_slip("edge", "wrong", _wording(one.triple, labels), one.evidence))
    for edge in gold.edges:
        if edge.optional:
            continue
        hit = any(canonical(form) in events for form in edge.forms)
        _count(tallies, edge.forms[0][1], gold=1, found=int(hit))
        if not hit:
            slips.append(_slip("edge", "missed", _wording(edge.forms[0], names)))
    return tallies, events


def _wording(triple: Triple, names: Mapping[str, str]) -> str:
    return f"{names.get(triple[0], triple[0])} —{triple[1]}→ {names.get(triple[2], triple[2])}"


def _score_attributes(
    resolution: Resolution, gold: Gold, events: Mapping[Triple, tuple[Event, ...]], slips: list[Slip]
) -> tuple[dict[str, Tally], int]:
    places = {place.id: place.label for place in resolution.places}
    names = {actor.id: actor.names[0] for actor in gold.actors}
    tallies: dict[str, Tally] = {}
    extra = 0
    for edge in gold.edges:
        behind = _behind(edge, events)
        if edge.optional or behind is None:
            continue
        for attribute in ATTRIBUTES:
            stated = getattr(edge, attribute)
            if stated is None:
                continue
            values = sorted({value for event in behind if (value := _value(event, attribute, places))})
            hit = any(_same(attribute, value, stated) for value in values)
            _count(tallies, attribute, gold=1, found=int(hit), right=int(hit), wrong=int(bool(values) and not hit))
            if not hit:
                text = f"{_wording(edge.forms[0], names)}: {stated}, not {' / '.join(values) or 'given'}"
                slips.append(_slip(attribute, "wrong" if values else "missed", text, _evidence(behind)))
        unasked = _unasked_dates(edge, gold, behind)
        extra += bool(unasked)
        if unasked:
            text = f"{_wording(edge.forms[0], names)}: {' / '.join(unasked)}"
            slips.append(_slip("start", "extra", text, _evidence(behind)))
    return tallies, extra


def _behind(edge: GoldEdge, events: Mapping[Triple, tuple[Event, ...]]) -> list[Event] | None:
    """Events behind any form of the edge; None if no form was predicted."""
    forms = [canonical(form) for form in edge.forms]
    if not any(form in events for form in forms):
        return None
    return [event for form in forms for event in events.get(form, ())]


def _evidence(events: Sequence[Event]) -> list[Evidence]:
    return [one for event in events for one in event.evidence]


def _unasked_dates(edge: GoldEdge, gold: Gold, behind: Sequence[Event]) -> list[str]:
    """Dates on an edge for which neither it nor another edge of the same ends states one."""
    if edge.start is not None:
        return []
    forms = {canonical(form) for form in edge.forms}
    stated = {other.start for other in gold.edges if forms & {canonical(form) for form in other.forms}}
    return sorted({value for event in behind if (value := _value(event, "start", {}))} - stated)


def _value(event: Event, attribute: str, places: Mapping[str, str]) -> str:
    match attribute:
        case "start":
            return written(event.when.start) if event.when else ""
        case "end":
            return written(event.when.end) if event.when and event.when.end else ""
        case "place":
            return places.get(event.place, event.place) if event.place else ""
        case _:
            return event.level or ""


def _same(attribute: str, value: str, stated: str) -> bool:
    if attribute == "place":
        return same_place(value, stated)
    if attribute == "level":
        return same_level(value, stated)
    return value == stated


def written(when: PartialDate) -> str:
    """A date as annotations write it: 2024-09-13, 2024-09, 2024, --09-13, --09."""
    year = f"{when.year:04}" if when.year else "-"
    return "-".join([year, *(f"{part:02}" for part in (when.month, when.day) if part)])


def _score_positions(resolution: Resolution, gold: Gold, pairs: Mapping[str, str], slips: list[Slip]) -> Tally:
    labels = {position.id: position.label for position in resolution.positions}
    held: dict[str, dict[str, tuple[Evidence, ...]]] = {}
    for tenure in resolution.tenures:
        if tenure.holder in pairs:
            label = labels.get(tenure.position, tenure.position)
            held.setdefault(pairs[tenure.holder], {}).setdefault(label, tenure.evidence)
    people = [actor for actor in gold.actors if actor.type == "Person" and not actor.optional]
    return sum((_score_person(actor, held.get(actor.id, {}), slips) for actor in people), Tally())


def _score_person(actor: GoldActor, held: Mapping[str, tuple[Evidence, ...]], slips: list[Slip]) -> Tally:
    found = gold = wrong = 0
    for position in actor.positions:
        if position.tolerated:
            continue
        hit = any(contains(label, title) for label in held for title in position.titles)
        gold, found = gold + 1, found + hit
        if not hit:
            text = f"{actor.names[0]}: {position.titles[0]}"
            slips.append(_slip("position", "missed", text))
    known = [*RANKS, *(title for position in actor.positions for title in position.titles)]
    for label, evidence in held.items():
        if not any(contains(label, title) for title in known):
            wrong += 1
            slips.append(_slip("position", "wrong", f"{actor.names[0]}: {label}", evidence))
    return Tally(found, gold, found, wrong)
