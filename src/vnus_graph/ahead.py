"""What two processes make ready for the end of a build while they would only wait: some tenths of a second each."""

from __future__ import annotations

from vnus_graph.archive.files import Helper
from vnus_graph.batch import Pauses


class Ahead(Pauses):
    """Makes this process ready to bring readings together and to write their network, then the one beside it."""

    def __init__(self, beside: Helper) -> None:
        """`beside` is the process that will write a part of the graph."""
        self._beside = beside

    def starting(self) -> None:
        """Others make themselves ready to read."""
        from vnus_graph.archive import views
        from vnus_graph.resolve import assemble

        views.make_network_ready()
        assemble.make_ready()

    def read(self) -> None:
        """One process is enough for the rest."""
        self._beside.give(None)
