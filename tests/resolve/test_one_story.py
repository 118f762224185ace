"""Which events that are told without a full date are one, by what else their articles tell."""

from __future__ import annotations

import random
from array import array
from dataclasses import replace

import pytest
from claims import LAN, told
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.resolve.days import MONTH
from vnus_graph.resolve.same_event import groups
from vnus_graph.resolve.setting import Setting
from vnus_graph.resolve.told import Told


def words(first: int, last: int) -> bytes:
    """The telling words of an article, by their numbers."""
    return array("I", range(first, last)).tobytes()


def around(
    one: Told,
    story: bytes = b"",
    season: tuple[int, ...] = (),
    last: int = 0,
    company: tuple[str, ...] = (),
    land: str | None = None,
) -> Told:
    """The claim in an article that tells more than it."""
    return replace(one, setting=Setting(story, frozenset(season), last, frozenset(company)), land=land)


MAY, JULY = (5 * MONTH + 7,), (7 * MONTH + 7,)
LONG, HALF, LITTLE = words(0, 100), words(50, 200), words(90, 200)
SENT, OTHERS = ("delegation/doan-viet-nam",), ("person/x", "person/y", "person/z")

ONE_STORY = {
    "visits of which much is told alike": (
        around(told("a", kind="Visit"), LONG, MAY),
        around(told("b", "2024-05-07", kind="Visit"), HALF, MAY),
    ),
    "talks of which much is told alike, by articles of one last day": (
        around(told("a"), LONG, MAY, MAY[0]),
        around(told("b", "2024-05-07"), HALF, MAY, MAY[0]),
    ),
    "talks in one text": (around(told("a"), LONG), around(told("b", "2024-05-07"), words(0, 120), MAY)),
    "visits with one delegation": (
        around(told("a", kind="Visit"), LONG, MAY, company=SENT),
        around(told("b", "--05-08", kind="Visit"), LITTLE, MAY, company=SENT),
    ),
    "visits with the same several others": (
        around(told("a", kind="Visit"), LONG, MAY, company=OTHERS),
        around(told("b", "--05-08", kind="Visit"), LITTLE, MAY, company=OTHERS),
    ),
    "a visit planned and held": (
        around(told("a", kind="Visit", status="Planned"), LONG, MAY),
        around(told("b", kind="Visit"), HALF, MAY),
    ),
}

OTHER_STORY = {
    "little told alike": (
        around(told("a", kind="Visit"), LONG, MAY),
        around(told("b", "2024-05-07", kind="Visit"), LITTLE, MAY),
    ),
    "talks of which much is told alike": (
        around(told("a"), LONG, MAY),
        around(told("b", "2024-05-07"), HALF, MAY),
    ),
    "greeted alike, and no day told": (
        around(told("a", kind="Visit"), LONG),
        around(told("b", "2024-05-07", kind="Visit"), HALF, MAY),
    ),
    "articles of two seasons": (
        around(told("a", kind="Visit"), LONG, MAY),
        around(told("b", "2024-07-07", kind="Visit"), LONG, JULY),
    ),
    "talks in two states": (
        around(told("a"), LONG, MAY, land="country/vn"),
        around(told("b"), LONG, MAY, land="country/ca"),
    ),
    "a visit held, and the next one hoped for": (
        around(told("a", kind="Visit"), LONG, MAY),
        around(told("b", kind="Visit", status="Proposed"), LONG, MAY),
    ),
    "two days in one text": (
        around(told("a", "2024-05-07"), LONG, MAY),
        around(told("b", "2024-05-08"), LONG, MAY),
    ),
}


@pytest.mark.parametrize("pair", ONE_STORY.values(), ids=ONE_STORY.keys())
def test_one_event_by_what_else_is_told(pair: tuple[Told, Told]) -> None:
    assert groups(pair) == groups(reversed(pair)) == (pair,)


@pytest.mark.parametrize("pair", OTHER_STORY.values(), ids=OTHER_STORY.keys())
def test_two_events_by_what_else_is_told(pair: tuple[Told, Told]) -> None:
    assert len(groups(pair)) == len(groups(reversed(pair))) == 2


def test_a_story_that_fits_two_days_leaves_it_alone() -> None:
    dated = [around(told(article, f"2024-05-0{day}"), LONG, MAY) for article, day in (("a", 7), ("b", 8))]
    assert len(groups([*dated, around(told("c"), LONG, MAY)])) == 3


def test_an_article_that_tells_of_two_events_joins_none() -> None:
    receptions = [
        around(told("a", index=0), LONG, MAY, MAY[0]),
        around(told("a", index=1, with_=LAN), LONG, MAY, MAY[0]),
    ]
    both = around(told("b"), LONG, MAY, MAY[0])
    both = replace(both, roles=(*both.roles, ("counterpart", LAN)))
    assert [len(group) for group in groups([*receptions, both])] == [2, 1]


@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(chance: random.Random) -> None:
    articles = [one for pair in (*ONE_STORY.values(), *OTHER_STORY.values()) for one in pair]
    articles = [replace(one, article=f"{one.article}{n}") for n, one in enumerate(articles)]
    assert groups(chance.sample(articles, len(articles))) == groups(articles)
