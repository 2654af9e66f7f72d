"""Parameters and headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from specloom import ir
from specloom.document import Node
from specloom.openapi import accessors
from specloom.openapi.accessors import (
    Context,
    SchemaPlace,
    flag_at,
    followed,
    items_at,
    members_at,
    resolve_chain,
    text_at,
    texts_at,
)
from specloom.openapi.composition import shared_name_hint
from specloom.openapi.scalars import (
    access_of,
    default_of,
    doc_of,
    limits_of,
    named_examples,
    says_type,
    schema_examples,
)
from specloom.openapi.schemas import read_type, target_schema
from specloom.openapi.variants import note_parameter
from specloom.openapi.xml import is_xml, root_xml

MULTIPART = "multipart/form-data"
JSON = "application/json"
COLLECTIONS = {
    "ssv": ir.Style.SPACE_DELIMITED,
    "tsv": ir.Style.TAB_DELIMITED,
    "pipes": ir.Style.PIPE_DELIMITED,
}


def collection_style(
    ctx: Context, node: Node, usual: ir.Style
) -> tuple[ir.Style, bool]:
    """``collectionFormat`` as style and explode (Swagger 2.0 §4.8.7); csv is the default."""
    word = text_at(node, "collectionFormat") or "csv"
    if word == "multi":
        return ir.Style.FORM, True
    if word not in ("csv", *COLLECTIONS):
        ctx.warn("W311", node, f"unknown collectionFormat {word!r}; csv is used")
    is_array = text_at(node, "type") == "array"
    return COLLECTIONS.get(word, usual), not is_array and usual is ir.Style.FORM


def media_types(ctx: Context, operation: Node, key: str) -> tuple[str, ...]:
    """``consumes`` or ``produces`` of an operation, else of the document, lower case."""
    holder = operation if operation.get(key) is not None else ctx.documents.root()
    texts = texts_at(ctx, holder, key)
    return tuple(dict.fromkeys(text.strip().lower() for text in texts if text.strip()))


def request_body(
    ctx: Context, operation: str, node: Node, parameters: list[Node], hint: str
) -> ir.Body | None:
    """The body that parameters in ``body`` or ``formData`` describe; None without any."""
    bodies = [p for p in parameters if text_at(p, "in") == "body"]
    fields = [p for p in parameters if text_at(p, "in") == "formData"]
    if bodies and fields:
        ctx.warn(
            "W306",
            bodies[0],
            "the operation has a body and form fields; the form fields are ignored",
        )
    if bodies:
        return _body(ctx, operation, node, bodies[-1], hint)
    return _form(ctx, operation, node, fields, hint) if fields else None


def _body(
    ctx: Context, operation: str, node: Node, parameter: Node, hint: str
) -> ir.Body:
    note_parameter(ctx, parameter)
    schema = parameter.get("schema")
    if schema is None:
        ctx.warn("W306", parameter, "the body has no schema; any value is accepted")
    place = SchemaPlace(f"{hint} body")
    type = ir.Unknown() if schema is None else read_type(ctx, schema, place)
    examples = schema_examples(schema) if schema and schema.is_object else ()
    consumed = media_types(ctx, node, "consumes") or (JSON,)
    plain = [name for name in consumed if name not in (ir.URL_ENCODED, MULTIPART)]
    return ir.Body(
        id=f"{operation} body",
        required=flag_at(parameter, "required") is True,
        contents=tuple(
            ir.Content(
                media_type=name,
                type=type,
                examples=examples,
                xml=root_xml(ctx, name, schema),
            )
            for name in plain or consumed
        ),
        span=parameter.later_span,
        doc=doc_of(ctx, parameter),
        name=accessors.body_name(node, parameter),
    )


def form_types(consumed: Iterable[str]) -> tuple[str, ...]:
    """The media types of forms among those that an operation consumes, or the default."""
    forms = (name for name in consumed if name in (ir.URL_ENCODED, MULTIPART))
    return tuple(forms) or (ir.URL_ENCODED,)


def _form(
    ctx: Context, operation: str, node: Node, fields: list[Node], hint: str
) -> ir.Body:
    """The parameters of a form as the model of a body."""
    id = f"{node.id}/formData"
    has_file = any(_is_file(field) for field in fields)
    model = ir.Model(
        id=id,
        hint=f"{hint} body",
        fields=tuple(_field(ctx, id, field, hint) for field in fields),
        span=fields[0].later_span,
    )
    ctx.declared_ids.add(id)
    ctx.declared[id] = model
    consumed = media_types(ctx, node, "consumes")
    names = (MULTIPART,) if has_file else form_types(consumed)
    encodings = tuple(_encodings(ctx, fields))
    return ir.Body(
        id=f"{operation} body",
        required=any(field.required for field in model.fields),
        contents=tuple(
            ir.Content(media_type=name, type=ir.Ref(id), encodings=encodings)
            for name in names
        ),
        span=fields[0].later_span,
    )


def _is_file(field: Node) -> bool:
    return text_at(field, "type") == "file"


def _field(ctx: Context, owner: str, node: Node, hint: str) -> ir.Field:
    note_parameter(ctx, node)
    wire = text_at(node, "name")
    place = SchemaPlace(f"{hint} {wire}")
    typed = "type" in node.value or "enum" in node.value
    if not typed:
        ctx.warn("W306", node, "the parameter has no type; it is read as a string")
    return ir.Field(
        id=f"{owner}/properties/{wire}",
        wire=wire,
        type=read_type(ctx, node, place) if typed else ir.STRING,
        required=flag_at(node, "required") is True,
        span=node.later_span,
        doc=doc_of(ctx, node),
        access=access_of(node),
        default=default_of(node),
        examples=schema_examples(node),
        limits=limits_of(node),
        name=accessors.parameter_name(node),
    )


def _encodings(ctx: Context, fields: list[Node]) -> list[ir.Encoding]:
    found: list[ir.Encoding] = []
    for node in fields:
        if text_at(node, "type") == "array":
            style, explode = collection_style(ctx, node, ir.Style.FORM)
            wire = text_at(node, "name")
            found.append(ir.Encoding(wire=wire, style=style, explode=explode))
    return found


RESERVED_EXPANSION = re.compile(r"\{\+([^{}]+)\}")
LOCATIONS = {location.value: location for location in ir.Location}
STYLES = {style.value: style for style in ir.Style}
DEFAULT_STYLES = {
    ir.Location.PATH: ir.Style.SIMPLE,
    ir.Location.HEADER: ir.Style.SIMPLE,
    ir.Location.QUERY: ir.Style.FORM,
    ir.Location.COOKIE: ir.Style.FORM,
    ir.Location.QUERYSTRING: ir.Style.FORM,
}
# OpenAPI 3.1 §4.8.12.2.1: media types and security define these headers instead.
RESERVED = frozenset({"accept", "content-type", "authorization"})
Key = tuple[str, str]  # location and name


def merged_parameters(ctx: Context, *holders: Node) -> dict[Key, Node]:
    """The parameter objects of a path item and an operation; the latter take precedence."""
    found: dict[Key, Node] = {}
    for holder in holders:
        own: set[Key] = set()
        for item in items_at(ctx, holder, "parameters"):
            node = followed(ctx, item)
            if node is None:
                continue
            key = (text_at(node, "in"), text_at(node, "name"))
            if not key[1] and key[0] != "body":
                ctx.warn("W306", item, "the parameter has no name; it is skipped")
                continue
            if key in own:
                ctx.warn(
                    "W306",
                    item,
                    f"the {key[0]} parameter {key[1]!r} is declared twice; the last one is used",
                )
            own.add(key)
            found[key] = node
    return found


def plain_template(template: str, declared: Collection[str]) -> str:
    """The path template with ``{name}`` in place of each ``{+name}``, if only ``name`` is
    among the path parameters.

    OpenAPI does not define ``{+name}``. The documents that have it mean the reserved
    expansion of RFC 6570 §3.2.3: ``/`` is not escaped in the value.
    """

    def plain(found: re.Match[str]) -> str:
        name = found[1]
        is_other = name not in declared or f"+{name}" in declared
        return found[0] if is_other or f"{{{name}}}" in template else f"{{{name}}}"

    return RESERVED_EXPANSION.sub(plain, template)


def read_parameters(
    ctx: Context,
    operation: str,
    path: Node,
    template: str,
    nodes: Iterable[Node],
    hint: str,
) -> tuple[ir.Parameter, ...]:
    """The parameters of an operation; ``template`` is its path with plain placeholders."""
    names = dict.fromkeys(ir.placeholders(template))
    unescaped = {*ir.placeholders(template)} - {*ir.placeholders(path.pointer[-1])}
    found: list[ir.Parameter] = []
    for node in nodes:
        parameter = _parameter(ctx, operation, node, hint)
        if parameter is None:
            continue
        if parameter.location is ir.Location.PATH and parameter.wire not in names:
            ctx.warn(
                "W308",
                node,
                f"path parameter {parameter.wire!r} is not in {template!r}; it is ignored",
                f"Write {{{parameter.wire}}} in the path.",
            )
            continue
        if parameter.location is ir.Location.PATH and parameter.wire in unescaped:
            parameter = replace(parameter, allow_reserved=True)
        found.append(parameter)
        ctx.parameters.append((operation, node, parameter))
    declared = {p.wire for p in found if p.location is ir.Location.PATH}
    missing = [name for name in names if name not in declared]
    return (*(_undescribed(ctx, operation, path, name) for name in missing), *found)


def _undescribed(ctx: Context, operation: str, path: Node, name: str) -> ir.Parameter:
    ctx.warn(
        "W307",
        path,
        f"{{{name}}} is not declared for {operation}; it is read as a string",
        f"Add a parameter: {{name: {name}, in: path, required: true, "
        "schema: {type: string}}.",
    )
    return ir.Parameter(
        id=f"{operation} path {name}",
        wire=name,
        location=ir.Location.PATH,
        type=ir.STRING,
        required=True,
        span=path.later_span,
        style=ir.Style.SIMPLE,
        explode=False,
    )


def _parameter(
    ctx: Context, operation: str, node: Node, hint: str
) -> ir.Parameter | None:
    wire, word = text_at(node, "name"), text_at(node, "in")
    location = LOCATIONS.get(word)
    if location is None:
        where = f"the unknown location in: {word!r}" if word else "no location (in)"
        what = f"the parameter {wire!r} has {where}; it is skipped"
        ctx.warn("W306", node, what)
        return None
    if location is ir.Location.HEADER and _is_reserved(ctx, wire):
        if wire.lower() == "authorization":
            what = f"the header {wire} cannot be a parameter; it is ignored"
            ctx.warn("W309", node, what)
        return None
    note_parameter(ctx, node)
    schema, media_type = schema_at(ctx, node)
    if is_xml(media_type) and schema is not None and _has_members(ctx, schema):
        what = f"{wire!r} in XML: a parameter that is an object is sent as JSON"
        ctx.warn("W331", node, what, "Describe it as a string.")
    style, explode = style_at(ctx, node, location)
    seen = () if schema is None or not schema.is_object else (schema,)
    defaults = (*seen, *target_schema(ctx, seen))
    place = SchemaPlace(shared_name_hint(ctx, node, f"{hint} {wire}"))
    return ir.Parameter(
        id=f"{operation} {location.value} {wire}",
        wire=wire,
        location=location,
        type=_type(ctx, node, schema, place),
        required=location is ir.Location.PATH or flag_at(node, "required") is True,
        span=node.later_span,
        style=style,
        explode=explode,
        allow_reserved=flag_at(node, "allowReserved") is True,
        allow_empty=flag_at(node, "allowEmptyValue") is True,
        media_type=media_type,
        doc=doc_of(ctx, node, *seen),
        default=default_of(*defaults),
        examples=_examples(ctx, node) or schema_examples(*seen),
        limits=limits_of(*seen),
        name=accessors.parameter_name(node, *seen),
    )


def _has_members(ctx: Context, schema: Node) -> bool:
    """Whether the values of a schema are more than a ready text."""
    target = resolve_chain(ctx, schema)
    if target is None or not target.is_object:
        return False
    return says_type(target) and text_at(target, "type") != "string"


def _is_reserved(ctx: Context, name: str) -> bool:
    # Swagger 2.0 has no such rule, and its documents do ask for Authorization this way.
    if ctx.dialect.is_swagger and name.lower() == "authorization":
        return False
    return name.lower() in RESERVED


def schema_at(ctx: Context, node: Node) -> tuple[Node | None, str]:
    """The schema of a parameter, and the media type if it is under ``content``."""
    if ctx.dialect.is_swagger and "schema" not in node.value:
        return node, ""
    schema = node.get("schema")
    if schema is not None and schema.value is not None:
        return schema, ""
    for media_type, content in members_at(ctx, node, "content"):
        inner = content.get("schema") if content.is_object else None
        return inner, media_type.lower()
    # 2.0's way of saying it, met in 3.x documents that were never validated.
    return (node, "") if "type" in node.value else (None, "")


def _examples(ctx: Context, node: Node) -> tuple[ir.Json, ...]:
    """The examples of a parameter, or those of its ``content``."""
    own = named_examples(ctx, node)
    for _, content in members_at(ctx, node, "content") if not own else ():
        return named_examples(ctx, content) if content.is_object else ()
    return own


def _type(ctx: Context, node: Node, schema: Node | None, place: SchemaPlace) -> ir.Type:
    if schema is None:
        if "content" in node.value:
            return ir.Unknown()
        ctx.warn("W306", node, "the parameter has no schema; it is read as a string")
        return ir.STRING
    if schema is node and "type" not in node.value and "enum" not in node.value:
        ctx.warn("W306", node, "the parameter has no type; it is read as a string")
        return ir.STRING
    return read_type(ctx, schema, place)


def style_at(ctx: Context, node: Node, location: ir.Location) -> tuple[ir.Style, bool]:
    """The style and explode of a parameter."""
    if ctx.dialect.is_swagger:
        return collection_style(ctx, node, DEFAULT_STYLES[location])
    word = text_at(node, "style")
    style = STYLES.get(word)
    if word and style is None:
        ctx.warn(
            "W311", node, f"unknown style {word!r}; the default of the location is used"
        )
    style = style or DEFAULT_STYLES[location]
    explode = flag_at(node, "explode")
    spread = style in (ir.Style.FORM, ir.Style.COOKIE)
    return style, spread if explode is None else explode


def warn_nested_values(ctx: Context, api: ir.Api) -> None:
    """Warn of parameters whose values are nested deeper than their style defines."""
    for operation, node, parameter in ctx.parameters:
        found = _undefined_nesting(api, parameter)
        if found:
            what, sent = found
            where = f"{parameter.location.value} parameter {parameter.wire!r}"
            message = f"{where}: style {parameter.style.value} does not define {what}"
            with ctx.report.about(operation):
                ctx.warn("W340", node, f"{message}; {sent}", _NESTING_HINT)


_NESTING_HINT = "Describe it under content: {application/json: ...}, or flatten it."


def _undefined_nesting(api: ir.Api, parameter: ir.Parameter) -> tuple[str, str] | None:
    """The nested values that a parameter's style does not define, and what is sent for them.

    OpenAPI 3.1 §4.8.12 has no rule for nested values. A list in an exploded object counts as
    defined: its items are repeated parameters.
    """
    if parameter.media_type or parameter.location is ir.Location.QUERYSTRING:
        return None
    deep = parameter.style is ir.Style.DEEP_OBJECT
    spread = parameter.explode and parameter.style in (ir.Style.FORM, ir.Style.COOKIE)
    named = parameter.location not in (ir.Location.PATH, ir.Location.HEADER)
    for of in _variants(api, parameter.type):
        if isinstance(of, ir.Array | ir.Tuple):
            if any(_nested(api, item) for item in _inner(of)):
                rows = "a[0][b]=1 is sent" if named else "each item is sent as JSON"
                return "lists of lists or of objects", rows
            if deep:
                return "lists", "a[]=1&a[]=2 is sent"
        for member in _inner(of) if isinstance(of, ir.Model | ir.Map) else ():
            kind = _nested(api, member)
            items = [i for m in _variants(api, member) for i in _inner(m)]
            if kind == "object":
                return "objects in an object", "a[b]=1 is sent"
            if kind == "list" and any(_nested(api, item) for item in items):
                return "lists of objects in an object", "a[0][b]=1 is sent"
            if kind == "list" and deep:
                return "lists in an object", "a[b][]=1&a[b][]=2 is sent"
            if kind == "list" and not spread:
                return "lists in an object", "the name is repeated for each item"
    return None


def _nested(api: ir.Api, of: ir.Type) -> str:
    """``list`` or ``object`` if the values of a type are one of these, else ""."""
    for variant in _variants(api, of):
        if isinstance(variant, ir.Model | ir.Map):
            return "object"
        if isinstance(variant, ir.Array | ir.Tuple):
            return "list"
    return ""


def _inner(of: ir.Model | ir.Type) -> tuple[ir.Type, ...]:
    """The types of the values directly inside a type."""
    match of:
        case ir.Model():
            return tuple(f.type for f in of.fields if f.access is not ir.Access.READ)
        case ir.Array(items):
            return (items,)
        case ir.Map(values):
            return (values,)
        case ir.Tuple(items, rest):
            return items if rest is None else (*items, rest)
        case _:
            return ()


def _variants(api: ir.Api, of: ir.Type) -> Iterator[ir.Model | ir.Type]:
    """The alternatives of a type, with references, null and unions resolved."""
    todo: list[ir.Model | ir.Type] = [of]
    seen: set[str] = set()
    while todo:
        match todo.pop():
            case ir.Ref(id):
                declared = api.index.get(id)
                if declared is not None and id not in seen:
                    seen.add(id)
                    if isinstance(declared, ir.Alias):
                        todo.append(declared.type)
                    else:
                        todo.append(declared)
            case ir.Nullable(inner):
                todo.append(inner)
            case ir.Union(variants):
                todo += variants
            case found:
                yield found


def read_headers(ctx: Context, holder: Node, hint: str) -> tuple[ir.Header, ...]:
    """The ``headers`` of an object; Content-Type follows from the media type instead."""
    found: list[ir.Header] = []
    for wire, node in members_at(ctx, holder, "headers"):
        target = followed(ctx, node)
        if target is None or wire.lower() == "content-type":
            continue
        found.append(
            ir.Header(
                wire=wire,
                type=_header_type(ctx, target, SchemaPlace(f"{hint} {wire}")),
                required=flag_at(target, "required") is True,
                doc=doc_of(ctx, target),
            )
        )
    return tuple(found)


def _header_type(ctx: Context, node: Node, place: SchemaPlace) -> ir.Type:
    schema = node.get("schema")
    for _, content in members_at(ctx, node, "content"):
        if schema is None and content.is_object:
            schema = content.get("schema")
    if schema is None and "type" in node.value:  # Swagger 2.0 §4.8.20
        schema = node
    return ir.STRING if schema is None else read_type(ctx, schema, place)
