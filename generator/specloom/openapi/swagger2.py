"""What Swagger 2.0 says in other words than OpenAPI 3."""

from __future__ import annotations

from specloom import ir
from specloom.document import Node
from specloom.openapi.annotations import (
    access_of,
    default_of,
    doc_of,
    limits_of,
    schema_examples,
)
from specloom.openapi.context import Context, Place
from specloom.openapi.identities import note_parameter
from specloom.openapi.members import flag_at, text_at, texts_at
from specloom.openapi.schemas import read_type
from specloom.openapi.xml_objects import root_xml

FORM = "application/x-www-form-urlencoded"
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
    place = Place(f"{hint} body")
    type = ir.Unknown() if schema is None else read_type(ctx, schema, place)
    examples = schema_examples(schema) if schema and schema.is_object else ()
    consumed = media_types(ctx, node, "consumes") or (JSON,)
    plain = [name for name in consumed if name not in (FORM, MULTIPART)]
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
        span=parameter.span,
        doc=doc_of(ctx, parameter),
    )


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
        span=fields[0].span,
    )
    ctx.claimed.add(id)
    ctx.declared[id] = model
    consumed = media_types(ctx, node, "consumes")
    names = tuple(name for name in consumed if name in (FORM, MULTIPART))
    if has_file:
        names = (MULTIPART,)
    encodings = tuple(_encodings(ctx, fields))
    return ir.Body(
        id=f"{operation} body",
        required=any(field.required for field in model.fields),
        contents=tuple(
            ir.Content(media_type=name, type=ir.Ref(id), encodings=encodings)
            for name in names or (FORM,)
        ),
        span=fields[0].span,
    )


def _is_file(field: Node) -> bool:
    return text_at(field, "type") == "file"


def _field(ctx: Context, owner: str, node: Node, hint: str) -> ir.Field:
    note_parameter(ctx, node)
    wire = text_at(node, "name")
    place = Place(f"{hint} {wire}")
    typed = "type" in node.value or "enum" in node.value
    if not typed:
        ctx.warn("W306", node, "the parameter has no type; it is read as a string")
    return ir.Field(
        id=f"{owner}/properties/{wire}",
        wire=wire,
        type=read_type(ctx, node, place) if typed else ir.STRING,
        required=flag_at(node, "required") is True,
        span=node.span,
        doc=doc_of(ctx, node),
        access=access_of(node),
        default=default_of(node),
        examples=schema_examples(node),
        limits=limits_of(node),
    )


def _encodings(ctx: Context, fields: list[Node]) -> list[ir.Encoding]:
    found: list[ir.Encoding] = []
    for node in fields:
        if text_at(node, "type") == "array":
            style, explode = collection_style(ctx, node, ir.Style.FORM)
            wire = text_at(node, "name")
            found.append(ir.Encoding(wire=wire, style=style, explode=explode))
    return found
