"""What an actor is called when articles call it differently."""

from __future__ import annotations

import pytest

from vnus_graph.model import Entity
from vnus_graph.resolve.assemble import _label
from vnus_graph.resolve.identity import Cluster


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ({"Trần Văn Mẫu": 30, "Trần Văn Văn Mẫu": 1, "ông Mẫu": 2}, "Trần Văn Mẫu"),  # a slip of one article
        ({"Sample": 40, "Jane Sample": 3}, "Jane Sample"),  # a short form, however frequent, is not the name
        ({"Jane Sample": 4, "Jane Mary Sample": 2}, "Jane Mary Sample"),
        ({"Sample": 2}, "Sample"),
    ],
)
def test_the_longest_name_that_is_no_slip(names: dict[str, int], label: str) -> None:
    members = [
        (f"bai-{name}-{number}", Entity("person:x", "Person", name))
        for name, count in names.items()
        for number in range(count)
    ]
    assert _label(Cluster("person:x", tuple(sorted(members, key=lambda one: one[0])))) == label
