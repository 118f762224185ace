"""The page's controls in a real browser: search, filters, slider, keyboard and phone do what they say."""

from __future__ import annotations

import pytest
from browser import Opener
from graph_page import ALL, GROUP, JANE, MINISTRY, TRAN, US, VN, address, drawn, focus, nodes

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
    tab.focus("input[name=to]")
    tab.keyboard.press("Home")
    assert tab.locator("output").all_inner_texts() == ["3/2024", "3/2024"]
    assert drawn(tab) == {"metWith", "holdsPosition"}
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
