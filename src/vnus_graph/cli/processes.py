"""The options of the commands that share their work between processes."""

from __future__ import annotations

import os

import click


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


workers_option = click.option(
    "--workers",
    default=_cores,
    show_default="all cores",
    type=click.IntRange(1),
    help="Processes to share the work; a few articles are read by one in any case.",
)

scheduler_option = click.option(
    "--scheduler",
    metavar="URL",
    help="Share the work among the workers of the Dask scheduler at tcp://HOST:8786 instead.",
)
