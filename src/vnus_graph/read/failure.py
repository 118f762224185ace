"""What reading reports of what is no new article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read."""

    source: str
    """File, folder, or «file:line» of a record."""
    reason: str
    """One line, lower case, for people."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """An article that was read before, word for word."""

    source: str
    first: str
    """Where it was read."""


class UnreadableError(Exception):
    """Raised within stage 1 where a whole file cannot be read; its message is the reason."""
