"""Who is who over articles: the pairs of `tests/cases/identity.tsv`, and what holds for any readings."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import Named, reading

from vnus_graph.model import Claim, PartialDate, Period, Reading
from vnus_graph.resolve.identity import Identity, clusters
from vnus_graph.resolve.pair import features

CASES = Path(__file__).parents[1] / "cases" / "identity.tsv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def side(case: dict[str, str], column: str) -> Named:
    cells = [cell.strip() for cell in case[column].split("|")] + [""] * 5
    company = tuple(name.strip() for name in cells[4].split(",") if name.strip())
    said = cells[5] or "{} phát biểu."
    return Named(cells[0], cells[1], cells[2], cells[3], company, case["type"], said=said)  # type: ignore[arg-type]


def told(identity: Identity, names: Sequence[str]) -> tuple[str, list[str]]:
    """«same», «doubtful» or «different», and the features of the pair where it is doubtful."""
    of_article = {}
    for cluster in identity.clusters:
        for article, entity in cluster.members:
            if entity.name in names:
                of_article[article] = cluster.key
    if of_article["a"] == of_article["b"]:
        return "same", []
    for left, right, pair in identity.doubtful:
        if {left, right} == {of_article["a"], of_article["b"]}:
            return "doubtful", [feature.name for feature in pair.features]
    return "different", []


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['left']} ~ {case['right']}")
def test_pairs(case: dict[str, str]) -> None:
    left, right = side(case, "left"), side(case, "right")
    verdict, reasons = told(clusters([reading("a", left), reading("b", right)]), (left.name, right.name))
    assert verdict == case["expected"], (case["note"], reasons)
    if verdict == "doubtful" and case["feature"]:
        assert case["feature"] in reasons


def test_every_verdict_has_cases() -> None:
    counts = {
        verdict: sum(case["expected"] == verdict for case in cases()) for verdict in ("same", "doubtful", "different")
    }
    assert min(counts.values()) >= 5, counts


def test_features_are_explained() -> None:
    for feature in features().values():
        assert feature.vietnamese
        assert feature.english
        assert feature.weight


ASIDE = " Người ta nói như thế đã nhiều năm nay." * 7
"""Words that tell nothing, longer than what counts as around a name."""
HARBOUR = " hải đăng Kitengela, bảo tàng Baringo,"
MILL = " đồn điền Kericho, trạm bơm Turkwel, vườn ươm Naivasha, thư viện McMillan, mỏ muối Magadi, làng Kipkelion."
FOREST = (
    " hồ Rusinga, thác Thomson, làng Mukuru, cầu Nyali, trường Mangu, rừng Kakamega, vũ hội Isukuti, thợ rèn Bukura,"
    " bệnh viện Mathari, đảo Lamu, chợ Gikomba, hồ Nakuru, núi Longonot, đèo Mau, bến Dunga, phà Likoni."
)


def met(left: Named, right: Named) -> bool:
    """Whether the two are one person."""
    return told(clusters([reading("a", left), reading("b", right)]), (left.name, right.name))[0] == "same"


def test_one_story_outweighs_two_offices_that_one_may_hold_in_turn() -> None:
    story = "{} phát biểu." + ASIDE + HARBOUR + MILL
    first = Named("Đặng Minh Long", "vn", "Giám đốc Sở Xây dựng Nghệ An", said=story)
    assert met(first, Named("Đặng Minh Long", "vn", "Chánh Văn phòng Tỉnh ủy Cà Mau", said=story))
    other = "{} phát biểu." + ASIDE + FOREST
    assert not met(first, Named("Đặng Minh Long", "vn", "Chánh Văn phòng Tỉnh ủy Cà Mau", said=other))
    rivals = [Named("Đặng Minh Long", "vn", f"Thứ trưởng Bộ {field}", said=story) for field in ("Y tế", "Công Thương")]
    assert not met(*rivals)


def test_like_stories_tell_something_of_a_name_that_is_not_common() -> None:
    one, other = "{} phát biểu." + ASIDE + HARBOUR + MILL, "{} phát biểu." + ASIDE + HARBOUR + FOREST
    assert met(Named("Đặng Minh Long", said=one), Named("Đặng Minh Long", said=other))
    assert not met(Named("Đặng Minh Long", said=one), Named("Đặng Minh Long", said="{} phát biểu." + ASIDE + FOREST))
    assert not met(Named("Trần Minh Tú", said=one), Named("Trần Minh Tú", said=other))


# --- what a pair alone cannot show -----------------------------------------------------------------------------------


def people(identity: Identity) -> list[set[tuple[str, str]]]:
    """Articles and names of each person."""
    found = [{(article, e.name) for article, e in c.members if e.type == "Person"} for c in identity.clusters]
    return [members for members in found if members]


def test_two_candidates_left_means_unresolved() -> None:
    mentions = [Named("Peter Holloway", "us"), Named("Anna Holloway", "us"), Named("Holloway", "us")]
    identity = clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)])
    assert len(people(identity)) == 3
    assert len(identity.doubtful) == 2


def test_a_given_name_that_an_article_uses_joins_no_stranger() -> None:
    mentions = [Named("Kha Minh Quang Mẫu", "vn", also=("Quang Mẫu",)), Named("Quang Mẫu")]
    assert len(people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))) == 2


def test_a_name_that_an_article_gives_beside_leads_to_a_longer_one() -> None:
    mentions = [Named("Hoan Xam-ple-grô", "cu", also=("Joan Esteban Samplegro",)), Named("Esteban Samplegro", "cu")]
    assert len(people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))) == 1
    son = [Named("Ellen Oakfield Jr.", "us", also=("Ellen Oakfield Senior",)), Named("Ellen J. Oakfield", "us")]
    assert len(people(clusters([reading(f"a{n}", one) for n, one in enumerate(son)]))) == 2


def test_the_article_speaks_of_the_state() -> None:
    state, full = Named("ve", type="Country"), reading("a", Named("Nico Samplegro", "ve", "Tổng thống"))
    assert len(people(clusters([full, reading("b", Named("Samplegro"), state)]))) == 1
    assert len(people(clusters([full, reading("b", Named("Samplegro"))]))) == 2


def test_a_surname_in_common_is_no_relation_of_two_with_full_names() -> None:
    mentions = [Named("Peter Samplegro", "us"), Named("Samplegro", "us"), Named("Anna Maria Samplegro", "us")]
    found = people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))
    assert not any({("a0", "Peter Samplegro"), ("a2", "Anna Maria Samplegro")} <= one for one in found)


def test_nobody_is_in_two_ministries_by_turns() -> None:
    def minister(article: str, office: str, day: str) -> Reading:
        return reading(article, Named("Trần Minh Khang", "vn", office, day))

    law, health = "Bộ trưởng Tư pháp", "Bộ trưởng Y tế"
    first, last = minister("a", law, "2022-01-10"), minister("c", law, "2024-06-10")
    assert told(clusters([first, last, minister("b", health, "2023-03-10")]), ["Trần Minh Khang"])[0] != "same"
    assert told(clusters([first, last, minister("b", health, "2025-03-10")]), ["Trần Minh Khang"])[0] == "same"


def test_a_surname_by_which_an_article_calls_him_is_his() -> None:
    full = reading("a", Named("Kurota Tadamasa", "id", "Thủ tướng", also=("Kurota",)))
    assert told(clusters([full, reading("b", Named("Kurota", "id"))]), ["Kurota Tadamasa", "Kurota"])[0] == "same"
    other = reading("a", Named("Kurota Tadamasa", "id", "Thủ tướng"))
    assert told(clusters([other, reading("b", Named("Kurota", "id"))]), ["Kurota Tadamasa", "Kurota"])[0] != "same"


def test_one_wording_of_an_office_does_not_keep_all_apart() -> None:
    """The bare «Người phát ngôn» is the ministry's, who later is a deputy minister."""
    company = ("Kha Mẫu Đơn", "Quách Bạch Liên")
    spoke = [
        reading("a", Named("Trần Thị Minh Thu", "vn", "Người phát ngôn Bộ Ngoại giao", "2023-01-10", company)),
        reading("b", Named("Trần Thị Minh Thu", "vn", "Người phát ngôn", "2023-01-12", company)),
    ]
    deputy = reading("c", Named("Trần Thị Minh Thu", "vn", "Thứ trưởng Bộ Ngoại giao", "2025-01-10"))
    assert told(clusters([*spoke, deputy]), ["Trần Thị Minh Thu"])[0] == "same"
    found = clusters([*spoke, deputy]).clusters
    assert max(len(cluster.members) for cluster in found) == 3


def test_two_spellings_in_one_article_are_no_two_persons() -> None:
    princess = Named("Victorina Samplegard", "se", "Công chúa")
    both = reading("a", princess, Named("Vích-to-ri-na", "se", "Công chúa"))
    found = clusters([both, reading("b", princess)])
    assert len({cluster.key for cluster in found.clusters if cluster.key.startswith("person")}) == 1


def test_a_rare_name_is_not_split_by_one_slip() -> None:
    office = Named("Quách Bạch Liên", "vn", "Bộ trưởng Tư pháp")
    mentions = [*[office] * 12, Named("Quách Bạch Liên", said="Ca sĩ {} hát."), Named("Quách Bạch Liên")]
    assert len(people(clusters([reading(f"a{n:02}", one) for n, one in enumerate(mentions)]))) == 1


def test_the_candidate_in_the_same_office_is_clear() -> None:
    mentions = [
        Named("Peter Holloway", "us", "Bộ trưởng Quốc phòng", "2024-03-01"),
        Named("Anna Holloway", "us", "Thượng nghị sĩ", "2024-03-01"),
        Named("Holloway", "us", "Bộ trưởng Quốc phòng", "2024-03-05"),
    ]
    found = people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))
    assert {("a0", "Peter Holloway"), ("a2", "Holloway")} in found


def test_a_record_without_office_does_not_join_two_that_offices_tell_apart() -> None:
    """A is one with B by name and B with C, but A and C are a minister and a headmaster."""
    mentions = [
        Named("Kha Thanh Bình", "vn", "Bộ trưởng Tư pháp"),
        Named("Kha Thanh Bình", "vn"),
        Named("Kha Thanh Bình", "vn", "Hiệu trưởng Trường Tiểu học Kim Mẫu"),
    ]
    found = people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))
    minister, headmaster = (next(one for one in found if (a, "Kha Thanh Bình") in one) for a in ("a0", "a2"))
    assert minister != headmaster


def test_one_person_under_new_offices_over_the_years() -> None:
    offices = ["Thứ trưởng Bộ Ngoại giao", "Bộ trưởng Ngoại giao", "Phó Thủ tướng", "Chủ tịch nước"]
    mentions = [Named("Trần Đại Mẫu", "vn", office, f"{2010 + 4 * n}-05-01") for n, office in enumerate(offices)]
    assert len(people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))) == 1


def test_short_names_find_one_person_spelt_in_many_ways() -> None:
    names = ["Dmitry Samplev", "D. Samplev", "Dmitri Samplev", "Samplev", "Dmitry A. Samplev", "D.A. Samplev"]
    mentions = [Named(name, "ru", "Thủ tướng") for name in names]
    assert len(people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))) == 1


def test_general_knowledge_joins_a_name_in_two_languages() -> None:
    mentions = [Named("Tập Cận Bình", "cn"), Named("Xi Jinping", "cn")]
    assert len(people(clusters([reading(f"a{n}", one) for n, one in enumerate(mentions)]))) == 1


def mission(
    article: str, leader: str, day: PartialDate, name: str = "Đoàn đại biểu cấp cao Quốc hội Việt Nam"
) -> Reading:
    made = reading(article, Named(leader, "vn"), Named(name, "vn", type="Delegation"), Named("Lào", type="Country"))
    keys = [entity.key for entity in made.entities]
    person, group, state = (next(key for key in keys if key.startswith(kind)) for kind in ("person", "del", "country"))
    claims = (
        Claim("Delegation", (("delegation", group), ("leader", person)), made.entities[0].evidence),
        Claim("Visit", (("visitor", group), ("destination", state)), made.entities[0].evidence, when=Period(day)),
    )
    return Reading(made.document, made.entities, claims)


@pytest.mark.parametrize(
    ("other", "day", "count"),
    [
        ("Quách Bạch Liên", PartialDate(2024, 3, 7), 1),
        ("Quách Bạch Liên", PartialDate(2024, 9, 7), 2),
        ("Kha Mẫu Đơn", PartialDate(2024, 3, 7), 2),
    ],
)
def test_a_delegation_is_one_for_its_leader_and_occasion(other: str, day: PartialDate, count: int) -> None:
    readings = [mission("a", "Quách Bạch Liên", PartialDate(2024, 3, 6)), mission("b", other, day)]
    found = clusters(readings).clusters
    assert sum(cluster.members[0][1].type == "Delegation" for cluster in found) == count


# --- for any readings ------------------------------------------------------------------------------------------------

NAMES = ["Nguyễn Văn Hùng", "Kha Mẫu Đơn", "Peter Holloway", "P. Holloway", "Holloway", "Anna Holloway", "Kim Mau-jin"]
OFFICES = ["", "Bộ trưởng Tư pháp", "Thứ trưởng Bộ Y tế", "Chủ tịch UBND tỉnh Nghệ An", "Hiệu trưởng Trường Mẫu", "CEO"]
mentions = st.builds(
    Named,
    st.sampled_from(NAMES),
    st.sampled_from(["", "vn", "us"]),
    st.sampled_from(OFFICES),
    st.dates(date(2020, 1, 1), date(2021, 1, 1)).map(str),
    st.lists(st.sampled_from(["Quách Bạch Liên", "Tề Mẫu Vân"]), max_size=2).map(tuple),
)
stories = st.lists(mentions, min_size=1, max_size=12).map(
    lambda named: [reading(f"a{n:02}", one) for n, one in enumerate(named)]
)


@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(readings: list[Reading], order: random.Random) -> None:
    shuffled = readings[:]
    order.shuffle(shuffled)
    assert clusters(shuffled) == clusters(readings)


@given(stories)
def test_every_entity_is_in_one_cluster(readings: list[Reading]) -> None:
    members = [(a, e.key) for cluster in clusters(readings).clusters for a, e in cluster.members]
    assert sorted(members) == sorted((r.document.article.id, e.key) for r in readings for e in r.entities)


@given(stories)
def test_readings_may_come_as_a_stream(readings: list[Reading]) -> None:
    assert clusters(one for one in readings) == clusters(readings)


@given(stories)
def test_doubtful_pairs_are_apart_and_sorted(readings: list[Reading]) -> None:
    identity = clusters(readings)
    keys = {cluster.key for cluster in identity.clusters}
    for left, right, _ in identity.doubtful:
        assert left != right
        assert {left, right} <= keys
    assert all(first.score >= second.score for (_, _, first), (_, _, second) in pairwise(identity.doubtful))
