"""Stage 4 of 7: Sentence → Mention. Bodies that share one head noun: «các Viện Dân chủ Quốc gia, Cộng hòa Quốc tế»."""

from __future__ import annotations

from vnus_graph.grammar.body_kinds import of_kind
from vnus_graph.grammar.body_words import fields, heads
from vnus_graph.grammar.complements import NAMED
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at
from vnus_graph.model import InstitutionMention

_SEVERAL = frozenset({"các", "hai", "ba"})


def opens_ellipsis(word: str) -> bool:
    """Whether bodies with one head noun may be named from the token `word` on."""
    return fold(word) in _SEVERAL


def ellipses_at(line: Line, at: int) -> tuple[int, tuple[InstitutionMention, ...]] | None:
    """«các Viện A, B và Viện C», «hai đảng A và B»: the head noun written out before each."""
    if line.word(at) not in _SEVERAL:
        return None
    found = heads().match(line.tokens, at + 1)
    if found is None or found[1].needs not in NAMED or found[1].text == "Lực lượng":
        return None
    first = at + 1 + found[0]
    if not line.capital(first + (line.word(first) == ":")) or of_kind(line, first, found[1]):
        return None  # «các trường THCS, THPT»
    head = found[1]
    end = first + (line.word(first) == ":")
    mentions: list[InstitutionMention] = []
    while (stop := _one(line, end)) > end:
        name = f"{head.text} {line.text(end, stop)}"
        start = at + 1 if not mentions else end
        span = line.tokens[start].start, line.tokens[stop - 1].end
        mentions.append(InstitutionMention(*span, "institution.ellipsis", name, None, None, head.subtype))
        end = stop
        if line.word(stop) not in {",", "và"} or not line.capital(stop + 1):
            break
        other = heads().match(line.tokens, stop + 1)
        if other and (other[1].subtype != "Institution" or not fields().match(line.tokens, stop + 1)):
            break
        end = stop + 1
    return (end, tuple(mentions)) if len(mentions) > 1 else None


def _one(line: Line, at: int) -> int:
    """Index behind one coordinated name without its head: listed fields and capitalised words, no conjunction."""
    end = at
    while end < len(line) and end not in line.countries and end not in line.dates and name_at(line, end) == 0:
        found = fields().match(line.tokens, end)
        if found and (end > at or line.capital(end)):
            end += found[0]
        elif line.capital(end) and line.tokens[end].text.isalpha():
            end += 1
        else:
            break
    if end in line.countries and end > at:
        end = line.countries[end][0]
    return at if line.inside_word(end) and not line.capital(end) else end  # «…, Đại | sứ»
