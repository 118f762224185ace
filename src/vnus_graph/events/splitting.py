"""Stage 5 of 7: Sentence + Mention → Claim. Runs of names that are no one list: object and subject.

«Tại buổi làm việc với A, B khẳng định …», «theo lời mời của A và B, C thăm …»: a comma may part two roles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnus_graph.grammar.mentions import Phrase
from vnus_graph.model import GroupMention, InstitutionMention, PersonMention

if TYPE_CHECKING:
    from vnus_graph.events.listing import Listing

_KIN = frozenset({("ông", "nội"), ("ông", "ngoại"), ("con", "trai"), ("con", "gái"), ("em", "gái"), ("anh", "trai")})
_FRONTED = 5
"""How far from the head of its sentence the object of a verb without a subject before it stands («Đón tiếp A, B …»)."""


def split(listing: Listing, run: list[Phrase]) -> list[list[Phrase]]:
    """«Tại buổi làm việc với A, B khẳng định …»: the last, behind a bare comma and before a verb, is a subject."""
    if len(run) < 2:
        return [run]
    if isinstance(run[-1].mention, GroupMention) and _comma(listing, run[-2], run[-1]):
        return [*split(listing, run[:-1]), run[-1:]]  # «Trong cuộc gặp với A, hai bên …»
    if (cut := _invited(listing, run)) is not None:
        return [run[:cut], run[cut:]]
    slot, governor = listing.slot(run[0].first)
    if governor == "theo" and _comma(listing, run[0], run[1]):
        return [run[:1], run[1:]]  # «Theo báo X, A và B …»
    if governor == "của" and listing.line.low[run[0].first - 3 : run[0].first - 1] in _KIN:
        return [run[:1], run[1:]]  # «ông nội của A, cố lãnh tụ B, …»
    if governor == "giữa" and (cut := _behind_pair(listing, run)) is not None:
        return [run[:cut], run[cut:]]
    if slot not in {"prep", "verb", "noun"}:
        return [run]
    fronted = run[0].first <= _FRONTED
    if not listing.acts(_with_peer(listing, run[-1].last)) and not (fronted and _apposed(listing, run[-1].last)):
        return [run]
    if _comma(listing, run[-2], run[-1]):
        if len(run) > 2 and _employer(run[-2], run[-1]):
            return [run[:-2], run[-2:-1]]  # «Trong buổi gặp với A, ông B, Tập đoàn C, cho biết»
        return [run[:-1], run[-1:]]
    cut = _occasion(listing, run)
    return [run[:cut], run[cut:]] if cut is not None else [run]


def _with_peer(listing: Listing, at: int) -> int:
    """Index behind «(A) và người đồng cấp», «(A) và phu nhân»."""
    low = listing.line.low
    if low[at : at + 4] == ("và", "người", "đồng", "cấp"):
        return at + 4
    return at + 3 if low[at : at + 3] == ("và", "phu", "nhân") else at


def _employer(person: Phrase, body: Phrase) -> bool:
    """«ông B, Tập đoàn C» behind a comma: whom he speaks for."""
    named = isinstance(person.mention, PersonMention) and bool(person.mention.name)
    return named and isinstance(body.mention, InstitutionMention)


def _occasion(listing: Listing, run: list[Phrase]) -> int | None:
    """«Tại cuộc gặp với A, B và C nhất trí …»: where those met end and the subject of the sentence begins."""
    head = listing.line.low[: run[0].first]
    if len(head) > 6 or head[:1] not in {("tại",), ("trong",), ("qua",), ("sau",), ("ngoài",)} or "các" in head:
        return None
    return next((i for i in range(len(run) - 1, 0, -1) if _comma(listing, run[i - 1], run[i])), None)


def _behind_pair(listing: Listing, run: list[Phrase]) -> int | None:
    """«Sau cuộc điện đàm giữa A và B, Bộ C ra thông cáo»: where the body begins that is behind the two who talked."""
    people = [isinstance(phrase.mention, PersonMention) for phrase in run]
    if len(run) < 3 or not all(people[:2]) or listing.line.word(run[0].last) != "và":
        return None
    body = isinstance(run[2].mention, InstitutionMention)
    return 2 if body and _comma(listing, run[1], run[2]) else None


def _invited(listing: Listing, run: list[Phrase]) -> int | None:
    """«theo lời mời của A và B, C và phu nhân thăm …»: where the list of inviters ends and the guests begin."""
    before = listing.line.low[max(0, run[0].first - 4) : run[0].first]
    if "mời" not in before or "của" not in before or listing.line.word(run[-1].last) in {".", ";", ",", ""}:
        return None
    cut = next((i for i in range(len(run) - 1, 0, -1) if _comma(listing, run[i - 1], run[i])), None)
    states = [getattr(phrase.mention, "country", None) for phrase in run]
    abroad = (
        None not in states[1:] and states[0] is None
    )  # «của Thủ tướng A, Thủ tướng Lào B, Thủ tướng Thái Lan C và …»
    return 1 if cut is not None and abroad and _comma(listing, run[0], run[1]) else cut


def _comma(listing: Listing, left: Phrase, right: Phrase) -> bool:
    between = listing.line.low[left.last : right.first]
    return between[:1] == (",",) and not {"và", "cùng"} & set(between)


def _apposed(listing: Listing, at: int) -> bool:
    """Whether behind an apposition without a person («…, Chủ nhiệm Ủy ban …,») a predicate follows."""
    if listing.line.word(at) != ",":
        return False
    if listing.predicate(at + 1):
        return True
    for end in range(at + 1, min(at + 20, len(listing.line))):
        phrase = listing.phrase(end)
        if phrase is not None and isinstance(phrase.mention, PersonMention) and phrase.mention.name:
            return False
        if phrase is None and listing.line.word(end) == ",":
            return listing.predicate(end + 1)
    return False
