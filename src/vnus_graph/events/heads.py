"""Stage 5 of 7: Sentence + Mention → Claim. Heads of organisations and companies, told of without a name.

«gặp Tổng Giám đốc Tổ chức A», «tiếp Chủ tịch Tập đoàn B»: as with «lãnh đạo Tập đoàn B», it is the body that was met.
Those of states («Chủ tịch Quốc hội nước C») are somebody of whom the news will give the name.
"""

from __future__ import annotations

from vnus_graph.events.registry import Registry
from vnus_graph.events.spelling import owner_in, subtype_of
from vnus_graph.model import PersonMention

_LEADING = ("chủ tịch", "tổng giám đốc", "giám đốc", "tổng thư ký", "viện trưởng", "hiệu trưởng", "thống đốc")
_MET = frozenset({"InternationalOrganization", "Company"})


def headed_body(registry: Registry, mention: object) -> str | None:
    """Key of the body whose head `mention` words, where the article names the body and not him."""
    if not isinstance(mention, PersonMention) or mention.name or not mention.titles:
        return None
    title = mention.titles[-1]
    if title.body is None or title.former or not title.label.lower().startswith(_LEADING):
        return None
    key = registry.body_named(title.body, title.country)
    entry = registry.entries.get(key) if key is not None else None
    if entry is None or entry.generic or owner_in(title.body) == "vn":
        return None
    named = (title for person in registry.of_type("Person") for title, _ in person.titles if person.names)
    if any(title.body is not None and registry.body_named(title.body, title.country) == key for title in named):
        return None  # somebody of it has a name in the article
    return key if (entry.subtype or subtype_of(entry.name)) in _MET else None
