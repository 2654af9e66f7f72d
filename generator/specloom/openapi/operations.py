"""Operations and responses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.document import Node, kind_of
from specloom.openapi import accessors
from specloom.openapi.accessors import (
    Context,
    SchemaPlace,
    documentation_only,
    followed,
    is_reference_object,
    members_at,
    method_name_of,
    namespace_of,
    text_at,
    texts_at,
    warn_wrong_type,
)
from specloom.openapi.bodies import (
    items_of,
    read_body,
    read_contents,
    response_contents,
    warn_unread_body,
)
from specloom.openapi.composition import shared_name_hint
from specloom.openapi.parameters import (
    JSON,
    media_types,
    merged_parameters,
    plain_template,
    read_headers,
    read_parameters,
    request_body,
)
from specloom.openapi.scalars import doc_of, is_binary, says_type
from specloom.openapi.schemas import read_pending, read_type
from specloom.openapi.security import (
    Schemes,
    Security,
    security_at,
    servers_at,
    swagger_servers,
)
from specloom.openapi.xml import root_xml

STATUS = re.compile(r"[1-5](\d\d|XX)")
# Responses with these statuses never have content (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
_EMPTY = ("204", "205", "304")
# The name of the exception, or the phrase of RFC 9110 §15; those of Python change by version.
_PHRASES = {str(status.value): status.phrase for status in HTTPStatus} | {
    "413": "Content Too Large",
    "414": "URI Too Long",
    "416": "Range Not Satisfiable",
    "418": "Teapot",
    "422": "Unprocessable Entity",
}


def read_responses(
    ctx: Context, method: str, operation: Node, hint: str
) -> tuple[ir.Response, ...]:
    """The responses by status, range of statuses, or ``default``.

    Content is left out of responses that never have content in HTTP.
    """
    found: dict[str, ir.Response] = {}
    successes = 0
    for key, node in members_at(ctx, operation, "responses"):
        if key.startswith("x-"):
            continue
        status = key if key == "default" else key.strip().upper()
        if key != "default" and not STATUS.fullmatch(status):
            ctx.warn(
                "W311",
                node,
                f"{key!r} is not an HTTP status; the response is skipped",
                "Write a status such as '200', a range such as '2XX', or 'default'.",
            )
            continue
        words = f"{hint} response"
        if not status.startswith("2") or successes:
            words = f"{hint} {status.lower()} response"
        successes += status.startswith("2")
        target = followed(ctx, node)
        if target is not None and target != node:
            words = f"{_shared_hint(ctx, target, hint)} response"
        if target is None:
            found.setdefault(status, ir.Response(status=status, span=node.span))
        else:
            response = _response(ctx, operation, status, (node, target), words)
            found.setdefault(status, response)
    return tuple(
        (
            replace(response, contents=())
            if method == "HEAD" or response.status in _EMPTY  # RFC 9110 §9.3.2
            else response
        )
        for response in found.values()
    )


def _shared_hint(ctx: Context, target: Node, otherwise: str) -> str:
    """The name hint for a shared response; that of ``components/responses/401`` is
    ``Unauthorized``.
    """
    steps = target.pointer
    key = steps[-1] if steps and "paths" not in steps else ""
    return _PHRASES.get(key) or shared_name_hint(ctx, target, otherwise)


def _response(
    ctx: Context, operation: Node, status: str, nodes: tuple[Node, Node], hint: str
) -> ir.Response:
    node, target = nodes
    if ctx.dialect.is_swagger:
        contents = _swagger_media_types(ctx, operation, target, hint)
    else:
        contents = read_contents(ctx, target, hint)
    return ir.Response(
        status=status,
        span=node.later_span,
        doc=doc_of(ctx, node, target),
        contents=response_contents(ctx, target, contents),
        headers=read_headers(ctx, target, hint),
        links=tuple(_links(ctx, target)),
    )


def _swagger_media_types(
    ctx: Context, operation: Node, node: Node, hint: str
) -> tuple[ir.Content, ...]:
    """The schema of a response in each media type that is produced (Swagger 2.0)."""
    schema = node.get("schema")
    if schema is None or schema.value is None:
        return ()
    type = read_type(ctx, schema, SchemaPlace(hint))
    examples = dict(members_at(ctx, node, "examples"))
    found: list[ir.Content] = []
    untyped = not says_type(schema)
    for name in media_types(ctx, operation, "produces") or (JSON,):
        stream, events = items_of(ctx, name, node, schema, type)
        example = (ir.Json.of(examples[name].value),) if name in examples else ()
        found.append(
            ir.Content(
                media_type=name,
                type=ir.BYTES if untyped and is_binary(name) else type,
                stream=stream,
                events=events,
                examples=example,
                xml=root_xml(ctx, name, schema),
            )
        )
    return tuple(found)


def _links(ctx: Context, node: Node) -> Iterator[ir.Link]:
    for name, item in members_at(ctx, node, "links"):
        with documentation_only(ctx):
            target = followed(ctx, item)
        if target is None:
            continue
        parameters = target.get("parameters")
        if parameters is not None and not parameters.is_object:
            warn_wrong_type(ctx, parameters, "an object")
        pairs = parameters.members() if parameters is not None else ()
        yield ir.Link(
            name=name,
            target=text_at(target, "operationId") or text_at(target, "operationRef"),
            parameters=tuple(
                (key, v.value if isinstance(v.value, str) else ir.Json.of(v.value).text)
                for key, v in pairs
            ),
            description=target.text("description"),
        )


METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
Lost = Callable[[str, Node, str], None]
"""Called for what cannot be read: a method (``*``: a whole path item), node, reason."""


class FoundOperation(Struct, frozen=True):
    """An operation object: ``node`` is the object, ``holders`` its path items, the one with
    the lowest precedence first.
    """

    method: str
    node: Node
    holders: tuple[Node, ...]


def paths_of(ctx: Context, root: Node) -> Iterator[tuple[str, Node]]:
    """The path items of a document, by path.

    Values of ``paths`` that are not objects, under keys that are not paths, are skipped: some
    documents list the parameters of all paths there.
    """
    for path, item in members_at(ctx, root, "paths"):
        if path.startswith("x-"):
            continue
        if path.startswith("/") or item.is_object:
            yield path, item
        else:
            ctx.warn(
                "W301", item, f"{path!r} does not start with a slash; it is skipped"
            )


def operations_of(ctx: Context, item: Node, lost: Lost) -> Iterator[FoundOperation]:
    """The operations of a path item, each once.

    null counts as absent: some programs write it for the methods that a path does not have.
    """
    layers = _layers(ctx, item, lost)
    seen: set[str] = set()
    for layer in layers:
        own: set[str] = set()
        for method, node in _methods(ctx, layer):
            if node.value is None:
                continue
            if method in own:
                lost(method, node, f"the path declares {method} twice")
            elif method not in seen:
                target = _found_operation(ctx, method, node, lost)
                if target is not None:
                    yield FoundOperation(method, target, tuple(reversed(layers)))
            own.add(method)
        seen |= own


def _layers(ctx: Context, node: Node, lost: Lost) -> tuple[Node, ...]:
    """A path item and its referenced path item; the former takes precedence."""
    if not node.is_object:
        # PHP serializes an empty object as an empty array.
        if node.value is not None and node.value != []:
            lost("*", node, f"the path item is {kind_of(node.value)}, not an object")
        return ()
    if not is_reference_object(node):
        return (node,)
    target = followed(ctx, node)
    if target is None:
        lost("*", node, "the path item's $ref cannot be resolved")
        return (node,)
    return (node, target)


def _methods(ctx: Context, layer: Node) -> Iterator[tuple[str, Node]]:
    """The operations by method, in upper case if the method is a standard one."""
    named = ((k, n) for k, n in layer.members() if k.lower() in METHODS)
    for key, node in (*named, *members_at(ctx, layer, "additionalOperations")):
        yield (key.upper() if key.lower() in METHODS else key), node


def _found_operation(ctx: Context, method: str, node: Node, lost: Lost) -> Node | None:
    """The object that describes an operation."""
    if not node.is_object:
        lost(method, node, f"the operation is {kind_of(node.value)}, not an object")
        return None
    if not is_reference_object(node):
        return node
    # Not in the standard, but in published documents: an operation in a separate file.
    target = followed(ctx, node)
    if target is None:
        lost(method, node, "the operation's $ref cannot be resolved")
    return target


def record_skipped(ctx: Context, path: str) -> Lost:
    """Record skipped operations of a path, so that none is dropped silently."""

    def lost(method: str, node: Node, reason: str) -> None:
        if f"{method} {path}" in ctx.excluded:
            return
        ctx.skipped.append(
            ir.Skipped(
                id=f"{method} {path}",
                operation_id=text_at(node, "operationId") if method != "*" else "",
                method=method,
                path=path,
                span=node.later_span,
                reason=reason,
            )
        )

    return lost


def record_degraded(ctx: Context) -> Lost:
    """Warn of skipped operations of a webhook or callback."""

    def lost(method: str, node: Node, reason: str) -> None:
        ctx.warn("W301", node, f"{reason}; it is skipped")

    return lost


class Defaults(Struct, frozen=True, kw_only=True):
    """The security of operations without their own, and the security schemes."""

    security: Security
    schemes: Schemes


def read_operations(ctx: Context, defaults: Defaults) -> Iterator[ir.Operation]:
    """Every operation of ``paths`` that can be read and is not excluded, in document order."""
    for path, node in paths_of(ctx, ctx.documents.root()):
        for found in operations_of(ctx, node, record_skipped(ctx, path)):
            id = f"{found.method} {path}"
            if id in ctx.excluded:
                continue
            with ctx.report.about(id):
                operation = _operation(ctx, defaults, node, found)
            # Its declarations may be shared; only locations inside it belong to it alone.
            with ctx.report.about(id, found.node.id):
                read_pending(ctx)
            yield operation


def _operation(
    ctx: Context, defaults: Defaults, path: Node, found: FoundOperation
) -> ir.Operation:
    method, node, holders = found.method, found.node, found.holders
    id = f"{method} {path.pointer[-1]}"
    operation_id = text_at(node, "operationId")
    hint = operation_id or f"{method.lower()} {path.pointer[-1]}"
    parameters = merged_parameters(ctx, *holders, node)
    declared = {name for place, name in parameters if place == ir.Location.PATH.value}
    template = plain_template(path.pointer[-1], declared)
    plain = [p for (place, _), p in parameters.items() if not _is_body(ctx, place)]
    read = read_parameters(ctx, id, path, template, plain, hint)
    own = security_at(ctx, node, defaults.schemes)
    return ir.Operation(
        id=id,
        operation_id=operation_id,
        method=method,
        path=template,
        tags=accessors.tags_of(ctx, node),
        span=node.later_span,
        namespace=namespace_of(node),
        method_name=method_name_of(node),
        section=accessors.section_of(node),
        doc=_doc(ctx, node, holders),
        parameters=read,
        body=_body(ctx, id, node, list(parameters.values()), hint),
        responses=read_responses(ctx, method, node, hint),
        security=defaults.security if own is None else own,
        servers=own_servers(ctx, node, holders),
        callbacks=tuple(_callbacks(ctx, id, node, hint)),
        rate_limit=accessors.rate_limit(ctx, node),
        queries=accessors.queries(ctx, node, read),
    )


def _doc(ctx: Context, node: Node, holders: tuple[Node, ...]) -> ir.Doc:
    """The documentation of an operation; missing texts come from its path item."""
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
    found = read_body(ctx, id, body, hint)
    name = accessors.body_name(node, body)
    return found if found is None or not name else replace(found, name=name)


def own_servers(
    ctx: Context, node: Node, holders: tuple[Node, ...]
) -> tuple[ir.Server, ...]:
    """The servers of the operation, otherwise of its path; () if those of the API apply."""
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
    """The callbacks of an operation."""
    for name, item in members_at(ctx, node, "callbacks"):
        callback = followed(ctx, item)
        for expression, path in callback.members() if callback is not None else ():
            if not expression.startswith("x-"):
                place = f"{id} callback {name} {expression}"
                words = f"{hint} {name}"
                for one in _webhooks_of(ctx, place, name, path, words):
                    yield replace(one, expression=expression)


def read_webhooks(ctx: Context) -> Iterator[ir.Webhook]:
    """The webhooks: ``webhooks`` or ``x-webhooks``."""
    root = ctx.documents.root()
    for key in ("webhooks", "x-webhooks"):
        for name, node in members_at(ctx, root, key):
            yield from _webhooks_of(ctx, f"webhook {name}", name, node, name)
            read_pending(ctx)


def _webhooks_of(
    ctx: Context, id: str, name: str, path: Node, hint: str
) -> Iterator[ir.Webhook]:
    for found in operations_of(ctx, path, record_degraded(ctx)):
        node, holders = found.node, found.holders
        parameters = list(merged_parameters(ctx, *holders, node).values())
        body = _body(ctx, f"{id} {found.method}", node, parameters, hint)
        warn_unread_body(ctx, node, body)
        yield ir.Webhook(
            id=f"{id} {found.method}",
            wire=name,
            method=found.method,
            span=node.later_span,
            doc=_doc(ctx, node, holders),
            body=body,
        )
