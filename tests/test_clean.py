"""Stage 2: blocks cover the text, page noise is told from the body, and cleaning twice is cleaning once."""

import csv
import json
import unicodedata
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnus_graph.clean import clean
from vnus_graph.model import Article, Document
from vnus_graph.read import Failure, read
from vnus_graph.resources import table

CASES = Path(__file__).parent / "cases" / "clean.tsv"
SHARED = Path(__file__).parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")

LINES = [
    "Thủ tướng tiếp Đại sứ Na Uy tại Hà Nội",
    "Chiều 5/3, Thủ tướng đã tiếp Đại sứ Na Uy và hai bên nhất trí mở rộng hợp tác trong lĩnh vực kinh tế biển.",
    "Hai bên nhất trí mở rộng hợp tác. Ảnh: An Hà/TTXVN Buổi chiều, Đại sứ thăm cảng. Hải Vân - Ảnh: Lê Tú",
    "Toàn cảnh lễ đón. (Ảnh: An Hà/TTXVN)",
    "Ông Nam (trái) và ông Berg",
    "Thủ tướng tiếp Đại sứ ảnh 1",
    "Có thể bạn quan tâm",
    "Xem thêm",
    "Xem thêm: Giá gạo tăng",
    "(Dân trí) - Sáng 4/3, hai bên đã họp. Theo VGP",
    "Hải Vân",
    "Theo TTXVN",
    "Thứ hai, 04/03/2024, 10:15 (GMT+7)",
    "nghị hai bên sớm ký thỏa thuận về đào tạo thuyền viên và đóng tàu.",
    "null",
    "",
]
pages = st.lists(st.sampled_from(LINES) | st.text(max_size=60), max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]).map(lambda between: between.join(lines))
)
any_text = st.text(max_size=400) | pages | pages.map(lambda page: unicodedata.normalize("NFD", page))


def cleaned(text: str, title: str | None = None) -> Document:
    return clean(Article(id="a", text=text, title=title))


def ink(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def taken(document: Document, rule: str) -> list[str]:
    return [document.article.text[b.start : b.end] for b in document.blocks if b.rule == rule]


def kept(document: Document) -> str:
    return "\n\n".join(document.article.text[b.start : b.end] for b in document.blocks if b.kind != "noise")


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['rule']}: {case['note'] or case['expected']}"[:60])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_case(case: dict[str, str], form: str) -> None:
    text = unicodedata.normalize(form, case["text"].replace("⏎", "\n"))
    expected = [] if case["expected"] == "-" else case["expected"].split("¦")
    wanted = sorted(unicodedata.normalize(form, piece.replace("⏎", "\n")) for piece in expected)
    document = cleaned(text)
    if case["rule"] == "body.paragraph":
        assert all(piece in taken(document, case["rule"]) for piece in wanted)
        assert wanted or not taken(document, case["rule"])
    else:
        assert sorted(taken(document, case["rule"])) == wanted


def test_every_rule_has_an_example_and_a_near_miss() -> None:
    seen: dict[str, set[bool]] = defaultdict(set)
    for case in cases():
        seen[case["rule"]].add(case["expected"] == "-")
    rules = {row["rule"] for row in table("page_noise")} - {"body.sentence"}
    assert {rule for rule in rules | set(seen) if seen[rule] != {True, False}} == set()


@settings(deadline=None)
@given(any_text)
def test_blocks_are_in_order_apart_and_cover_all_ink(text: str) -> None:
    document = cleaned(text)
    position = 0
    for block in document.blocks:
        assert position <= block.start < block.end <= len(text)
        assert not ink(text[position : block.start])
        assert block.kind == block.rule.split(".")[0]
        position = block.end
    assert not ink(text[position:])
    assert sum(block.kind == "title" for block in document.blocks) <= 1


@settings(deadline=None)
@given(any_text)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text)
    twice = clean(replace(once.article, text=kept(once)))
    assert [block.rule for block in twice.blocks if block.kind == "noise"] == []


@settings(deadline=None)
@given(any_text, st.text(max_size=30))
def test_a_known_headline_changes_no_law(text: str, title: str) -> None:
    document = cleaned(text, title)
    assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)


def test_headline_of_metadata_is_found_and_need_not_be_in_the_text() -> None:
    body = "Chiều 5/3, Thủ tướng đã tiếp Đại sứ Na Uy."
    assert taken(cleaned(f"Tin mới\nThủ tướng tiếp Đại sứ\n\n{body}", "Thủ tướng tiếp Đại sứ"), "title.metadata") == [
        "Thủ tướng tiếp Đại sứ"
    ]
    assert [b.kind for b in cleaned(body, "Thủ tướng tiếp Đại sứ").blocks] == ["body"]


@pytest.mark.parametrize(
    ("text", "outlet", "agency", "published"),
    [
        ("Tin\n\nTheo dõi Báo Bình Minh trên Google News\nHai bên đã họp.", "Báo Bình Minh", None, None),
        ("Tin\n\nHai bên đã họp.\n\nBáo điện tử Chính phủ", "Báo điện tử Chính phủ", None, None),
        ("Tin\n\nHai bên đã họp.\n\nHV (theo TTXVN)", None, "Thông tấn xã Việt Nam", None),
        ("Tin\n\nHai bên đã họp. Hải Vân (theo Reuters)", None, "Reuters", None),
        ("Tin\n\n(Dân trí) - Hai bên đã họp.", "Dân trí", None, None),
        ("Tin đối ngoại\nThứ ba, 26/03/2024, 10:15 (GMT+7)\n\nHai bên đã họp.", None, None, date(2024, 3, 26)),
        ("26/03/2024 10:15\nHai nước họp ở Hà Nội\n\nHai bên đã họp.", None, None, date(2024, 3, 26)),
        ("Tin đối ngoại\n9 tháng 3 2024\n\nHai bên đã họp.", None, None, date(2024, 3, 9)),
        ("Tin đối ngoại\n9/3/2024 10:15\n\nHai bên đã họp.", None, None, date(2024, 3, 9)),
        ("Tin đối ngoại\n\nNgày 26/03/2024, hai bên đã họp.", None, None, None),
        ("Tin đối ngoại\n\nHai bên đã họp.\n\nThứ ba, 26/03/2024", None, None, None),
    ],
)
def test_metadata_found_in_noise(text: str, outlet: str | None, agency: str | None, published: date | None) -> None:
    document = cleaned(text)
    assert (document.outlet, document.agency, document.published) == (outlet, agency, published)


def test_metadata_of_the_article_wins() -> None:
    text = "Tin đối ngoại\n26/03/2024\n\nHai bên đã họp.\n\nTheo VGP"
    document = clean(Article(id="a", text=text, outlet="Báo Bình Minh", published=date(2020, 1, 2)))
    assert (document.outlet, document.agency, document.published) == (
        "Báo Bình Minh",
        "Báo điện tử Chính phủ",
        date(2020, 1, 2),
    )


@pytest.mark.parametrize(
    "text",
    ["từ " * 1_700_000, "Hai bên đã họp.\n" * 20_000, "ngày nọ và mai\n" * 20_000, "(" * 500_000, "A" * 1_000_000],
    ids=["one line", "sentences", "labels", "brackets", "capitals"],
)
def test_huge_texts_take_linear_time(text: str) -> None:
    assert cleaned(text).blocks


@needs_shared
def test_headline_and_body_of_the_raw_pages() -> None:
    seen = 0
    for article in read([SHARED / "corpus"]):
        assert not isinstance(article, Failure)
        gold = json.loads((SHARED / "gold" / f"{article.id}.json").read_text(encoding="utf-8"))
        if "body_lines" not in gold:
            continue
        seen += 1
        first, last = gold["body_lines"]
        found = {"title": [], "body": []}
        for block in clean(article).blocks:
            found.setdefault(block.kind, []).append(article.text.count("\n", 0, block.start) + 1)
        assert found["title"] == [gold["title_line"]]
        assert first <= min(found["body"])
        assert max(found["body"]) == last
    assert seen == 5
