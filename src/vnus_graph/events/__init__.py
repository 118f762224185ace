"""Stage 5 of 7: Sentence + Mention → Claim. One family of events a file; `reader` is the door."""
