"""A real Chromium for tests of pages, without a network; what a page asks for and complains of is written down.

Playwright drives the browser that is on the machine and installs none; without either the tests are skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"]


@dataclass
class Visit:
    """A page that was opened in a window of its own."""

    tab: Page
    console: list[str] = field(default_factory=list)
    """What the page logged, and the errors in its scripts."""
    asked: list[str] = field(default_factory=list)
    """Addresses that it asked for, other than its own file and what that embeds."""
    opened: list[str] = field(default_factory=list)
    """Windows and dialogs that it opened."""

    @property
    def quiet(self) -> bool:
        """Whether it did nothing but show itself."""
        return not (self.console or self.asked or self.opened)


Opener = Callable[..., Visit]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    # Not for the whole session: while it runs, no other test could start an event loop.
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    playwright_ = pytest.importorskip("playwright.sync_api")
    with playwright_.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens HTML as a file: `visit(html, "#fragment", width=390)`, and other settings of a Playwright context."""
    contexts = []

    def opened(html: str, fragment: str = "", width: int = 1280, height: int = 800, **settings: Any) -> Visit:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = chromium.new_context(offline=True, viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        made = Visit(context.new_page())
        made.tab.set_default_timeout(30_000)
        made.tab.on("console", lambda message: made.console.append(message.text))
        made.tab.on("pageerror", lambda error: made.console.append(str(error)))
        made.tab.on("popup", lambda window: made.opened.append(window.url))
        made.tab.on("dialog", lambda dialog: (made.opened.append(dialog.message), dialog.dismiss()))
        made.tab.on("request", lambda request: made.asked.append(request.url) if _goes_out(request.url, file) else None)
        made.tab.goto(file.as_uri() + fragment)
        return made

    yield opened
    for context in contexts:
        context.close()


def _goes_out(url: str, file: Path) -> bool:
    return not url.startswith((file.as_uri(), "data:"))
