"""Stage 7 of 7: Resolution → RDF dataset, and its views: queries, network, page, exports."""
