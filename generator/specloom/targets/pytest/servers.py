"""The URLs at which the tests expect an API."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from specloom import ir

#: Where clients are pointed when the document names no URL that a test can foretell.
ELSEWHERE = "https://api.test"

_PLAIN = re.compile(r"(https?)://([A-Za-z0-9.-]+)(:\d+)?((?:/[A-Za-z0-9._~-]+)*/?)")
_PORTS = {"http": ":80", "https": ":443"}


def own_address(api: ir.Api) -> bool:
    """Whether clients may be left at the servers that the document names."""
    described = [o for o in api.operations if o.servers]
    return bool(_general(api)) and all(_base(api, o) for o in described)


def address(api: ir.Api, operation: ir.Operation, *, own: bool) -> str:
    """The URL that the operation's path is appended to, as it is sent.

    ``own`` is the answer of ``own_address``, which takes a look at every operation.
    """
    return _base(api, operation) if own else ELSEWHERE


def _general(api: ir.Api) -> str:
    return _normal(_filled(api.servers[0])) if api.servers else ""


def _base(api: ir.Api, operation: ir.Operation) -> str:
    general = _filled(api.servers[0]) if api.servers else ""
    if operation.servers:
        url = _filled(operation.servers[0])
        if "://" in url or not general:
            return _normal(url)
        return _normal(urljoin(general, url))
    return _normal(general)


def _filled(server: ir.Server) -> str:
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
