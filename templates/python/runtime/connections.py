"""Configure the connections of the HTTP library."""

from __future__ import annotations

import http.cookiejar
import ssl
import threading
from typing import TYPE_CHECKING, Any

import httpx2

from .deadlines import Network
from .lifetimes import own

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class _Contexts:
    """The default TLS contexts by URL scheme, created once per process."""

    def __init__(self) -> None:
        self.forked()
        own(self)

    def forked(self) -> None:
        """Start with new contexts: another thread may have held our lock or one of
        OpenSSL's.
        """
        self._lock = threading.Lock()
        self._made: dict[str, ssl.SSLContext] = {}

    def exits(self) -> None:
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


def disowned(client: httpx2.Client | httpx2.AsyncClient) -> bool:
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
        import os

        folder = os.path.isdir(verify)  # noqa: PTH112 - pathlib is slow to import
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
