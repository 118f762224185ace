"""What the pipeline made of one article, for people: each claim with its sentence, rule, roles, status, date, place."""

from __future__ import annotations

from collections.abc import Iterator

from vnus_graph.graph.dates import literal
from vnus_graph.graph.lines import spelled
from vnus_graph.graph.vocabulary import label
from vnus_graph.model import Claim, Document, Entity, Evidence, PartialDate, Period, Reading
from vnus_graph.resolve.offices import with_holders

_WIDTH = 13


def explain(reading: Reading) -> str:
    """Plain text: headline and source, the claims in the order of the text, then what was given up and why.

    Who is worded by his office alone is named as far as the table of tenures tells who held it that day.
    """
    (reading,) = with_holders([reading])
    order = sorted(range(len(reading.claims)), key=lambda i: (_first(reading.claims[i]), i))
    number = {claim: place for place, claim in enumerate(order, start=1)}
    rows = [*_heading(reading.document), ""]
    if not order:
        rows += ["Không có phát biểu nào · No claims", ""]
    for index in order:
        rows += [*_claim(reading, index, number), ""]
    if reading.rejected:
        rows.append("Đã bỏ · Given up")
        rows += [f"  {reason}: «{quote.strip()}»" for reason, quote in reading.rejected]
    return "\n".join(rows).rstrip() + "\n"


def _first(claim: Claim) -> int:
    return min((evidence.start for evidence in claim.evidence), default=0)


def _heading(document: Document) -> Iterator[str]:
    article = document.article
    title = next((article.text[b.start : b.end] for b in document.blocks if b.kind == "title"), None)
    yield f"{article.id}: {' '.join((article.title or title or '').split())}".rstrip(": ")
    published = article.published or document.published
    source = (article.outlet or document.outlet, document.agency, published.isoformat() if published else None)
    if any(source):
        yield ", ".join(filter(None, source))


def _claim(reading: Reading, index: int, number: dict[int, int]) -> Iterator[str]:
    claim = reading.claims[index]
    entities = {entity.key: entity for entity in reading.entities}
    yield f"{number[index]}. {_term(claim.kind)}"
    for role, key in claim.roles:
        yield _row(role, _named(entities.get(key), key))
    if claim.title:
        yield _row("title", claim.title)
    if claim.kind not in ("Delegation", "Tenure"):
        yield _row("status", _term(claim.status))
    if claim.when:
        yield _row("when", _when(claim.when))
    if claim.place:
        yield _row("where", claim.place)
    if claim.level:
        yield _row("level", claim.level)
    if claim.part_of is not None:
        yield _row("part of", f"{number[claim.part_of]}. {_term(reading.claims[claim.part_of].kind)}")
    for evidence in claim.evidence:
        yield from _evidence(evidence)


def _when(period: Period) -> str:
    start = literal(period.start).value if period.start != PartialDate() else None
    return spelled(start, literal(period.end).value if period.end else None)


def _evidence(evidence: Evidence) -> Iterator[str]:
    yield _row("rule", evidence.rule)
    yield f"   «{' '.join(evidence.quote.split())}» [{evidence.start}:{evidence.end}]"


def _row(name: str, value: str) -> str:
    return f"   {name:<{_WIDTH}}{value}"


def _named(entity: Entity | None, key: str) -> str:
    return f"{entity.name} ({label(entity.type)})" if entity else key


def _term(name: str) -> str:
    return f"{label(name, 'vi')} · {name}"
