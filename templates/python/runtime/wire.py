"""Requests and answers translated for the HTTP library."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

import httpx2

from .errors import APIConnectionError, APIError, APITimeoutError
from .headers import Headers
from .lifetimes import leave, own
from .replies import Reply
from .requests import Request


class _ShownUrl(httpx2.URL):
    """A URL that hides its secrets from logs and messages, though not from the wire."""

    def __init__(self, url: httpx2.URL, shown: str) -> None:
        super().__init__(url)
        self._shown = shown

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"


class AwaitedChunks:
    """Chunks for an asynchronous reader; reading a file holds up the others briefly."""

    __slots__ = ("_chunks",)

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


def built(client: httpx2.Client | httpx2.AsyncClient, request: Request) -> Any:
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
        made = build(
            request.method,
            request.url,
            headers=fields,
            content=content,
            extensions={"timeout": timeout, "call": request.call},
        )
    except httpx2.InvalidURL as error:
        where = request.shown_url.partition("?")[0]
        raise ValueError(f"not a valid URL: {where}") from error
    # The library writes capitals, but a method may have others (RFC 9110 §9.1).
    made.method = request.method
    if request.shown_url != request.url:
        made.url = _ShownUrl(made.url, request.shown_url)
    return made


def auth(request: Request) -> Any:
    """How the library itself is to prove who the caller is."""
    if request.digest is not None:
        return httpx2.DigestAuth(*request.digest)
    return None if request.foreign else httpx2.USE_CLIENT_DEFAULT


def broken(request: Request, error: httpx2.RequestError) -> APIError:
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


def too_late(request: Request) -> APITimeoutError:
    """The exception for an answer that is not there when the deadline is."""
    message = f"{request.what}: no answer before the deadline"
    return APITimeoutError(message, method=request.method, url=request.shown_url)


def reply_of(
    response: httpx2.Response, stream: SyncBody | AsyncBody | None = None
) -> Reply:
    """Our answer for one of the library's; its body is read unless it is a stream."""
    headers = Headers(response.headers.multi_items())
    content = response.content if stream is None else b""
    return Reply(response.status_code, headers, content, stream)


class _Body:
    """The body of a response that is still to be read, and the connection it comes over."""

    _inherited = False
    _pieces: Any = None

    def __init__(self, request: Request, response: httpx2.Response) -> None:
        self._request = request
        self._response = response
        own(self)

    def forked(self) -> None:
        """Leave the connection to the process that opened it."""
        self._inherited = True
        leave((self._response, self._pieces))

    def _check(self) -> None:
        if self._inherited:
            raise RuntimeError(
                f"{self._request.what}: the response belongs to the process that forked "
                "this one; make the call again here"
            )


class SyncBody(_Body):
    """The body of an answer that is still to be read."""

    def chunks(self) -> Iterator[bytes]:
        """The bytes as they arrive, decompressed; the connection is free at their end.

        Raises:
            APIConnectionError: when the connection breaks.
        """
        self._check()
        self._pieces = self._response.iter_bytes()
        try:
            for chunk in self._pieces:
                yield chunk
                self._check()
        except httpx2.RequestError as error:
            raise broken(self._request, error) from error
        finally:
            self.close()

    def read(self) -> bytes:
        """All bytes; closes the connection."""
        until, pieces = self._request.until, list[bytes]()
        try:
            for chunk in self.chunks():
                pieces.append(chunk)
                if until is not None and time.monotonic() > until:
                    raise too_late(self._request)
        finally:
            self.close()
        return b"".join(pieces)

    def close(self) -> None:
        """Give the connection back."""
        if not self._inherited:
            self._response.close()


class AsyncBody(_Body):
    """The body of an answer that is still to be awaited."""

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes as they arrive, decompressed; the connection is free at their end.

        Raises:
            APIConnectionError: when the connection breaks.
        """
        self._check()
        self._pieces = self._response.aiter_bytes()
        try:
            async for chunk in self._pieces:
                yield chunk
                self._check()
        except httpx2.RequestError as error:
            raise broken(self._request, error) from error
        finally:
            await self.close()

    async def read(self) -> bytes:
        """All bytes; closes the connection."""
        try:
            return b"".join([chunk async for chunk in self.chunks()])
        finally:
            await self.close()

    async def close(self) -> None:
        """Give the connection back."""
        if not self._inherited:
            await self._response.aclose()
