"""How often a process of ours looks for garbage: a tenth of a build went into it, and nearly nothing was found.

What reading and writing let go of has no cycles, so that it is freed at once without a search.
"""

from __future__ import annotations

import gc

_OBJECTS = 50000
"""New objects between two searches; Python's own number is some hundreds."""
_SEARCHES = 100
"""Searches after which those objects are searched again that have lived through one; Python's own number is ten."""


def search_rarely() -> None:
    """For the rest of this process."""
    gc.set_threshold(_OBJECTS, _SEARCHES)
