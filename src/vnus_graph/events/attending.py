"""Stage 5 of 7: Sentence + Mention → Claim. «sang B dự lễ», «tới B viếng»: a visit told without a word for one.

Coming to a state tells of a visit only with what it was for, or where it is counted («lần đầu tiên A đến B»); «đến Việt
Nam du học» or «hàng hóa tới Mỹ» are none.
"""

from __future__ import annotations

from itertools import pairwise

from vnus_graph.grammar.country_names import HOME
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.mentions import Parsed, Phrase
from vnus_graph.model import CountryMention, PersonMention, PlaceMention

_COMING = frozenset({"tới", "đến", "sang"})
ATTENDED = 28
"""Tokens between «dự» and where that is held."""
_ENDS = frozenset(". ; : đã sẽ".split())
_SO_AS = frozenset({"để", "nhằm", "và"})
_PURPOSES = (("dự",), ("tham", "dự"), ("viếng",), ("chia", "buồn"), ("gặp",), ("hội", "đàm"), ("chịu", "tang"))
_SENT = frozenset({"cử", "mời", "đưa", "gọi", "muốn", "nghị", "cho", "nếu", "định", "thể", "giữ", "triệu"})
"""Before him who is to go: «cử», «mời», «kêu gọi», «đề nghị», «có thể»."""
_BEFORE = 14
_COUNTED = 12
_TIMES = frozenset({("lần", "đầu"), ("lần", "thứ")})
_ATTENDING = ("dự", "tham", "đồng")
_ADDING = frozenset({"thủ", "đô", "thành", "phố", "nước"})


def opens_coming(word: str) -> bool:
    """Whether the folded `word` may begin what `coming` looks for."""
    return word in _COMING


def coming(parsed: Parsed, at: int) -> bool:
    """Whether token `at` begins «đến B dự …», told of somebody who went by himself."""
    low = parsed.line.low
    if low[at] not in _COMING or _SENT & set(low[max(0, at - _BEFORE) : at]):
        return False
    if low[max(0, at - 2) : at] == ("trên", "đường"):
        return False
    if low[at] == "sang" and low[at + 1 : at + 2] != () and low[at + 1] in _ATTENDING:
        return _seated(parsed, at + 1)
    first = at + 1
    while low[first : first + 1] and low[first] in _ADDING:
        first += 1
    phrase = next((one for one in parsed.phrases if one.first == first), None)
    if phrase is None or not _abroad(phrase):
        return False
    if _TIMES & {*pairwise(low[max(0, at - _COUNTED) : at])} and _told_who(parsed, at):
        return True
    behind = _behind(parsed, phrase.last)
    behind += low[behind : behind + 1] != () and low[behind] in _SO_AS
    return any(low[behind : behind + len(words)] == words for words in _PURPOSES)


def _told_who(parsed: Parsed, at: int) -> bool:
    """«lần đầu tiên ông A (đã) đến B», but not «một lãnh đạo nước C đến B»."""
    low = parsed.line.low
    end = at - (low[at - 1] in {"đã", "được", "có"})
    who = next((one for one in parsed.phrases if one.last == end and isinstance(one.mention, PersonMention)), None)
    return who is not None and low[who.first - 1] not in {"một", "các", "những", "nhiều"}


def _seated(parsed: Parsed, at: int) -> bool:
    """«sang dự hội nghị … tại B»: what he attends is held in a state or city that is told."""
    low = parsed.line.low
    for phrase in parsed.phrases:
        if at < phrase.first < at + ATTENDED and low[phrase.first - 1] in {"tại", "ở"}:
            mention = phrase.mention
            city = isinstance(mention, PlaceMention) and not mention.venue and country_of(mention.name) is not None
            return (city or isinstance(mention, CountryMention)) and not _ENDS & set(low[at : phrase.first])
    return False


def _behind(parsed: Parsed, at: int) -> int:
    """Index behind the state told with its city: «tới Vientiane, Lào, hội đàm …», «tới Praha (Séc) dự …»."""
    low = parsed.line.low
    state = next(
        (one for one in parsed.phrases if one.first == at + 1 and isinstance(one.mention, CountryMention)), None
    )
    if low[at : at + 1] not in {(",",), ("(",)} or state is None:
        return at
    return state.last + (low[state.last : state.last + 1] in {(",",), (")",)})


def _abroad(phrase: Phrase) -> bool:
    """A state, or a city of another one than that of the press, whose people travel about in their own."""
    mention = phrase.mention
    if isinstance(mention, PlaceMention):
        return not mention.venue and country_of(mention.name) not in {None, HOME}
    return isinstance(mention, CountryMention)
