"""Stage 4 of 7: Sentence → Mention. Which office a title words, and whose, where one person holds it at a time.

«Ngoại trưởng Mỹ», «Bộ trưởng Bộ Ngoại giao Hoa Kỳ» and «Bộ trưởng Ngoại giao» of the state «us» are one office; so are
«Tổng Thư ký LHQ» and «Tổng Thư ký Liên hợp quốc». The offices are those of `offices.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import HOME, is_country
from vnus_graph.grammar.fold import fold
from vnus_graph.model import Office, Title
from vnus_graph.resources import table

_ACTING = "quyền "
_LONGEST_NAME = 8
"""Words of the longest name of a state or an organisation that is looked for at the end of a title."""


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    of: str
    alone: frozenset[str]
    shared: bool
    """Whether the bare word is another state's office where the article does not speak of Việt Nam."""


@cache
def _kinds() -> dict[str, _Kind]:
    """Offices by the folded words of each of their labels."""
    found = {}
    for row in table("offices"):
        alone = frozenset(fold(word.rstrip("?")) for word in row["alone"].split("|") if word)
        kind = _Kind(row["office"], row["of"], alone, "?" in row["alone"])
        for wording in (row["office"], *filter(None, row["wordings"].split("|"))):
            found[fold(wording)] = kind
    return found


def office_of(title: Title, *, country: str | None = None) -> Office | None:
    """The office a title words; None for one that several hold, is left open, or lies behind («cựu»).

    `country`: the state it is of, where another source than the wording tells it.
    """
    if title.former:
        return None
    words, owner = _without_owner(fold(title.label), title.country or country)
    acting = words.startswith(_ACTING)
    words = words.removeprefix(_ACTING)
    kind = _kinds().get(f"{words} @{owner}") or _kinds().get(words)
    if kind is None:
        return None
    if kind.of:
        return Office(kind.label, kind.of, acting) if owner in {kind.of, None} else None
    if owner is None and words in kind.alone and _unowned(title):
        owner = HOME
    return Office(kind.label, owner, acting) if owner is not None else None


def shared(office: Office) -> bool:
    """Whether the bare word for a Vietnamese office is also another state's («Thủ tướng», unlike «Chủ tịch nước»)."""
    return _kinds()[fold(office.label)].shared


def _unowned(title: Title) -> bool:
    """«Chủ tịch Quốc hội», «Tổng Bí thư»: no body, or one that names no owner of its own."""
    return title.body is None or _without_owner(fold(title.body), None)[1] is None


def _without_owner(words: str, country: str | None) -> tuple[str, str | None]:
    """Folded words without the state at their end, a listed body at their end under its canonical name."""
    parts = words.split()
    lengths = range(min(_LONGEST_NAME, len(parts) - 1), 0, -1)
    ends = [(" ".join(parts[:-length]), " ".join(parts[-length:])) for length in lengths]
    for head, tail in ends:
        if (code := is_country(tail)) is not None:
            return head.removesuffix(" nước").removesuffix(" của"), country or code
    for head, tail in ends:
        if (listed := organizations().get(tail)) is not None:
            return f"{head} {fold(listed.name)}", country
    return words, country
