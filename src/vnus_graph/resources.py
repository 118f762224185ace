"""Where the ontology and the knowledge files are: beside the package in a wheel, at the top level in a checkout."""

from __future__ import annotations

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
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#")
    header = next(lines).split("\t")
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))
