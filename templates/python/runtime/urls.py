"""URLs: percent-encoding, joining, origins, and URLs without their secrets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
UNRESERVED = LETTERS + "0123456789-._~"
RESERVED = ":/?#[]@!$&'()*+,;="
HEX_DIGITS = "0123456789abcdefABCDEF"


def _table(safe: str) -> tuple[str, ...]:
    allowed = safe.encode("ascii")
    return tuple(
        chr(byte) if byte in allowed else f"%{byte:02X}" for byte in range(256)
    )


_STRICT = _table(UNRESERVED)
# "#" would end the query, even if the document allows reserved characters.
_QUERY_RESERVED = _table(UNRESERVED + RESERVED.replace("#", ""))
# "?" would end the path too; allowReserved permits "/" in a value.
_PATH_RESERVED = _table(UNRESERVED + RESERVED.replace("#", "").replace("?", ""))
_FORM = (*_STRICT[:0x20], "+", *_STRICT[0x21:])


def _bytes(text: str) -> bytes:
    # Bytes that are not UTF-8 are surrogates in the text; this restores them.
    return text.encode("utf-8", "surrogateescape")


def escape(text: str) -> str:
    """Percent-encode the UTF-8 bytes of all characters except the unreserved ones."""
    if text.isalnum() and text.isascii():  # fast path for the common case
        return text
    return "".join([_STRICT[byte] for byte in _bytes(text)])


def escape_form(text: str) -> str:
    """Encode as ``escape`` does, but a space as ``+``
    (application/x-www-form-urlencoded).
    """
    return "".join([_FORM[byte] for byte in _bytes(text)])


def escape_query_reserved(text: str) -> str:
    """Encode text but keep reserved characters and ``%XX`` (RFC 6570, section 3.2.3),
    except ``#``.
    """
    return _escape_but_triplets(text, _QUERY_RESERVED)


def escape_path_reserved(text: str) -> str:
    """Encode text but keep reserved characters and ``%XX``, except ``#`` and ``?``."""
    return _escape_but_triplets(text, _PATH_RESERVED)


def _escape_but_triplets(text: str, table: tuple[str, ...]) -> str:
    head, *rest = text.split("%")
    out = [table[byte] for byte in _bytes(head)]
    for piece in rest:
        is_triplet = len(piece) >= 2 and all(c in HEX_DIGITS for c in piece[:2])
        out.append("%" if is_triplet else "%25")
        out.extend(table[byte] for byte in _bytes(piece))
    return "".join(out)


_LITERAL = frozenset(UNRESERVED + RESERVED)


Parts: TypeAlias = tuple[tuple[str, str | None], ...]
"""Literal text, each followed by the name of a placeholder; the last has none."""


class PathTemplate:
    """A path with placeholders, parsed once.

    Args:
        template: The path, with a query if it has one. A fragment is dropped, because
            fragments are never sent.
    """

    __slots__ = ("query", "segments")

    def __init__(self, template: str) -> None:
        path, _, query = template.partition("#")[0].partition("?")
        self.segments: tuple[tuple[str, Parts], ...] = tuple(
            (one, _parsed(one)) for one in path.split("/")
        )
        self.query: Parts = _parsed(query)

    def expanded(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Return path and query with the placeholders filled.

        Args:
            values: The values by name, percent-encoded.

        Raises:
            ValueError: A placeholder has no value, or a segment consists of dots.
        """
        segments: list[str] = []
        for template, parts in self.segments:
            text = _filled(parts, values)
            # Harmless text and values can together form a segment of dots.
            if "." in text and "{" in template and has_dots(text):
                raise ValueError(
                    f"the arguments turn the path segment {template!r} into {text!r}"
                )
            segments.append(text)
        return "/".join(segments), _filled(self.query, values)


def has_dots(path: str) -> bool:
    """Return whether a segment of a path is ``.`` or ``..``, which servers resolve.

    Clients and proxies resolve such segments (RFC 3986 §5.2.4) after they have decoded
    ``%2E`` and ``%2F``, some of them repeatedly; some treat a backslash as a slash
    (WHATWG URL §4.4), and some remove what follows a semicolon in a segment.
    """
    before = ""
    while "%" in path and path != before:
        from urllib.parse import unquote

        before, path = path, unquote(path)
    segments = path.replace("\\", "/").split("/")
    return any(segment.partition(";")[0] in (".", "..") for segment in segments)


def _parsed(template: str) -> Parts:
    parts: list[tuple[str, str | None]] = []
    literal, rest = "", template
    while True:
        text, brace, rest = rest.partition("{")
        literal += _literal(text)
        if not brace:
            return (*parts, (literal, None))
        name, brace, rest = rest.partition("}")
        if not brace:
            return (*parts, (f"{literal}%7B{_literal(name)}", None))
        # The innermost braces contain a name; what is before them is text.
        before, outer, name = name.rpartition("{")
        if outer:
            literal += "%7B" + _literal(before)
        parts.append((literal, name))
        literal = ""


def _filled(parts: Parts, values: Mapping[str, str]) -> str:
    text = ""
    for literal, name in parts:
        text += literal
        if name is not None:
            if name not in values:
                raise ValueError(f"the path parameter {{{name}}} has no value")
            text += values[name]
    return text


def _literal(text: str) -> str:
    """Return the document's own text, with invalid characters percent-encoded."""
    if all(c in _LITERAL for c in text):
        return text
    out: list[str] = []
    for index, c in enumerate(text):
        pair = text[index + 1 : index + 3]
        triplet = c == "%" and len(pair) == 2 and all(d in HEX_DIGITS for d in pair)
        if c in _LITERAL or triplet:
            out.append(c)
        else:
            out.extend(f"%{byte:02X}" for byte in c.encode())
    return "".join(out)


def joined_url(base: str, path: str, queries: Iterable[str]) -> str:
    """Return the base URL with the path appended (not resolved against it) and the
    queries.

    A query of the base URL comes before the others.
    """
    base, _, own = base.partition("#")[0].partition("?")
    if path:
        base = base.rstrip("/") + "/" + path.removeprefix("/")
    query = "&".join(filter(None, (own, *queries)))
    return f"{base}?{query}" if query else base


def resolved(base: str, reference: str) -> str:
    """Make a server's relative URL absolute (RFC 3986 §5)."""
    scheme, separator, rest = base.partition("://")
    if reference.startswith("//"):
        return f"{scheme}:{reference}"
    host, _, _ = rest.partition("/")
    if reference.startswith("/"):
        return scheme + separator + host + reference
    return base.rstrip("/") + "/" + reference.removeprefix("./")


def origin(url: str) -> tuple[str, str, str]:
    """Return scheme, host and port, which identify an origin (RFC 6454)."""
    scheme, _, rest = url.partition("://")
    scheme = scheme.lower()
    authority = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    host_port = authority.rpartition("@")[2].lower()
    host, colon, port = host_port.rpartition(":")
    if not colon or "]" in port:
        host, port = host_port, ""
    default = {"http": "80", "https": "443"}.get(scheme, "")
    return scheme, host, port or default


def without_secrets(url: str, secrets: Collection[str] = ()) -> str:
    """Return the URL for logs: without user, password and secret query parameters.

    ``secrets`` are the percent-encoded names of the query parameters to hide.
    """
    if "@" not in url and not secrets:  # the usual case, quick to check
        return url
    address, mark, query = url.partition("?")
    scheme, separator, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    hidden = set(secrets)
    pieces = [
        name + "=***" if (name := piece.partition("=")[0]) in hidden else piece
        for piece in query.split("&")
    ]
    shown = scheme + separator + authority.rpartition("@")[2] + slash + path
    return shown + mark + "&".join(pieces)
