"""Stage 5 of 7: Sentence + Mention → Claim. What the sentence itself doubts: rumours, questions, what somebody denies.

«A được cho là đã gặp B», «A đã gặp B, nhưng C bác bỏ».
"""

from __future__ import annotations

from vnus_graph.events.cues import cues, idle, words_between
from vnus_graph.events.scene import Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.model import Status

_REACH = 16
"""Tokens before the trigger among which «được cho là» holds for it."""
_BUT = (" nhưng ", " song ", " tuy nhiên ", " dù ")


def doubted(scene: Scene, trigger: Trigger) -> Status | None:
    """Proposed for a rumour or a question, Denied for what is contested; None where the sentence doubts nothing."""
    whole = idle().sub("·", " " + " ".join(scene.line.low) + " ")
    if any(cue in whole for cue in cues("doubt")) or scene.line.word(len(scene.line) - 1) == "?":
        return "Proposed"
    near = words_between(scene, max(0, trigger.first - _REACH), trigger.first).rpartition(" , ")[2]
    if any(cue in f" {near}" for cue in cues("hearsay")):
        return "Proposed"
    behind = words_between(scene, trigger.last, len(scene.line))
    at = min((behind.find(word) for word in _BUT if word in behind), default=len(behind))
    return "Denied" if any(cue in behind[at:] for cue in cues("contested")) else None
