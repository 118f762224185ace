"""Stage 4 of 7: Sentence → Mention. Titles: what office a person holds, of what body, for what state.

«Bộ trưởng Ngoại giao Hoa Kỳ», «Trợ lý Ngoại trưởng phụ trách khu vực Đông Á», «Chủ tịch kiêm Tổng Giám đốc Hội đồng
…», «Đại sứ Việt Nam tại Cuba kiêm nhiệm Cộng hòa Dominica», «nguyên Chủ tịch Quốc hội Singapore», «Đại tướng».
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vnus_graph.grammar.body_words import fields
from vnus_graph.grammar.country_names import HOME, is_country, short_forms
from vnus_graph.grammar.delegations import delegation_at
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.gazetteer import cities, country_of
from vnus_graph.grammar.institutions import institution_at
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.localities import (
    bare_body,
    before_holder,
    brand,
    brand_at,
    company_at,
    deputies_of,
    forum_at,
    locality_at,
)
from vnus_graph.grammar.names import foreign, name_at
from vnus_graph.grammar.remits import cabinet, field_run, graded, of_whom, remit, served
from vnus_graph.grammar.title_ends import joint, no_office, up_to_holder
from vnus_graph.grammar.title_words import TitleHead, title_heads
from vnus_graph.model import DelegationMention, InstitutionMention, Title

_FORMER = frozenset({"nguyên", "cựu", "cố"})
_APART = frozenset({"kiêm", "đặc", "phụ", "thường"})
_UNMISTAKABLE = 3
"""Tokens of a head that no word segmenter's mistake makes: «(lời) phát ngôn viên»."""
_MODIFIERS = _FORMER | {"tân", "quyền", "đồng", "phó"}


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found: index behind it, the title, and the bodies named inside it."""

    end: int
    title: Title
    head: TitleHead
    bodies: tuple[InstitutionMention | DelegationMention, ...] = ()
    bare: bool = False
    """Nothing but the head: «Bộ trưởng», «Chủ tịch»."""


def opens_title(word: str) -> bool:
    """Whether a title may start with the token `word`."""
    return fold(word) in _MODIFIERS or title_heads().starts(word)


def title_at(line: Line, at: int) -> TitleMatch | None:
    """The title that starts at token `at`."""
    start, former = at, False
    if line.word(at) == "quyền" and line.inside_word(at):
        return None  # «chính quyền Tổng thống A»
    while (found := title_heads().match(line.tokens, at)) is None and line.word(at) in _MODIFIERS:
        former = former or line.word(at) in _FORMER
        at += 1
    glued = at == start and not line.capital(at) and line.inside_word(at)
    if found is None or (glued and found[0] < _UNMISTAKABLE):
        return None
    head, end = found[1], at + found[0]
    if no_office(line, at, end, head):
        return None
    if not line.capital(end) and _glued(line, end) and fields().match(line.tokens, end) is None:
        return None
    if head.scope != "ban":
        end = graded(line, end)
    end = cabinet(line, end, head)
    bare_end = end
    label_from = start
    while label_from < at and line.word(label_from) in _FORMER | {"tân"}:
        label_from += 1
    match = up_to_holder(line, _with_complement(line, start, label_from, end, head), counted=line.capital(at))
    return replace(match, title=replace(match.title, former=former), bare=match.end == bare_end)


def _glued(line: Line, end: int) -> bool:
    """«Bộ trưởng hóa»: the head is but the front of a longer word."""
    return line.word(end).isalpha() and line.word(end) not in _APART and line.inside_word(end)


def _with_complement(line: Line, start: int, label_from: int, end: int, head: TitleHead) -> TitleMatch:
    if head.scope == "none":
        return _made(line, start, label_from, end, end, head)
    if head.scope == "ban":
        return _of_board(line, start, label_from, end, head)
    if head.scope == "delegation":
        return _of_delegation(line, start, label_from, end, head)
    if head.kind == "diplomat" and head.scope == "country":
        return _diplomat(line, start, label_from, end, head)
    if head.scope == "country":
        return _of_country(line, start, label_from, end, end, head)
    if head.scope == "body":
        return _of_body(line, start, label_from, end, head)
    return _of_field(line, start, label_from, end, head)


def _made(
    line: Line,
    start: int,
    label_from: int,
    label_end: int,
    end: int,
    head: TitleHead,
    *,
    body: str | None = None,
    country: str | None = None,
    bodies: tuple[InstitutionMention | DelegationMention, ...] = (),
) -> TitleMatch:
    label = line.text(label_from, label_end)
    title = Title(line.tokens[start].start, line.tokens[end - 1].end, label[:1].upper() + label[1:], body, country)
    return TitleMatch(end, title, head, bodies)


def _country(line: Line, at: int) -> tuple[int, str] | None:
    """«(của) (nước) Lào» from token `at` on; «Chủ tịch nước Cộng hòa …» has the first word of the state's full name."""
    if line.word(at) == "thứ" and line.word(at + 1).isdigit() and line.word(at + 2) == "của":
        at += 2  # «Tổng thống thứ 45 của Mỹ»
    while line.word(at) in {"của", "nước"} and at not in line.countries:
        at += 1
    found = line.countries.get(at) or (line.countries.get(at - 1) if line.word(at - 1) == "nước" else None)
    if found is None and at < len(line) and (code := _before_name(line, at)):
        return at + 1, code
    if found is None or found[1].adjective:
        return None
    return found[0], found[1].code


def _before_name(line: Line, at: int) -> str | None:
    """«Quốc vương Jordan Abdullah II», else a first name; «Tổng thống Hàn Park Jae-min», else in compounds."""
    if not name_at(line, at + 1):
        return None
    word = line.tokens[at].text
    short = short_forms() if line.capital(at) and foreign(line.tokens[at + 1].text) else {}
    return is_country(word) or short.get(fold(word))


def _of_country(
    line: Line, start: int, label_from: int, label_end: int, end: int, head: TitleHead, body: str | None = None
) -> TitleMatch:
    if found := _country(line, end):
        return _made(line, start, label_from, label_end, found[0], head, country=found[1], body=body)
    if locality := locality_at(line, end):
        return _local(line, start, label_from, end, locality, head)
    inside = head.text.endswith("Đảng")  # «Ủy viên Trung ương Đảng | Cộng sản Cuba»
    party = institution_at(line, end - inside, in_title=True) if inside or head.kind == "parliament" else None
    if party and party[1].subtype == "Party" and party[0] > end:
        label_end, body = (party[0], party[1].name) if inside else (end, body)
        return _made(
            line, start, label_from, label_end, party[0], head, body=body, country=party[1].country, bodies=(party[1],)
        )
    listed = institution_at(line, end, in_title=True)
    if listed and listed[1].rule == "institution.listed":  # «Thủ tướng … ASEAN», «Tổng Thư ký NATO»
        return _made(line, start, label_from, listed[0], listed[0], head, body=listed[1].name, bodies=(listed[1],))
    return _made(line, start, label_from, label_end, max(end, label_end), head, body=body)


def _diplomat(line: Line, start: int, label_from: int, end: int, head: TitleHead) -> TitleMatch:
    """«Đại sứ Việt Nam tại Cuba kiêm nhiệm …», «Đại sứ Liên minh châu Âu tại ASEAN»."""
    country: str | None = None
    bodies: list[InstitutionMention | DelegationMention] = []
    while line.word(end) == "đặc" and line.word(end + 1) == "mệnh":
        end += 4
    if found := _country(line, end):
        end, country = found
    elif sender := institution_at(line, end, in_title=True):
        end = sender[0]
        bodies.append(sender[1])
    if line.word(end) in {"tại", "ở"}:
        end = _seat(line, end + 1, bodies) or end
    while line.word(end) == "kiêm" or (line.word(end) == "," and line.word(end + 1) == "kiêm"):
        after = end + (1 if line.word(end) == "kiêm" else 2)
        after += line.word(after) == "nhiệm"
        seat = line.countries.get(after)
        if seat is None:
            break
        end = seat[0]
    body = bodies[0].name if bodies and country is None else None
    return _made(line, start, label_from, end, end, head, country=country, body=body, bodies=tuple(bodies))


def _seat(line: Line, at: int, bodies: list[InstitutionMention | DelegationMention]) -> int:
    at += line.word(at) == "nước"
    if at in line.countries:
        return line.countries[at][0]
    if body := institution_at(line, at, in_title=True):
        bodies.append(body[1])
        return body[0]
    if at in line.places:
        return line.places[at][0]
    city = cities().match(line.tokens, at)  # «tại Đà Nẵng | Kang Jun-ho», by itself perhaps a longer name
    return at + city[0] if city and line.capital(at + city[0]) else 0


def _of_delegation(line: Line, start: int, label_from: int, end: int, head: TitleHead) -> TitleMatch:
    """«Trưởng đoàn đại biểu …»: `end` is behind «Trưởng đoàn», the delegation begins one token before."""
    if (seat := deputies_of(line, end)) > end:
        return _made(line, start, label_from, seat, seat, head, country=HOME)
    found = delegation_at(line, end - 1)
    if found is None or not found[1].name:
        return _made(line, start, label_from, end, end, head)
    return _made(line, start, label_from, end, found[0], head, body=found[1].name, bodies=(found[1],))


def _of_board(line: Line, start: int, label_from: int, end: int, head: TitleHead) -> TitleMatch:
    """«Trưởng Ban Đối ngoại Trung ương», «Chánh Văn phòng …»: the title ends with the body's head noun."""
    permanent = graded(line, end)
    for begin in (*([permanent] if permanent > end else []), end - 2, end - 1):  # «Phó Trưởng ban Thường trực Ban X»
        body = institution_at(line, begin, in_title=True)
        if body is None or body[0] <= end:
            continue
        stop, mention, *parents = joint(line, body) if line.word(body[0]) == "thuộc" else body
        bodies = (mention, *parents)
        return _made(
            line, start, label_from, stop, stop, head, body=mention.name, country=mention.country, bodies=bodies
        )
    end = graded(line, end)  # «Trưởng Phái đoàn thường trực» with no body named
    return _made(line, start, label_from, end, end, head)


def _of_body(line: Line, start: int, label_from: int, end: int, head: TitleHead) -> TitleMatch:
    at = end + (line.word(end) == "của")
    if line.low[at : at + 2] == ("trung", "ương") and institution_at(line, at + 2, in_title=True):
        at += 2  # «Chủ tịch Trung ương Hội Hữu nghị …»
    if head.kind == "local" and (seat := line.places.get(at)):  # «Thống đốc California Gavin Newsom»
        stop = before_holder(line, at, seat[0])
        return _made(line, start, label_from, stop, stop, head, country=seat[1].country)
    if head.kind == "government" and (spoken := served(line, end))[0]:
        boss, behind, code = spoken
        return _made(line, start, label_from, boss, behind, head, country=code)
    if firm := brand_at(line, at) if at > end and head.kind == "body" else None:
        return _made(line, start, label_from, at + 1, at + 1, head, body=firm.name, bodies=(firm,))
    if body := institution_at(line, at, in_title=True):
        stop, mention, *parents = joint(line, body)
        if mention.country is None and (state := _country(line, stop)) and line.word(stop) not in {"của", "nước"}:
            name = f"{mention.name} {line.text(stop, state[0])}"
            stop, mention = state[0], replace(mention, country=state[1], name=name)
        stop, remit_country = remit(line, stop)
        country = mention.country or remit_country
        bodies = (mention, *parents)
        return _made(line, start, label_from, stop, stop, head, body=mention.name, country=country, bodies=bodies)
    if locality := locality_at(line, at):
        return _local(line, start, label_from, at, locality, head)
    if (bare := bare_body(line, at)) > at:
        return _made(line, start, label_from, bare, bare, head)
    if forum_at(line, at):
        return _made(line, start, label_from, at + 1, at + 1, head)
    if company_at(line, at, head.text):
        mention = brand(line, at)
        return _made(line, start, label_from, at + 1, at + 1, head, body=mention.name, bodies=(mention,))
    if found := _country(line, end):
        stop, _ = remit(line, found[0])
        return _made(line, start, label_from, end, stop, head, country=found[1])
    if (place := line.places.get(end)) and not place[1].venue:  # «Thị trưởng Berlin», «Thống đốc bang California»
        return _made(line, start, label_from, place[0], place[0], head, country=place[1].country)
    aide = head.kind == "government" and line.word(end) != "của"  # «Phát ngôn viên tổng thống»
    stop = max(field_run(line, end), of_whom(line, end) if aide else end)
    if stop > end:
        owner = _country(line, stop) or (stop, None)
        return _made(line, start, label_from, stop, owner[0], head, country=owner[1])
    stop = remit(line, end)[0]
    of = next((i for i in range(end, stop) if line.word(i) == "của" and i + 2 >= stop), 0)
    if firm := brand_at(line, of + 1) if of and head.kind == "body" else None:
        return _made(line, start, label_from, of + 2, of + 2, head, body=firm.name, bodies=(firm,))
    return _made(line, start, label_from, stop, stop, head)


def _local(line: Line, start: int, label_from: int, at: int, end: int, head: TitleHead) -> TitleMatch:
    """«Chủ tịch Hải Phòng Trần Văn An»."""
    return _made(line, start, label_from, end, end, head, country=country_of(line.text(at, end)))


def _of_field(line: Line, start: int, label_from: int, end: int, head: TitleHead) -> TitleMatch:
    ministry = institution_at(line, end, in_title=True)
    if ministry is not None and line.capital(end) and ministry[1].rule == "institution.headed":
        stop, mention = ministry
        stop, _ = remit(line, stop)
        return _made(
            line, start, label_from, stop, stop, head, body=mention.name, country=mention.country, bodies=(mention,)
        )
    stop = of_whom(line, end) or field_run(line, end)
    country = _country(line, stop)
    behind, remit_country = remit(line, country[0] if country else stop)
    code = country[1] if country else remit_country
    label_end = stop if behind == (country[0] if country else stop) else behind
    if code is None and (found := _country(line, behind)):
        behind, code = found
    elif line.word(behind) == "bang" and (part := line.places.get(behind)):
        behind, code = part[0], code or part[1].country  # «Bộ trưởng Kinh tế bang Hessen»
    return _made(line, start, label_from, label_end, behind, head, country=code)
