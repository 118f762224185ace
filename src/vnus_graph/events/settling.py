"""Stage 5 of 7: Sentence + Mention → Claim. Whether it took place, decided once for the whole article.

One sentence seldom tells: «chuyến thăm Lào của A» and a headline's «A thăm Lào» stand in reports of what was announced
as well as of what was done. So all that an article says of one journey is weighed together. What is said to have begun
or lies behind the publication date took place; else what is announced («sẽ thăm») is to come, and with it every mention
that leaves it open, and the talks it is made for. A plan for part of a journey («trong chuyến thăm, A sẽ gặp B», «sẽ
thăm thành phố C») announces the whole only where no host has received the traveller yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vnus_graph.events.companions import together
from vnus_graph.events.draft import Draft
from vnus_graph.events.families import compatible, family
from vnus_graph.events.registry import Registry
from vnus_graph.events.remote import by_call
from vnus_graph.model import Claim, PartialDate, Period, Status

_HAPPENINGS = frozenset({"Meeting", "Welcome", "Visit", "Call"})
_RECEIVING = frozenset({"Meeting", "Welcome"})
_LATELY = timedelta(days=7)


def settled(
    drafts: Sequence[Draft], registry: Registry, published: date | None, announced: frozenset[str] = frozenset()
) -> list[Draft]:
    """The drafts with the status that the article as a whole gives them; plans for what took place are left out.

    `announced`: keys of those of whom the headline tells what is to come («A sắp đến B»).
    """
    timely = [by_call(_timely(draft, published), drafts) for draft in drafts]
    article = _Article(timely, registry, published, announced)
    weighed = together([_with_status(draft, article.status(draft)) for draft in timely])
    held = [draft for draft in weighed if draft.claim.status == "Held"]
    plans = [draft for draft in weighed if draft.claim.status == "Planned"]
    told = [_to_its_end(draft, plans) for draft in weighed]
    return [draft for draft in told if draft.claim.status == "Held" or not any(_fulfils(h, draft) for h in held)]


def _to_its_end(draft: Draft, plans: Sequence[Draft]) -> Draft:
    """«A đến B hôm nay 28/11 … sẽ thăm B từ ngày 28 đến 29/11»: what began on the first day ends on the last.

    So it is where only the plan tells its days («A lên đường thăm B. … sẽ thăm B từ ngày 28 đến 29/11»).
    """
    when = draft.claim.when
    if draft.claim.status != "Held" or family(draft.claim) != "Visit":
        return draft
    if when is not None and (when.end or not when.start.day):
        return draft
    alike = (plan.claim.when for plan in plans if _alike(draft.claim, plan.claim))
    told = {span for span in alike if span is not None}
    spans = {span for span in told if span.end is not None and when in {None, Period(span.start)}}
    if len(spans) != 1 or (when is None and spans != told):
        return draft
    return replace(draft, claim=replace(draft.claim, when=spans.pop()))


def _with_status(draft: Draft, status: Status) -> Draft:
    if status == draft.claim.status:
        return draft
    return replace(draft, claim=replace(draft.claim, status=status))


def _timely(draft: Draft, published: date | None) -> Draft:
    """What lies behind the publication date has not happened yet; where «đã» says it has, by more than a day."""
    claim = draft.claim
    if published is None or claim.when is None or claim.status != "Held":
        return draft
    start, latest = claim.when.start, published + timedelta(days=draft.asserted)
    return _with_status(draft, "Planned") if start.year and start.day and _day(start) > latest else draft


def _day(day: PartialDate) -> date:
    try:
        return date(day.year, day.month, day.day)
    except ValueError:  # 29/2 of a year that has none
        return date(day.year, day.month, 28)


def _fulfils(held: Draft, plan: Draft) -> bool:
    """«sẽ thăm» of what elsewhere is told as held: one event, told once."""
    if plan.claim.kind in {"Delegation", "Invitation"} or not _alike(held.claim, plan.claim):
        return False
    return plan.claim.level == held.claim.level and (
        plan.claim.when is None or compatible(held.claim.when, plan.claim.when)
    )


def _alike(left: Claim, right: Claim) -> bool:
    """Of one family, with two parties in common."""
    return family(left) == family(right) and len({k for _, k in left.roles} & {k for _, k in right.roles}) > 1


@dataclass(frozen=True)
class _Article:
    """All drafts of one article."""

    drafts: Sequence[Draft]
    registry: Registry
    published: date | None
    announced: frozenset[str]

    def status(self, draft: Draft) -> Status:
        """What the article makes of a draft; only what leaves it open is decided here."""
        if draft.claim.status != "Held" or draft.asserted or draft.claim.kind in {"Delegation", "Invitation"}:
            return draft.claim.status
        if family(draft.claim) == "Visit":
            return self._of_journey(draft)
        return self._of_encounter(draft)

    def _of_journey(self, draft: Draft) -> Status:
        alike = [d for d in self.drafts if _alike(d.claim, draft.claim) and compatible(d.claim.when, draft.claim.when)]
        begun = [d for d in alike if self._begun(d)]
        ahead = [d for d in alike if d.claim.status == "Planned" and not _leg(d, draft)]
        if (begun and not _another(begun, ahead)) or self._received(draft, frozenset({"Welcome"})):
            return "Held"
        if ahead:
            return "Planned"
        if not begun and self._listed_ahead(draft):
            return "Planned"
        if self._only_announced(draft) and not self._received(draft, _RECEIVING):
            return "Planned"
        if self._foretold(draft) and self._all_ahead(draft):
            return "Planned"
        if draft.title and self._by_office_ahead(draft):
            return "Planned"
        if any(d.leaning or d.claim.status == "Planned" for d in alike):
            return "Held" if self._received(draft, _RECEIVING) else "Planned"
        hoped = draft.claim.when is None and any(
            d.claim.status == "Proposed" and d.claim.evidence == draft.claim.evidence for d in alike
        )
        return "Proposed" if hoped else "Held"

    def _listed_ahead(self, draft: Draft) -> bool:
        """«chuyến thăm của A đến B và C» below «A sẽ thăm B»: what is told of C is of the same journey."""
        listed = [
            d
            for d in self.drafts
            if d.claim.evidence == draft.claim.evidence and d.claim.roles[:-1] == draft.claim.roles[:-1]
        ]
        alike = [d for d in self.drafts if any(d is not one and _alike(d.claim, one.claim) for one in listed)]
        return any(d.claim.status == "Planned" for d in alike) and not any(self._begun(d) for d in (*alike, *listed))

    def _by_office_ahead(self, draft: Draft) -> bool:
        """«Ông A thăm B» above «Tổng thống C sẽ thăm B»: the office may be his whom the headline names."""
        states = {self.registry.country_of(key) for role, key in draft.claim.roles if role == "visitor"} - {None}
        ahead = (d.claim for d in self.drafts if d.claim.status == "Planned" and family(d.claim) == "Visit")
        unnamed = (
            key
            for claim in ahead
            if claim.roles[-1] == draft.claim.roles[-1]
            for _, key in claim.roles
            if key in self.registry.entries and self.registry.entries[key].office is not None
        )
        return any(self.registry.country_of(key) in states for key in unnamed)

    def _of_encounter(self, draft: Draft) -> Status:
        alike = [d for d in self.drafts if _alike(d.claim, draft.claim) and d.claim.level == draft.claim.level]
        if draft.claim.kind == "RelationshipUpgrade" and not any(d.claim.status == "Planned" for d in alike):
            return "Held"
        if any(d.claim.status == "Planned" and d.title for d in alike):
            return "Planned"
        if draft.leaning and draft.claim.when is None:
            held = any(d.claim.status == "Held" and not d.leaning for d in alike)
            return "Held" if held else "Planned"
        if draft.by_noun and draft.claim.when is None:
            told = [d for d in alike if not d.by_noun]
            if any(d.claim.status == "Planned" for d in told) and not any(d.claim.status == "Held" for d in told):
                return "Planned"
        if family(draft.claim) in _RECEIVING and (self._on_a_journey_ahead(draft) or self._only_announced(draft)):
            return "Planned"
        return "Held"

    def _only_announced(self, draft: Draft) -> bool:
        """Told without a day, of whom the headline says that he is to come, and nothing that he has.

        With its days too, where it is the journey and nobody knows when the article was written.
        """
        parties = {key for _, key in draft.claim.roles}
        open_ = draft.claim.when is None or (self.published is None and family(draft.claim) == "Visit")
        if not open_ or not self.announced & parties:
            return False
        journeys = [d for d in self.drafts if family(d.claim) == "Visit"]
        return not any(self._begun(d) and self.announced & {key for _, key in d.claim.roles} for d in journeys)

    def _on_a_journey_ahead(self, draft: Draft) -> bool:
        """The talks of a journey that the headline announces («A sắp thăm B»), told without a day."""
        if draft.claim.when is not None:
            return False
        journeys = [d for d in self.drafts if family(d.claim) == "Visit" and self._hosted(d.claim, draft.claim)]
        announced = any(d.title and d.claim.status == "Planned" for d in journeys)
        return announced and not any(self._begun(d) for d in journeys)

    def _all_ahead(self, draft: Draft) -> bool:
        """Whether all else that the article tells is planned, told with bare verbs too, or of long ago."""
        told = [d for d in self.drafts if family(d.claim) in _HAPPENINGS]
        others = [d for d in told if d.claim.evidence != draft.claim.evidence]
        planned = any(d.claim.status == "Planned" and not d.leaning for d in others)
        held = [d for d in told if d.claim.status == "Held" and (d.claim.when is None or d.claim.when.start.day)]
        return planned and all(self._foretold(d) for d in held)

    def _foretold(self, draft: Draft) -> bool:
        """«A thăm B trong hai ngày 22 và 23/1»: a bare verb, which may as well tell of what is to come."""
        dated = draft.claim.when is not None and bool(draft.claim.when.start.year) and self.published is None
        return family(draft.claim) == "Visit" and draft.plain and not dated and not self._past(draft.claim)

    def _begun(self, draft: Draft) -> bool:
        """Said to be under way or over, or dated no later than the article."""
        claim = draft.claim
        if claim.status != "Held" or draft.leaning:
            return False
        return draft.asserted or (self._past(claim) and not draft.title)

    def _past(self, claim: Claim) -> bool:
        if self.published is None or claim.when is None:
            return False
        start = claim.when.start
        return bool(start.year and start.day) and _day(start) <= self.published

    def _received(self, journey: Draft, families: frozenset[str]) -> bool:
        """Whether somebody of the state visited is told to have received the traveller, on a day that fits."""
        return any(
            family(d.claim) in families
            and d.claim.status == "Held"
            and not (d.by_noun and (d.claim.when is None or not d.claim.when.start.day))
            and self._hosted(journey.claim, d.claim)
            and self._fits(journey.claim, d.claim)
            for d in self.drafts
        )

    def _hosted(self, journey: Claim, encounter: Claim) -> bool:
        """Whether a traveller of the journey meets somebody of its destination, who welcomes him if it is a welcome."""
        travellers = {key for role, key in journey.roles if role == "visitor"}
        parties = {key for _, key in encounter.roles}
        hosts = {key for role, key in encounter.roles if role == "side" or family(encounter) != "Welcome"}
        states = {key.removeprefix("country:") for role, key in journey.roles if role == "destination"}
        return bool(parties & travellers) and any(self.registry.country_of(key) in states for key in hosts - travellers)

    def _fits(self, journey: Claim, encounter: Claim) -> bool:
        if encounter.when is None or journey.when is not None:
            return compatible(journey.when, encounter.when)
        start = encounter.when.start
        if not start.day:
            return False
        return self.published is None or not start.year or abs(_day(start) - self.published) <= _LATELY


def _leg(plan: Draft, whole: Draft) -> bool:
    """«sẽ thăm thành phố C» within the journey to its state."""
    return plan.claim.place is not None and whole.claim.place is None


def _another(begun: Sequence[Draft], ahead: Sequence[Draft]) -> bool:
    """Whether what has begun and what lies ahead are two journeys, years apart."""
    dated = [d for d in ahead if d.claim.when is not None]
    return bool(dated) and all(not compatible(b.claim.when, a.claim.when) for b in begun for a in dated)
