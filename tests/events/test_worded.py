"""How the text words a body or a state, beside the name it is known by."""

from __future__ import annotations

from vnus_graph.events.worded import body_wordings, state_wordings
from vnus_graph.model import Article, Evidence
from vnus_graph.pipeline import extract


def quoted(quote: str, rule: str = "institution.headed") -> Evidence:
    return Evidence("a", 0, len(quote), quote, rule)


def test_bodies_and_the_abbreviations_behind_them() -> None:
    told = [quoted("đảng Cánh đồng Xanh (CDX)"), quoted("Đoàn đại biểu Đảng Cánh đồng Xanh", "delegation.sent")]
    assert set(body_wordings(told)) == {"Đảng Cánh đồng Xanh", "CDX"}
    assert set(body_wordings([quoted("Hội đồng Xanh (Kenya), Quốc hội Kenya")])) == set()


def test_states_by_their_own_names_only() -> None:
    assert set(state_wordings([quoted("Mỹ"), quoted("sang thăm Mỹ"), quoted("Lào")], "us")) == {"Mỹ"}


def test_a_reading_keeps_what_the_text_calls_its_actors() -> None:
    text = "Bộ trưởng Ngoại giao Trần Văn Mẫu gặp đại diện LHQ tại Mỹ. Ông cũng gặp đại diện Liên hợp quốc tại Hà Nội."
    found = {entity.name: entity.aliases for entity in extract(Article("a", text)).entities}
    assert "LHQ" in found["Liên hợp quốc"]
    assert found.get("Hoa Kỳ", ("Mỹ",)) == ("Mỹ",)
