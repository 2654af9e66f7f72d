"""Fetches documents from public hosts."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from threading import Thread
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit

from specloom.document.addresses import is_public
from specloom.document.files import MAX_BYTES
from specloom.document.remote import FetchError, origin_of

SILENCE = 20.0
"""The timeout of a socket operation, in seconds."""

PATIENCE = 60.0
"""The timeout of a whole download, in seconds."""

REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_CHUNK = 64 * 1024


def fetched(uri: str) -> bytes:
    """Fetch the content of an http or https URI; raises FetchError.

    Every address of the host must be public (E125). The connection uses the address that
    was checked, so that a second DNS lookup cannot return another one. Redirects are
    followed within the origin. Proxies of the environment are not used, because the
    address behind a proxy cannot be checked.
    """
    outcome: list[bytes | FetchError] = []

    def work() -> None:
        try:
            outcome.append(_followed(uri))
        except FetchError as fault:
            outcome.append(fault)
        except Exception as fault:  # hosts can cause any exception in the client
            said = str(fault) or type(fault).__name__
            outcome.append(FetchError(f"cannot be fetched: {said}"))

    # A thread, because there is no other timeout for a DNS lookup or for a host that sends
    # its headers byte by byte.
    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if not outcome:
        raise FetchError(f"cannot be fetched: it takes longer than {PATIENCE:.0f} s")
    if isinstance(outcome[0], FetchError):
        raise outcome[0]
    return outcome[0]


def addresses(host: str, port: int) -> list[str]:
    """Look up the addresses of a host, best first. Tests replace this function and
    ``connected`` to simulate the network.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connected(address: str, port: int) -> socket.socket:
    """Connect to an address."""
    return socket.create_connection((address, port), SILENCE)


def _followed(uri: str) -> bytes:
    deadline = monotonic() + PATIENCE
    here = uri
    for _ in range(REDIRECTS + 1):
        connection = _connection(here)
        try:
            answer = _answer(connection, here)
            if answer.status not in _MOVED:
                return _content(answer, deadline)
            there = urljoin(here, answer.headers.get("Location", ""))
        finally:
            connection.close()
        if origin_of(there) != origin_of(uri):
            raise FetchError(
                f"cannot be fetched: it redirects to {origin_of(there)}",
                hint="Refer to the new URL of the document.",
            )
        here = there
    raise FetchError(f"cannot be fetched: it redirects more than {REDIRECTS} times")


def _connection(uri: str) -> HTTPConnection:
    """Connect to a host after checking that all its addresses are public."""
    parts = urlsplit(uri)
    host, secure = parts.hostname, parts.scheme == "https"
    if not host or "@" in parts.netloc:
        raise FetchError("cannot be fetched: the URL has user information or no host")
    port = parts.port or (443 if secure else 80)
    found = addresses(host, port)
    for address in found:
        if not is_public(address):
            raise FetchError(
                f"is not read: {host} has the address {address}, which is not public",
                "E125",
            )
    wire = _dialled(found, port)
    if not secure:
        plain = HTTPConnection(host, port)
        plain.sock = wire
        return plain
    safe = HTTPSConnection(host, port)
    context = ssl.create_default_context()
    safe.sock = context.wrap_socket(wire, server_hostname=host)
    return safe


def _dialled(found: list[str], port: int) -> socket.socket:
    fault = OSError("the host has no address")
    for address in found:
        try:
            return connected(address, port)
        except OSError as cause:
            fault = cause
    raise fault


def _answer(connection: HTTPConnection, uri: str) -> HTTPResponse:
    parts = urlsplit(uri)
    target = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:=&~+!$,;'@()*?")
    accepted = "application/json, application/yaml, */*;q=0.5"
    connection.request("GET", target, headers={"Accept": accepted})
    return connection.getresponse()


def _content(answer: HTTPResponse, deadline: float) -> bytes:
    if answer.status != 200:
        raise FetchError(
            f"cannot be fetched: the host responds with status {answer.status}"
        )
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(f"cannot be fetched: it has more than {MAX_BYTES:,} bytes")
        if monotonic() > deadline:  # the caller has stopped waiting
            raise FetchError("cannot be fetched: it takes too long")
    if answer.length:
        raise FetchError("cannot be fetched: the host closed the connection early")
    return bytes(data)
