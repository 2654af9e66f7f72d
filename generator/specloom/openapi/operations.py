"""Reads operations, callbacks and webhooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from specloom import ir
from specloom.document import Node
from specloom.openapi import extensions
from specloom.openapi.annotations import doc_of
from specloom.openapi.bodies import read_body
from specloom.openapi.context import Context
from specloom.openapi.declarations import drain
from specloom.openapi.members import followed, members_at, text_at, texts_at
from specloom.openapi.parameters import collected, read_parameters
from specloom.openapi.path_items import (
    Found,
    degrading,
    operations_of,
    paths_of,
    skipping,
)
from specloom.openapi.plain_contents import tell_of_unread
from specloom.openapi.responses import read_responses
from specloom.openapi.security import Security, security_at
from specloom.openapi.servers import servers_at, swagger_servers
from specloom.openapi.swagger2 import request_body


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What holds for every operation that does not say otherwise."""

    security: Security
    schemes: frozenset[str]


def read_operations(ctx: Context, defaults: Defaults) -> Iterator[ir.Operation]:
    """Every operation of ``paths`` that can be read and is not left out, in the document's
    order.
    """
    for path, node in paths_of(ctx, ctx.documents.root()):
        for found in operations_of(ctx, node, skipping(ctx, path)):
            id = f"{found.method} {path}"
            if id in ctx.excluded:
                continue
            with ctx.report.about(id):
                operation = _operation(ctx, defaults, node, found)
            # What it declares may be shared with others; what stands inside it is its own.
            with ctx.report.about(id, found.node.id):
                drain(ctx)
            yield operation


def _operation(
    ctx: Context, defaults: Defaults, path: Node, found: Found
) -> ir.Operation:
    method, node, holders = found.method, found.node, found.holders
    template = path.pointer[-1]
    id = f"{method} {template}"
    operation_id = text_at(node, "operationId")
    hint = operation_id or f"{method.lower()} {template}"
    parameters = collected(ctx, *holders, node)
    plain = [p for (place, _), p in parameters.items() if not _is_body(ctx, place)]
    read = read_parameters(ctx, id, path, plain, hint)
    own = security_at(ctx, node, defaults.schemes)
    return ir.Operation(
        id=id,
        operation_id=operation_id,
        method=method,
        path=template,
        tags=texts_at(ctx, node, "tags"),
        span=node.span,
        doc=_doc(ctx, node, holders),
        parameters=read,
        body=_body(ctx, id, node, list(parameters.values()), hint),
        responses=read_responses(ctx, method, node, hint),
        security=defaults.security if own is None else own,
        servers=_servers(ctx, node, holders),
        callbacks=tuple(_callbacks(ctx, id, node, hint)),
        rate_limit=extensions.rate_limit(ctx, node),
        queries=extensions.queries(ctx, node, read),
    )


def _doc(ctx: Context, node: Node, holders: tuple[Node, ...]) -> ir.Doc:
    """An operation's words; its path item's stand in for a summary or description."""
    own, around = doc_of(ctx, node), doc_of(ctx, *reversed(holders))
    return replace(
        own,
        summary=own.summary or around.summary,
        description=own.description or around.description,
    )


def _is_body(ctx: Context, place: str) -> bool:
    return ctx.dialect.is_swagger and place in ("body", "formData")


def _body(
    ctx: Context, id: str, node: Node, parameters: list[Node], hint: str
) -> ir.Body | None:
    if ctx.dialect.is_swagger:
        return request_body(ctx, id, node, parameters, hint)
    body = node.get("requestBody")
    if body is None or body.value is None:
        return None
    return read_body(ctx, id, body, hint)


def _servers(
    ctx: Context, node: Node, holders: tuple[Node, ...]
) -> tuple[ir.Server, ...]:
    """The servers of the operation, else of its path; () when the API's own apply."""
    if ctx.dialect.is_swagger:
        root = ctx.documents.root()
        schemes = texts_at(ctx, node, "schemes")
        if not schemes or set(schemes) == set(texts_at(ctx, root, "schemes")):
            return ()
        return swagger_servers(ctx, root, schemes)
    for holder in (node, *reversed(holders)):
        found = servers_at(ctx, holder)
        if found:
            return found
    return ()


def _callbacks(ctx: Context, id: str, node: Node, hint: str) -> Iterator[ir.Webhook]:
    """The requests that the service makes on behalf of an operation."""
    for name, item in members_at(ctx, node, "callbacks"):
        callback = followed(ctx, item)
        for expression, path in callback.members() if callback is not None else ():
            if not expression.startswith("x-"):
                place = f"{id} callback {name} {expression}"
                words = f"{hint} {name}"
                for one in _incoming(ctx, place, name, path, words):
                    yield replace(one, expression=expression)


def read_webhooks(ctx: Context) -> Iterator[ir.Webhook]:
    """The requests that the service makes on its own: ``webhooks``, or ``x-webhooks``."""
    root = ctx.documents.root()
    for key in ("webhooks", "x-webhooks"):
        for name, node in members_at(ctx, root, key):
            yield from _incoming(ctx, f"webhook {name}", name, node, name)
            drain(ctx)


def _incoming(
    ctx: Context, id: str, name: str, path: Node, hint: str
) -> Iterator[ir.Webhook]:
    for found in operations_of(ctx, path, degrading(ctx)):
        node, holders = found.node, found.holders
        parameters = list(collected(ctx, *holders, node).values())
        body = _body(ctx, f"{id} {found.method}", node, parameters, hint)
        tell_of_unread(ctx, node, body)
        yield ir.Webhook(
            id=f"{id} {found.method}",
            wire=name,
            method=found.method,
            span=node.span,
            doc=_doc(ctx, node, holders),
            body=body,
        )
