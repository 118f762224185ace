"""What tests ask of the graph's page once a browser shows it (see `browser`), by the names of `sample`'s actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

TRAN, JANE, VN, US = "person/tran-van-mau", "person/jane-sample", "country/vn", "country/us"
GROUP, MINISTRY = "delegation/bo-ngoai-giao-2024-03", "institution/bo-ngoai-giao-viet-nam"
ALL = {TRAN, JANE, VN, GROUP, MINISTRY}
MET = f"{JANE} metWith {TRAN} Held"


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
