"""The address of a server, ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence

from specloom import ir


def address(server: ir.Server) -> str:
    """A server's URL with the defaults of its variables (OpenAPI 3.1 §4.8.5), without a
    slash at its end.
    """
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.wire + "}", variable.default)
    return url.rstrip("/")


def base(api: ir.Api, operation: ir.Operation | None = None) -> str:
    """The first address of an operation, or of the API where it has none of its own; ""
    when neither has one.
    """
    own: Sequence[ir.Server] = operation.servers if operation else ()
    servers = own or api.servers
    return address(servers[0]) if servers else ""
