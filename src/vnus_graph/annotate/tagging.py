"""underthesea's word segmentation and part of speech: its own models and rules, fed by `features`.

Equal, word for word and tag for tag, to `underthesea.pos_tag(text)`; the tests hold it to that. (Two things lie outside
that law: lone surrogates, on which underthesea raises, and letters whose case pairs Unicode added after the version
this Python knows, such as «ƛ», because the stock featurizer is compiled against a newer one.)
"""

from __future__ import annotations

import logging
import pickle
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any, NamedTuple, Protocol

from vnus_graph.annotate.features import Function, Template, featurise

_SURROGATE = re.compile("[\ud800-\udfff]")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_LETTERS = r"(?<!\S)[^\W\d_ʺ]+(?![^\s,])|"
"""What most syllables are, tried before the patterns of underthesea, which would find the same there."""
_SEGMENTER = "ws_crf_vlsp2013_20230727"
"""The model that underthesea 9's `word_tokenize` loads, below its own folder."""


class Word(NamedTuple):
    """A word of the models: offsets into the text they were given, and its form as they see it."""

    start: int
    end: int
    form: str


class _Tagger(Protocol):
    def tag(self, rows: Sequence[Sequence[str]]) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class _Crf:
    tagger: _Tagger
    templates: tuple[Template, ...]
    functions: dict[str, Function]

    def tag(self, *columns: Sequence[str]) -> list[str]:
        return self.tagger.tag(featurise(columns, self.templates, self.functions))


@dataclass(frozen=True, slots=True)
class _Models:
    syllables: re.Pattern[str]
    normal_form: Callable[[str], str]
    segmenter: _Crf
    part_of_speech: _Crf


_models: _Models | None = None
_loading = Lock()


def warm_up() -> None:
    """Load the models (about a second, 60 MB), once in a process; later calls do nothing.

    Tagging calls it by itself. Call it before forking workers, so that they share the memory. Safe between threads,
    which underthesea's own loading is not. Raises ImportError or FileNotFoundError if underthesea is not whole.
    """
    _load()


def _load() -> _Models:
    global _models
    if _models is None:
        with _loading:
            if _models is None:
                # Importing underthesea puts a handler on the root logger; a library must not decide that.
                handlers = logging.root.handlers[:]
                try:
                    _models = _read_models()
                finally:
                    logging.root.handlers[:] = handlers
    return _models


def _read_models() -> _Models:
    with _bare("underthesea"), _light("joblib"):
        import underthesea.pipeline.text_normalize as normalization  # before word_tokenize: they import each other
        from underthesea.models.fast_crf_sequence_tagger import CRFTagger
        from underthesea.pipeline import word_tokenize
        from underthesea.pipeline.pos_tag.model_crf import CRFPOSTagPredictor
        from underthesea.pipeline.pos_tag.tagged_feature import text_istitle
        from underthesea.pipeline.word_tokenize import regex_tokenize

    folder = Path(word_tokenize.__file__).parent / "models" / _SEGMENTER
    segmenter = CRFTagger()
    segmenter.load(str(folder / "models.bin"))
    words: set[str] = _unpickled(folder / "dictionary.bin")
    predictor = CRFPOSTagPredictor.Instance()
    return _Models(
        # Not `regex_tokenize.patterns`, which a call with `fixed_words` replaces for the whole process.
        syllables=re.compile(_LETTERS + regex_tokenize.regex_patterns_combine, re.VERBOSE),
        normal_form=lru_cache(maxsize=1 << 15)(normalization.token_normalize),
        segmenter=_Crf(
            segmenter,
            _templates(_unpickled(folder / "features.bin")),
            {
                "lower": str.lower,
                "isdigit": _is_integer,
                "istitle": _is_title,
                "is_in_dict": lambda span: span.lower() in words,
            },
        ),
        part_of_speech=_Crf(
            predictor.model,
            _templates(predictor.transformer.template),
            {"lower": str.lower, "istitle": lru_cache(maxsize=1 << 15)(text_istitle)},
        ),
    )


def _unpickled(path: str | Path) -> Any:
    """What joblib wrote without compression is a plain pickle, which pickle reads twice as fast."""
    return pickle.loads(Path(path).read_bytes())


class _Light(ModuleType):
    """A library that is asked for one thing, which it takes a quarter of a second to import; the rest it imports."""

    load = staticmethod(_unpickled)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


@contextmanager
def _light(library: str) -> Iterator[None]:
    """Have what is imported meanwhile take `_Light` for a library, unless that is there already."""
    if library in sys.modules:
        yield
        return
    sys.modules[library] = _Light(library)
    try:
        yield
    finally:
        del sys.modules[library]


@contextmanager
def _bare(package: str) -> Iterator[None]:
    """Import parts of a package without what its `__init__` imports: underthesea's brings in web clients and more.

    Afterwards the package itself is not imported, so that whoever imports it gets all of it.
    """
    if package in sys.modules:
        yield
        return
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    sys.modules[package] = module_from_spec(spec)
    try:
        yield
    finally:
        del sys.modules[package]


def _templates(syntaxes: Sequence[str]) -> tuple[Template, ...]:
    return tuple(Template.parse(syntax) for syntax in syntaxes)


def _is_integer(span: str) -> bool:
    """As the segmenter was trained: what Rust parses as a 32-bit integer."""
    return _INTEGER.fullmatch(span) is not None and len(span) < 400 and -(2**31) <= int(span) < 2**31


def _is_title(span: str) -> bool:
    """As the segmenter was trained: no syllable opens in lower case, digits and marks included."""
    return span[0] == span[0].upper() and all(syllable[0] == syllable[0].upper() for syllable in span.split(" ")[1:])


def segment(text: str) -> list[Word]:
    """Segment one sentence, given in NFC. The words cover every character but white space, in order.

    Linear in the length of `text`, but for runs of thousands of characters without a space.
    """
    models = _load()
    text = _SURROGATE.sub("\ufffd", text).replace("ð", "đ").replace("Ð", "Đ")
    found = [
        (match.start(), match.end(), models.normal_form(match.group())) for match in models.syllables.finditer(text)
    ]
    if not found:
        return []
    words: list[Word] = []
    for (start, end, form), mark in zip(found, models.segmenter.tag([form for *_, form in found]), strict=True):
        if mark == "I-W" and words:
            words[-1] = Word(words[-1].start, end, f"{words[-1].form} {form}")
        else:
            words.append(Word(start, end, form))
    return words


def known(span: str) -> bool:
    """Whether the segmenter's dictionary has this as one word."""
    return bool(_load().segmenter.functions["is_in_dict"](span))


def tag(words: Sequence[Word]) -> list[str]:
    """The part of speech of each word of a sentence."""
    if not words:
        return []
    return _load().part_of_speech.tag([word.form for word in words], ["X"] * len(words))
