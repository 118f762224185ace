"""Stage 5 of 7: Sentence + Mention → Claim. Clauses: who is subject and who is object of a word that tells of an event.

Subjects are looked for leftwards: a phrase right before the verb, else the last one in a free slot. Objects are looked
for rightwards across adverbs, dates and places.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from vnus_graph.events import appositions, examples, lists
from vnus_graph.events.listing import AUXILIARIES, Group, Listing
from vnus_graph.grammar.asides import aside
from vnus_graph.model import (
    CountryMention,
    DateMention,
    DelegationMention,
    GroupMention,
    InstitutionMention,
    PersonMention,
)

_BARS = frozenset({":", "rằng"})
_ELSEWHERE = frozenset({"tại", "ở", "về", "từ", "trong", "theo", "nước"})

_HEADING = frozenset({"làm", "trưởng", "đoàn"})
_LISTING = frozenset({"như", "gồm", "có"})
_WITHIN = frozenset({("trong", "khuôn"), ("bên", "lề"), ("nhân", "dịp")})
_COMPANY = frozenset(
    {("tháp", "tùng"), ("cùng", "đi"), ("đi", "cùng"), ("cùng", "dự"), ("tham", "dự"), ("tham", "gia")}
)
_OF_STATE = frozenset({"Government", "Parliament", "Party"})
"""«lãnh đạo Đảng, Nhà nước, Quốc hội»: of one state, nobody in particular."""
_BELONGING = frozenset({("thành", "viên"), ("hội", "viên")})
_MEMBERS = frozenset({("nghị", "sĩ"), ("nghị", "sỹ"), ("quan", "chức"), ("nhân", "viên"), ("chuyên", "gia")})

__all__ = ["Group", "Scene"]


class Scene(Listing):
    """One sentence as clauses."""

    def before(self, at: int) -> Group | None:
        """The group that ends right before token `at`, but for auxiliaries, dates and what stands in brackets."""
        end = self._skip_left(at)
        return next((group for group in self.groups if end in (group.last, aside(self.line, group.last))), None)

    def _skip_left(self, at: int) -> int:
        while at > 0:
            phrase = self.phrase(at - 1)
            if phrase is not None and isinstance(phrase.mention, DateMention):
                at = phrase.first
                if self.line.word(at - 1) in {"vào", "hôm", "từ", "trong"}:
                    at -= 1
            elif phrase is None and self.line.word(at - 1) in AUXILIARIES:
                at -= 1
            elif phrase is None and self.line.low[at - 2 : at] == ("sau", "đó"):
                at -= 2
            elif phrase is None and self.line.low[max(0, at - 3) : at] == ("lần", "đầu", "tiên"):
                at -= 3
            else:
                break
        return at

    def subject(self, at: int) -> Group | None:
        """Subject of the verb at token `at`: the phrase right before it, else the last in a free slot to the left."""
        found = self._subject(at)
        return self._subject(self._linked(found)) if found is not None and self._linked(found) else found

    def _linked(self, group: Group) -> int:
        """«A là tổng thống B đầu tiên V»: where the verb stands that makes `group` a word for A, else 0."""
        named = any(getattr(phrase.mention, "name", "") for phrase in group.phrases)
        at = group.first - 1 - (self.line.low[group.first - 2 : group.first] == ("trở", "thành"))
        return at if at > 0 and self.line.word(at) in {"là", "trở"} and not named else 0

    def _subject(self, at: int) -> Group | None:
        if (known := self.antecedent(at) or self._party(at)) is not None:
            return known
        direct = self.before(at)
        chained = direct is not None and self._goes_on(direct, at)
        if direct is not None and direct.slot != "prep" and not self._whose(direct) and not chained:
            return direct
        able = (g for g in self.groups if g.slot == "free" and not (self._agent(g, at) or self._offices(g)))
        free = [g for g in able if g.last <= at and not self._barred(g.last, at)]
        if chained or self.line.word(at - 1) == ";":  # «A gặp B …, C và phu nhân; thăm …»: the one who acts goes on
            acting = [g for g in self.groups if g.last <= at and g.slot == "free" and self.follows(g)]
            free = [g for g in acting if not self._barred(g.last, at, frozenset({"rằng"}))] or free
        return free[-1] if free else (direct if direct is not None and direct.governor in {"do", "cùng"} else None)

    def _offices(self, group: Group) -> bool:
        """«do ông A, Ủy viên B, Trưởng Ban C làm trưởng đoàn»: offices of who is named right before."""
        named = next((g for g in self.groups if g.last == group.first - 1 and g.only(PersonMention)), None)
        bare = all(isinstance(p.mention, PersonMention) and not p.mention.name for p in group.phrases)
        return bare and named is not None and named.governor == "do" and self.line.word(named.last) == ","

    def _agent(self, group: Group, at: int) -> bool:
        """«(B) được A tiếp, và hôm sau gặp C»: A, who does what the first verb tells and nothing else."""
        between = self.line.low[group.last : at]
        return group.governor in {"được", "bị"} and "và" in between and "khi" not in between

    def antecedent(self, at: int) -> Group | None:
        """«A, người đang V …»: A, of whom the relative clause tells whose verb stands at `at`."""
        at = self._skip_left(at)
        if self.line.low[max(0, at - 2) : at] != (",", "người"):
            return None
        return next((group for group in self.groups if group.last == at - 2), None)

    def _party(self, at: int) -> Group | None:
        """«Đoàn … do A, Cục trưởng làm Trưởng đoàn, đã V»: the delegation, whatever else its head is."""
        while at > 0 and self.line.word(at - 1) in AUXILIARIES - _HEADING | {","}:
            at -= 1
        if self.line.low[max(0, at - 3) : at] != ("làm", "trưởng", "đoàn"):
            return None
        parties = (group for group in reversed(self.groups) if group.last <= at - 3 and group.only(DelegationMention))
        return next(parties, None)

    def _goes_on(self, direct: Group, at: int) -> bool:
        """«A chào xã giao B và hội kiến C», «A gặp các vị như: B và tiếp C»: «và» joins two verbs of A."""
        words = [self.line.word(i) for i in range(direct.last, at) if self.phrase(i) is None]
        bodies = direct.only(InstitutionMention)
        listed = direct.governor == ":" and self.line.word(direct.first - 2) in _LISTING
        told = direct.slot in {"verb", "prep"} or listed or (direct.slot == "noun" and bodies)
        return told and "và" in words and "phu" not in words

    def _whose(self, group: Group) -> bool:
        """«A và B cùng đoàn đại biểu hai nước hội đàm»: states behind a common noun only say whose."""
        return group.slot == "noun" and group.only(CountryMention, GroupMention)

    def source(self, group: Group) -> bool:
        """«Theo (tin từ) Bộ Ngoại giao, tại hội đàm …»: whether it is who says so."""
        low = self.line.low
        return low[:1] == ("theo",) and "," not in low[: group.last] and self.line.word(group.last) == ","

    @cached_property
    def main_subject(self) -> Group | None:
        """Subject of the main clause: the first free group that a verb follows."""
        for group in self.groups:
            acts = group.slot == "free" and group.governor not in {"được", "bị"} and self.follows(group)
            if acts and not self.recalled(group.first):
                return group
        return None

    def recalled(self, at: int) -> bool:
        """«lần đầu tiên kể từ khi Tổng thống A thăm B năm 2004»: nothing more is told of who is named at token `at`."""
        return " kể từ " in f" {' '.join(self.line.low[max(0, at - 6) : at])} "

    def may_act(self, group: Group) -> bool:
        """Whether a free group can be whom «ông» means next: not «được A …», nor «Tháp tùng Thủ tướng có A và B»."""
        return group.governor not in {"được", "bị"} and not self.lists_company

    @property
    def lists_company(self) -> bool:
        """«Tháp tùng Thủ tướng có A và B», «Đón Thủ tướng có A và B»: the sentence goes on with none of them."""
        return self.line.low[:2] in _COMPANY or self.line.low[:1] == ("đón",)

    def next_subject(self, at: int) -> Group | None:
        """Subject of the clause behind a fronted one: the first free group right of `at`."""
        return next((g for g in self.groups if g.first >= at and g.slot == "free"), None)

    def _barred(self, left: int, right: int, bars: frozenset[str] = _BARS) -> bool:
        return any(self.line.word(i) in bars for i in range(left, right))

    def object(self, at: int, *, needs: frozenset[str] = frozenset()) -> Group | None:
        """The group that follows token `at`, across adverbs, dates, places and «với».

        `needs`: words of which one must stand before it (a preposition the verb asks for).
        """
        given = examples.exemplified(self, at)
        if given is not None and (not needs or needs & set(self.line.low[at : given.first])):
            return lists.whole(self, given)
        met: set[str] = set()
        steps = 0
        place = False
        while at < len(self.line) and steps < 18:
            group = next((g for g in self.groups if g.first == at), None)
            if group is not None:
                if self.line.low[at - 3 : at] == ("người", "đứng", "đầu"):
                    return None  # «gặp người đứng đầu Chính phủ B»
                attended = "dự" in met and group.only(InstitutionMention)  # «đón đoàn học sinh tham dự Cuộc thi B»
                if place or attended or (group.governor in _ELSEWHERE and not needs) or examples.of_else(self, group):
                    return None  # «gặp kiều bào tại các nước ASEAN», «tại phòng họp Nội các»
                if met and self._of_many(group):
                    at = group.last
                    continue
                if not (group.only(CountryMention) and self._more(group.last)):
                    return lists.whole(self, group) if not needs or met & needs else None
                at = group.last
                continue
            phrase = self.phrase(at)
            if phrase is not None:
                at, place = phrase.last, False
                continue
            word = self.line.word(at)
            within = self.line.low[at : at + 2] in _WITHIN  # «gặp lãnh đạo nhiều nước trong khuôn khổ Hội nghị C»
            place = word in {"tại", "ở"} or within or (place and word not in {"với", "cùng", ",", "có"})
            if word == ":" and (self.line.word(at - 1) in {"như", "gồm"} or self.line.word(at + 1) in {"với", "cùng"}):
                at += 1  # «có các cuộc gặp song phương: với A và B»
                continue
            if self.line.low[at : at + 2] == ("trước", "đó"):  # «cuộc gặp trước đó giữa A và B»
                at += 2
                continue
            if word in {".", ";", ":", "rằng", "nhằm", "để", "về", "khi", "sau", "trước", "đã", "sẽ", "sự"}:
                return None
            if word == "," and self._next_body(at + 1):
                at += 1
                continue
            if word == "," and not (self._resumes(at + 1) or self._sent(at - 1) or self.described(at + 1)):
                return None
            if word == "là" and self.line.low[at + 1 : at + 3] in _BELONGING:
                return None  # «gặp các tập đoàn là thành viên của Liên đoàn B»
            if self._told_of_another(at, shared=steps == 1 and self.line.word(at - 1) in {"và", ","}):
                return None
            met.add(word)
            at += 1
            steps += 1
        return None

    def _told_of_another(self, at: int, *, shared: bool) -> bool:
        """«điện đàm thông báo kết quả cuộc gặp với C», but «đã tiếp và mời B», whose object is `shared`."""
        begun = next((t for t in self.triggers if t.first == at), None)
        if begun is None or (shared and begun.word.frame == "invite"):
            return False
        return self.line.tokens[at].tag.startswith("V") or self.line.word(at - 1) == "quả"

    def _of_many(self, group: Group) -> bool:
        """«gặp một số nghị sĩ của hai đảng A và B, gồm …»: bodies that the persons met belong to."""
        if not group.only(InstitutionMention):
            return False
        near = self.line.low[max(0, group.first - 8) : group.first]
        return "của" in near[-3:] and "đoàn" not in near and any(pair in _MEMBERS for pair in pairwise(near))

    def _resumes(self, at: int) -> bool:
        """«…, tại …, với B», «…, gồm A và B»: the object is still to come."""
        return self.line.word(at) in {"tại", "với", "ở", "gồm", "bao", "trong", "đại", "bạn", "lãnh"}

    def _next_body(self, at: int) -> bool:
        """«tiếp Hội cựu chiến binh, Hội Hữu nghị B», «gặp đại diện doanh nghiệp, Hội C»: the next of those met."""
        group = next((g for g in self.groups if g.first == at), None)
        mentions = [phrase.mention for phrase in group.phrases] if group is not None else []
        bodies = all(isinstance(m, InstitutionMention) and m.subtype not in _OF_STATE for m in mentions)
        return bodies and group is not None and not self.follows(group) and self.line.word(group.last) != ","

    def described(self, at: int) -> bool:
        """«cuộc hội đàm quan trọng, rất hiệu quả với B»: a second adjective, and the object behind it."""
        end = next((i for i in range(at, at + 5) if self.line.word(i) in {"với", "cùng"}), at)
        between = range(at, end)
        return bool(between) and not any(self.phrase(i) or self.line.tokens[i].tag.startswith("V") for i in between)

    def _sent(self, at: int) -> bool:
        """«tiếp Cố vấn của Tổng thống B, ông A»: the name of him who is met follows."""
        phrase = self.phrase(at)
        return phrase is not None and appositions.sender(self, phrase)

    def _more(self, at: int) -> bool:
        """Whether a list of names is still to come behind a state («… lớn của Nga, gồm A và B»)."""
        return any(self.line.word(i) in {"gồm", "là", ",", "như"} for i in range(at, min(at + 3, len(self.line))))
