"""vnus-graph: Vietnamese-language diplomatic news as a knowledge graph that can be cited.

import vnus_graph
graph = vnus_graph.build(["seeds/articles"])
graph.save("out")
"""

from vnus_graph.api import add, build, load, trace
from vnus_graph.knowledge_graph import Graph

__all__ = ["Graph", "add", "build", "load", "trace"]
