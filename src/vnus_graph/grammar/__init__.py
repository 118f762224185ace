"""Stage 4 of 7: Sentence → Mention. One concern a file; `mentions` is the door."""
