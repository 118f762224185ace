"""Scores as one HTML page to browse: totals, error classes, articles, and each miss and false hit beside its sentence.

It opens without a network: everything is in the file, and its content security policy admits no other script and no
request. Every text from an article or annotation is escaped here; the script only hides and shows.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from urllib.parse import quote

from vnus_graph.evaluate.classes import CLASSES
from vnus_graph.evaluate.tally import ATTRIBUTES, Score, Slip, Tally, total
from vnus_graph.graph.vocabulary import ACTOR_TYPES, edges, label

_VERDICTS = {
    "missed": "thiếu · missed",
    "wrong": "sai · false",
    "duplicate": "lặp · duplicate",
    "extra": "thừa · not asked for",
}
_WHAT = {
    "actor": "chủ thể · actor",
    "edge": "cạnh · edge",
    "position": "chức vụ · office",
    "start": "bắt đầu · start",
    "end": "kết thúc · end",
    "place": "địa điểm · place",
    "level": "mức quan hệ · level",
}
_MENUS = {
    "kind": "Loại lỗi · Class",
    "verdict": "Thiếu hay sai · Verdict",
    "term": "Loại · Type",
    "of": "Bài · Article",
}
"""Data attribute → what its menu is called."""


def page(scores: Sequence[Score], baseline: Sequence[Score] = ()) -> str:
    """The whole HTML document; `baseline` scores of the same articles add columns to the totals."""
    slips = [slip for one in scores for slip in one.slips]
    script = (files("vnus_graph.evaluate") / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    parts = {
        "POLICY": f"'sha256-{digest}'",
        "SCRIPT": script,
        "COUNTS": f"{len(scores)} bài · articles, {len(slips)} chỗ thiếu hoặc sai · misses and false hits",
        "TOTALS": _totals(total(scores), total(baseline) if baseline else None),
        "CLASSES": _classes(slips),
        "ARTICLES": _articles(scores),
        "FILTERS": " ".join(_menu(name, slips) for name in _MENUS),
        "SLIPS": "\n".join(_section(one) for one in scores if one.slips),
    }
    template = (files("vnus_graph.evaluate") / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda found: parts[found[1]], template)


# --- tables ----------------------------------------------------------------------------------------------------------


def _totals(overall: Score, baseline: Score | None) -> str:
    ours, theirs = _tallies(overall), _tallies(baseline) if baseline else {}
    head = ["", *_MEASURES, "tìm thấy / cần · found / asked for", "sai · wrong"]
    head += [f"{measure}<br>nền so sánh · baseline" for measure in _MEASURES] if baseline else []
    rows = []
    for (name, top), tally in ours.items():
        counts = f"{tally.found} / {tally.gold}", str(tally.wrong)
        other = _measures(theirs.get((name, top), Tally())) if baseline else ()
        rows.append(_row(escape(name), [*_measures(tally), *counts, *other], "all" if top else ""))
    return _table(head, rows)


_MEASURES = ("độ chính xác · precision", "độ phủ · recall", "F1")


def _tallies(overall: Score) -> dict[tuple[str, bool], Tally]:
    """Tallies by what the row is called and whether it sums up those below it."""
    rows = {("Chủ thể · Actors", True): overall.actor}
    rows |= {(_term(name), False): tally for name, tally in sorted(overall.actors.items())}
    rows |= {("Cạnh · Edges", True): overall.edge}
    rows |= {(_term(name), False): tally for name, tally in sorted(overall.edges.items())}
    rows |= {("Chức vụ · Offices", True): overall.positions}
    attributes = [name for name in ATTRIBUTES if name in overall.attributes]
    return rows | {(_WHAT[name].capitalize(), True): overall.attributes[name] for name in attributes}


def _measures(tally: Tally) -> tuple[str, str, str]:
    """Precision, recall and F1; a dash where nothing was predicted or nothing asked for."""
    return (
        f"{tally.precision:.3f}" if tally.right + tally.wrong else "–",
        f"{tally.recall:.3f}" if tally.gold else "–",
        f"{tally.f1:.3f}" if tally.gold else "–",
    )


def _classes(slips: Iterable[Slip]) -> str:
    counts = total([Score("", slips=tuple(slips))]).kinds
    rows = [
        _row(_linked(f"{one.vietnamese} · {one.name}", "kind", one.name), [str(counts[one.name])], text=one.criterion)
        for one in sorted(CLASSES, key=lambda one: -counts.get(one.name, 0))
        if one.name in counts
    ]
    return _table(["loại · class", "số lượng · count", "tiêu chí · criterion"], rows)


def _articles(scores: Iterable[Score]) -> str:
    head = [
        "bài · article",
        *(f"{what}<br>P / R / F1" for what in ("chủ thể · actors", "cạnh · edges", "chức vụ · offices")),
    ]
    rows = [
        _row(
            _linked(one.article, "of", one.article) if one.slips else escape(one.article),
            [*(" / ".join(_measures(tally)) for tally in (one.actor, one.edge, one.positions)), str(len(one.slips))],
        )
        for one in scores
    ]
    return _table([*head, "thiếu, sai · misses, false hits"], rows)


def _table(head: Iterable[str], rows: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(head: str, numbers: Iterable[str], style: str = "", *, text: str | None = None) -> str:
    """One row; `head` is HTML, all else is text."""
    cells = "".join(f'<td class="number">{escape(number)}</td>' for number in numbers)
    last = "" if text is None else f"<td>{escape(text)}</td>"
    return f'<tr class="{style}"><th scope="row">{head}</th>{cells}{last}</tr>\n'


def _linked(text: str, menu: str, value: str) -> str:
    return f'<a href="#{menu}={quote(value, safe="")}">{escape(text)}</a>'


# --- misses and false hits -------------------------------------------------------------------------------------------


def _menu(name: str, slips: Iterable[Slip]) -> str:
    values = sorted({(_shown(name, value), value) for slip in slips if (value := _asked(slip)[name])})
    options = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for shown, value in values)
    return (
        f'<label>{_MENUS[name]} <select name="{name}"><option value="">tất cả · all</option>{options}</select></label>'
    )


def _asked(slip: Slip) -> Mapping[str, str]:
    """What the menus ask of a miss or false hit."""
    return {"kind": slip.kind, "verdict": slip.verdict, "term": slip.term, "of": slip.article}


def _shown(menu: str, value: str) -> str:
    match menu:
        case "kind":
            return next((f"{one.vietnamese} · {one.name}" for one in CLASSES if one.name == value), value)
        case "verdict":
            return _VERDICTS.get(value, value)
        case "term":
            return _term(value)
        case _:
            return value


def _term(name: str) -> str:
    """Both labels of an actor type or predicate, from the ontology."""
    return f"{label(name, 'vi')} · {label(name, 'en')}" if name in (*ACTOR_TYPES, *edges()) else name


def _section(one: Score) -> str:
    return f"<section><h3>{escape(one.article)}</h3>\n{''.join(map(_slip, one.slips))}</section>"


def _slip(slip: Slip) -> str:
    asked = " ".join(f'data-{name}="{escape(value)}"' for name, value in _asked(slip).items())
    what = (
        f"{_WHAT.get(slip.what, slip.what)}: {_VERDICTS.get(slip.verdict, slip.verdict)}; {_shown('kind', slip.kind)}"
    )
    rule = f"; quy tắc · rule: {slip.rule}" if slip.rule else ""
    quotes = "".join(f"<blockquote>{_marked(sentence, slip.names)}</blockquote>" for sentence in slip.sentences)
    nowhere = "" if quotes else '<p class="faint">không câu nào nêu tên · no sentence names it</p>'
    style = "missed" if slip.verdict == "missed" else "wrong"
    return (
        f'<article class="{style}" {asked}><p>{escape(slip.text)}</p>'
        f'<p class="faint">{escape(what + rule)}</p>{quotes}{nowhere}</article>\n'
    )


def _marked(sentence: str, names: Iterable[str]) -> str:
    """The sentence as HTML, the names in it marked, the longest first."""
    return "".join(
        f"<mark>{escape(piece)}</mark>" if named else escape(piece) for piece, named in _pieces(sentence, names)
    )


def _pieces(sentence: str, names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    wanted = sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))
    if not wanted:
        yield sentence, False
        return
    for number, piece in enumerate(re.split(f"({'|'.join(map(re.escape, wanted))})", sentence, flags=re.IGNORECASE)):
        if piece:
            yield piece, number % 2 == 1
