"""A small graph made by hand, for tests of the stages after resolution."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from browser import chromium, visit  # noqa: F401  fixtures
from hypothesis import settings
from told import told

from vnus_graph.api import Graph, build
from vnus_graph.model import (
    Actor,
    Article,
    Block,
    DelegationRecord,
    Document,
    Edge,
    Event,
    Evidence,
    PartialDate,
    Period,
    Place,
    Position,
    Resolution,
    Tenure,
)

settings.register_profile("any machine", deadline=None)  # how long an example takes decides nothing
settings.load_profile("any machine")

TEXT = (
    "Ngày 6/3/2024, Bộ trưởng Ngoại giao Trần Văn Mẫu hội đàm với Ngoại trưởng Hoa Kỳ Jane Sample tại Washington.\n"
    "Đoàn đại biểu Bộ Ngoại giao do ông Trần Văn Mẫu dẫn đầu. Bà Jane Sample dự kiến thăm Việt Nam năm 2025.\n"
)


def quoted(words: str, rule: str, article: str = "mau-1") -> Evidence:
    """Evidence for a passage of `TEXT`."""
    start = TEXT.index(words)
    return Evidence(article, start, start + len(words), words, rule)


@pytest.fixture(scope="session")
def sample() -> Resolution:
    """One meeting held, one visit planned, a delegation and a tenure, all evidenced in `TEXT`."""
    meeting = TEXT.partition("\n")[0]
    article = Article("mau-1", TEXT, title="Hội đàm tại Washington", outlet="Báo Mẫu", published=date(2024, 3, 7))
    document = Document(article, (Block(0, len(TEXT), "body", "body.paragraph"),), "Báo Mẫu", None, date(2024, 3, 7))
    tran, sample_, group = "person/tran-van-mau", "person/jane-sample", "delegation/bo-ngoai-giao-2024-03"
    ministry, vn, us = "institution/bo-ngoai-giao-viet-nam", "country/vn", "country/us"
    day = Period(PartialDate(2024, 3, 6))
    lead = quoted("Đoàn đại biểu Bộ Ngoại giao do ông Trần Văn Mẫu dẫn đầu", "delegation.led")
    plan = quoted("Bà Jane Sample dự kiến thăm Việt Nam năm 2025", "visit.planned")
    talks = quoted(meeting, "meeting.talks")
    return told(
        Resolution(
            documents=(document,),
            actors=(
                Actor(vn, "Country", "Việt Nam", english="Vietnam", evidence=(plan,)),
                Actor(us, "Country", "Hoa Kỳ", aliases=("Mỹ",), english="United States", evidence=(talks,)),
                Actor(group, "Delegation", "Đoàn đại biểu Bộ Ngoại giao", country=vn, evidence=(lead,)),
                Actor(
                    ministry, "Institution", "Bộ Ngoại giao Việt Nam", subtype="Ministry", country=vn, evidence=(lead,)
                ),
                Actor(sample_, "Person", "Jane Sample", country=us, evidence=(talks,)),
                Actor(tran, "Person", "Trần Văn Mẫu", aliases=("ông Mẫu",), country=vn, evidence=(talks,)),
            ),
            places=(Place("place/washington", "Washington", us),),
            positions=(Position("position/bo-truong-ngoai-giao-vn", "Bộ trưởng Ngoại giao", ministry),),
            tenures=(
                Tenure(
                    "tenure/tran-van-mau-bo-truong",
                    tran,
                    "position/bo-truong-ngoai-giao-vn",
                    (talks,),
                ),
            ),
            delegations=(DelegationRecord(group, (tran,), (ministry,), (tran,), (lead,)),),
            events=(
                Event(
                    "event/talks-2024-03-06",
                    "Talks",
                    "Held",
                    "Trần Văn Mẫu – Jane Sample, 6/3/2024",
                    (("participant", tran), ("participant", sample_)),
                    (Edge(sample_, "metWith", tran),),
                    day,
                    "place/washington",
                    evidence=(talks,),
                ),
                Event(
                    "event/visit-2025",
                    "Visit",
                    "Planned",
                    "Jane Sample thăm Việt Nam, 2025",
                    (("visitor", sample_), ("destination", vn)),
                    (),
                    Period(PartialDate(2025)),
                    evidence=(plan,),
                ),
            ),
        )
    )


ASKED = (
    "ban-doi-ngoai-tham-hoa-ky.txt",
    "dien-dam-cap-cao.json",
    "doan-dang-cong-san-hoa-ky-tham-viet-nam.txt",
    "doan-dang-uy-khoi-lam-viec-tai-new-york.html",
    "doi-thoai-bo-truong-ngoai-giao.html",
)
"""The sample articles whose answers the tests of questions write out; more samples do not change them."""


@pytest.fixture(scope="session")
def samples() -> Graph:
    """The graph of five sample articles."""
    return build([Path(__file__).parent.parent / "seeds" / "articles" / name for name in ASKED])
