"""Stage 6 of 7: Readings → Resolution. Who is who over all articles, which events are one; `assemble` is the door."""
