"""Which vnus-graph this is, to the last byte: what two machines must share to write one graph."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from vnus_graph.archive.rules import rules

_PACKAGE = Path(__file__).resolve().parent.parent


class Edition(NamedTuple):
    """Equal editions do the same work."""

    version: str
    digest: str
    """Of the package's code and knowledge and the libraries that readings depend on."""

    def __str__(self) -> str:
        return f"{self.version} ({self.digest[:12]})"


@cache
def edition() -> Edition:
    """The one that runs here."""
    digest = hashlib.sha256(f"{rules()} msgspec {version('msgspec')}\n".encode())
    for file in sorted(_PACKAGE.rglob("*.py")):
        digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\n")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return Edition(version("vnus-graph"), digest.hexdigest())
