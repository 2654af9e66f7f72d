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
"""How long a host may be silent, in seconds."""

PATIENCE = 60.0
"""How long a document may take as a whole, in seconds."""

REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_CHUNK = 64 * 1024


def fetched(uri: str) -> bytes:
    """The content of an http or https URI; raises FetchError.

    Only hosts whose every address is public are asked (E125), and the address that was
    checked is the one that is connected to, so that a name cannot mean something else
    a moment later.  Redirects are followed within the origin.  Proxies of the
    environment are not used: behind them no address could be checked.
    """
    outcome: list[bytes | FetchError] = []

    def work() -> None:
        try:
            outcome.append(_followed(uri))
        except FetchError as fault:
            outcome.append(fault)
        except Exception as fault:  # what hosts provoke in a client has no end
            said = str(fault) or type(fault).__name__
            outcome.append(FetchError(f"cannot be fetched: {said}"))

    # A thread, since nothing else bounds the time that a look at the name service takes
    # or a host that sends its headers letter by letter.
    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if not outcome:
        raise FetchError(f"cannot be fetched: it takes more than {PATIENCE:.0f} s")
    if isinstance(outcome[0], FetchError):
        raise outcome[0]
    return outcome[0]


def addresses(host: str, port: int) -> list[str]:
    """The addresses that a name stands for, best first.  Tests replace this function and
    ``connected`` to be the network.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connected(address: str, port: int) -> socket.socket:
    """A connection to an address."""
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
                hint="Refer to the place where the document lies now.",
            )
        here = there
    raise FetchError(f"cannot be fetched: it redirects more than {REDIRECTS} times")


def _connection(uri: str) -> HTTPConnection:
    """A connection to a host that was found to be public."""
    parts = urlsplit(uri)
    host, secure = parts.hostname, parts.scheme == "https"
    if not host or "@" in parts.netloc:
        raise FetchError("cannot be fetched: its host is written in an unusual way")
    port = parts.port or (443 if secure else 80)
    found = addresses(host, port)
    for address in found:
        if not is_public(address):
            raise FetchError(
                f"is not read: {host} is {address}, an address that is not public",
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
    fault = OSError("its host has no address")
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
        raise FetchError(f"cannot be fetched: its host answers {answer.status}")
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(f"cannot be fetched: it has more than {MAX_BYTES:,} bytes")
        if monotonic() > deadline:  # nobody waits for it any longer
            raise FetchError("cannot be fetched: it takes too long")
    if answer.length:
        raise FetchError("cannot be fetched: its host broke off")
    return bytes(data)
