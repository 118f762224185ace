"""The page of scores: everything in one file, harmless whatever the press writes; opened in a real browser."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from browser import Opener
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.evaluate.classes import CLASSES
from vnus_graph.evaluate.page import page
from vnus_graph.evaluate.tally import Score, Slip, Tally

if TYPE_CHECKING:
    from playwright.sync_api import Page

SENTENCE = "Chiều 5/3, bà Trần Mỹ Lan gặp ông Carl Dale tại Huế."
MISSED = Slip(
    "edge", "missed", "Trần Mỹ Lan —metWith→ Carl Dale", kind="pair not read", term="metWith", article="bai-1",
    sentences=(SENTENCE,), names=("Trần Mỹ Lan", "Lan", "Carl Dale"),
)  # fmt: skip
FALSE = Slip(
    "actor", "wrong", "Person Dale Huế", "Dale tại Huế", "person.bare", "actor not annotated", "Person", "bai-1",
    (SENTENCE,), ("Dale Huế",),
)  # fmt: skip
LATER = Slip("start", "extra", "Lan —visited→ Canada: 2024", kind="date not asked for", term="visited", article="bai-2")
SCORES = (
    Score(
        "bai-1", {"Person": Tally(1, 2, 1, 1)}, {"metWith": Tally(3, 4, 3, 0)}, Tally(1, 1, 1, 0), slips=(MISSED, FALSE)
    ),
    Score(
        "bai-2", edges={"visited": Tally(1, 1, 1)}, attributes={"place": Tally(1, 2, 1)}, extra_dates=1, slips=(LATER,)
    ),
    Score("bai-3"),
)
ATTACKS = (
    "</script><script>document.title='HACKED'</script>",
    "<img src=x onerror=\"document.title='HACKED'\">",
    "' onmouseover='document.title=1' \" autofocus onfocus=\"document.title='HACKED'",
    "{{SCRIPT}} {{SLIPS}} &lt; &amp; #kind=",
)


class Tags(HTMLParser):
    """All tags of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile(attack: str) -> Score:
    """A score with the attack wherever an article or annotation could have put it."""
    slip = Slip(
        "edge", "wrong", attack, attack, attack, attack, attack, attack, (attack, f"a {attack} b"), (attack[:9],)
    )
    return Score(attack, {attack: Tally(1, 1, 1)}, {attack: Tally(1, 1, 1)}, slips=(slip,))


def told(html: str, of: str) -> str:
    """The text below a heading, up to the next."""
    part = html.partition(f"<h2>{of}</h2>")[2].partition("<h2>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", part)).split())


def test_totals_by_type_and_predicate_in_both_languages() -> None:
    totals = told(page(SCORES), "Tổng · Totals")
    assert "Chủ thể · Actors 0.500 0.500 0.500 1 / 2 1 Cá nhân · Person 0.500" in totals
    assert "Cạnh · Edges 1.000 0.800 0.889 4 / 5 0 đã gặp · met with 1.000 0.750 0.857 3 / 4 0" in totals
    assert "Chức vụ · Offices 1.000 1.000 1.000 1 / 1 0" in totals
    assert "Địa điểm · place 1.000 0.500 0.667 1 / 2 0" in totals
    assert "baseline" not in totals


def test_a_baseline_stands_in_the_same_table() -> None:
    baseline = (Score("bai-1", {"Person": Tally(1, 4, 1, 3)}),)
    assert "1 / 2 1 0.250 0.250 0.250 Cá nhân · Person" in told(page(SCORES, baseline), "Tổng · Totals")


def test_classes_are_counted_with_their_criterion() -> None:
    classes = told(page(SCORES), "Loại lỗi · Error classes")
    for name in ("pair not read", "actor not annotated", "date not asked for"):
        (one,) = (one for one in CLASSES if one.name == name)
        assert f"{one.vietnamese} · {one.name} 1 {one.criterion}" in classes
    assert "wrong direction" not in classes


def test_articles_have_a_row_each() -> None:
    articles = told(page(SCORES), "Từng bài · Articles")
    assert "bai-1 0.500 / 0.500 / 0.500 1.000 / 0.750 / 0.857 1.000 / 1.000 / 1.000 2" in articles
    assert "bai-3 – / – / – – / – / – – / – / – 0" in articles


def test_each_miss_and_false_hit_stands_beside_its_sentence() -> None:
    html = page(SCORES)
    slips = told(html, "Từng chỗ thiếu và sai · Each miss and false hit")
    assert f"{MISSED.text} cạnh · edge: thiếu · missed; không đọc ra cặp · pair not read {SENTENCE[:14]}" in slips
    assert "quy tắc · rule: person.bare" in slips
    assert "không câu nào nêu tên · no sentence names it" in slips
    assert "bà <mark>Trần Mỹ Lan</mark> gặp ông <mark>Carl Dale</mark> tại" in html


def test_nothing_to_tell_is_a_page() -> None:
    assert "0 bài · articles" in page(())


def test_the_page_is_the_same_bytes_each_time() -> None:
    assert page(SCORES) == page(list(SCORES))


def test_the_page_names_no_host() -> None:
    assert not re.search(r"\b(?:https?|wss?|ftp):|//\w", page(SCORES))
    assert not re.search(r"\b(?:src|href)=\"(?!#|data:,)", page(SCORES))


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(attack: str) -> None:
    harmless = Tags(page([hostile("abc def ghi")]))
    attacked = Tags(page([hostile(attack)], [hostile(attack)]))
    assert set(attacked.tags) == set(harmless.tags)
    assert attacked.text.count(attack) >= 5


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    plain = {tag for tag, _ in Tags(page([hostile("abc def ghi")])).tags}
    assert {tag for tag, _ in Tags(page([hostile(text)])).tags} <= plain | {"a"}


# --- in a browser ----------------------------------------------------------------------------------------------------


def shown(tab: Page) -> list[str]:
    """What each article element that is not hidden says first."""
    return tab.locator("article:visible > p:first-child").all_inner_texts()


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", [MISSED, FALSE, LATER]),
        ("#kind=pair%20not%20read", [MISSED]),
        ("#of=bai-2", [LATER]),
        ("#term=Person", [FALSE]),
        ("#nonsense", [MISSED, FALSE, LATER]),
    ],
)
def test_the_browser_shows_all_and_filters_by_link(visit: Opener, fragment: str, expected: list[Slip]) -> None:
    opened = visit(page(SCORES), fragment)
    assert shown(opened.tab) == [slip.text for slip in expected]
    assert opened.tab.inner_text("output") == str(len(expected))
    assert opened.quiet


def test_the_browser_filters_by_menu(visit: Opener) -> None:
    opened = visit(page(SCORES))
    opened.tab.select_option("select[name=of]", "bai-2")
    assert shown(opened.tab) == [LATER.text]
    assert opened.quiet


def test_the_browser_runs_nothing_that_the_press_wrote(visit: Opener) -> None:
    opened = visit(page([hostile(attack) for attack in ATTACKS]))
    assert opened.tab.title() == "vnus-graph evaluate"
    assert len(shown(opened.tab)) == len(ATTACKS)
    assert opened.quiet
