"""Scores as text: one line an article, the totals below, and on request every miss and false hit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vnus_graph.evaluate.tally import ATTRIBUTES, Score, Slip, Tally, total

_QUOTE = 160
_MARKS = {"missed": "-", "wrong": "+", "duplicate": "2", "extra": "?"}


def format_report(scores: Sequence[Score], *, details: bool = False) -> str:
    """Table of actors, edges and positions by article and in all, then by actor type, predicate and error class.

    With `details`, each article's slips follow its line: `-` missed, `+` false, `2` duplicate, `?` date not asked for.
    """
    overall = total(scores)
    lines = [f"{'':28} {'actors  P    R    F1':21} {'edges   P    R    F1':21} {'positions P  R    F1':21} dates etc."]
    for one in scores:
        lines.append(_line(one))
        lines += _details(one.slips) if details else []
    lines += [_line(overall), ""]
    lines += [f"  {name:26} {_prf(tally)}  {_counts(tally)}" for name, tally in sorted(overall.actors.items())]
    lines += [f"  {name:26} {_prf(tally)}  {_counts(tally)}" for name, tally in sorted(overall.edges.items())]
    lines += ["", *(f"  {name:28} {count:4}" for name, count in overall.kinds.items())] if overall.kinds else []
    return "\n".join(lines)


def _line(one: Score) -> str:
    parts = [f"{one.article[:28]:28}", *(f"{_prf(tally):21}" for tally in (one.actor, one.edge, one.positions))]
    stated = [f"{name} {one.attributes[name].found}/{one.attributes[name].gold}" for name in _stated(one)]
    extra = [f"extra {one.extra_dates}"] if one.extra_dates else []
    return " ".join([*parts, *stated, *extra]).rstrip()


def _stated(one: Score) -> Iterable[str]:
    return (name for name in ATTRIBUTES if name in one.attributes)


def _prf(tally: Tally) -> str:
    """Precision, recall and F1; a dash where nothing was predicted or nothing required."""
    precision = f"{tally.precision:.2f}" if tally.right + tally.wrong else "   –"
    recall = f"{tally.recall:.2f}" if tally.gold else "   –"
    f1 = f"{tally.f1:.2f}" if tally.gold else "   –"
    return f"    {precision} {recall} {f1}"


def _counts(tally: Tally) -> str:
    return f"{tally.found}/{tally.gold} found, {tally.wrong} wrong"


def _details(slips: Iterable[Slip]) -> list[str]:
    return [f"   {_MARKS[slip.verdict]} {slip.what}: {slip.text}   ({slip.kind}){_because(slip)}" for slip in slips]


def _because(slip: Slip) -> str:
    """Rule and words of a false hit; for a miss the first sentence to look at."""
    words = " ".join((slip.quote or next(iter(slip.sentences), "")).split())
    if not words:
        return ""
    shown = words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"
    return f"   [{slip.rule}] «{shown}»" if slip.rule else f"   «{shown}»"
