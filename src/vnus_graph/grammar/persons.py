"""Stage 4 of 7: Sentence → Mention. Persons: titles and name in either order, brought together into one noun phrase.

«Ủy viên Bộ Chính trị, Phó Thủ tướng, Bộ trưởng Ngoại giao Lưu Bình An», «ông Arturo Vidal, Ủy viên Ủy ban toàn
quốc …», «Bộ trưởng Ngoại giao Campuchia, ông Prak Sovann», «Bộ trưởng Sơn», and an office alone («Tổng thống Mỹ»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from vnus_graph.grammar.bare_names import by_given_name, calling_at, opens_calling, thing_before
from vnus_graph.grammar.body_words import heads, listed
from vnus_graph.grammar.bridges import branded, bridged, seat_before, verb_at
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.name_ends import regnal
from vnus_graph.grammar.named_apart import THESE, behind_dash, spelt_otherwise, this_one
from vnus_graph.grammar.names import foreign, given_names, name_at, written
from vnus_graph.grammar.title_ends import one_leader
from vnus_graph.grammar.title_owners import PLURALS, next_clause, of_others, of_several, others, presides
from vnus_graph.grammar.titles import TitleMatch, opens_title, title_at
from vnus_graph.model import DelegationMention, InstitutionMention, PersonMention
from vnus_graph.resources import table

_POWERS = frozenset({"state", "government", "party"})
_THEN = frozenset({("lúc", "đó"), ("khi", "đó"), ("lúc", "ấy"), ("khi", "ấy"), ("bấy", "giờ"), ("thời", "đó")})
_SPOUSES = frozenset({"phu nhân", "phu quân"})
_INITIALLED = frozenset({"state", "government", "rank", "military", "parliament", "diplomat"})
_TWO_LETTERS = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person found: index behind the noun phrase, the mention, and the bodies named in the titles."""

    end: int
    mention: PersonMention
    bodies: tuple[InstitutionMention | DelegationMention, ...]


@cache
def _honorifics() -> Lexicon[str]:
    return Lexicon([(row["word"], row["word"].lower()) for row in table("honorifics")])


@cache
def _known() -> Lexicon[str]:
    """Bynames of public figures, from `bynames.tsv`."""
    rows = table("bynames")
    return Lexicon([(row["byname"], row["name"]) for row in rows], cased={row["byname"] for row in rows})


def opens_person(word: str) -> bool:
    """Whether the noun phrase of a person may start with the token `word`."""
    words = (_known(), _honorifics())
    noun = fold(word) in THESE or opens_title(word) or opens_calling(word)
    return word[:1].isupper() or noun or any(each.starts(word) for each in words)


def person_at(line: Line, at: int) -> PersonMatch | None:
    """The person whose noun phrase starts at token `at`."""
    if known := _known().match(line.tokens, at):
        return _made(line, at, at + known[0], known[1], [], None, "person.known")
    if (end := this_one(line, at)) > at:
        return _made(line, at, end, "", [], "này", "person.this")
    if _calls_nobody(line, at):
        return None
    if (
        line.word(at - 1) not in PLURALS
        and (trade := calling_at(line, at))
        and (length := name_at(line, at + trade)) > 1
    ):
        return _named(line, at, at + trade, length, [], line.text(at, at + trade).lower())
    honorific, body_at = _honorific(line, at)
    titles, end = stack(line, body_at)
    if titles and not honorific and of_several(line, at):
        return None
    if titles and (holder := _holder_then(line, end)) > end:
        titles, end = [replace(match, title=replace(match.title, former=True)) for match in titles], holder
    inner = _honorific(line, end + (line.word(end) in {",", "là", ":", "-", "–"})) if titles else (None, end)
    if inner[0] and inner[0] not in _SPOUSES:  # «Thủ tướng, Phu nhân và đoàn» are two
        honorific, named_at = inner  # «Bộ trưởng …, ông Prak Sovann»
        if name_at(line, named_at, anchored=True):
            end = named_at
    length = name_at(line, end, anchored=bool(titles or honorific)) or _odd_name(line, end, titles)
    if titles and not length and (apart := behind_dash(line, titles[-1])):
        end, length = end + 1, apart
    if titles and (seat := seat_before(line, end, length, titles[-1])):
        end, length = end + seat, length - seat
    if titles and not length and (reaching := bridged(line, titles)):
        titles, end = reaching, reaching[-1].end
        length = name_at(line, end)
    if length and (first := others(titles, written(line, end, end + length))):
        return _made(line, at, titles[first - 1].end, "", titles[:first], None, "person.office")
    if length:
        return _named(line, at, end, length, titles, honorific)
    if line.word(at - 1) in {"cấp", "nghị"}:
        return None  # «Đối thoại cấp Bộ trưởng», «Hội nghị Bộ trưởng»
    if len(titles) > 1 and _clause_goes_on(line, at):
        titles, end = titles[:1], titles[0].end
    if titles and (honorific or line.capital(body_at) or titles[0].title.country):
        return _made(line, at, end, "", titles, honorific, "person.office")
    then = line.low[at + 1 : at + 3] == ("sau", "đó")  # «Ông sau đó hội đàm với …»
    if (
        honorific
        and line.word(at) in {"ông", "bà"}
        and (then or not (line.inside_word(at + 1) or _noun_at(line, at + 1)))
    ):
        return _made(line, at, at + 1, "", [], honorific, "person.pronoun")
    return None


def _odd_name(line: Line, at: int, titles: list[TitleMatch]) -> int:
    """Tokens of a name that only the office before it tells from something else.

    «Hoàng hậu Sofia» is a city, too; «KP» of «Thủ tướng Nepal KP Aryal» might be an abbreviation.
    """
    kind = titles[-1].head.kind if titles else None
    letters = _TWO_LETTERS.fullmatch(line.tokens[at].text if at < len(line) else "")
    if kind in _INITIALLED and letters and not listed().match(line.tokens, at):
        length = name_at(line, at + 1, anchored=True)
        return length + 1 if length and foreign(line.tokens[at + 1].text) else 0
    if kind != "royal" or at not in line.places or line.capital(at + 1):
        return 0
    known = line.tokens[at].text in given_names() or titles[-1].title.country is not None
    return int(line.places[at][0] == at + 1 and known)


def _holder_then(line: Line, at: int) -> int:
    """Index of the name behind «Tổng thống Mỹ khi đó (là ông) …»; `at` where there is none."""
    end = at + (line.word(at) == ",")
    end += line.low[end : end + 3] == ("lúc", "bấy", "giờ")
    if line.low[end : end + 2] not in _THEN:
        return at
    end += 2
    told = line.word(end) == "là"
    named = _honorific(line, end + told)[1]
    apart = line.word(at) == "," and not told  # «…, khi đó ông A nói»: a new clause
    return at if apart or not name_at(line, named, anchored=True) else end + told


def _clause_goes_on(line: Line, at: int) -> bool:
    """Behind a verb or preposition, «gặp Chủ tịch Ủy ban, Thủ tướng …» are two; at the head of a clause one person."""
    return (
        at > 0
        and line.word(at - 1) not in {",", ";", ".", "“", '"', "và"}
        and line.tokens[at - 1].tag[:1] in {"V", "E"}
    )


def _calls_nobody(line: Line, at: int) -> bool:
    """«anh em», «cô giáo»: a word of address with neither a name nor an office, here or behind it, is a common noun."""
    found = _honorifics().match(line.tokens, at)
    if found is None or line.word(at) in {"ông", "bà"}:
        return False
    behind = at + found[0]
    return not (
        line.capital(at)
        or line.capital(behind)
        or opens_title(line.word(at))
        or opens_title(line.word(behind))
        or _honorifics().match(line.tokens, behind)
    )


def _honorific(line: Line, at: int) -> tuple[str | None, int]:
    found = _honorifics().match(line.tokens, at) if at < len(line) else None
    if found and (line.capital(at) or not line.inside_word(at)):  # a capital is no second syllable: «Campuchia Samdech»
        behind = at + found[0]
        again = _honorific(line, behind)
        return (again[0], again[1]) if again[0] else (found[1], behind)
    return None, at


def stack(line: Line, at: int) -> tuple[list[TitleMatch], int]:
    """Titles one after the other, by comma, «kiêm» or nothing: and the index behind the last."""
    titles: list[TitleMatch] = []
    end = at
    while match := title_at(line, end):
        if match.head.kind == "leader" and not (name_at(line, match.end, anchored=True) or one_leader(line, end)):
            break  # «Lãnh đạo Liên hợp quốc» speaks for the body; it is nobody's office
        if titles and match.head.kind == "sport" and titles[-1].head.kind != "sport":
            break  # «gặp Bộ trưởng Bộ Văn hóa, HLV …» are two
        titles.append(match)
        end = match.end
        if match.head.kind == "counterpart":
            break  # «với người đồng cấp Ukraine, Tổng thống …» are two
        gap = end
        while line.word(gap) in {",", "-", "–", "kiêm", "đồng", "thời", "là"} and gap - end < 4:
            gap += 1
        if gap > end and title_at(line, gap) is None:
            break
        end = gap
    return [_borrowed(titles, i) for i in range(len(titles))], titles[-1].end if titles else at


def _borrowed(titles: list[TitleMatch], index: int) -> TitleMatch:
    """«Chủ tịch kiêm Tổng Giám đốc Hội đồng …»: the first office is of the same body as the second."""
    match = titles[index]
    if not match.bare or match.head.scope != "body" or index + 1 == len(titles) or len(match.title.label.split()) > 3:
        return match
    following = titles[index + 1].title
    return replace(match, title=replace(match.title, body=following.body, country=following.country))


def _named(
    line: Line, at: int, name_from: int, length: int, titles: list[TitleMatch], honorific: str | None
) -> PersonMatch | None:
    bare = not titles and honorific is None
    if bare and (length < 2 or thing_before(line, at)):
        return None
    given = bare and by_given_name(line, at, length)
    if bare and not given and at and foreign(line.tokens[name_from].text) and _noun_at(line, at - 1):
        return None  # «cúp World Cup»: a thing called so
    end = name_from + length + regnal(line, name_from + length)
    listed = line.word(end) == "," and line.word(end + 3) in {"và", "cùng"}  # «A, Phu nhân và Đoàn …»
    joined = listed or line.word(end) in {"và", "cùng"}
    if joined and line.word(end + 1) == "phu" and not name_at(line, end + 3, anchored=True):
        return _made(line, at, end + 3, written(line, name_from, end), titles, honorific, "person.couple")
    named, also = end, spelt_otherwise(line, end)
    end += also and also + 2
    behind, after = _apposition(line, end, titles, written(line, name_from, named))
    if after and (len(after) > 1 or titles) and at and next_clause(line, at, after[-1]):
        after = after[:-1]
        behind = after[-1].end if after else end
    alone = "person.apposed" if after else "person.given" if given else "person.bare"
    rule = "person.titled" if titles else "person.addressed" if honorific else alone
    match = _made(line, at, behind, written(line, name_from, named), [*titles, *after], honorific, rule)
    other = written(line, named + 1, named + 1 + also) if also else ""
    return replace(match, mention=replace(match.mention, also=other))


def _apposition(line: Line, end: int, before: list[TitleMatch], name: str) -> tuple[int, list[TitleMatch]]:
    """Titles behind a name («…, Ủy viên Trung ương Đảng, Trưởng Ban»), unless they open the next person's phrase."""
    if line.word(end) not in {",", "-", "–", "("}:
        return end, []
    titles, behind = branded(line, *stack(line, end + 1))
    if not titles:
        return end, []
    ranked = next((i for i, title in enumerate(titles) if title.head.kind == "rank"), len(titles))
    own = titles[:ranked]
    others = any(match.title.country for match in titles[-1:]) and bool(before)
    named_at = _honorific(line, behind + (others and line.word(behind) == ","))  # «Đại tướng A, Bộ trưởng Mỹ, ông B»
    follows = (
        name_at(line, behind, anchored=True)
        or bridged(line, titles)
        or (named_at[0] in {"ông", "bà"} and name_at(line, named_at[1], anchored=True))
    )
    if follows and ranked == len(titles):
        plain = all(title.head.kind == "rank" for title in before)
        own = titles[:-1] if plain and len(titles) > 1 else []
    if own and own[-1].bare and line.capital(own[-1].end) and heads().match(line.tokens, own[-1].end):
        return end, []  # «…, Bộ trưởng Bộ Quốc phòng hai nước …»
    if presides(own) and any(title.head.kind in {"state", "government"} for title in before):
        return end, []  # «gặp Thủ tướng Tan Wei Ming, Chủ tịch Quốc hội, …»: a list of whom he met
    if of_others(before, name, own) or (before and own and own[-1].head.kind == "royal" != before[0].head.kind):
        return end, []  # «Thủ tướng A, Nhà vua và Hoàng hậu …»
    bare = all(title.bare and (before or title.head.kind in _POWERS) for title in own)
    if not own or (bare and line.word(end) == "," and verb_at(line, own[-1].end)):
        return end, []  # «gặp ông A, Thủ tướng hoan nghênh …»: the next clause
    own = own if before else _coordinated(line, own)
    stop = own[-1].end
    if line.word(end) == "(":
        stop += line.word(stop) == ")"
    return stop, own


def _coordinated(line: Line, own: list[TitleMatch]) -> list[TitleMatch]:
    """«ông A, cố vấn cấp cao và Giám đốc Chương trình …»: one more office behind «và», if no name follows it."""
    if line.word(own[-1].end) != "và":
        return own
    more, end = stack(line, own[-1].end + 1)
    named = name_at(line, end, anchored=True) or _honorific(line, end)[0]
    states = {match.title.country for match in (*own, *more)} - {None}
    other = not more or named or all(match.bare for match in more) or len(states) > 1
    return own if other else [*own, *more]


def _noun_at(line: Line, at: int) -> bool:
    """«Ông chủ nhà hàng»: the word of address is part of a common noun."""
    return at < len(line) and line.tokens[at].text.islower() and line.tokens[at].tag == "N"


def _made(
    line: Line, at: int, end: int, name: str, titles: list[TitleMatch], honorific: str | None, rule: str
) -> PersonMatch:
    country = next((title.title.country for title in titles if title.title.country), None)
    mention = PersonMention(
        line.tokens[at].start,
        line.tokens[end - 1].end,
        rule,
        name,
        tuple(title.title for title in titles),
        country,
        honorific,
    )
    return PersonMatch(end, mention, tuple(body for title in titles for body in title.bodies))
