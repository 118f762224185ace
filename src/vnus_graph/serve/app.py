"""What is served: `/sparql`, the named questions, and the page that asks both. Everything comes from this machine."""

from __future__ import annotations

from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from vnus_graph.graph.guard import QueryError, tokens
from vnus_graph.graph.questions import bound, named_queries
from vnus_graph.graph.vocabulary import PREFIXES
from vnus_graph.serve.description import description
from vnus_graph.serve.negotiation import TRIPLES, choose
from vnus_graph.serve.pool import Pool
from vnus_graph.serve.request import asked

LOCAL = ["127.0.0.1", "localhost"]
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/yasgui/yasgui.min.js": ("yasgui/yasgui.min.js", "text/javascript; charset=utf-8"),
    "/yasgui/yasgui.min.css": ("yasgui/yasgui.min.css", "text/css; charset=utf-8"),
    "/yasgui/LICENSES.txt": ("yasgui/LICENSES.txt", "text/plain; charset=utf-8"),
}
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def app(pool: Pool) -> Starlette:
    """The application; other names for this machine, as a web page elsewhere may give it, are not answered."""
    routes = [
        *(Route(path, _file) for path in _FILES),
        Route("/sparql", _Sparql(pool), methods=["GET", "POST"]),
        Route("/questions", _questions),
        Route("/questions/{name}", _question),
    ]
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=LOCAL, www_redirect=False)
    return Starlette(routes=routes, middleware=[guard], exception_handlers={HTTPException: _told})  # type: ignore[dict-item]


class _Sparql:
    """`/sparql`: SPARQL 1.1 Protocol, queries only."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        request = Request(scope, receive)  # type: ignore[arg-type]
        response = await self._answer(request)
        await response(scope, receive, send)  # type: ignore[arg-type]

    async def _answer(self, request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin and origin.partition("//")[2] != request.headers.get("host"):
            raise HTTPException(403, "pages of other sites may not ask this endpoint")
        query = await asked(request)
        if query is None:
            return _described(request)
        reply = await self._pool.ask(query)
        headers = {**_HEADERS, "Vary": "Accept"}
        if reply.status == 503:
            headers["Retry-After"] = "5"
        return Response(reply.body, reply.status, headers, reply.media)


def _described(request: Request) -> Response:
    accept = request.headers.get("accept", "*/*")
    if request.method == "GET" and "text/html" in accept:
        return RedirectResponse("/", headers=_HEADERS)
    if request.method == "POST":
        raise HTTPException(400, "no query was sent")
    media = choose(accept, list(TRIPLES)) or "text/turtle"
    return Response(description(str(request.url.replace(query="")), TRIPLES[media]), 200, _HEADERS, media)


async def _file(request: Request) -> Response:
    name, media = _FILES[request.url.path]
    return Response((files("vnus_graph.serve") / name).read_bytes(), 200, _HEADERS, media)


async def _questions(_: Request) -> Response:
    told = [
        {
            "name": query.name,
            "vi": query.vi,
            "en": query.en,
            "parameters": [{"name": p.name, "about": p.about, "required": p.required} for p in query.parameters],
        }
        for query in named_queries().values()
    ]
    return JSONResponse(told, headers=_HEADERS)


async def _question(request: Request) -> Response:
    """The SPARQL of a named question with the values of the address in it, and with its prefixes."""
    name = request.path_params["name"]
    if name not in named_queries():
        raise HTTPException(404, f"no question is called «{name}»")
    try:
        sparql = bound(name, dict(request.query_params))
    except QueryError as error:
        raise HTTPException(400, str(error)) from error
    used = {token.partition(":")[0] for kind, token in tokens(sparql) if kind == "prefixed"} | {"article"}
    declared = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in PREFIXES if prefix in used)
    return Response(declared + sparql, 200, _HEADERS, "application/sparql-query")


async def _told(_: Request, error: HTTPException) -> Response:
    return PlainTextResponse(f"{error.detail}\n", error.status_code, {**_HEADERS, **(error.headers or {})})
