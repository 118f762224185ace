"""Stage 5 of 7: Sentence + Mention → Claim. What every family of events needs to read a sentence and write claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from vnus_graph.events import circumstance, endings, indirect, outlook, position, sites, status, venues
from vnus_graph.events.aides import chief
from vnus_graph.events.draft import Draft
from vnus_graph.events.focus import Focus
from vnus_graph.events.narrative import Day, at_once, goes_on
from vnus_graph.events.one_day import untimed
from vnus_graph.events.pronouns import pronoun, referent
from vnus_graph.events.registry import Registry
from vnus_graph.events.retold import courteous
from vnus_graph.events.rounds import Round, belongs
from vnus_graph.events.scene import Group, Scene
from vnus_graph.events.triggers import Trigger
from vnus_graph.events.unnamed import held_by_another, unnamed
from vnus_graph.grammar.mentions import Phrase
from vnus_graph.grammar.relative import COUNTED
from vnus_graph.model import (
    Claim,
    DelegationMention,
    Evidence,
    GroupMention,
    PartialDate,
    Period,
    PersonMention,
    PlaceMention,
    Status,
)

_CONSORTS = frozenset({("và", "hoàng", "hậu"), ("và", "phu", "nhân"), ("và", "vương", "hậu")})
_OVER = frozenset({"quả", "sau", "tại", "qua"})
"""Before an encounter that must have been."""


@dataclass
class Stage:
    """One sentence before the reader, with all that was read before it."""

    scene: Scene
    focus: Focus
    article: str
    text: str
    """The whole text of the article."""
    drafts: list[Draft]
    day: Day | None = None
    """The day that is being told."""
    number: int = 0
    """Of the sentence, counted from the first."""
    round: Round | None = None
    """The round of meetings that is being told."""
    ceremony: venues.Setting | None = None
    """The ceremony of welcome that was last told of."""
    setting: venues.Setting | None = None
    """Where the sentence before this one takes place, by how it opens."""
    eve: bool = False
    """Whether the headline tells that the encounter of the article lies ahead."""
    used: set[int] = field(default_factory=set)
    """Triggers that a claim rests on."""

    def __post_init__(self) -> None:
        """Resolve the phrases from left to right, so that «ông» finds who was named before it in the sentence."""
        self._resolved: dict[int, tuple[str, ...]] = {}
        self.focus.before = self.focus.subject
        for group in self.scene.groups:
            keys = [key for phrase in group.phrases for key in self._resolve(phrase)]
            people = [key for key in keys if key.startswith("person:")]
            acts = group.slot == "free" or (_alone(group) and self.scene.follows(group))
            if acts and len(people) == 1 and self.scene.may_act(group) and not self.scene.recalled(group.first):
                self.focus.subject = people[0]

    def _resolve(self, phrase: Phrase) -> tuple[str, ...]:
        phrase = self._couple(self._ours(phrase))
        keys = self._called(phrase)
        if keys is None:
            keys = () if held_by_another(self.scene.line, phrase) else self._known(phrase) or self._by_office(phrase)
        self._resolved[phrase.first] = keys
        if not self.scene.recalled(phrase.first):
            self.focus.see(keys)
        if isinstance(phrase.mention, DelegationMention) and phrase.mention.name and keys:
            self.focus.delegation = keys[0]
        return keys

    def _called(self, phrase: Phrase) -> tuple[str, ...] | None:
        """«ông Vương», a word that alone was not read as a name: the only one who bears it; None if nothing follows."""
        line = self.scene.line
        if not pronoun(phrase.mention) or not line.capital(phrase.last) or self.scene.phrase(phrase.last) is not None:
            return None
        word = line.word(phrase.last)
        bearers = [entry.key for entry in self.registry.of_type("Person") if word in entry.key[7:].split()]
        return tuple(bearers) if len(bearers) == 1 else ()

    def _known(self, phrase: Phrase) -> tuple[str, ...]:
        """Who is in focus; of «hai nhà lãnh đạo Nga, Mỹ» nobody, where the two in focus are of other states."""
        if pronoun(phrase.mention):
            return referent(self, phrase)
        keys, line = self.focus.resolve(phrase), self.scene.line
        one = line.countries.get(phrase.last) if isinstance(phrase.mention, GroupMention) else None
        other = line.countries.get(one[0] + (line.word(one[0]) in {"và", ",", "-", "–"})) if one else None
        told = {one[1].code, other[1].code} if one and other else None
        return keys if told is None or {*map(self.registry.country_of, keys)} <= {*told, None} else ()

    def _by_office(self, phrase: Phrase) -> tuple[str, ...]:
        key = unnamed(self.focus, phrase, self.scene, self.evidence("person.office"))
        return (key,) if key is not None else ()

    def _ours(self, phrase: Phrase) -> Phrase:
        """«Thủ tướng ta», «Chủ tịch Quốc hội nước ta»: the office at home."""
        mention = phrase.mention
        behind = self.scene.line.low[phrase.last : phrase.last + 2]
        ours = behind[:1] == ("ta",) or behind == ("nước", "ta")
        if not isinstance(mention, PersonMention) or mention.name or not ours:
            return phrase
        titles = tuple(replace(title, country=title.country or self.focus.home) for title in mention.titles)
        return replace(phrase, mention=replace(mention, titles=titles))

    def _couple(self, phrase: Phrase) -> Phrase:
        """«Nhà vua và Hoàng hậu Nhật Bản», «Tổng thống và Phu nhân Hàn Quốc»: the state is that of both."""
        mention = phrase.mention
        line = self.scene.line
        if not isinstance(mention, PersonMention) or mention.name or mention.country or not mention.titles:
            return phrase
        behind = line.countries.get(phrase.last + 3)
        if behind is None or line.low[phrase.last : phrase.last + 3] not in _CONSORTS:
            return phrase
        state = behind[1].code
        titles = tuple(replace(title, country=state) for title in mention.titles)
        return replace(phrase, mention=replace(mention, titles=titles, country=state))

    @property
    def registry(self) -> Registry:
        """The actors of the article."""
        return self.focus.registry

    @cached_property
    def _dates(self) -> dict[int, Phrase]:
        return circumstance.dates(self.scene)

    @cached_property
    def _ends(self) -> dict[int, Period]:
        return endings.ends(self.scene)

    @cached_property
    def _departures(self) -> dict[int, Phrase]:
        return endings.departures(self.scene)

    @cached_property
    def _places(self) -> dict[int, Phrase]:
        return circumstance.places(self.scene)

    def keys(self, group: Group | None) -> tuple[str, ...]:
        """Keys of all actors in a group."""
        if group is None:
            return ()
        named = [phrase for phrase in group.phrases if not (_spouse_of(phrase) or self._aide_of(phrase))]
        phrases = [phrase for phrase in named if not _spouse(phrase)] or named
        return tuple(dict.fromkeys(key for phrase in phrases for key in self.of(phrase)))

    def _aide_of(self, phrase: Phrase) -> bool:
        """«đặc phái viên của Tổng thống A»: somebody of his who is named."""
        entries = (self.registry.entries[key] for key in self.of(phrase) if key.startswith("person:"))
        titles = phrase.mention.titles if isinstance(phrase.mention, PersonMention) else ()
        return any(chief(t, e.name, (own for own, _ in e.titles)) for e in entries for t in titles[-1:])

    def of(self, phrase: Phrase) -> tuple[str, ...]:
        """Keys of the actors a phrase of this sentence stands for; pairs are told anew, since events make them."""
        if isinstance(phrase.mention, GroupMention) or phrase.first not in self._resolved:
            return self._known(phrase)
        return self._resolved[phrase.first]

    def when(self, index: int) -> Period | None:
        """Date of the trigger at `index`: its own, else for a verb the one that opens the sentence."""
        end = self._ends.get(index)
        if end is None and (last := self._told_before(self._departures.get(index), index)) is not None:
            end = Period(PartialDate(), last.start) if last.start.day else None
        return endings.closed(self._day(index), end)

    def _day(self, index: int) -> Period | None:
        if (day := indirect.counted(self.scene, index)) is not None:
            return day
        phrase = self._dates.get(index) or indirect.after_rite(self.scene, self._dates, index)
        if phrase is None and self._verbal(index):
            phrase = self._inherited(self._dates, index)
        if phrase is None:
            ways = (indirect.occasion, indirect.at_occasion, indirect.month_of_journey)
            phrase = next(filter(None, (way(self.scene, self._dates, index) for way in ways)), None)
            phrase = phrase or indirect.before_press(self.scene, index)[0]
        return self._told_before(phrase, index)

    def _told_before(self, phrase: Phrase | None, index: int) -> Period | None:
        """What a date phrase names; for «cùng ngày», «hôm sau», by the day told before it, here or in the story."""
        rule = getattr(phrase.mention, "rule", "") if phrase is not None else ""
        if phrase is not None and rule in {"date.same-day", COUNTED}:
            earlier = [position.period(self._dates[i]) for i in sorted(self._dates) if i < index]
            beside = [position.period(p) for p in self.scene.parsed.phrases if p.last <= phrase.first]
            told = self.day.when if self.day is not None else None
            days = (when for when in (*reversed(earlier), *reversed(beside)) if when is not None)
            day = next((when for when in days if when.start.day and not when.end), told)
            return day if rule != COUNTED else indirect.days_on(day, self.scene.line.text(phrase.first, phrase.last))
        return position.period(phrase)

    def _verbal(self, index: int) -> bool:
        """A verb, or a noun that goes on with what a verb began («hội đàm với B và có cuộc gặp với C»)."""
        trigger = self.scene.triggers[index]
        before = self.scene.line.low[max(0, trigger.first - 3) : trigger.first]
        return not trigger.noun or before[-2:] == ("và", "có") or before == ("và", "có", "các")

    def circumstances(self, index: int, keys: tuple[str, ...]) -> tuple[Period | None, str | None]:
        """When and where the parties `keys` met: as told for the trigger at `index`, else for the round of meetings."""
        when, place = self.when(index), self.where(index)
        name = place.name if place is not None else None
        trigger = self.scene.triggers[index]
        for told, holds in ((self.ceremony, venues.welcomed), (self.setting, venues.received)):
            if told is not None and holds(told, self.scene, self.number, trigger, keys):
                when, name = when or told.when, name or told.place
        if self.round is not None and when in {None, self.round.when} and belongs(self.round, trigger, keys):
            return self.round.when, name or self.round.place
        if when is None and goes_on(self.day, self.scene, self.number, trigger, keys):
            when = self.day.when if self.day is not None else None
            if name is None and self.day is not None and at_once(self.scene):
                name = self.day.venue
        return when, name

    def where(self, index: int) -> PlaceMention | None:
        """Place of the trigger at `index`, found the same way."""
        phrase = self._places.get(index) or indirect.after_rite(self.scene, self._places, index)
        phrase = phrase or indirect.at_occasion(self.scene, self._places, index) or self._inherited(self._places, index)
        return sites.place_of(phrase or indirect.before_press(self.scene, index)[1])

    def _inherited(self, owned: dict[int, Phrase], index: int) -> Phrase | None:
        """What a verb before this one got from the head of the sentence holds for the verbs that follow it."""
        trigger = self.scene.triggers[index]
        if trigger.word.frame in {"visit", "invite", "upgrade"}:
            return None
        for before in range(index - 1, -1, -1):
            phrase = owned.get(before)
            earlier = self.scene.triggers[before]
            joined = earlier.word.frame == "visit" and not earlier.noun and trigger.first - earlier.last == 1
            if phrase is not None and joined:
                return phrase  # «đã tới thăm, làm việc với Viện B»
            if phrase is None or earlier.word.frame in {"visit", "invite", "upgrade"}:
                continue
            if phrase.last <= earlier.first or (earlier.noun and before not in self.used):
                return phrase  # also «Trong cuộc hội kiến ngày 10/9, A trao đổi với B»: the noun is the same event
        return None

    def status(self, trigger: Trigger) -> Status:
        """Held, Planned, …"""
        return outlook.gone_on(status.status(self.scene, trigger), self.scene, trigger, self.drafts)

    def evidence(self, rule: str) -> Evidence:
        """The whole sentence."""
        sentence = self.scene.parsed.sentence
        return Evidence(self.article, sentence.start, sentence.end, self.text[sentence.start : sentence.end], rule)

    def write(self, claim: Claim, trigger: Trigger | None = None) -> None:
        """Add a claim, read off `trigger`."""
        title = self.scene.parsed.sentence.title
        if trigger is None:
            self.drafts.append(Draft(claim, title))
            return
        eve = self.eve and claim.when is None and self._spoken_of(trigger)
        asserted = status.asserted(self.scene, trigger) and not eve
        leaning = status.leaning(self.scene, trigger) or eve
        plain = status.plain(self.scene, trigger) and not asserted and not title
        exchange = any(word in trigger.word.phrase for word in ("trao đổi", "nói chuyện")) and claim.kind == "Meeting"
        alone = untimed(self.scene, trigger)
        polite = courteous(self.scene, trigger)
        self.drafts.append(Draft(claim, title, asserted, leaning, plain, exchange, alone, polite))

    def _spoken_of(self, trigger: Trigger) -> bool:
        """«cuộc gặp giữa A và B», which may be yet to come."""
        before = self.scene.line.word(trigger.first - 1)
        return trigger.noun and trigger.word.frame == "object" and before not in _OVER


def _alone(group: Group) -> bool:
    """«nhà ngoại giao hàng đầu của B A nói»: a name behind words that no title holds."""
    return group.slot == "noun" and all(
        isinstance(phrase.mention, PersonMention) and phrase.mention.name and not phrase.mention.titles
        for phrase in group.phrases
    )


def _spouse_of(phrase: Phrase) -> bool:
    """«Phu nhân Thủ tướng Trần Văn A»: the wife of him who is named, not he."""
    return _spouse(phrase) and isinstance(phrase.mention, PersonMention) and bool(phrase.mention.titles)


def _spouse(phrase: Phrase) -> bool:
    """«… và Phu nhân Nguyễn Thị B»: comes along, and is no party of her own."""
    return isinstance(phrase.mention, PersonMention) and phrase.mention.honorific in {"phu nhân", "phu quân"}
