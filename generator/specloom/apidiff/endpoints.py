"""Operations, as the comparison reads them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.apidiff.schema_reading import (
    ComparedSchema,
    members_of,
    schema_of,
    types_of,
)
from specloom.apidiff.schema_reading import items_of as schema_items
from specloom.diagnostics import InputError, Report
from specloom.document import Documents, Node
from specloom.openapi.accessors import (
    Context,
    Dialect,
    flag_at,
    followed,
    members_at,
    text_at,
)
from specloom.openapi.discriminators import canonical_ids, find_inheritance
from specloom.openapi.operations import (
    FoundOperation,
    operations_of,
    own_servers,
    paths_of,
    record_skipped,
)
from specloom.openapi.parameters import (
    JSON,
    form_types,
    media_types,
    merged_parameters,
    plain_template,
    schema_at,
    style_at,
)
from specloom.openapi.reader import components_of, dialect_of
from specloom.openapi.security import (
    Schemes,
    security_at,
    servers_at,
    swagger_servers,
)

Security = tuple[tuple[ir.Need, ...], ...]


class EndpointParameter(Struct, frozen=True, kw_only=True):
    """A parameter, identified by ``location`` and ``wire``.

    ``style`` is its serialization; ``empty``: its name may be sent without a value.
    """

    location: str
    wire: str
    required: bool
    node: Node
    schema: ComparedSchema | None
    style: str
    empty: bool = False


class ComparedHeader(Struct, frozen=True, kw_only=True):
    """A header of a response or of a part of a form."""

    wire: str
    required: bool
    node: Node
    schema: ComparedSchema | None
    style: str


class ComparedEncoding(Struct, frozen=True, kw_only=True):
    """How a property of a form is sent; ``stated`` is true if it has an encoding object.

    ``media_types`` are empty if ``style`` applies instead.
    """

    node: Node
    stated: bool
    style: str
    media_types: tuple[str, ...]
    heads: dict[str, ComparedHeader]


class Payload(Struct, frozen=True, kw_only=True):
    """A body in one media type; ``events`` is the schema of each event of a stream.

    ``encodings`` are those of the properties of a form.
    """

    media_type: str
    node: Node
    schema: ComparedSchema | None
    events: ComparedSchema | None = None
    encodings: dict[str, ComparedEncoding] = {}


class EndpointBody(Struct, frozen=True, kw_only=True):
    """The body of a request."""

    required: bool
    node: Node
    payloads: dict[str, Payload]


class EndpointResponse(Struct, frozen=True, kw_only=True):
    """A response by its status."""

    status: str
    node: Node
    payloads: dict[str, Payload]
    heads: dict[str, ComparedHeader]

    @property
    def success(self) -> bool:
        """Whether the status is 2xx."""
        return self.status.startswith("2")


class Endpoint(Struct, frozen=True, kw_only=True):
    """An operation, or a request of the service (``incoming``); ``id`` is ``"GET
    /account"``.
    """

    id: str
    method: str
    path: str
    node: Node
    operation_id: str
    inputs: tuple[EndpointParameter, ...]
    body: EndpointBody | None
    responses: dict[str, EndpointResponse]
    security: Security = ()
    servers: tuple[ir.Server, ...] = ()
    calls_back: tuple[Endpoint, ...] = ()
    incoming: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The identity of an operation, which ignores the names of path parameters."""
        return self.method, re.sub(r"\{[^{}]*\}", "{}", self.path.rstrip("/") or "/")


class ApiContract(Struct, frozen=True, kw_only=True):
    """The requests and responses of a document; ``declared`` are its named schemas."""

    root: Node
    endpoints: tuple[Endpoint, ...]
    webhooks: tuple[Endpoint, ...]
    declared: dict[str, ComparedSchema] = {}
    schemes: tuple[ir.SecurityScheme, ...] = ()
    servers: tuple[ir.Server, ...] = ()


LOCATIONS = {location.value: location for location in ir.Location}
UNHEARD = frozenset({"accept", "content-type", "authorization"})


def read_contract(
    documents: Documents, excluded: frozenset[str] = frozenset()
) -> ApiContract:
    """Read the root document, without the operations in ``excluded``.

    What cannot be read is left out without a diagnostic, because the reader reports it.

    Raises:
        InputError: the document cannot be read at all.
    """
    root = documents.root()
    ctx = Context(documents.silent(), Report(), _dialect(root), excluded=excluded)
    components = components_of(ctx, root)
    canonical_ids(ctx, components)
    find_inheritance(ctx, components)
    schemes = Schemes(ctx)
    usual = security_at(ctx, root, schemes) or ()
    endpoints: list[Endpoint] = []
    for path, item in paths_of(ctx, root):
        for endpoint in _endpoints(ctx, path, item):
            own = security_at(ctx, endpoint.node, schemes)
            endpoints.append(replace(endpoint, security=usual if own is None else own))
    hooks: list[Endpoint] = []
    for key in ("webhooks", "x-webhooks"):
        for name, item in members_at(ctx, root, key):
            target = followed(ctx, item)
            if target is not None:
                hooks += _incoming(ctx, f"webhook {name}", name, target)
    return ApiContract(
        root=root,
        endpoints=tuple(endpoints),
        webhooks=tuple(hooks),
        declared={name: schema_of(ctx, node) for name, node in components.items()},
        schemes=schemes.all(),
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


def _endpoints(ctx: Context, path: str, item: Node) -> Iterator[Endpoint]:
    for found in operations_of(ctx, item, record_skipped(ctx, path)):
        id = f"{found.method} {path}"
        if id not in ctx.excluded:
            yield _endpoint(ctx, id, path, found)


def _incoming(ctx: Context, owner: str, name: str, item: Node) -> Iterator[Endpoint]:
    """The requests of the service in a webhook or a callback."""
    for found in operations_of(ctx, item, record_skipped(ctx, name)):
        endpoint = _endpoint(ctx, f"{owner} {found.method}", name, found)
        yield replace(endpoint, incoming=True)


def _endpoint(ctx: Context, id: str, path: str, found: FoundOperation) -> Endpoint:
    node = found.node
    parameters = merged_parameters(ctx, *found.holders, node)
    plain = [p for (place, _), p in parameters.items() if place in LOCATIONS]
    form = [p for (place, _), p in parameters.items() if place == "formData"]
    declared = {name for place, name in parameters if place == ir.Location.PATH.value}
    template = plain_template(path, declared)
    unescaped = {*ir.placeholders(template)} - {*ir.placeholders(path)}
    return Endpoint(
        id=id,
        method=found.method,
        path=template,
        node=node,
        operation_id=text_at(node, "operationId"),
        inputs=(
            *(_input(ctx, p, unescaped) for p in plain if _is_parameter(ctx, p)),
            *(replace(_input(ctx, p), location="body") for p in form),
        ),
        body=_body(ctx, node, list(parameters.values())),
        responses=dict(_responses(ctx, node)),
        servers=own_servers(ctx, node, found.holders),
        calls_back=tuple(_callbacks(ctx, id, node)),
    )


def _is_parameter(ctx: Context, node: Node) -> bool:
    """Whether a parameter is sent as one; some headers have another meaning."""
    if text_at(node, "in") != "header" or ctx.dialect.is_swagger:
        return True
    return text_at(node, "name").lower() not in UNHEARD


def _input(
    ctx: Context, node: Node, unescaped: Collection[str] = ()
) -> EndpointParameter:
    """A parameter; ``unescaped`` are the names that the path has as ``{+name}``."""
    location, wire = text_at(node, "in"), text_at(node, "name")
    schema, media_type = schema_at(ctx, node)
    style, explode = style_at(ctx, node, LOCATIONS.get(location, ir.Location.QUERY))
    reserved = flag_at(node, "allowReserved") is True and location in ("query", "path")
    reserved = reserved or (location == "path" and wire in unescaped)
    raw = " unescaped" if reserved else ""
    return EndpointParameter(
        location=location,
        wire=wire,
        required=location == "path" or flag_at(node, "required") is True,
        node=node,
        schema=None if schema is None else schema_of(ctx, schema),
        style=media_type or f"{style}{' exploded' if explode else ''}{raw}",
        empty=flag_at(node, "allowEmptyValue") is True,
    )


def _body(ctx: Context, operation: Node, parameters: list[Node]) -> EndpointBody | None:
    if ctx.dialect.is_swagger:
        return _swagger_body(ctx, operation, parameters)
    node = operation.get("requestBody")
    target = None if node is None else followed(ctx, node)
    if target is None:
        return None
    return EndpointBody(
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
        schema = _at(ctx, media, "schema")
        is_form = bare.startswith(ir.FORMS)
        found.setdefault(
            bare,
            Payload(
                media_type=bare,
                node=media,
                schema=schema,
                events=_at(ctx, media, "itemSchema"),
                encodings=dict(_encodings(ctx, media, schema)) if is_form else {},
            ),
        )
    return found


def _encodings(
    ctx: Context, media: Node, schema: ComparedSchema | None
) -> Iterator[tuple[str, ComparedEncoding]]:
    """The encodings of all properties of a form, including the defaults."""
    stated = dict(members_at(ctx, media, "encoding"))
    for wire, member in members_of(schema).items() if schema is not None else ():
        node = stated.get(wire)
        if node is None or not node.is_object:
            types = _part_types(member.schema, "")
            yield wire, ComparedEncoding(
                node=media, stated=False, style="", media_types=types, heads={}
            )
            continue
        has_style = any(key in node.value for key in _STYLE_KEYS)
        style = _encoding_style(node, member.schema) if has_style else ""
        media_type = "" if has_style else text_at(node, "contentType")
        yield wire, ComparedEncoding(
            node=node,
            stated=True,
            style=style,
            media_types=() if style else _part_types(member.schema, media_type),
            heads=_headers(ctx, node),
        )


# Any of these keys selects a style, and contentType is ignored (OpenAPI 3.1 §4.8.15.1).
_STYLE_KEYS = ("style", "explode", "allowReserved")


def _encoding_style(node: Node, schema: ComparedSchema) -> str:
    """The style of a property; "" if it sends the same as without a style.

    The style ``form`` sends a scalar, and the items of an array, as the default does.
    """
    types = types_of(schema) or frozenset({"object"})
    style = text_at(node, "style") or "form"
    explode = flag_at(node, "explode")
    explode = style == "form" if explode is None else explode
    raw = " unescaped" if flag_at(node, "allowReserved") else ""
    explode = explode or not types & {"array", "object"}
    if "object" not in types and style == "form" and explode and not raw:
        return ""
    return f"{style}{' exploded' if explode else ''}{raw}"


def _part_types(schema: ComparedSchema, stated: str) -> tuple[str, ...]:
    """The media types of a part; ``*/*`` for a file, which has that of its name."""
    if stated:
        listed = (re.sub(r"\s", "", one).lower() for one in stated.split(","))
        return tuple(sorted({one.removesuffix(";charset=utf-8") for one in listed}))
    items = schema_items(schema)
    one = schema if items is None else schema_of(schema.ctx, items)
    types = types_of(one)
    described = one.own("contentMediaType")
    if described is not None and isinstance(described.value, str):
        return (described.value.lower(),)
    word = one.own("format")
    if not types or (word is not None and word.value == "binary"):
        return ("*/*",)
    return ("application/json" if types & {"object", "array"} else "text/plain",)


def _at(ctx: Context, node: Node, key: str) -> ComparedSchema | None:
    found = node.get(key)
    return None if found is None or found.value is None else schema_of(ctx, found)


def _swagger_body(
    ctx: Context, operation: Node, parameters: list[Node]
) -> EndpointBody | None:
    """The body of Swagger 2.0: one parameter, or a form of several.

    The parameters of a form are compared as if they were properties.
    """
    consumed = media_types(ctx, operation, "consumes")
    for node in parameters:
        if text_at(node, "in") == "body":
            schema = _at(ctx, node, "schema")
            return EndpointBody(
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
    forms = form_types(consumed)
    return EndpointBody(
        required=any(flag_at(node, "required") is True for node in fields),
        node=fields[0],
        payloads={
            name: Payload(media_type=name, node=fields[0], schema=None)
            for name in forms
        },
    )


def _responses(ctx: Context, operation: Node) -> Iterator[tuple[str, EndpointResponse]]:
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
            EndpointResponse(
                status=status,
                node=target,
                payloads=payloads,
                heads=_headers(ctx, target),
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


def _headers(ctx: Context, node: Node) -> dict[str, ComparedHeader]:
    found: dict[str, ComparedHeader] = {}
    for wire, item in members_at(ctx, node, "headers"):
        target = followed(ctx, item)
        if target is None or wire.lower() == "content-type":
            continue
        schema = _at(ctx, target, "schema")
        if schema is None and "type" in target:
            schema = schema_of(ctx, target)
        found[wire.lower()] = ComparedHeader(
            wire=wire,
            required=flag_at(target, "required") is True,
            node=target,
            schema=schema,
            style="exploded" if flag_at(target, "explode") else "",
        )
    return found


def _callbacks(ctx: Context, id: str, node: Node) -> Iterator[Endpoint]:
    for name, item in members_at(ctx, node, "callbacks"):
        callback = followed(ctx, item)
        for expression, path in callback.members() if callback is not None else ():
            if not expression.startswith("x-"):
                owner = f"{id} callback {name} {expression}"
                yield from _incoming(ctx, owner, f"{name} {expression}", path)
