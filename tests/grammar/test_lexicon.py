"""Folding and the longest match."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.grammar.lexicon import EVERYTHING, Lexicon
from vnus_graph.model import Token


def tokens(words: Sequence[str]) -> list[Token]:
    return [Token(index, index + 1, word, "", True) for index, word in enumerate(words)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hoà", "hòa"),
        ("UỶ BAN", "ủy ban"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("hòan", "hoàn"),
        ("qúy", "quý"),
        ("liệt sỹ", "liệt sĩ"),
        ("Hoa Kì", "Hoa Kỳ"),
        ("Việt–Mỹ", "Việt-Mỹ"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Hà  Nội", "Hà Nội"),
    ],
)
def test_same_word(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("Lào", "lao"), ("tai", "tay"), ("quà", "qua"), ("đa", "da")])
def test_different_words(left: str, right: str) -> None:
    assert fold(left) != fold(right)


SYLLABLES = st.text(alphabet="aáàâeéoòôuùyỳqhntkmls- ĐđÁ\u0301\u0323", max_size=12)


@given(SYLLABLES)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(SYLLABLES)
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("word", ["Nguyễn", "Anh", "Quý", "Giáp", "Khoát", "Thuỷ", "Uyên", "Người"])
def test_vietnamese_syllables(word: str) -> None:
    assert is_vietnamese(word)


@pytest.mark.parametrize("word", ["Trump", "Putin", "Mát-xcơ-va", "NATO", "Schmidt", "D.C"])
def test_other_words(word: str) -> None:
    assert not is_vietnamese(word)


LEXICON = Lexicon(
    [("Anh", 1), ("Hoa Kỳ", 2), ("Hoa Kỳ-ASEAN", 3), ("Mát-xcơ-va", 4), ("TP.HCM", 5), ("ủy ban", 6), ("Anh", 7)],
    cased={"Anh", "Mát-xcơ-va"},
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["Anh"], (1, 1)),
        (["ANH"], (1, 1)),
        (["anh"], None),
        (["Hoa", "Kỳ", "và"], (2, 2)),
        (["Hoa", "Kì", "-", "ASEAN"], (4, 3)),
        (["hoa", "kỳ", "–", "ASEAN"], (4, 3)),
        (["Mát-xcơ-va"], (1, 4)),
        (["Mát", "xcơ", "va"], (3, 4)),
        (["mát-xcơ-va"], None),
        (["TP", ".", "HCM"], (3, 5)),
        (["TP.HCM"], (1, 5)),
        (["UỶ", "ban"], (2, 6)),
        (["Hoa"], None),
        (["Hoa", "Kỳ-ASEA"], None),
    ],
)
def test_match(words: list[str], found: tuple[int, int] | None) -> None:
    assert LEXICON.match(tokens(words), 0) == found


def test_no_match_behind_the_end() -> None:
    assert LEXICON.match(tokens(["Anh"]), 1) is None


def test_empty_phrase_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to match"):
        Lexicon([(" ", 1)])


PHRASES = st.lists(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map(" ".join), max_size=6)


@given(PHRASES, st.lists(st.sampled_from(["a", "b", "c"]), max_size=8))
def test_match_is_the_longest_phrase_that_the_text_begins_with(phrases: list[str], words: list[str]) -> None:
    lexicon = Lexicon([(phrase, phrase) for phrase in phrases], cased=EVERYTHING)
    fitting = [phrase for phrase in phrases if words[: len(phrase.split())] == phrase.split()]
    longest = max(fitting, key=len, default=None)
    assert lexicon.match(tokens(words), 0) == (longest and (len(longest.split()), longest))
