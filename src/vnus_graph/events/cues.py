"""Stage 5 of 7: Sentence + Mention → Claim. Words that tell whether an event took place, from `status_cues.tsv`."""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.events.scene import Scene
from vnus_graph.resources import table


@cache
def cues(status: str) -> tuple[str, ...]:
    """Words of one kind, each between spaces."""
    return tuple(f" {row['cue']} " for row in table("status_cues") if row["status"] == status)


@cache
def idle() -> re.Pattern[str]:
    """Words that hold a cue and say nothing of the kind («vật liệu», «hàng không»)."""
    return re.compile(f"(?<= )(?:{'|'.join(re.escape(cue.strip()) for cue in cues('idle'))})(?= )")


def words_between(scene: Scene, first: int, last: int) -> str:
    """The words from token `first` to `last` (exclusive) that belong to no noun phrase, between spaces."""
    words = [scene.line.word(i) for i in range(first, last) if scene.phrase(i) is None]
    return idle().sub("·", " " + " ".join(words) + " ")
