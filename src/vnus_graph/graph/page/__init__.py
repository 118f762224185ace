"""Stage 7 of 7, a view: RDF dataset → one HTML file that opens without a network.

pyvis supplies the nodes, the edges and vis-network; the template is ours, since pyvis's own asks a CDN for Bootstrap
and renders some titles as HTML. Positions are computed here and physics is off. Text reaches the page as JSON and is
only ever set as `textContent` or painted on the canvas; the content security policy admits no other script and no
request.

`picture` says what is drawn, `told` what the side panel tells; the scripts beside them, in the order of `_SCRIPTS`:
`model.js` which actors and lines a view shows, `arrange.js` where, `picture.js` the canvas, `panel.js` the side panel,
`filters.js` legend and filters, `search.js` the search box, `page.js` the address and what joins them all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from pyoxigraph import Store

from vnus_graph.graph.lines import lines
from vnus_graph.graph.page.picture import picture
from vnus_graph.graph.page.told import told
from vnus_graph.graph.reader import Reader

_SCRIPTS = ("model.js", "arrange.js", "picture.js", "panel.js", "filters.js", "search.js", "page.js")
_VIS = "lib/vis-9.1.2/vis-network.min.js"


def page(store: Store) -> str:
    """The whole HTML document. Actors with no line between them and another are left to the search box."""
    reader = Reader(store)
    drawn = lines(reader)
    data = told(reader, drawn)
    data |= picture(data["actors"], drawn)
    return _fill(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _fill(data: str) -> str:
    here = files("vnus_graph.graph.page")
    scripts = [_vis(), *((here / name).read_text(encoding="utf-8") for name in _SCRIPTS)]
    parts = {
        "STYLE": (here / "page.css").read_text(encoding="utf-8"),
        "DATA": _in_script(data),
        "SCRIPTS": "\n".join(f"<script>{script}</script>" for script in scripts),
        "POLICY": " ".join(map(_hash, scripts)),
    }
    template = (here / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda found: parts[found[1]], template)


def _in_script(data: str) -> str:
    """JSON that cannot end its script element or break a line of JavaScript, whatever the press writes."""
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", data)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def _vis() -> str:
    """vis-network as pyvis ships it, under its own licence notice but without the addresses it mentions."""
    import pyvis

    script = (Path(pyvis.__file__).parent / _VIS).read_text(encoding="utf-8")
    script = script.replace("http://www.w3.org", r"http:\/\/www.w3.org")  # a namespace, the same string to JavaScript
    script = re.sub(r"https?://[^\s\"')]+", "", script)
    # A browser reads CRLF as LF, and the policy's hash is of what it reads.
    return script.replace("\r\n", "\n").replace("//# sourceMappingURL=vis-network.min.js.map", "")
