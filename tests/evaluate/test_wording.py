import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.evaluate.wording import contains, key, same_level, same_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cộng hoà", "Cộng hòa"),
        ("Nguyễn Thuý", "NGUYỄN THÚY"),
        ("Uỷ ban", "Ủy ban"),
        ("Việt Nam - Hoa Kỳ", "Việt Nam–Hoa Kỳ"),
        ("bác sỹ", "bác sĩ"),
        ("Washington D.C", "Washington D.C."),
        ("Quý", unicodedata.normalize("NFD", "Quý")),
    ],
)
def test_same(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Hoa", "Hoà"), ("Tô Lâm", "To Lam"), ("Đào", "Dào"), ("Hoàng", "Hoang")])
def test_different(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_unicode_normal_form_makes_no_difference(wording: str) -> None:
    assert key(unicodedata.normalize("NFD", wording)) == key(unicodedata.normalize("NFC", wording))


def test_words_are_contained_whole() -> None:
    assert contains("Phó Trưởng Ban Đối ngoại", "Trưởng ban")
    assert not contains("Hà Nội", "Hà N")
    assert not contains("Hà Nội", " ")


def test_places() -> None:
    assert same_place("Phủ Chủ tịch", "Phủ Chủ tịch, Hà Nội")
    assert same_place("thủ đô Hà Nội", "Hà Nội")
    assert not same_place("Hà Nội", "Hà Nam")


def test_levels() -> None:
    assert same_level("DiplomaticRelations", "Quan hệ ngoại giao")
    assert same_level("ComprehensiveStrategicPartnership", "khuôn khổ quan hệ Đối tác Chiến lược Toàn diện")
    assert not same_level("StrategicPartnership", "Đối tác chiến lược toàn diện")
