"""Events: who travels with a delegation, and who only stands beside it."""

from __future__ import annotations

import pytest

from vnus_graph.model import Article
from vnus_graph.pipeline import extract

LED = "Đoàn đại biểu cấp cao Việt Nam do Thủ tướng Lưu Quang Thạch dẫn đầu đã tới Nairobi. "
FROM_KENYA = "Đoàn đại biểu Quốc hội Kenya do Chủ tịch Quốc hội Daniel Mwangi dẫn đầu thăm Việt Nam. "


def _members(text: str) -> set[str]:
    reading = extract(Article(id="bai", source="bai.txt", text=f"Tin đối ngoại\n\n{text}"))
    names = {entity.key: entity.name for entity in reading.entities}
    return {names[key] for claim in reading.claims for role, key in claim.roles if role == "member"}


@pytest.mark.parametrize(
    "text",
    [
        LED + "Tham gia đoàn có Bộ trưởng Ngoại giao Trần Văn Mẫu và Bộ trưởng Y tế Phan Thị Ngân.",
        LED + "Cùng tham gia đoàn còn có: Bộ trưởng Ngoại giao Trần Văn Mẫu; Bộ trưởng Y tế Phan Thị Ngân.",
        LED + "Thành viên đoàn gồm Bộ trưởng Ngoại giao Trần Văn Mẫu, Bộ trưởng Y tế Phan Thị Ngân.",
        LED + "Đoàn có các ông bà: Trần Văn Mẫu, Bộ trưởng Ngoại giao; Phan Thị Ngân, Bộ trưởng Y tế.",
        LED + "Tháp tùng Thủ tướng Lưu Quang Thạch có Bộ trưởng Trần Văn Mẫu và Bộ trưởng Phan Thị Ngân.",
        LED + "Cùng đi với đoàn có Bộ trưởng Trần Văn Mẫu, Bộ trưởng Phan Thị Ngân và Đại sứ Kenya Amina Odhiambo.",
    ],
)
def test_of_the_delegations_own_state(text: str) -> None:
    assert _members(text) == {"Trần Văn Mẫu", "Phan Thị Ngân"}


def test_guests_have_members_too() -> None:
    company = "Cùng đi với đoàn có nghị sĩ Amina Odhiambo và Đại sứ Việt Nam tại Kenya Trần Văn Mẫu."
    assert _members(FROM_KENYA + company) == {"Amina Odhiambo"}


@pytest.mark.parametrize(
    "text",
    [
        LED + "Dự kiến, tham gia đoàn có Bộ trưởng Ngoại giao Trần Văn Mẫu.",
        LED + "Tham gia lễ đón có Bộ trưởng Ngoại giao Trần Văn Mẫu.",
        LED + "Đón đoàn tại sân bay có Đại sứ Việt Nam tại Kenya Trần Văn Mẫu.",
        LED + "Tham gia đoàn có một số Ủy viên Trung ương Đảng.",
        LED + "Đoàn có buổi làm việc với Bộ trưởng Trần Văn Mẫu.",
        "Tham gia đoàn có Bộ trưởng Ngoại giao Trần Văn Mẫu.",
    ],
)
def test_nobody_else(text: str) -> None:
    assert not _members(text)
