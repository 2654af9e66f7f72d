"""What a caller may set for a whole client, beside the usual arguments."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence
    from ssl import SSLContext
    from typing import TypeAlias, TypedDict

    from .errors import APIError
    from .replies import Reply
    from .requests import Request

    SyncMiddleware: TypeAlias = Callable[[Request, Callable[[Request], Reply]], Reply]
    """Given a request and what sends it; returns the answer."""

    AsyncMiddleware: TypeAlias = Callable[
        [Request, Callable[[Request], Awaitable[Reply]]], Awaitable[Reply]
    ]
    """The same, to be awaited."""

else:
    from .options import TypedDict


class Hooks(TypedDict, total=False):
    """Functions that are told what happens; what they return is not looked at.

    What they raise reaches the caller.  Both clients call them without awaiting.
    """

    request: Callable[[Request], object]
    """Told before each request is sent: each attempt, each redirect."""

    response: Callable[[Request, Reply, float], object]
    """Told of each answer, with the seconds that it took."""

    failure: Callable[[Request, Exception], object]
    """Told when no answer came."""

    retry: Callable[[str, float, APIError | int], object]
    """Told before a wait: method and path, seconds, the error or the status behind it."""


class SharedOptions(TypedDict, total=False):
    """Options of both clients that ``with_options`` takes too."""

    deadline: float | None
    """Seconds that a call may take with all its attempts and waits; None: no limit.

    It covers every wait on the network: for a free connection, host names, connecting,
    a proxy, TLS, sending, the response with its header fields and body, redirects and
    requests for tokens, as well as the waits between attempts.  For a stream, and for a
    body that ``with_streaming_response`` leaves to you, it covers all until that begins;
    each reconnection of a stream has the whole deadline again.  It does not interrupt
    your own functions, such as hooks, middleware, or the credentials of the synchronous
    client.

    Raises:
        APITimeoutError: when the deadline passes.
    """

    max_response_bytes: int | None
    """The most bytes of a response that are held in memory, after decompression.

    It applies to a body that is read as a whole, and to each event and each line of a
    stream; more raises `ResponseTooLargeError`.  The body of an error is cut there
    instead.  By default 100 MiB for a body, 16 MiB for an event or a line and 1 MiB for
    the body of an error; a number replaces all three, and None removes them.  Bodies that
    ``with_streaming_response`` reads in pieces or saves to a file have no limit.
    """

    idempotency_header: str
    """The field that carries one key through all attempts of a call that is neither
    GET, HEAD, OPTIONS, PUT nor DELETE; by default what the service's description
    names."""

    retry_non_idempotent: bool
    """Whether POST, PATCH and their like are sent again after a connection that broke
    while the request was sent or the response awaited; False by default.  Requests with
    a key (``idempotency_header``), and those of which nothing was sent, are sent again
    in any case."""

    cross_origin_bodies: bool
    """Whether the body of a request follows a redirect (307, 308) to another origin;
    False by default, which raises `RedirectError`."""

    reconnect: bool | None
    """Whether a stream of events is connected again, with ``Last-Event-ID``: None when the
    connection broke during a GET and the service numbers its events; True also after an
    end in order, until status 204 (HTML standard §9.2.3); False never."""

    hooks: Hooks
    """Functions that are told what happens."""

    redacted_headers: Collection[str]
    """Names of further header fields whose values no log shows."""

    tracing: bool
    """Whether each attempt is an OpenTelemetry span; True by default, where its package
    is installed."""


class ConnectionOptions(TypedDict, total=False):
    """How a client connects; not for clients that are given an ``http_client``."""

    proxy: str
    """The URL of a proxy for all requests; by default what the environment names."""

    verify: bool | str | SSLContext
    """Which certificates are trusted: a file or folder of authorities, a context, or
    False for every certificate, which is for tests only."""

    cert: str | tuple[str, str] | tuple[str, str, str]
    """The client's own certificate: a PEM file, or certificate, key and password."""

    http2: bool
    """Whether HTTP/2 is offered; needs the package ``h2``."""

    trust_env: bool
    """Whether proxies and certificates are read from the environment; True by default."""

    max_connections: int
    """How many connections may be open at once; 100 by default."""


class SyncChanges(SharedOptions, total=False):
    """What ``with_options`` of the synchronous client takes beside its own arguments."""

    middleware: Sequence[SyncMiddleware]
    """Functions around each attempt, the first outermost; each gets the request and what
    sends it on.  Fetching a token is not an attempt."""


class AsyncChanges(SharedOptions, total=False):
    """What ``with_options`` of the asynchronous client takes beside its own arguments."""

    middleware: Sequence[AsyncMiddleware]
    """Functions around each attempt, the first outermost; each gets the request and what
    sends it on, to be awaited."""


class SyncOptions(SyncChanges, ConnectionOptions, total=False):
    """What the synchronous client takes beside its own arguments."""


class AsyncOptions(AsyncChanges, ConnectionOptions, total=False):
    """What the asynchronous client takes beside its own arguments."""


CONNECTION: frozenset[str] = frozenset(
    ("proxy", "verify", "cert", "http2", "trust_env", "max_connections")
)
"""The names of the options that say how to connect."""

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
"""The names of all others."""
