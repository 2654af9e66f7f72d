"""How the HTTP library is told to connect."""

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
    """The usual TLS settings by scheme, made once for the whole process."""

    def __init__(self) -> None:
        self.forked()
        own(self)

    def forked(self) -> None:
        """Begin anew: another thread may have held a lock of ours or of OpenSSL's."""
        self._lock = threading.Lock()
        self._made: dict[str, ssl.SSLContext] = {}

    def exits(self) -> None:
        """Nothing to close."""

    def of(self, scheme: str) -> ssl.SSLContext:
        """The settings for URLs of the scheme."""
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
    """The usual TLS settings for a scheme, made once for the whole process.

    Reading the trusted certificates takes most of the time and memory that a client
    costs.  For plain http they are left out: such a context trusts nobody.
    """
    return _contexts.of(scheme)


def disowned(client: httpx2.Client | httpx2.AsyncClient) -> bool:
    """Empty the pools of a client that a forked child inherited; nothing is sent.

    Closing a connection in the child could end it for the parent as well (TLS has a
    message for that), so the child only forgets it.

    Returns:
        Whether every transport of the client is known to hold no connection now.
    """
    known = True
    for transport in _transports(client):
        pool: Any = getattr(transport, "_pool", None)
        lock: Any = getattr(pool, "_optional_thread_lock", None)
        if isinstance(transport, httpx2.HTTPTransport | httpx2.AsyncHTTPTransport):
            if lock is None:
                known = False
                continue
            # Requests that wait for a connection are those of threads that do not exist
            # here, and one of these may have held the lock.
            pool._requests = [r for r in pool._requests if not r.is_queued()]
            pool._connections = []
            pool._optional_thread_lock = type(lock)()
        elif not isinstance(transport, _WITHOUT_NETWORK) and not any(_inner(transport)):
            known = False
    return known


_WITHOUT_NETWORK = (httpx2.MockTransport, httpx2.WSGITransport, httpx2.ASGITransport)


def _transports(client: Any) -> Iterator[Any]:
    """All transports of a client, those that others wrap included."""
    todo = [getattr(client, "_transport", None)]
    todo += getattr(client, "_mounts", {}).values()
    seen: list[Any] = []
    while todo:
        transport = todo.pop()
        if transport is not None and all(transport is not one for one in seen):
            seen.append(transport)
            yield transport
            todo += _inner(transport)


def _inner(transport: Any) -> list[Any]:
    kinds = httpx2.BaseTransport | httpx2.AsyncBaseTransport
    values = getattr(transport, "__dict__", {}).values()
    return [value for value in values if isinstance(value, kinds)]


def keep_deadlines(client: httpx2.Client) -> None:
    """Make every connect, read and write of a client stop at the call's deadline.

    The library applies its timeouts to single operations only, so that a server which
    sends a byte from time to time is never too late.  Nothing changes for requests
    without a deadline.  The library has no public place for this: where a later version
    keeps its network elsewhere, deadlines are still checked between pieces of a body.
    """
    for transport in _transports(client):
        pool: Any = getattr(transport, "_pool", None)
        network: Any = getattr(pool, "_network_backend", None)
        if network is not None and not isinstance(network, Network):
            pool._network_backend = Network(network)


def no_cookies() -> http.cookiejar.CookieJar:
    """A jar that stays empty: what one answer sets must not travel with another call."""
    policy = http.cookiejar.DefaultCookiePolicy(allowed_domains=[])
    return http.cookiejar.CookieJar(policy)


def client_arguments(scheme: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of the library's client for URLs of a scheme.

    Raises:
        OSError: when a certificate cannot be read.
        ValueError: when the proxy's URL is none; it is not shown.
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
            # The library's message quotes the URL, which may hold a password.
            raise ValueError("proxy is not a URL that can be used") from None
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
