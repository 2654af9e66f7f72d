"""The address of a server, ready to be shown."""

from __future__ import annotations

from urllib.parse import urljoin

from specloom import ir


def address(server: ir.Server) -> str:
    """A server's URL with the defaults of its variables (OpenAPI 3.1 §4.8.5), without a
    slash at its end.
    """
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.wire + "}", variable.default)
    return url.rstrip("/")


def is_absolute(url: str) -> bool:
    """Whether a client can send to the URL without being told more."""
    return url.lower().startswith(("http://", "https://"))


def base(api: ir.Api, operation: ir.Operation | None = None) -> str:
    """The first address of an operation, or of the API where it has none of its own; ""
    when neither has one.
    """
    common = address(api.servers[0]) if api.servers else ""
    if operation is None or not operation.servers:
        return common
    own = address(operation.servers[0])
    return own if is_absolute(own) else urljoin(f"{common}/", own).rstrip("/")
