"""Reads where the service is: server objects, or Swagger 2.0's host and base path."""

from __future__ import annotations

import re

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context
from specloom.openapi.members import (
    items_at,
    members_at,
    misplaced,
    text_at,
    texts_at,
)

VARIABLE = re.compile(r"\{([^{}]+)\}")


def servers_at(ctx: Context, node: Node) -> tuple[ir.Server, ...]:
    """The ``servers`` of a document, path or operation; () when there are none."""
    found = [_server(ctx, item) for item in items_at(ctx, node, "servers")]
    return tuple(dict.fromkeys(server for server in found if server is not None))


def _server(ctx: Context, node: Node) -> ir.Server | None:
    if not node.is_object:
        misplaced(ctx, node, "a server object")
        return None
    url = text_at(node, "url").strip()
    if not url:
        ctx.warn("W318", node, "the server has no url; it is skipped")
        return None
    told = dict(members_at(ctx, node, "variables"))
    names = dict.fromkeys(VARIABLE.findall(url))
    for name in names:
        if name not in told:
            ctx.warn("W318", node, f"the server variable {{{name}}} is not declared")
    return ir.Server(
        url=url,
        variables=tuple(_variable(ctx, name, told.get(name)) for name in names),
        description=node.text("description"),
        name=node.text("name"),
    )


def _variable(ctx: Context, name: str, node: Node | None) -> ir.ServerVariable:
    if node is None or not node.is_object:
        return ir.ServerVariable(wire=name, default="")
    return ir.ServerVariable(
        wire=name,
        default=text_at(node, "default"),
        values=texts_at(ctx, node, "enum"),
        description=node.text("description"),
    )


def swagger_servers(
    ctx: Context, root: Node, schemes: tuple[str, ...] = ()
) -> tuple[ir.Server, ...]:
    """``schemes``, ``host`` and ``basePath`` as URLs (Swagger 2.0 §4.8.1).

    Without a host, the path alone is left: relative to wherever the document came from.
    The order of ``schemes`` means nothing; what is encrypted comes first.
    """
    host = text_at(root, "host").strip().rstrip("/")
    path = text_at(root, "basePath").strip()
    path = "" if path == "/" else path
    if not host:
        return (ir.Server(url=path),) if path else ()
    if "://" in host:
        return (ir.Server(url=host + path),)
    schemes = schemes or texts_at(ctx, root, "schemes") or ("https",)
    if path and not path.startswith("/"):
        path = f"/{path}"
    ordered = sorted(schemes, key=lambda scheme: scheme.lower() not in ("https", "wss"))
    return tuple(ir.Server(url=f"{scheme}://{host}{path}") for scheme in ordered)
