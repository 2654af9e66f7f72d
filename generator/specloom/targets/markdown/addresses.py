"""Server URLs as the documentation shows them."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from specloom import ir

_LEAD = re.compile(r"(?:your|my)(?=.)")


def address(server: ir.Server) -> str:
    """A server's URL with the defaults of its variables (OpenAPI 3.1 §4.8.5), without a
    trailing slash.
    """
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.wire + "}", variable.default)
    return url.rstrip("/")


def is_absolute(url: str) -> bool:
    """Whether the URL is an absolute HTTP URL."""
    return url.lower().startswith(("http://", "https://"))


def is_placeholder(variable: ir.ServerVariable) -> bool:
    """Whether the default of a server variable is only a placeholder: it is empty, or it
    repeats the name of the variable, such as ``HOSTNAME`` or ``your-tenant``.
    """
    if variable.values:
        return False
    name, default = (
        re.sub(r"[\W_]", "", text.lower()) for text in (variable.wire, variable.default)
    )
    return not default or _LEAD.sub("", default) == _LEAD.sub("", name)


def servers_of(api: ir.Api, operation: ir.Operation) -> tuple[ir.Server, ...]:
    """The servers whose URLs make the base URL of an operation."""
    if not operation.servers:
        return api.servers[:1]
    own = operation.servers[:1]
    return own if is_absolute(address(own[0])) else (*api.servers[:1], *own)


def base(api: ir.Api, operation: ir.Operation | None = None) -> str:
    """The URL of the first server of an operation, or of the API if the operation has none;
    "" if neither has one.
    """
    common = address(api.servers[0]) if api.servers else ""
    if operation is None or not operation.servers:
        return common
    own = address(operation.servers[0])
    return own if is_absolute(own) else urljoin(f"{common}/", own).rstrip("/")
