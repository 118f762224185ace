"""A small build with one of everything, its people invented; and what tests of the page need beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from pyoxigraph import Store
from told import told

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.page import page
from vnus_graph.model import (
    Actor,
    Article,
    Block,
    DelegationRecord,
    Document,
    Edge,
    Event,
    Evidence,
    Naming,
    PartialDate,
    Period,
    Place,
    Position,
    Resolution,
    Tenure,
)

FIRST = """Đoàn Bộ Thủy văn thăm Hoa Kỳ
Ngày 5/3/2024, tại Washington, Bộ trưởng Thủy văn Phạm Hạ Vũ gặp Thượng nghị sĩ Ellen Oakfield.
Theo lời mời của bà Oakfield, đoàn Bộ Thủy văn do ông Vũ dẫn đầu thăm Hoa Kỳ từ 4 đến 6/3.
"""
SECOND = """Ông Vũ điện đàm với bà Oakfield "lần hai"
Tháng 4, ông Phạm Hạ Vũ điện đàm với bà Ellen Oakfield; ông sẽ thăm Canada.
Việt Nam và Hoa Kỳ nâng cấp quan hệ lên Đối tác chiến lược toàn diện ngày 10/9.
"""


def quoted(article: str, text: str, quote: str, rule: str) -> Evidence:
    """Evidence at the place where the quote stands."""
    start = text.index(quote)
    return Evidence(article, start, start + len(quote), quote, rule)


def _document(identifier: str, text: str, **article: object) -> Document:
    headline = text.index("\n")
    blocks = (
        Block(0, headline, "title", "title.first"),
        Block(headline + 1, len(text), "body", "body.paragraph"),
    )
    found = Article(identifier, text, **article)  # type: ignore[arg-type]
    return Document(found, blocks, agency="Hãng tin Sông", published=found.published)


def _delegation() -> Actor:
    said = quoted("bai-1", FIRST, "đoàn Bộ Thủy văn do ông Vũ dẫn đầu", "delegation.led-by")
    return Actor(
        "delegation/bo-thuy-van-2024", "Delegation", "Đoàn Bộ Thủy văn", country="country/vn", evidence=(said,)
    )


def _actors() -> tuple[Actor, ...]:
    vu = quoted("bai-1", FIRST, "Phạm Hạ Vũ", "person.title"), quoted("Bài 2/x", SECOND, "Phạm Hạ Vũ", "person.title")
    return (
        Actor("country/ca", "Country", "Canada"),
        Actor("country/us", "Country", "Hoa Kỳ", ("Mỹ", "Hoa Kỳ"), english="United States"),
        Actor("country/vn", "Country", "Việt Nam", english="Vietnam"),
        _delegation(),
        Actor("institution/bo-thuy-van", "Institution", "Bộ Thủy văn", subtype="Ministry", country="country/vn"),
        Actor("person/ellen-oakfield", "Person", "Ellen Oakfield", ("Oakfield",), country="country/us"),
        Actor("person/pham-ha-vu", "Person", "Phạm Hạ Vũ", ("Vũ",), country="country/vn", evidence=vu),
    )


def _events() -> tuple[Event, ...]:
    vu, oakfield, group = "person/pham-ha-vu", "person/ellen-oakfield", "delegation/bo-thuy-van-2024"
    visit = "event/visit-us-2024-03-04"
    met = quoted("bai-1", FIRST, "Bộ trưởng Thủy văn Phạm Hạ Vũ gặp Thượng nghị sĩ Ellen Oakfield", "meeting.met")
    came = quoted("bai-1", FIRST, "đoàn Bộ Thủy văn do ông Vũ dẫn đầu thăm Hoa Kỳ", "visit.plain")
    asked = quoted("bai-1", FIRST, "Theo lời mời của bà Oakfield", "invitation.by")
    spoke = quoted("Bài 2/x", SECOND, "ông Phạm Hạ Vũ điện đàm với bà Ellen Oakfield", "call.phone")
    plans = quoted("Bài 2/x", SECOND, "ông sẽ thăm Canada", "visit.planned")
    raised = quoted("Bài 2/x", SECOND, "Việt Nam và Hoa Kỳ nâng cấp quan hệ", "upgrade.raised")
    return (
        Event(
            "event/call-2024-04", "PhoneCall", "Held", "Phạm Hạ Vũ – Ellen Oakfield, 4/2024",
            (("participant", vu), ("participant", oakfield)),
            (Edge(oakfield, "spokeWith", vu),), Period(PartialDate(2024, 4)), evidence=(spoke,),
        ),
        Event(
            "event/invitation-1", "Invitation", "Held", "Ellen Oakfield mời Phạm Hạ Vũ",
            (("inviter", oakfield), ("invitee", vu)), (Edge(oakfield, "invited", vu),), evidence=(asked,),
        ),
        Event(
            "event/meeting-2024-03-05", "Reception", "Held", "Phạm Hạ Vũ – Ellen Oakfield, 5/3/2024",
            (("participant", vu), ("host", oakfield), ("participant", group)),
            (Edge(oakfield, "metWith", vu), Edge(group, "metWith", oakfield)),
            Period(PartialDate(2024, 3, 5)), "place/washington", part_of=visit, evidence=(met,),
        ),
        Event(
            "event/upgrade-us-vn", "RelationshipUpgrade", "Held", "Việt Nam – Hoa Kỳ: Đối tác chiến lược toàn diện",
            (("participant", "country/us"), ("participant", "country/vn")),
            (Edge("country/us", "upgradedRelationship", "country/vn"),),
            Period(PartialDate(0, 9, 10)), level="ComprehensiveStrategicPartnership", evidence=(raised,),
        ),
        Event(
            "event/visit-ca", "Visit", "Planned", "Phạm Hạ Vũ thăm Canada",
            (("visitor", vu), ("destination", "country/ca")), (), evidence=(plans,),
        ),
        Event(
            visit, "WorkingVisit", "Held", "Phạm Hạ Vũ thăm Hoa Kỳ, 4–6/3/2024",
            (("visitor", group), ("visitor", vu), ("destination", "country/us")),
            (Edge(group, "visited", "country/us"), Edge(vu, "visited", "country/us")),
            Period(PartialDate(2024, 3, 4), PartialDate(2024, 3, 6)), evidence=(came,),
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def resolution() -> Resolution:
    title = quoted("bai-1", FIRST, "Bộ trưởng Thủy văn Phạm Hạ Vũ", "title.before")
    led = quoted("bai-1", FIRST, "đoàn Bộ Thủy văn do ông Vũ dẫn đầu", "delegation.led-by")
    return told(
        Resolution(
            documents=(
                _document("Bài 2/x", SECOND, url="https://bao.example/hai bai", outlet="Báo Sông"),
                _document("bai-1", FIRST, url="https://bao.example/1", published=date(2024, 3, 7)),
            ),
            actors=_actors(),
            places=(Place("place/washington", "Washington", "country/us"),),
            positions=(Position("position/bo-truong-thuy-van", "Bộ trưởng Thủy văn", "institution/bo-thuy-van"),),
            tenures=(
                Tenure(
                    "tenure/pham-ha-vu-bo-truong-thuy-van",
                    "person/pham-ha-vu",
                    "position/bo-truong-thuy-van",
                    (title,),
                ),
            ),
            delegations=(
                DelegationRecord(
                    "delegation/bo-thuy-van-2024", ("person/pham-ha-vu",), ("institution/bo-thuy-van",), (), (led,)
                ),
            ),
            events=_events(),
            rejected=(("bai-1", "counterpart unresolved", "hai bên trao đổi"),),
        )
    )


@pytest.fixture(scope="session")
def store(resolution: Resolution) -> Store:
    return dataset(resolution)


ATTACKS = (
    "</script><script>document.title='HACKED'</script>",
    "<img src=x onerror=\"document.title='HACKED'\"> href",
    "javascript:document.title='HACKED'",
    "{{DATA}} {{VIS}} \u2028\u2029 \\ ' \" ` ${document.title='HACKED'}",
)


@pytest.fixture(scope="session")
def hostile(sample: Resolution) -> Resolution:
    """The same graph with an attack in every text."""

    def attacked(evidence: Evidence) -> Evidence:
        return replace(evidence, quote=" ".join(ATTACKS), rule=ATTACKS[1])

    articles = tuple(
        replace(one, article=replace(one.article, title=ATTACKS[0], outlet=ATTACKS[1]), outlet=ATTACKS[1])
        for one in sample.documents
    )
    actors = tuple(
        replace(one, label=f"{one.label} {ATTACKS[i % len(ATTACKS)]}", english=ATTACKS[0], aliases=ATTACKS)
        for i, one in enumerate(sample.actors)
    )
    events = tuple(replace(one, label=ATTACKS[1], evidence=tuple(map(attacked, one.evidence))) for one in sample.events)
    places = tuple(replace(one, label=ATTACKS[0]) for one in sample.places)
    return told(replace(sample, documents=articles, actors=actors, events=events, places=places))


def crowd(size: int) -> Resolution:
    """`size` people who met along a random tree with some shortcuts, those of even number in one state."""
    states = (Actor("country/xa", "Country", "Nước Xa"),)
    from_xa = (Naming("bai", ("Nguyễn Văn",), "country/xa"),)
    actors = tuple(
        Actor(f"person/p{i:05}", "Person", f"Nguyễn Văn {i}", named=() if i % 2 else from_xa) for i in range(size)
    )
    meetings = tuple(
        Event(
            f"event/{a}-{b}",
            "Meeting",
            "Held",
            f"{a} – {b}",
            (("participant", f"person/p{a:05}"), ("participant", f"person/p{b:05}")),
            (Edge(f"person/p{a:05}", "metWith", f"person/p{b:05}"),),
            Period(PartialDate(2000 + b % 20, b % 12 + 1)),
        )
        for a, b in nx.barabasi_albert_graph(size, 2, seed=3).edges
    )
    return Resolution(actors=(*states, *actors), events=meetings)


@pytest.fixture(scope="session")
def html(sample: Resolution) -> str:
    return page(dataset(sample))


@pytest.fixture(scope="session")
def large() -> str:
    return page(dataset(crowd(1200)))
