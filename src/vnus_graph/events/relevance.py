"""Stage 5 of 7: Sentence + Mention → Claim. Encounters and journeys that are no diplomacy: private, commercial, sport.

«A gặp B trong trận tứ kết», «bà C gọi điện cho chồng», «du khách D thăm Đà Nẵng»: the words are those of diplomacy,
the people hold no office of state. What compatriots do among themselves counts where one of them, or a body, is of the
state's own; what passes between them and others where somebody on either side has or had an office.
"""

from __future__ import annotations

from functools import cache

from vnus_graph.events.families import family
from vnus_graph.events.known import state_of
from vnus_graph.events.registry import Entry, Registry
from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.names import foreign
from vnus_graph.grammar.title_words import title_heads_by_name
from vnus_graph.model import Claim, Title
from vnus_graph.resources import table

_FAMILIES = frozenset({"Meeting", "Call", "Welcome", "Visit"})
_OF_STATE = frozenset({"state", "government", "party", "parliament", "diplomat", "royal", "clergy"})
_OF_PROTOCOL = frozenset({"Talks", "CourtesyCall"})
"""What nobody has but in office."""
_NATIONAL = frozenset(
    {"Ministry", "Government", "Parliament", "Party", "PartyBody", "Mission", "InternationalOrganization"}
)
_ALONE = frozenset({"person.bare", "person.given", "person.apposed"})
"""Rules that read a name without title or word of address."""
_LOCAL = ("ubnd", "ủy ban nhân dân", "công an", "sở ", "thành ủy", "tỉnh ủy", "huyện ủy", "đảng ủy", "chi bộ", "phòng ")


def diplomatic(claim: Claim, registry: Registry) -> bool:
    """Whether a claim is worth telling, by who its parties are."""
    if family(claim) not in _FAMILIES or claim.kind in _OF_PROTOCOL:
        return True
    entries = [registry.entries[key] for _, key in claim.roles if key in registry.entries]
    parties = [entry for entry in entries if entry.type != "Country"]
    if all(map(_private, parties)):
        return False  # «Đạo diễn A nhớ lại chuyến đi B», «HLV A gặp HLV B»
    at_home = all(entry.country in {HOME, None} and not _abroad(entry) for entry in parties)
    if family(claim) == "Visit":
        return not at_home or any(_of_note(entry) for entry in parties)
    abroad = not at_home and all(entry.country != HOME for entry in parties)
    return abroad or any(_of_state(entry, registry) if at_home else _of_note(entry) for entry in parties)


def _abroad(entry: Entry) -> bool:
    """Of no state that is told, and of a name that is not Vietnamese."""
    if entry.country is not None:
        return False
    return entry.subtype == "InternationalOrganization" or any(
        foreign(word) and len(word) > 2 and not word.replace("-", "").isupper() for word in entry.name.split()
    )


def _of_note(entry: Entry) -> bool:
    """Somebody with an office, whatever it is, or a body or delegation."""
    return entry.type != "Person" or entry.office is not None or bool(entry.titles) or _public(entry)


def _private(entry: Entry) -> bool:
    """Somebody whom the article calls by a trade or in sport only, or not at all: «nữ diễn viên A», «HLV B»."""
    if entry.type != "Person" or entry.office is not None or _public(entry):
        return False
    told = [evidence for evidence in entry.evidence if evidence.rule not in _ALONE]
    trained = all(_kind(fold(title.label)) == "sport" for title, _ in entry.titles)
    called = all(fold(evidence.quote).startswith(_trades()) for evidence in told)
    return (called or bool(entry.titles)) and trained


@cache
def _trades() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("callings"))


def _of_state(entry: Entry, registry: Registry) -> bool:
    """Somebody in an office of state, or a body of the state's own."""
    if entry.type != "Person":
        national = entry.subtype in _NATIONAL and not fold(entry.name).startswith(_LOCAL)
        return entry.type == "Delegation" or national
    return entry.office is not None or _public(entry) or any(_high(title, registry) for title, _ in entry.titles)


def _public(entry: Entry) -> bool:
    return state_of(entry.name, (title.label for title, _ in entry.titles)) is not None


def _high(title: Title, registry: Registry) -> bool:
    """«Bộ trưởng Ngoại giao», «Chủ tịch Quốc hội», but not «Bí thư Tỉnh ủy», «Chủ tịch Công ty»."""
    if any(local in fold(title.body or title.label) for local in _LOCAL):
        return False
    if _kind(fold(title.label)) in _OF_STATE:
        return True
    body = registry.body_named(title.body, title.country) if title.body else None
    return body is not None and registry.entries[body].subtype in _NATIONAL


@cache
def _kind(label: str) -> str | None:
    """Kind of the longest head of a title that the label begins with, «phó» left out."""
    words = label.removeprefix("phó ").split()
    heads = title_heads_by_name()
    return next((heads[head] for n in range(len(words), 0, -1) if (head := " ".join(words[:n])) in heads), None)
