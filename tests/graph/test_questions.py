"""The named questions: each answers rightly over the sample articles, in the period asked, and says what it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Store

from vnus_graph.api import Graph
from vnus_graph.cli.query import command
from vnus_graph.graph.load import load
from vnus_graph.graph.query import named_queries, query

HERE = Path(__file__).parent
TRUNG, BLINKEN, BIDEN = "Lê Hoài Trung", "Antony Blinken", "Joe Biden"
PARTY, TRONG = "Đảng Cộng sản Hoa Kỳ", "Nguyễn Phú Trọng"
GROUP = "Đoàn Đại biểu Ban Đối ngoại Trung ương"
DAY, UPGRADE = "2023-06-28", "Đối tác chiến lược toàn diện"
VISIT = "Lê Hoài Trung – Hoa Kỳ, 28/6/2023"

Case = tuple[str, dict[str, str], tuple[str, ...], list[tuple[object, ...]]]
ANSWERS: list[Case] = [
    ("articles-about", {"person": TRUNG}, ("outlet", "events"), [("trang Bạn Đọc Đối Ngoại", 14)]),
    ("articles-about", {"person": TRUNG, "from": "2024"}, ("outlet", "events"), []),
    ("attestations", {"person": "Bùi Thanh Sơn", "from": "2024"}, ("what", "status", "articles", "outlets"), [
        ("Bùi Thanh Sơn – Antony Blinken, 25/3/2024", "Held", 1, 1),
    ]),
    ("between", {"person": BIDEN, "other": TRONG, "from": "2023-03"}, ("date", "kind", "status", "rule"), [
        ("2023-03-29", "Call", "Held", "encounter.between"),
        ("2023-03-29", "Call", "Held", "encounter.noun"),
    ]),
    ("between", {"person": TRUNG, "other": GROUP}, ("date",), []),  # one side, not two
    ("brokers", {"country": "us", "other": "Việt Nam", "to": "2023"}, ("broker", "actsFor", "contacts", "encounters"), [
        (TRUNG, "Việt Nam", 9, 9),
        (GROUP, "Việt Nam", 4, 4),
        (BLINKEN, "Hoa Kỳ", 2, 1),
        ("Jake Sullivan", "Hoa Kỳ", 2, 1),
        ("Samantha Power", "Hoa Kỳ", 2, 1),
        (PARTY, "Hoa Kỳ", 2, 1),
        ("Daniel Kritenbrink", "Hoa Kỳ", 1, 1),
        (BIDEN, "Hoa Kỳ", 1, 1),
        ("John Kerry", "Hoa Kỳ", 1, 1),
        (TRONG, "Việt Nam", 1, 1),
        ("Sasha Baker", "Hoa Kỳ", 1, 1),
        ("Ted Osius", "Hoa Kỳ", 1, 1),
        ("Viện Hòa bình Hoa Kỳ", "Hoa Kỳ", 1, 1),
    ]),
    ("calls", {}, ("date", "one", "other"), [
        ("2023-03-29", BIDEN, TRONG),  # «tháng 3/2023» in another article
        (DAY, "John Kerry", TRUNG),
    ]),
    ("calls", {"from": "2023-04"}, ("one",), [("John Kerry",)]),
    ("calls", {"person": "joe-biden", "to": "2023-03-20"}, ("date",), []),
    ("calls", {"person": "joe-biden", "to": "2023-03-29"}, ("date",), [("2023-03-29",)]),
    ("common-contacts", {"person": TRUNG, "other": "Nguyễn Văn Thể"}, ("contact", "type", "withPerson", "withOther"), [
        (PARTY, "Institution", 1, 1),
    ]),
    ("contradictions", {}, ("about",), []),
    ("counterparts-by-country", {"person": TRUNG, "country": "us", "place": "washington"}, ("counterpart", "place"), [
        (name, "Washington D.C") for name in
        (BLINKEN, "Daniel Kritenbrink", "Jake Sullivan", "Samantha Power", "Sasha Baker", "Ted Osius")
    ]),
    ("counterparts-by-country", {"person": TRUNG, "country": "us", "place": "New York"}, ("counterpart",), []),
    ("country-contacts", {}, ("one", "other", "year", "encounters"), [
        ("Hoa Kỳ", "Việt Nam", "2023", 10),
        ("Hoa Kỳ", "Việt Nam", "?", 2),
        ("Hoa Kỳ", "Việt Nam", "2024", 1),
    ]),
    ("delegations", {}, ("delegation", "ledBy", "sentBy", "member"), [
        (GROUP, TRUNG, "Ban Đối ngoại Trung ương", None),
        ("Đoàn đại biểu Đảng Cộng sản Hoa Kỳ", "Arturo Cambron", PARTY, None),
        ("Đoàn đại biểu Đảng ủy Khối các Cơ quan Trung ương", "Nguyễn Văn Thể",
         "Đảng ủy Khối các Cơ quan Trung ương", None),
    ]),
    ("delegations", {"leader": "arturo-cambron"}, ("sentBy",), [(PARTY,)]),
    ("diary", {"person": TRUNG, "from": "2023-07"}, ("date",), []),
    ("diary", {"person": BIDEN}, ("date", "kind", "counterpart", "status"), [
        ("2023-03-29", "Call", TRONG, "Held"),
        ("2023-09", "Visit", "Việt Nam", "Held"),
        (None, "Invitation", TRONG, "Held"),
        (None, "Invitation", TRONG, "Held"),
        (None, "Visit", "Việt Nam", "Proposed"),
    ]),
    ("invitations", {"person": TRONG}, ("inviter", "invitee"), [(BIDEN, TRONG), (TRONG, BIDEN)]),
    ("ladder", {"country": "vn", "other": "United States"}, ("date", "rank", "level", "status"), [
        ("2023-09", 4, UPGRADE, "Held"),
    ]),
    ("most-active", {"country": "vn", "from": "2023", "to": "2023"}, ("actor", "type", "counterparts", "encounters"), [
        (TRUNG, "Person", 9, 9),
        (GROUP, "Delegation", 4, 4),
        (TRONG, "Person", 1, 1),
    ]),
    ("not-held", {}, ("state", "what"), [
        ("Proposed", "Joe Biden – Việt Nam"),
        ("Proposed", "Nguyễn Phú Trọng – Hoa Kỳ"),
    ]),
    ("not-held", {"status": "cancelled"}, ("state",), []),
    # Biden came in September, Lê Hoài Trung was there, Bùi Thanh Sơn met his host in Washington.
    ("open-invitations", {}, ("inviter", "invitee", "since"), [(BIDEN, TRONG, "2023-03-30")]),
    ("places", {}, ("place", "within", "meetings", "first", "last"), [
        ("Washington D.C", "Hoa Kỳ", 10, DAY, "2024-03-25"),
        ("New York", "Hoa Kỳ", 2, DAY, DAY),
    ]),
    ("positions", {"in": "us", "title": "ngoại trưởng"}, ("holder", "office", "first", "last"), [
        (BLINKEN, "Ngoại trưởng", "2023-07-03", "2024-03-26"),
        ("Daniel Kritenbrink", "Trợ lý Ngoại trưởng", "2023-07-03", "2023-07-03"),
    ]),
    ("positions", {"person": "Đặng Hoàng Giang"}, ("office",), [("Trưởng Phái đoàn thường trực",), ("Đại sứ",)]),
    ("positions", {"person": "Bùi Thanh Sơn", "in": "Hoa Kỳ"}, ("office",), []),  # of an office that names no body
    ("timeline", {"country": "us", "other": "vn", "from": "2023-09"}, ("date", "kind", "one", "two"), [
        ("2023-09", "RelationshipUpgrade", "Hoa Kỳ", "Việt Nam"),
        ("2023-09", "Visit", BIDEN, "Việt Nam"),
        ("2024-03-25", "Meeting", BLINKEN, "Bùi Thanh Sơn"),
    ]),
    ("upgrades", {"country": "us", "from": "2023"}, ("one", "other", "level", "date"), [
        ("Hoa Kỳ", "Việt Nam", UPGRADE, "2023-09"),
    ]),
    ("visit-programme", {"person": TRUNG, "country": "us"}, ("visited", "what", "place"), [
        (VISIT, "Lê Hoài Trung – John Kerry", None),
        *((VISIT, f"Lê Hoài Trung – {name}", place) for name, place in (
            (BLINKEN, "Washington D.C"), ("Daniel Kritenbrink", "Washington D.C"), ("Jake Sullivan", "Washington D.C"),
            ("Samantha Power", "Washington D.C"), ("Sasha Baker", "Washington D.C"), ("Ted Osius", "Washington D.C"),
            ("Viện Hòa bình Hoa Kỳ", "Washington D.C"), (PARTY, "New York"),
        )),
    ]),
    ("visits", {"country": "Việt Nam"}, ("start", "visitor", "destination", "kind"), [
        ("2023-09", BIDEN, "Việt Nam", "OfficialVisit"),
        (None, "Arturo Cambron", "Việt Nam", "Visit"),
        (None, "Đoàn đại biểu Đảng Cộng sản Hoa Kỳ", "Việt Nam", "Visit"),
    ]),
    ("visits", {"from": "2023-07", "to": "2023-08"}, ("start", "end", "visitor"), [
        (DAY, "2023-07-02", TRUNG),
        (DAY, "2023-07-02", GROUP),
    ]),
    ("who-met-whom", {"from": "2024"}, ("one", "other", "meetings", "first"), [
        (BLINKEN, "Bùi Thanh Sơn", 1, "2024-03-25"),
    ]),
    ("who-met-whom", {"person": "guy-ryder"}, ("one", "other", "meetings", "first"), [
        ("Guy Ryder", TRUNG, 1, None),
        (GROUP, "Guy Ryder", 1, None),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "params", "columns", "expected"), ANSWERS)
def test_the_sample_articles_answer(
    samples: Graph, name: str, params: dict[str, str], columns: tuple[str, ...], expected: list[tuple[object, ...]]
) -> None:
    found = [tuple(record[column] for column in columns) for record in samples.query(name, **params).records()]
    assert found == expected


def test_the_diary_of_a_journey_is_complete_and_cited(samples: Graph) -> None:
    rows = samples.query("diary", person=TRUNG).records()
    met = {row["counterpart"] for row in rows if row["kind"] == "Meeting"}
    assert met == {
        BLINKEN, PARTY, "Daniel Kritenbrink", "Guy Ryder", "Jake Sullivan", "Samantha Power", "Sasha Baker",
        "Ted Osius", "Viện Cộng hòa Quốc tế", "Viện Dân chủ Quốc gia", "Viện Hòa bình Hoa Kỳ",
    }  # fmt: skip
    assert {row["counterpart"] for row in rows if row["kind"] != "Meeting"} == {
        "Bộ Ngoại giao Hoa Kỳ", "John Kerry", "Hoa Kỳ",
    }  # fmt: skip
    text = {article.id: article.text for article in samples.articles}
    for row in rows:
        assert str(row["quote"]) in text[str(row["article"]).rpartition("/")[2]]


def test_what_an_article_says_comes_in_the_order_of_its_text(samples: Graph) -> None:
    rows = samples.query("article-claims", article="dien-dam-cap-cao").records()
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)  # type: ignore[type-var]
    assert [row["kind"] for row in rows if row["kind"] != "Tenure"] == [
        "Call", "Invitation", "Invitation", "Visit", "Visit",
    ]  # fmt: skip
    assert samples.query("article-claims", article="mười năm nhìn lại").records() == rows


def test_every_question_is_tried_and_described_in_two_languages() -> None:
    assert len(named_queries()) >= 15
    assert {name for name, *_ in ANSWERS} | {"article-claims"} == set(named_queries())
    for each in named_queries().values():
        assert each.vi
        assert each.en
        assert all(" · " in parameter.about for parameter in each.parameters)


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_values_asked_for_are_those_used(name: str) -> None:
    each = named_queries()[name]
    body = "\n".join(line for line in each.sparql.splitlines() if not line.startswith("#"))
    assert set(re.findall(r"\$(\w+)", body)) == {parameter.name for parameter in each.parameters}
    assert set(each.draw) <= set(re.findall(r"\?(\w+)", body))
    own = {option.removeprefix("--") for parameter in command.params for option in parameter.opts}
    assert not own & {parameter.name for parameter in each.parameters}


# --- what the sample articles have no case of ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def disputed() -> Store:
    return load(HERE / "contradictions.ttl")


def test_articles_that_contradict_each_other_are_set_side_by_side(disputed: Store) -> None:
    found = {
        (row["about"], str(row["article"]).rpartition("/")[2], str(row["otherArticle"]).rpartition("/")[2])
        for row in query(disputed, "contradictions").records()
        if "Tú" not in str(row["what"])
    }
    assert found == {
        ("status", "mot", "hai"),
        ("place", "mot", "hai"),
        ("date", "mot", "hai"),
        ("level", "hai", "ba"),
        ("leader", "hai", "mot"),
    }
    places = [(row["said"], row["butSaid"]) for row in query(disputed, "contradictions", about="place").records()]
    assert ("gặp tại Lam Giang", "gặp tại Vân Hải") in places


def test_articles_that_differ_on_one_event_are_set_side_by_side(disputed: Store) -> None:
    found = [
        (row["about"], row["said"], row["butSaid"])
        for row in query(disputed, "contradictions").records()
        if "Tú" in str(row["what"])
    ]
    assert found == [
        ("date", "gặp ngày 7/5", "gặp ngày 8/5"),
        ("place", "gặp ngày 7/5", "gặp ngày 8/5"),
        ("status", "gặp ngày 7/5", "cuộc gặp bị hủy"),
        ("status", "gặp ngày 8/5", "cuộc gặp bị hủy"),
    ]


def test_a_visit_before_the_invitation_does_not_answer_it(disputed: Store) -> None:
    assert [row[:2] for row in query(disputed, "open-invitations")] == [("Phạm Hạ Vũ", "Ellen Oakfield")]
