"""What the keywords of vendors mean to us, a function each."""

from __future__ import annotations

import re

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.context import Context
from specloom.openapi.members import text_of
from specloom.signing import Signing, SigningError, read_signing


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
            "x-rate-limit needs requests and seconds as whole numbers above 0",
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


_ONLY_PAGED = re.compile(r"\blimit\W+and\W+offset\b(?! and\b)", re.IGNORECASE)
_LISTED = re.compile(r"attributes:\s*([\w$]+(?:\s*,\s*[\w$]+)*)")
_FILTERED = re.compile(r"[^.]*\bfilters?\b[^.]*", re.IGNORECASE)
_IN_EVERY_LIST = ("$id", "$createdAt", "$updatedAt")


def queries(
    ctx: Context, operation: Node, parameters: tuple[ir.Parameter, ...]
) -> ir.Queries | None:
    """``queries`` beside ``x-appwrite`` (Appwrite): a list of query strings.

    Services before 1.5 read ``limit(25)``, later ones JSON. The parameter's description
    lists the attributes that filters may name, unless it lets them be anything.
    """
    for one in parameters:
        if one.wire != "queries" or one.location is not ir.Location.QUERY:
            continue
        info = ctx.documents.root().get("info")
        version = re.match(r"v?(\d+)\.(\d+)", info.text("version") if info else "")
        told = (int(version[1]), int(version[2])) if version else (1, 5)
        return ir.Queries(
            parameter=one.wire,
            json=told >= (1, 5),
            attributes=_attributes(one.doc.description),
            certain=any(key.startswith("x-appwrite") for key in operation.value),
        )
    return None


def _attributes(text: str) -> tuple[str, ...] | None:
    """The attributes that a description lets filters name; () when it allows none."""
    listed = _LISTED.search(text)
    found = re.findall(r"[\w$]+", listed[1]) if listed else []
    for sentence in _FILTERED.findall(text) if not found else ():
        found += re.findall(r"`([\w$]+)`", sentence)
    if found:
        return tuple(dict.fromkeys([*found, *_IN_EVERY_LIST]))
    only = re.search(r"\bonly\b|\bnothing else\b", text, re.IGNORECASE)
    return () if only and _ONLY_PAGED.search(text) else None


def signing(ctx: Context, root: Node) -> Signing:
    """``x-webhook-signature: {scheme, …}``, an extension of our own beside ``info``.

    It says how the service signs its webhooks, in the words of the config's ``webhooks``.
    """
    found = root.get("x-webhook-signature")
    if found is None:
        return ()
    try:
        return read_signing(found.value)
    except SigningError as error:
        hint = "write x-webhook-signature: {scheme: standard-webhooks}"
        ctx.warn("W316", found, error.args[1], hint)
        return ()


def _count(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and value > 0 else None
