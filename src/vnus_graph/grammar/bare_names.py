"""Stage 4 of 7: Sentence → Mention. What tells a person's name that has neither an office nor «ông» before it.

A given name of the world («Dmitri Olenov»), a trade («tỷ phú Warren Holt»), or a Vietnamese surname; unless the word
before it names a thing: a street, a school, a ship is called after people.
"""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, given_names
from vnus_graph.resources import table

_CALLED_AFTER = frozenset(
    "đường phố ngõ hẻm cầu hầm đập tàu trường thpt thcs phường xã quận huyện giải chợ ga bến cảng đảo hồ đền chùa lăng"
    " tiểu_học đại_học học_viện bệnh_viện sân_bay sân_vận_động giải_thưởng bảo_tàng công_viên quảng_trường thư_viện"
    " nhà_hát đại_lộ khu_phố trường_học".split()
)
"""What is called after people, Vietnamese or not."""
_THINGS = frozenset(
    "viện học quán cúp khu viên sân tháp tòa toà hãng ty đoàn quỹ hiệu hàng sạn phim hát nhạc nhóm dòng chiếc xe mẫu"
    " bão báo chí tin đảng bang sông núi vịnh trấn cứ cung điện đài tâm tàng thị bổng thư bay hạm hạt gói mạng trang"
    " hiệp thưởng chương giày rượu túi súng tờ kênh pháo lửa".split()
)
"""Last syllables of nouns behind which a foreign name is that of a thing."""
_RENOWNED = frozenset(
    {("nổi", "tiếng"), ("kỳ", "cựu"), ("kì", "cựu"), ("hàng", "đầu"), ("cấp", "cao"), ("lão", "thành"), ("lỗi", "lạc")}
)
"""What stands between a trade and a name."""
_HOUSE = re.compile(r"\d{1,3}[a-d]?")
_ADDRESSES = frozenset({"số", ",", "tại", "ở", "("})


@cache
def _callings() -> Lexicon[str]:
    return Lexicon([(row["word"], row["word"]) for row in table("callings")])


def opens_calling(word: str) -> bool:
    """Whether a trade may be named from the token `word` on."""
    return _callings().starts(word)


def calling_at(line: Line, at: int) -> int:
    """Length of the trade or standing named at `at`: «chuyên gia», «học giả kỳ cựu người Pháp»; 0 where none is."""
    found = _callings().match(line.tokens, at)
    end = at + found[0] if found else at
    while found and line.low[end : end + 2] in _RENOWNED:
        end += 2
    people = line.countries.get(end + 1) if found and line.word(end) == "người" else None
    return (people[0] if people else end) - at


def thing_before(line: Line, at: int) -> bool:
    """Whether the name at `at` is that of a street, a school, a ship: «đường …», «số 48 …», «tàu sân bay USS …»."""
    before = line.word(at - 1)
    if not before:
        return False
    if _HOUSE.fullmatch(before) and line.word(at - 2) in _ADDRESSES:
        return True  # «trụ sở, 48 Lê Lợi»
    noun = f"{line.word(at - 2)}_{before}" if line.inside_word(at - 1) else before
    if noun in _CALLED_AFTER:
        return True
    return foreign(line.tokens[at].text) and (before in _THINGS or acronym(line.tokens[at - 1].text))


def by_given_name(line: Line, at: int, length: int) -> bool:
    """Whether the run of `length` capitalised tokens at `at` opens with a given name and is nothing else's name."""
    words = [token.text for token in line.tokens[at : at + length]]
    named = words[0] in given_names() or words[0].split("-")[0] in given_names()
    return (
        named
        and length > 1
        and line.word(at + length) != "&"
        and not any(map(acronym, words))
        and any(map(foreign, words))
    )
