"""A query as SPARQL 1.1 Protocol sends it: in the address, in a form, or as the body."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

from vnus_graph.serve.worker import Asked

LONGEST = 1_000_000
"""Bytes of a request's body."""
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_READ_ONLY = "this endpoint only reads: updates are not allowed"


async def asked(request: Request) -> Asked | None:
    """The query that a request brings, or None for one without any. Raises HTTPException."""
    fields = parse_qs(request.url.query)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise HTTPException(403, _READ_ONLY)
        if kind not in (_FORM, _QUERY):
            raise HTTPException(415, f"a query is posted as {_FORM} or {_QUERY}")
        body = await _body(request)
        if kind == _FORM:
            fields = _merged(fields, parse_qs(body))
        else:
            fields["query"] = [body]
    if "update" in fields:
        raise HTTPException(403, _READ_ONLY)
    queries = fields.get("query", [])
    if len(queries) > 1:
        raise HTTPException(400, "one query at a time")
    if not queries:
        return None
    return Asked(
        queries[0],
        request.headers.get("accept", "*/*"),
        tuple(fields.get("default-graph-uri", ())),
        tuple(fields.get("named-graph-uri", ())),
    )


def _merged(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: one.get(name, []) + other.get(name, []) for name in (*one, *other)}


async def _body(request: Request) -> str:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            raise HTTPException(413, f"a request is at most {LONGEST} bytes long")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise HTTPException(400, "a query is UTF-8") from None
