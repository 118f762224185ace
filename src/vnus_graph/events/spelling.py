"""Stage 5 of 7: Sentence + Mention → Claim. Keys under which two wordings of one name meet."""

from __future__ import annotations

from functools import cache

from vnus_graph.grammar.country_names import aliases_of, name_of
from vnus_graph.grammar.fold import fold
from vnus_graph.resources import table

_LINKS = frozenset({"của", "nước", "các", "thuộc"})
_ADDRESS = frozenset({"samdech", "sir", "sheikh", "dr", "datuk", "dato", "tun"})


@cache
def name_key(name: str) -> tuple[str, ...]:
    """A personal name as folded parts: hyphens and dots are spaces, words of rank left out."""
    parts = fold(name).replace("-", " ").replace(".", " ").split()
    return tuple(part for part in parts if part not in _ADDRESS) or tuple(parts)


def contains_name(longer: str, shorter: str) -> bool:
    """Whether all words of `shorter` stand in `longer`, in the same order or as a set of equal size."""
    words, wanted = longer.split(), shorter.split()
    if len(words) == len(wanted):
        return sorted(words) == sorted(wanted)
    rest = iter(words)
    return len(wanted) < len(words) and all(word in rest for word in wanted)


@cache
def body_key(name: str, country: str | None) -> str:
    """A body's name as folded words without links, the owner at its end as its ISO code («@us»)."""
    words = [word for word in fold(name).replace("-", " ").split() if word not in _LINKS]
    text = " ".join(words)
    if country is None:
        return text
    for alias in sorted({name_of(country), *aliases_of(country)}, key=len, reverse=True):
        plain = " ".join(fold(alias).replace("-", " ").split())
        if text.endswith(f" {plain}"):
            return f"{text[: -len(plain) - 1]} @{country}"
    return text


def within(shorter: str, longer: str) -> bool:
    """Whether one key abbreviates another: its front, three words at least, and no other owner named."""
    if "@" in shorter:
        return False
    words = shorter.split()
    return len(words) >= 3 and longer.startswith(shorter + " ")


@cache
def _generic_heads() -> frozenset[str]:
    return frozenset(fold(row["head"]) for row in table("institution_heads") if row["needs"] == "owner")


def generic(name: str) -> bool:
    """«Quốc hội», «Chính phủ»: a head noun that names a body only with its owner."""
    return fold(name) in _generic_heads()
