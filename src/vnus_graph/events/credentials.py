"""Stage 5 of 7: Sentence + Mention → Claim. Credentials handed over: an ambassador received by the head of a state.

«A trình (bản sao) Quốc thư (của C) lên B», «B (tiếp) nhận Quốc thư của A», also «Thư ủy nhiệm»: A called on B.
"""

from __future__ import annotations

from collections.abc import Sequence

_LETTERS = (("quốc", "thư"), ("thư", "ủy", "nhiệm"), ("thư", "uỷ", "nhiệm"), ("ủy", "nhiệm", "thư"))
_HANDING = frozenset({"trình", "trao", "đệ"})
_TAKING = frozenset({"nhận"})
OPENING = _HANDING | _TAKING
"""Verbs that what is read here begins with."""
_QUALIFIED = frozenset("các bản sao trình bổ nhiệm mới".split())
_TO = frozenset({"lên", "cho", "tới", "đến", "với"})
_FROM = frozenset({"của", "do"})
_REACH = 24
"""Tokens of whose letters they are, between the letters and to whom they go."""


def handed_over(low: Sequence[str], at: int) -> tuple[int, str] | None:
    """Index behind the phrase whose verb is at `at` of the tokens in small letters, up to the name of the other side.

    With it the frame of a trigger: «inverse» where the guest is the subject, «object» where the host is.
    """
    if at >= len(low) or low[at] not in OPENING:
        return None
    end = _letters(low, at + 1)
    if end is None:
        return None
    if low[at] in _TAKING:
        return (end + 1, "object") if end < len(low) and low[end] in _FROM else None
    if end < len(low) and low[end] == "của":
        reach = range(end, min(end + _REACH, len(low)))
        end = next((i for i in reach if low[i] in _TO or low[i] in {",", ".", ";"}), end)
    return (end + 1, "inverse") if end < len(low) and low[end] in _TO else None


def _letters(low: Sequence[str], at: int) -> int | None:
    """Index behind «(bản sao) Quốc thư (bổ nhiệm)» at `at`."""
    while at < len(low) and low[at] in _QUALIFIED:
        at += 1
    named = next((words for words in _LETTERS if tuple(low[at : at + len(words)]) == words), ())
    end = at + len(named)
    while named and end < len(low) and low[end] in _QUALIFIED:
        end += 1
    return end if named else None
