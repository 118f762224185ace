"""Stage 6 of 7: Readings → Resolution. Who is who over all articles, and which events are the same."""

from vnus_graph.resolve.assemble import resolve
from vnus_graph.resolve.judgements import read_judgements

__all__ = ["read_judgements", "resolve"]
