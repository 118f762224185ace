"""Stage 3 of 7: Document → Sentence.

The headline and the body are split into sentences (`sentences`) and these into syllables and punctuation marks of the
original text (`tokens`, `hyphens`), by rules of our own that the grammar can rely on. underthesea's word segmentation
and part-of-speech models run over each sentence (`tagging`, `features`), and every token takes the tag of the model's
word at its first character, so whatever the models rewrite or glue, the offsets stay those of the article (`nfc`).

Only this package imports underthesea.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vnus_graph.annotate import sentences, tokens
from vnus_graph.annotate.nfc import normalise
from vnus_graph.annotate.tagged import TaggedToken, Words
from vnus_graph.annotate.tagging import warm_up
from vnus_graph.model import Document, Sentence

__all__ = ["annotate", "captions", "warm_up"]


def annotate(document: Document) -> tuple[Sentence, ...]:
    """Split title and body of `document` into sentences of tagged tokens, in the order of the text.

    Noise blocks are skipped. Tokens cover every character that is neither white space nor invisible (zero-width,
    soft hyphen); `unicodedata.normalize("NFC", article.text[token.start:token.end]) == token.text`. Sentences beyond
    `MOST_TOKENS`, or with a token beyond `LONGEST_TOKEN` characters, carry the tag "" throughout. Raises nothing on
    account of the text, whatever it holds. The first call loads the models (see `warm_up`).
    """
    return _sentences(document, [i for i, block in enumerate(document.blocks) if block.kind != "noise"])


def captions(document: Document) -> tuple[Sentence, ...]:
    """The same of the captions of its pictures that hold a figure, say where, or tell of an encounter."""
    text = document.article.text
    found = (i for i, block in enumerate(document.blocks) if block.rule == "noise.caption")
    return _sentences(document, [i for i in found if _telling(text[document.blocks[i].start : document.blocks[i].end])])


_TOLD = (" tại ", " ở ", " tiếp ", " gặp ", "hội đàm", "hội kiến", "làm việc với", "đón ")


def _telling(caption: str) -> bool:
    return any(map(str.isdigit, caption)) or any(word in caption for word in _TOLD)


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
        words = Words(text, spans)
        annotated = tuple(
            TaggedToken(offset + positions[start], offset + positions[end], text[start:end], words, index)
            for index, (start, end) in enumerate(spans)
        )
        yield Sentence(annotated[0].start, annotated[-1].end, index, title, annotated)
