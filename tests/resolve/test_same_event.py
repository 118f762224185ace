"""Which claims of several articles are one event, and what it then says."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from claims import ANN, LAN, MAN, day, told
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.model import Actor, Status
from vnus_graph.resolve.happenings import events
from vnus_graph.resolve.same_event import groups
from vnus_graph.resolve.told import Told

ACTORS = {
    key: Actor(key, "Country" if key.startswith("country") else "Person", key)
    for key in (MAN, ANN, LAN, "country/ca", "country/vn")
}
PLACES = {"Ottawa": "place/ottawa", "Nhà Đá": "place/nha-da"}


COPY = "Tại cuộc hội đàm, hai bên nhất trí lập một nhóm công tác về đê điều và thủy lợi."

TOGETHER = {
    "the same day": (told("a", "2024-05-07"), told("b", "2024-05-07", kind="Meeting")),
    "a day and its month": (told("a", "2024-05-07"), told("b", "2024-05")),
    "a day without its year": (told("a", "2024-05-07"), told("b", "--05-07")),
    "news of those days without a date": (told("a", "2024-05-07"), told("b", out="2024-05-08")),
    "both without a date, out within days": (told("a", out="2024-05-07"), told("b", out="2024-05-09")),
    "a day without a year, out the day after": (told("a", "--05-07"), told("b", out="2024-05-08")),
    "planned, then held": (told("a", "2024-05-07", status="Planned"), told("b", "2024-05-07")),
    "planned soon, then held": (told("a", out="2024-05-01", status="Planned"), told("b", "2024-05-07")),
    "a visit and one day of it": (
        told("a", "2024-05-06/2024-05-08", kind="Visit"),
        told("b", "2024-05-08", kind="Visit"),
    ),
    "a visit told after it": (
        told("a", "2024-05-06/2024-05-08", kind="Visit"),
        told("b", out="2024-05-15", kind="Visit"),
    ),
    "one sentence in two papers": (told("a", quote=COPY), told("b", quote=COPY)),
    "one level, two years": (
        told("a", "2019", kind="RelationshipUpgrade"),
        told("b", "2020", kind="RelationshipUpgrade"),
    ),
    "one level, no year": (told("a", "2019", kind="RelationshipUpgrade"), told("b", kind="RelationshipUpgrade")),
    "planned and held on a day without its year": (told("a", "--05-07", status="Planned"), told("b", "--05-07")),
    "a visit on a day without its year and in that month": (
        told("a", "--05-07", kind="Visit"),
        told("b", "2024-05", kind="Visit"),
    ),
}

APART = {
    "two days": (told("a", "2024-05-07"), told("b", "2024-05-08")),
    "two counterparts": (told("a", "2024-05-07"), told("b", "2024-05-07", with_=LAN)),
    "a call and a meeting": (told("a", "2024-05-07"), told("b", "2024-05-07", kind="PhoneCall")),
    "the ceremony and the talks": (told("a", "2024-05-07"), told("b", "2024-05-07", kind="Welcome")),
    "news of another month": (told("a", "2024-05-07"), told("b", out="2024-06-08")),
    "news before it, told as held": (told("a", "2024-05-07"), told("b", out="2024-05-01")),
    "no date at all": (told("a"), told("b")),
    "another day of the year": (told("a", "2024-05-07"), told("b", "--05-08")),
    "two encounters in one article": (told("a", "2024-05-07"), told("a", out="2024-05-08", index=1)),
    "two visits in one year": (told("a", "2024-05-06/2024-05-08", kind="Visit"), told("b", "2024-09-02", kind="Visit")),
    "planned long before": (told("a", out="2024-01-01", status="Planned"), told("b", "2024-05-07")),
    "a meeting on a day without its year and in that month": (told("a", "--05-07"), told("b", "2024-05")),
    "a visit on a day without its year and in some year": (
        told("a", "--05-07", kind="Visit"),
        told("b", "2024", kind="Visit"),
    ),
    "one sentence, years apart": (told("a", out="2019-05-01", quote=COPY), told("b", out="2024-05-01", quote=COPY)),
}


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER.keys())
def test_one_event(pair: tuple[Told, Told]) -> None:
    assert groups(pair) == groups(reversed(pair)) == (pair,)


@pytest.mark.parametrize("pair", APART.values(), ids=APART.keys())
def test_two_events(pair: tuple[Told, Told]) -> None:
    assert len(groups(pair)) == len(groups(reversed(pair))) == 2


def test_two_that_fit_leave_it_alone() -> None:
    first, second, open_ = told("a", "2024-05-07"), told("b", "2024-05-28"), told("c", "2024-05")
    assert len(groups([first, second, open_])) == 3


def test_encounters_go_with_their_visit() -> None:
    dated = [told("a", "2024-05-06/2024-05-08", kind="Visit"), told("a", "2024-05-07", index=1, part_of=0)]
    vague = [told("b", "2024-05-06", kind="Visit"), told("b", index=1, part_of=0)]
    assert [[one.order for one in group] for group in groups([*dated, *vague])] == [
        [("a", 0), ("b", 0)],
        [("a", 1), ("b", 1)],
    ]


def test_the_event_says_what_most_say_most_precisely() -> None:
    articles = (
        told("a", "2024-05-07", place="Ottawa"),
        told("b", "2024-05-07", place="Nhà Đá", kind="Meeting"),
        told("c", "2024-05", place="Ottawa"),
        told("d", "2024-05-07", status="Planned"),
    )
    (event,) = events(articles, ACTORS, PLACES)
    assert (event.kind, event.status, event.when, event.place) == ("Talks", "Held", day("2024-05-07"), "place/nha-da")
    assert [(one.article, one.status, one.when) for one in event.attested] == [
        ("a", "Held", day("2024-05-07")),
        ("b", "Held", day("2024-05-07")),
        ("c", "Held", day("2024-05")),
        ("d", "Planned", day("2024-05-07")),
    ]
    assert [one.edges for one in event.attested].count(()) == 1


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (("Planned", "Held"), "Held"),
        (("Planned", "Cancelled"), "Cancelled"),
        (("Cancelled", "Planned"), "Planned"),  # put off, and planned anew
        (("Held", "Denied"), "Denied"),
        (("Proposed", "Planned"), "Planned"),
    ],
)
def test_the_latest_word_counts_where_something_was_called_off(said: tuple[Status, ...], status: Status) -> None:
    articles = [told(f"a{n}", "2024-05-07", f"2024-05-0{8 + n}", status=each) for n, each in enumerate(said)]
    (event,) = events(articles, ACTORS, PLACES)
    assert event.status == status
    assert bool(event.edges) == (status == "Held")


def test_called_off_and_held_on_one_day_makes_no_edge() -> None:
    articles = [told("a", "2024-05-07", "2024-05-08"), told("b", "2024-05-07", "2024-05-08", status="Cancelled")]
    (event,) = events(articles, ACTORS, PLACES)
    assert (event.status, event.edges) == ("Cancelled", ())


def test_a_level_is_reached_once_whatever_the_year() -> None:
    years = ("2019", "2020", "2019", "")
    articles = [told(f"a{n}", year, kind="RelationshipUpgrade") for n, year in enumerate(years)]
    (event,) = events(articles, ACTORS, PLACES)
    assert event.when == day("2019")
    assert [one.when for one in event.attested] == [day(year) for year in years]


@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(chance: random.Random) -> None:
    articles = [one for pair in (*TOGETHER.values(), *APART.values()) for one in pair]
    articles = [replace(one, article=f"{one.article}{n}") for n, one in enumerate(articles)]
    shuffled = chance.sample(articles, len(articles))
    assert groups(shuffled) == groups(articles)
    assert events(shuffled, ACTORS, PLACES) == events(articles, ACTORS, PLACES)
