"""Stage 5 of 7: Sentence + Mention → Claim. Who is named for what he says of others: the press, spokesmen.

«Thư ký báo chí A cho biết hai nhà lãnh đạo đã gặp nhau», «Người phát ngôn A tuyên bố Tổng thống chỉ gặp B»: A met
nobody.
"""

from __future__ import annotations

from vnus_graph.events.registry import Entry

_SPEAKERS = ("người phát ngôn", "phát ngôn viên", "thư ký báo chí")


def for_itself(entry: Entry) -> bool:
    """Whether an actor can be a party; a spokesman can if he has another office besides."""
    labels = [title.label.lower() for title, _ in entry.titles]
    speaks = bool(labels) and all(label.startswith(_SPEAKERS) for label in labels)
    return not speaks and entry.subtype != "MediaOutlet"
