"""Stage 7 of 7, a view: RDF dataset → pandas, which comes with the extra «notebooks»."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Store

from vnus_graph.graph import records

if TYPE_CHECKING:
    import pandas

_DAYS = ("first_day", "last_day", "published")


class Frames(NamedTuple):
    """The graph as four data frames; `vnus_graph.graph.records` tells the columns.

    Days are `datetime64`, counts and ranks `Int64`, lists tuples of text.
    """

    nodes: pandas.DataFrame
    edges: pandas.DataFrame
    events: pandas.DataFrame
    articles: pandas.DataFrame


def frames(store: Store) -> Frames:
    """All four. Raises ImportError, saying what to install, where pandas is not there."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError("pandas is needed: pip install 'vnus-graph[notebooks]'") from error

    def frame(rows: Callable[[Store], list[records.Record]], columns: tuple[str, ...]) -> pandas.DataFrame:
        made = pandas.DataFrame(rows(store), columns=list(columns))
        for day in set(_DAYS) & set(columns):
            made[day] = pandas.to_datetime(made[day])
        for count in {"mentions", "level_rank", "events", "actors"} & set(columns):
            made[count] = made[count].astype("Int64")
        return made

    return Frames(
        frame(records.nodes, records.NODES),
        frame(records.edges, records.EDGES),
        frame(records.events, records.EVENTS),
        frame(records.articles, records.ARTICLES),
    )
