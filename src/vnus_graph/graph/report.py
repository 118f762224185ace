"""Stage 7 of 7, the account: what a build holds, what it gave up and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from vnus_graph.graph.provenance import tool_version
from vnus_graph.graph.vocabulary import is_symmetric
from vnus_graph.model import Doubt, Edge, Evidence, Resolution, Side
from vnus_graph.read import Failure


def report(resolution: Resolution, failures: Iterable[Failure] = ()) -> dict[str, Any]:
    """Counts, rejections and failures, with nothing that changes between two builds of the same input.

    `edges` counts the short forms in the graph, a symmetric one once; `rejected` lists what was given up, by article;
    `doubtful` pairs of actors that may be one, with what speaks for and against it, the most likely first;
    `judgements` rows of the judgements that were not obeyed; `failures` the inputs that could not be read.
    """
    return {
        "version": tool_version(),
        "articles": {
            "read": len(resolution.documents),
            "cited": len({piece.article for piece in _evidence(resolution)}),
        },
        "actors": _counted(actor.type for actor in resolution.actors),
        "places": len(resolution.places),
        "positions": len(resolution.positions),
        "tenures": len(resolution.tenures),
        "delegations": len(resolution.delegations),
        "events": {
            "kind": _counted(event.kind for event in resolution.events),
            "status": _counted(event.status for event in resolution.events),
        },
        "edges": _counted(edge.predicate for edge in _edges(resolution)),
        "evidence": len({(e.article, e.start, e.end, e.rule) for e in _evidence(resolution)}),
        "rules": _counted(piece.rule for piece in set(_evidence(resolution))),
        "rejected": {
            "reasons": _counted(reason for _, reason, _ in resolution.rejected),
            "claims": [
                {"article": article, "reason": reason, "quote": quote}
                for article, reason, quote in sorted(resolution.rejected)
            ],
        },
        "doubtful": [_doubt(doubt) for doubt in resolution.doubts],
        "judgements": [
            {"line": line, "problem": problem, "row": row} for line, problem, row in sorted(resolution.judgements)
        ],
        "failures": sorted(
            ({"source": failure.source, "reason": failure.reason} for failure in failures),
            key=lambda failure: (failure["source"], failure["reason"]),
        ),
    }


def report_json(resolution: Resolution, failures: Iterable[Failure] = ()) -> bytes:
    """`report.json`: the report as UTF-8 JSON with sorted keys."""
    text = json.dumps(report(resolution, failures), ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode() + b"\n"


def _doubt(doubt: Doubt) -> dict[str, Any]:
    features = [asdict(feature) for feature in doubt.features]
    return {
        "type": doubt.type,
        "score": doubt.score,
        "left": _shown(doubt.left),
        "right": _shown(doubt.right),
        "for": [feature for feature in features if feature["weight"] >= 0],
        "against": [feature for feature in features if feature["weight"] < 0],
    }


def _shown(side: Side) -> dict[str, Any]:
    return {name: value for name, value in asdict(side).items() if value not in (None, ())}


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _evidence(resolution: Resolution) -> Iterator[Evidence]:
    for event in resolution.events:
        yield from event.evidence
    for tenure in resolution.tenures:
        yield from tenure.evidence
    for record in resolution.delegations:
        yield from record.evidence


def _edges(resolution: Resolution) -> set[Edge]:
    """All edges once, also those that tenures and delegations stand behind."""
    found = {edge for event in resolution.events for edge in event.edges}
    found |= {Edge(tenure.holder, "holdsPosition", tenure.position) for tenure in resolution.tenures}
    for record in resolution.delegations:
        found |= {Edge(leader, "leadsDelegation", record.delegation) for leader in record.leaders}
        found |= {Edge(record.delegation, "delegationOf", sender) for sender in record.senders}
    return {_one_way(edge) for edge in found}


def _one_way(edge: Edge) -> Edge:
    if not is_symmetric(edge.predicate):
        return edge
    return Edge(min(edge.subject, edge.object), edge.predicate, max(edge.subject, edge.object))
