"""Stage 4 of 7: Sentence → Mention. What an office deals with: «Ngoại giao», «phụ trách Đông Á», «về khí hậu»."""

from __future__ import annotations

from vnus_graph.grammar.body_words import fields, heads, listed
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import name_at
from vnus_graph.grammar.title_words import TitleHead, title_heads

_REMITS = frozenset({"phụ", "đặc", "về"})
_LONGEST_REMIT = 14
_CABINETS = (("chính", "phủ"), ("quốc", "vụ", "viện"))
_PARTS = frozenset({"phòng", "khoa", "môn", "phận", "trạm"})
"""Parts of a body, by which those who head them are called."""
_TOLD = frozenset({"với", "cuộc", "chuyến", "việc", "kết", "tại", "được", "khi", "sau"})
"""Words that no remit holds: «về» then opens what is spoken about."""
_GRADES = (
    ("thường", "trực"),
    ("thứ", "nhất"),
    ("thứ", "hai"),
    ("lâm", "thời"),
    ("đắc", "cử"),
    ("cấp", "cao"),
    ("điều", "hành"),
    ("sáng", "lập"),
    ("danh", "dự"),
    ("luân", "phiên"),
    ("đương", "nhiệm"),
    ("đặc", "biệt"),
)


def of_whom(line: Line, at: int) -> int:
    """«Đặc phái viên (của) Tổng thống», «Thư ký báo chí tổng thống»: index behind the office served."""
    at += line.word(at) == "của"
    inner = title_heads().match(line.tokens, at)
    return at + inner[0] if inner and (line.capital(at) or inner[1].kind == "state") else 0


def cabinet(line: Line, end: int, head: TitleHead) -> int:
    """Index behind what a prime minister heads: «(Phó Thủ tướng Thường trực) Chính phủ», «Chính phủ Hoàng gia» of B."""
    if head.text == "Thủ tướng":
        end += next((len(words) for words in _CABINETS if line.low[end : end + len(words)] == words), 0)
    royal = line.low[end - 2 : end + 2] == ("chính", "phủ", "hoàng", "gia") and end + 2 in line.countries
    return end + 2 * royal


def field_run(line: Line, at: int) -> int:
    """Index behind a run of fields: «Ngoại giao», «Kế hoạch và Đầu tư», «Chính sách hội nhập khu vực»."""
    part = line.word(at - 1) in _PARTS
    body = listed().match(line.tokens, at) if part else None
    if body is not None:
        return at + body[0]  # «trưởng bộ phận Liên Hiệp Quốc của hãng tin A»
    end = at
    while end < len(line) and end - at < _LONGEST_REMIT and end not in line.countries and end not in line.dates:
        found = fields().match(line.tokens, end)
        if end > at and found is None and part and heads().match(line.tokens, end):
            break  # «Trưởng phòng Đào tạo | Trung tâm …»
        if found and (end > at or line.capital(end) or found[1] == "more" or line.capital(at - 1) is False):
            end += found[0]
        elif end > at and line.word(end) in {"và", "-", "–", ","} and _another_field(line, end):
            end += 1
        elif line.capital(end) and not line.capital(end + 1) and line.inside_word(end + 1) and not name_at(line, end):
            end += 1  # an unlisted field of two syllables: «Thủy lợi»
            while not line.capital(end) and line.inside_word(end):
                end += 1
        else:
            break
    return end


def _another_field(line: Line, at: int) -> bool:
    if title_heads().match(line.tokens, at + 1) or not line.capital(at + 1):
        return False
    found = fields().match(line.tokens, at + 1)
    if found is None:
        return False
    return line.word(at) != "," or line.word(at + 1 + found[0]) in {"và", ","}


def remit(line: Line, at: int) -> tuple[int, str | None]:
    """«phụ trách khu vực Đông Á», «về khí hậu»: index behind it (at the name), and a state it names last."""
    if line.word(at) not in _REMITS or (line.word(at) != "về" and line.word(at + 1) != "trách"):
        return at, None
    for end in range(at + 1, min(at + _LONGEST_REMIT, len(line))):
        state = line.countries.get(end)
        if state is not None and name_at(line, state[0], anchored=True):
            own = line.word(end - 1) == "của"  # «phụ trách thương mại của Tây Ban Nha», not «phụ trách Trung Quốc»
            return state[0], state[1].code if own else None
        if name_at(line, end) and not fields().match(line.tokens, end):
            return end, None
        if line.word(at) == "về" and line.word(end) in _TOLD:
            return at, None  # «thông báo với Tổng Bí thư về kết quả cuộc hội đàm với …»
        if line.word(end) in {",", ".", ";", ":", "(", "đã", "sẽ", "đang"}:
            return (end, None) if line.word(at) != "về" else (at, None)
    return at, None


def graded(line: Line, end: int) -> int:
    """Index behind the grades of an office: «Thường trực», «thứ nhất», «cấp cao»."""
    while (line.word(end), line.word(end + 1)) in _GRADES:
        end += 2
    return end


def served(line: Line, at: int) -> tuple[int, int, str | None]:
    """«người phát ngôn của Tổng thống Hàn Quốc, ông …»: index behind the boss, behind his state, the state.

    No name follows at once: «người phát ngôn của Tổng thống Karim Nuri» would be called otherwise.
    """
    start = at + (line.word(at) == "của")
    inner = title_heads().match(line.tokens, start) if start > at or line.capital(at) else None
    if inner is None or inner[1].kind not in {"state", "government", "royal"}:
        return 0, 0, None
    end = start + inner[0]
    state = line.countries.get(end)
    stop, code = (state[0], state[1].code) if state and not state[1].adjective else (end, None)
    return (0, 0, None) if name_at(line, stop, anchored=True) else (end, stop, code)
