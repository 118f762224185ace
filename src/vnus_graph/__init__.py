"""vnus-graph: Vietnamese-language diplomatic news as a knowledge graph that can be cited."""
