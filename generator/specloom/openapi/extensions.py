"""What the keywords of vendors mean to us, a function each."""

from __future__ import annotations

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.context import Context
from specloom.openapi.members import text_of


def nullable(node: Node) -> bool:
    """``x-nullable: true``: null is a value too; Swagger 2.0 has no word of its own."""
    return (
        node.value.get("x-nullable") is True or node.value.get("x-isnullable") is True
    )


def enum_names(node: Node) -> tuple[str, ...]:
    """Names for the values of an ``enum``, in their order.

    ``x-enum-varnames`` (OpenAPI Generator) is made for code, ``x-enumNames`` (NSwag) too;
    ``x-enum-descriptions`` tells more than names a value, so it comes last.
    """
    for keyword in (
        "x-enum-varnames",
        "x-enumNames",
        "x-enum-names",
        "x-enum-descriptions",
    ):
        found = node.get(keyword)
        if found is not None and found.is_array:
            return tuple(text_of(item.value) or "" for item in found.items())
    return ()


def tag_value(node: Node) -> str:
    """``x-ms-discriminator-value`` (AutoRest): the tag of a schema that extends a base."""
    return node.text("x-ms-discriminator-value") if node.is_object else ""


def display_name(node: Node) -> str:
    """``x-displayName`` (Redoc): what a tag is called before people."""
    return node.text("x-displayName")


def rate_limit(ctx: Context, operation: Node) -> ir.RateLimit | None:
    """``x-rate-limit: {requests, seconds, keys}``, an extension of our own.

    ``requests`` in ``seconds`` are let through, counted apart for each of ``keys``, which
    are templates such as ``ip:{ip}``.
    """
    found = operation.get("x-rate-limit")
    if found is None:
        return None
    value = found.value if is_object(found.value) else {}
    requests, seconds = _count(value.get("requests")), _count(value.get("seconds"))
    if requests is None or seconds is None:
        ctx.warn(
            "W316",
            found,
            "x-rate-limit lacks a whole number of requests or of seconds",
            "write x-rate-limit: {requests: 10, seconds: 3600}",
        )
        return None
    keys = value.get("keys")
    texts = keys if is_array(keys) else []
    return ir.RateLimit(
        requests=requests,
        seconds=seconds,
        keys=tuple(text for text in texts if isinstance(text, str)),
    )


def _count(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and value > 0 else None
