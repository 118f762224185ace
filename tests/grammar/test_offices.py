"""Titles as offices: which wordings are one office, whose it is, and what is none."""

from __future__ import annotations

import pytest

from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.offices import office_of, shared
from vnus_graph.model import Office, Title
from vnus_graph.resources import table


@pytest.mark.parametrize(
    ("label", "country", "office"),
    [
        ("Ngoại trưởng", "us", Office("Bộ trưởng Ngoại giao", "us")),
        ("Bộ trưởng Bộ Ngoại giao Lào", "la", Office("Bộ trưởng Ngoại giao", "la")),
        ("bộ trưởng ngoại giao", "pe", Office("Bộ trưởng Ngoại giao", "pe")),
        ("Chủ tịch nước", None, Office("Chủ tịch nước", "vn")),
        ("Quyền Chủ tịch nước", None, Office("Chủ tịch nước", "vn", acting=True)),
        ("Chủ tịch", "cn", Office("Chủ tịch nước", "cn")),
        ("Chủ tịch", None, None),
        ("Chủ tịch", "pe", None),
        ("Thủ tướng Chính phủ", None, Office("Thủ tướng", "vn")),
        ("Tổng thống", None, None),
        ("Chủ tịch Quốc hội Campuchia", "kh", Office("Chủ tịch Quốc hội", "kh")),
        ("Chủ tịch QH", None, Office("Chủ tịch Quốc hội", "vn")),
        ("Tổng Bí thư Đảng Cộng sản Việt Nam", None, Office("Tổng Bí thư", "vn")),
        ("Tổng thư ký LHQ", None, Office("Tổng Thư ký Liên hợp quốc", "Liên hợp quốc")),
        ("Nhà vua", "jp", Office("Nhật hoàng", "jp")),
        ("Nhà vua", "no", Office("Quốc vương", "no")),
        ("Nhà lãnh đạo", "kp", Office("Nhà lãnh đạo Triều Tiên", "kp")),
        ("Nhà lãnh đạo", "fr", None),
        ("Phó Thủ tướng", None, None),
        ("Đại sứ", "us", None),
    ],
)
def test_office(label: str, country: str | None, office: Office | None) -> None:
    assert office_of(Title(0, 0, label, None, country)) == office


def test_a_former_holder_has_none() -> None:
    assert office_of(Title(0, 0, "Tổng thống", None, "us", former=True)) is None


def test_the_body_may_tell_whose_it_is() -> None:
    assert office_of(Title(0, 0, "Chủ tịch Quốc hội", "Quốc hội Lào")) is None
    assert office_of(Title(0, 0, "Chủ tịch Quốc hội", "Quốc hội")) == Office("Chủ tịch Quốc hội", "vn")


def test_every_wording_is_of_one_office() -> None:
    wordings = [
        fold(word) for row in table("offices") for word in (row["office"], *filter(None, row["wordings"].split("|")))
    ]
    assert len(wordings) == len(set(wordings))
    for row in table("offices"):
        known = {fold(word) for word in (row["office"], *row["wordings"].split("|"))}
        assert {fold(word.rstrip("?")) for word in row["alone"].split("|") if word} <= known


def test_the_bare_word_for_some_offices_is_that_of_other_states_too() -> None:
    assert shared(Office("Thủ tướng", "vn"))
    assert not shared(Office("Chủ tịch nước", "vn"))
