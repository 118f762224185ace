"""Stage 5 of 7: Sentence + Mention → Claim. Which legs of a journey have begun where its beginning is told: the first.

«lên đường thăm B và C», «rời Hà Nội thăm B từ 5 đến 7/9; thăm C từ 7 đến 9/9», «thăm B là hoạt động mở đầu, bao gồm …».
"""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.events import destinations
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger

_SETTING_OUT = frozenset({("lên", "đường"), ("bắt", "đầu"), ("đường", "đi"), ("đường", "sang")})
_OFF = frozenset({("lên", "đường"), ("khởi", "hành")})
_FIRST = frozenset({("mở", "đầu"), ("khởi", "đầu"), ("chặng", "đầu"), ("đầu", "tiên")})
_STOPS = frozenset({("dừng", "chân"), ("điểm", "đến"), ("chặng", "đầu")})
_NEAR = 5
_DONE = frozenset({"đã", "vừa", "đang"})


def setting_out(stage: Stage, trigger: Trigger) -> bool:
    """«lên đường thăm B và C», «chặng dừng chân đầu tiên trong chuyến thăm B và C»: only the first has begun."""
    low = stage.scene.line.low
    return low[max(0, trigger.first - 2) : trigger.first] in _SETTING_OUT or _first_stop(low[: trigger.first])


def _first_stop(before: tuple[str, ...]) -> bool:
    """«H là chặng dừng chân đầu tiên của A trong chuyến công du B và C»."""
    stops = (at for at, pair in enumerate(pairwise(before)) if pair in _STOPS)
    return any(("đầu", "tiên") in pairwise(before[at : at + _NEAR]) for at in stops)


def later(stage: Stage, trigger: Trigger, destination: str) -> bool:
    """Whether the sentence tells first how the journey to another state begins, and then only that it goes on here."""
    low = stage.scene.line.low
    visits = [other for other in stage.scene.triggers if other.word.frame == "visit" and other.first < trigger.first]
    if trigger.noun or not visits or low[trigger.first - 1] in _DONE or ("kết", "thúc") in {*pairwise(low)}:
        return False
    first = visits[0]
    ahead = low[: first.first]
    today = ahead[:2] == ("hôm", "nay") and "sang" in low[first.first - 1 : first.last]
    off = today or "rời" in ahead or bool(_OFF & {*pairwise(ahead)})
    opening = first.noun and bool(_FIRST & {*pairwise(low[first.last : trigger.first])})
    if not (off or opening or setting_out(stage, first)):
        return False
    return destinations.destination(stage, first)[0] not in {destination, None}
