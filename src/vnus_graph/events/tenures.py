"""Stage 5 of 7: Sentence + Mention → Claim. Offices: one claim for each person and office the article gives him."""

from __future__ import annotations

from vnus_graph.events.aides import rightly
from vnus_graph.events.registry import Entry, Registry
from vnus_graph.grammar.body_words import sole_parties
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.localities import DIVISIONS
from vnus_graph.grammar.title_words import title_heads_by_name
from vnus_graph.model import Claim, Evidence, Title

_NO_OFFICES = frozenset({"rank", "academic", "counterpart", "epithet", "leader"})
"""Kinds of titles that say what somebody is, not what office he holds."""
_LEADS = frozenset({"lãnh đạo", "nhà lãnh đạo", "nhà lãnh đạo tối cao"})


def claims(registry: Registry) -> list[Claim]:
    """Tenures of every person of the article; a short title gives way to the longer one that holds it."""
    found = []
    for entry in registry.of_type("Person"):
        if entry.office is not None:
            continue  # who is known by his office alone
        for title, evidence in _offices(entry):
            found.append(_claim(registry, entry, title, evidence))
    return found


def _offices(entry: Entry) -> list[tuple[Title, tuple[Evidence, ...]]]:
    by_label: dict[str, tuple[Title, list[Evidence]]] = {}
    for title, evidence in _told(entry):
        if title.body and title.body.startswith("Đoàn") and fold(title.label).removeprefix("phó ").startswith("trưởng"):
            continue  # who leads a delegation holds no office in it
        known = by_label.setdefault(fold(title.label), (title, []))
        known[1].append(evidence)
        if (title.body and not known[0].body) or (title.country and not known[0].country):
            by_label[fold(title.label)] = (title, known[1])
    kept = [label for label in by_label if not any(label != other and _within(label, other) for other in by_label)]
    return [(by_label[label][0], tuple(by_label[label][1])) for label in sorted(kept)]


def _told(entry: Entry) -> list[tuple[Title, Evidence]]:
    """Titles that are offices; «lãnh đạo» of a state or party, where nothing else is said of him."""
    kinds = title_heads_by_name()
    said = [title for title, _ in entry.titles]
    own = [(rightly(title, entry.name, said), evidence) for title, evidence in entry.titles]
    offices = [(title, evidence) for title, evidence in own if kinds.get(fold(title.label)) not in _NO_OFFICES]
    return offices or [
        (title, evidence) for title, evidence in entry.titles if fold(title.label) in _LEADS and title.country
    ]


def _within(shorter: str, longer: str) -> bool:
    return f" {shorter} " in f" {longer} "


def _of_some_body(title: Title) -> bool:
    """«Chủ tịch», «Phó Thị trưởng», «Chủ tịch UBND tỉnh»: an office of an unnamed body or place is none of the state.

    «Chủ tịch Trung Quốc» is the state's own.
    """
    label = fold(title.label).removeprefix("phó ")
    if label == "chủ tịch" and title.country:
        return False
    if label.endswith(tuple(f" {kind}" for kind in DIVISIONS)):
        return True
    kinds = title_heads_by_name()
    return kinds.get(label) in {"body", "sport"} or kinds.get(" ".join(label.split()[:2])) == "local"


def _party(registry: Registry, entry: Entry, title: Title) -> str | None:
    """«Tổng Bí thư», «Ủy viên Bộ Chính trị»: an office of the party, where it is named and the only one."""
    words = fold(title.label).removeprefix("phó ").split()
    kinds = (title_heads_by_name().get(" ".join(words[:length])) for length in range(len(words), 0, -1))
    if title.body or next(filter(None, kinds), None) != "party":
        return None
    name = sole_parties().get(title.country or entry.country or "")
    return registry.body_named(name) if name else None


def _claim(registry: Registry, entry: Entry, title: Title, evidence: tuple[Evidence, ...]) -> Claim:
    roles = [("holder", entry.key)]
    body = registry.body_named(title.body, title.country or entry.country) if title.body else None
    if body is not None:
        roles.append(("body", body))
    elif (party := _party(registry, entry, title)) is not None:
        roles.append(("body", party))
    else:
        country = None if _of_some_body(title) else title.country or entry.country
        if country and f"country:{country}" in registry.entries:
            roles.append(("body", f"country:{country}"))
    return Claim("Tenure", tuple(roles), evidence, title=title.label)
