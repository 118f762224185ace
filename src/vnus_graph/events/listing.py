"""Stage 5 of 7: Sentence + Mention → Claim. Lists: which actors are named together, and what governs them.

Noun phrases that are listed together make one `Group`. A group's *slot* says what governs it: nothing («free»: it can
be a subject), a preposition, a verb or a noun.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from vnus_graph.events.appositions import second_body, sender
from vnus_graph.events.splitting import split
from vnus_graph.events.triggers import Trigger, triggers
from vnus_graph.grammar.asides import aside
from vnus_graph.grammar.mentions import Parsed, Phrase
from vnus_graph.grammar.title_words import title_heads_by_name
from vnus_graph.model import (
    CountryMention,
    DateMention,
    DelegationMention,
    GroupMention,
    InstitutionMention,
    Mention,
    PersonMention,
    PlaceMention,
)

ACTORS = (PersonMention, InstitutionMention, DelegationMention, CountryMention, GroupMention)
PREPOSITIONS = frozenset(
    "với của tại do cho tới đến bởi từ về giữa cùng theo trong ngoài đối nhằm vì bằng ở sang qua nhân trước sau bên"
    " khỏi thay mặt cả lẫn chở dưới trên như".split()
)
AUXILIARIES = frozenset(
    "đã đang sẽ vừa cũng có vẫn mới sắp còn lại lần lượt cùng nhau tiếp tục trân trọng chính thức vui mừng dự kiến đều"
    " bắt đầu trực tiếp kết thúc tiến hành bước vào được các những một tổ chức chủ trì và phu nhân hôm ngay liền đồng"
    " thời riêng dẫn đầu làm trưởng đoàn phái tùy tùng lần cuối gần nhất rời đáp đến tới sang".split()
)
_REPRESENTATIVES = frozenset(
    {"lãnh đạo", "đại diện", "chỉ huy", "phía", "người đứng đầu", "ban lãnh đạo", "thành viên"}
)
_ADVERBS = frozenset(
    tuple(words.split("_"))
    for words in (
        "cũng đã còn lại từng tái luôn sau_đó đồng_thời tiếp_tục bất_ngờ đặc_biệt một_lần_nữa chân_thành trân_trọng"
        " nhiệt_liệt vui_mừng vui_vẻ".split()
    )
)
"""Between a subject and its verb."""
_REPORTED = frozenset(
    tuple(words.split()) for words in ("cho biết", "cho hay", "thông báo", "xác nhận", "đưa tin", "tiết lộ")
)
_PLAIN = frozenset({"ông", "bà", "các", "nước", "những", "cả", "chính", "hai", "ba"})
"""Between what governs a noun phrase and the phrase."""
_BREAKS = frozenset({",", "đã", "khi", "việc", "sự", "gái", "trai", "vợ", "chồng", "cháu"})
"""Also kin: «cô A, em gái nhà lãnh đạo B»."""
_BEFORE_VERBS = frozenset("đã đang sẽ vừa cũng còn cho cùng do".split())
_OPENERS = frozenset(
    {
        ",",
        ";",
        ":",
        "-",
        "–",
        "“",
        "”",
        '"',
        "(",
        ")",
        ".",
        "…",
        "khi",
        "rằng",
        "là",
        "mà",
        "nơi",
        "thì",
        "và",
        "trong đó",
        "nhưng",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """Actors listed together: tokens `first` to `last` (exclusive), and what governs them."""

    first: int
    last: int
    phrases: tuple[Phrase, ...]
    slot: str
    """«free», «prep», «verb», «noun», «start»."""
    governor: str
    """The word before, folded."""

    def only(self, *kinds: type[Mention]) -> bool:
        """Whether it names nothing else."""
        return all(isinstance(phrase.mention, kinds) for phrase in self.phrases)


class Listing:
    """One sentence with its triggers, and its actors in groups."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.line = parsed.line
        self._phrase_at = {i: phrase for phrase in parsed.phrases for i in range(phrase.first, phrase.last)}

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """Words that tell of an event."""
        return triggers(self.parsed)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Actors of the sentence, those listed together as one."""
        runs: list[list[Phrase]] = []
        for phrase in self.parsed.phrases:
            if not isinstance(phrase.mention, ACTORS) or self._attributive(phrase) or sender(self, phrase):
                continue
            if runs and second_body(self, runs[-1][-1], phrase):
                continue
            if runs and self._listed(runs[-1], phrase):
                runs[-1].append(phrase)
            else:
                runs.append([phrase])
        parted = [part for run in runs for part in split(self, run)]
        return tuple(self._group(run) for run in parted)

    def phrase(self, at: int) -> Phrase | None:
        """The noun phrase, date or place that token `at` is part of."""
        return self._phrase_at.get(at)

    def _mention(self, at: int) -> Mention | None:
        phrase = self.phrase(at)
        return phrase.mention if phrase is not None else None

    def _attributive(self, phrase: Phrase) -> bool:
        """A state or body behind a common noun only says whose: «người bạn Hoa Kỳ», «doanh nghiệp Việt Nam»."""
        if not isinstance(phrase.mention, CountryMention | InstitutionMention) or phrase.first == 0:
            return False
        before = self.line.tokens[phrase.first - 1]
        if any(trigger.last == phrase.first for trigger in self.triggers):
            return False
        before_dash = self.phrase(phrase.first - 2) if self.line.word(phrase.first - 1) in {"-", "–"} else None
        if before_dash is not None and isinstance(before_dash.mention, CountryMention):
            return self._attributive(before_dash)  # «quan hệ Việt Nam - Lào»
        if self._half_of_name(phrase) or self._of_pair(phrase):
            return True
        if self.line.word(phrase.first - 1) == "(" and isinstance(phrase.mention, InstitutionMention):
            return True  # «Ann Carter (đảng Dân chủ)»
        if self.line.word(phrase.first - 1) in {",", "("} and isinstance(phrase.mention, CountryMention):
            place = self._mention(phrase.first - 2)
            if isinstance(place, PlaceMention):
                return True  # «tại Washington, Hoa Kỳ»
            if isinstance(place, CountryMention) and place.code == phrase.mention.code:
                return True  # «Các Tiểu vương quốc Ả Rập Thống nhất (UAE)»
        if (
            not before.text.islower()
            or self.phrase(phrase.first - 1)
            or self.line.word(phrase.first - 1) in PREPOSITIONS
        ):
            return False
        if self.represented(phrase):
            return isinstance(phrase.mention, CountryMention)
        if isinstance(phrase.mention, InstitutionMention) and self._headed(phrase.first):
            return True  # «gặp tổng thư ký Liên hợp quốc»: its head, not the body
        if self.line.word(phrase.first - 1) in AUXILIARIES | _OPENERS | {"gồm", "các", "nước"}:
            return False
        return before.tag.startswith("N") or (
            self.line.inside_word(phrase.first - 1) and not before.tag.startswith("V")
        )

    def _half_of_name(self, phrase: Phrase) -> bool:
        """«Hội nghị cấp cao Mekong - Hàn Quốc»: a state behind the dash of a name."""
        name = phrase.first - 2
        dashed = self.line.word(name + 1) in {"-", "–"} and name > 0 and isinstance(phrase.mention, CountryMention)
        return dashed and self.phrase(name) is None and self.line.capital(name) and not self.predicate(phrase.last)

    def _of_pair(self, phrase: Phrase) -> bool:
        """«hai nhà lãnh đạo Nga, Mỹ»: the states of the two."""
        if not isinstance(phrase.mention, CountryMention):
            return False
        before = self.phrase(phrase.first - 1)
        if before is None and self.line.word(phrase.first - 1) in {",", "và", "-", "–"}:
            state = self.phrase(phrase.first - 2)
            before = self.phrase(state.first - 1) if state and isinstance(state.mention, CountryMention) else None
        return before is not None and isinstance(before.mention, GroupMention)

    def _headed(self, at: int) -> bool:
        """Whether the name of an office ends right before token `at`."""
        names = title_heads_by_name()
        return any(" ".join(self.line.low[at - n : at]) in names for n in (1, 2, 3, 4) if at >= n)

    def represented(self, phrase: Phrase) -> bool:
        """«lãnh đạo Viện …», «đại diện Hội …»: the body stands for those who speak for it."""
        at = phrase.first - (1 if self.line.word(phrase.first - 1) not in {"của", "các"} else 2)
        return any(
            " ".join(self.line.low[max(0, at - n + 1) : at + 1]) in _REPRESENTATIVES
            for n in (1, 2, 3)
            if at - n + 1 >= 0
        )

    def _listed(self, run: list[Phrase], phrase: Phrase) -> bool:
        """Whether only a comma, «và», «cùng» or «;» and the common nouns of the next item stand between."""
        if isinstance(run[-1].mention, CountryMention) != isinstance(phrase.mention, CountryMention):
            return False  # «tại Hoa Kỳ, Đoàn …»
        between = range(aside(self.line, run[-1].last), phrase.first)
        words = [self.line.word(i) for i in between]
        if not words or words[0] not in {",", "và", "cùng", ";", "(", "-", "–"} or len(words) > 8:
            return False
        if words[0] in {"-", "–"}:
            return all(isinstance(p.mention, CountryMention) for p in (*run, phrase)) and len(words) == 1
        if words[0] == "(" or (words[1:2] == ["của"] and self.line.word(run[0].first - 1) != "của"):
            return False  # «mời A và (lời mời) của B …»
        if words[0] == ";" and (not self.line.capital(between[-1] + 1) or self.predicate(self._behind_pair(phrase))):
            return False  # «… với ông A; Tòa án B xét xử …», «…; Ngoại trưởng A và B gặp nhau»: a new clause
        if words[-1] == "cùng" and words[-2:-1] in (["đàm"], ["kiến"]):
            return False  # «chào xã giao A, hội đàm cùng B»
        rest = [i for i in between[1:] if self.phrase(i) is None]
        if len(rest) < len(between) - 1:
            return False
        if any(
            self.line.tokens[i].tag.startswith("V") and self.line.word(i) not in {"đại", "diện"}
            for i in rest
            if self.line.tokens[i].opens
        ):
            return self.represented(phrase) and "có" not in words  # «Đón A và đoàn có đại diện Bộ B»
        return not any(
            self.line.word(i) in PREPOSITIONS - {"cùng", "với", "của"} or self.line.word(i) in _BREAKS for i in rest
        )

    def _behind_pair(self, phrase: Phrase) -> int:
        """Index behind «A và B» that begins with a phrase, else behind the phrase alone."""
        other = self.phrase(phrase.last + 1) if self.line.word(phrase.last) == "và" else None
        return other.last if other is not None else phrase.last

    def predicate(self, at: int) -> bool:
        """Whether a verb or auxiliary stands at `at` or behind a date there."""
        at = aside(self.line, at)
        if self.line.word(at) in {'"', "“"}:
            at += 1
        while (phrase := self.phrase(at)) and isinstance(phrase.mention, DateMention):
            at = phrase.last
        if at >= len(self.line):
            return False
        return self.line.word(at) in _BEFORE_VERBS or self.line.tokens[at].tag.startswith("V")

    def follows(self, group: Group) -> bool:
        """Whether a predicate follows the group."""
        return self.acts(group.last)

    def acts(self, at: int) -> bool:
        """Whether a predicate stands at `at`, with its adverbs."""
        return self.predicate(self._after_adverbs(at))

    def _after_adverbs(self, at: int) -> int:
        while at < len(self.line):
            length = next((n for n in (1, 2, 3) if self.line.low[at : at + n] in _ADVERBS), 0)
            if not length:
                break
            at += length
        return at

    def _group(self, run: list[Phrase]) -> Group:
        slot, governor = self.slot(run[0].first)
        last = run[-1].last
        while (state := self.phrase(last) or self.phrase(last + 1)) and self._of_pair(state):
            last = state.last
        return Group(run[0].first, last, tuple(run), slot, governor)

    def slot(self, at: int) -> tuple[str, str]:
        """What governs a group that begins at token `at`: «free», «prep», «verb», «noun», and the word before it."""
        one = isinstance(self._mention(at), DelegationMention) and self.line.word(at - 1) == "một"
        before = at - 1 - one
        while before >= 0 and self.line.word(before) in _PLAIN:
            before -= 1
        if before < 0:
            return "free", ""
        word = self.line.word(before)
        state = self.phrase(before - 1) if word == "và" and isinstance(self._mention(at), InstitutionMention) else None
        owner = state is not None and self.line.word(state.first - 1) in {"của", "với"}
        if state is not None and owner and isinstance(state.mention, CountryMention):
            return self.slot(state.first)  # «lập trường của Việt Nam và ASEAN»
        phrase = self.phrase(before)
        if phrase is not None:
            return ("free" if isinstance(phrase.mention, DateMention | PlaceMention) else "noun"), word
        clause = word == "việc" and self.line.word(before - 1) != "làm"  # «nhận định việc A gặp B …»
        if clause or word in _OPENERS | {"được", "bị"} or self.line.low[max(0, before - 1) : before + 1] in _REPORTED:
            return "free", word
        if word in PREPOSITIONS:
            return "prep", word
        told = any(trigger.last - 1 == before for trigger in self.triggers)
        return ("verb" if told or self.line.tokens[before].tag.startswith("V") else "noun"), word
