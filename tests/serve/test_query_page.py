"""The query page in a real browser, with every host but this one out of reach."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from browser import CHROMIUM

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--virtual-time-budget=20000", "--dump-dom",
)  # fmt: skip
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
ATTACK = "<img src=x onerror=\"document.title='HACKED'\"><script>document.title='HACKED'</script>"


def browse(url: str, folder: Path) -> tuple[str, list[str], set[str]]:
    """The page's DOM after its scripts ran, its console messages, and the hosts that it asked."""
    log = folder / "net.json"
    ran = subprocess.run(
        [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", url],
        capture_output=True, text=True, encoding="utf-8", timeout=180, check=True,
    )  # fmt: skip
    console = [line for line in ran.stderr.splitlines() if "CONSOLE" in line]
    # The browser's own requests have no origin; a page's do.
    asked = re.findall(r'"initiator":"(?!not an origin)[^"]*"[^\n]*?"url":"([^"]*)"', log.read_text(encoding="utf-8"))
    return ran.stdout, console, {"/".join(one.split("/")[:3]) for one in asked if not one.startswith("data:")}


@needs_browser
def test_a_named_question_is_asked_and_answered(address: str, tmp_path: Path) -> None:
    values = urlencode({"question": "diary", "person": "Lê Hoài Trung", "from": "2023"})
    dom, console, hosts = browse(f"{address}/?{values}", tmp_path)
    answer = dom.partition('class="yasr')[2]
    assert "Antony Blinken" in answer
    assert "Samantha Power" in answer
    assert "10 results" in answer  # four more have no date
    assert dom.count("<option") >= 15
    assert console == []
    assert hosts == {address}


@needs_browser
def test_a_refusal_is_told(address: str, tmp_path: Path) -> None:
    dom, _, hosts = browse(f"{address}/?{urlencode({'question': 'calls', 'from': 'soon'})}", tmp_path)
    told = dom.partition('id="told"')[2].partition("</p>")[0]
    assert "from is a year, month or day" in told
    assert hosts == {address}


@needs_browser
def test_text_from_articles_does_nothing(
    folder: Path, serving: Callable[..., AbstractContextManager[str]], tmp_path: Path
) -> None:
    turtle = (folder / "graph.ttl").read_text(encoding="utf-8")
    escaped = ATTACK.replace("\\", "\\\\").replace('"', '\\"')
    (tmp_path / "bad.ttl").write_text(turtle.replace('"Joe Biden"@vi', f'"{escaped}"@vi'), encoding="utf-8")
    with serving(tmp_path / "bad.ttl") as address:
        dom, console, hosts = browse(f"{address}/?question=calls", tmp_path)
    assert "&lt;img src=x" in dom.partition('class="yasr')[2]
    assert "<title>vnus-graph · SPARQL</title>" in dom
    assert all("Content Security Policy" in line for line in console)  # what YASGUI lets through, the policy stops
    assert hosts == {address}


def test_the_page_names_no_other_host_and_carries_its_licences(address: str) -> None:
    with urlopen(address) as got:
        page, policy = got.read().decode(), got.headers["content-security-policy"]
    assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", page)
    assert "default-src 'none'" in policy
    assert "http" not in policy
    with urlopen(f"{address}/yasgui/LICENSES.txt") as got:
        licences = got.read().decode()
    assert all(name in licences for name in ("@zazuko/yasgui", "codemirror", "jquery", "dompurify"))
