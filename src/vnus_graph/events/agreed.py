"""Stage 5 of 7: Sentence + Mention → Claim. The day of an upgrade that is told as agreed at talks.

A headline «Việt Nam và C nâng cấp quan hệ lên …» above «Sáng 5/6, A hội đàm với B. A và B nhất trí nâng cấp …»: on
that day, if the leaders of the two states talked on no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vnus_graph.events.draft import Draft
from vnus_graph.events.families import family, single_day
from vnus_graph.events.registry import Registry
from vnus_graph.model import Claim

_DECIDED = re.compile(r"(?<!\w)(?:nhất trí|quyết định|tuyên bố|thống nhất|công bố|ký)(?!\w)", re.I)
_LOOKED_BACK = re.compile(
    r"(?<!\w)(?:kể từ|từ khi|từ lúc|sau khi|sau \d+ năm|k[ỷỉ] niệm|năm ngoái|trước đó|trước đây|vừa qua|việc|trên cơ sở"
    r"|thông tin|thông báo|đánh giá|hoan nghênh|chúc mừng)(?!\w)",
    re.I,
)
"""What is told of another time, or to a third."""
_TALKS = frozenset({"Talks", "Summit"})


def on_the_day(drafts: Sequence[Draft], registry: Registry) -> list[Draft]:
    """The drafts, the upgrades among them with the one day on which leaders of the two states talked."""
    return [_of_talks(draft, drafts, registry) if _open(draft) else draft for draft in drafts]


def _open(draft: Draft) -> bool:
    claim = draft.claim
    if claim.kind != "RelationshipUpgrade" or claim.status != "Held" or claim.when is not None:
        return False
    quote = claim.evidence[0].quote
    return (draft.title or bool(_DECIDED.search(quote))) and not _LOOKED_BACK.search(quote)


def _of_talks(draft: Draft, drafts: Sequence[Draft], registry: Registry) -> Draft:
    states = {key.removeprefix("country:") for _, key in draft.claim.roles}
    talks = [d.claim for d in drafts if d.claim.kind in _TALKS and d.claim.status == "Held"]
    days = {claim.when for claim in talks if claim.when is not None and _between(claim, states, registry)}
    if len(days) != 1 or _told(draft, drafts):
        return draft
    (when,) = days
    return replace(draft, claim=replace(draft.claim, when=when)) if single_day(when) else draft


def _between(claim: Claim, states: set[str], registry: Registry) -> bool:
    """Whether persons of both states take part."""
    people = [key for _, key in claim.roles if key.startswith("person:")]
    return {registry.country_of(key) for key in people} == states


def _told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the article dates the step itself elsewhere."""
    parties = {key for _, key in draft.claim.roles}
    alike = (d.claim for d in drafts if family(d.claim) == family(draft.claim) and d.claim.level == draft.claim.level)
    return any(claim.when is not None and {key for _, key in claim.roles} == parties for claim in alike)
