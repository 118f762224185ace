"""Claims made by hand, each as one article tells it, with its parties as actors."""

from __future__ import annotations

import datetime

from vnus_graph.model import Claim, Evidence, PartialDate, Period, Status
from vnus_graph.resolve.told import Told

MAN, ANN, LAN = "person/tran-van-mau", "person/ann-birch", "person/vu-thi-lan"


def day(written: str) -> Period | None:
    """«2024-05-07», «2024-05», «--05-07», «2024-05-06/2024-05-08»."""
    if not written:
        return None
    start, _, end = written.partition("/")
    return Period(_point(start), _point(end) if end else None)


def _point(written: str) -> PartialDate:
    year, month, day = (*written.replace("--", "0-").split("-"), "0", "0")[:3]
    return PartialDate(int(year), int(month), int(day))


def told(
    article: str,
    when: str = "",
    out: str = "",
    *,
    kind: str = "Talks",
    status: Status = "Held",
    with_: str = ANN,
    index: int = 0,
    part_of: int | None = None,
    place: str | None = None,
    quote: str = "",
) -> Told:
    """A claim of an article that came out on the day `out`."""
    sides = {
        "Visit": (("visitor", MAN), ("destination", "country/ca")),
        "Invitation": (("inviter", ANN), ("invitee", MAN)),
        "RelationshipUpgrade": (("side", "country/ca"), ("counterpart", "country/vn")),
    }
    roles = sides.get(kind, (("side", MAN), ("counterpart", with_)))
    words = quote or f"{article} {index}"
    evidence = Evidence(article, index, index + len(words), words, "rule")
    level = "StrategicPartnership" if kind == "RelationshipUpgrade" else None
    claim = Claim(kind, roles, (evidence,), status, day(when), place, level, None, part_of)
    return Told(article, datetime.date.fromisoformat(out) if out else None, index, claim, roles, day(when))
