"""A build that leaves the machine: reading and the comparison of names on a Dask cluster.

`dask` is the engine, with `apart` for work that kills whoever does it; `parts` cuts the inputs into parts and says what
a worker does with one; `gathering` brings the readings of all parts onto a shelf, as `batch` does on one machine. Needs
the extra `cluster`.
"""

from vnus_graph.cluster.dask import Cluster, ClusterError, connected
from vnus_graph.cluster.gathering import gather

__all__ = ["Cluster", "ClusterError", "connected", "gather"]
