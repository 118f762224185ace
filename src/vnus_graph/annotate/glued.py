"""Words that the segmenter made of a state and the word behind it: «Mỹ_thiết lập», «Đức_thăm», «Áo_hội_đàm».

A short name of a state in capitals, with small letters behind it that its dictionary does not have as one word with
the name («Đức tin», «Mỹ thuật»), is a word of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from vnus_graph.annotate.tagging import Word, known
from vnus_graph.resources import table

_PREFIXES = frozenset({"hóa", "hoá", "phẩm", "latinh"})
"""Behind a state's name, what makes another word of it that the dictionary may not have («Mỹ phẩm»)."""


def parted(words: Sequence[Word]) -> list[Word]:
    """The words, those made of a state and another word taken apart."""
    if not any(" " in word.form and word.form.split(" ", 1)[0] in _states() for word in words):
        return list(words)
    return [part for word in words for part in _parts(word, known)]


@cache
def _states() -> frozenset[str]:
    """Names of one syllable that are also words or names of persons."""
    return frozenset(
        row["alias"] for row in table("countries") if "homograph" in row["note"] and " " not in row["alias"]
    )


def _parts(word: Word, is_word: Callable[[str], bool]) -> Iterator[Word]:
    first, _, rest = word.form.partition(" ")
    syllables = rest.split(" ")
    compounds = (" ".join((first, *syllables[:n])) for n in range(1, len(syllables) + 1))
    apart = first in _states() and rest.islower() and syllables[0] not in _PREFIXES and is_word(syllables[0])
    if not apart or any(map(is_word, compounds)) or word.end - word.start != len(word.form):
        yield word
        return
    yield Word(word.start, word.start + len(first), first)
    start = word.start + len(first) + 1
    if len(syllables) == 1 or is_word(rest):
        yield Word(start, word.end, rest)
        return
    for syllable in syllables:
        yield Word(start, start + len(syllable), syllable)
        start += len(syllable) + 1
