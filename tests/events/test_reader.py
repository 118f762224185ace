"""Events: what cannot be read is named in the reading, and costs nothing else."""

from __future__ import annotations

import pytest

from vnus_graph.events import tenures
from vnus_graph.model import Article, Claim, Evidence
from vnus_graph.pipeline import LONGEST, extract

TOLD = "Thủ tướng Lưu Quang Thạch đã tiếp Tổng thống Kenya Daniel Mwangi"


def _article(text: str) -> Article:
    return Article(id="bai", source="bai.txt", text=text, title=None, outlet=None, url=None, published=None)


def test_a_page_without_full_stops_is_given_up_by_name() -> None:
    endless = ", ".join([TOLD] * LONGEST)
    reading = extract(_article(f"Tin đối ngoại\n\n{endless}."))
    assert not reading.claims
    assert [(reason, quote) for reason, quote in reading.rejected] == [("sentence too long to read", endless[:200])]


def test_what_stands_beside_it_is_read() -> None:
    endless = ", ".join([TOLD] * LONGEST)
    reading = extract(_article(f"Tin đối ngoại\n\n{TOLD}.\n\n{endless}."))
    assert [claim.kind for claim in reading.claims if claim.kind != "Tenure"] == ["Reception"]
    assert len(reading.rejected) == 1


def test_a_claim_of_an_unread_actor_is_given_up_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = Claim("Tenure", (("holder", "person:nobody"),), (Evidence("bai", 0, 9, "Thủ tướng", "tenure"),))
    others = tenures.claims
    monkeypatch.setattr(tenures, "claims", lambda registry: [strange, *others(registry)])
    reading = extract(_article(f"Tin đối ngoại\n\n{TOLD}."))
    assert reading.rejected == (("an actor of it was not read", "Thủ tướng"),)
    assert "Reception" in {claim.kind for claim in reading.claims}
    assert strange not in reading.claims


def test_a_provinces_delegation_needs_no_state_that_is_not_named() -> None:
    led = "Ngày 6/5, Chủ tịch UBND tỉnh Hậu Giang Lưu Văn Cổn dẫn đầu đoàn công tác của tỉnh Hậu Giang khảo sát hai xã."
    reading = extract(_article(led))
    assert "Delegation" in [claim.kind for claim in reading.claims]
    known = {entity.key for entity in reading.entities}
    assert known.issuperset(key for claim in reading.claims for _, key in claim.roles)
