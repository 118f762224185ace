"""Error classes: one name for every miss and false hit, by criteria that can be checked by hand.

The criteria are tried in the order of `CLASSES`, and the first that holds gives the class. Several look at a miss and a
false hit together: where one explains the other («wrong direction», «wrong counterpart»), both bear the same name.
`differences` applies them.
"""

from __future__ import annotations

from typing import NamedTuple


class ErrorClass(NamedTuple):
    """A kind of error: its names, and what makes a miss or false hit one of it."""

    name: str
    vietnamese: str
    criterion: str


CLASSES = tuple(
    ErrorClass(*row)
    for row in (
        ("duplicate actor", "chủ thể lặp", "a second node for an actor that is found, under its name or a part of it"),
        (
            "actor under another name",
            "chủ thể mang tên khác",
            "an actor missed and a false one of the same type, one's label part of the other's name, or an alias of it",
        ),
        ("actor of another type", "chủ thể sai loại", "the node bears a name of an annotated actor of another type"),
        ("actor not found", "không thấy chủ thể", "missed, and no node bears a like name"),
        ("actor not annotated", "chủ thể không có trong chú giải", "false, and no annotated actor bears a like name"),
        ("end not found", "thiếu chủ thể ở đầu cạnh", "edge missed in all its forms for want of an actor at one end"),
        ("end not annotated", "đầu cạnh không phải chủ thể", "false edge; one end is a false actor"),
        ("wrong direction", "ngược chiều", "edge missed and a false one from its object to its subject"),
        ("wrong kind of edge", "sai loại cạnh", "edge missed and a false one of another kind between the same two"),
        ("held told as not held", "đã diễn ra mà nói là chưa", "edge missed; an event of its kind between the two "
         "is told as planned, proposed, cancelled or denied"),
        ("not held told as held", "chưa diễn ra mà nói là đã", "false edge; its sentence has a word of plans, wishes "
         "or denial"),
        ("one side taken for two", "nối hai người cùng bên", "false edge; both ends have an annotated edge of the "
         "same kind to a third"),
        ("wrong counterpart", "nhầm bên đối diện", "edge missed and a false one of the same kind that shares an end"),
        ("pair not read", "không đọc ra cặp", "edge missed, though a sentence names both ends"),
        ("pair never in one sentence", "hai đầu không cùng câu", "edge missed, and no sentence names both ends"),
        ("pair not annotated", "cặp không có trong chú giải", "false edge between annotated actors, none of the above"),
        ("holder not found", "thiếu người giữ chức", "office missed with its person"),
        ("office given to another", "chức gán nhầm người", "office missed for one person and said of another"),
        ("office under another wording", "chức ghi cách khác", "the person has an office missed and another one false"),
        ("office not found", "không thấy chức vụ", "office missed, none of the above"),
        ("office not annotated", "chức không có trong chú giải", "false office, none of the above"),
        ("date missing", "thiếu thời gian", "the annotation states a start or end, the events behind the edge none"),
        ("date wrong", "sai thời gian", "the annotation states another start or end"),
        ("date not asked for", "thời gian thừa", "a start where the annotation states none; counts as no error"),
        ("place missing", "thiếu địa điểm", "the annotation states a place, the events behind the edge none"),
        ("place wrong", "sai địa điểm", "the annotation states another place"),
        ("level missing", "thiếu mức quan hệ", "the annotation states a level, the events behind the edge none"),
        ("level wrong", "sai mức quan hệ", "the annotation states another level"),
    )
)  # fmt: skip
"""All classes, actors first, then edges, offices, and what the event behind an edge carries."""

_ATTRIBUTES = {"start": "date", "end": "date", "place": "place", "level": "level"}
_VERDICTS = {"missed": "missing", "wrong": "wrong", "extra": "not asked for"}


def attribute_class(attribute: str, verdict: str) -> str:
    """Class of a slip in what the event behind an edge carries."""
    return f"{_ATTRIBUTES[attribute]} {_VERDICTS[verdict]}"
