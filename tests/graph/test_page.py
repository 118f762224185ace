"""The page: deterministic, self-contained, and harmless whatever the press writes; opened in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.layout import layout
from vnus_graph.graph.lines import lines, spelled
from vnus_graph.graph.page import page
from vnus_graph.model import Actor, Edge, Event, Evidence, Resolution

ATTACKS = (
    "</script><script>document.title='HACKED'</script>",
    "<img src=x onerror=\"document.title='HACKED'\"> href",
    "javascript:document.title='HACKED'",
    "{{DATA}} {{VIS}} \u2028\u2029 \\ ' \" ` ${document.title='HACKED'}",
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
    "--virtual-time-budget=5000", "--dump-dom",
)  # fmt: skip
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def embedded(html: str) -> dict[str, object]:
    """The data that the page carries."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def hostile(resolution: Resolution) -> Resolution:
    """The same graph with an attack in every text."""

    def attacked(evidence: Evidence) -> Evidence:
        return replace(evidence, quote=" ".join(ATTACKS), rule=ATTACKS[1])

    articles = tuple(
        replace(one, article=replace(one.article, title=ATTACKS[0], outlet=ATTACKS[1]), outlet=ATTACKS[1])
        for one in resolution.documents
    )
    actors = tuple(
        replace(one, label=f"{one.label} {ATTACKS[i % len(ATTACKS)]}", english=ATTACKS[0], aliases=ATTACKS)
        for i, one in enumerate(resolution.actors)
    )
    events = tuple(
        replace(one, label=ATTACKS[1], evidence=tuple(map(attacked, one.evidence))) for one in resolution.events
    )
    places = tuple(replace(one, label=ATTACKS[0]) for one in resolution.places)
    return replace(resolution, documents=articles, actors=actors, events=events, places=places)


def crowd(size: int) -> Resolution:
    """`size` people who met along a random tree with some shortcuts."""
    graph = nx.barabasi_albert_graph(size, 2, seed=3)
    actors = tuple(Actor(f"person/p{i:05}", "Person", f"Nguyễn Văn {i}") for i in range(size))
    meetings = tuple(
        Event(
            f"event/{a}-{b}",
            "Meeting",
            "Held",
            f"{a} – {b}",
            (("participant", f"person/p{a:05}"), ("participant", f"person/p{b:05}")),
            (Edge(f"person/p{a:05}", "metWith", f"person/p{b:05}"),),
        )
        for a, b in graph.edges
    )
    return Resolution(actors=actors, events=meetings)


# --- lines -----------------------------------------------------------------------------------------------------------


def test_lines_are_the_edges_and_what_is_pending(sample: Resolution) -> None:
    drawn = {(line.subject, line.predicate, line.object, line.status) for line in lines(dataset(sample))}
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
    met = [line for line in lines(dataset(replace(sample, events=(meeting, back)))) if line.predicate == "metWith"]
    assert len(met) == 1
    assert len(met[0].facts) == 2


def test_a_pending_event_with_unclear_ends_is_not_drawn(sample: Resolution) -> None:
    third = (*sample.events[1].participants, ("participant", "country/us"))
    unclear = replace(sample.events[1], participants=third)
    assert all(line.status != "Planned" for line in lines(dataset(replace(sample, events=(unclear,)))))


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
    ],
)
def test_dates_are_spelled_the_vietnamese_way(start: str | None, end: str | None, expected: str) -> None:
    assert spelled(start, end) == expected


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


# --- the document ----------------------------------------------------------------------------------------------------


def test_page_is_the_same_bytes_each_time(sample: Resolution) -> None:
    assert page(dataset(sample)) == page(dataset(sample))


def test_page_of_nothing_is_a_page() -> None:
    assert embedded(page(dataset(Resolution())))["nodes"] == []


def test_page_names_no_host(sample: Resolution) -> None:
    html = page(dataset(sample))
    assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]{2,}[^\s]*", html) == []
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\s(?:src|href)=[\"'](?!data:,)", html)


def test_hostile_text_stays_data(sample: Resolution) -> None:
    html = page(dataset(hostile(sample)))
    assert html.count("<script") == page(dataset(sample)).count("<script")
    assert embedded(html)["articles"] == {
        "article/mau-1": {"outlet": ATTACKS[1], "published": "2024-03-07", "title": ATTACKS[0]}
    }


def test_every_term_shown_has_two_labels(sample: Resolution) -> None:
    terms = embedded(page(dataset(sample)))["terms"]
    assert isinstance(terms, dict)
    assert terms["metWith"] == ["đã gặp", "met with"]
    assert {"Held", "Planned", "Talks", "Person", "Ministry"} <= set(terms)


# --- in a browser ----------------------------------------------------------------------------------------------------


def browse(file: Path, fragment: str, folder: Path) -> tuple[str, list[str], list[str]]:
    """The page's DOM after its scripts ran, its console messages, and the addresses it asked for."""
    log = folder / "net.json"
    ran = subprocess.run(
        [
            str(CHROMIUM),
            *FLAGS,
            f"--user-data-dir={folder / 'profile'}",
            f"--log-net-log={log}",
            f"{file.as_uri()}{fragment}",
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    console = [line for line in ran.stderr.splitlines() if "CONSOLE" in line]
    # The browser's own requests have no origin; a page's do.
    asked = re.findall(r'"initiator":"(?!not an origin)[^"]*"[^\n]*?"url":"([^"]*)"', log.read_text(encoding="utf-8"))
    return ran.stdout, console, [url for url in asked if not url.startswith(("file:", "data:"))]


@needs_browser
def test_browser_shows_the_evidence_of_an_edge(sample: Resolution, tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    file.write_text(page(dataset(sample)), encoding="utf-8")
    number = next(i for i, line in enumerate(lines(dataset(sample))) if line.predicate == "metWith")
    dom, console, asked = browse(file, f"#edge={number}", tmp_path)
    panel = dom.partition('id="panel"')[2].partition("</aside>")[0]
    for expected in (
        "đã gặp",
        "met with",
        "Đã diễn ra",
        "6/3/2024",
        "Washington",
        "Báo Mẫu",
        "2024-03-07",
        "meeting.talks",
    ):
        assert expected in panel
    assert sample.events[0].evidence[0].quote in panel
    assert "<canvas" in dom
    assert (console, asked) == ([], [])


@needs_browser
def test_browser_runs_nothing_that_the_press_wrote(sample: Resolution, tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    bad = hostile(sample)
    file.write_text(page(dataset(bad)), encoding="utf-8")
    for number in range(len(lines(dataset(bad)))):
        dom, console, asked = browse(file, f"#edge={number}", tmp_path)
        assert "<title>vnus-graph</title>" in dom
        assert "<img" not in dom
        assert (console, asked) == ([], [])


@needs_browser
def test_the_browser_test_would_notice(sample: Resolution, tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    worse = page(dataset(sample)).replace("</body>", "<img src='https://host.invalid/x.png'></body>")
    file.write_text(worse, encoding="utf-8")
    _, console, _ = browse(file, "", tmp_path)
    assert any("Content Security Policy" in line for line in console)
    file.write_text(re.sub(r"<meta http-equiv[^>]*>", "", worse), encoding="utf-8")
    _, _, asked = browse(file, "", tmp_path)
    assert asked == ["https://host.invalid/x.png"]


@needs_browser
def test_browser_opens_a_large_graph(tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    file.write_text(page(dataset(crowd(2000))), encoding="utf-8")
    dom, console, _ = browse(file, "#actor=person/p00000", tmp_path)
    assert "2000 chủ thể" in dom
    assert console == []
