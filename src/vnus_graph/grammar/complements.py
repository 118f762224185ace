"""Stage 4 of 7: Sentence → Mention. How far the name of a body goes behind its head noun.

It goes on over listed fields, capitalised words, fields joined by «và», other bodies it belongs to, and ends with the
state that owns it. Where it runs into plain lower-case words it goes on only if a state, an abbreviation in brackets
or (in a title) the holder's name closes it: «Bộ Cựu chiến binh và Người có công Algeria».
"""

from __future__ import annotations

from vnus_graph.grammar.body_holders import doubtful_state, holder_follows
from vnus_graph.grammar.body_kinds import behind_kind
from vnus_graph.grammar.body_tails import brand_behind, capital_head, closed, holder, list_to_state, quoted, tail
from vnus_graph.grammar.body_words import Head, fields, heads, listed
from vnus_graph.grammar.field_lists import joined, plain_word
from vnus_graph.grammar.gazetteer import cities
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.localities import district_at, locality_at, of_the_paper
from vnus_graph.grammar.name_ends import OPENERS
from vnus_graph.grammar.names import acronym, foreign, name_at
from vnus_graph.grammar.title_words import title_heads

LONGEST = 18
"""Tokens in the longest name of a body."""
NAMED = frozenset({"name", "field"})
"""What a head noun of `institution_heads.tsv` may need to be followed by a name."""
_PLAIN_SPOKEN = frozenset({"Company", "MediaOutlet", "ArmedForces"})
_MISSIONS = frozenset({"Mission", "Association"})
_LOCAL = frozenset({"Association", "Government", "Committee", "PartyBody", "Institution", "ArmedForces"})
_BRANDED = frozenset(
    {"Party", "Company", "University", "ThinkTank", "MediaOutlet", "Association", "Institution", "Bank"}
)
_OFFICES = frozenset({"Ministry", "Government", "Committee", "Institution", "Parliament", "Mission"})
_NAMED_AFTER_PEOPLE = frozenset({"University", "ThinkTank"})
_TALKED = frozenset({"hợp", "đầu", "thương", "kinh", "chính", "phát", "đối"})
"""What is talked about with a body rather than dealt with by it."""
_ABOUT = frozenset({"Committee", "Institution", "InternationalOrganization", "University"})
_NEXT = OPENERS | {"với", "cũng", "trong"}
"""Words that begin the next sentence, the full stop before it lost."""
_DIVISIONS = frozenset({"tỉnh", "thành", "tp.", "tp", "bang"})
_REGIONS = frozenset({"vực", "vùng", "bang", "tỉnh", "phố"})
_LINKS = frozenset({"-", "–", ",", "và", "của", "nước", "&", "vì"})
_PAIRING = frozenset({"-", "–", "việt"})
"""Before the second of two states: «Bệnh viện Việt Đức»."""
_CLOSERS = frozenset(
    ', . ; : “ ” " ( ) đã đang sẽ được bị tại do cho khi hai các phía bên ở với để nhằm về này mình trong lãnh doanh'
    " tháp người quan mỗi cùng là mà theo từ đến tới những trên dưới trước sau qua nhân ngày vào giữa như khóa"
    " nhiệm".split()
)


def complement(line: Line, at: int, head: Head, *, in_title: bool) -> tuple[int, str | None]:
    """Index behind what follows the head noun, and the code of the state it names as owner.

    `in_title`: the body is part of an office, so that the holder's name may follow.
    """
    if stop := quoted(line, at, head):
        return stop, None
    end, owner = behind_kind(line, at, head) or brand_behind(line, at, head) or at, None
    if head.subtype in _NAMED_AFTER_PEOPLE and not in_title and (length := name_at(line, end, anchored=True)):
        end += length
    while end < len(line) and end - at < LONGEST:
        if end in line.countries:
            stop, owner, goes_on = _state(line, end, at, head, owner)
            end = stop
            if not goes_on:
                break
            continue
        led = head.subtype == "Party" and line.word(end) == "của" and title_heads().match(line.tokens, end + 1)
        if led or (in_title and of_the_paper(line, end)):
            break  # «Đảng Cộng hòa của Tổng thống Mỹ»
        if in_title and end > at and (code := doubtful_state(line, end)):
            end, owner = end + 1, code
            break
        if in_title and end > at and holder_follows(line, end, head):
            break
        step = _step(line, end, at, head, in_title) if head.needs in NAMED else _owner_step(line, end, head)
        small = end == at and capital_head(line, at, head)
        if step == 0 and head.needs == "name" and head.subtype not in _PLAIN_SPOKEN and (end > at or small):
            step = _to_closing(line, end, in_title) or list_to_state(line, end, head)
        if step == 0 and head.needs in NAMED and end > at:
            step = tail(line, end, head)
        if step == 0:
            break
        whole = fields().match(line.tokens, end)
        end += step
        if whole and 1 < whole[0] == step:
            continue  # «Bộ Ngoại giao | thông báo», whatever the word segmenter makes of «giao thông»
        while end > at and line.inside_word(end) and plain_word(line, end) and not line.capital(end - 1):
            end += 1  # never within a word: «Nguồn nhân | lực»
    while end > at and line.word(end - 1) in _LINKS and line.word(end - 2) not in {"nhà", "đất"}:
        end -= 1
    if owner is None and head.subtype != "Association":
        owner = _closing_state(line, at, end)
    if head.subtype == "Association" and _branch(line, end):
        end = line.places[end][0]
    return _location(line, end, at, head, owner)


def _branch(line: Line, at: int) -> bool:
    """«Hội Hữu nghị Nga - Việt thành phố Kazan», «Hội Hữu nghị Việt - Nga tỉnh Nghệ An»."""
    return at in line.places and not line.places[at][1].venue and line.word(at) in _DIVISIONS


def _closing_state(line: Line, at: int, end: int) -> str | None:
    """The state whose name ends the body's («… Trung ương Đảng Cộng sản Cuba»), unless it is one of a pair."""
    for first in range(at, end):
        if first in line.countries and line.countries[first][0] == end and line.word(first - 1) not in _PAIRING:
            return line.countries[first][1].code
    return None


def _state(line: Line, end: int, at: int, head: Head, owner: str | None) -> tuple[int, str | None, bool]:
    """The state that ends the name; the first of a pair («Hội Hữu nghị Nga - Việt») goes on, and owns nothing."""
    last, mention = line.countries[end]
    paired = line.word(last) in {"-", "–"} or line.word(end - 1) in _PAIRING
    if (mention.adjective and not paired) or (end == at and head.subtype == "MediaOutlet"):
        return end, owner, False
    if line.word(last) not in {"-", "–"}:
        return last, mention.code if owner is None and line.word(end - 1) not in _PAIRING else None, False
    if last + 1 in line.countries:
        return last + 1, mention.code, True
    return last, mention.code, True


def _owner_step(line: Line, at: int, head: Head) -> int:
    """Behind an organ that needs no field («Quốc hội»): «của», «nước», or the body it is of («… Đảng Cộng sản …»)."""
    if found := listed().match(line.tokens, at):
        return found[0]
    if line.word(at) in {"của", "nước"}:
        return 1 if _owner_follows(line, at + 1) else 0
    if tuple(line.low[at : at + 2]) == ("toàn", "quốc"):
        return 2
    if (
        head.text.endswith("Đảng")
        and line.capital(at)
        and (party := heads().match(line.tokens, at - 1))
        and party[0] == 1
    ):
        named = listed().match(line.tokens, at - 1)  # «Trung ương Đảng | Cộng sản Cuba»
        return named[0] - 1 if named else complement(line, at, party[1], in_title=False)[0] - at
    inner = heads().match(line.tokens, at)
    if inner is None or not line.capital(at):
        return 0
    organ = head.subtype == "PartyBody" and inner[1].subtype in {"PartyBody", "Association"}
    if inner[1].subtype not in {"Party", "Parliament"} and not organ:
        return 0
    end, _ = complement(line, at + inner[0], inner[1], in_title=False)
    if inner[1].text == "Đảng" and end == at + 1 and head.subtype == "PartyBody":
        return 1  # «Ban Chấp hành Trung ương Đảng»
    return end - at if end > at + inner[0] or inner[1].needs not in NAMED else 0


def _step(line: Line, at: int, start: int, head: Head, in_title: bool) -> int:
    """How many tokens the name goes on for at `at`; 0 where it ends."""
    word = line.word(at)
    if word == "đảng" and line.word(at + 1) == "bộ" and not line.capital(at + 1):
        return 2  # «Ban Chấp hành | Đảng bộ tỉnh …»
    if at > start and (found := listed().match(line.tokens, at)):
        return found[0]
    again = heads().match(line.tokens, at) if at > start else None
    if again and again[1] is head and line.low[at + again[0] : at + again[0] + 2] == line.low[start : start + 2]:
        return 0  # a headline that runs into the text: the name once more
    if again and line.capital(at) and again[1].subtype == "PartyBody" and again[1].needs == "name":
        return complement(line, at + again[0], again[1], in_title=in_title)[0] - at  # «Ban Thường vụ | Đảng ủy …»
    phrase = fields().match(line.tokens, at)
    if phrase and phrase[0] > 1 and phrase[1] == "field" and line.capital(at):
        return phrase[0]
    if locality := locality_at(line, at):
        return locality - at
    if named := name_at(line, at):
        person = in_title and at == start and holder(line, at, named, head)
        if person or not _brand(line, at, start, named, head, in_title):
            city = cities().match(line.tokens, at) if at > start and head.subtype in _BRANDED else None
            return city[0] if city and city[0] >= named else 0  # «Tập đoàn Cảng Buenos Aires»
        return 1 if in_title and named > 2 else named
    if phrase := fields().match(line.tokens, at):
        if (
            at > start
            and phrase[1] == "more"
            and (line.tokens[at].tag.startswith("V") or (head.subtype == "Ministry" and line.word(at - 1) != "và"))
            and ((line.word(at) == "chỉ" and line.word(at - 1) != "ban") or not closed(line, at + phrase[0]))
        ):
            return 0  # «Bộ Ngoại giao nghiên cứu …», «Bộ Y tế thông tin …», «Sở Y tế chỉ đạo, …»
        if head.subtype == "Company" and not line.capital(at) and foreign(line.tokens[at - 1].text):
            return 0  # «Tập đoàn Lumen đầu tư …»
        return phrase[0] if at > start or line.capital(at) or phrase[1] == "more" else 0
    if word in {"và", "-", "–", ",", "&", "vì"} and at > start:
        return joined(line, at, word, head)
    if word == "về" and at > start and head.subtype in _ABOUT and (about := fields().match(line.tokens, at + 1)):
        if line.capital(at + 1):
            return int(about[0] > 1)  # «Cơ quan Liên hợp quốc về Thương mại và Phát triển»
        state = line.countries.get(at + 1 + about[0])  # «Đại học Nghiên cứu quốc gia về công nghệ Séc»
        owned = state is not None and not state[1].adjective and state[0] + 1 not in line.countries
        return 1 + about[0] if owned and line.word(at + 1) not in _TALKED else 0
    if word in {"của", "nước"} and at > start:
        return 1 if _owner_follows(line, at + 1) else 0
    if at == start and (head.subtype == "Government" or head.text == "Công an") and (length := district_at(line, at)):
        return length
    if head.subtype in _LOCAL and at in line.places and line.word(at) in _DIVISIONS:
        return line.places[at][0] - at
    surname = head.subtype in _OFFICES and foreign(line.tokens[at].text) and line.word(at - 1) not in _REGIONS
    if in_title and at > start and surname:
        return 0  # «Cục trưởng Cục Lễ tân Malenkov»
    return _capital_word(line, at)


def _capital_word(line: Line, at: int) -> int:
    """A capitalised word with its lower-case rest («Thủy lợi»), an acronym, or a number («Quân khu 5»)."""
    text = line.tokens[at].text
    if at in line.dates or text == "Về" or (line.word(at) in _NEXT and plain_word(line, at - 1)):
        return 0
    if text.isdigit():
        counted = at + 1 < len(line) and line.tokens[at + 1].text.islower() and line.tokens[at + 1].tag[:1] in "NM"
        return int(len(text) < 4 and not counted and not acronym(line.tokens[at - 1].text))
    if not (line.capital(at) and text[0].isalpha()):
        return 0
    end = at + 1
    while (
        not foreign(text)
        and not acronym(text)
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
    front = [line.tokens[i].text for i in range(start, at) if line.capital(i)]
    if front and head.subtype == "Company" and plain_word(line, at - 1) and not in_title:
        return True  # «Công ty Sản xuất thiết bị y tế B.Ravn Melder»
    if front:
        return not in_title and all(foreign(text) or text.isascii() for text in front)  # «Tập đoàn TH Evergreen Milk»
    return not in_title or length >= 3 or at == start  # «Giám đốc Tập đoàn Lumen Energy»: the body needs a name


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
    plain = line.low[at : at + 2] != ("chỉ", "đạo")  # «Bộ Y tế chỉ đạo Bệnh viện …»
    for end in range(at, min(at + 8, len(line))):
        if line.word(end) == "và" and (not line.capital(end + 1) or end + 1 in line.countries):
            return 0
        if line.word(end) in {"-", "–"} and (not line.capital(end + 1) or title_heads().match(line.tokens, end + 1)):
            return 0  # «Bộ trưởng Bộ Y tế - ngài …»
        if end in line.countries:
            return end - at if not line.countries[end][1].adjective else 0
        if end > at and plain and listed().match(line.tokens, end):
            return end - at
        plain = plain and plain_word(line, end) and line.word(end) != "và"
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
    if line.low[seat : seat + 2] == ("khu", "vực") and line.capital(seat + 2):
        return seat + 3, owner
    if line.word(seat) == "châu" and line.capital(seat + 1):
        return seat + 2, owner
    if found := listed().match(line.tokens, seat):
        return seat + found[0], owner
    if (country := line.countries.get(seat)) and not country[1].adjective:
        return country[0], owner
    if place := line.places.get(seat):
        return place[0], owner
    return end, owner
