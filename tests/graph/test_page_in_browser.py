"""The page in a real browser without a network: what it shows, and that every control does what it says."""

from __future__ import annotations

import re
from dataclasses import replace

import networkx as nx
import pytest
from browser import Opener, Visit
from playwright.sync_api import Page

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.lines import lines
from vnus_graph.graph.page import page
from vnus_graph.model import Actor, Edge, Event, PartialDate, Period, Resolution

TRAN, JANE, VN, US = "person/tran-van-mau", "person/jane-sample", "country/vn", "country/us"
GROUP, MINISTRY = "delegation/bo-ngoai-giao-2024-03", "institution/bo-ngoai-giao-viet-nam"
ALL = {TRAN, JANE, VN, GROUP, MINISTRY}
MET = f"{JANE} metWith {TRAN} Held"


def crowd(size: int) -> Resolution:
    """`size` people who met along a random tree with some shortcuts, those of even number in one state."""
    states = (Actor("country/xa", "Country", "Nước Xa"),)
    actors = tuple(
        Actor(f"person/p{i:05}", "Person", f"Nguyễn Văn {i}", country=None if i % 2 else "country/xa")
        for i in range(size)
    )
    meetings = tuple(
        Event(
            f"event/{a}-{b}",
            "Meeting",
            "Held",
            f"{a} – {b}",
            (("participant", f"person/p{a:05}"), ("participant", f"person/p{b:05}")),
            (Edge(f"person/p{a:05}", "metWith", f"person/p{b:05}"),),
            Period(PartialDate(2000 + b % 20, b % 12 + 1)),
        )
        for a, b in nx.barabasi_albert_graph(size, 2, seed=3).edges
    )
    return Resolution(actors=(*states, *actors), events=meetings)


@pytest.fixture(scope="session")
def html(sample: Resolution) -> str:
    return page(dataset(sample))


@pytest.fixture(scope="session")
def large() -> str:
    return page(dataset(crowd(1200)))


def nodes(tab: Page) -> set[str]:
    """The actors on the canvas."""
    return set(tab.evaluate("picture.network.body.data.nodes.getIds()"))


def drawn(tab: Page) -> set[str]:
    """The kinds of lines on the canvas."""
    return set(tab.evaluate("picture.network.body.data.edges.getIds().map((id) => model.data.lines[id].p)"))


def focus(tab: Page) -> str:
    return str(tab.inner_text("#panel h2"))


def click(tab: Page, *actors: str) -> None:
    """A click on the canvas: on an actor, or between two on their line."""
    box = tab.locator("#network").bounding_box()
    assert box
    points = [tab.evaluate("(id) => picture.whereIs(id)", actor) for actor in actors]
    tab.mouse.click(*(start + sum(p[i] for p in points) / len(points) for i, start in ((0, box["x"]), (1, box["y"]))))


def address(tab: Page) -> str:
    return str(tab.evaluate("decodeURIComponent(location.hash)"))


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


# --- search ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tran van", ["Trần Văn Mẫu"]),
        ("Trần", ["Trần Văn Mẫu"]),
        ("MẪU TRAN", ["Trần Văn Mẫu"]),
        ("doan dai", ["Đoàn đại biểu Bộ Ngoại giao"]),
        ("ong mau", ["Trần Văn Mẫu"]),
        ("united", ["Hoa Kỳ"]),
        ("ngoai giao", ["Bộ Ngoại giao Việt Nam", "Đoàn đại biểu Bộ Ngoại giao"]),
        ("viet", ["Việt Nam", "Bộ Ngoại giao Việt Nam"]),
        ("anh", []),
    ],
)
def test_search_as_you_type(visit: Opener, html: str, typed: str, found: list[str]) -> None:
    opened = visit(html)
    opened.tab.locator("#search").press_sequentially(typed)
    results = opened.tab.locator("#results [role=option]").all_inner_texts()
    assert len(results) == len(found)
    assert all(text.startswith(name) for text, name in zip(results, found, strict=True))
    assert opened.tab.is_visible("text=nothing found") == (not found)
    assert opened.quiet


def test_search_by_keyboard_alone(visit: Opener, html: str) -> None:
    tab = visit(html).tab
    tab.keyboard.press("/")
    tab.keyboard.type("ngoai giao")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert focus(tab) == "Đoàn đại biểu Bộ Ngoại giao"
    tab.keyboard.type("hoa ky")  # an actor without a line is found as well
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#results")
    tab.keyboard.type("hoa ky")
    tab.click("#results li")
    assert focus(tab) == "Hoa Kỳ"


# --- filters ---------------------------------------------------------------------------------------------------------


def test_types_and_kinds_are_hidden_and_shown(visit: Opener, html: str) -> None:
    opened = visit(html)
    tab = opened.tab
    tab.uncheck("input[name=Country]")
    assert nodes(tab) == ALL - {VN}
    tab.check("input[name=Country]")
    tab.uncheck("input[name=metWith]")
    assert drawn(tab) == {"visited", "leadsDelegation", "delegationOf", "holdsPosition"}
    tab.uncheck("input[name=pending]")
    assert nodes(tab) == {TRAN, GROUP, MINISTRY}
    tab.click("text=Clear filters")
    assert nodes(tab) == ALL
    tab.select_option("#country", US)
    assert (nodes(tab), drawn(tab)) == ({JANE, TRAN, VN}, {"metWith", "visited"})
    assert opened.quiet


def test_the_time_slider_leaves_out_what_was_not_then(visit: Opener, html: str) -> None:
    opened = visit(html)
    tab = opened.tab
    assert tab.locator("output").all_inner_texts() == ["3/2024", "12/2025"]
    tab.focus("input[name=to]")
    tab.keyboard.press("Home")
    assert "visited" not in drawn(tab)
    assert {"metWith", "leadsDelegation"} <= drawn(tab)
    assert address(tab) == "#to=2024-03"
    tab.uncheck("input[name=dated]")
    assert drawn(tab) == {"metWith", "holdsPosition"}
    tab.focus("input[name=from]")
    tab.keyboard.press("End")  # drags the other along
    assert tab.locator("output").all_inner_texts() == ["12/2025", "12/2025"]
    assert drawn(tab) == {"visited"}
    assert opened.quiet


# --- keyboard, phone -------------------------------------------------------------------------------------------------


def test_the_canvas_by_keyboard(visit: Opener, html: str) -> None:
    opened = visit(html)
    tab = opened.tab
    tab.focus("#network")
    tab.keyboard.press("ArrowRight")
    assert focus(tab) == "Trần Văn Mẫu"  # the most important
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 3:
        tab.keyboard.press(key)
        seen.add(focus(tab))
    assert len(seen) > 2
    scale = tab.evaluate("picture.network.getScale()")
    tab.keyboard.press("+")
    assert tab.evaluate("picture.network.getScale()") > scale
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "panel"
    tab.keyboard.press("Escape")
    assert focus(tab) == "Chọn một nút hoặc một cạnh"
    assert opened.quiet


def test_it_works_on_a_phone(visit: Opener, html: str, large: str) -> None:
    opened = visit(html, width=390, height=844, has_touch=True, is_mobile=True)
    tab = opened.tab
    assert tab.evaluate("[document.body.scrollWidth, document.body.scrollHeight]") == [390, 844]
    box, panel = (tab.locator(part).bounding_box() for part in ("#network", "#panel"))
    assert box
    assert panel
    assert box["width"] == panel["width"] == 390
    assert box["height"] > 250
    assert panel["y"] >= box["y"] + box["height"]
    x, y = tab.evaluate("(id) => picture.whereIs(id)", JANE)
    tab.touchscreen.tap(box["x"] + x, box["y"] + y)
    tab.locator("#panel h2", has_text="Jane Sample").wait_for()
    assert not tab.is_visible("input[name=metWith]")
    tab.tap("#filters summary")
    tab.locator("label", has_text="met with").tap()
    assert "metWith" not in drawn(tab)
    assert opened.quiet
    assert 10 <= len(nodes(visit(large, width=390, height=844, is_mobile=True).tab)) <= 30


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
    keys = [" ".join(filter(None, (one.subject, one.predicate, one.object, one.status))) for one in lines(store)]
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
