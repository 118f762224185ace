"""Stage 4 of 7: Sentence → Mention. How far the name of a body goes behind its head noun.

It goes on over listed fields, capitalised words, fields joined by «và», other bodies it belongs to, and ends with the
state that owns it. Where it runs into plain lower-case words it goes on only if a state, an abbreviation in brackets
or (in a title) the holder's name closes it: «Bộ Cựu chiến binh và Người có công Algeria».
"""

from __future__ import annotations

from vnus_graph.grammar.body_words import Head, fields, heads, listed
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, name_at

LONGEST = 18
"""Tokens in the longest name of a body."""
NAMED = frozenset({"name", "field"})
"""What a head noun of `institution_heads.tsv` may need to be followed by a name."""
_PLAIN_SPOKEN = frozenset({"Company", "MediaOutlet", "ArmedForces"})
_MISSIONS = frozenset({"Mission", "Association"})
_LOCAL = frozenset({"Association", "Government", "Committee", "PartyBody", "Institution"})
_BRANDED = frozenset(
    {"Party", "Company", "University", "ThinkTank", "MediaOutlet", "Association", "Institution", "Bank"}
)
_NAMED_AFTER_PEOPLE = frozenset({"University", "ThinkTank"})
_LINKS = frozenset({"-", "–", ",", "và", "của", "nước", "&", "vì"})
_CLOSERS = frozenset(
    ', . ; : “ ” " ( ) đã đang sẽ được bị tại do cho khi hai các phía bên ở với để nhằm về này mình trong lãnh doanh'
    " người quan mỗi cùng là mà theo từ đến tới những trên dưới trước sau qua nhân ngày vào giữa như".split()
)


def complement(line: Line, at: int, head: Head, *, in_title: bool) -> tuple[int, str | None]:
    """Index behind what follows the head noun, and the code of the state it names as owner.

    `in_title`: the body is part of an office, so that the holder's name may follow.
    """
    end = at
    owner: str | None = None
    if head.subtype in _NAMED_AFTER_PEOPLE and not in_title and (length := name_at(line, end, anchored=True)):
        end += length
    while end < len(line) and end - at < LONGEST:
        if end in line.countries:
            stop, owner, goes_on = _state(line, end, at, head, owner)
            end = stop
            if not goes_on:
                break
            continue
        step = _step(line, end, at, head, in_title) if head.needs in NAMED else _owner_step(line, end)
        if step == 0 and head.needs == "name" and head.subtype not in _PLAIN_SPOKEN and end > at:
            step = _to_closing(line, end, in_title)
        if step == 0:
            break
        end += step
    while end > at and line.word(end - 1) in _LINKS and (line.word(end - 2), line.word(end - 1)) != ("nhà", "nước"):
        end -= 1
    if owner is None and head.subtype != "Association":
        owner = _closing_state(line, at, end)
    return _location(line, end, at, head, owner)


def _closing_state(line: Line, at: int, end: int) -> str | None:
    """The state whose name ends the body's («… Trung ương Đảng Cộng sản Cuba»), unless it is one of a pair."""
    for first in range(at, end):
        if first in line.countries and line.countries[first][0] == end and line.word(first - 1) not in {"-", "–"}:
            return line.countries[first][1].code
    return None


def _state(line: Line, end: int, at: int, head: Head, owner: str | None) -> tuple[int, str | None, bool]:
    """The state that ends the name; the first of a pair («Hội Hữu nghị Nga - Việt») goes on, and owns nothing."""
    last, mention = line.countries[end]
    paired = line.word(last) in {"-", "–"} or line.word(end - 1) in {"-", "–"}
    if (mention.adjective and not paired) or (end == at and head.subtype == "MediaOutlet"):
        return end, owner, False
    if line.word(last) not in {"-", "–"}:
        return last, mention.code if owner is None and line.word(end - 1) not in {"-", "–"} else None, False
    if last + 1 in line.countries:
        return last + 1, mention.code, True
    return last, mention.code, True


def _owner_step(line: Line, at: int) -> int:
    """Behind an organ that needs no field («Quốc hội»): «của», «nước», or the body it is of («… Đảng Cộng sản …»)."""
    if found := listed().match(line.tokens, at):
        return found[0]
    if line.word(at) in {"của", "nước"}:
        return 1 if _owner_follows(line, at + 1) else 0
    inner = heads().match(line.tokens, at)
    if inner is None or not line.capital(at) or inner[1].subtype not in {"Party", "Parliament"}:
        return 0
    end, _ = complement(line, at + inner[0], inner[1], in_title=False)
    return end - at if end > at + inner[0] or inner[1].needs not in NAMED else 0


def _step(line: Line, at: int, start: int, head: Head, in_title: bool) -> int:
    """How many tokens the name goes on for at `at`; 0 where it ends."""
    word = line.word(at)
    if at > start and (found := listed().match(line.tokens, at)):
        return found[0]
    phrase = fields().match(line.tokens, at)
    if phrase and phrase[0] > 1 and phrase[1] == "field" and line.capital(at):
        return phrase[0]
    if named := name_at(line, at):
        if not _brand(line, at, start, named, head, in_title):
            return 0
        return 1 if in_title else named
    if phrase := fields().match(line.tokens, at):
        if (
            at > start
            and phrase[1] == "more"
            and line.tokens[at].tag.startswith("V")
            and not _closed(line, at + phrase[0])
        ):
            return 0  # «Bộ Ngoại giao nghiên cứu …»
        return phrase[0] if at > start or line.capital(at) or phrase[1] == "more" else 0
    if word in {"và", "-", "–", ",", "&", "vì"} and at > start:
        return _joined(line, at, word)
    if word in {"của", "nước"} and at > start:
        return 1 if _owner_follows(line, at + 1) else 0
    if head.subtype in _LOCAL and at in line.places and line.word(at) in {"tỉnh", "thành", "tp.", "bang"}:
        return line.places[at][0] - at
    return _capital_word(line, at, start)


def _closed(line: Line, at: int) -> bool:
    """Whether a capital, a state or the end of the phrase follows, so that the word before belongs to the name."""
    return (
        line.capital(at)
        or at in line.countries
        or line.word(at) in {",", ".", "(", "", ";", "và", "của", "châu", "quốc"}
    )


def _capital_word(line: Line, at: int, start: int) -> int:
    """A capitalised word with its lower-case rest («Thủy lợi»), an acronym, or a number («Quân khu 5»)."""
    text = line.tokens[at].text
    if at in line.dates:
        return 0
    if text.isdigit():
        return int(at >= start and len(text) < 4)
    if not (line.capital(at) and text[0].isalpha()):
        return 0
    end = at + 1
    while (
        not foreign(text)
        and line.inside_word(end)
        and line.tokens[end].text.islower()
        and line.tokens[end].text.isalpha()
    ):
        end += 1
    return end - at


def _brand(line: Line, at: int, start: int, length: int, head: Head, in_title: bool) -> bool:
    """A foreign run behind the head, or behind its trade: «tập đoàn Gazprom», «Công ty sữa Angkor Milk»."""
    if head.subtype not in _BRANDED or not foreign(line.tokens[at].text):
        return False
    if any(line.capital(i) for i in range(start, at)):
        return False
    return not in_title or length >= 3


def _joined(line: Line, at: int, word: str) -> int:
    """«Kế hoạch và Đầu tư», «Văn hóa, Thể thao và Du lịch»: the conjunction and what it joins."""
    if word in {"-", "–"} and at + 1 < len(line) and acronym(line.tokens[at + 1].text):
        return 2  # «Hội đồng Kinh doanh Hoa Kỳ-ASEAN»
    if not line.capital(at + 1) or heads().match(line.tokens, at + 1) or name_at(line, at + 1):
        return 0
    if word == "vì":
        return 1
    found = fields().match(line.tokens, at + 1)
    if found is None or line.word(at + 1) == "trung":
        return 0
    if word == ",":
        behind = at + 1 + found[0]
        return 1 + found[0] if line.word(behind) in {"và", ","} and fields().match(line.tokens, behind + 1) else 0
    return 1 + found[0]


def _owner_follows(line: Line, at: int) -> bool:
    if line.word(at) == "nước":
        at += 1
    if at in line.countries:
        return not line.countries[at][1].adjective
    return line.capital(at) and (
        heads().match(line.tokens, at) is not None or listed().match(line.tokens, at) is not None
    )


def _to_closing(line: Line, at: int, in_title: bool) -> int:
    """Tokens up to what closes the name beyond plain words: a state, «(ABC)», in a title the holder's name."""
    if name_at(line, at):
        return 0
    for end in range(at, min(at + 8, len(line))):
        if line.word(end) == "và" and not line.capital(end + 1):
            return 0
        if end in line.countries:
            return end - at if not line.countries[end][1].adjective else 0
        if in_title and end > at and name_at(line, end):
            return end - at
        if line.word(end) in _CLOSERS or end in line.dates:
            return 0
        verb = line.tokens[end].tag.startswith("V") and line.tokens[end].opens
        if verb and not (fields().match(line.tokens, end) or line.capital(end) or line.word(end - 1) == "và"):
            return 0
        if line.capital(end) and heads().match(line.tokens, end):
            return 0
    return 0


def _location(line: Line, end: int, start: int, head: Head, owner: str | None) -> tuple[int, str | None]:
    """«… tại Liên hợp quốc», «Đại sứ quán Việt Nam tại Cuba»: the seat is part of a mission's name."""
    if head.subtype not in _MISSIONS or line.word(end) not in {"tại", "ở"}:
        return end, owner
    if head.subtype == "Association" and "người" not in line.low[start:end] and owner != "vn":
        return end, owner
    seat = end + 1
    if found := listed().match(line.tokens, seat):
        return seat + found[0], owner
    if (country := line.countries.get(seat)) and not country[1].adjective:
        return country[0], owner
    if place := line.places.get(seat):
        return place[0], owner
    return end, owner
