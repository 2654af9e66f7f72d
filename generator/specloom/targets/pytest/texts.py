"""How single values are written into URLs, forms and header fields."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias
from urllib.parse import quote, quote_plus, unquote

Quote: TypeAlias = Callable[[str], str]

# RFC 3986 §2.2, without the characters that would end a query, or a path.
_QUERY_RESERVED = ":/?[]@!$&'()*+,;="
_PATH_RESERVED = ":/[]@!$&'()*+,;="
_TRIPLET = re.compile("(%[0-9A-Fa-f]{2})")


def text(value: Any) -> str:
    """A scalar as text: no exponents, booleans in lower case; what is nested as JSON."""
    match value:
        case str():
            return value
        case bytes():
            return value.decode()
        case float() if "e" in repr(value):
            return format(Decimal(repr(value)), "f")
        case _:
            return json_text(value)


def json_text(value: Any) -> str:
    """The compact JSON text of a value."""
    return json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), default=bytes.decode
    )


def json_lines(value: Any) -> str:
    """The JSON text of a value on many lines."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=bytes.decode)


def as_is(value: str) -> str:
    """The text itself."""
    return value


def escaped(value: str) -> str:
    """Percent-encoded but for the unreserved characters (RFC 3986 §2.3)."""
    return quote(value, safe="")


def form_escaped(value: str) -> str:
    """Encoded for ``application/x-www-form-urlencoded``."""
    return quote_plus(value, safe="")


def query_escaped(value: str) -> str:
    """Percent-encoded but for what may stand in a query (RFC 6570 §3.2.3)."""
    return _but_triplets(value, _QUERY_RESERVED)


def path_escaped(value: str) -> str:
    """Percent-encoded but for what may stand in a path."""
    return _but_triplets(value, _PATH_RESERVED)


def literal_escaped(value: str) -> str:
    """The text of a path template outside of its placeholders."""
    return _but_triplets(value, ":/?#[]@!$&'()*+,;=")


def _but_triplets(value: str, safe: str) -> str:
    pieces = _TRIPLET.split(value)
    return "".join(
        piece if place % 2 else quote(piece, safe=safe)
        for place, piece in enumerate(pieces)
    )


def leads_elsewhere(path: str) -> bool:
    """Whether a server may find a segment ``.`` or ``..`` in a path once it has decoded it."""
    plain = path
    for _ in range(path.count("%") + 1):
        plain = unquote(plain)
    segments = re.split(r"[/\\]", plain)
    return any(re.fullmatch(r"\.\.?(;.*)?", segment) for segment in segments)


def without_dots(url: str) -> str:
    """The URL without segments that only lead about (RFC 3986 §5.2.4)."""
    scheme, separator, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return f"{scheme}{separator}{authority}{slash}{'/'.join(kept)}"
