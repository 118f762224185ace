"""The page beside plain pyvis on the same graph: first paint and time to interactive, in headless Chromium.

    python benchmarks/page.py [--limit SECONDS] [SIZE …]

Plain pyvis is `Network.add_node`, `add_edge` and `generate_html(cdn_resources="in_line")`, nothing else set: labels and
its physics. Interactive is the first moment from which ten frames in a row come within 100 ms each, after what the page
shows first is drawn (for plain pyvis, after its loading bar is gone). Medians of three runs; a page that is not there
within the limit counts as the limit. Needs Chromium and the development requirements.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright
from pyvis.network import Network

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.page import page
from vnus_graph.model import Actor, Article, Document, Edge, Event, Evidence, PartialDate, Period, Resolution

RUNS = 3
WATCH = """
(() => {
  new PerformanceObserver((list) => {
    const [found] = list.getEntriesByName("first-contentful-paint");
    if (found) document.documentElement.dataset.painted = found.startTime;
  }).observe({ type: "paint", buffered: true });
  let last = 0, calm = 0, from = 0;
  const bar = () => document.getElementById("loadingBar");
  const ready = () => document.body.dataset.ready || (bar() && bar().style.opacity === "0");
  const drawn = () => document.querySelector("canvas") && ready();
  const frame = (now) => {
    if (!drawn() || now - last > 100) { calm = 0; from = now; }
    else if (++calm === 10) document.documentElement.dataset.interactive = from;
    last = now;
    if (calm < 10) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
"""


def crowd(size: int) -> Resolution:
    """`size` invented people of ten invented states and their about 2 × `size` dated meetings, each with a sentence."""
    people = [f"person/p{number:05}" for number in range(size)]
    states = tuple(Actor(f"country/x{number}", "Country", f"Nước {number}") for number in range(10))
    actors = tuple(
        Actor(person, "Person", f"Nguyễn Văn {number}", country=states[number % 10].id)
        for number, person in enumerate(people)
    )
    said: list[str] = []
    events: list[Event] = []
    offset = 0
    for number, (one, other) in enumerate(nx.barabasi_albert_graph(size, 2, seed=3).edges):
        quote = (
            f"Ngày {number % 28 + 1}/5, ông Nguyễn Văn {one} hội đàm với ông Nguyễn Văn {other} về hợp tác thủy văn."
        )
        day = Period(PartialDate(2010 + number % 15, number % 12 + 1, number % 28 + 1))
        ends = people[one], people[other]
        roles = tuple(("participant", end) for end in ends)
        events.append(
            Event(
                f"event/{one}-{other}", "Talks", "Held", f"{one} – {other}", roles,
                (Edge(ends[0], "metWith", ends[1]),), day,
                evidence=(Evidence("bai-1", offset, offset + len(quote), quote, "meeting.talks"),),
            )
        )  # fmt: skip
        said.append(quote)
        offset += len(quote) + 1
    article = Article("bai-1", "\n".join(said), title="Các cuộc hội đàm", outlet="Báo Sông")
    return Resolution(documents=(Document(article, ()),), actors=(*states, *actors), events=tuple(events))


def plain(resolution: Resolution) -> str:
    """The same actors and edges by plain pyvis."""
    network = Network(directed=True, cdn_resources="in_line")
    for actor in resolution.actors:
        network.add_node(actor.id, label=actor.label)
    for event in resolution.events:
        for edge in event.edges:
            network.add_edge(edge.subject, edge.object)
    return str(network.generate_html())


def timed(browser: Browser, file: Path, limit: float) -> tuple[float, float]:
    """Seconds to the first contentful paint and to being interactive, each the limit if it takes longer."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    try:
        tab = context.new_page()
        tab.add_init_script(WATCH)
        tab.goto(file.as_uri(), wait_until="commit")
        return _when(tab, "painted", limit), _when(tab, "interactive", limit)
    finally:
        context.close()


def _when(tab: Page, mark: str, limit: float) -> float:
    """Seconds after which the page bore a mark of `WATCH`."""
    try:
        found = tab.locator(f"html[data-{mark}]").get_attribute(f"data-{mark}", timeout=limit * 1000)
    except TimeoutError:
        return limit
    return float(found or 0) / 1000


def main() -> None:
    """The table, a row a page as it is measured."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000, 5000])
    parser.add_argument("--limit", type=float, default=180, help="seconds after which a page is given up")
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine: the pages are not measured")
        return
    print("nodes  page      MB   first paint s  interactive s   plain ÷ ours: paint, interactive")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size in asked.sizes:
            resolution = crowd(size)
            pages = {"ours": page(dataset(resolution)), "pyvis": plain(resolution)}
            found: dict[str, tuple[float, float]] = {}
            for name, html in pages.items():
                file = Path(folder) / f"{name}-{size}.html"
                file.write_text(html, encoding="utf-8")
                runs = [timed(browser, file, asked.limit)]
                if runs[0][1] < asked.limit / 3:
                    runs += [timed(browser, file, asked.limit) for _ in range(RUNS - 1)]
                found[name] = statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)
                size_mb = len(html.encode()) / 1e6
                row = f"{size:5}  {name:6} {size_mb:5.1f}  {found[name][0]:13.2f}  {found[name][1]:13.2f}"
                if name == "pyvis":
                    both = zip(found["pyvis"], found["ours"], strict=True)
                    row += "   " + ", ".join(
                        f"{'≥' if theirs >= asked.limit else ''}{theirs / ours:.1f}" for theirs, ours in both
                    )
                print(row, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
