"""Stage 3 of 7: Document → Sentence.

The headline and the body are split into sentences (`sentences`) and these into syllables and punctuation marks of the
original text (`tokens`, `hyphens`), by rules of our own that the grammar can rely on. underthesea's word segmentation
and part-of-speech models run over each sentence (`tagging`, `features`), and every token takes the tag of the model's
word at its first character, so whatever the models rewrite or glue, the offsets stay those of the article (`nfc`).

Only this package imports underthesea.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from vnus_graph.annotate import sentences, tokens
from vnus_graph.annotate.nfc import normalise
from vnus_graph.annotate.tagging import tag_words, warm_up
from vnus_graph.model import Document, Sentence, Token

__all__ = ["annotate", "captions", "warm_up"]

PUNCTUATION = "CH"
"""underthesea's tag of punctuation marks."""
MOST_TOKENS = 1_000
"""Longer sentences (no prose has them) are split into tokens but not tagged: the models would take minutes."""
LONGEST_TOKEN = 200
"""Nor are sentences with a longer token: underthesea's own tokeniser backtracks over runs without a space."""


def annotate(document: Document) -> tuple[Sentence, ...]:
    """Split title and body of `document` into sentences of tagged tokens, in the order of the text.

    Noise blocks are skipped. Tokens cover every character that is neither white space nor invisible (zero-width,
    soft hyphen); `unicodedata.normalize("NFC", article.text[token.start:token.end]) == token.text`. Sentences beyond
    `MOST_TOKENS`, or with a token beyond `LONGEST_TOKEN` characters, carry the tag "" throughout. Raises nothing on
    account of the text, whatever it holds. The first call loads the models (see `warm_up`).
    """
    return _sentences(document, [i for i, block in enumerate(document.blocks) if block.kind != "noise"])


def captions(document: Document) -> tuple[Sentence, ...]:
    """The same of the captions of its pictures that hold a figure or say where: what may tell the day or the place."""
    text = document.article.text
    found = (i for i, block in enumerate(document.blocks) if block.rule == "noise.caption")
    return _sentences(document, [i for i in found if _telling(text[document.blocks[i].start : document.blocks[i].end])])


def _telling(caption: str) -> bool:
    return any(map(str.isdigit, caption)) or " tại " in caption or " ở " in caption


def _sentences(document: Document, indices: Iterable[int]) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for index in indices
        for block in (document.blocks[index],)
        for sentence in _block(
            document.article.text[block.start : block.end], block.start, index, block.kind == "title"
        )
    )


def _block(raw: str, offset: int, index: int, title: bool) -> Iterator[Sentence]:
    text, positions = normalise(raw)
    for spans in sentences.split(text, tokens.split(text)):
        tags = _Tags(text, spans)
        annotated = tuple(
            _Token(offset + positions[start], offset + positions[end], text[start:end], tags, index)
            for index, (start, end) in enumerate(spans)
        )
        yield Sentence(annotated[0].start, annotated[-1].end, index, title, annotated)


class _Tags:
    """The tags of one sentence, asked of the models when the first of them is read: many sentences need none."""

    def __init__(self, text: str, spans: Sequence[tokens.Span]) -> None:
        self._text, self._spans = text, spans

    @cached_property
    def found(self) -> list[tuple[str, bool]]:
        return _tags(self._text, self._spans)


class _Token(Token):
    """A token that looks its tag up; copied or pickled, it is a plain one."""

    __slots__ = ("_index", "_tags")
    _tags: _Tags
    _index: int

    def __init__(self, start: int, end: int, text: str, tags: _Tags, index: int) -> None:
        _set(self, "start", start)
        _set(self, "end", end)
        _set(self, "text", text)
        _set(self, "_tags", tags)
        _set(self, "_index", index)

    @property
    def tag(self) -> str:
        return self._tags.found[self._index][0]

    @property
    def opens(self) -> bool:
        return self._tags.found[self._index][1]

    def __reduce__(self) -> tuple[type[Token], tuple[int, int, str, str, bool]]:
        return Token, (self.start, self.end, self.text, self.tag, self.opens)


_set = object.__setattr__  # tokens are frozen


def _tags(text: str, spans: Sequence[tokens.Span]) -> list[tuple[str, bool]]:
    """For each span, the tag of the word at its first character and whether it is the first span of that word."""
    if len(spans) > MOST_TOKENS or any(end - start > LONGEST_TOKEN for start, end in spans):
        return [("", True)] * len(spans)
    origin = spans[0][0]
    words = iter(tag_words(_for_models(text, spans)))
    word = next(words)
    tags: list[tuple[str, bool]] = []
    opens = True
    for start, end in spans:
        while word.end + origin <= start:
            word, opens = next(words), True
        if word.end - word.start > end - start and not any(map(str.isalnum, text[start:end])):
            # A mark that the models take for the inside of a word (the dot of «D.C.») parts two words here.
            tags.append((PUNCTUATION, True))
            opens = True
        else:
            tags.append((word.tag, opens))
            opens = False
    return tags


def _for_models(text: str, spans: Sequence[tokens.Span]) -> str:
    """The text from the first span to the last, with a dash for each hyphen that stands between two names.

    The models' own tokeniser would make «Nam-Hoa» of «Việt Nam-Hoa Kỳ» one syllable; a dash it keeps apart.
    """
    characters = list(text[spans[0][0] : spans[-1][1]])
    for start, end in spans:
        if end == start + 1 and text[start] in "-\u2010\u2011":
            characters[start - spans[0][0]] = "–"
    return "".join(characters)
