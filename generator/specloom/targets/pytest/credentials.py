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

_USER_PASSWORD = (SchemeKind.BASIC, SchemeKind.DIGEST)


@dataclass(frozen=True, slots=True)
class Credentials:
    """The headers, query parameters and cookies that authenticate a request."""

    headers: dict[str, str] = field(default_factory=dict[str, str])
    query: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    cookies: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def secret(scheme: ir.SecurityScheme) -> str:
    """The credential for a scheme; user and password are joined by a colon."""
    word = "".join(c for c in scheme.wire if c.isascii() and c.isalnum()) or "some"
    return f"{word}-user:{word}-password" if is_pair(scheme) else f"{word}-secret"


def is_pair(scheme: ir.SecurityScheme) -> bool:
    """Whether the credential is a user and a password."""
    return scheme.kind in _USER_PASSWORD


def asked_schemes(api: ir.Api) -> Iterator[ir.SecurityScheme]:
    """The schemes for which a client takes an argument."""
    return (s for s in api.schemes if s.kind is not SchemeKind.MUTUAL_TLS)


def credentials_of(
    api: ir.Api, operation: ir.Operation, taken: Collection[tuple[str, str]] = ()
) -> Credentials:
    """The credentials in the request of an operation, if the client has all credentials.

    The first alternative that is not anonymous is used. ``taken`` are the parameters that
    arguments set, each as its location and its name in lower case.
    """
    known = {scheme.wire: scheme for scheme in api.schemes}
    found = Credentials()
    for alternative in operation.security:
        if alternative:
            for need in alternative:
                scheme = known.get(need.scheme)
                if scheme is not None and _parameter_of(scheme) not in taken:
                    _add_credential(scheme, found)
            break
    return found


def _parameter_of(scheme: ir.SecurityScheme) -> tuple[str, str]:
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
            pass  # sent after the server's challenge, or part of the TLS connection


#: The base URL of clients if tests cannot predict the base URL from the document.
ELSEWHERE = "https://api.test"

_PLAIN_URL = re.compile(r"(https?)://([A-Za-z0-9.-]+)(:\d+)?((?:/[A-Za-z0-9._~-]+)*/?)")
_PORTS = {"http": ":80", "https": ":443"}


def has_own_address(api: ir.Api) -> bool:
    """Whether tests can use the servers of the document."""
    described = [o for o in api.operations if o.servers]
    return bool(_api_base(api)) and all(_operation_base(api, o) for o in described)


def server_address(api: ir.Api, operation: ir.Operation, *, own: bool) -> str:
    """The base URL of an operation, as it is sent.

    ``own`` is the result of `has_own_address`, which inspects all operations.
    """
    return _operation_base(api, operation) if own else ELSEWHERE


def _api_base(api: ir.Api) -> str:
    return _normalized(_filled_server(api.servers[0])) if api.servers else ""


def _operation_base(api: ir.Api, operation: ir.Operation) -> str:
    general = _filled_server(api.servers[0]) if api.servers else ""
    if operation.servers:
        url = _filled_server(operation.servers[0])
        if "://" in url or not general:
            return _normalized(url)
        return _normalized(urljoin(general, url))
    return _normalized(general)


def _filled_server(server: ir.Server) -> str:
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.wire + "}", variable.default)
    return url


def _normalized(url: str) -> str:
    """The URL as an HTTP library sends it; "" if it is not a plain HTTP URL."""
    found = _PLAIN_URL.fullmatch(url)
    if found is None:
        return ""
    scheme, host, port, path = found.groups()
    shown = "" if port == _PORTS[scheme] else port or ""
    return f"{scheme}://{host.lower()}{shown}{path.rstrip('/')}"
