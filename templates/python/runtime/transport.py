"""Transports: send requests over connections that are kept open, and read response
bodies.
"""

from __future__ import annotations

import atexit
import http.cookiejar
import os
import socket
import ssl
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Mapping,
)
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar
from weakref import WeakSet

import httpx2

from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ResponseTooLargeError,
    drop_tracebacks,
    reason_of,
)
from .requests import AwaitedChunks, Headers, HttpResponse, Request
from .responses import Compressed, TooLargeError
from .settings import picklable_options

if TYPE_CHECKING:
    from .auth import Tokens


SLICE = 65_536
"""Maximum number of bytes per write while a deadline applies."""


class _Current(threading.local):
    """The deadline of the request that this thread handles, or None."""

    until: float | None = None


current: _Current = _Current()


def _time_left(
    timeout: float | None, late: type[httpx2.TimeoutException]
) -> float | None:
    """Return the seconds that an operation may take.

    Raises:
        httpx2.TimeoutException: Of the given type, if the deadline has passed.
    """
    if current.until is None:
        return timeout
    left = current.until - time.monotonic()
    if left <= 0:
        raise late("the deadline has passed")
    return left if timeout is None else min(left, timeout)


class Network:
    """Opens connections; replaces the library's ``NetworkBackend``."""

    __slots__ = ("_inner",)

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **more: Any
    ) -> _Stream:
        """Connect to a host, trying its addresses until one accepts."""
        if current.until is None:
            return _Stream(self._inner.connect_tcp(host, port, timeout, **more))
        error: Exception = httpx2.ConnectError(f"no address found for {host}")
        for address in _addresses(host, port, timeout):
            left = _time_left(timeout, httpx2.ConnectTimeout)
            try:
                return _Stream(self._inner.connect_tcp(address, port, left, **more))
            except Exception as failed:  # noqa: BLE001 - raised if all fail
                error = failed
        raise error

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, **more: Any
    ) -> _Stream:
        """Connect to a Unix domain socket."""
        left = _time_left(timeout, httpx2.ConnectTimeout)
        return _Stream(self._inner.connect_unix_socket(path, left, **more))

    def sleep(self, seconds: float) -> None:
        """Wait between the library's own attempts."""
        self._inner.sleep(seconds)


class _Stream:
    """An open connection; replaces the library's ``NetworkStream``."""

    __slots__ = ("_inner",)

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if current.until is not None:
            timeout = _time_left(timeout, httpx2.ReadTimeout)
        data: bytes = self._inner.read(max_bytes, timeout)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if current.until is None:
            self._inner.write(buffer, timeout)
            return
        # A single write may wait for the peer several times, each with the full timeout.
        for start in range(0, len(buffer), SLICE):
            left = _time_left(timeout, httpx2.WriteTimeout)
            self._inner.write(buffer[start : start + SLICE], left)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> _Stream:
        left = _time_left(timeout, httpx2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _addresses(host: str, port: int, timeout: float | None) -> list[str]:
    """Resolve a host in a thread, because the system's resolver has no timeout."""
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_time_left(timeout, httpx2.ConnectTimeout))
    if not found:
        raise httpx2.ConnectTimeout(f"resolving {host} timed out")
    if isinstance(found[0], Exception):
        raise httpx2.ConnectError(str(found[0])) from found[0]
    return list(dict.fromkeys(str(entry[4][0]) for entry in found[0]))


T = TypeVar("T")


class ProcessResource(Protocol):
    """An object that holds connections, locks or tokens of this process."""

    def after_fork(self) -> None:
        """Drop them. Called first in the child after ``os.fork``."""

    def before_exit(self) -> None:
        """Close what cannot be closed later. Called before the interpreter exits."""


_resources: WeakSet[ProcessResource] = WeakSet()
_inherited: list[Any] = []


def register(thing: ProcessResource) -> None:
    """Register an object. Its ``after_fork()`` is called in each forked child, and its
    ``before_exit()`` before the interpreter exits.
    """
    _resources.add(thing)


def keep_alive(thing: Any) -> None:
    """Keep an inherited object alive, because its destructor would affect the parent's
    connection.
    """
    _inherited.append(thing)


def is_finalizing(ask: Callable[[], bool] = sys.is_finalizing) -> bool:
    """Whether the interpreter is exiting, so that modules may be gone and nothing can
    be closed.
    """
    return ask()


def _before_exit() -> None:
    with suppress(RuntimeError):  # another thread is creating a client
        for thing in list(_resources):
            thing.before_exit()


atexit.register(_before_exit)


def _after_fork() -> None:
    # Only one thread runs here. Python warns about sockets that are dropped while open,
    # but the child must not close them because the parent uses the connections.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for thing in list(_resources):
            thing.after_fork()


if hasattr(os, "register_at_fork"):  # Windows has no fork
    os.register_at_fork(after_in_child=_after_fork)


def current_loop() -> Any:
    """Return the running event loop (or Trio's token) for ``close_later``."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        trio: Any = sys.modules.get("trio")
        return trio and trio.lowlevel.current_trio_token()


def close_later(loop: Any, close: Callable[[], Awaitable[object]]) -> None:
    """Schedule ``close()`` on the event loop.

    Destructors use it, so it never raises.
    """
    if loop is None or is_finalizing():
        return

    async def closed() -> None:
        with suppress(Exception):
            await close()

    with suppress(RuntimeError):  # the loop is closed
        if hasattr(loop, "call_soon_threadsafe"):
            loop.call_soon_threadsafe(_start_task, loop, closed)
        else:
            spawn = sys.modules["trio"].lowlevel.spawn_system_task
            loop.run_sync_soon(spawn, closed)


def finalizer() -> Callable[[Any], object] | None:
    """Return the event loop's function that closes abandoned generators and forgets
    them.
    """
    return sys.get_asyncgen_hooks().finalizer


_closing: set[Any] = set()


def _start_task(loop: Any, work: Callable[[], Any]) -> None:
    task = loop.create_task(work())
    _closing.add(task)  # the loop holds only a weak reference
    task.add_done_callback(_closing.discard)


def without_hooks(
    values: AsyncGenerator[T, None],
) -> AsyncGenerator[T, None] | WithoutHooks:
    """Return the values of an asynchronous generator without registering it with the
    event loop.

    A loop that shuts down closes all generators that it knows concurrently, and Python
    refuses to close a generator that another one is closing. So the loop gets to know
    only the outermost generator, which closes the inner ones.
    """
    return values if finalizer() is _ignore_generator else WithoutHooks(values)


class WithoutHooks:
    """An asynchronous generator that runs without the hooks of the event loop.

    Python reads the hooks when a generator starts. So only the first step, which also
    starts the inner generators, runs without them.
    """

    __slots__ = ("_started", "_values")

    def __init__(self, values: AsyncGenerator[Any, None]) -> None:
        self._values = values
        self._started = False

    def __aiter__(self) -> WithoutHooks:
        return self

    def __anext__(self) -> Awaitable[Any]:
        if self._started:
            return self._values.__anext__()
        self._started = True
        return _Step(self._values.__anext__)

    async def aclose(self) -> None:
        """Close the generator."""
        await _Step(self._values.aclose)


def _ignore_generator(generator: object) -> None:
    """Do nothing with an abandoned generator: the owner of its connection closes it."""


class _Step:
    """An awaitable step of a ``WithoutHooks`` generator."""

    __slots__ = ("_begin",)

    def __init__(self, begin: Callable[[], Any]) -> None:
        self._begin = begin

    def __await__(self) -> Generator[Any, Any, Any]:
        steps: Any = None
        given: Any = None
        error: BaseException | None = None
        while True:
            # A generator copies the hooks of its thread when it starts.
            hooks = sys.get_asyncgen_hooks()
            sys.set_asyncgen_hooks(None, _ignore_generator)
            try:
                if steps is None:
                    steps = self._begin().__await__()
                waited = steps.send(given) if error is None else steps.throw(error)
            except StopIteration as stop:
                return stop.value
            finally:
                sys.set_asyncgen_hooks(*hooks)
            given = error = None
            try:
                given = yield waited
            except BaseException as raised:  # noqa: BLE001 - thrown into it
                error = raised


class _Contexts:
    """The default TLS contexts by URL scheme, created once per process."""

    def __init__(self) -> None:
        self.after_fork()
        register(self)

    def after_fork(self) -> None:
        """Start with new contexts: another thread may have held our lock or one of
        OpenSSL's.
        """
        self._lock = threading.Lock()
        self._made: dict[str, ssl.SSLContext] = {}

    def before_exit(self) -> None:
        """Do nothing: there is nothing to close."""

    def of(self, scheme: str) -> ssl.SSLContext:
        """Return the context for URLs of the scheme."""
        with self._lock:
            if scheme not in self._made:
                self._made[scheme] = (
                    httpx2.create_ssl_context()
                    if scheme == "https"
                    else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                )
            return self._made[scheme]


_contexts = _Contexts()


def tls_context(scheme: str) -> ssl.SSLContext:
    """Return the default TLS context for a scheme, created once per process.

    Loading the trusted certificates takes most of the time and memory that creating a
    client costs. For plain http they are not loaded: such a context trusts no
    certificate.
    """
    return _contexts.of(scheme)


def drop_connections(client: httpx2.Client | httpx2.AsyncClient) -> bool:
    """Drop the connections that a forked child inherited, without sending anything.

    Closing a connection in the child could also end it for the parent (TLS sends a
    message to close), so the child only forgets it.

    Returns:
        Whether every transport of the client is now known to hold no connection.
    """
    emptied = True
    for transport in _transports(client):
        pool: Any = getattr(transport, "_pool", None)
        lock: Any = getattr(pool, "_optional_thread_lock", None)
        if isinstance(transport, httpx2.HTTPTransport | httpx2.AsyncHTTPTransport):
            if lock is None:
                emptied = False
                continue
            # Requests that wait for a connection belong to threads that do not exist
            # in the child; one of these threads may have held the lock.
            pool._requests = [r for r in pool._requests if not r.is_queued()]
            pool._connections = []
            pool._optional_thread_lock = type(lock)()
        elif not isinstance(transport, _WITHOUT_NETWORK) and not any(
            _wrapped_transports(transport)
        ):
            emptied = False
    return emptied


_WITHOUT_NETWORK = (httpx2.MockTransport, httpx2.WSGITransport, httpx2.ASGITransport)


def _transports(client: Any) -> Iterator[Any]:
    """Yield all transports of a client, including those that other transports wrap."""
    todo = [getattr(client, "_transport", None)]
    todo += getattr(client, "_mounts", {}).values()
    seen: list[Any] = []
    while todo:
        transport = todo.pop()
        if transport is not None and all(transport is not one for one in seen):
            seen.append(transport)
            yield transport
            todo += _wrapped_transports(transport)


def _wrapped_transports(transport: Any) -> list[Any]:
    kinds = httpx2.BaseTransport | httpx2.AsyncBaseTransport
    values = getattr(transport, "__dict__", {}).values()
    return [value for value in values if isinstance(value, kinds)]


def keep_deadlines(client: httpx2.Client) -> None:
    """Make every connect, read and write of a client stop at the call's deadline.

    The library applies its timeouts to single operations only, so a server that sends a
    byte from time to time never times out. Requests without a deadline are not
    affected. The library has no public hook for this. If a later version keeps its
    network backend elsewhere, deadlines are still checked between the chunks of a body.
    """
    for transport in _transports(client):
        pool: Any = getattr(transport, "_pool", None)
        network: Any = getattr(pool, "_network_backend", None)
        if network is not None and not isinstance(network, Network):
            pool._network_backend = Network(network)


def no_cookies() -> http.cookiejar.CookieJar:
    """Return a jar that stays empty, so that a cookie of one response is not sent with
    another call.
    """
    policy = http.cookiejar.DefaultCookiePolicy(allowed_domains=[])
    return http.cookiejar.CookieJar(policy)


def client_arguments(scheme: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Build the arguments of the library's client for URLs of a scheme.

    Raises:
        OSError: If a certificate cannot be read.
        ValueError: If the proxy's URL is malformed; the message does not contain it.
    """
    arguments: dict[str, Any] = {
        "verify": _context(scheme, options),
        "cookies": no_cookies(),
        "timeout": None,
        "trust_env": options.get("trust_env", True),
        "http2": options.get("http2", False),
    }
    if proxy := options.get("proxy"):
        try:
            arguments["proxy"] = httpx2.Proxy(proxy)
        except (ValueError, httpx2.InvalidURL):
            # The library's message quotes the URL, which may contain a password.
            raise ValueError("proxy is not a valid proxy URL") from None
    if most := options.get("max_connections"):
        arguments["limits"] = httpx2.Limits(
            max_connections=most, max_keepalive_connections=min(most, 20)
        )
    return arguments


def _context(scheme: str, options: Mapping[str, Any]) -> ssl.SSLContext:
    verify, cert = options.get("verify", True), options.get("cert")
    if isinstance(verify, ssl.SSLContext):
        context = verify
    elif isinstance(verify, str):
        folder = os.path.isdir(verify)
        context = ssl.create_default_context(
            cafile=None if folder else verify, capath=verify if folder else None
        )
    elif verify is False:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif not cert and options.get("trust_env", True):
        return tls_context(scheme)
    else:
        context = httpx2.create_ssl_context(trust_env=options.get("trust_env", True))
    if cert:
        context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    return context


class _Redacted:
    """A URL that hides credentials in logs and messages, but not in the request."""

    shown: str

    def __str__(self) -> str:
        return self.shown

    def __repr__(self) -> str:
        return f"URL({self.shown!r})"


class _RedactedUrl(_Redacted, httpx2.URL):
    """A URL of httpx2 that hides credentials."""


class HasDeadline(Protocol):
    """An object with a deadline: a request or a whole call."""

    @property
    def label(self) -> str:
        """Method and path as the API description has them."""
        ...

    @property
    def until(self) -> float | None:
        """The end of the deadline, by ``time.monotonic``."""
        ...


_UNSENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
)
"""Errors that occur before there is a connection to send the request over."""


def build_request(client: httpx2.Client | httpx2.AsyncClient, request: Request) -> Any:
    """Build the library's request.

    Raises:
        ValueError: The URL is not valid; the message hides the query.
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
        raise TypeError("an asynchronous body requires the asynchronous client")
    limit = request.timeout
    timeout = {"connect": limit, "read": limit, "write": limit, "pool": limit}
    extensions = {"timeout": timeout, "call": request.call, "digest": request.digest}
    extensions["cross_origin"] = request.cross_origin
    try:
        # The custom client's own headers and cookies must not be sent to other origins.
        build = httpx2.Request if request.cross_origin else client.build_request
        made = build(
            request.method,
            request.url,
            headers=fields,
            content=content,
            extensions=extensions,
        )
    except httpx2.InvalidURL as error:
        where = request.redacted_url.partition("?")[0]
        raise ValueError(f"invalid URL: {where}") from error
    # The library converts methods to upper case, but they are case-sensitive (RFC 9110
    # §9.1).
    made.method = request.method
    if request.redacted_url != request.url:
        made.url = _RedactedUrl(made.url)
        made.url.shown = request.redacted_url
    return made


def auth_of(request: Request) -> Any:
    """Return the library's own authentication for the request."""
    if request.digest is not None:
        return httpx2.Auth()  # the transport handles it, see `digest_steps`
    return None if request.cross_origin else httpx2.USE_CLIENT_DEFAULT


def digest_steps(request: Request, made: httpx2.Request) -> Any:
    """Return the steps of a digest authentication (RFC 7616), None for other requests.

    Handled here, because the library would read the challenge's body without a limit.
    """
    if request.digest is None or not request.repeatable:
        return None
    steps = httpx2.DigestAuth(*request.digest).auth_flow(made)
    next(steps)
    return steps


def challenge_response(request: Request, steps: Any, response: httpx2.Response) -> Any:
    """Return the request that responds to a challenge, or None.

    Raises:
        APIError: The challenge is malformed.
    """
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
        raise APIError(message, request=request) from error


def connection_error(request: Request, error: httpx2.RequestError) -> APIError:
    """Return the exception for one of the library's exceptions."""
    kind, reason = APIConnectionError, reason_of(error)
    host = httpx2.URL(request.url).host
    message = f"{request.label}: the connection to {host} failed: {reason}"
    if isinstance(error, httpx2.TimeoutException):
        if request.until is not None and time.monotonic() >= request.until:
            late = timeout_error(request)
            late.request_sent = not isinstance(error, _UNSENT)
            return late
        kind, message = (
            APITimeoutError,
            f"{request.label}: the request timed out: {reason}",
        )
    elif isinstance(error, httpx2.LocalProtocolError | httpx2.UnsupportedProtocol):
        # A retry would fail in the same way.
        message = f"{request.label} could not be sent: {reason}"
        return APIError(message, request=request)
    failed = kind(message, request=request)
    failed.request_sent = not isinstance(error, _UNSENT)
    return failed


def timeout_error(request: Request | HasDeadline) -> APITimeoutError:
    """Return the exception for a response that did not arrive before the deadline."""
    message = f"{request.label}: no response before the deadline"
    if isinstance(request, Request):
        return APITimeoutError(message, request=request)
    return APITimeoutError(message, method=request.label.partition(" ")[0])


def too_large_error(
    request: Request, what: str, limit: int | None
) -> ResponseTooLargeError:
    """Return the exception for a response, or an item of it, beyond its limit."""
    return ResponseTooLargeError(
        f"{request.label}: {what} is larger than {limit} bytes, "
        "the limit set by max_response_bytes",
        request=request,
    )


def response_of(response: httpx2.Response) -> HttpResponse:
    """Return the response for the library's response, with its body unread."""
    return HttpResponse(response.status_code, Headers(response.headers.multi_items()))


def loaded_content(request: Request, response: httpx2.Response) -> bytes | None:
    """Return the body if a transport without a network has already read it.

    None if it is still to be read, or larger than allowed.
    """
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

    _inherited = _is_limited = False
    _chunks: Any = None

    def __init__(self, request: Request, response: httpx2.Response) -> None:
        self._request, self._response, self._size = request, response, 0
        limits = request.limits
        self._limit = limits.body if response.is_success else limits.error
        self._pieces: list[bytes] = []
        self.truncated: bool = False

    def after_fork(self) -> None:
        """Leave the connection to the process that opened it."""
        self._inherited = True
        keep_alive((self._response, self._chunks))

    def before_exit(self) -> None:
        """Do nothing: there is nothing to close."""

    def _check(self) -> None:
        if self._inherited:
            raise RuntimeError(
                f"{self._request.label}: the response belongs to the parent process of "
                "this fork: repeat the call in this process"
            )

    def _failed(self, error: httpx2.RequestError) -> APIError:
        """Return the exception for an error while the body was read."""
        failed = connection_error(self._request, error)
        failed.response = response_of(self._response)
        return failed

    def _full(self, chunk: bytes) -> bool:
        """Store a chunk and return whether the limit is reached.

        Raises:
            ResponseTooLargeError: The body of a success exceeds its limit.
        """
        self._pieces.append(chunk)
        self._size += len(chunk)
        if self._limit is None or self._size <= self._limit:
            return False
        if self._response.is_success:
            raise self._too_large()
        self.truncated = True
        return True

    def _watch_decompression(self) -> None:
        """Limit also the bytes that decompression reads."""
        if not self._response.headers.get("content-encoding"):
            return
        # Incompressible data becomes slightly larger; a factor of 2 is enough.
        most = None if self._limit is None else 2 * self._limit + SLICE
        compressed = Compressed(self._response, most if self._is_limited else None)
        if compressed.depth > 2:
            raise httpx2.DecodingError("more than two content codings")
        self._response.stream = _Compressed(self, compressed, self._response.stream)

    def compressed_pieces(
        self, compressed: Compressed, chunk: bytes
    ) -> Iterator[bytes]:
        """Yield the pieces of a chunk that are to be decompressed."""
        try:
            for piece in compressed.pieces(chunk):
                _time_left(None, httpx2.ReadTimeout)
                yield piece
        except TooLargeError:
            if self._response.is_success:
                raise self._too_large() from None
            self.truncated = compressed.ended = True

    def _too_large(self) -> ResponseTooLargeError:
        error = too_large_error(self._request, "the response", self._limit)
        error.response = response_of(self._response)
        return error

    def _cut(self, error: APIError) -> None:
        """Accept an incomplete body of an error response.

        The status is more informative than the connection error after it.

        Raises:
            APIError: The error itself, if the response is a success or the deadline has
                passed.
        """
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


class _Compressed(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The bytes of a response before decompression, up to the end of its data."""

    def __init__(self, body: _Body, compressed: Compressed, inner: Any) -> None:
        self._body, self._compressed, self._inner = body, compressed, inner

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._inner:
            yield from self._body.compressed_pieces(self._compressed, chunk)
            if self._compressed.ended:
                return
        self._compressed.check_end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            for piece in self._body.compressed_pieces(self._compressed, chunk):
                yield piece
            if self._compressed.ended:
                return
        self._compressed.check_end()

    def close(self) -> None:
        self._inner.close()

    async def aclose(self) -> None:
        await self._inner.aclose()


class SyncBody(_Body):
    """The body of a response, to be read synchronously."""

    _dropped: Dropped | None = None

    def leave_unread(self, dropped: Dropped) -> None:
        """Record that the caller reads the body, or may drop it unread."""
        self._dropped = dropped
        register(self)

    def before_exit(self) -> None:
        """Close the body, unless a thread is reading it.

        Otherwise Python would close its generator after the modules that closing needs:
        CPython 3.13.0 crashes then.
        """
        if self._chunks is not None and not self._chunks.gi_running:
            self._chunks.close()

    def chunks(self) -> Generator[bytes, None, None]:
        """Yield the decompressed bytes as they arrive; the end releases the connection.

        Raises:
            APIConnectionError: The connection breaks, or decompression fails.
        """
        self._check()
        self._chunks = self._response.iter_bytes()
        try:
            self._watch_decompression()
            for chunk in self._chunks:
                yield chunk
                if self._inherited:
                    self._check()
        except httpx2.RequestError as error:
            raise self._failed(error) from error
        finally:
            self.close()

    def read(self, until: float | None = None) -> bytes:
        """Read all bytes, up to the limit, and close the connection.

        Args:
            until: The deadline, in seconds of ``time.monotonic``.

        Raises:
            APIConnectionError: The connection breaks, or decompression fails.
            ResponseTooLargeError: The body is larger than allowed.
            APITimeoutError: The body does not arrive in time.
        """
        before, current.until = current.until, until
        self._is_limited = True
        # A transport without a network has already read the body.
        is_loaded = self._response.is_closed and not self._inherited
        try:
            for chunk in (self._response.content,) if is_loaded else self.chunks():
                if self._full(chunk):
                    break
                if until is not None and time.monotonic() > until:
                    raise timeout_error(self._request)
        except APIError as error:
            self._cut(error)
        finally:
            current.until = before
            if not is_loaded:
                self.close()
        return self._content()

    def close(self) -> None:
        """Release the connection."""
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

    def leave_unread(self) -> None:
        """Record that the caller reads the body, or may drop it unread."""
        self._loop = current_loop()
        register(self)

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """Yield the decompressed bytes as they arrive; the end releases the connection.

        Raises:
            APIConnectionError: The connection breaks, or decompression fails.
        """
        self._check()
        generator: Any = self._response.aiter_bytes()
        self._chunks = generator
        chunks = generator if self._loop is None else without_hooks(generator)
        try:
            self._watch_decompression()
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
        """Read all bytes, up to the limit, and close the connection.

        Raises:
            APIConnectionError: The connection breaks, or decompression fails.
            ResponseTooLargeError: The body is larger than allowed.
        """
        if self._response.is_closed and not self._inherited:
            # A transport without a network has already read the body.
            self._full(self._response.content)
            return self._content()
        self._is_limited = True
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
        """Release the connection."""
        if not self._inherited:
            await self._response.aclose()

    def __del__(self) -> None:
        if self._loop is None or self._inherited or self._response.is_closed:
            return
        close_later(self._loop, self._response.aclose)


Wait: TypeAlias = Callable[[float], None]

_NO_OPTIONS: Mapping[str, Any] = {}

INHERITED = (
    "http_client opened connections before this process was forked, and its transport "
    "is custom: create the client, or another http_client, after the fork"
)


class HttpxTransport(httpx2.BaseTransport):
    """Sends requests with a client of httpx, so that tools for httpx work."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the exceptions are those of httpx2."""
        try:
            sent, how = _httpx_request(self._client, request)
            response = self._client.send(sent, **how)
        except Exception as error:
            raise _translated(error, request) from error
        return _from_httpx(response)


class _HttpxStream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    def __init__(self, response: Any) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_raw()
        except Exception as error:
            raise _translated(error, None) from error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.aiter_raw():
                yield chunk
        except Exception as error:
            raise _translated(error, None) from error

    def close(self) -> None:
        self._response.close()

    async def aclose(self) -> None:
        await self._response.aclose()


class AsyncHttpxTransport(httpx2.AsyncBaseTransport):
    """Sends requests with an asynchronous client of httpx."""

    def __init__(self, client: Any) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the exceptions are those of httpx2."""
        try:
            sent, how = _httpx_request(self._client, request)
            response = await self._client.send(sent, **how)
        except Exception as error:
            raise _translated(error, request) from error
        return _from_httpx(response)


def _httpx_request(client: Any, request: httpx2.Request) -> tuple[Any, Any]:
    """Return the request of httpx and how to send it; see `build_request`."""
    httpx: Any = sys.modules["httpx"]
    how: Any = {"stream": True, "follow_redirects": False}
    if request.extensions.get("cross_origin"):
        build, how["auth"] = httpx.Request, None
    else:
        build = client.build_request
    if request.extensions.get("digest"):
        how["auth"] = httpx.Auth()
    try:
        content: Any = request.content or None
    except httpx2.RequestNotRead:
        content = request.stream
    sent = build(
        request.method,
        str(httpx2.URL(request.url)),
        headers=request.headers.raw,
        content=content,
        extensions=request.extensions,
    )
    if isinstance(request.url, _RedactedUrl):
        kind: Any = type("URL", (_Redacted, httpx.URL), {})
        sent.url = kind(sent.url)
        sent.url.shown = request.url.shown
    return sent, how


def _from_httpx(response: Any) -> httpx2.Response:
    """The response of httpx2 for one of httpx; the body of a mock's was read before."""
    status, fields = response.status_code, response.headers.raw
    if not response.is_stream_consumed:
        return httpx2.Response(status, headers=fields, stream=_HttpxStream(response))
    encoded = (b"content-encoding", b"content-length")
    fields = [each for each in fields if each[0].lower() not in encoded]
    return httpx2.Response(status, headers=fields, content=response.content)


def _translated(error: Exception, request: httpx2.Request | None) -> Exception:
    """The exception of httpx2 with the same name, otherwise the exception itself."""
    kind: Any = getattr(httpx2, type(error).__name__, None)
    if kind is None or not issubclass(kind, httpx2.RequestError):
        return error
    return kind(str(error), request=request)  # type: ignore[no-any-return]


def adapted(http_client: object) -> object:
    """Return a transport for a client of httpx; other values are returned unchanged."""
    kinds = {
        f"{kind.__module__.partition('.')[0]}.{kind.__name__}"
        for kind in type(http_client).__mro__
    }
    if "httpx.Client" in kinds:
        return HttpxTransport(http_client)
    if "httpx.AsyncClient" in kinds:
        return AsyncHttpxTransport(http_client)
    return http_client


class SyncTransport:
    """Sends requests over connections that are kept open; threads may share it.

    Attributes:
        wait: Called with the seconds between attempts instead of sleeping. A custom
            transport, such as a mock's, may have this method.
    """

    def __init__(
        self,
        http_client: object | None = None,
        options: Mapping[str, Any] = _NO_OPTIONS,
    ) -> None:
        self._clients: dict[str, httpx2.Client] = {}
        self._dropped: Dropped = deque()
        self._lock = threading.Lock()
        self._http_client = http_client
        self._given: httpx2.Client | None = None
        self._online = self._refused = False
        self.tokens: Tokens = {}
        self._options = options
        self.closed: bool = False
        self.wait: Wait | None = getattr(http_client, "wait", None)
        http_client = adapted(http_client)
        if isinstance(http_client, httpx2.BaseTransport):
            self._given = httpx2.Client(transport=http_client, cookies=no_cookies())
        elif isinstance(http_client, httpx2.Client):
            self._given = http_client
        elif http_client is not None:
            raise TypeError(
                "http_client must be a Client of httpx2 or httpx, or an httpx2 transport"
            )
        if self._given is not None:
            keep_deadlines(self._given)
        register(self)

    def __copy__(self) -> SyncTransport:
        return SyncTransport(self._http_client, self._options)

    def __deepcopy__(self, memo: object) -> SyncTransport:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return SyncTransport, (
            None,
            picklable_options(self._http_client, self._options),
        )

    def after_fork(self) -> None:
        """Leave the connections and tokens to the parent process."""
        for client in self._clients.values():
            drop_connections(client)
        self._clients = {}
        self._dropped.clear()
        self._lock = threading.Lock()
        self.tokens.clear()
        if self._given is not None:
            self._refused = not drop_connections(self._given) and self._online

    def before_exit(self) -> None:
        """Do nothing: at exit, Python closes the sockets without a warning."""

    def _client(self, url: str) -> httpx2.Client:
        if self.closed:
            raise RuntimeError("the client is closed")
        if self._given is not None:
            if self._refused:
                raise RuntimeError(INHERITED)
            return self._given
        scheme = "https" if url[:6].lower() == "https:" else "http"
        client = self._clients.get(scheme)
        if client is None:
            with self._lock:
                client = self._clients.get(scheme)
                if client is None:
                    arguments = client_arguments(scheme, self._options)
                    client = httpx2.Client(**arguments)
                    keep_deadlines(client)
                    self._clients[scheme] = client
        return client

    def send(self, request: Request, *, stream: bool = False) -> HttpResponse:
        """Send the request once.

        Raises:
            APITimeoutError: The response does not arrive in time.
            APIConnectionError: There is no connection, or it breaks.
            ResponseTooLargeError: The response is larger than allowed.
        """
        while self._dropped:
            self._dropped.popleft().close()
        client = self._client(request.url)
        made = build_request(client, request)
        before, current.until = current.until, request.until
        how: Any = {"stream": True, "auth": auth_of(request), "follow_redirects": False}
        steps = None if request.digest is None else digest_steps(request, made)
        try:
            response = client.send(made, **how)
            if steps and (again := challenge_response(request, steps, response)):
                SyncBody(request, response).read(request.until)
                response = client.send(again, **how)
        except httpx2.RequestError as error:
            if self._given is None:
                drop_tracebacks(error)
            raise connection_error(request, error) from error
        finally:
            current.until = before
        self._online = self._online or "network_stream" in response.extensions
        result = response_of(response)
        if stream:
            result.stream = SyncBody(request, response)
            result.stream.leave_unread(self._dropped)
        elif (content := loaded_content(request, response)) is not None:
            result.content = content
        else:
            body = SyncBody(request, response)
            result.content = body.read(request.until)
            result.truncated = body.truncated
        return result

    def close(self) -> None:
        """Close the connections; a custom HTTP client stays open."""
        self.closed = True
        for client in self._clients.values():
            client.close()

    def __del__(self) -> None:
        # Empty without a connection, missing if the constructor failed.
        if getattr(self, "_clients", None) and not self.closed and not is_finalizing():
            _warn_unclosed(self, "close()")
            self.close()


class AsyncTransport:
    """Sends requests concurrently over connections that are kept open.

    Connections belong to the event loop that opened them, so each loop has its own: a
    client can be used with several loops, one after another.
    """

    def __init__(
        self,
        http_client: object | None = None,
        options: Mapping[str, Any] = _NO_OPTIONS,
    ) -> None:
        self._clients: dict[object, dict[str, httpx2.AsyncClient]] = {}
        self._lock = threading.Lock()
        self._http_client = http_client
        self._given: httpx2.AsyncClient | None = None
        self._online = self._refused = False
        self.tokens: Tokens = {}
        self._options = options
        self.closed: bool = False
        self.wait: Wait | None = getattr(http_client, "wait", None)
        http_client = adapted(http_client)
        if isinstance(http_client, httpx2.AsyncBaseTransport):
            jar = no_cookies()
            self._given = httpx2.AsyncClient(transport=http_client, cookies=jar)
        elif isinstance(http_client, httpx2.AsyncClient):
            self._given = http_client
        elif http_client is not None:
            raise TypeError(
                "http_client must be an AsyncClient of httpx2 or httpx, or an "
                "asynchronous httpx2 transport"
            )
        register(self)

    def __copy__(self) -> AsyncTransport:
        return AsyncTransport(self._http_client, self._options)

    def __deepcopy__(self, memo: object) -> AsyncTransport:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return AsyncTransport, (
            None,
            picklable_options(self._http_client, self._options),
        )

    def after_fork(self) -> None:
        """Leave the connections and tokens to the parent process."""
        for clients in self._clients.values():
            for client in clients.values():
                drop_connections(client)
        self._clients = {}
        self._lock = threading.Lock()
        self.tokens.clear()
        if self._given is not None:
            self._refused = not drop_connections(self._given) and self._online

    def before_exit(self) -> None:
        """Do nothing: at exit, Python closes the sockets without a warning."""

    def _client(self, url: str) -> httpx2.AsyncClient:
        if self.closed:
            raise RuntimeError("the client is closed")
        if self._given is not None:
            if self._refused:
                raise RuntimeError(INHERITED)
            return self._given
        clients = self._clients_of(running_loop())
        scheme = "https" if url[:6].lower() == "https:" else "http"
        client = clients.get(scheme)
        if client is None:
            arguments = client_arguments(scheme, self._options)
            client = clients[scheme] = httpx2.AsyncClient(**arguments)
        return client

    def _clients_of(self, loop: object) -> dict[str, httpx2.AsyncClient]:
        clients = self._clients.get(loop)
        if clients is None:
            with self._lock:
                # The connections of a loop that has ended cannot be closed.
                for other in [loop for loop in self._clients if is_closed_loop(loop)]:
                    del self._clients[other]
                clients = self._clients.setdefault(loop, {})
        return clients

    async def send(self, request: Request, *, stream: bool = False) -> HttpResponse:
        """Send the request once.

        Raises:
            APITimeoutError: The response does not arrive in time.
            APIConnectionError: There is no connection, or it breaks.
            ResponseTooLargeError: The response is larger than allowed.
        """
        try:
            if request.until is None:
                return await self._sent(request, stream)
            return await within_deadline(request, lambda: self._sent(request, stream))
        except httpx2.RequestError as error:
            if self._given is None:
                drop_tracebacks(error)
            raise connection_error(request, error) from error

    async def _sent(self, request: Request, stream: bool) -> HttpResponse:
        client = self._client(request.url)
        made = build_request(client, request)
        how: Any = {"stream": True, "auth": auth_of(request), "follow_redirects": False}
        steps = None if request.digest is None else digest_steps(request, made)
        response = await client.send(made, **how)
        if steps and (again := challenge_response(request, steps, response)):
            await AsyncBody(request, response).read()
            response = await client.send(again, **how)
        self._online = self._online or "network_stream" in response.extensions
        result = response_of(response)
        if stream:
            result.stream = AsyncBody(request, response)
            result.stream.leave_unread()
        elif (content := loaded_content(request, response)) is not None:
            result.content = content
        else:
            body = AsyncBody(request, response)
            result.content = await body.read()
            result.truncated = body.truncated
        return result

    async def close(self) -> None:
        """Close the connections; a custom HTTP client stays open.

        The connections of other event loops stay open, because their tasks may use
        them.
        """
        self.closed = True
        if self._clients:
            for client in self._clients.pop(running_loop(), {}).values():
                await client.aclose()
        self._clients.clear()

    def __del__(self) -> None:
        clients = getattr(self, "_clients", None)
        if not clients or self.closed or is_finalizing():
            return
        if not all(map(is_closed_loop, clients)):
            _warn_unclosed(self, "await close()")


async def within_deadline(
    request: Request | HasDeadline, work: Callable[[], Awaitable[T]]
) -> T:
    """Return the result of the work, unless the deadline passes first.

    Raises:
        APITimeoutError: The deadline has passed.
    """
    if request.until is None:
        return await work()
    import anyio

    left = max(0.0, request.until - time.monotonic())
    with anyio.move_on_after(left):
        return await work()
    raise timeout_error(request)


def running_loop() -> object:
    """Return the running event loop, of asyncio or trio.

    Raises:
        RuntimeError: No event loop is running.
    """
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        from anyio import lowlevel

        # The token object is new at each call, but it wraps the same native token.
        token = lowlevel.current_token()
        return getattr(token, "native_token", token)


def is_closed_loop(loop: Any) -> bool:
    """Return whether an event loop will never run again."""
    closed = getattr(loop, "is_closed", None)
    return closed is not None and bool(closed())


def _warn_unclosed(transport: object, remedy: str) -> None:
    warnings.warn(
        f"a client was dropped with open connections: use `with`, or {remedy}",
        ResourceWarning,
        source=transport,
        stacklevel=2,
    )
