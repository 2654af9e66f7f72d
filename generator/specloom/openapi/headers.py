"""Reads the headers of a response, or of one part of a multipart body."""

from __future__ import annotations

from specloom import ir
from specloom.document import Node
from specloom.openapi.annotations import doc_of
from specloom.openapi.context import Context, Place
from specloom.openapi.members import flag_at, followed, members_at
from specloom.openapi.schemas import read_type


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
                type=_type(ctx, target, Place(f"{hint} {wire}")),
                required=flag_at(target, "required") is True,
                doc=doc_of(ctx, target),
            )
        )
    return tuple(found)


def _type(ctx: Context, node: Node, place: Place) -> ir.Type:
    schema = node.get("schema")
    for _, content in members_at(ctx, node, "content"):
        if schema is None and content.is_object:
            schema = content.get("schema")
    if schema is None and "type" in node.value:  # Swagger 2.0 §4.8.20
        schema = node
    return ir.STRING if schema is None else read_type(ctx, schema, place)
