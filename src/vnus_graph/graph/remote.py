"""Stage 7 of 7, another's server: its graphs by the SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013)."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote

import httpx2
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

_TURTLE = "text/turtle"
"""What N-Triples are sent as: they are Turtle too, which every server takes."""
_PATIENCE = httpx2.Timeout(600, connect=15)
"""Seconds that a server may take over one request, and to be reached."""
_LOCAL = ("localhost", "127.0.0.1", "::1")
_TAG = re.compile(r"<(head|style|script)\b.*?</\1\s*>|</?[A-Za-z!][^<>:]*>|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE)
"""What is HTML in an error page; an IRI in brackets has a colon."""
_LONGEST = 300
"""Characters told of a server's reason."""


class PushError(ValueError):
    """A server that does not take the graph; the message names it and the reason in one line."""


@dataclass(frozen=True, slots=True)
class Login:
    """What to show a server that asks who writes: user and password (Basic or Digest), or a bearer token."""

    user: str | None = None
    password: str = field(default="", repr=False)
    token: str | None = field(default=None, repr=False)


class GraphStore:
    """The graphs at an address; `None` is the default graph. All methods raise `PushError`."""

    def __init__(self, url: str, login: Login = Login()) -> None:
        self._auth = _Auth(login)
        try:
            address = httpx2.URL(url)
            if address.scheme not in ("http", "https") or not address.host:
                raise PushError(f"{url}: expected an address that begins with http:// or https://")
        except httpx2.InvalidURL as error:
            raise PushError(f"{url}: {error}") from error
        if address.userinfo:
            raise PushError(f"{address.host}: user and password are not given in the address")
        self._url = str(address)
        local = address.host in _LOCAL
        self._private = local or address.scheme == "https"
        # This machine is reached without the proxy that the environment may name.
        self._client = httpx2.Client(auth=self._auth, timeout=_PATIENCE, trust_env=not local)

    @property
    def exposed(self) -> bool:
        """Whether a password or token went over a network where others can read it."""
        return self._auth.in_the_clear and not self._private

    def get(self, graph: NamedNode | None) -> list[Quad]:
        """What a graph holds; nothing if there is none."""
        accept = {"Accept": f"application/n-triples, {_TURTLE};q=0.9, application/rdf+xml;q=0.5"}
        response = self._ask("GET", graph, headers=accept)
        if response.status_code == HTTPStatus.NOT_FOUND or not response.content.strip():
            return []
        form = RdfFormat.from_media_type(response.headers.get("content-type", ""))
        try:
            if form is None:
                raise ValueError(f"answered with {response.headers.get('content-type') or 'no media type'}")
            return list(parse(response.content, format=form, base_iri=self._url))
        except (SyntaxError, ValueError) as error:
            raise self._error(graph, f"no RDF: {error}") from error

    def put(self, graph: NamedNode | None, ntriples: bytes) -> None:
        """Replace a graph."""
        self._ask("PUT", graph, ntriples, {"Content-Type": _TURTLE})

    def post(self, graph: NamedNode | None, ntriples: bytes) -> None:
        """Add to a graph."""
        self._ask("POST", graph, ntriples, {"Content-Type": _TURTLE})

    def delete(self, graph: NamedNode) -> bool:
        """Remove a graph; whether there was one."""
        return self._ask("DELETE", graph).status_code != HTTPStatus.NOT_FOUND

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def _ask(
        self, method: str, graph: NamedNode | None, content: bytes | None = None, headers: dict[str, str] | None = None
    ) -> httpx2.Response:
        chosen = f"graph={quote(graph.value, safe='')}" if graph else "default"
        address = f"{self._url}{'&' if '?' in self._url else '?'}{chosen}"
        try:
            response = self._sent(method, address, content, headers)
        except httpx2.TimeoutException as error:
            raise self._error(graph, "no answer in time") from error
        except httpx2.ConnectError as error:
            raise PushError(f"{self._url}: không kết nối được · cannot be reached: {error}") from error
        except httpx2.HTTPError as error:
            raise self._error(graph, error) from error
        missing = response.status_code == HTTPStatus.NOT_FOUND and method in ("GET", "DELETE")
        if not response.is_success and not missing:
            raise self._error(graph, self._reason(response, graph))
        return response

    def _sent(
        self, method: str, address: str, content: bytes | None, headers: dict[str, str] | None
    ) -> httpx2.Response:
        """The response; asked once more if the connection broke, since saying a statement twice changes nothing."""
        try:
            return self._client.request(method, address, content=content, headers=headers)
        except (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError):
            return self._client.request(method, address, content=content, headers=headers)

    def _reason(self, response: httpx2.Response, graph: NamedNode | None) -> str:
        status = response.status_code
        if status == HTTPStatus.UNAUTHORIZED:
            return self._auth.reason
        if response.has_redirect_location:
            return f"moved to {response.headers['location']}: push there"
        told = " ".join(_TAG.sub(" ", response.text).split())[:_LONGEST]
        reason = f"{status} {response.reason_phrase}" + (f": {told}" if told else "")
        if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
            return f"{reason} (there is no graph store at this address)"
        return reason if graph else f"{reason} (for a server without a default graph: --graph IRI)"

    def _error(self, graph: NamedNode | None, reason: object) -> PushError:
        name = f"<{graph.value}>" if graph else "default graph"
        return PushError(f"{self._url}: {name}: {' '.join(str(reason).split())}")


class _Auth(httpx2.Auth):
    """Basic or Digest, whichever the server asks for, from then on with each request; a token from the start."""

    def __init__(self, login: Login) -> None:
        self._login = login
        self._chosen: httpx2.BasicAuth | httpx2.DigestAuth | None = None

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Requests to send until one is let in."""
        if self._login.token:
            request.headers["Authorization"] = f"Bearer {self._login.token}"
        if self._chosen is None:
            response = yield request
            if response.status_code == HTTPStatus.UNAUTHORIZED and self._login.user is not None:
                self._chosen = self._asked_for(response.headers.get_list("www-authenticate"))
        if self._chosen:
            yield from self._chosen.auth_flow(request)

    @property
    def in_the_clear(self) -> bool:
        """Whether it shows what would let others in."""
        return bool(self._login.token) or isinstance(self._chosen, httpx2.BasicAuth)

    @property
    def reason(self) -> str:
        """Why a server may have answered 401."""
        if self._chosen or self._login.token:
            return "401: từ chối tên hoặc mật khẩu · user, password or token is not accepted"
        if self._login.user is not None:
            return "401: asks for a login other than Basic or Digest"
        return "401: cần đăng nhập · asks for a login: --user NAME and a password, or a token"

    def _asked_for(self, challenges: list[str]) -> httpx2.BasicAuth | httpx2.DigestAuth | None:
        name, password = self._login.user or "", self._login.password
        schemes = [challenge.partition(" ")[0].lower() for challenge in challenges]
        if "digest" in schemes:
            return httpx2.DigestAuth(name, password)
        return httpx2.BasicAuth(name, password) if "basic" in schemes else None
