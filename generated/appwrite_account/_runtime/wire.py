"""Requests and responses, translated for the HTTP library."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

import httpx2

from .deadlines import current
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ResponseTooLargeError,
)
from .headers import Headers
from .lifetimes import close_later, current_loop, leave, own, unhooked
from .replies import HttpResponse
from .requests import Request

if TYPE_CHECKING:
    from .exchange import Exchange


class _ShownUrl(httpx2.URL):
    """A URL that hides credentials in logs and messages, but not in the request."""

    def __init__(self, url: httpx2.URL, shown: str) -> None:
        super().__init__(url)
        self._shown = shown

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"


class AwaitedChunks:
    """Chunks for an asynchronous reader; reading files briefly blocks the loop."""

    __slots__ = ("_chunks",)

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


_UNSENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
)
"""Errors that occur before there is a connection to send the request over."""


def usable(url: str) -> bool:
    try:
        parsed = httpx2.URL(url)
        labels = parsed.raw_host.removesuffix(b".").split(b".")
    except (httpx2.InvalidURL, ValueError):
        return False
    if parsed.scheme not in ("http", "https") or (parsed.port or 0) > 65_535:
        return False
    # The resolver raises errors of other types for other labels (RFC 1035 §2.3.4).
    return all(0 < len(label) < 64 for label in labels)


def built(client: httpx2.Client | httpx2.AsyncClient, request: Request) -> Any:
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
        raise TypeError("an asynchronous body requires the asynchronous client")
    limit = request.timeout
    timeout = {"connect": limit, "read": limit, "write": limit, "pool": limit}
    try:
        # The custom client's own headers and cookies must not be sent to other origins.
        build = httpx2.Request if request.cross_origin else client.build_request
        made = build(
            request.method,
            request.url,
            headers=fields,
            content=content,
            extensions={"timeout": timeout, "call": request.call},
        )
    except httpx2.InvalidURL as error:
        where = request.redacted_url.partition("?")[0]
        raise ValueError(f"invalid URL: {where}") from error
    # The library converts methods to upper case, but they are case-sensitive (RFC 9110
    # §9.1).
    made.method = request.method
    if request.redacted_url != request.url:
        made.url = _ShownUrl(made.url, request.redacted_url)
    return made


def auth(request: Request) -> Any:
    if request.digest is not None:
        return httpx2.Auth()  # the transport handles it, see `digest`
    return None if request.cross_origin else httpx2.USE_CLIENT_DEFAULT


def digest(request: Request, made: httpx2.Request) -> Any:
    if request.digest is None or not request.repeatable:
        return None
    steps = httpx2.DigestAuth(*request.digest).auth_flow(made)
    next(steps)
    return steps


def answered(request: Request, steps: Any, response: httpx2.Response) -> Any:
    try:
        return None if steps is None else steps.send(response)
    except StopIteration:
        return None
    except (
        httpx2.ProtocolError,
        ValueError,
        LookupError,
        NotImplementedError,
    ) as error:
        message = f"{request.label}: the authentication challenge is malformed: {error}"
        raise APIError(
            message, method=request.method, url=request.redacted_url
        ) from error


def broken(request: Request, error: httpx2.RequestError) -> APIError:
    kind, said = APIConnectionError, str(error) or type(error).__name__
    message = f"{request.label}: the connection failed: {said}"
    if isinstance(error, httpx2.TimeoutException):
        if request.until is not None and time.monotonic() >= request.until:
            late = too_late(request)
            late.request_sent = not isinstance(error, _UNSENT)
            return late
        kind, message = (
            APITimeoutError,
            f"{request.label}: the request timed out: {said}",
        )
    elif isinstance(error, httpx2.LocalProtocolError | httpx2.UnsupportedProtocol):
        # A retry would fail in the same way.
        message = f"{request.label} could not be sent: {said}"
        return APIError(message, method=request.method, url=request.redacted_url)
    failed = kind(message, method=request.method, url=request.redacted_url)
    failed.request_sent = not isinstance(error, _UNSENT)
    return failed


def too_late(request: Request | Exchange) -> APITimeoutError:
    message = f"{request.label}: no response before the deadline"
    method, _, _ = request.label.partition(" ")
    url = request.redacted_url if isinstance(request, Request) else ""
    return APITimeoutError(message, method=method, url=url)


def too_large(request: Request, what: str, limit: int | None) -> ResponseTooLargeError:
    return ResponseTooLargeError(
        f"{request.label}: {what} is larger than {limit} bytes, "
        "the limit set by max_response_bytes",
        method=request.method,
        url=request.redacted_url,
    )


def reply_of(response: httpx2.Response) -> HttpResponse:
    return HttpResponse(response.status_code, Headers(response.headers.multi_items()))


def loaded(request: Request, response: httpx2.Response) -> bytes | None:
    if not response.is_closed:
        return None
    content = response.content
    limits = request.limits
    limit = limits.body if response.is_success else limits.error
    return content if limit is None or len(content) <= limit else None


Dropped: TypeAlias = deque[httpx2.Response]
"""Responses that were dropped before they were read; the next call closes them."""


class _Body:
    """The body of a response that is still to be read, and its connection."""

    _inherited = False
    _chunks: Any = None

    def __init__(self, request: Request, response: httpx2.Response) -> None:
        self._request = request
        self._response = response
        limits = request.limits
        self._limit = limits.body if response.is_success else limits.error
        self._pieces: list[bytes] = []
        self._size = 0
        self.truncated = False

    def forked(self) -> None:
        self._inherited = True
        leave((self._response, self._chunks))

    def exits(self) -> None:
        """Do nothing: there is nothing to close."""

    def _check(self) -> None:
        if self._inherited:
            raise RuntimeError(
                f"{self._request.label}: the response belongs to the parent process of "
                "this fork: repeat the call in this process"
            )

    def _failed(self, error: httpx2.RequestError) -> APIError:
        failed = broken(self._request, error)
        failed.response = HttpResponse(
            self._response.status_code, Headers(self._response.headers.multi_items())
        )
        return failed

    def _full(self, chunk: bytes) -> bool:
        self._pieces.append(chunk)
        self._size += len(chunk)
        if self._limit is None or self._size <= self._limit:
            return False
        if self._response.is_success:
            raise self._too_large()
        self.truncated = True
        return True

    def _too_large(self) -> ResponseTooLargeError:
        error = too_large(self._request, "the response", self._limit)
        error.response = HttpResponse(
            self._response.status_code, Headers(self._response.headers.multi_items())
        )
        return error

    def _cut(self, error: APIError) -> None:
        until = self._request.until
        if self._response.is_success or isinstance(error, ResponseTooLargeError):
            raise error
        if until is not None and time.monotonic() >= until:
            raise error
        self.truncated = True

    def _content(self) -> bytes:
        content = b"".join(self._pieces)
        self._pieces.clear()
        return content[: self._limit] if self.truncated else content


class SyncBody(_Body):
    """The body of a response, to be read synchronously."""

    _dropped: Dropped | None = None

    def left_open(self, dropped: Dropped) -> None:
        self._dropped = dropped
        own(self)

    def exits(self) -> None:
        if self._chunks is not None and not self._chunks.gi_running:
            self._chunks.close()

    def chunks(self) -> Generator[bytes, None, None]:
        self._check()
        self._chunks = self._response.iter_bytes()
        try:
            for chunk in self._chunks:
                yield chunk
                if self._inherited:
                    self._check()
        except httpx2.RequestError as error:
            raise self._failed(error) from error
        finally:
            self.close()

    def read(self, until: float | None = None) -> bytes:
        before, current.until = current.until, until
        # A transport without a network has already read the body.
        loaded = self._response.is_closed and not self._inherited
        try:
            for chunk in (self._response.content,) if loaded else self.chunks():
                if self._full(chunk):
                    break
                if until is not None and time.monotonic() > until:
                    raise too_late(self._request)
        except APIError as error:
            self._cut(error)
        finally:
            current.until = before
            if not loaded:
                self.close()
        return self._content()

    def close(self) -> None:
        if not self._inherited:
            self._response.close()

    def __del__(self) -> None:
        # Closing takes the pool's lock, which this thread may already hold when the
        # garbage collector runs, so the next call closes it.
        if self._dropped is None or self._inherited or self._response.is_closed:
            return
        self._dropped.append(self._response)


class AsyncBody(_Body):
    """The body of a response, to be read asynchronously."""

    _loop: Any = None

    def left_open(self) -> None:
        self._loop = current_loop()
        own(self)

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        self._check()
        generator: Any = self._response.aiter_bytes()
        self._chunks = generator
        chunks = generator if self._loop is None else unhooked(generator)
        try:
            async for chunk in chunks:
                yield chunk
                if self._inherited:
                    self._check()
        except httpx2.RequestError as error:
            raise self._failed(error) from error
        finally:
            await self.close()
            if not self._inherited:
                await chunks.aclose()

    async def read(self) -> bytes:
        if self._response.is_closed and not self._inherited:
            # A transport without a network has already read the body.
            self._full(self._response.content)
            return self._content()
        chunks = self.chunks()
        try:
            async for chunk in chunks:
                if self._full(chunk):
                    break
        except APIError as error:
            self._cut(error)
        finally:
            await chunks.aclose()
            await self.close()
        return self._content()

    async def close(self) -> None:
        if not self._inherited:
            await self._response.aclose()

    def __del__(self) -> None:
        if self._loop is None or self._inherited or self._response.is_closed:
            return
        close_later(self._loop, self._response.aclose)
