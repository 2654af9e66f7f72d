"""Documents fetched over HTTP, and the lock that pins them."""

from __future__ import annotations

import json
import re
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection, responses
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from threading import Thread
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit

from specloom.cache import read, store
from specloom.diagnostics import Diagnostic, InputError, Span, shown_path
from specloom.document.node import MAX_BYTES
from specloom.document.tree import member
from specloom.kinds import is_object

Fetch = Callable[[str], bytes]
"""Fetches the content of an http or https URI; raises FetchError."""

UNREACHABLE = "E122"


class FetchError(Exception):
    """A remote document cannot be fetched; the message continues a sentence with its URI."""

    def __init__(self, message: str, code: str = UNREACHABLE, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def origin_of(uri: str) -> str:
    """Scheme, host and port (RFC 6454 §4) in lower case, without a default port."""
    parts = urlsplit(uri)
    port = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host.removesuffix(port) if port else host}"


def is_allowed(uri: str, allowed: Iterable[str]) -> bool:
    """Whether the origin of a URI is one of ``allowed``; http must be allowed explicitly."""
    return origin_of(uri) in {origin_of(origin) for origin in allowed}


def is_web(uri: str) -> bool:
    """Whether a URI names a remote document."""
    return uri.startswith(("http://", "https://"))


_EMBEDDING_NETWORKS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""IPv6 networks whose last 32 bits are an IPv4 address: NAT64 (RFC 6052 §2.1) and the
deprecated IPv4-compatible addresses (RFC 4291 §2.5.5.1).
"""


def is_public(address: str) -> bool:
    """Whether an IPv4 or IPv6 address is public: not loopback, private, link-local, shared,
    multicast or reserved, nor an IPv6 form of such an address.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    if any(not is_public(str(inner)) for inner in _embedded(found)):
        return False
    if found.ipv4_mapped is not None:
        return True
    return found.is_global and not found.is_multicast and not found.is_site_local


def is_local(address: str) -> bool:
    """Whether an address is of this machine or a private network (RFC 1918, RFC 4193).
    Link-local addresses, where clouds serve credentials to machines, are not.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    inner = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    found = inner or found
    usable = not (found.is_link_local or found.is_unspecified or found.is_reserved)
    return found.is_loopback or (found.is_private and usable)


def _embedded(address: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that packets for an IPv6 address may reach."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _EMBEDDING_NETWORKS):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]


SOCKET_TIMEOUT = 20.0
"""The timeout of a socket operation, in seconds."""

PATIENCE = 60.0
"""The timeout of a whole download, in seconds."""

MAX_REDIRECTS = 5
_REDIRECT_STATUSES = (301, 302, 303, 307, 308)
_CHUNK = 64 * 1024


def fetched(uri: str, accepts: Callable[[str], bool] = is_public) -> bytes:
    """Fetch the content of an http or https URI; raises FetchError.

    ``accepts`` must be true for every address of the host (E125). The connection uses the
    address that was checked, so that a second DNS lookup cannot return another one.
    Redirects are followed within the origin. Proxies of the environment are not used,
    because the address behind a proxy cannot be checked.
    """
    outcome: list[bytes | FetchError] = []

    def work() -> None:
        try:
            outcome.append(_follow_redirects(uri, accepts))
        except FetchError as fault:
            outcome.append(fault)
        except Exception as fault:  # hosts can cause any exception in the client
            outcome.append(FetchError(f"cannot be fetched: {_reason(fault, uri)}"))

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
    return socket.create_connection((address, port), SOCKET_TIMEOUT)


def _reason(fault: Exception, uri: str) -> str:
    """Why a host could not be reached, in plain words."""
    host = urlsplit(uri).netloc
    match fault:
        case socket.gaierror():
            return f"no address is known for {host}; check the URL and the network"
        case ConnectionRefusedError():
            return f"{host} refuses the connection; check that the server is running"
        case TimeoutError():
            return f"{host} does not respond"
        case ssl.SSLCertVerificationError():
            return f"the certificate of {host} is invalid: {fault.verify_message}"
        case ssl.SSLError():
            return f"{host} does not speak TLS: {fault.reason or fault}"
        case _:
            return str(fault) or type(fault).__name__


def _follow_redirects(uri: str, accepts: Callable[[str], bool]) -> bytes:
    deadline = monotonic() + PATIENCE
    here = uri
    for _ in range(MAX_REDIRECTS + 1):
        connection = _connection(here, accepts)
        try:
            response = _response(connection, here)
            if response.status not in _REDIRECT_STATUSES:
                return _content(response, here, deadline)
            there = urljoin(here, response.headers.get("Location", ""))
        finally:
            connection.close()
        if origin_of(there) != origin_of(uri):
            raise FetchError(
                f"cannot be fetched: it redirects to {origin_of(there)}",
                hint=f"Use the new URL: {there}" if is_web(there) else "",
            )
        here = there
    raise FetchError(f"cannot be fetched: it redirects more than {MAX_REDIRECTS} times")


def _connection(uri: str, accepts: Callable[[str], bool]) -> HTTPConnection:
    """Connect to a host after checking all its addresses."""
    parts = urlsplit(uri)
    host, secure = parts.hostname, parts.scheme == "https"
    if not host or "@" in parts.netloc:
        raise FetchError("cannot be fetched: the URL has user information or no host")
    port = parts.port or (443 if secure else 80)
    found = addresses(host, port)
    for address in found:
        if not accepts(address):
            raise FetchError(
                f"is not read: {host} has the address {address}, which is not public",
                "E125",
            )
    raw_socket = _connected_to_any(found, port)
    if not secure:
        plain = HTTPConnection(host, port)
        plain.sock = raw_socket
        return plain
    safe = HTTPSConnection(host, port)
    context = ssl.create_default_context()
    safe.sock = context.wrap_socket(raw_socket, server_hostname=host)
    return safe


def _connected_to_any(found: list[str], port: int) -> socket.socket:
    fault = OSError("the host has no address")
    for address in found:
        try:
            return connected(address, port)
        except OSError as cause:
            fault = cause
    raise fault


def _response(connection: HTTPConnection, uri: str) -> HTTPResponse:
    parts = urlsplit(uri)
    target = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:=&~+!$,;'@()*?")
    accepted = "application/json, application/yaml, */*;q=0.5"
    connection.request("GET", target, headers={"Accept": accepted})
    return connection.getresponse()


def _content(response: HTTPResponse, uri: str, deadline: float) -> bytes:
    if response.status != 200:
        raise FetchError(_status_text(response.status), hint=_status_hint(response))
    media_type = response.headers.get_content_type()
    if _NOT_TEXT.match(media_type):
        raise FetchError(
            f"has the media type {media_type}, which is not that of a document",
            hint="Use the URL of the JSON or YAML file itself.",
        )
    encoding = response.headers.get("Content-Encoding", "identity")
    if encoding != "identity":
        raise FetchError(f"cannot be read: the host compresses it with {encoding}")
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(f"cannot be fetched: it has more than {MAX_BYTES:,} bytes")
        if monotonic() > deadline:  # the caller has stopped waiting
            raise FetchError("cannot be fetched: it takes too long")
    if response.length:
        raise FetchError("cannot be fetched: the host closed the connection early")
    if media_type == "text/html" or _HTML.match(data):
        raise _web_page(bytes(data), uri)
    return bytes(data)


_NOT_TEXT = re.compile(
    r"(image|audio|video|font)/|application/(pdf|zip|gzip|x-tar|java-archive)$"
)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_LINKED = re.compile(
    rb"""["']([^"'\s<>]{0,300}(?:openapi|swagger|api-docs)[^"'\s<>]{0,300}?)["']""",
    re.IGNORECASE,
)
_DOCUMENT_NAME = re.compile(r"(\.json|\.ya?ml|/api-docs)$")


def _web_page(data: bytes, uri: str) -> FetchError:
    """The error for a page of HTML, with the document that the page links to."""
    for link in _LINKED.findall(data[:1_000_000]):
        there = urljoin(uri, link.decode("utf-8", "replace").replace("&amp;", "&"))
        if is_web(there) and _DOCUMENT_NAME.search(urlsplit(there).path):
            hint = f"The page names this document: {there}"
            break
    else:
        hint = (
            "Use the URL of the JSON or YAML file itself, such as …/openapi.json; on "
            "code hosts, the URL of the raw file."
        )
    return FetchError("is a web page (HTML), not an OpenAPI document", hint=hint)


def _status_text(status: int) -> str:
    phrase = responses.get(status, "")
    text = f"{status} ({phrase})" if phrase else str(status)
    return f"cannot be fetched: the host responds with status {text}"


def _status_hint(response: HTTPResponse) -> str:
    if response.status in (401, 403):
        return (
            "If it needs credentials, download it yourself, or pipe it: "
            "curl -H … URL | specloom generate -"
        )
    return "Check the URL." if response.status in (404, 410) else ""


NAME = "specloom.lock"
_CACHE_FOLDER = "remote"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class LockUse(StrEnum):
    """How a run uses the lock file.

    RECORD fetches documents and adds new ones; UPDATE also accepts changes. COMPARE needs no
    network as long as the locked contents are cached, and rejects documents that are not
    locked.
    """

    RECORD = "record"
    UPDATE = "update"
    COMPARE = "compare"


class RemoteLock:
    """The SHA-256 of each remote document, stored in a file next to the config."""

    def __init__(self, config: Path | None, use: LockUse, root: str = "") -> None:
        """Read the lock file; ``config`` is the file that allows remote documents, or None:
        then nothing is locked. ``root`` is the URL of the root document, if it has one.

        Raises InputError (E503) if the lock file cannot be read or is invalid.
        """
        self._root = root
        self._root_addresses: set[str] = set()
        file = Path(NAME) if config is None else config.parent / NAME
        self.file = file
        self._config = config
        self._use = use
        self._old = None if config is None else _text(file)
        self._locked = _hashes(file, self._old)
        self._seen: dict[str, str] = {}

    def content(self, uri: str) -> bytes:
        """The content of a remote document.

        Raises FetchError if it cannot be fetched, has changed (E124), or is not locked but
        must be (E126).
        """
        locked = self._locked.get(uri)
        data = self._cached(uri, locked)
        if data is None:
            data = self._fetched(uri, locked)
        self._seen[uri] = store(_CACHE_FOLDER, data)
        if locked not in (None, self._seen[uri]) and self._use is not LockUse.UPDATE:
            raise FetchError(
                f"has changed since its hash was recorded in {NAME}", "E124"
            )
        return data

    def new_text(self) -> str | None:
        """The text of the lock file after this run; None if it is up to date."""
        if self._config is None or not (self._seen or self._old):
            return None
        content = {"remote": dict(sorted(self._seen.items()))}
        text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        return None if text == self._old else text

    def _cached(self, uri: str, locked: str | None) -> bytes | None:
        if self._use is not LockUse.COMPARE or self._config is None:
            return None
        if locked is None:
            raise FetchError(f"is not in {NAME}", "E126")
        return read(_CACHE_FOLDER, locked)

    def _fetched(self, uri: str, locked: str | None) -> bytes:
        try:
            return fetched(uri, self._acceptance(uri))
        except FetchError as fault:
            # Offline, the cached content that was locked can be used instead.
            wanted = locked if self._use is LockUse.RECORD else None
            known = read(_CACHE_FOLDER, wanted) if wanted is not None else None
            if known is None or fault.code != UNREACHABLE:
                raise
            return known

    def _acceptance(self, uri: str) -> Callable[[str], bool]:
        """Which addresses a document may come from.

        The user chose the URL of the root document, which may therefore be on this machine
        or in a private network; documents of the same origin may have the same address. All
        others must be public.
        """
        if not self._root or origin_of(uri) != origin_of(self._root):
            return is_public
        known = self._root_addresses

        def accepts(address: str) -> bool:
            if is_public(address) or address in known:
                return True
            if uri != self._root or not is_local(address):
                return False
            known.add(address)
            return True

        return accepts


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _lock_error(file, fault.strerror or type(fault).__name__) from fault


def _hashes(file: Path, text: str | None) -> Mapping[str, str]:
    if text is None:
        return {}
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _lock_error(file, f"invalid JSON: {fault}") from fault
    found = member(content, "remote")
    if not is_object(found):
        raise _lock_error(file, "the object 'remote' is missing")
    for uri, digest in found.items():
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            raise _lock_error(file, f"the value of {uri} is not a SHA-256 hash")
    return found


def _lock_error(file: Path, why: str) -> InputError:
    return InputError(
        Diagnostic(
            code="E503",
            span=Span(shown_path(file)),
            message=f"the lock file of remote documents cannot be read: {why}",
            hint="Restore it from version control, or delete it and run specloom generate.",
        )
    )
