"""Stage 5 of 7: Sentence + Mention → Claim. A delegation and its head: it travels with him, when and where he does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vnus_graph.events.draft import Draft
from vnus_graph.events.families import compatible, family, fuller
from vnus_graph.model import Claim


def together(weighed: Sequence[Draft]) -> list[Draft]:
    """«chuyến thăm B của A và đoàn …», yet to come: the delegation travels when he does."""
    ahead = {
        (draft.claim.evidence, draft.claim.roles[-1])
        for draft in weighed
        if family(draft.claim) == "Visit" and draft.claim.status == "Planned"
    }
    return [
        replace(draft, claim=replace(draft.claim, status="Planned"))
        if draft.claim.status == "Held"
        and not draft.asserted
        and draft.claim.roles[0][1].startswith("delegation:")
        and (draft.claim.evidence, draft.claim.roles[-1]) in ahead
        else draft
        for draft in weighed
    ]


def in_company(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, the journeys of delegations with the days and the city that are told of their heads alone."""
    return [_as_its_head(claim, claims) if _of_delegation(claim) else claim for claim in claims]


def _as_its_head(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """«A và Đoàn … thăm B», told again with its days of A alone."""
    spans = {(piece.start, piece.end) for piece in claim.evidence}
    beside = [
        other
        for other in claims
        if family(other) == "Visit" and other.roles[-1] == claim.roles[-1] and other.status == claim.status
        if not _of_delegation(other) and spans & {(piece.start, piece.end) for piece in other.evidence}
    ]
    if len(beside) != 1 or not compatible(claim.when, beside[0].when):
        return claim
    return replace(claim, when=fuller(claim.when, beside[0].when), place=claim.place or beside[0].place)


def _of_delegation(claim: Claim) -> bool:
    visitors = [key for role, key in claim.roles if role == "visitor"]
    return family(claim) == "Visit" and all(key.startswith("delegation:") for key in visitors)
