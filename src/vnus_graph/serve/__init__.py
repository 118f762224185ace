"""A graph served on this machine: a SPARQL 1.1 endpoint that only reads, and a page to ask it.

`app` speaks HTTP; every query runs in a process of its own kind (`worker`), which `pool` stops when it takes too long.
"""
