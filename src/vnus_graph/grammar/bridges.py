"""Stage 4 of 7: Sentence → Mention. Offices that run on, past what the lists know, up to the holder's name.

«Bộ trưởng Ngoại giao, Di cư và Kiều dân Ai Cập Omar Naser», «Chủ nhiệm Ủy ban Hạ viện về năng lượng (Đảng Xanh) Ivan
Petrenko»: a full name closes the noun phrase that the office opened, if nothing in between ends it.
"""

from __future__ import annotations

from dataclasses import replace

from vnus_graph.grammar.bare_names import by_given_name, calling_at
from vnus_graph.grammar.body_words import fields, heads
from vnus_graph.grammar.country_names import is_country
from vnus_graph.grammar.field_lists import opening
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import cities
from vnus_graph.grammar.institutions import institution_at
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, given_names, name_at
from vnus_graph.grammar.title_words import title_heads
from vnus_graph.grammar.titles import TitleMatch
from vnus_graph.model import InstitutionMention

_FIRMS = frozenset({("công", "ty"), ("tập", "đoàn"), ("ngân", "hàng"), ("quỹ",), ("hãng",)})
_MANAGERS = (
    "ceo",
    "giám đốc",
    "giám đốc điều hành",
    "giám đốc tài chính",
    "chủ tịch hđqt",
    "chủ tịch hội đồng quản trị",
)
"""Ends of the offices of those who run a firm."""
_KINDS = frozenset({("cơ", "quan"), ("trung", "tâm"), ("tổ", "chức"), ("chương", "trình"), ("dự", "án"), ("ủy", "ban")})
"""What a verb behind is the name of: «Giám đốc cơ quan hỗ trợ chính sách của …»."""
_LONGEST = 32
"""Tokens between the head of an office and its holder's name."""
_NAMED = frozenset({"của", "nhóm", "quân", "ty", "hãng", "mang"})
"""Words behind which a body's name follows rather than the holder's."""
_REGIONS = frozenset({"vùng", "bang", "tỉnh", "hạt", "của"})
_ENDS = frozenset(
    "đã đang sẽ được bị do khi hai các những phía bên để nhằm này mình là mà theo đến tới trên dưới trước sau qua"
    " nhân vào giữa như cùng với tại ở từ ông bà đồng ngài tháng năm ngày sáng chiều tối trong ngoài cho mới cũ tên of"
    " the".split()
)


def bridged(line: Line, titles: list[TitleMatch]) -> list[TitleMatch]:
    """The titles, the last one prolonged to the name it leads to; empty where it leads to none."""
    last = titles[-1]
    if last.head.scope not in {"body", "field", "ban"} and last.head.kind != "parliament":
        return []
    if last.head.text == "Thành viên" and last.bare and not line.capital(last.end):
        return []
    stop = _name_from(line, last)
    if stop == 0:
        return []
    shown = _unbracketed(line, stop)
    first = line.index(last.title.start)
    assert first is not None
    headed = next((at for at in range(first + 1, shown) if line.capital(at) and heads().match(line.tokens, at)), None)
    state = next(((at, found) for at, (end, found) in line.countries.items() if end == shown and at >= last.end), None)
    country = last.title.country or (state[1].code if state else is_country(line.tokens[shown - 1].text))
    if state and last.title.body is None and headed is None and line.word(state[0] - 1) not in {"-", "–"}:
        shown = state[0]  # «Bộ trưởng Ngoại giao, Di cư và Kiều dân | Ai Cập»
    rest = "" if shown <= last.end else line.text(last.end, shown)
    rest = rest if rest[:1] in {"", ","} else f" {rest}"
    end = line.tokens[max(shown, last.end) - 1].end
    body, bodies = last.title.body, last.bodies
    if body is not None:
        own = "" if rest[:1] == "," else rest
        bodies = tuple(replace(one, name=body + own, end=end) if one.name == body else one for one in bodies)
        body += own
    elif headed is not None and headed < shown:
        body = line.text(headed, shown)
        bodies = (*bodies, _body(line, headed, shown, country))
    span = line.tokens[stop - 1].end
    title = replace(last.title, end=span, label=last.title.label + rest, body=body, country=country)
    return [*titles[:-1], replace(last, end=stop, title=title, bodies=bodies, bare=False)]


def _body(line: Line, first: int, last: int, country: str | None) -> InstitutionMention:
    found = heads().match(line.tokens, first)
    assert found is not None
    span = line.tokens[first].start, line.tokens[last - 1].end
    return InstitutionMention(*span, "institution.headed", line.text(first, last), None, country, found[1].subtype)


def _unbracketed(line: Line, stop: int) -> int:
    """Index behind the office without the comma or dash, or the party or state in brackets, at its end."""
    if line.word(stop - 1) in {",", "-", "–"}:
        return stop - 1
    if line.word(stop - 1) != ")":
        return stop
    return next(at for at in range(stop - 1, -1, -1) if line.word(at) == "(")


def _name_from(line: Line, last: TitleMatch) -> int:
    at = last.end
    while at < len(line) and at - last.end < _LONGEST:
        if at > last.end and _holder(line, at):
            apart = line.word(at - 1) == "," and last.title.start == _behind_comma(line, last)
            return 0 if apart or line.word(at - 1) in _NAMED else at
        if line.word(at) == "(":
            at = _closing(line, at)
            if at == 0:
                return 0
            return at if name_at(line, at) > 1 else 0
        body = institution_at(line, at, in_title=True)
        remit = "về" in line.low[last.end : at]
        step = body[0] - at if body and not line.inside_word(at) else _plain(line, at, remit)
        if step == 0:
            return 0
        at += step
    return 0


def _behind_comma(line: Line, last: TitleMatch) -> int:
    """Where the office starts if a comma stands before it, so that it is rather of who is named before; else -1."""
    first = line.index(last.title.start) or 0
    return last.title.start if line.word(first - 1) == "," else -1


def seat_before(line: Line, at: int, length: int, last: TitleMatch) -> int:
    """Length of the city that ends an office, at the head of a run of capitals («Phó Toàn quyền Abu Dhabi Omar …»)."""
    known = cities().match(line.tokens, at) if last.title.body is not None and length > 2 else None
    if known is not None and by_given_name(line, at + known[0], length - known[0]):
        return 0 if by_given_name(line, at, length) else known[0]  # «Giám đốc Bảo tàng Dubai Karim Nuri»
    end, place = line.places.get(at, (at, None))
    named = at + length - end > 1 and foreign(line.tokens[end].text)
    if place is None or place.venue or place.country is None or not named or by_given_name(line, at, length):
        return 0
    return end - at


def _holder(line: Line, at: int) -> bool:
    """Whether the holder's full name starts at `at`, rather than a state or city before it («Kaluga A. Petrenko»)."""
    length = name_at(line, at)
    region = line.word(at - 1) in _REGIONS and name_at(line, at + 1) > 1
    if length < 2 or region or (not by_given_name(line, at, length) and _seat(line, at) and name_at(line, at + 1)):
        return False
    if line.word(at - 1) == "," and line.word(at + length) not in {",", "."}:
        return False
    if by_given_name(line, at, length):
        return True
    owned = line.word(at - 1) == ")" or any(end == at for end, _ in line.countries.values())
    if not foreign(line.tokens[at].text):
        named_after = any(at <= start < at + length for start in line.places)
        return not named_after and (length > 2 or owned or line.word(at - 1) == ",")
    return owned or (line.capital(opening(line, at - 1)) and not _firm_before(line, at))


def _firm_before(line: Line, at: int) -> bool:
    """«Công ty Chứng khoán Lumen Harbor»: the foreign run behind a company is its name."""
    near = (heads().match(line.tokens, i) for i in range(max(at - 8, 0), at))
    return any(found is not None and found[1].subtype == "Company" for found in near)


def _seat(line: Line, at: int) -> bool:
    place = line.places.get(at)
    return is_country(line.tokens[at].text) is not None or (place is not None and place[0] == at + 1)


def _closing(line: Line, at: int) -> int:
    """Index behind a short remark in brackets; 0 if it has no end near by."""
    return next((i + 1 for i in range(at + 2, min(at + 13, len(line))) if line.word(i) == ")"), 0)


def _plain(line: Line, at: int, remit: bool) -> int:
    """Tokens that the noun phrase of an office goes on for at `at`; 0 where it ends."""
    if found := line.countries.get(at):
        return 0 if found[1].adjective else found[0] - at
    if place := line.places.get(at):
        return 0 if place[1].venue else place[0] - at
    if _seat(line, at):
        return 1
    if at in line.dates or line.word(at) in _ENDS or not (line.tokens[at].text.isalpha() or line.word(at) in ",-–&"):
        return 0
    if title_heads().match(line.tokens, at) or calling_at(line, at):
        return 0  # the next person's office or trade
    if found_field := fields().match(line.tokens, at):
        return found_field[0]
    if line.word(at) == "," and not line.capital(at + 1) and not remit:
        return 0
    verb = line.tokens[at].opens and line.tokens[at].tag.startswith("V")
    return int(
        not verb
        or line.capital(at)
        or line.word(at - 1) in {"và", ",", "về", "trách"}
        or line.low[at - 2 : at] in _KINDS
    )


def branded(line: Line, titles: list[TitleMatch], end: int) -> tuple[list[TitleMatch], int]:
    """«ông A, Chủ tịch Công ty đầu tư Lumen Harbor», «ông B - CEO Lumen»: behind a firm's bare kind, or behind what
    its manager is called, stands its name and no person's; the titles with it, and the index behind.
    """
    if not titles or titles[-1].title.body is not None:
        return titles, end
    last = titles[-1]
    kind = next(
        (at for at in range(end - 1, 0, -1) if line.low[at : at + 2] in _FIRMS or line.low[at : at + 1] in _FIRMS), 0
    )
    stop = end + name_at(line, end, anchored=True)
    if stop == end or not foreign(line.tokens[end].text):
        return titles, end
    if line.tokens[kind].start < last.title.start:
        kind, stop = end, _managed(line, last, end, stop)
        if stop == end:
            return titles, end
    elif verb_at(line, stop):
        return titles, end
    span = line.tokens[kind].start, line.tokens[stop - 1].end
    body = InstitutionMention(*span, "institution.brand", line.text(kind, stop), subtype="Company")
    title = replace(last.title, end=span[1], label=f"{last.title.label} {line.text(end, stop)}", body=body.name)
    return [*titles[:-1], replace(last, end=stop, title=title, bodies=(*last.bodies, body), bare=False)], stop


def _managed(line: Line, last: TitleMatch, end: int, stop: int) -> int:
    """Index behind the firm in «CEO Lumen», «Tổng giám đốc Lumen Việt Nam», told behind its holder; `end` if none."""
    if not last.bare or not fold(last.title.label).endswith(_MANAGERS):
        return end
    while stop < len(line) and acronym(line.tokens[stop].text):
        stop += 1  # «Lumen | VNX»
    seat = line.countries.get(stop)
    if seat is not None and not seat[1].adjective:
        return seat[0]
    return end if line.tokens[end].text in given_names() else stop


def verb_at(line: Line, at: int) -> bool:
    """Whether a clause goes on at `at`: a verb, or a word that only stands before one."""
    return line.word(at) in {"đã", "đang", "sẽ", "cũng", "còn", "cho"} or (
        at < len(line) and line.tokens[at].tag.startswith("V")
    )
