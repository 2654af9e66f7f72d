"""The codes of understanding an OpenAPI document: E2xx, W2xx."""

from __future__ import annotations

from specloom.codes.code import Code

OPENAPI_CODES: tuple[Code, ...] = (
    Code(
        "W280",
        "the document breaks the specification",
        "The document does not fit OpenAPI's own schema at this place. It is "
        "generated as well as it can be.",
        "info: {title: 5}",
        "Correct the document; the message says what is expected.",
    ),
    Code(
        "W281",
        "the document contradicts itself",
        "Each part is well formed, but they do not fit: an operationId that comes "
        "twice, a path parameter that no one declares, a default that its own "
        "schema forbids.",
        "type: integer\ndefault: many",
        "Correct the part that is wrong.",
    ),
    Code(
        "W282",
        "the check against the specification was cut short",
        "The document is too large or too unusual to be checked to its end.",
        "a document that takes minutes",
        "Nothing, unless the check matters: then check the document with a tool "
        "made for that.",
    ),
)
