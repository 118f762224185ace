"""Stage 5 of 7: Sentence + Mention → Claim. Who in a group can be a party of a meeting: not states, nor the press."""

from __future__ import annotations

from vnus_graph.events.delegations import leaders
from vnus_graph.events.families import family
from vnus_graph.events.heads import headed_body
from vnus_graph.events.known import state_of
from vnus_graph.events.scene import Group
from vnus_graph.events.speakers import for_itself
from vnus_graph.events.spelling import owner_in
from vnus_graph.events.stage import Stage
from vnus_graph.events.triggers import Trigger
from vnus_graph.grammar.country_names import HOME
from vnus_graph.model import CountryMention, DelegationMention, GroupMention, InstitutionMention, PersonMention

_TOP = ("chủ tịch nước", "tổng bí thư", "thủ tướng", "phó thủ tướng", "bộ trưởng", "thứ trưởng", "chủ tịch quốc hội")
_CONVEYED = frozenset({"chuyển", "gửi", "trao", "nhắc", "mặt", "thay", "thông"})
_AIDES = frozenset({"tá", "lý", "vấn", "minh", "rể", "trai", "gái", "vợ", "chồng", "sư", "tín", "viên"})
"""Last syllables of words for who is somebody's: «phụ tá», «cố vấn», «đồng minh», «con rể», «luật sư», «thân tín»."""
_SHOWN = frozenset({"bắt tay", "họp báo chung"})
"""What is told of an encounter without naming it; of bodies, and of what is to come, it may be said of anything."""
_MEETING = frozenset({"object", "with"})


def actors(stage: Stage, group: Group | None) -> tuple[str, ...]:
    """Keys of the persons, bodies and delegations in a group; states and the press are left out."""
    entries = stage.registry.entries
    if group is not None and _of_aides(stage, group):
        return ()
    found = stage.keys(group)
    if group is not None:
        found = tuple(dict.fromkeys((*found, *_headed(stage, group))))
    if group is not None and not found:  # «đoàn cán bộ do ông X dẫn đầu»: of a delegation without a name, its leader
        found = tuple(key for phrase in group.phrases for key in leaders(stage, phrase))
    return tuple(key for key in found if not key.startswith("country:") and for_itself(entries[key]))


def _headed(stage: Stage, group: Group) -> list[str]:
    """Bodies whose heads are told of without a name, as those who are met."""
    if group.slot == "free" or stage.scene.parsed.sentence.title:
        return []
    nameless = (phrase for phrase in group.phrases if not stage.of(phrase))
    return [key for phrase in nameless if (key := headed_body(stage.registry, phrase.mention)) is not None]


def _of_aides(stage: Stage, group: Group) -> bool:
    """«cuộc gọi giữa phụ tá của A và B», «đồng minh của A»: not A himself."""
    return group.governor == "của" and people(group) and stage.scene.line.word(group.first - 2) in _AIDES


def one_pair(group: Group) -> bool:
    """«hai bên», «hai Thủ tướng»: both sides in one word."""
    return any(isinstance(phrase.mention, GroupMention) for phrase in group.phrases)


def any_two(group: Group) -> bool:
    """«hai lãnh đạo», «hai bên», which may be any two; but not «hai đoàn», «ngoại trưởng hai nước»."""
    return all(getattr(phrase.mention, "head", None) in {"lãnh đạo", "bên"} for phrase in group.phrases)


def both_named(stage: Stage, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """«A đã đề nghị giúp B … trong cuộc điện đàm giữa hai lãnh đạo»: the only two persons named before."""
    before = [key for group in stage.scene.groups if group.last <= trigger.first for key in stage.keys(group)]
    people = tuple(key for key in dict.fromkeys(before) if key.startswith("person:"))
    return ((people[0],), (people[1],)) if len(people) == 2 and may_meet(stage, people) else ((), ())


def own_delegation(stage: Stage, keys: tuple[str, ...]) -> bool:
    """Nobody meets the delegation of his own state that travels with him."""
    states = {stage.registry.country_of(key) for key in keys}
    return len(states) == 1 and None not in states and any(key.startswith("delegation:") for key in keys)


def own_envoy(stage: Stage, hosts: tuple[str, ...], guest: str) -> bool:
    """«Đại sứ Việt Nam tại B chào đón Thủ tướng»: the envoy of the guest's own state, or its sender's, is no host."""
    sent = (key for key in stage.registry.senders.get(guest, ()) if key in stage.registry.entries)
    state = next(filter(None, map(stage.registry.country_of, (guest, *sent))), None)
    titles = (title for key in hosts for title, _ in stage.registry.entries[key].titles)
    envoy = any(title.label.lower().startswith(("đại sứ", "tổng lãnh sự")) for title in titles)
    return envoy and state is not None and {stage.registry.country_of(key) for key in hosts} == {state}


def may_meet(stage: Stage, keys: tuple[str, ...]) -> bool:
    """Whether two named together can be two sides rather than one."""
    left, right = (stage.registry.country_of(key) for key in keys)
    unknown = left is None or right is None
    if unknown and any(key.startswith("delegation:") for key in keys):
        return False  # «A và Đoàn …»: as a rule his own
    return left is None or left != right


def compatriots(stage: Stage, left: str, right: str) -> bool:
    """Whether both act for one state for certain, not by the look of a name."""
    state = _certain(stage, left)
    return state is not None and state == _certain(stage, right)


def misread(stage: Stage, trigger: Trigger, ours: tuple[str, ...], key: str) -> bool:
    """Whether compatriots are told to have met as those of two states do, so that the sentence was misread.

    «A thăm nước C. A hội đàm với Phó Thủ tướng Vương Đại Kiệt»: it is rather his state that was guessed wrong.
    """
    if not any(compatriots(stage, own, key) for own in ours):
        return False
    scene = stage.scene
    visits = (dict(draft.claim.roles) for draft in stage.drafts if family(draft.claim) == "Visit")
    if not any(visit["visitor"] in ours and visit["destination"] != f"country:{HOME}" for visit in visits):
        return True
    at = trigger.last + (scene.line.word(trigger.last) == "với")
    group = next((g for g in scene.groups if g.first == at), None)
    if trigger.noun or group is None or key not in stage.keys(group):
        return True
    entry = stage.registry.entries[key]
    labels = [title.label for title, _ in entry.titles]
    told = any(title.country or owner_in(title.body or "") for title, _ in entry.titles)
    return told or entry.office is not None or state_of(entry.name, labels) is not None


def _certain(stage: Stage, key: str) -> str | None:
    entry = stage.registry.entries[key]
    if entry.type != "Person" or entry.office is not None:
        return entry.country
    labels = [title.label for title, _ in entry.titles]
    told = any(entry.country in {title.country, owner_in(title.body or "")} for title, _ in entry.titles)
    if told or state_of(entry.name, labels) == entry.country:
        return entry.country
    return HOME if entry.country == HOME and any(label.lower().startswith(_TOP) for label in labels) else None


def between_states(trigger: Trigger) -> bool:
    """«hội đàm», «hội kiến», «chào xã giao», «lễ đón», «điện đàm»: words of protocol, never used of compatriots."""
    phrase = trigger.word.phrase.lower()
    return trigger.word.kind in {"Talks", "CourtesyCall", "Welcome"} or "hội kiến" in phrase or "điện đàm" in phrase


def fitting(stage: Stage, trigger: Trigger, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Of handshakes and joint press conferences: only between persons of two states, and only when they took place.

    «A và B chủ trì lễ khánh thành»: likewise of persons whose states are known.
    """
    ours, theirs = sides
    if trigger.word.phrase.lower().startswith("chủ trì lễ") and trigger.word.frame == "pair":
        known = {stage.registry.country_of(key) for key in (*ours, *theirs)}
        return None not in known and all(key.startswith("person:") for key in (*ours, *theirs))
    if trigger.word.phrase not in _SHOWN:
        return True
    apart = not any(compatriots(stage, left, right) for left in ours for right in theirs)
    persons = all(key.startswith("person:") for key in (*ours, *theirs))
    subject = stage.scene.subject(trigger.first)
    if subject is not None and one_pair(subject):
        return False  # «hai nhà lãnh đạo bắt tay»: nothing that the article does not tell
    behind = (other for other in stage.scene.triggers if other.first > trigger.first)
    if trigger.word.phrase == "họp báo chung" and any(other.word.frame in _MEETING for other in behind):
        return False  # «họp báo chung sau cuộc hội đàm»: told by itself
    return persons and apart and stage.status(trigger) == "Held"


def called_on(stage: Stage, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """«A đến thăm cựu Tổng thống B»: a visit to a person, who has an office and is of another state, is a meeting."""
    scene, none = stage.scene, ((), ())
    other = next((g for g in scene.groups if g.first == trigger.last), None)
    subject = scene.subject(trigger.first)
    if trigger.noun or not trigger.word.phrase.endswith("thăm") or other is None or subject is None:
        return none
    persons = [phrase.mention for phrase in other.phrases if isinstance(phrase.mention, PersonMention)]
    if len(persons) != len(other.phrases) or not all(person.name and person.titles for person in persons):
        return none
    if any(title.label.lower().startswith("cố ") for person in persons for title in person.titles):
        return none
    ours, theirs = actors(stage, subject), actors(stage, other)
    apart = not any(compatriots(stage, left, right) for left in ours for right in theirs)
    return (ours, theirs) if apart and scene.line.word(other.last) not in {"tại", "ở", "đã"} else none


def states(group: Group) -> bool:
    """Whether a group names nothing but states."""
    return group.only(CountryMention)


def people(group: Group) -> bool:
    """Whether a group names nothing but persons and delegations."""
    return group.only(PersonMention, DelegationMention)


def another(stage: Stage, trigger: Trigger, group: Group) -> bool:
    """«tiếp đồng minh của ông A», «gặp trí thức thuộc Hội B», «chào mừng kế hoạch của C»: another is the object."""
    line = stage.scene.line
    between = [i for i in range(trigger.last, group.first) if stage.scene.phrase(i) is None]
    if any(trigger.last <= other.first < group.first for other in stage.scene.triggers):
        return False  # «chào mừng chuyến thăm của A»
    if line.word(group.first - 1) == "thuộc":
        return True
    if group.governor == "của" and people(group):
        return bool(between[:-1]) and "đoàn" not in [line.word(i) for i in between]
    verbs = [i for i in between if line.tokens[i].tag == "V" and line.tokens[i].opens]
    return trigger.word.phrase in {"chào mừng", "chào đón"} and bool(verbs)


def met_by(stage: Stage, trigger: Trigger, host: Group, theirs: tuple[str, ...]) -> Group | None:
    """«A ủng hộ quyết định của B trong cuộc gặp với C»: it may have been B who met C; None where it cannot be told."""
    scene = stage.scene
    if scene.line.low[trigger.first - 2 : trigger.first] == ("mặt", "tại") and any(
        compatriots(stage, own, key) for own in actors(stage, host) for key in theirs
    ):
        return None  # «A có mặt tại cuộc gặp với Thủ tướng»: of somebody else
    near = next((g for g in scene.groups if g.last == trigger.first - 1 and g.governor == "của"), None)
    if near is None or near == host or not people(near) or scene.line.word(trigger.first - 1) not in {"trong", "tại"}:
        return host
    if _CONVEYED & set(scene.line.low[host.last : near.first]):
        return host  # «A chuyển lời mời của B trong cuộc gặp với C»
    apart = [g for g in (host, near) if not any(compatriots(stage, a, b) for a in actors(stage, g) for b in theirs)]
    return apart[0] if len(apart) == 1 else None


def alone(stage: Stage, theirs: tuple[str, ...]) -> tuple[str, ...]:
    """«Trong cuộc gặp với C, hai bên …», where no two have met yet: he who was last spoken of; one of them of home."""
    key = stage.focus.subject
    states = {stage.registry.country_of(other) for other in theirs}
    own = stage.registry.country_of(key) if key is not None else None
    met = None not in {own, *states} and own not in states and HOME in {own, *states}
    return (key,) if met and key is not None else ()


def quoted(stage: Stage, trigger: Trigger) -> Group | None:
    """«Hãng D dẫn lời A cho biết sau cuộc gặp với B»: A, who is quoted, not who quotes him."""
    near = [group for group in stage.scene.groups if group.last <= trigger.first]
    said = near[-1] if near and near[-1].governor == "lời" and people(near[-1]) else None
    return said if said is not None and stage.scene.line.word(said.first - 2) == "dẫn" else None


def owner_before(stage: Stage, trigger: Trigger) -> Group | None:
    """«cuộc hội kiến của A với B, hội đàm với C»: the verb goes on telling of A."""
    scene = stage.scene
    index = scene.triggers.index(trigger)
    earlier = scene.triggers[index - 1] if index else None
    if earlier is None or not earlier.noun or scene.line.word(trigger.first - 1) not in {",", "và"}:
        return None
    between = [g for g in scene.groups if earlier.last <= g.first and g.last <= trigger.first]
    owner = next((g for g in between if g.governor == "của"), None)
    return owner if owner is not None and all(g.slot != "free" for g in between) else None


def bodies(group: Group) -> bool:
    """«… tại trụ sở Quốc hội và Chính phủ B»: a body without a verb behind it is no subject."""
    return any(isinstance(phrase.mention, InstitutionMention) for phrase in group.phrases)


def partner(stage: Stage, trigger: Trigger, ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """«A hoan nghênh kết quả hội đàm với C», both of one state: it was A's guest who had them."""
    alike = any(compatriots(stage, own, key) for own in ours for key in theirs)
    if not alike or not between_states(trigger):
        return ours
    pair = stage.focus.pair or ()
    guests = [key for key in pair if not any(compatriots(stage, key, other) for other in (*ours, *theirs))]
    return tuple(guests) if len(guests) == 1 and set(pair) & set(ours) else ()
