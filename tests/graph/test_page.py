"""The page: deterministic, self-contained, and harmless whatever the press writes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.layout import SPACING, layout
from vnus_graph.graph.lines import lines, months, spelled
from vnus_graph.graph.page import page
from vnus_graph.graph.reader import Reader
from vnus_graph.model import Edge, Evidence, PartialDate, Period, Resolution


def embedded(html: str) -> dict[str, Any]:
    """The data that the page carries."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


# --- lines -----------------------------------------------------------------------------------------------------------


def test_lines_are_the_edges_and_what_is_pending(sample: Resolution) -> None:
    drawn = {(line.subject, line.predicate, line.object, line.status) for line in lines(Reader(dataset(sample)))}
    assert drawn == {
        ("person/jane-sample", "metWith", "person/tran-van-mau", "Held"),
        ("person/jane-sample", "visited", "country/vn", "Planned"),
        ("person/tran-van-mau", "leadsDelegation", "delegation/bo-ngoai-giao-2024-03", ""),
        ("delegation/bo-ngoai-giao-2024-03", "delegationOf", "institution/bo-ngoai-giao-viet-nam", ""),
        ("person/tran-van-mau", "holdsPosition", "institution/bo-ngoai-giao-viet-nam", ""),
    }


def test_symmetric_edges_in_both_directions_are_one_line(sample: Resolution) -> None:
    meeting = sample.events[0]
    back = replace(meeting, id="event/2", edges=(Edge("person/tran-van-mau", "metWith", "person/jane-sample"),))
    met = [
        line for line in lines(Reader(dataset(replace(sample, events=(meeting, back))))) if line.predicate == "metWith"
    ]
    assert len(met) == 1
    assert len(met[0].facts) == 2


def test_a_pending_event_with_unclear_ends_is_not_drawn(sample: Resolution) -> None:
    third = (*sample.events[1].participants, ("participant", "country/us"))
    unclear = replace(sample.events[1], participants=third)
    assert all(line.status != "Planned" for line in lines(Reader(dataset(replace(sample, events=(unclear,))))))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, ""),
        ("2024-03-06", None, "6/3/2024"),
        ("2024-03-06", "2024-03-06", "6/3/2024"),
        ("2024-09", None, "9/2024"),
        ("2024", None, "2024"),
        ("--03-06", None, "6/3"),
        ("2023-09-11", "2023-09-15", "11–15/9/2023"),
        ("2023-09-30", "2023-10-02", "30/9/2023 – 2/10/2023"),
        ("2023", "2024", "2023 – 2024"),
        ("--09", "--10", "9 – 10"),
        (None, "2024-03-06", "đến 6/3/2024"),
    ],
)
def test_dates_are_spelled_the_vietnamese_way(start: str | None, end: str | None, expected: str) -> None:
    assert spelled(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, None),
        ("--03-06", None, None),
        ("2024-03-06", None, (12 * 2024 + 2, 12 * 2024 + 2)),
        ("2024", None, (12 * 2024, 12 * 2024 + 11)),
        ("2023-12-30", "2024-01", (12 * 2023 + 11, 12 * 2024)),
        ("2023-05", "2024", (12 * 2023 + 4, 12 * 2024 + 11)),
        ("2024-05", "--06", (12 * 2024 + 4, 12 * 2024 + 4)),
    ],
)
def test_periods_are_counted_in_months(start: str | None, end: str | None, expected: tuple[int, int] | None) -> None:
    assert months(start, end) == expected


def test_what_was_part_of_a_dated_visit_has_its_months(sample: Resolution) -> None:
    meeting, visit = sample.events
    told = replace(sample, events=(replace(meeting, when=None, part_of=visit.id), visit))
    (met,) = (one for line in lines(Reader(dataset(told))) if line.predicate == "metWith" for one in line.facts)
    assert (met.when, met.during, met.months) == ("", visit.label, (12 * 2025, 12 * 2025 + 11))


# --- layout ----------------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60), st.randoms(use_true_random=False))
def test_layout_does_not_depend_on_order_and_keeps_nodes_apart(pairs: list[tuple[int, int]], rng: object) -> None:
    edges = [(f"n{a}", f"n{b}") for a, b in pairs]
    nodes = sorted({end for edge in edges for end in edge} | {"alone"})
    placed = layout(nodes, edges)
    shuffled = [edge[::-1] for edge in edges]
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert layout(nodes[::-1], shuffled) == placed
    assert set(placed) == set(nodes)
    assert len(set(placed.values())) == len(nodes)


def test_layout_leaves_room_around_hubs() -> None:
    pairs = [(f"n{a}", f"n{b}") for a, b in nx.barabasi_albert_graph(600, 2, seed=3).edges]
    points = np.array(list(layout(sorted({end for pair in pairs for end in pair}), pairs).values()))
    nearest = cKDTree(points).query(points, k=2)[0][:, 1]
    assert np.percentile(nearest, 5) > SPACING / 2
    assert np.ptp(points, axis=0).max() < 2 * SPACING * 600**0.5


# --- the document ----------------------------------------------------------------------------------------------------


def test_page_is_the_same_bytes_each_time(sample: Resolution) -> None:
    assert page(dataset(sample)) == page(dataset(sample))


def test_page_of_nothing_is_a_page() -> None:
    assert embedded(page(dataset(Resolution())))["nodes"] == []


def test_page_names_no_host(sample: Resolution) -> None:
    html = page(dataset(sample))
    assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]{2,}[^\s]*", html) == []
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\s(?:src|href)=[\"'](?!data:,)", html)


def test_hostile_text_stays_data(sample: Resolution, hostile: Resolution) -> None:
    html = page(dataset(hostile))
    assert html.count("<script") == page(dataset(sample)).count("<script")
    article = hostile.documents[0].article
    assert embedded(html)["articles"] == {
        "article/mau-1": {"outlet": article.outlet, "published": "2024-03-07", "title": article.title}
    }


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://bao.example/1", True),
        ("HTTP://bao.example/1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://[bad", False),
    ],
)
def test_only_addresses_on_the_web_are_links(sample: Resolution, url: str, kept: bool) -> None:
    one = sample.documents[0]
    told = embedded(page(dataset(replace(sample, documents=(replace(one, article=replace(one.article, url=url)),)))))
    assert ("url" in told["articles"]["article/mau-1"]) == kept


def test_an_office_is_told_with_the_sentence_around_its_quote(sample: Resolution) -> None:
    sentence = sample.events[0].evidence[0]
    words = "Bộ trưởng Ngoại giao Trần Văn Mẫu"
    at = sentence.quote.index(words)
    spoken = Evidence(sentence.article, sentence.start + at, sentence.start + at + len(words), words, "title.before")
    told = embedded(page(dataset(replace(sample, tenures=(replace(sample.tenures[0], evidence=(spoken,)),)))))
    (office,) = (told["facts"][number] for number in told["actors"]["person/tran-van-mau"]["offices"])
    (quote,) = (told["quotes"][number] for number in office["quotes"])
    assert (office["label"], office["when"]) == ("Bộ trưởng Ngoại giao", "7/3/2024")
    assert quote["text"] == words
    assert quote["before"] + quote["text"] + quote["after"] == sentence.quote


def test_what_an_article_says_otherwise_stands_beside_its_quote(sample: Resolution) -> None:
    talks, *rest = sample.events
    (told,) = talks.attested
    otherwise = replace(told, status="Planned", when=Period(PartialDate(2024, 3)))
    store = dataset(replace(sample, events=(replace(talks, attested=(otherwise,)), *rest)))
    quotes = {quote["text"]: quote for quote in embedded(page(store))["quotes"]}
    assert quotes[talks.evidence[0].quote]["differs"] == "3/2024; Đã lên lịch"
    assert not [q for q in embedded(page(dataset(sample)))["quotes"] if "differs" in q]


def test_nodes_come_by_importance(sample: Resolution) -> None:
    nodes = embedded(page(dataset(sample)))["nodes"]
    assert [node["id"] for node in nodes][:2] == ["person/tran-van-mau", "institution/bo-ngoai-giao-viet-nam"]
    assert nodes[0]["size"] == max(node["size"] for node in nodes)


def test_every_term_shown_has_two_labels(sample: Resolution) -> None:
    terms = embedded(page(dataset(sample)))["terms"]
    assert terms["metWith"] == ["đã gặp", "met with"]
    assert {"Held", "Planned", "Talks", "Person", "Ministry"} <= set(terms)
