"""The page in a real browser without a network: what it shows of what is chosen, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from browser import Opener, Visit
from graph_page import ALL, GROUP, JANE, MET, MINISTRY, TRAN, VN, address, click, focus, nodes

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.lines import lines
from vnus_graph.graph.page import page
from vnus_graph.graph.reader import Reader
from vnus_graph.model import Resolution

# --- it opens --------------------------------------------------------------------------------------------------------


def test_it_opens_without_a_network_and_shows_everyone_by_name(visit: Opener, html: str) -> None:
    opened = visit(html)
    assert nodes(opened.tab) == ALL
    assert opened.tab.get_attribute("#network", "data-names") == "5"
    assert "5 chủ thể · actors, 5 cạnh · edges, 1 bài · articles" in opened.tab.inner_text("header")
    legend = opened.tab.inner_text("#filters")
    for expected in ("Cá nhân Person", "Đoàn Delegation", "đã gặp met with", "chưa hoặc không diễn ra planned"):
        assert expected in legend
    assert opened.quiet


def test_the_test_would_notice(visit: Opener, html: str) -> None:
    worse = html.replace("</body>", "<img src='https://host.invalid/x.png'></body>")
    assert any("Content Security Policy" in line for line in visit(worse).console)
    assert visit(re.sub(r"<meta http-equiv[^>]*>", "", worse)).asked == ["https://host.invalid/x.png"]
    assert visit(worse.replace('"use strict";', "missing();", 1)).console


def test_nothing_is_a_page_too(visit: Opener) -> None:
    opened = visit(page(dataset(Resolution())))
    assert "0 chủ thể" in opened.tab.inner_text("header")
    assert opened.quiet


# --- what is chosen --------------------------------------------------------------------------------------------------


def test_a_click_on_an_actor_tells_of_it_and_its_neighbourhood(visit: Opener, html: str) -> None:
    opened = visit(html)
    click(opened.tab, TRAN)
    assert focus(opened.tab) == "Trần Văn Mẫu"
    panel = opened.tab.inner_text("#panel")
    for expected in ("Việt Nam", "ông Mẫu", "Bộ trưởng Ngoại giao", "6/3/2024", "đã gặp · met with (1)", "Jane Sample"):
        assert expected in panel
    assert opened.tab.get_attribute("#network", "data-names") == "4"  # it, and those it has a line to
    assert address(opened.tab) == f"#actor={TRAN}"
    opened.tab.click("#panel summary")
    assert opened.tab.is_visible("#panel details blockquote")
    opened.tab.go_back()
    assert focus(opened.tab) == "Chọn một nút hoặc một cạnh"
    opened.tab.go_forward()
    opened.tab.locator("#network").click(position={"x": 5, "y": 5})
    assert focus(opened.tab) == "Chọn một nút hoặc một cạnh"
    assert opened.quiet


def test_a_click_on_an_edge_tells_its_sentences(visit: Opener, html: str, sample: Resolution) -> None:
    opened = visit(html)
    click(opened.tab, TRAN, JANE)
    panel = opened.tab.inner_text("#panel")
    for expected in ("met with", "Đã diễn ra", "Hội đàm", "6/3/2024", "Washington", "meeting.talks"):
        assert expected in panel
    assert "Báo Mẫu, 7/3/2024: Hội đàm tại Washington" in panel
    assert opened.tab.inner_text("#panel mark") == sample.events[0].evidence[0].quote
    assert opened.tab.locator("#panel mark strong").all_inner_texts() == ["Trần Văn Mẫu", "Jane Sample"]
    assert address(opened.tab) == f"#edge={MET}".replace(" ", "+")
    opened.tab.click("#panel h2 button:first-child")
    assert focus(opened.tab) == "Jane Sample"
    assert opened.quiet


def test_an_article_is_one_click_away(visit: Opener, sample: Resolution) -> None:
    one = sample.documents[0]
    web = replace(one, article=replace(one.article, url="https://bao.example/1?a=1&b=2"))
    link = visit(page(dataset(replace(sample, documents=(web,)))), f"#edge={MET}").tab.locator("#panel footer a")
    assert link.get_attribute("href") == "https://bao.example/1?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_link_opens_the_same_view(visit: Opener, html: str) -> None:
    first = visit(html).tab
    first.uncheck("input[name=Institution]")
    first.select_option("#country", VN)
    click(first, JANE)
    second = visit(html, first.evaluate("location.hash"))
    assert nodes(second.tab) == nodes(first) == ALL - {MINISTRY}
    assert focus(second.tab) == "Jane Sample"
    assert not second.tab.is_checked("input[name=Institution]")
    assert second.tab.input_value("#country") == VN
    second.tab.evaluate(f"location.hash = 'actor={GROUP}'")
    second.tab.locator("#panel h2", has_text="Đoàn").wait_for()
    assert nodes(second.tab) == ALL
    assert second.quiet


@pytest.mark.parametrize(
    "fragment", ["#actor=person/none", "#edge=none", "#from=x&to=-&show=-3&hide=,,&country=q", "#%E0"]
)
def test_a_link_to_nothing_is_harmless(visit: Opener, html: str, fragment: str) -> None:
    opened = visit(html, fragment)
    assert focus(opened.tab) == "Chọn một nút hoặc một cạnh"
    assert opened.quiet


# --- a large graph ---------------------------------------------------------------------------------------------------


def test_a_large_graph_opens_on_its_most_important_part(visit: Opener, large: str) -> None:
    opened = visit(large)
    tab = opened.tab
    first = nodes(tab)
    assert 20 <= len(first) <= 90
    assert {"person/p00000", "person/p00005"} <= first
    assert int(tab.get_attribute("#network", "data-names") or 0) >= len(first) * 0.6
    tab.click("#more")
    assert len(first) * 1.5 < len(nodes(tab))
    assert first < nodes(tab)
    tab.click("#all")
    assert len(nodes(tab)) == 1200
    tab.click("#fewer")
    assert nodes(tab) == first
    assert opened.quiet


def test_a_large_graph_brings_in_a_neighbourhood_and_a_country(visit: Opener, large: str) -> None:
    opened = visit(large, "#actor=person/p01100")
    assert "person/p01100" in nodes(opened.tab)
    assert opened.tab.get_attribute("#network", "data-names") != "0"
    opened.tab.select_option("#country", "country/xa")
    assert len(nodes(opened.tab)) >= 20
    assert opened.quiet


# --- what the press may write ----------------------------------------------------------------------------------------


def test_it_runs_nothing_that_the_press_wrote(visit: Opener, sample: Resolution, hostile: Resolution) -> None:
    store = dataset(hostile)
    opened: Visit = visit(page(store))
    tab = opened.tab
    keys = [
        " ".join(filter(None, (one.subject, one.predicate, one.object, one.status))) for one in lines(Reader(store))
    ]
    for changes in ({"edge": key, "actor": ""} for key in keys):
        tab.evaluate("(changes) => app.go(changes)", changes)
        assert "HACKED" in tab.inner_text("#panel")  # shown, as text
    for actor in ALL:
        tab.evaluate("(actor) => app.go({ edge: '', actor })", actor)
    tab.fill("#search", "img src")
    tab.hover("#results li >> nth=0")
    tab.keyboard.press("Enter")
    click(tab, TRAN)
    tab.locator("#network").hover(position={"x": 300, "y": 300})
    assert tab.title() == "vnus-graph"
    assert tab.locator("img, iframe, object, a[href^='javascript']").count() == 0
    assert tab.locator("script").count() == visit(page(dataset(sample))).tab.locator("script").count()
    assert opened.quiet
