"""Stage 5 of 7: Sentence + Mention → Claim. The words that tell of an event, from `triggers.tsv`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vnus_graph.events.attending import coming, opens_coming
from vnus_graph.events.credentials import OPENING, handed_over
from vnus_graph.events.families import family_of
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.grammar.remoteness import means
from vnus_graph.model import PersonMention
from vnus_graph.resources import table


@dataclass(frozen=True, slots=True)
class Word:
    """A row of `triggers.tsv`."""

    phrase: str
    form: str
    kind: str
    frame: str
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event: tokens `first` to `last` (exclusive) of a sentence."""

    first: int
    last: int
    word: Word

    @property
    def noun(self) -> bool:
        """«cuộc gặp», «chuyến thăm»."""
        return self.word.form == "noun"


@cache
def _words() -> Lexicon[Word]:
    rows = table("triggers")
    return Lexicon(
        [
            (r["phrase"], Word(r["phrase"], r["form"], r["kind"], r["frame"], frozenset(r["unless"].split("|")) - {""}))
            for r in rows
        ]
    )


@lru_cache(maxsize=1 << 16)
def _opens(word: str) -> bool:
    """Whether an event may be told from the token `word` on: with most words none is."""
    told = fold(word) in OPENING or any(fold(word) == first for first, _ in _TALKING)
    return told or _words().starts(word) or opens_coming(fold(word))


def triggers(parsed: Parsed) -> tuple[Trigger, ...]:
    """Triggers of the sentence in order; none inside a noun phrase."""
    line = parsed.line
    found: list[Trigger] = []
    inside = {i for phrase in parsed.phrases for i in range(phrase.first, phrase.last)}
    at = 0
    while at < len(line):
        if not _opens(line.tokens[at].text):
            at += 1
            continue
        if coming(parsed, at) and not any(t.word.frame in _JOURNEYS for t in found):
            found.append(Trigger(at, at + 1, COMES))
        match = None if at in inside else _words().match(line.tokens, at) or _spread(line, at) or _credentials(line, at)
        if match is None or at + match[0] - 1 in inside or _means_else(parsed, at, at + match[0], match[1]):
            at += 1
            continue
        found.append(_apart(line, Trigger(at, at + match[0], match[1])))
        at = found[-1].last
    return tuple(found)


def _apart(line: Line, trigger: Trigger) -> Trigger:
    """«hội đàm song phương trực tuyến», «cuộc gặp qua video»: how they speak is part of the word."""
    behind = next((i for i in range(trigger.last, len(line)) if line.word(i) not in RANKS), trigger.last)
    found = means(line.low, behind) if family_of(trigger.word.kind) == "Meeting" else None
    return trigger if found is None else Trigger(trigger.first, found.end, replace(trigger.word, kind=found.kind))


def _spread(line: Line, at: int) -> tuple[int, Word] | None:
    """«trao đổi thẳng thắn, cởi mở với»: how it was done parts the verb from its preposition."""
    if line.low[at : at + 2] not in _TALKING:
        return None
    end = at + 2
    while line.low[end : end + 2] in _MANNER or line.word(end) in _MANNERS:
        end += 2 if line.low[end : end + 2] in _MANNER else 1
    remote = means(line.low, end)
    end = remote.end if remote is not None else end
    if end == at + 2 or line.word(end) not in {"với", "cùng"}:
        return None
    word = next((row for row in table("triggers") if row["phrase"] == f"{' '.join(line.low[at : at + 2])} với"), None)
    kind = remote.kind if remote is not None else word["kind"] if word else ""
    return (end + 1 - at, Word(word["phrase"], word["form"], kind, word["frame"], frozenset())) if word else None


def _credentials(line: Line, at: int) -> tuple[int, Word] | None:
    """«trình Quốc thư lên B», «nhận Quốc thư của A»."""
    found = handed_over(line.low, at)
    if found is None:
        return None
    word = Word(line.text(at, found[0]).lower(), "verb", "CourtesyCall", found[1], frozenset())
    return found[0] - at, word


def gathering(word: Word) -> bool:
    """«hội nghị thượng đỉnh», «cuộc họp»: what many may attend, an encounter only of two that have it together."""
    return word.phrase in _GATHERINGS


def _means_else(parsed: Parsed, first: int, last: int, word: Word) -> bool:
    """Whether the trigger is part of a longer word or phrase with another meaning."""
    line = parsed.line
    following = line.word(last)
    if gathering(word) and not {"giữa", "với"} & set(line.low[last : last + _NEAR]):
        return True
    if word.phrase == _AND_WORKS and (
        "dự" not in line.low[max(0, first - _CLAUSE) : first] or line.word(first - 1) in _LIVING
    ):
        return True  # «sinh sống và làm việc tại B», but «dự hội nghị và làm việc tại B»
    if any(" ".join(line.low[last : last + len(u.split())]) == u for u in word.unless):
        return not (_of_many(line, last) or _named(parsed, last))
    if word.frame == "invite" and line.word(first - 1) in _GUESTS:
        return True
    glued = line.word(first - 1) in _GLUED
    if " " in word.phrase or not (glued or following in _GLUED_AFTER):
        return False
    if word.form == "verb" and line.inside_word(first) and line.word(first - 1) not in {"đã", "đang", "sẽ"}:
        return glued
    return following in _GLUED_AFTER and line.inside_word(last)


def _named(parsed: Parsed, at: int) -> bool:
    """«gặp các Thủ tướng Lào A và Campuchia B», «tiếp các ông A, B»."""
    behind = next((p.mention for p in parsed.phrases if p.first == at + 1), None)
    return parsed.line.word(at) in {"các", "hai", "ba"} and isinstance(behind, PersonMention) and bool(behind.name)


def _of_many(line: Line, at: int) -> bool:
    """«gặp các nhà lãnh đạo, trong đó có A», «tiếp một số tập đoàn như B»: people, of whom some are named."""
    if line.word(at) not in {"các", "những", "nhiều", "một"} or not _PEOPLE & set(line.low[at : at + _NEAR]):
        return False
    behind = line.low[at : at + _CLAUSE]
    return "như" in behind or ("trong", "đó", "có") in zip(behind, behind[1:], behind[2:], strict=False)


COMES = Word("đến", "verb", "Visit", "visit", frozenset())
"""«đến B dự …», which no row of the table can hold."""
RANKS = frozenset("song phương cấp cao chính thức thượng đỉnh hẹp đầu tiên nhanh ngắn".split())
"""Words between «hội đàm» and «giữa»."""
_JOURNEYS = frozenset({"visit", "invite"})
_GATHERINGS = frozenset({"hội nghị thượng đỉnh", "cuộc họp thượng đỉnh", "cuộc họp"})
_NEAR = 6
_AND_WORKS = "và làm việc tại"
_CLAUSE = 24
_PEOPLE = frozenset({"lãnh", "đoàn", "nghiệp", "chức", "thủ", "diện", "ty", "trưởng"})
"""Of «lãnh đạo», «tập đoàn», «doanh nghiệp», «quan chức», «nguyên thủ», «đại diện», «công ty», «bộ trưởng»."""
_LIVING = frozenset({"sống", "tập", "học", "tác", "cư", "ăn"})
_TALKING = frozenset(
    {("trao", "đổi"), ("làm", "việc"), ("tiếp", "xúc"), ("đối", "thoại"), ("trò", "chuyện"), ("thảo", "luận")}
)
_MANNER = frozenset(
    tuple(words.split())
    for words in (
        "thẳng thắn",
        "cởi mở",
        "chân thành",
        "tích cực",
        "sâu rộng",
        "thân mật",
        "thân thiện",
        "song phương",
        "trực tiếp",
        "ngắn gọn",
        "hiệu quả",
        "thực chất",
    )
)
_MANNERS = frozenset({"nhanh", "ngắn", "riêng", "ngay", ",", "và", "rất"})
"""How one talks with somebody."""
_GLUED = frozenset(
    {"trực", "gián", "kế", "liên", "giao", "thân", "nghênh", "lễ", "chuyến", "cuộc", "buổi", "kính", "đưa"}
)
_GUESTS = frozenset({"khách", "chào"})
"""Before «mời», in words for a guest and for an offer."""
_GLUED_AFTER = frozenset({"tục", "theo", "cận", "nhận", "thu", "tế", "hỏi", "quan", "dò"})
