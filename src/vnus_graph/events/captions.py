"""Stage 5 of 7: Sentence + Mention → Claim. The day and the place of what the body tells, from a caption.

The body says «hôm nay», and the line under its picture «A và B trong cuộc gặp ngày 5/2 tại Singapore». It makes no
claim of its own; it dates and places the one encounter of those whom it shows, where the body does not, and gives the
range of a visit. A picture may be of an earlier occasion: one that is given with its year is none of the news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vnus_graph.events import sites, visits
from vnus_graph.events.families import compatible, family
from vnus_graph.events.stage import Stage
from vnus_graph.model import Claim, DateMention, Period

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENCOUNTERS = ("Meeting", "Welcome")
_AHEAD = frozenset({"sẽ", "sắp"})


def pictured(claims: Sequence[Claim], captions: Sequence[Stage]) -> list[Claim]:
    """The claims with the days and places that the captions add."""
    told = list(claims)
    for stage in captions:
        if not _AHEAD & set(stage.scene.line.low):
            for index, claim in _of_visits(told, stage) or _of_encounters(told, stage):
                told[index] = claim
    return told


def _of_visits(claims: Sequence[Claim], stage: Stage) -> list[tuple[int, Claim]]:
    """«A thăm B từ 30-3 đến 2-4»: the days of the visit."""
    stage.drafts.clear()
    visits.read(stage)
    ranges = [d.claim for d in stage.drafts if d.claim.when and d.claim.when.start.day and d.claim.when.end]
    return [
        (index, _with(claim, stage, read.when, None))
        for index, claim in enumerate(claims)
        for read in ranges[:1]
        if claim.status == "Held" and family(claim) == "Visit" and {*read.roles} <= {*claim.roles}
        if claim.when is None or (not claim.when.end and compatible(claim.when, read.when))
    ]


def _of_encounters(claims: Sequence[Claim], stage: Stage) -> list[tuple[int, Claim]]:
    """What the picture shows: of those in it, the only meeting and the only welcome that it may be of."""
    people = _people(stage)
    when, place = _day(stage), _place(stage)
    if len(people) != 2 or (when is None and (place is None or _dated(stage))):
        return []
    shown = [(i, claim) for i, claim in enumerate(claims) if claim.status == "Held" and _parties(claim) == people]
    days = {claim.when.start for _, claim in shown if claim.when is not None and claim.when.start.day}
    if when is not None and days:  # of a picture from another day nothing is taken
        shown = [(i, claim) for i, claim in shown if claim.when is not None and days == {when.start}]
    welcomed = any(trigger.word.kind == "Welcome" for trigger in stage.scene.triggers)
    found = []
    for kind in _ENCOUNTERS:
        of_kind = [(index, claim) for index, claim in shown if family(claim) == kind]
        if len(of_kind) != 1 or (kind == "Welcome" and not welcomed and len(shown) > 1):
            continue
        index, claim = of_kind[0]
        if compatible(claim.when, when) and not _remembered(claim):
            here = place if welcomed == (kind == "Welcome") else None
            found.append((index, _with(claim, stage, when, here)))
    return found


def _remembered(claim: Claim) -> bool:
    """«A từng hai lần gặp B»: of another time than the picture's, for all that one can tell."""
    return any(" từng " in evidence.quote for evidence in claim.evidence)


def _parties(claim: Claim) -> set[str]:
    return (
        {key for _, key in claim.roles if not key.startswith("delegation:")} if family(claim) in _ENCOUNTERS else set()
    )


def _people(stage: Stage) -> set[str]:
    return {key for group in stage.scene.groups for key in stage.keys(group) if key.startswith("person:")}


def _day(stage: Stage) -> Period | None:
    """The only day that the caption tells, without a year."""
    dated = _dated(stage)
    when = dated[0].when if len(dated) == 1 else None
    if when is None or not when.start.day or when.end:
        return None
    return None if _YEAR.search(stage.text, dated[0].start, dated[0].end) else when


def _dated(stage: Stage) -> list[DateMention]:
    mentions = (phrase.mention for phrase in stage.scene.parsed.phrases)
    return [mention for mention in mentions if isinstance(mention, DateMention) and mention.when is not None]


def _place(stage: Stage) -> str | None:
    """The only place that it says the picture is from, or the only building."""
    scene = stage.scene
    behind = (phrase for phrase in scene.parsed.phrases if sites.located(scene, phrase))
    found = [place for phrase in behind if (place := sites.place_of(phrase))]
    venues = [place.name for place in found if place.venue]
    names = dict.fromkeys(venues or [place.name for place in found])
    return next(iter(names)) if len(names) == 1 else None


def _with(claim: Claim, stage: Stage, when: Period | None, place: str | None) -> Claim:
    new = when if when is not None and (claim.when is None or not claim.when.start.day) else claim.when
    if new == claim.when and (claim.place or place is None):
        return claim
    evidence = stage.evidence("encounter.caption" if family(claim) in _ENCOUNTERS else "visit.caption")
    return replace(claim, when=new, place=claim.place or place, evidence=(*claim.evidence, evidence))
