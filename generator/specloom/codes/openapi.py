"""Codes of validation against the OpenAPI specification: W28x."""

from __future__ import annotations

from specloom.codes.code import Code

OPENAPI_CODES: tuple[Code, ...] = (
    Code(
        "W280",
        "the document violates the specification",
        "The JSON Schema of OpenAPI rejects the value at this location. specloom generates "
        "as much as it can.",
        "info: {title: 5}",
        "",
    ),
    Code(
        "W281",
        "the document contradicts itself",
        "Each part is valid by itself, but the parts do not match: a duplicate "
        "operationId, a placeholder in a path without a parameter, a default that its own "
        "schema rejects.",
        "type: integer\ndefault: many",
        "",
    ),
    Code(
        "W282",
        "validation against the specification is incomplete",
        "The document is too large or too unusual to be validated completely. The output "
        "is generated as usual.",
        "a document whose validation takes minutes",
        "Validate the document with a dedicated OpenAPI validator if you need a complete "
        "result.",
    ),
)
