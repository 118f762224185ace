"""Which bodies of different articles are one, as far as it takes more than the two names."""

from __future__ import annotations

from vnus_graph.model import Article, Claim, Document, Entity, Reading
from vnus_graph.resolve.identity import clusters


def told(
    article: str, body: str, *states: str, owner: str = "", also: str = "", head: str = "", of: str = ""
) -> Reading:
    """An article that names a body and states; `head` is who heads the body, acting for the state `of`."""
    entities = [Entity(f"country:{code}", "Country", code, country=code) for code in states]
    entities.append(Entity("body:it", "Institution", body, (also,) if also else (), owner or None))
    claims = []
    if head:
        entities.append(Entity("person:head", "Person", head, country=of or None))
        claims.append(
            Claim("Tenure", (("holder", "person:head"), ("body", "body:it")), (), title=f"Người đứng đầu {body}")
        )
    return Reading(Document(Article(article, ""), ()), tuple(entities), tuple(claims))


def among(reading: Reading, *people: tuple[str, str]) -> Reading:
    """The reading with these persons, each with the state for which it acts."""
    named = (Entity(f"person:{name}", "Person", name, country=state or None) for name, state in people)
    return Reading(reading.document, (*reading.entities, *named), reading.claims)


def one(*readings: Reading) -> bool:
    """Whether the bodies of all the readings are one."""
    return sum(cluster.members[0][1].type == "Institution" for cluster in clusters(readings).clusters) == 1


def test_a_body_of_every_state_is_one_with_none_while_its_state_is_unknown() -> None:
    assert not one(told("a", "Bộ Quốc phòng", "vn", "ru"), told("b", "Bộ Quốc phòng", "vn", "in"))
    assert not one(told("a", "Bộ Quốc phòng", "vn", "ru"), told("b", "Bộ Quốc phòng", "vn", "ru"))


def test_an_article_about_the_own_state_alone_means_its_own() -> None:
    assert one(told("a", "Bộ Quốc phòng", "vn"), told("b", "Bộ Quốc phòng Việt Nam", "ru", owner="vn"))


def test_who_heads_it_tells_whose_it_is() -> None:
    named = told("a", "Bộ Quốc phòng Kenya", "ke", owner="ke", head="Daniel Otieno Mbuvi", of="ke")
    assert one(named, told("b", "Bộ Quốc phòng", "vn", "ke", "pe", head="Daniel Otieno Mbuvi"))
    assert not one(named, told("b", "Bộ Quốc phòng", "vn", "ke", "pe", head="Ana Quiroga Solano"))


def test_a_house_that_the_own_state_has_not_is_that_of_the_only_other() -> None:
    kenyan = told("a", "Hạ viện Kenya", "ke", owner="ke")
    assert one(kenyan, told("b", "Hạ viện", "vn", "ke"))
    assert not one(kenyan, told("b", "Hạ viện", "vn", "ke", "pe"))


def test_a_committee_is_of_the_house_that_the_article_names() -> None:
    house = Entity("body:house", "Institution", "Hạ viện Kenya", country="ke")
    left = told("a", "Ủy ban Đối ngoại Hạ viện", "ke", "pe")
    left = Reading(left.document, (*left.entities, house), ())
    found = clusters([left, told("b", "Ủy ban Đối ngoại của Hạ viện Kenya", "ke", owner="ke")]).clusters
    assert [len(c.members) for c in found if c.members[0][1].name.startswith("Ủy ban")] == [2]


def test_a_body_of_the_own_state_goes_without_it_unless_others_named_have_one() -> None:
    own = told("a", "Bộ Công an Việt Nam", "vn", owner="vn")
    assert one(own, told("b", "Bộ Công an", "vn", "ke"))
    assert not one(own, told("b", "Bộ Công an", "vn", "cn"))


def test_an_abbreviation_is_that_of_the_body_it_was_introduced_for() -> None:
    long = told("a", "Đảng Mẫu Xanh Kenya", "ke", owner="ke", also="DMXK")
    assert one(long, told("b", "Đảng DMXK", "vn", "ke"))
    assert not one(long, told("b", "Đảng DMXK", "vn", "pe"))


def test_two_translations_with_one_abbreviation_in_one_state() -> None:
    left = told("a", "Cơ quan Mẫu nghiệm Quốc gia Kenya", "ke", owner="ke", also="KSA")
    assert one(left, told("b", "Cơ quan Khảo mẫu Quốc gia Kenya", "ke", owner="ke", also="KSA"))
    assert not one(left, told("b", "Cơ quan Khảo mẫu Quốc gia Peru", "pe", owner="pe", also="KSA"))
    assert not one(left, told("b", "Cơ quan Vận tải Ven biển Kenya", "ke", owner="ke", also="KSA"))


def test_an_embassy_without_a_seat_sits_where_the_article_is_about() -> None:
    seated = told("a", "Đại sứ quán Kenya tại Việt Nam", "vn", "ke", owner="ke")
    assert one(seated, told("b", "Đại sứ quán Kenya", "vn", "ke", owner="ke"))
    assert not one(seated, told("b", "Đại sứ quán Kenya", "pe", "ke", owner="ke"))


def test_a_consulate_without_a_sender_is_the_other_states() -> None:
    named = told("a", "Tổng Lãnh sự quán Việt Nam tại Trùng Khánh", "vn", "cn", owner="vn")
    assert one(named, told("b", "Tổng Lãnh sự quán tại Trùng Khánh", "vn", "cn"))
    assert not one(named, told("b", "Tổng Lãnh sự quán tại Trùng Khánh", "vn", "cn", "ke"))


def test_a_body_without_a_state_in_news_of_another_state_is_not_the_own() -> None:
    own = told("a", "Học viện Mẫu nghiệm Việt Nam", "vn", owner="vn")
    assert one(own, told("b", "Học viện Mẫu nghiệm", "vn", "ke"))
    assert not one(own, told("b", "Học viện Mẫu nghiệm", "ke"))


def asked(*readings: Reading) -> bool:
    """Whether the bodies of all the readings are left apart and reported as doubtful."""
    return len(clusters(readings).doubtful) == 1 and not one(*readings)


def test_a_ministry_with_fewer_of_its_fields_is_asked_about() -> None:
    short = told("a", "Bộ Thương mại Kenya", "ke", owner="ke")
    assert asked(short, told("b", "Bộ Thương mại và Nghề cá Kenya", "ke", owner="ke"))
    assert not asked(short, told("b", "Bộ Thương mại và Nghề cá Peru", "pe", owner="pe"))
    assert not asked(short, told("b", "Bộ Nghề cá Kenya", "ke", owner="ke"))


def test_a_committee_without_its_parliament_is_asked_about() -> None:
    short = told("a", "Ủy ban Ngân sách Kenya", "ke", owner="ke")
    assert asked(short, told("b", "Ủy ban Ngân sách Quốc hội Kenya", "ke", owner="ke"))
    assert not asked(short, told("b", "Ủy ban Ngân sách Trung ương Kenya", "ke", owner="ke"))


def test_a_constitutional_court_is_that_of_the_only_other_state() -> None:
    kenyan = told("a", "Tòa án Hiến pháp Kenya", "ke", owner="ke")
    assert one(kenyan, told("b", "Tòa án Hiến pháp", "vn", "ke"))
    assert not one(kenyan, told("b", "Tòa án Hiến pháp", "ke", "pe"))


def test_a_body_that_stays_open_is_asked_about_where_one_state_of_the_article_has_it() -> None:
    kenyan, peruvian = (told("a", "Bộ Nghề cá Kenya", "ke", owner="ke"), told("c", "Bộ Nghề cá Peru", "pe", owner="pe"))
    assert asked(kenyan, told("b", "Bộ Nghề cá", "vn", "ke"))
    assert not asked(kenyan, told("b", "Bộ Nghề cá", "vn", "pe"))
    assert not clusters([kenyan, peruvian, told("b", "Bộ Nghề cá", "vn", "ke", "pe")]).doubtful


ANA, OTIENO, KAMAU = ("Ana Quiroga Solano", "pe"), ("Daniel Otieno Mbuvi", "ke"), ("Wanjiru Kamau", "ke")
LIEN, DON = ("Quách Bạch Liên", ""), ("Kha Mẫu Đơn", "")


def test_a_body_that_stays_open_is_that_of_the_people_around_it() -> None:
    kenyan, open_one = told("a", "Đảng Mẫu xanh Kenya", "ke", owner="ke"), told("b", "Đảng Mẫu xanh", "ke", "pe", "cl")
    assert one(kenyan, among(open_one, OTIENO, KAMAU, ANA))
    assert asked(kenyan, among(open_one, OTIENO, ANA))
    assert asked(kenyan, among(open_one, OTIENO))


def test_two_states_of_the_article_that_have_the_body_leave_it_open() -> None:
    kenyan, peruvian = (told("a", "Bộ Nghề cá Kenya", "ke", owner="ke"), told("c", "Bộ Nghề cá Peru", "pe", owner="pe"))
    assert not one(kenyan, among(told("b", "Bộ Nghề cá", "vn", "ke", "pe"), OTIENO, KAMAU), peruvian)
    found = clusters([kenyan, peruvian, among(told("b", "Bộ Nghề cá", "vn", "ke", "pe"), OTIENO, KAMAU)]).clusters
    assert [len(c.members) for c in found if c.members[0][1].type == "Institution"] == [1, 1, 1]


def test_a_ministry_among_people_of_the_own_state_is_its_own_but_not_what_each_province_has() -> None:
    own = told("a", "Bộ Nghề cá Việt Nam", "vn", owner="vn")
    assert one(own, among(told("b", "Bộ Nghề cá", "vn", "ke"), LIEN, DON))
    assert not one(own, among(told("b", "Bộ Nghề cá", "vn", "ke"), LIEN, DON, OTIENO, KAMAU))
    command = told("a", "Bộ Chỉ huy Quân sự Việt Nam", "vn", owner="vn")
    assert not one(command, among(told("b", "Bộ Chỉ huy Quân sự", "vn", "ke"), LIEN, DON))


def test_a_name_that_its_article_cut_short_is_nobody_elses() -> None:
    assert not one(told("a", "Cục CSĐT", "vn"), told("b", "Cục Cảnh sát điều tra", "vn"))
    assert not one(told("a", "CLB", "vn"), told("b", "CLB", "vn"))
    assert one(told("a", "CLB Kim Mẫu", "vn"), told("b", "CLB Kim Mẫu", "vn"))


def test_a_word_that_some_leave_out_is_asked_about() -> None:
    first = told("a", "Viện Mẫu nghiệm Kenya", "ke", owner="ke")
    assert asked(first, told("b", "Viện Mẫu nghiệm Quốc gia Kenya", "ke", owner="ke"))
    assert not asked(first, told("b", "Viện Mẫu nghiệm Quốc gia Peru", "pe", owner="pe"))
    assert not asked(first, told("b", "Viện Mẫu nghiệm Ven biển Kenya", "ke", owner="ke"))


def test_an_armed_force_is_one_with_and_without_the_head_word() -> None:
    assert one(told("a", "Hải quân Kenya", "ke", owner="ke"), told("b", "Lực lượng Hải quân Kenya", "ke", owner="ke"))
    assert not one(
        told("a", "Hải quân Kenya", "ke", owner="ke"), told("b", "Lực lượng Phòng vệ Kenya", "ke", owner="ke")
    )
