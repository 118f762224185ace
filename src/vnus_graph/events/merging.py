"""Stage 5 of 7: Sentence + Mention → Claim. What the article tells twice becomes one claim with all its evidence.

Two claims are one when their family, their parties and their status agree and their dates do not contradict each other.
The headline yields to the body. A delegation's leader takes part in whatever the delegation does; a leader's visit is
the delegation's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vnus_graph.events.agreed import on_the_day
from vnus_graph.events.companions import in_company
from vnus_graph.events.draft import Draft
from vnus_graph.events.families import ENCOUNTERS, compatible, evidence_of, family, fuller
from vnus_graph.events.registry import Registry
from vnus_graph.events.retold import headed, of_courtesy, restated, said_at_another
from vnus_graph.events.settling import settled
from vnus_graph.model import Claim, PartialDate

_GENERAL = {"Meeting": 0, "Visit": 0, "Call": 0, "Reception": 1, "WorkingSession": 1, "CourtesyCall": 2, "Talks": 2}
_GOING_ON = re.compile(r"(?:khuôn khổ|tiếp tục)[^.;]{0,30} chuyến (?:thăm|công)|^trước đó\b", re.I)
_NOW = re.compile(
    r"\b(?:lần này|(?:hôm|sáng|trưa|chiều|tối) nay|đang (?:ở )?thăm|nhân dịp (?:ông |bà )?(?:sang|đến|tới|thăm))\b",
    re.I,
)
"""What is told of the day of the article."""


def merged(
    drafts: Sequence[Draft], registry: Registry, published: date | None, announced: frozenset[str] = frozenset()
) -> list[Claim]:
    """Claims without repetition, visits first so that others can be part of them."""
    leaders = _leaders(drafts)
    drafts = [_any_day(draft, drafts) for draft in drafts]
    told = settled([replace(d, claim=_with_leaders(d.claim, leaders)) for d in drafts], registry, published, announced)
    told = on_the_day(told, registry)
    body = [draft for draft in told if not draft.title]
    courtesies = [draft.claim for draft in body if of_courtesy(draft)]
    others = _once([draft.claim for draft in body if not of_courtesy(draft)])
    said = [claim for claim in courtesies if said_at_another(claim, others, courtesies, registry)]
    claims = _once([draft.claim for draft in body if draft.claim not in said])
    claims = restated(claims, said, courtesies, registry)
    known = {_loose(draft.claim) for draft in body}
    for draft in told:
        if draft.title and _loose(draft.claim) not in known and not headed(claims, draft.claim, registry):
            _add(claims, draft.claim)
    claims = [_of_rank(claim, claims, [draft.claim for draft in told if draft.title]) for claim in claims]
    return _within_visits(in_company(claims), registry)


def _of_rank(claim: Claim, claims: Sequence[Claim], headlines: Sequence[Claim]) -> Claim:
    """«A đến B», under the headline «A thăm chính thức B»: of that rank, where the article tells of one visit."""
    if claim.kind != "Visit" or sum(_loose(other) == _loose(claim) for other in claims) > 1:
        return claim
    ranked = [told for told in headlines if _loose(told) == _loose(claim) and told.status == claim.status]
    ranks = {told.kind for told in ranked} - {"Visit"}
    return joined(claim, ranked[0]) if len(ranks) == 1 and ranked[0].kind in ranks else claim


def _any_day(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """«Ngày 1/7, A thăm thành phố C … Trong khuôn khổ chuyến thăm B, A …»: no first day of the visit to B.

    Nor is it where the visit is told to have been before («Trước đó, A đã thăm B»).
    """
    if not draft.stop or draft.claim.when is None or draft.claim.when.end:
        return draft
    roles = {*draft.claim.roles}
    whole = (d.claim for d in drafts if family(d.claim) == "Visit" and not d.stop and {*d.claim.roles} == roles)
    if any(_GOING_ON.search(piece.quote) for claim in whole for piece in claim.evidence):
        return replace(draft, claim=replace(draft.claim, when=None))
    return draft


def _leaders(drafts: Sequence[Draft]) -> dict[str, tuple[str, ...]]:
    """Delegation ↔ who leads it, as it was first told."""
    found: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        heads = tuple(key for role, key in draft.claim.roles if role == "leader")
        if heads:
            found.setdefault(dict(draft.claim.roles)["delegation"], heads)
    return found


def _with_leaders(claim: Claim, leaders: dict[str, tuple[str, ...]]) -> Claim:
    """Both the delegation and its leader in every role that either has."""
    led = {leader: delegation for delegation, heads in leaders.items() for leader in heads}
    roles: list[tuple[str, str]] = []
    for role, key in claim.roles:
        roles.append((role, key))
        if claim.kind == "Delegation":
            continue
        if key in leaders:
            roles += [(role, leader) for leader in leaders[key]]
        elif key in led and role == "visitor":
            roles.append((role, led[key]))
    return replace(claim, roles=tuple(dict.fromkeys(roles)))


def _parties(claim: Claim) -> frozenset[str]:
    """Who takes part; a delegation with its leader counts as the leader."""
    people = {key for _, key in claim.roles if not key.startswith("delegation:")}
    return frozenset(people or {key for _, key in claim.roles})


def _loose(claim: Claim) -> tuple[str, frozenset[str]]:
    return family(claim), _parties(claim)


def _once(told: Sequence[Claim]) -> list[Claim]:
    claims: list[Claim] = []
    for claim in told:
        _add(claims, claim)
    return claims


def _add(claims: list[Claim], claim: Claim) -> None:
    for index, known in enumerate(claims):
        if same(known, claim):
            claims[index] = joined(known, claim)
            return
    claims.append(claim)


def same(known: Claim, claim: Claim) -> bool:
    """Whether two claims of one article tell of one event."""
    if _loose(known) != _loose(claim) or known.status != claim.status or known.level != claim.level:
        return False
    if claim.kind == "Invitation" and dict(known.roles) != dict(claim.roles):
        return False
    return compatible(known.when, claim.when) and not _of_another_time(known, claim)


def _of_another_time(known: Claim, claim: Claim) -> bool:
    """«gặp nhau tháng 6/2018» beside the talks of the day, «thăm B năm 2006» beside «chuyến thăm lần này»."""
    dated, bare = (known, claim) if claim.when is None else (claim, known)
    if bare.when is not None or dated.when is None or dated.when.start.day or dated.when.start == PartialDate():
        return False
    if family(claim) in ENCOUNTERS:
        return True
    return family(claim) == "Visit" and any(_NOW.search(piece.quote) for piece in bare.evidence)


def joined(known: Claim, claim: Claim) -> Claim:
    """One claim of two that are the same."""
    when = fuller(known.when, claim.when)
    kind = (
        max((known.kind, claim.kind), key=lambda kind: _GENERAL.get(kind, 3))
        if known.kind != claim.kind
        else known.kind
    )
    return replace(
        known,
        kind=kind,
        roles=tuple(dict.fromkeys(known.roles + claim.roles)) if _directed(claim) else _sided(known, claim),
        evidence=evidence_of(known, claim.evidence),
        when=when,
        place=known.place or claim.place,
    )


def _directed(claim: Claim) -> bool:
    return not any(role == "counterpart" for role, _ in claim.roles)


def _sided(known: Claim, claim: Claim) -> tuple[tuple[str, str], ...]:
    """Keep each party on the side it was first told on, and who joins it on the side of those he stands with."""
    side_of = {key: role for role, key in known.roles}
    turned = any(side_of.get(key, role) != role for role, key in claim.roles)
    other = {"side": "counterpart", "counterpart": "side"} if turned else {}
    return known.roles + tuple((other.get(role, role), key) for role, key in claim.roles if key not in side_of)


def _within_visits(claims: list[Claim], registry: Registry) -> list[Claim]:
    """An encounter of somebody on a visit, with somebody of the state visited, is part of the visit."""
    visits = [claim for claim in claims if family(claim) == "Visit" and claim.status == "Held"]
    ordered = visits + [claim for claim in claims if claim not in visits]
    return [_placed(claim, visits, registry) for claim in ordered]


def _placed(claim: Claim, visits: list[Claim], registry: Registry) -> Claim:
    if family(claim) not in ENCOUNTERS or claim.status != "Held":
        return claim
    keys = {key for _, key in claim.roles}
    fits = []
    for index, visit in enumerate(visits):
        roles = dict(visit.roles)
        travellers = {key for role, key in visit.roles if role == "visitor"}
        hosts = {registry.country_of(key) for key in keys - travellers}
        if travellers & keys and roles["destination"].removeprefix("country:") in hosts and _during(claim, visit):
            fits.append(index)
    return replace(claim, part_of=fits[0]) if len(fits) == 1 else claim


def _during(claim: Claim, visit: Claim) -> bool:
    """The dates allow it; a month or year is not enough to place an undated encounter."""
    if claim.when is None:
        return visit.when is None or bool(visit.when.start.day) or visit.when.start == PartialDate()
    return visit.when is not None and compatible(visit.when, claim.when)
