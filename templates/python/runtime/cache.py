"""A cache that asks the service whether a response is still up to date."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from threading import Lock
from typing import Any, overload

from .requests import Headers, HttpResponse, Request

# Fields that differ in each call and do not select a response.
_CHANGING = frozenset(
    {"idempotency-key", "x-request-id", "traceparent", "tracestate", "baggage"}
)
_CONDITIONS = frozenset({"if-none-match", "if-modified-since", "range"})


class ResponseCache:
    """Middleware that loads a response again only if it changed.

    It keeps the responses to GET that have an ``ETag``, and sends ``If-None-Match`` with
    the next request for the same URL with the same header fields, so each user has their
    own responses. If the service responds with 304 (not modified,
    RFC 9110 §15.4.5), the call returns the known response: a value, not an exception.
    Synchronous and asynchronous clients can share a cache, in threads too::

        client = Client(middleware=[ResponseCache()])

    Responses with ``Cache-Control: no-store`` or ``Vary: *`` and streams are not kept.
    Requests that have the field ``If-None-Match``, ``If-Modified-Since`` or ``Range`` do
    not change.

    Args:
        max_entries: Number of responses in memory; the least recently used one is
            removed.

    Raises:
        ValueError: ``max_entries`` is less than 1.
    """

    def __init__(self, max_entries: int = 256) -> None:
        if max_entries < 1:
            raise ValueError(f"max_entries must be 1 or more, not {max_entries}")
        self._most = max_entries
        self._known: OrderedDict[tuple[str, str], HttpResponse] = OrderedDict()
        self._lock = Lock()

    @overload
    def __call__(
        self, request: Request, send: Callable[[Request], HttpResponse]
    ) -> HttpResponse: ...
    @overload
    def __call__(
        self, request: Request, send: Callable[[Request], Awaitable[HttpResponse]]
    ) -> Awaitable[HttpResponse]: ...
    def __call__(self, request: Request, send: Callable[[Request], Any]) -> Any:
        """Send a request, with the known ETag if there is one."""
        fields = {name.lower(): value for name, value in request.headers}
        if request.method != "GET" or not _CONDITIONS.isdisjoint(fields):
            return send(request)
        key = request.url, _fingerprint(request.headers)
        with self._lock:
            known = self._known.get(key)
        if known is not None:
            request = request.with_headers({"If-None-Match": known.headers["etag"]})
        found = send(request)
        if isinstance(found, HttpResponse):
            return self._settled(key, known, found)
        return self._awaited(key, known, found)

    async def _awaited(
        self,
        key: tuple[str, str],
        known: HttpResponse | None,
        pending: Awaitable[HttpResponse],
    ) -> HttpResponse:
        return self._settled(key, known, await pending)

    def _settled(
        self, key: tuple[str, str], known: HttpResponse | None, found: HttpResponse
    ) -> HttpResponse:
        """Return the response for the caller; keep it if it can be used again."""
        if found.status_code == 304 and known is not None:
            found = _updated(known, found)
        elif found.stream is not None or not found.is_success:
            return found
        keep = (
            "etag" in found.headers
            and "no-store" not in found.headers.get("cache-control", "")
            and "*" not in found.headers.get("vary", "")
        )
        with self._lock:
            self._known.pop(key, None)
            if keep:
                self._known[key] = found
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return HttpResponse(found.status_code, found.headers, found.content)

    def clear(self) -> None:
        """Remove all responses."""
        with self._lock:
            self._known.clear()

    def __len__(self) -> int:
        return len(self._known)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} responses>"


def _fingerprint(headers: Iterable[tuple[str, str]]) -> str:
    """Return a hash of all header fields, which contains no secret.

    Any of them may identify a user or be named in Vary (RFC 9111 §4.1); a client sends
    the same ones with each call.
    """
    import hashlib

    fields = sorted(
        (name.lower(), value)
        for name, value in headers
        if name.lower() not in _CHANGING
    )
    return hashlib.sha256(repr(fields).encode("utf-8", "replace")).hexdigest()


def _updated(known: HttpResponse, found: HttpResponse) -> HttpResponse:
    """Return the known response with the newer header fields (RFC 9111 §3.2)."""
    newer = [
        pair
        for pair in found.headers.pairs()
        if not pair[0].lower().startswith("content-")
    ]
    names = {name.lower() for name, _ in newer}
    kept = [pair for pair in known.headers.pairs() if pair[0].lower() not in names]
    return HttpResponse(known.status_code, Headers([*kept, *newer]), known.content)


# The path that users import the class from; see errors.py.
ResponseCache.__module__ = __name__.replace("._runtime.cache", ".types")
