"""Reads the contract of a document, of any version, valid or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specloom import ir
from specloom.changes.contract import (
    Answer,
    Body,
    Contract,
    Deal,
    Head,
    Input,
    Payload,
)
from specloom.changes.schema import Schema, schema_of
from specloom.diagnostics import InputError, Report
from specloom.document import Documents, Node
from specloom.openapi.context import Context, Dialect
from specloom.openapi.families import find_families, find_homes
from specloom.openapi.members import flag_at, followed, members_at, text_at
from specloom.openapi.parameters import collected, schema_at, style_at
from specloom.openapi.path_items import Found, operations_of, paths_of, skipping
from specloom.openapi.reader import components_of, dialect_of
from specloom.openapi.security import read_schemes, security_at
from specloom.openapi.servers import servers_at, swagger_servers
from specloom.openapi.swagger2 import FORM, JSON, MULTIPART, media_types

LOCATIONS = {location.value: location for location in ir.Location}
UNHEARD = frozenset({"accept", "content-type", "authorization"})


def read_contract(
    documents: Documents, excluded: frozenset[str] = frozenset()
) -> Contract:
    """What the root document promises, without the operations in ``excluded``; what cannot
    be read is left out, silently: others tell of it.

    Raises:
        InputError: the document cannot be read at all.
    """
    root = documents.root()
    ctx = Context(documents.silent(), Report(), _dialect(root), excluded=excluded)
    components = components_of(ctx, root)
    find_homes(ctx, components)
    find_families(ctx, components)
    schemes = read_schemes(ctx)
    known = frozenset(scheme.wire for scheme in schemes)
    usual = security_at(ctx, root, known) or ()
    deals: list[Deal] = []
    for path, item in paths_of(ctx, root):
        for deal in _deals(ctx, path, item):
            own = security_at(ctx, deal.node, known)
            deals.append(replace(deal, security=usual if own is None else own))
    hooks: list[Deal] = []
    for key in ("webhooks", "x-webhooks"):
        for name, item in members_at(ctx, root, key):
            target = followed(ctx, item)
            if target is not None:
                hooks += _incoming(ctx, f"webhook {name}", name, target)
    return Contract(
        root=root,
        deals=tuple(deals),
        webhooks=tuple(hooks),
        declared={name: schema_of(ctx, node) for name, node in components.items()},
        schemes=schemes,
        servers=(
            swagger_servers(ctx, root)
            if ctx.dialect.is_swagger
            else servers_at(ctx, root)
        ),
    )


def _dialect(root: Node) -> Dialect:
    try:
        return dialect_of(root)
    except InputError:
        return Dialect.SWAGGER_2_0 if "swagger" in root else Dialect.OPENAPI_3_1


def _deals(ctx: Context, path: str, item: Node) -> Iterator[Deal]:
    for found in operations_of(ctx, item, skipping(ctx, path)):
        id = f"{found.method} {path}"
        if id not in ctx.excluded:
            yield _deal(ctx, id, path, found)


def _incoming(ctx: Context, owner: str, name: str, item: Node) -> Iterator[Deal]:
    """The requests that the service makes, by a webhook or a callback."""
    for found in operations_of(ctx, item, skipping(ctx, name)):
        deal = _deal(ctx, f"{owner} {found.method}", name, found)
        yield replace(deal, incoming=True)


def _deal(ctx: Context, id: str, path: str, found: Found) -> Deal:
    node = found.node
    parameters = collected(ctx, *found.holders, node)
    plain = [p for (place, _), p in parameters.items() if place in LOCATIONS]
    form = [p for (place, _), p in parameters.items() if place == "formData"]
    return Deal(
        id=id,
        method=found.method,
        path=path,
        node=node,
        operation_id=text_at(node, "operationId"),
        inputs=(
            *(_input(ctx, p) for p in plain if _heard(ctx, p)),
            *(replace(_input(ctx, p), location="body") for p in form),
        ),
        body=_body(ctx, node, list(parameters.values())),
        answers=dict(_answers(ctx, node)),
        calls_back=tuple(_callbacks(ctx, id, node)),
    )


def _heard(ctx: Context, node: Node) -> bool:
    """Whether a parameter is one: some headers are settled otherwise."""
    if text_at(node, "in") != "header" or ctx.dialect.is_swagger:
        return True
    return text_at(node, "name").lower() not in UNHEARD


def _input(ctx: Context, node: Node) -> Input:
    location = text_at(node, "in")
    schema, media_type = schema_at(ctx, node)
    style, explode = style_at(ctx, node, LOCATIONS.get(location, ir.Location.QUERY))
    raw = " unescaped" if flag_at(node, "allowReserved") else ""
    return Input(
        location=location,
        wire=text_at(node, "name"),
        required=location == "path" or flag_at(node, "required") is True,
        node=node,
        schema=None if schema is None else schema_of(ctx, schema),
        style=media_type or f"{style}{' exploded' if explode else ''}{raw}",
        empty=flag_at(node, "allowEmptyValue") is True,
    )


def _body(ctx: Context, operation: Node, parameters: list[Node]) -> Body | None:
    if ctx.dialect.is_swagger:
        return _swagger_body(ctx, operation, parameters)
    node = operation.get("requestBody")
    target = None if node is None else followed(ctx, node)
    if target is None:
        return None
    return Body(
        required=flag_at(target, "required") is True,
        node=target,
        payloads=_payloads(ctx, target),
    )


def _payloads(ctx: Context, holder: Node) -> dict[str, Payload]:
    found: dict[str, Payload] = {}
    for name, item in members_at(ctx, holder, "content"):
        media = followed(ctx, item)
        if media is None:
            continue
        bare = name.partition(";")[0].strip().lower()
        found.setdefault(
            bare,
            Payload(
                media_type=bare,
                node=media,
                schema=_at(ctx, media, "schema"),
                events=_at(ctx, media, "itemSchema"),
            ),
        )
    return found


def _at(ctx: Context, node: Node, key: str) -> Schema | None:
    found = node.get(key)
    return None if found is None or found.value is None else schema_of(ctx, found)


def _swagger_body(ctx: Context, operation: Node, parameters: list[Node]) -> Body | None:
    """The body of Swagger 2.0: one parameter, or a form of several, which is compared by
    its parameters as if they were members.
    """
    consumed = media_types(ctx, operation, "consumes")
    for node in parameters:
        if text_at(node, "in") == "body":
            schema = _at(ctx, node, "schema")
            return Body(
                required=flag_at(node, "required") is True,
                node=node,
                payloads={
                    name: Payload(media_type=name, node=node, schema=schema)
                    for name in consumed or (JSON,)
                },
            )
    fields = [node for node in parameters if text_at(node, "in") == "formData"]
    if not fields:
        return None
    forms = [name for name in consumed if name in (FORM, MULTIPART)] or [FORM]
    return Body(
        required=any(flag_at(node, "required") is True for node in fields),
        node=fields[0],
        payloads={
            name: Payload(media_type=name, node=fields[0], schema=None)
            for name in forms
        },
    )


def _answers(ctx: Context, operation: Node) -> Iterator[tuple[str, Answer]]:
    for key, node in members_at(ctx, operation, "responses"):
        target = followed(ctx, node)
        if key.startswith("x-") or target is None:
            continue
        status = key if key == "default" else key.strip().upper()
        payloads = (
            _produced(ctx, operation, target)
            if ctx.dialect.is_swagger
            else _payloads(ctx, target)
        )
        yield (
            status,
            Answer(
                status=status,
                node=target,
                payloads=payloads,
                heads=_heads(ctx, target),
            ),
        )


def _produced(ctx: Context, operation: Node, node: Node) -> dict[str, Payload]:
    schema = _at(ctx, node, "schema")
    if schema is None:
        return {}
    return {
        name: Payload(media_type=name, node=node, schema=schema)
        for name in media_types(ctx, operation, "produces") or (JSON,)
    }


def _heads(ctx: Context, node: Node) -> dict[str, Head]:
    found: dict[str, Head] = {}
    for wire, item in members_at(ctx, node, "headers"):
        target = followed(ctx, item)
        if target is None or wire.lower() == "content-type":
            continue
        schema = _at(ctx, target, "schema")
        if schema is None and "type" in target:
            schema = schema_of(ctx, target)
        found[wire.lower()] = Head(
            wire=wire,
            required=flag_at(target, "required") is True,
            node=target,
            schema=schema,
            style="exploded" if flag_at(target, "explode") else "",
        )
    return found


def _callbacks(ctx: Context, id: str, node: Node) -> Iterator[Deal]:
    for name, item in members_at(ctx, node, "callbacks"):
        callback = followed(ctx, item)
        for expression, path in callback.members() if callback is not None else ():
            if not expression.startswith("x-"):
                owner = f"{id} callback {name} {expression}"
                yield from _incoming(ctx, owner, f"{name} {expression}", path)
