"""The features of underthesea's CRF models, column by column: linear in the length of the sentence.

A template such as «T[-1,0].lower» names a span of tokens around the current one and a function of it. underthesea's
part-of-speech tagger evaluates each template at each token over a copy of the whole sentence, which is quadratic; here
each function runs once over each span and a template is that column, shifted. Its word segmenter is linear, in Rust,
but evaluates every function anew for every template; this is three times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

Value = str | bool
Function = Callable[[str], Value]

_SYNTAX = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\[(\d+)\])?(?:\.(\w+))?")


@dataclass(frozen=True)
class Template:
    """One feature: the tokens from `first` to `last`, relative to the current one, put through `function`."""

    prefix: str
    first: int
    last: int
    column: int
    function: str

    @classmethod
    def parse(cls, syntax: str) -> Self:
        """Read «T[-1,0].lower»; raises ValueError on any other syntax."""
        matched = _SYNTAX.fullmatch(syntax)
        if matched is None:
            raise ValueError(f"not a feature template: {syntax!r}")
        first, last, column, function = matched.groups()
        return cls(f"{syntax}=", int(first), int(last or first), int(column or 0), function or "")

    @cached_property
    def truths(self) -> dict[bool, str]:
        """The feature for what a function says that only tells true from false."""
        return {truth: f"{self.prefix}{truth}" for truth in (False, True)}


def featurise(
    columns: Sequence[Sequence[str]], templates: Sequence[Template], functions: Mapping[str, Function]
) -> list[tuple[str, ...]]:
    """Return the features of each token, in the order of `templates`.

    `columns` holds the rows of the sentence transposed: its tokens, then (for the part-of-speech tagger) their tags.
    `functions` maps the names that templates use to functions of a span, its tokens joined by spaces.
    """
    size = len(columns[0])
    spans: dict[tuple[int, int], list[str]] = {}
    values: dict[tuple[int, int, str], Sequence[Value]] = {}
    table = []
    for template in templates:
        width, column, function = template.last - template.first, template.column, template.function
        if (width, column) not in spans:
            spans[width, column] = _spans(columns[column], width)
        if (width, column, function) not in values:
            found = spans[width, column]
            values[width, column, function] = [functions[function](span) for span in found] if function else found
        table.append(_shift(values[width, column, function], template, size))
    return list(zip(*table, strict=True))


def _spans(tokens: Sequence[str], width: int) -> list[str]:
    """Every run of `width` + 1 tokens, joined by spaces."""
    if width == 0:
        return list(tokens)
    return [" ".join(tokens[start : start + width + 1]) for start in range(len(tokens) - width)]


def _shift(values: Sequence[Value], template: Template, size: int) -> list[str]:
    """`values`, one a span, as one a token: that of the span the template names there, or BOS, EOS beyond the ends."""
    prefix = template.prefix
    before = min(size, max(0, -template.first))
    after = min(size - before, max(0, template.last))
    opening = before + template.first
    inside = values[opening : opening + size - before - after] if before < size else ()
    truths = bool(inside) and isinstance(inside[0], bool)
    put: Callable[[Any], str] = template.truths.__getitem__ if truths else prefix.__add__
    return [*[f"{prefix}BOS"] * before, *map(put, inside), *[f"{prefix}EOS"] * after]
