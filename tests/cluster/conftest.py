"""Clusters for the tests to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from machines import Machines, machines


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler and two workers."""
    with machines(tmp_path_factory.mktemp("cluster")) as found:
        for name in ("one", "two"):
            found.worker(name, "--no-nanny")
        yield found


@pytest.fixture
def empty_cluster(tmp_path: Path) -> Iterator[Machines]:
    """A scheduler of the test's own, without workers."""
    folder = tmp_path / "machines"
    folder.mkdir()
    with machines(folder) as found:
        yield found
