"""Stage 4 of 7: Sentence → Mention. Delegations: «Đoàn đại biểu Quốc hội Việt Nam», «đoàn Bộ Công an», «Đoàn»."""

from __future__ import annotations

from vnus_graph.grammar.body_words import fields, heads, sole_parties
from vnus_graph.grammar.country_names import HOME, name_of
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.institutions import institution_at
from vnus_graph.grammar.line import Line
from vnus_graph.model import DelegationMention

_LONGEST = 18
_KINDS = (
    "đại biểu|công tác|cấp cao|quân sự|cán bộ|nghị sĩ|nghị sỹ|thượng nghị sĩ|thượng nghị sỹ|hạ nghị sĩ|hạ nghị sỹ"
    "|doanh nghiệp|thanh niên|liên ngành|lưỡng đảng|hỗn hợp|hữu nghị|lãnh đạo"
    "|chuyên gia|ngoại giao|quan chức|thương mại|đàm phán|chính thức|thanh tra|khảo sát|chuyên môn|chính trị|hàng đầu"
    "|doanh nhân|của|các|nước"
).split("|")
_KIND_WORDS = frozenset(tuple(kind.split()) for kind in _KINDS)
_LONGER_KINDS = frozenset(kind for kind in _KIND_WORDS if len(kind) > 1)
_HEADS = frozenset({"đoàn", "phái"})
_COMPOUNDS = frozenset("tịch đảng tiểu trung sư lữ quân binh công tập liên thành tỉnh huyện vũ chi".split())
_YOUTH = frozenset({("thanh", "niên"), ("cơ", "quan"), ("cơ", "sở")})
_SEATED = frozenset({"tỉnh", "thành", "tp", "các", "ở", "khóa", "khoá", "chuyên", "(", "địa", "đơn"})
_GLUED = frozenset(kind[0] for kind in _KIND_WORDS)
"""First words of what may follow «đoàn» where the word segmenter glues it to the verb before."""
_OURS = frozenset({"đảng", "nước"})
_SAID_OF_IT = frozenset({"đã", "cũng", "còn", "đang", "sẽ", "có", "đến", "tới"})
"""What stands between a subject and its verb: «Trong thời gian ở thăm, đoàn cũng gặp …»."""
_POWERS = frozenset({"đảng", "nhà", "chính", "quốc"})


def opens_delegation(word: str) -> bool:
    """Whether a delegation may be named from the token `word` on."""
    return fold(word) in _HEADS


def delegation_at(line: Line, at: int) -> tuple[int, DelegationMention] | None:
    """Index behind the delegation named from token `at` («Đoàn …») on, and the mention.

    «Đoàn» alone, capitalised or the subject of a clause, or «đoàn đại biểu» without a sender is an anaphor: its name
    is empty.
    """
    if line.word(at) not in _HEADS or _common_noun(line, at):
        return None
    end = at + (2 if line.word(at) == "phái" and line.word(at + 1) == "đoàn" else 1)
    if line.word(at) == "phái" and end == at + 1:
        return None
    end, senders, country, kinds = _sender(line, _called(line, end))
    while end > at and line.word(end - 1) in {"của", "các", "nước", ",", "và", "-"}:
        end -= 1
    span = line.tokens[at].start, line.tokens[end - 1].end
    if _standing(line, at, end):
        return None
    if senders or country:
        name = _written_out(line, at, end)
        return end, DelegationMention(*span, "delegation.sent", name[:1].upper() + name[1:], tuple(senders), country)
    subject = line.word(at - 1) == "," and line.word(end) in _SAID_OF_IT
    named = line.inside_word(at + 1) or line.capital(at + 1)
    alone = subject or (line.tokens[at].text == "Đoàn" and not named)
    if kinds or (alone and (at + 1 == len(line) or not line.tokens[at + 1].tag.startswith("N"))):
        return end, DelegationMention(*span, "delegation.anaphor", "")
    return None


def _called(line: Line, at: int) -> int:
    """Index behind «(Đoàn) Đánh giá và Tư vấn (AAV)», a name of its own before «của» and the sender; else `at`."""
    end = at
    while line.capital(end) or (end > at and (line.inside_word(end) or line.word(end) == "và")):
        end += 1
    if line.word(end) == "(" and line.word(end + 2) == ")":
        end += 3
    owned = end > at and end - at < _LONGEST and line.word(end) == "của"
    return end if owned and (end + 1 in line.countries or institution_at(line, end + 1)) else at


def _standing(line: Line, at: int, end: int) -> bool:
    """«Phái đoàn Việt Nam tại Liên hợp quốc», «Đoàn đại biểu Quốc hội tỉnh X»: bodies that stay, not sent anywhere."""
    if line.word(at) == "phái":
        seated = line.word(end) == "tại" or line.low[end : end + 2] == ("bên", "cạnh")
        return seated and end in {stop for stop, _ in line.countries.values()}
    name = end - 3 if line.word(end - 1) == ")" and line.word(end - 3) == "(" else end  # «… Quốc hội (ĐBQH) tỉnh X»
    deputies = line.low[at + 1 : name] in {("đại", "biểu", "quốc", "hội"), ("đbqh",), ("đại", "biểu", "qh")}
    if not deputies:
        return False
    if end in line.places or line.word(end) in _SEATED or line.word(end).startswith("tp."):
        return True
    return line.word(at - 1) in {"tại", "theo", "của", "với", "phòng"} and "do" not in line.low[end : end + 12]


def _written_out(line: Line, at: int, end: int) -> str:
    """The delegation's name without abbreviations, also those in brackets: «Đoàn đại biểu QH VN (NAV)»."""
    name, behind, bracketed = "", 0, False
    for index in range(at, end):
        bracketed = line.word(index) == "(" or (bracketed and line.word(index - 1) != ")")
        if bracketed or (line.word(index) == "ta" and line.word(index - 1) in _OURS):
            continue
        head = heads().match(line.tokens, index)
        state = line.countries.get(index)
        if line.word(index + 1) == "ta" and line.word(index) in _OURS:
            word = sole_parties()[HOME] if line.word(index) == "đảng" else name_of(HOME)
        elif head and head[0] == 1 and head[1].stands_for:
            word = head[1].stands_for
        elif state and state[0] == index + 1 and line.tokens[index].text.isupper() and len(line.word(index)) == 2:
            word = name_of(state[1].code)
        else:
            word = line.text(index, index + 1)
        name += " " * bool(name and line.tokens[index].start > behind) + word
        behind = line.tokens[index].end
    return name


def _common_noun(line: Line, at: int) -> bool:
    """«tập đoàn», «công đoàn», but not «tiếp đoàn đại biểu», which the word segmenter also takes for one word."""
    if line.word(at - 1) in _COMPOUNDS and not line.capital(at):
        return True  # «Đảng đoàn Quốc hội», «tiểu đoàn», «Công đoàn Bộ Y tế»
    if line.low[at + 1 : at + 3] in _YOUTH or line.low[at - 2 : at] == ("bí", "thư"):
        return True  # the youth union
    if line.word(at - 1) in {"các", "những", "nhiều", "mỗi", "loạt", "số", "vài", "mọi"}:
        return True  # no single one
    if not line.inside_word(at) or line.capital(at) or line.word(at - 1) == "trưởng":
        return False
    if line.low[at - 2 : at] == ("ngoại", "giao"):
        return True  # the diplomatic corps
    return line.word(at + 1) not in _GLUED and institution_at(line, at + 1) is None


def _sender(line: Line, at: int) -> tuple[int, list[str], str | None, bool]:
    """Index behind kind and sender, the senders' names, the sending state, and whether a kind was worded."""
    end, kinds = at, False
    senders: list[str] = []
    while end < len(line) and end - at < _LONGEST:
        if found := line.countries.get(end):
            return (end, senders, None, kinds) if found[1].adjective else (found[0], senders, found[1].code, kinds)
        if line.word(end + 1) == "ta" and line.word(end) in _OURS:  # «đoàn đại biểu Đảng ta», «đoàn cấp cao nước ta»
            party = [sole_parties()[HOME]] if line.word(end) == "đảng" else senders
            return end + 2, party, HOME, kinds
        if (
            kinds
            and (place := line.places.get(end))
            and not place[1].venue
            and line.word(end) in {"tỉnh", "thành", "tp."}
        ):
            return place[0], senders, place[1].country, kinds
        if powers := _powers(line, end):
            end = powers
        elif body := institution_at(line, end, in_title=True):
            body_at = end
            end = body[0]
            senders.append(body[1].name)
            if len(senders) == 1 and body[1].country is None and (state := _of_state(line, end)):
                stop, code = state
                return stop, [line.text(body_at, stop)], code, kinds
            if line.word(end) not in {",", "và"} or institution_at(line, end + 1, in_title=True) is None:
                return end, senders, None, kinds
            end += 1
        elif line.low[end : end + 2] == ("nhà", "nước") and end + 2 in line.countries:
            end += 2  # «phái đoàn cấp cao nhà nước Lào»
        elif kind := next((words for n in (3, 2) if (words := line.low[end : end + n]) in _LONGER_KINDS), ()):
            end, kinds = end + len(kind), True
        elif (line.word(end),) in _KIND_WORDS:
            end += 1
        elif kinds and line.capital(end) and (found_field := fields().match(line.tokens, end)):
            end += found_field[0]
        else:
            break
    return end, senders, None, kinds


def _of_state(line: Line, at: int) -> tuple[int, str] | None:
    """«(Chính phủ) Hoàng gia Campuchia», «(Quốc hội) của Chính quyền Nhân dân nước Cuba»: index behind, and code."""
    royal = line.low[at : at + 2] == ("hoàng", "gia")
    if not royal and line.word(at) != "của":
        return None
    for end in range(at + 1, min(at + (3 if royal else 8), len(line))):
        if (state := line.countries.get(end)) and not state[1].adjective:
            return state[0], state[1].code
        if line.word(end) in {",", ".", ";", "do", "và"}:
            return None
    return None


def _powers(line: Line, at: int) -> int:
    """«Đảng, Nhà nước Việt Nam»: index of the state behind a list of its powers; 0 where there is no such list."""
    end = at
    while line.word(end) in _POWERS:
        end += 1 if line.word(end) == "đảng" else 2
        end += line.word(end) == "nước"
        if end in line.countries:
            return end if end - at > 2 else 0
        if line.word(end) not in {",", "và"}:
            return 0
        end += 1
    return 0
