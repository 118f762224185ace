"""Scoring one article's graph against its annotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vnus_graph.evaluate.differences import Differences
from vnus_graph.evaluate.gold import Gold, GoldActor, GoldEdge, Triple
from vnus_graph.evaluate.match import canonical, match_actors, said, translate
from vnus_graph.evaluate.slips import Slips
from vnus_graph.evaluate.tally import ATTRIBUTES, Score, Tally
from vnus_graph.evaluate.wording import contains, same_level, same_place
from vnus_graph.model import Event, Evidence, PartialDate, Resolution


def score(resolution: Resolution, gold: Gold) -> Score:
    """Compare the resolution of ONE article with its annotation."""
    found = _differences(resolution, gold)
    slips = Slips(found)
    return Score(
        gold.name,
        _score_actors(found, slips),
        _score_edges(found, slips),
        _score_positions(found, slips),
        *_score_attributes(found, slips),
        tuple(slips.noted),
    )


def _differences(resolution: Resolution, gold: Gold) -> Differences:
    pairs = match_actors(resolution.actors, gold.actors)
    predicted = said(resolution)
    annotated = {canonical(form) for edge in gold.edges for form in edge.forms}
    hit = {triple for one in predicted if (triple := translate(one.triple, pairs)) is not None}
    labels = {position.id: position.label for position in resolution.positions}
    offices: dict[str, dict[str, tuple[Evidence, ...]]] = {}
    for tenure in resolution.tenures:
        label = labels.get(tenure.position, tenure.position)
        offices.setdefault(tenure.holder, {}).setdefault(label, tenure.evidence)
    return Differences(
        gold,
        resolution,
        pairs,
        tuple(predicted),
        tuple(edge for edge in gold.edges if not edge.optional and not any(canonical(f) in hit for f in edge.forms)),
        tuple(one for one in predicted if translate(one.triple, pairs) not in annotated),
        offices,
    )


def _count(tallies: dict[str, Tally], name: str, **counts: int) -> None:
    tallies[name] = tallies.get(name, Tally()) + Tally(**counts)


def _score_actors(found: Differences, slips: Slips) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    matched = set(found.pairs.values())
    for actor in found.gold.actors:
        if actor.optional:
            continue
        hit = int(actor.id in matched)
        _count(tallies, actor.type, gold=1, found=hit, right=hit)
        if not hit:
            slips.missed_actor(actor)
    for node in found.resolution.actors:
        if node.id not in found.pairs:
            _count(tallies, node.type, wrong=1)
            slips.false_actor(node)
    return tallies


def _score_edges(found: Differences, slips: Slips) -> dict[str, Tally]:
    """Tallies by predicate; a prediction is right in each form of an edge, and the edge is found once."""
    required = {canonical(form) for edge in found.gold.edges if not edge.optional for form in edge.forms}
    tallies: dict[str, Tally] = {}
    for one in found.predicted:
        if one in found.false:
            _count(tallies, one.triple[1], wrong=1)
            slips.false_edge(one)
        elif translate(one.triple, found.pairs) in required:
            _count(tallies, one.triple[1], right=1)
    for edge in found.gold.edges:
        if edge.optional:
            continue
        hit = edge not in found.missed
        _count(tallies, edge.forms[0][1], gold=1, found=int(hit))
        if not hit:
            slips.missed_edge(edge)
    return tallies


def _score_attributes(found: Differences, slips: Slips) -> tuple[dict[str, Tally], int]:
    """Tallies by attribute over the edges that were found, and how many carry a date not asked for."""
    places = {place.id: place.label for place in found.resolution.places}
    translated = ((translate(one.triple, found.pairs), one.events) for one in found.predicted)
    events = {triple: behind for triple, behind in translated if triple is not None}
    tallies: dict[str, Tally] = {}
    extra = 0
    for edge in found.gold.edges:
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
                told = f"{stated}, not {' / '.join(values) or 'given'}"
                slips.attribute(edge, attribute, "wrong" if values else "missed", told, behind)
        unasked = _unasked_dates(edge, found.gold, behind)
        extra += bool(unasked)
        if unasked:
            slips.attribute(edge, "start", "extra", " / ".join(unasked), behind)
    return tallies, extra


def _behind(edge: GoldEdge, events: Mapping[Triple, tuple[Event, ...]]) -> list[Event] | None:
    """Events behind any form of the edge; None if no form was predicted."""
    forms = [canonical(form) for form in edge.forms]
    if not any(form in events for form in forms):
        return None
    return [event for form in forms for event in events.get(form, ())]


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
            return written(event.when.start) if event.when and event.when.start != PartialDate() else ""
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


def _score_positions(found: Differences, slips: Slips) -> Tally:
    people = [actor for actor in found.gold.actors if actor.type == "Person" and not actor.optional]
    return sum((_score_person(actor, found, slips) for actor in people), Tally())


def _score_person(actor: GoldActor, differences: Differences, slips: Slips) -> Tally:
    found = gold = wrong = 0
    held = differences.held(actor)
    for position in actor.positions:
        if position.tolerated:
            continue
        hit = any(contains(label, title) for label in held for title in position.titles)
        gold, found = gold + 1, found + hit
        if not hit:
            slips.missed_office(actor, position)
    for label in differences.false_offices(actor):
        wrong += 1
        slips.false_office(actor, label, held[label])
    return Tally(found, gold, found, wrong)
