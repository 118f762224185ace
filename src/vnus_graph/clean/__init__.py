"""Stage 2 of 7: Article → Document, its body told apart from page noise.

`lines` finds the lines, `layout` judges them by where they stand, `judge` by what they say, `cut` finds noise within a
line; `signs` knows the wording, from `seeds/knowledge/page_noise.tsv` and `outlets.tsv`. In doubt a line is body: what
is wrongly called noise is lost, while a caption wrongly kept is in most cases true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vnus_graph.clean.cut import cuts, opening_publisher
from vnus_graph.clean.judge import judged
from vnus_graph.clean.layout import placed, title_index
from vnus_graph.clean.lines import Line, line_at, lines_of, raw_offset
from vnus_graph.clean.signs import dateline, ends_sentence, publisher, source_line
from vnus_graph.model import Article, Block, Document
from vnus_graph.read import published_date

__all__ = ["clean"]

_ROUNDS = 10
"""Noise taken away can uncover noise (a byline above captions); real pages need two or three rounds."""
_FOLLOW = re.compile(r"(?i)theo dõi (.{2,60}?) trên (?:google|facebook|zalo|youtube|tiktok|telegram)")


def clean(article: Article) -> Document:
    """Tell the headline, body and page noise of an article apart.

    Every non-blank character of `Article.text` lies in exactly one block; blocks are in order, apart and without white
    space around them. There is at most one `title` block. The text of title and body, cleaned again with blank lines
    between, has no noise in it. Outlet, agency and date of publication are the article's own, else those that the
    noise states; a date of the prose is never taken for one. Works on any text and raises nothing.
    """
    lines = lines_of(article.text)
    top = title_index(lines, article.title)
    headline = lines[top] if top is not None else None
    title = headline.text if headline else article.title or ""
    blocks: list[Block] = []
    if headline:
        blocks.append(Block(headline.start, headline.end, "title", _title_rule(article)))
    rest, found = [line for line in lines if line is not headline], placed(lines, top)
    verdicts = {i - (top is not None and i > top): rule for i, rule in found.items()}
    for _ in range(_ROUNDS):
        kept, noise = _round(article.text, rest, title, verdicts)
        blocks.extend(noise)
        if not noise:
            break
        rest, verdicts = kept, {}
    blocks.extend(Block(line.start, line.end, "body", _body_rule(line)) for line in rest)
    blocks.sort(key=lambda block: block.start)
    return _document(article, tuple(blocks))


def _round(text: str, lines: list[Line], title: str, found: dict[int, str]) -> tuple[list[Line], list[Block]]:
    """Judge the lines once: what is left of them, and the noise."""
    verdicts = judged(lines, title, found)
    body = [i for i in range(len(lines)) if i not in verdicts]
    noise = [Block(lines[i].start, lines[i].end, "noise", rule) for i, rule in verdicts.items()]
    kept: list[Line] = []
    for i in body:
        pieces = list(_pieces(text, lines[i], i == body[-1]))
        noise.extend(Block(piece.start, piece.end, "noise", rule) for piece, rule in pieces if rule)
        kept.extend(piece for piece, rule in pieces if not rule)
    return kept, noise


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


def _title_rule(article: Article) -> str:
    return "title.metadata" if article.title else "title.first-line"


def _body_rule(line: Line) -> str:
    return "body.paragraph" if ends_sentence(line.text) or len(line.text) > 150 else "body.heading"


def _document(article: Article, blocks: tuple[Block, ...]) -> Document:
    """The document, with what its noise states about where and when it was published."""
    outlet, agency, published = article.outlet, None, article.published
    begun = False
    for block in blocks:
        text = line_at(article.text, block.start, block.end).text
        begun = begun or block.rule == "body.paragraph"
        if block.rule == "noise.teaser":
            continue
        if block.rule == "noise.dateline" and not begun:
            published = published or published_date(dateline(text) or "")
        for name, kind in _credits(block.rule, text):
            outlet = outlet or (name if kind == "outlet" else None)
            agency = agency or (name if kind == "agency" else None)
    return Document(article, blocks, outlet, agency, published)


def _credits(rule: str, text: str) -> list[tuple[str, str]]:
    """(name, kind) of who published it, as a piece of noise says."""
    if rule == "noise.prompt":
        follow = _FOLLOW.search(text)
        return [(follow[1], "outlet")] if follow else []
    if rule == "noise.outlet":
        known = opening_publisher(text + " ")
        return [known] if known else []
    if rule == "noise.agency":
        who = source_line(text)
        return [publisher(who) or (who, "agency")] if who else []
    return []
