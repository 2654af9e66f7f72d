"""The less common options of a client."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence
    from ssl import SSLContext
    from typing import TypeAlias, TypedDict

    from .errors import APIError
    from .replies import HttpResponse
    from .requests import Request

    SyncMiddleware: TypeAlias = Callable[
        [Request, Callable[[Request], HttpResponse]], HttpResponse
    ]
    """A function that takes a request and the function that sends it, and returns the
    response.
    """

    AsyncMiddleware: TypeAlias = Callable[
        [Request, Callable[[Request], Awaitable[HttpResponse]]], Awaitable[HttpResponse]
    ]
    """An async function that takes a request and the async function that sends it, and
    returns the response.
    """

else:
    from .options import TypedDict


class Hooks(TypedDict, total=False):
    """Functions to call on the events of a call. Their return values are ignored.

    An exception that a hook raises reaches the caller. Hooks are never awaited, not
    even by the asynchronous client.
    """

    request: Callable[[Request], object]
    """Called before each request, including retries and redirects."""

    response: Callable[[Request, HttpResponse, float], object]
    """Called after each response, with the seconds it took."""

    failure: Callable[[Request, Exception], object]
    """Called with the exception if no response arrived."""

    retry: Callable[[str, float, APIError | int], object]
    """Called before the wait for a retry, with the method and path, the seconds to
    wait, and the error or status that caused the retry.
    """


class SharedOptions(TypedDict, total=False):
    """Options of both clients, which ``with_options`` accepts too."""

    deadline: float | None
    """Maximum duration of a call in seconds, including all retries and waits; None for
    no limit.

    It covers every wait on the network: for a free connection, DNS, connecting, a
    proxy, TLS, sending, the header and the body of the response, redirects, token
    requests, and the waits between retries. For a stream, and for a body that
    ``with_streaming_response`` leaves to you, it covers everything until the body
    begins. Each reconnection of a stream gets the whole deadline again. It does not
    interrupt your own functions, such as hooks, middleware, or the credential functions
    of the synchronous client.

    Raises:
        APITimeoutError: When the deadline passes.
    """

    max_response_bytes: int | None
    """Maximum number of bytes of a response that are held in memory, after
    decompression.

    It applies to a body that is read as a whole, and to each event and each line of a
    stream; a larger one raises `ResponseTooLargeError`. The body of an error response
    is truncated instead. The defaults are 100 MiB for a body, 16 MiB for an event or a
    line, and 1 MiB for the body of an error response. A number replaces all three; None
    removes the limits. Bodies that ``with_streaming_response`` reads in chunks or saves
    to a file are not limited.
    """

    idempotency_header: str
    """The header field that carries the idempotency key, which is the same for all
    attempts of a call.

    A key is sent with every method except GET, HEAD, OPTIONS, PUT and DELETE, which
    are idempotent. By default the field is the one that the API's document declares, if
    any.
    """

    retry_non_idempotent: bool
    """Whether to retry POST, PATCH and other non-idempotent requests if the connection
    broke while the request was sent or the response was awaited; False by default.

    Requests with an idempotency key (``idempotency_header``) are always retried, and so
    are requests of which nothing was sent.
    """

    cross_origin_bodies: bool
    """Whether to send the body of a request again if a redirect (307, 308) leads to
    another origin; False by default, which raises `RedirectError`.
    """

    reconnect: bool | None
    """Whether to reconnect a stream of server-sent events, with ``Last-Event-ID``.

    None reconnects if the connection broke during a GET and the service sends event
    ids. True also reconnects after a regular end of the stream, until the status is 204
    (HTML Standard, section 9.2.3). False never reconnects.
    """

    hooks: Hooks
    """Functions to call on the events of a call."""

    redacted_headers: Collection[str]
    """Names of further header fields whose values must not appear in logs."""

    tracing: bool
    """Whether to record each attempt as an OpenTelemetry span if OpenTelemetry is
    installed; True by default.
    """


class ConnectionOptions(TypedDict, total=False):
    """Options of the connections, which cannot be combined with ``http_client``."""

    proxy: str
    """The URL of a proxy for all requests; by default it is read from the environment.
    """

    verify: bool | str | SSLContext
    """How to verify the server's certificate: a file or folder of trusted CAs, or an
    SSL context. False disables verification; use it in tests only.
    """

    cert: str | tuple[str, str] | tuple[str, str, str]
    """The client certificate: a PEM file, or a tuple of certificate, key and optional
    password.
    """

    http2: bool
    """Whether to offer HTTP/2, which needs the package ``h2``."""

    trust_env: bool
    """Whether to read proxies and CA certificates from the environment; True by
    default.
    """

    max_connections: int
    """Maximum number of open connections; 100 by default."""


class SyncChanges(SharedOptions, total=False):
    """Further options of ``with_options`` of the synchronous client."""

    middleware: Sequence[SyncMiddleware]
    """Functions that wrap each attempt, the outermost first. Each takes the request and
    the function that sends it. Token requests bypass them.
    """


class AsyncChanges(SharedOptions, total=False):
    """Further options of ``with_options`` of the asynchronous client."""

    middleware: Sequence[AsyncMiddleware]
    """Async functions that wrap each attempt, the outermost first. Each takes the
    request and the async function that sends it. Token requests bypass them.
    """


class SyncOptions(SyncChanges, ConnectionOptions, total=False):
    """Further options of the synchronous client."""


class AsyncOptions(AsyncChanges, ConnectionOptions, total=False):
    """Further options of the asynchronous client."""


CONNECTION: frozenset[str] = frozenset(
    ("proxy", "verify", "cert", "http2", "trust_env", "max_connections")
)
"""The names of the connection options."""

SHARED: frozenset[str] = frozenset(
    (
        "cross_origin_bodies",
        "deadline",
        "idempotency_header",
        "max_response_bytes",
        "reconnect",
        "hooks",
        "redacted_headers",
        "retry_non_idempotent",
        "tracing",
        "middleware",
    )
)
"""The names of all other options."""
