"""Stage 2 of 7: Article → Document, its body told apart from page noise.

`lines` finds the lines, `layout` judges them by where they stand, `judge` by what they say, `cut` finds noise within a
line; `signs` knows the wording, from `seeds/knowledge/page_noise.tsv` and `outlets.tsv`. In doubt a line is body: what
is wrongly called noise is lost, while a caption wrongly kept is in most cases true.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from vnus_graph.clean.cut import cuts, opening_publisher
from vnus_graph.clean.judge import judged
from vnus_graph.clean.layout import placed, title_index
from vnus_graph.clean.lines import Line, line_at, lines_of, raw_offset
from vnus_graph.clean.signs import dateline, ends_sentence, publisher, publishers, source_line
from vnus_graph.model import Article, Block, Document
from vnus_graph.read import published_date

__all__ = ["clean"]

_ROUNDS = 10
"""Noise taken away can uncover noise (a byline above captions), so what is kept is judged again until nothing falls."""
_CREDITED = re.compile(r"(?i)\((?:theo|nguồn):? ([^()]{2,40})\)")
_FOLLOW = re.compile(r"(?i)theo dõi (.{2,60}?) trên (?:google|facebook|zalo|youtube|tiktok|telegram)")


def clean(article: Article) -> Document:
    """Tell the headline, body and page noise of an article apart.

    Every non-blank character of `Article.text` lies in exactly one block; blocks are in order, apart and without white
    space around them. There is at most one `title` block. The text of title and body, cleaned again with blank lines
    between, has no noise in it. Outlet, agency and date of publication are the article's own, else those that the
    noise states; a date of the prose is never taken for one. Works on any text and raises nothing.
    """
    text = article.text
    spans = [(0, len(text))]
    noise: list[Block] = []
    kept: list[Block] = []
    for _ in range(_ROUNDS):
        found = _moved(_judged("\n\n".join(text[start:end] for start, end in spans), article.title), spans)
        kept = [block for block in found if block.kind != "noise"]
        noise.extend(block for block in found if block.kind == "noise")
        if len(kept) == len(found):
            break
        spans = [(block.start, block.end) for block in kept]
    return _document(article, tuple(sorted([*kept, *noise], key=lambda block: block.start)))


def _moved(blocks: Iterable[Block], spans: list[tuple[int, int]]) -> list[Block]:
    """Blocks of the text that `spans` make up, a blank line between each two, put where the spans came from."""
    starts = list(accumulate((end - start + len("\n\n") for start, end in spans), initial=0))
    moved = []
    for block in blocks:
        span = bisect_right(starts, block.start) - 1
        by = spans[span][0] - starts[span]
        moved.append(replace(block, start=block.start + by, end=block.end + by))
    return moved


def _judged(text: str, known_title: str | None) -> list[Block]:
    """Every line of a text judged once."""
    lines = lines_of(text)
    top = title_index(lines, known_title)
    title = known_title or "" if top is None else lines[top].text
    verdicts = judged(lines, title, top, placed(lines, top))
    body = [i for i in range(len(lines)) if i not in verdicts and i != top]
    blocks = [Block(lines[i].start, lines[i].end, "noise", rule) for i, rule in verdicts.items()]
    if top is not None:
        rule = "title.metadata" if known_title else "title.first-line"
        blocks.append(Block(lines[top].start, lines[top].end, "title", rule))
    for i in body:
        for piece, cut in _pieces(text, lines[i], i == body[-1]):
            blocks.append(Block(piece.start, piece.end, "noise" if cut else "body", cut or _body_rule(piece)))
    return blocks


def _pieces(text: str, line: Line, last: bool) -> Iterable[tuple[Line, str | None]]:
    """The line as it is cut: pieces with the rule of those that are noise."""
    raw = text[line.start : line.end]
    start = 0
    for begin, end, rule in [*cuts(line.text, last), (len(line.text), len(line.text), "")]:
        for left, right, verdict in ((start, begin, None), (begin, end, rule)):
            piece = line_at(text, line.start + raw_offset(raw, left), line.start + raw_offset(raw, right))
            if piece.text.strip():
                yield piece, verdict
        start = end


def _body_rule(line: Line) -> str:
    return "body.paragraph" if ends_sentence(line.text) or len(line.text) > 150 else "body.heading"


def _document(article: Article, blocks: tuple[Block, ...]) -> Document:
    """The document, with what its noise states about where and when it was published."""
    outlet, agency, published = article.outlet, None, article.published
    begun = False
    for block in blocks:
        begun = begun or block.rule == "body.paragraph"
        if block.kind != "noise" or block.rule == "noise.teaser":
            continue
        text = line_at(article.text, block.start, block.end).text
        if block.rule == "noise.dateline" and not begun:
            published = published or published_date(dateline(text) or "")
        for name, kind in _credits(block.rule, text):
            if kind == "outlet" and not outlet:
                outlet = name
            elif name != outlet:
                agency = agency or name
    return Document(article, blocks, outlet, agency, published)


def _credits(rule: str, text: str) -> list[tuple[str, str]]:
    """(name, kind) of who published it, as a piece of noise says."""
    if rule == "noise.prompt":
        follow = _FOLLOW.search(text)
        return [(follow[1], "outlet")] if follow else []
    if rule == "noise.outlet":
        known = opening_publisher(text + " ")
        return [known] if known else []
    if rule == "noise.agency" and (known := publishers().get(text.casefold())):
        return [known]
    named = _CREDITED.search(text) if rule == "noise.byline" else None
    who = named[1] if named else source_line(text) if rule == "noise.agency" else None
    source = publisher(who) if who else None
    return [(source[0] if source else who, "agency")] if who and " Theo " not in who else []
