"""Where the ontology and the knowledge files are: beside the package in a wheel, at the top level in a checkout."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _folder(inside: str, checkout: str) -> Path:
    packaged = _PACKAGE / inside
    return packaged if packaged.is_dir() else _CHECKOUT / checkout


ONTOLOGY = _folder("ontology", "ontology")
"""Folder with `vnus.ttl` and `shapes.ttl`."""
KNOWLEDGE = _folder("knowledge", "seeds/knowledge")
"""Folder with the word lists, one TSV each."""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `seeds/knowledge/NAME.tsv` as dicts keyed by its header line; lines that open with # are comments."""
    return tuple(_rows(KNOWLEDGE / f"{name}.tsv"))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {key: (value or "").strip() for key, value in row.items()}
