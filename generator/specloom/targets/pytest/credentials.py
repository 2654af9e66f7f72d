"""Credentials and servers in tests."""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from specloom import ir
from specloom.ir import Location, SchemeKind
from specloom.targets.pytest.code import escaped

_PAIRS = (SchemeKind.BASIC, SchemeKind.DIGEST)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What proves who the caller is: header fields, pieces of the query, cookies."""

    headers: dict[str, str] = field(default_factory=dict[str, str])
    query: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    cookies: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def secret(scheme: ir.SecurityScheme) -> str:
    """The credential for a scheme; user and password are joined by a colon."""
    word = "".join(c for c in scheme.wire if c.isascii() and c.isalnum()) or "some"
    return f"{word}-user:{word}-password" if is_pair(scheme) else f"{word}-secret"


def is_pair(scheme: ir.SecurityScheme) -> bool:
    """Whether the credential is a pair: user and password."""
    return scheme.kind in _PAIRS


def asked_schemes(api: ir.Api) -> Iterator[ir.SecurityScheme]:
    """The schemes that a caller gives something for."""
    return (s for s in api.schemes if s.kind is not SchemeKind.MUTUAL_TLS)


def credentials_of(
    api: ir.Api, operation: ir.Operation, taken: Collection[tuple[str, str]] = ()
) -> Credentials:
    """What an operation carries for a caller who has every credential.

    The first alternative is used; an anonymous one only when there is no other.
    ``taken`` are the places (location, name in lower case) that arguments fill.
    """
    known = {scheme.wire: scheme for scheme in api.schemes}
    found = Credentials()
    for alternative in operation.security:
        if alternative:
            for need in alternative:
                scheme = known.get(need.scheme)
                if scheme is not None and _place(scheme) not in taken:
                    _add_credential(scheme, found)
            break
    return found


def _place(scheme: ir.SecurityScheme) -> tuple[str, str]:
    """Where a credential goes."""
    if scheme.location is None:
        return Location.HEADER.value, "authorization"
    return scheme.location.value, scheme.parameter.lower()


def _add_credential(scheme: ir.SecurityScheme, found: Credentials) -> None:
    word = secret(scheme)
    match scheme.kind:
        case SchemeKind.API_KEY:
            if scheme.location is Location.QUERY:
                found.query.append((escaped(scheme.parameter), escaped(word)))
            elif scheme.location is Location.COOKIE:
                found.cookies.append((escaped(scheme.parameter), escaped(word)))
            else:
                found.headers[scheme.parameter.lower()] = word
        case SchemeKind.BASIC:
            token = base64.b64encode(word.encode()).decode()
            found.headers["authorization"] = f"Basic {token}"
        case SchemeKind.BEARER | SchemeKind.OAUTH2 | SchemeKind.OPENID:
            found.headers["authorization"] = f"Bearer {word}"
        case SchemeKind.HTTP:
            found.headers["authorization"] = f"{scheme.scheme} {word}"
        case SchemeKind.DIGEST | SchemeKind.MUTUAL_TLS:
            pass  # the server's challenge comes first, or the connection proves it


#: Where clients are pointed when the document names no URL that a test can foretell.
ELSEWHERE = "https://api.test"

_PLAIN = re.compile(r"(https?)://([A-Za-z0-9.-]+)(:\d+)?((?:/[A-Za-z0-9._~-]+)*/?)")
_PORTS = {"http": ":80", "https": ":443"}


def has_own_address(api: ir.Api) -> bool:
    """Whether clients may be left at the servers that the document names."""
    described = [o for o in api.operations if o.servers]
    return bool(_general(api)) and all(_base(api, o) for o in described)


def server_address(api: ir.Api, operation: ir.Operation, *, own: bool) -> str:
    """The URL that the operation's path is appended to, as it is sent.

    ``own`` is the answer of ``own_address``, which takes a look at every operation.
    """
    return _base(api, operation) if own else ELSEWHERE


def _general(api: ir.Api) -> str:
    return _normal(_filled_server(api.servers[0])) if api.servers else ""


def _base(api: ir.Api, operation: ir.Operation) -> str:
    general = _filled_server(api.servers[0]) if api.servers else ""
    if operation.servers:
        url = _filled_server(operation.servers[0])
        if "://" in url or not general:
            return _normal(url)
        return _normal(urljoin(general, url))
    return _normal(general)


def _filled_server(server: ir.Server) -> str:
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.wire + "}", variable.default)
    return url


def _normal(url: str) -> str:
    """The URL as an HTTP library sends it, or "" when it is not a plain one."""
    found = _PLAIN.fullmatch(url)
    if found is None:
        return ""
    scheme, host, port, path = found.groups()
    shown = "" if port == _PORTS[scheme] else port or ""
    return f"{scheme}://{host.lower()}{shown}{path.rstrip('/')}"
