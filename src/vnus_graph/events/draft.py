"""Stage 5 of 7: Sentence + Mention → Claim. A claim under construction: what later sentences may still change."""

from __future__ import annotations

from dataclasses import dataclass

from vnus_graph.model import Claim


@dataclass(slots=True)
class Draft:
    """A claim under construction, with where it was read."""

    claim: Claim
    title: bool
    """Told in the headline only, so far."""
    asserted: bool = True
    """Said to have happened, in so many words («đã», «đang»)."""
    leaning: bool = False
    """The setting of what is to come («trong chuyến thăm, A sẽ …»)."""
    plain: bool = False
    """Told by a bare verb in a main clause, which leaves open whether it took place («A thăm B hai ngày»)."""
    exchange: bool = False
    """Told by a word that leaves open whether they met or spoke by phone («cuộc trao đổi»)."""
    untimed: bool = False
    """Told by a sentence that opens with it, and has no word of a time."""
    courteous: bool = False
    """Told by what was felt or said of it («vui mừng được gặp B»)."""
    stop: bool = False
    """Told of a city («thăm thành phố C»), in which one may be on any day of the journey."""

    @property
    def by_noun(self) -> bool:
        """Told by a noun («chuyến thăm», «cuộc gặp giữa A và B»), which leaves open whether it took place."""
        return all(evidence.rule.endswith((".noun", ".between", ".of")) for evidence in self.claim.evidence)
