"""The connection to the network, the only part that knows the HTTP library."""

from __future__ import annotations

import http.cookiejar
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2

from .errors import APIConnectionError, APIError, APITimeoutError
from .files import AwaitedChunks
from .headers import Headers
from .replies import Reply
from .requests import Request

_lock = threading.Lock()
_contexts: dict[str, ssl.SSLContext] = {}


def tls_context(scheme: str) -> ssl.SSLContext:
    """The TLS settings for a scheme, made once for the whole process.

    Reading the trusted certificates takes most of the time and memory that a client
    costs.  For plain http they are left out: such a context trusts nobody.
    """
    with _lock:
        if scheme not in _contexts:
            _contexts[scheme] = (
                httpx2.create_ssl_context()
                if scheme == "https"
                else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            )
        return _contexts[scheme]


class _ShownUrl(httpx2.URL):
    """A URL that hides its secrets from logs and messages, though not from the wire."""

    def __init__(self, url: httpx2.URL, shown: str) -> None:
        super().__init__(url)
        self._shown = shown

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"


def _no_cookies() -> http.cookiejar.CookieJar:
    # What one call's answer sets must not travel with another's request.
    policy = http.cookiejar.DefaultCookiePolicy(allowed_domains=[])
    return http.cookiejar.CookieJar(policy)


def _built(
    client: httpx2.Client | httpx2.AsyncClient, request: Request
) -> httpx2.Request:
    """The library's own request.

    Raises:
        ValueError: when the URL is not valid; the query is not shown.
    """
    payload = request.payload
    content: Any = None if payload is None else payload.content
    fields = [(n.encode("ascii"), v.encode("utf-8")) for n, v in request.headers]
    if payload is not None and payload.length is not None:
        fields.append((b"Content-Length", str(payload.length).encode()))
    if isinstance(client, httpx2.AsyncClient):
        if content is not None and not isinstance(content, bytes):
            content = (
                content if hasattr(content, "__aiter__") else AwaitedChunks(content)
            )
    elif hasattr(content, "__aiter__"):
        raise TypeError("an asynchronous body needs the asynchronous client")
    limit = request.timeout
    timeout = {"connect": limit, "read": limit, "write": limit, "pool": limit}
    try:
        # A given client's own headers and cookies are not for other origins.
        build = httpx2.Request if request.foreign else client.build_request
        built = build(
            request.method,
            request.url,
            headers=fields,
            content=content,
            extensions={"timeout": timeout},
        )
    except httpx2.InvalidURL as error:
        where = request.shown_url.partition("?")[0]
        raise ValueError(f"not a valid URL: {where}") from error
    if request.shown_url != request.url:
        built.url = _ShownUrl(built.url, request.shown_url)
    return built


def _auth(request: Request) -> Any:
    if request.digest is not None:
        return httpx2.DigestAuth(*request.digest)
    return None if request.foreign else httpx2.USE_CLIENT_DEFAULT


def _broken(request: Request, error: httpx2.RequestError) -> APIError:
    """Our exception for one of the library's."""
    kind, said = APIConnectionError, str(error) or type(error).__name__
    message = f"{request.what}: the connection failed: {said}"
    if isinstance(error, httpx2.TimeoutException):
        kind, message = APITimeoutError, f"{request.what}: no answer in time: {said}"
    elif isinstance(error, httpx2.LocalProtocolError | httpx2.UnsupportedProtocol):
        # Another try would fail in the same way.
        message = f"{request.what} could not be sent: {said}"
        return APIError(message, method=request.method, url=request.shown_url)
    return kind(message, method=request.method, url=request.shown_url)


def _reply(response: httpx2.Response, stream: SyncBody | AsyncBody | None) -> Reply:
    headers = Headers(response.headers.multi_items())
    content = response.content if stream is None else b""
    return Reply(response.status_code, headers, content, stream)


class SyncBody:
    """The body of an answer that is still to be read."""

    def __init__(self, request: Request, response: httpx2.Response) -> None:
        self._request = request
        self._response = response

    def chunks(self) -> Iterator[bytes]:
        """The bytes as they arrive.

        Raises:
            APIConnectionError: when the connection breaks.
        """
        try:
            yield from self._response.iter_bytes()
        except httpx2.RequestError as error:
            raise _broken(self._request, error) from error

    def read(self) -> bytes:
        """All bytes; closes the connection."""
        try:
            return b"".join(self.chunks())
        finally:
            self._response.close()

    def close(self) -> None:
        """Give the connection back."""
        self._response.close()


class AsyncBody:
    """The body of an answer that is still to be awaited."""

    def __init__(self, request: Request, response: httpx2.Response) -> None:
        self._request = request
        self._response = response

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes as they arrive.

        Raises:
            APIConnectionError: when the connection breaks.
        """
        try:
            async for chunk in self._response.aiter_bytes():
                yield chunk
        except httpx2.RequestError as error:
            raise _broken(self._request, error) from error

    async def read(self) -> bytes:
        """All bytes; closes the connection."""
        try:
            return b"".join([chunk async for chunk in self.chunks()])
        finally:
            await self._response.aclose()

    async def close(self) -> None:
        """Give the connection back."""
        await self._response.aclose()


class SyncTransport:
    """Sends requests one at a time, over connections that are kept open."""

    def __init__(self, http_client: object | None = None) -> None:
        self._clients: dict[str, httpx2.Client] = {}
        self._given: httpx2.Client | None = None
        self._closed = False
        if isinstance(http_client, httpx2.BaseTransport):
            self._given = httpx2.Client(transport=http_client, cookies=_no_cookies())
        elif isinstance(http_client, httpx2.Client):
            self._given = http_client
        elif http_client is not None:
            raise TypeError("http_client must be an httpx2.Client or a transport of it")

    def _client(self, url: str) -> httpx2.Client:
        if self._closed:
            raise RuntimeError("the client is closed")
        if self._given is not None:
            return self._given
        scheme = "https" if url[:6].lower() == "https:" else "http"
        client = self._clients.get(scheme)
        if client is None:
            context = tls_context(scheme)
            client = self._clients.setdefault(
                scheme,
                httpx2.Client(verify=context, cookies=_no_cookies(), timeout=None),
            )
        return client

    def send(self, request: Request, *, stream: bool = False) -> Reply:
        """Send the request, once.

        Raises:
            APITimeoutError: when the answer does not come in time.
            APIConnectionError: when there is no connection, or it breaks.
        """
        client = self._client(request.url)
        built = _built(client, request)
        try:
            response = client.send(
                built, stream=stream, auth=_auth(request), follow_redirects=False
            )
        except httpx2.RequestError as error:
            raise _broken(request, error) from error
        return _reply(response, SyncBody(request, response) if stream else None)

    def close(self) -> None:
        """Close the connections; those of a client that was given are left open."""
        self._closed = True
        for client in self._clients.values():
            client.close()


class AsyncTransport:
    """Sends requests at the same time, over connections that are kept open."""

    def __init__(self, http_client: object | None = None) -> None:
        self._clients: dict[str, httpx2.AsyncClient] = {}
        self._given: httpx2.AsyncClient | None = None
        self._closed = False
        if isinstance(http_client, httpx2.AsyncBaseTransport):
            jar = _no_cookies()
            self._given = httpx2.AsyncClient(transport=http_client, cookies=jar)
        elif isinstance(http_client, httpx2.AsyncClient):
            self._given = http_client
        elif http_client is not None:
            raise TypeError(
                "http_client must be an httpx2.AsyncClient or a transport of it"
            )

    def _client(self, url: str) -> httpx2.AsyncClient:
        if self._closed:
            raise RuntimeError("the client is closed")
        if self._given is not None:
            return self._given
        scheme = "https" if url[:6].lower() == "https:" else "http"
        client = self._clients.get(scheme)
        if client is None:
            context = tls_context(scheme)
            client = self._clients.setdefault(
                scheme,
                httpx2.AsyncClient(verify=context, cookies=_no_cookies(), timeout=None),
            )
        return client

    async def send(self, request: Request, *, stream: bool = False) -> Reply:
        """Send the request, once.

        Raises:
            APITimeoutError: when the answer does not come in time.
            APIConnectionError: when there is no connection, or it breaks.
        """
        client = self._client(request.url)
        built = _built(client, request)
        try:
            response = await client.send(
                built, stream=stream, auth=_auth(request), follow_redirects=False
            )
        except httpx2.RequestError as error:
            raise _broken(request, error) from error
        return _reply(response, AsyncBody(request, response) if stream else None)

    async def close(self) -> None:
        """Close the connections; those of a client that was given are left open."""
        self._closed = True
        for client in self._clients.values():
            await client.aclose()
