"""Stage 5 of 7: Sentence + Mention → Claim. «sang B dự lễ», «tới B viếng»: a visit told without a word for one.

Coming to a state tells of a visit only with what it was for; «đến Việt Nam du học» or «hàng hóa tới Mỹ» are none.
"""

from __future__ import annotations

from vnus_graph.events.registry import HOME
from vnus_graph.grammar.gazetteer import country_of
from vnus_graph.grammar.mentions import Parsed, Phrase
from vnus_graph.model import CountryMention, PlaceMention

_COMING = frozenset({"tới", "đến", "sang"})
_SO_AS = frozenset({"để", "nhằm", "và"})
_PURPOSES = (("dự",), ("tham", "dự"), ("viếng",), ("chia", "buồn"), ("gặp",), ("hội", "đàm"), ("chịu", "tang"))
_SENT = frozenset({"cử", "mời", "đưa", "gọi", "muốn", "nghị", "cho", "nếu", "định", "thể", "giữ", "triệu"})
"""Before him who is to go: «cử», «mời», «kêu gọi», «đề nghị», «có thể»."""
_BEFORE = 14
_ADDING = frozenset({"thủ", "đô", "thành", "phố", "nước"})


def coming(parsed: Parsed, at: int) -> bool:
    """Whether token `at` begins «đến B dự …», told of somebody who went by himself."""
    low = parsed.line.low
    if low[at] not in _COMING or _SENT & set(low[max(0, at - _BEFORE) : at]):
        return False
    if low[max(0, at - 2) : at] == ("trên", "đường"):
        return False
    first = at + 1
    while low[first : first + 1] and low[first] in _ADDING:
        first += 1
    phrase = next((one for one in parsed.phrases if one.first == first), None)
    if phrase is None or not _abroad(phrase):
        return False
    behind = _behind(parsed, phrase.last)
    behind += low[behind : behind + 1] != () and low[behind] in _SO_AS
    return any(low[behind : behind + len(words)] == words for words in _PURPOSES)


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
