"""Which delegations of different articles are one: the same journey, by its people, its stops and its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vnus_graph.model import Article, Claim, Document, Entity, Evidence, PartialDate, Period, Reading
from vnus_graph.resolve.circumstances import circumstances
from vnus_graph.resolve.identity import clusters

Day = tuple[int, int, int]


def journey(
    article: str,
    name: str = "Đoàn đại biểu cấp cao Kenya",
    *stops: str,
    days: tuple[Day, ...] = (),
    leader: str = "",
    published: date | None = None,
    state: str = "ke",
) -> Reading:
    """An article about a delegation on a visit, of one day or from the first to the last."""
    entities = [
        Entity("delegation:it", "Delegation", name, country=state),
        Entity(f"country:{state}", "Country", state),
    ]
    entities += [Entity(f"country:{stop}", "Country", stop) for stop in stops]
    sent = [("delegation", "delegation:it"), ("sender", f"country:{state}")]
    if leader:
        entities.append(Entity("person:head", "Person", leader, country=state))
        sent.append(("leader", "person:head"))
    ends = [PartialDate(*day) for day in days]
    when = Period(ends[0], ends[1] if len(ends) > 1 else None) if ends else None
    claims = [Claim("Delegation", tuple(sent), ())]
    claims += [
        Claim("Visit", (("visitor", "delegation:it"), ("destination", f"country:{stop}")), (), when=when)
        for stop in stops
    ]
    return Reading(Document(Article(article, ""), (), published=published), tuple(entities), tuple(claims))


def one(left: Reading, right: Reading) -> bool:
    """Whether the two delegations are one."""
    return sum(cluster.members[0][1].type == "Delegation" for cluster in clusters([left, right]).clusters) == 1


HIGH = "Đoàn đại biểu cấp cao Kenya"


def test_the_same_stop_within_days() -> None:
    assert one(journey("a", HIGH, "vn", days=((2024, 5, 6),)), journey("b", HIGH, "vn", days=((2024, 5, 8),)))
    assert not one(journey("a", HIGH, "vn", days=((2024, 5, 6),)), journey("b", HIGH, "vn", days=((2024, 6, 8),)))
    assert not one(journey("a", HIGH, "vn", days=((2024, 5, 6),)), journey("b", HIGH, "pe", days=((2024, 5, 8),)))


def test_a_journey_of_several_stops() -> None:
    first = journey("a", HIGH, "pe", days=((2024, 5, 6),))
    assert one(first, journey("b", HIGH, "pe", "cl", published=date(2024, 5, 14)))
    assert not one(first, journey("b", HIGH, "pe", "cl", published=date(2024, 5, 24)))


def test_the_state_in_other_words() -> None:
    long = "Đoàn đại biểu cấp cao nước Cộng hòa Kenya"
    assert one(journey("a", HIGH, "vn", days=((2024, 5, 6),)), journey("b", long, "vn", days=((2024, 5, 7),)))


def test_days_without_a_year_need_the_same_leader() -> None:
    left, right, leader = ((0, 5, 6),), ((0, 5, 8),), "Daniel Otieno Mbuvi"
    assert not one(journey("a", HIGH, "vn", days=left), journey("b", HIGH, "vn", days=right))
    led = journey("a", HIGH, "vn", days=left, leader=leader), journey("b", HIGH, "vn", days=right, leader=leader)
    assert one(*led)


def test_the_same_first_and_last_day_under_a_longer_name() -> None:
    days = ((0, 5, 6), (0, 5, 9))
    short, long = "Đoàn đại biểu quân sự cấp cao Kenya", "Đoàn đại biểu quân sự cấp cao Bộ Quốc phòng Kenya"
    assert one(journey("a", short, "vn", days=days), journey("b", long, "vn", days=days))
    assert not one(journey("a", short, "vn", days=days), journey("b", long, "vn", days=((0, 5, 6), (0, 5, 8))))


def test_without_any_day_nothing_is_known() -> None:
    leader = "Daniel Otieno Mbuvi"
    assert not one(journey("a", HIGH, "vn", leader=leader), journey("b", HIGH, "vn", leader=leader))


def test_nobody_is_sent_to_the_own_state() -> None:
    days = ((2024, 5, 6),)
    name = "Đoàn đại biểu cấp cao Chính phủ"
    assert not one(journey("a", name, "ke", days=days, state="pe"), journey("b", name, "pe", days=days, state="ke"))


def test_the_next_stop_of_one_leader() -> None:
    leader = "Daniel Otieno Mbuvi"
    first = journey("a", HIGH, "pe", days=((2024, 5, 6), (2024, 5, 8)), leader=leader)
    assert one(first, journey("b", HIGH, "cl", days=((2024, 5, 9),), leader=leader))
    assert not one(first, journey("b", HIGH, "cl", days=((2024, 5, 14),), leader=leader))
    assert not one(first, journey("b", HIGH, "cl", days=((0, 5, 9),), leader=leader))


def test_another_year_is_another_journey() -> None:
    leader = "Daniel Otieno Mbuvi"
    first, again = (
        journey(a, HIGH, "pe", days=((year, 5, 6),), leader=leader) for a, year in (("a", 2023), ("b", 2024))
    )
    assert not one(first, again)


def test_a_day_that_fits_two_years_joins_neither() -> None:
    leader = "Daniel Otieno Mbuvi"
    told = [
        journey(a, HIGH, "pe", days=((year, 5, 6),), leader=leader) for a, year in (("a", 2023), ("b", 2024), ("c", 0))
    ]
    found = clusters(told)
    assert sum(cluster.members[0][1].type == "Delegation" for cluster in found.clusters) == 3
    assert found.doubtful


def worded(article: str, text: str, leader: str) -> Reading:
    """An article that names a person and a delegation, no more."""
    entities = [
        Entity(key, kind, name, country="ke", evidence=(Evidence(article, at, at + len(name), name, "rule"),))
        for key, kind, name in (
            ("person:head", "Person", leader),
            ("delegation:it", "Delegation", "đoàn đại biểu Kenya"),
        )
        if (at := text.find(name)) >= 0
    ]
    entities.append(Entity("country:vn", "Country", "Việt Nam"))
    return Reading(Document(Article(article, text), ()), tuple(entities), ())


def test_the_same_numbered_session_needs_no_day() -> None:
    leader = "Daniel Otieno Mbuvi"
    head = f"{leader} dẫn đầu đoàn đại biểu Kenya dự kỳ họp lần thứ"
    first = worded("a", f"{head} 39 Ủy ban liên Chính phủ Việt Nam - Kenya.", leader)
    assert one(first, worded("b", f"Hôm nay, {head} 39 Ủy ban liên Chính phủ VN-Kenya tại Hà Nội.", leader))
    assert not one(first, worded("b", f"{head} 40 Ủy ban liên Chính phủ Việt Nam - Kenya.", leader))


def test_who_comes_with_a_delegation() -> None:
    leader = "Daniel Otieno Mbuvi"
    text = f"Sáng nay, ông {leader} và Phu nhân cùng đoàn đại biểu Kenya tới thăm."
    found = circumstances(worded("a", text, leader)).names
    assert found["delegation:it"].beside == {"person:head"}
    between = f"Cuộc gặp giữa {leader} và đoàn đại biểu Kenya."
    assert not circumstances(worded("a", between, leader)).names["delegation:it"].beside
    headed = circumstances(worded("a", f"Quan hệ giữa hai nước\n{text}", leader)).names
    assert headed["delegation:it"].beside == {"person:head"}


def sent(article: str, body: str, day: Day, state: str) -> Reading:
    """A delegation of a body, led by somebody whom its articles always name, to a state that is the host."""
    led = journey(article, f"Đoàn công tác {body}", "la", days=(day,), leader="Kha Mẫu Đơn", state=state)
    whose = Entity("body:it", "Institution", body, country=state)
    roles = (("delegation", "delegation:it"), ("sender", "body:it"), ("leader", "person:head"))
    return replace(led, entities=(*led.entities, whose), claims=(Claim("Delegation", roles, ()), *led.claims[1:]))


def test_the_own_leaders_travel_in_one_office_and_then_another() -> None:
    bodies = "Hội đồng Xanh", "Ủy ban Đồng cỏ"
    assert not one(*(sent(at, body, (0, 5, 6), "vn") for at, body in zip("ab", bodies, strict=True)))
    assert one(*(sent(at, body, (0, 5, 6), "ke") for at, body in zip("ab", bodies, strict=True)))
    assert one(*(sent(at, body, (2024, 5, 6), "vn") for at, body in zip("ab", bodies, strict=True)))


def test_a_delegation_is_at_the_session_of_its_leader() -> None:
    leader = "Daniel Otieno Mbuvi"
    session = f"{leader} sẽ dự kỳ họp lần thứ 39 Ủy ban liên Chính phủ hai nước."
    text = f"{session} {leader} và đoàn đại biểu Kenya đến chiều nay."
    assert circumstances(worded("a", text, leader)).names["delegation:it"].sessions
    text = f"{session} Hôm qua đoàn đại biểu Kenya đã về nước."
    assert not circumstances(worded("a", text, leader)).names["delegation:it"].sessions


def told(one: Reading, text: str) -> Reading:
    """The reading with what its article tells, of which the delegation is said first."""
    document = Document(Article(one.document.article.id, text), ())
    named = next(entity for entity in one.entities if entity.type == "Delegation").name
    piece = Evidence(one.document.article.id, 0, len(named), named, "delegation")
    entities = tuple(
        replace(entity, evidence=(piece,)) if entity.type == "Delegation" else entity for entity in one.entities
    )
    person = Entity("person:guide", "Person", "Quách Bạch Liên", evidence=(piece,))
    read = Reading(document, (*entities, person), one.claims)
    return replace(read, around=circumstances(read))


STORY = (
    "Đoàn đại biểu cấp cao Kenya thăm nhà máy chè Kipkelion, vườn ươm Naivasha, hồ Baringo, trạm bơm Turkwel, cảng Lamu"
    ", chợ Gikomba, đồn điền Kericho, thư viện McMillan, xưởng gốm Kitengela và bảo tàng Fort Jesus."
)
OTHER = (
    "Đoàn đại biểu cấp cao Kenya dự lễ khánh thành cầu Nyali, xem vũ hội Isukuti, gặp thợ rèn Bukura, thăm bệnh viện"
    " Mathari, trường Mangu, mỏ muối Magadi, đảo Rusinga, thác Thomson, rừng Kakamega và làng Mukuru."
)


def test_without_days_the_story_tells_the_journey() -> None:
    leader = "Daniel Otieno Mbuvi"
    first = told(journey("a", HIGH, "vn", leader=leader), STORY)
    assert one(first, told(journey("b", HIGH, "vn", leader=leader), f"{STORY} Chuyến thăm kết thúc tốt đẹp."))
    assert not one(first, told(journey("b", HIGH, "vn", leader=leader), OTHER))


def test_without_name_and_stop_the_story_must_be_much_the_same() -> None:
    leader = "Daniel Otieno Mbuvi"
    first = told(journey("a", HIGH, leader=leader), STORY)
    like = f"{', '.join(STORY.split(', ')[:3])}. {OTHER}"
    assert one(first, told(journey("b", HIGH, leader=leader), like))
    assert one(first, told(journey("b", "Đoàn công tác Kenya", leader=leader), STORY))
    assert not one(first, told(journey("b", "Đoàn công tác Kenya", leader=leader), like))


def test_a_day_told_by_one_article_alone_takes_one_text() -> None:
    leader = "Daniel Otieno Mbuvi"
    first = told(journey("a", HIGH, "vn", days=((2024, 5, 6),), leader=leader), STORY)
    like = f"{', '.join(STORY.split(', ')[:5])}. {OTHER}"
    assert one(first, told(journey("b", "Đoàn công tác Kenya", "vn", leader=leader), STORY))
    assert not one(first, told(journey("b", "Đoàn công tác Kenya", "vn", leader=leader), like))
    dated = told(journey("b", "Đoàn công tác Kenya", "vn", days=((0, 5, 7),), leader=leader), like)
    assert one(first, dated)


def asked(left: Reading, right: Reading) -> bool:
    """Whether the two delegations are left apart and reported as doubtful."""
    return not one(left, right) and [pair.features[0].name[:8] for _, _, pair in clusters([left, right]).doubtful] == [
        "mission."
    ]


def test_a_journey_told_again_without_a_day_is_asked_about() -> None:
    leader = "Daniel Otieno Mbuvi"
    first = journey("a", HIGH, "vn", days=((2024, 5, 6),), leader=leader)
    assert asked(first, journey("b", HIGH, "vn", leader=leader))
    assert asked(first, journey("b", "Đoàn đại biểu Kenya", "vn", leader=leader))
    assert not asked(first, journey("b", HIGH, "vn", leader="Ana Quiroga Solano"))
    assert not asked(first, journey("b", HIGH, "pe", leader=leader))


def test_a_journey_recalled_in_a_later_article_is_asked_about() -> None:
    leader = "Daniel Otieno Mbuvi"
    first = journey("a", HIGH, "vn", days=((2024, 5, 6),), leader=leader, published=date(2024, 5, 7))
    assert asked(first, journey("b", HIGH, "vn", leader=leader, published=date(2024, 9, 7)))
    assert not asked(first, journey("b", HIGH, "vn", leader=leader, published=date(2026, 9, 7)))
